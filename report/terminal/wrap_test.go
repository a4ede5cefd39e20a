package terminal

import (
	"strings"
	"testing"
)

func TestWrapped(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      int
		want       string
	}{
		{"fits", "one two", 7, "one two"},
		{"no width", strings.Repeat("long ", 50), 0, strings.Repeat("long ", 50)},
		{"breaks at blanks", "one two three", 8, "one two\nthree"},
		{"hangs under an option", "  1. one two three", 12, "  1. one two\n     three"},
		{"a long word stays whole", "a bbbbbbbbbb c", 5, "a\nbbbbbbbbbb\nc"},
		{"line by line", "one two\nthree four", 5, "one\ntwo\nthree\nfour"},
		{"wide characters count twice", "漢字 漢字", 6, "漢字\n漢字"},
	} {
		if got := Wrap(c.text, c.width); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
