package terminal

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFit(t *testing.T) {
	for _, c := range []struct {
		name, text    string
		indent, width int
		want          []string
	}{
		{"at blanks", "one two three", 0, 7, []string{"one two", "three"}},
		{"hanging", "one two three", 2, 7, []string{"one", "  two", "  three"}},
		{"a long word", "abcdefgh ij", 0, 3, []string{"abc", "def", "gh", "ij"}},
		{"its own lines", "a\n\nb", 1, 9, []string{"a", " ", " b"}},
		{"wide letters", "漢字漢字", 0, 5, []string{"漢字", "漢字"}},
		{"controls and tabs", "a\x1b\tb", 0, 20, []string{"a<U+001B>    b"}},
	} {
		if diff := cmp.Diff(c.want, Fit(c.text, c.indent, c.width)); diff != "" {
			t.Errorf("%s -want +got:\n%s", c.name, diff)
		}
	}
}

func TestClip(t *testing.T) {
	for text, want := range map[string]string{"short": "short", "rather long": "rath...", "two\nlines": "two ...", "漢字漢字": "漢字..."} {
		if got := Clip(text, 7); got != want {
			t.Errorf("%q is clipped to %q, want %q", text, got, want)
		}
	}
	if got := Clip("abcdef", 2); got != ".." {
		t.Errorf("got %q", got)
	}
}

// FuzzFit: no line is wider than asked, and nothing but blanks is lost.
func FuzzFit(f *testing.F) {
	f.Add("one two 漢字 verylongwordindeed", 2, 9)
	f.Fuzz(func(t *testing.T, text string, indent, width int) {
		indent, width = min(max(indent, 0), 10), min(max(width, 14), 60)
		lines := Fit(text, indent, width)
		for _, line := range lines {
			if Width(line) > width {
				t.Errorf("%q is wider than %d", line, width)
			}
		}
		solid := func(text string) string { return strings.Join(strings.Fields(text), "") }
		if got, want := solid(strings.Join(lines, "")), solid(Sanitize(text)); got != want {
			t.Errorf("%q became %q", want, got)
		}
	})
}
