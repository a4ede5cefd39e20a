package terminal

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"ephisra/questions"
	"ephisra/report"
)

// TestWriteSetsEveryBlock: headings, paragraphs, lists, pairs and tables, plain where nobody sits there.
func TestWriteSetsEveryBlock(t *testing.T) {
	table := report.Table{
		Caption: "Events", Columns: []report.Column{{Title: "No."}, {Title: "What", Width: 9}, {Title: "Level", Width: 3}},
		Rows: []report.Row{{Cells: []report.Cell{{Text: "1"}, {Text: "a very long sentence"}, {Text: "High", Value: questions.High}}}},
	}
	doc := &report.Document{Sections: []report.Section{
		{Title: "First\x1b", Blocks: []report.Block{
			report.Paragraph{Text: "one two three four"}, report.List{Items: []string{"a", "b"}},
			report.Pairs{Items: []report.Pair{{Label: "Long label", Value: "v\nw"}, {Label: "L", Value: "x"}}},
		}},
		{Title: "Second", Blocks: []report.Block{
			report.Heading{Text: "Under"}, table, report.Table{Empty: "No event."},
		}},
	}}
	var out bytes.Buffer
	if err := Write(&out, doc, NewStyle(&out), 0); err != nil {
		t.Fatal(err)
	}
	want := `First<U+001B>
one two three four
- a
- b
  Long label  v
              w
  L           x

Second

Under

Events
No.  Level  What
1    High   a very long sentence

  No event.
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, width := range []int{20, 40, 80} {
		out.Reset()
		if err := Write(&out, doc, NewStyle(&out), width); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(out.String(), "\n") {
			if len(line) > max(width, narrowest+14) {
				t.Errorf("at %d cells: %q", width, line)
			}
		}
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriteTellsThatNothingWasWritten(t *testing.T) {
	doc := &report.Document{Sections: []report.Section{{Title: "A"}}}
	if err := Write(failing{}, doc, NewStyle(failing{}), 0); err == nil {
		t.Error("a full device is not told")
	}
}

// FuzzSanitize: nothing that acts on a terminal is left, and what is harmless stays as it is.
func FuzzSanitize(f *testing.F) {
	f.Add("a\x1b[2Jb\u202ec\x9d")
	f.Fuzz(func(t *testing.T, text string) {
		safe := Sanitize(text)
		for _, r := range safe {
			if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Cf, r) {
				t.Errorf("%q leaves %U", text, r)
			}
		}
		if Sanitize(safe) != safe {
			t.Errorf("%q is changed twice", text)
		}
	})
}
