package terminal

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      int
		want       string
	}{
		{"what fits stays", "Risk   High", 20, "Risk   High"},
		{"under the value", "Risk   High now and later", 16, "Risk   High now\n       and later"},
		{"a label too wide", "A long label  High now", 16, "A long label\n  High now"},
		{"no label", "  one two three", 10, "  one two\n    three"},
		{"line by line", "one two\n\nthree four", 8, "one two\n\nthree\n  four"},
		{"no width", "one two", 0, "one two"},
	} {
		if diff := cmp.Diff(c.want, Fold(c.text, c.width)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestFolderWritesWhatItFolds(t *testing.T) {
	var b bytes.Buffer
	if n, err := (Folder{&b, 8}).Write([]byte("one two three\n")); n != 14 || err != nil {
		t.Errorf("wrote %d, %v", n, err)
	}
	if got, want := b.String(), "one two\n  three\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTableFits: side by side where there is room, the last column broken where that is enough, else a block a row.
func TestTableFits(t *testing.T) {
	table := Table{Header: []string{"No.", "Level", "Note", "Event"}}
	table.Add("1", "High", "", "A laptop with patient data is lost or stolen")
	table.Add("2", "Low", "own", "Fire")
	for width, want := range map[int]string{
		0: "No.  Level  Note  Event\n" +
			"1    High         A laptop with patient data is lost or stolen\n" +
			"2    Low    own   Fire\n",
		45: "No.  Level  Note  Event\n" +
			"1    High         A laptop with patient data\n" +
			"                  is lost or stolen\n" +
			"2    Low    own   Fire\n",
		30: "1  A laptop with patient data\n" +
			"   is lost or stolen\n" +
			"  Level High\n" +
			"2  Fire\n" +
			"  Level Low; Note own\n",
	} {
		var b strings.Builder
		table.Write(&b, Style{}, width)
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("width %d (-want +got):\n%s", width, diff)
		}
	}
}
