package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"testing"
)

// TestPositionsAreRight reads the table of positions of the finished file: at each must stand the
// object of that number.
func TestPositionsAreRight(t *testing.T) {
	raw := drawn(t, sample(12), Options{Uncompressed: true})
	at := bytes.LastIndex(raw, []byte("\nxref\n")) + 1
	lines := bytes.Split(raw[at:], []byte("\n"))
	objects := 0
	for _, l := range lines[3:] {
		if !bytes.HasSuffix(l, []byte(" n ")) {
			break
		}
		objects++
		position, err := strconv.Atoi(string(l[:10]))
		if err != nil || len(l) != 19 {
			t.Fatalf("line %q is not 20 bytes with a position", l)
		}
		if want := fmt.Appendf(nil, "%d 0 obj\n", objects); !bytes.HasPrefix(raw[position:], want) {
			t.Errorf("at the position of object %d stands %q", objects, raw[position:position+12])
		}
	}
	if want := fmt.Sprintf("/Size %d\n", objects+1); !bytes.Contains(raw[at:], []byte(want)) {
		t.Errorf("the trailer does not say %q", want)
	}
	if want := fmt.Sprintf("startxref\n%d\n%%%%EOF\n", at); !bytes.HasSuffix(raw, []byte(want)) {
		t.Errorf("the file ends with %q, want %q", raw[len(raw)-30:], want)
	}
}

func TestLinksAreObjects(t *testing.T) {
	raw := drawn(t, sample(3), Options{Uncompressed: true})
	inside := regexp.MustCompile(`/Annots \[(\d+ 0 R )+\]`).FindAll(raw, -1)
	if len(inside) != 1 || bytes.Count(inside[0], []byte(" R ")) != len(sample(3).Sections) {
		t.Errorf("links of the contents: %q", inside)
	}
}

func TestMendRefusesWhatItDoesNotKnow(t *testing.T) {
	for name, in := range map[string]string{
		"nothing":             "",
		"no table":            "%PDF-1.3\n1 0 obj\nendobj\n",
		"no trailer":          "%PDF-1.3\n1 0 obj\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n",
		"a position outside":  "%PDF-1.3\n1 0 obj\nendobj\nxref\n0 2\n0000000000 65535 f \n0000009999 00000 n \ntrailer\n<<\n",
		"a short line":        "%PDF-1.3\n1 0 obj\nendobj\nxref\n0 2\n0000000000 65535 f \nx\ntrailer\n<<\n",
		"fewer than expected": "%PDF-1.3\n1 0 obj\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<<\n",
	} {
		if out, err := rewritePDF([]byte(in), []int{1}, joinPlain); !errors.Is(err, errTable) || out != nil {
			t.Errorf("%s: got %q and %v, want errTable", name, out, err)
		}
	}
}
