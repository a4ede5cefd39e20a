//go:build unix

package cmd

import (
	"io"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/creack/pty"

	"ephisra/report/terminal"
)

// colors are what a terminal is told about looks.
var colors = regexp.MustCompile("\x1b\\[[0-9;]*m")

// TestWhatIsPrintedFitsTheTerminal: at 80 and at 40 columns no line of any table or text is wider, but for a word that
// is wider by itself.
func TestWhatIsPrintedFitsTheTerminal(t *testing.T) {
	skipShort(t)
	o := newOffice(t)
	o.must("sample", "a.yaml")
	o.must("sample", "b.yaml", "--kind", "half-finished-dental")
	for _, line := range []string{
		"score a.yaml", "score b.yaml", "score a.yaml b.yaml --summary", "status a.yaml", "status b.yaml",
		"plan list a.yaml", "plan list a.yaml --overdue --as-of 2027-01-01", "plan what-if a.yaml turn-on-mfa",
		"explain a.yaml practice", "explain a.yaml lost-laptop", "explain a.yaml 164.312(d)", "explain a.yaml mfa-email",
		"explain a.yaml turn-on-mfa", "vendor list a.yaml", "asset list a.yaml", "person list a.yaml", "compare a.yaml a.yaml",
		"check a.yaml", "bank list", "bank coverage", "bank check", "bank show mfa-email", "bank show risk-analysis",
		"bank show lost-laptop", "migrate a.yaml --dry-run", "schema", "version",
	} {
		for _, width := range []uint16{80, 40} {
			for _, l := range printedAt(t, o.dir, width, strings.Fields(line)) {
				if words := strings.Fields(l); terminal.Width(l) > int(width) && len(words) > 1 {
					t.Errorf("%s at %d: %d cells: %q", line, width, terminal.Width(l), l)
				}
			}
		}
	}
}

// printedAt returns the lines a command prints at a terminal of so many columns.
func printedAt(t *testing.T, dir string, width uint16, args []string) []string {
	t.Helper()
	c := exec.Command(program(t), args...)
	c.Dir = dir
	tty, err := pty.StartWithSize(c, &pty.Winsize{Rows: 50, Cols: width})
	if err != nil {
		t.Fatal(err)
	}
	defer tty.Close()
	out, _ := io.ReadAll(tty) // a terminal whose program is gone ends with an error
	if err := c.Wait(); err != nil {
		t.Errorf("sra %v: %v", args, err)
	}
	return strings.Split(strings.ReplaceAll(colors.ReplaceAllString(string(out), ""), "\r", ""), "\n")
}
