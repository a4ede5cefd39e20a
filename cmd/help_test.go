package cmd

import (
	"strings"
	"testing"

	"ephisra/report/terminal"
)

// TestHelpFits: no line of any help is wider than a page, but for examples, which stay whole to be pasted; and every
// command stands in a group.
func TestHelpFits(t *testing.T) {
	o := newOffice(t)
	for _, c := range commands(t) {
		if c.HasParent() && c.Parent() == c.Root() && c.GroupID == "" {
			t.Errorf("%s is in no group of the help", c.Name())
		}
		args := append(strings.Fields(c.CommandPath())[1:], "--help")
		for _, l := range strings.Split(o.must(args...).out, "\n") {
			if terminal.Width(l) > widestHelp && !strings.HasPrefix(l, "  sra ") {
				t.Errorf("%s: %q", c.CommandPath(), l)
			}
		}
	}
}

func TestFoldHelp(t *testing.T) {
	got := foldHelp("  --flag  what it does in words\n  sra new file.yaml --name Maple", 20)
	if want := "  --flag  what it\n          does in\n          words\n  sra new file.yaml --name Maple"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
