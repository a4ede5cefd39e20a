package yamlfile

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestTreeCodec: every sample comes back as it was, and no beginning of its bytes is taken for a tree.
func TestTreeCodec(t *testing.T) {
	for i, text := range samples(t) {
		root, faults := ParseAll("f", []byte(text))
		if root == nil {
			t.Fatal(faults)
		}
		bytes := string(AppendTree(nil, root))
		got, err := ReadTree(bytes)
		if diff := cmp.Diff(root, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Errorf("sample %d: %v, %s", i, err, diff)
		}
		for n := 0; n < len(bytes); n += 1 + n/10 {
			if _, err := ReadTree(bytes[:n]); err == nil {
				t.Errorf("sample %d: its first %d bytes are taken for a tree", i, n)
			}
		}
	}
}

func FuzzReadTree(f *testing.F) {
	root, _ := ParseAll("f", []byte("a: {b: [c, \"d\"]}\n"))
	f.Add(string(AppendTree(nil, root)))
	f.Add("\x03\x01\x01\xff\xff\xff\xff\x0f")
	f.Fuzz(func(t *testing.T, bytes string) {
		n, err := ReadTree(bytes)
		if err != nil {
			return
		}
		again, err := ReadTree(string(AppendTree(nil, n)))
		if diff := cmp.Diff(n, again, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Errorf("%v, %s", err, diff)
		}
	})
}
