//go:build unix

package cmd

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// beforeExamples is what was done before any example.
const beforeExamples = `sra sample lakeside.yaml --kind lost-device-dermatology && sra person add lakeside.yaml "Dana Ruiz" &&
		sra person set lakeside.yaml dana --role "office manager" && printf 'four words nobody knows\n' > pass`

// beforeExample is what was done before an example besides, by command and by group of commands.
var beforeExample = map[string]string{
	"sra asset":         `sra asset add lakeside.yaml "Server in the closet" --kind system && sra asset export lakeside.yaml -o devices.xlsx`,
	"sra asset add":     `rm lakeside.yaml && sra sample lakeside.yaml`,
	"sra asset confirm": `sra new lakeside-2027.yaml --from lakeside.yaml`,
	"sra asset export":  `rm devices.xlsx`,
	"sra bank":          `sra bank init my-bank && mkdir last-year && cp -r my-bank last-year`,
	"sra bank init":     `rm -r my-bank`,
	"sra compare":       `sra sample lakeside-2025.yaml --kind well-run-family-practice`,
	"sra import": `sra pack lakeside.yaml --all --for it -o it.md && sra pack lakeside.yaml --all --for it -o it.xlsx &&
		sed -i.bak -e '/mfa-email rev/,/^Note/s/^- \[ \] 4/- [x] 4/' it.md`,
	"sra interview":      `rm lakeside.yaml && sra sample lakeside.yaml --kind half-finished-dental`,
	"sra key new":        `rm -f lakeside.key`,
	"sra key show":       `sra key new lakeside.key --passphrase-file pass`,
	"sra key encrypt":    `sra key new lakeside.key --passphrase-file pass`,
	"sra merge":          `mv lakeside.yaml lakeside-dana.yaml && cp lakeside-dana.yaml lakeside-it.yaml`,
	"sra new":            `mv lakeside.yaml lakeside-2026.yaml`,
	"sra person":         `sra person add lakeside.yaml "Kim Lee" && sra person export lakeside.yaml -o people.xlsx`,
	"sra person add":     `sra person remove lakeside.yaml kim`,
	"sra person export":  `rm people.xlsx`,
	"sra person join":    `sra person add lakeside.yaml "Dana R."`,
	"sra plan import":    `sra plan export lakeside.yaml -o plan.xlsx`,
	"sra sample":         `rm -f example.yaml`,
	"sra score":          `mkdir clients && cp lakeside.yaml clients`,
	"sra vendor":         `sra vendor add lakeside.yaml "Acme Billing" && sra vendor export lakeside.yaml -o vendors.xlsx`,
	"sra vendor add":     `sra vendor remove lakeside.yaml acme`,
	"sra vendor confirm": `sra new lakeside-2027.yaml --from lakeside.yaml`,
	"sra vendor export":  `rm vendors.xlsx`,
	"sra verify":         `sra sign lakeside.yaml --by "Kim Lee" --role owner --yes`,
}

// byHand are the beginnings of lines that a person would answer, and what is put behind them where nobody sits. The first
// that fits counts.
var byHand = []struct{ starts, rest string }{
	{"sra interview", " --plain < /dev/null; test $? = 130"},
	{"sra --bank my-bank interview", " --plain < /dev/null; test $? = 130"},
	{"sra import lakeside.yaml it.xlsx", "; test $? = 1"}, // nobody filled it in: nothing is taken, and that is said
	{"sra import maple.yaml it.xlsx", "; test $? = 1"},
	{"sra sign", " --yes"}, {"sra key", " --passphrase-file pass"}, {"sra new", " --passphrase-file pass"},
}

// unattended is a line as it can be run where nobody sits.
func unattended(line string) string {
	line, _, _ = strings.Cut(line, "  #") // a comment behind it
	line = strings.TrimSpace(line)
	for _, one := range byHand {
		if strings.HasPrefix(line, one.starts) {
			return line + one.rest
		}
	}
	return line
}

// TestExamplesOfHelp: each command that does something shows an example, and each is run by a shell as it stands, one
// after the other in a folder with what it names, and works.
func TestExamplesOfHelp(t *testing.T) {
	s := newExampleShell(t)
	s.must(t, s.office, beforeExamples)
	for _, c := range commands(t) {
		if c.Runnable() && !c.HasSubCommands() && c.Example == "" {
			t.Errorf("%s has no example", c.CommandPath())
		}
		if c.Example != "" {
			t.Run(c.CommandPath(), func(t *testing.T) {
				t.Parallel()
				s.runExamples(t, c)
			})
		}
	}
}

// exampleShell runs lines in copies of one folder.
type exampleShell struct{ shell, path, office string }

// newExampleShell finds the shell; without one the test is skipped.
func newExampleShell(t *testing.T) *exampleShell {
	t.Helper()
	skipShort(t)
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh here")
	}
	return &exampleShell{shell, filepath.Dir(program(t)) + string(os.PathListSeparator) + os.Getenv("PATH"), t.TempDir()}
}

func (s *exampleShell) runExamples(t *testing.T, c *cobra.Command) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(s.office)); err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(c.CommandPath())
	if c.HasSubCommands() {
		words = words[:1] // what its commands need is done by its own example
	}
	for n := 2; n <= len(words); n++ { // what is done before those of a group, then before the command
		if before := beforeExample[strings.Join(words[:n], " ")]; before != "" {
			s.must(t, dir, before)
		}
	}
	for _, line := range strings.Split(c.Example, "\n") {
		s.must(t, dir, unattended(line))
	}
}

// must runs a line that ends with 0, or with 4 where it asks for a gate.
func (s *exampleShell) must(t *testing.T, dir, line string) {
	t.Helper()
	code, out := s.run(t, dir, line)
	if code != exitDone && !(code == exitGate && strings.Contains(line, "--fail-on")) {
		t.Errorf("%s: ends with %d:\n%.800s", line, code, out)
	}
}

// run runs a line and returns its exit code and what it printed.
func (s *exampleShell) run(t *testing.T, dir, line string) (code int, out []byte) {
	t.Helper()
	c := exec.Command(s.shell, "-c", line)
	c.Dir, c.Env = dir, append(os.Environ(), "PATH="+s.path)
	out, err := c.CombinedOutput()
	if c.ProcessState == nil {
		t.Fatal(err) // it did not even begin
	}
	return c.ProcessState.ExitCode(), out
}
