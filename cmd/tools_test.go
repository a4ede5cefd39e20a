//go:build unix

package cmd

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// needs skips a test where a tool is missing, and says so; in CI, which installs the tools, a
// missing one is a failure.
func needs(t *testing.T, tool string) {
	t.Helper()
	if _, err := exec.LookPath(tool); err == nil {
		return
	}
	if os.Getenv("SRA_CI") != "" {
		t.Fatalf("%s is missing; .ci/run installs it", tool)
	}
	t.Skipf("%s is not installed", tool)
}

// TestNoCommandUsesTheNetwork traces the system calls of every command that reads or writes.
func TestNoCommandUsesTheNetwork(t *testing.T) {
	needs(t, "strace")
	sra, dir := program(t), t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	file, pass := in("a.yaml"), in("pass")
	if err := os.WriteFile(pass, []byte("correct horse battery\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	traced := [][]string{
		{"new", file, "--name", "P", "--by", "Ana", "--role", "owner"}, {"answer", file, "ai-tools", "yes"},
		{"interview", "--plain", file}, {"status", file}, {"status", file, "--format", "ics"}, {"score", file},
		{"score", dir, "--summary"}, {"explain", file, "ai-tools"}, {"plan", "list", file},
		{"plan", "what-if", file, "turn-on-mfa"}, {"plan", "set", file, "turn-on-mfa", "--owner", "Ana"},
		{"override", file, "lost-laptop", "--likelihood", "high", "--reason", "x", "--by", "Ana"},
		{"vendor", "add", file, "V"}, {"vendor", "list", file}, {"vendor", "export", file, "-o", in("v.xlsx")},
		{"asset", "add", file, "A"}, {"person", "list", file}, {"pack", file, "--for", "it", "-o", in("it.xlsx")},
		{"report", file, "-o", dir, "--format", "pdf,md,html,xlsx,csv,json"}, {"sample", in("b.yaml")},
		{"compare", file, file}, {"merge", file, file, "-o", in("m.yaml")}, {"migrate", file, "--dry-run"},
		{"check", "--seal", file}, {"sign", file, "--by", "Ana", "--role", "owner", "--yes"}, {"verify", file},
		{"bank", "check"}, {"bank", "list"}, {"bank", "show", "ai-tools"}, {"bank", "coverage"}, {"schema", "score"},
		{"key", "new", in("k.key"), "--passphrase-file", pass}, {"version"}, {"help"}, {"completion", "bash"},
	}
	for _, args := range traced {
		trace := filepath.Join(dir, "trace")
		c := exec.Command(
			"strace",
			append([]string{"-f", "-qq", "-e", "trace=socket,connect", "-o", trace, sra}, args...)...)
		c.Stdin = strings.NewReader("q\n")
		if out, err := c.CombinedOutput(); err != nil {
			if strings.Contains(string(out), "ptrace") {
				t.Skipf("tracing is not allowed here: %s", out)
			}
			t.Errorf("sra %v: %v\n%s", args, err, out)
		}
		if calls, err := os.ReadFile(trace); err != nil || strings.Contains(string(calls), "socket(") ||
			strings.Contains(string(calls), "connect(") {
			t.Errorf("sra %v: %v\n%s", args, err, calls)
		}
	}
	t.Logf("%d commands traced, 0 calls of the network", len(traced))
}

// writeCall is a system call that writes to a file, and not to the terminal or a pipe of ours.
var writeCall = regexp.MustCompile(`(?m)^[0-9]+ +(?:write|pwrite64|writev|pwritev)\(([0-9]+),.*$`)

// TestEncryptedFilesAreNeverWrittenPlain traces every write of commands on an encrypted file: nothing that was typed goes
// to a file, copies, drafts and temporary files included. The same on a plain file shows that the test would see it.
func TestEncryptedFilesAreNeverWrittenPlain(t *testing.T) {
	needs(t, "strace")
	sra, dir := program(t), t.TempDir()
	key := filepath.Join(dir, "bare.key")
	const identity = "AGE-SECRET-KEY-17M670WMM20CDYVWUX8FL567G9FGX62WL4S9GR9N9NFQQY8J49A2QW4C265\n" // of this test alone
	if err := os.WriteFile(key, []byte(identity), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, wantPlain := range map[string]bool{"a.yaml.age": false, "a.yaml": true} {
		file, plain := filepath.Join(dir, name), 0
		for _, args := range [][]string{
			{"new", file, "--name", "Secretplace", "--by", "Secretperson", "--role", "owner"},
			{"answer", file, "ai-tools", "yes", "--by", "Secretperson", "--note", "Secretnote"},
			{"vendor", "add", file, "Secretvendor"}, {"interview", "--plain", file}, {"status", file}, {"score", file},
			{"sign", file, "--by", "Secretperson", "--role", "owner", "--yes"}, {"interview", "--amend", "--plain", file},
		} {
			trace := filepath.Join(dir, "trace")
			c := exec.Command("strace", append([]string{"-f", "-qq", "-s", "1000000", "-e", "trace=write,pwrite64,writev,pwritev", "-o",
				trace, sra, "--key", key}, args...)...)
			c.Stdin = strings.NewReader("n\nSecretnote too\n.\nn\nSecretdraft\n") // the second note is not ended, so a draft is kept
			if out, err := c.CombinedOutput(); err != nil && args[0] != "interview" {
				if strings.Contains(string(out), "ptrace") {
					t.Skipf("tracing is not allowed here: %s", out)
				}
				t.Errorf("sra %v: %v\n%s", args, err, out)
			}
			calls, err := os.ReadFile(trace)
			if err != nil {
				t.Fatal(err)
			}
			for _, call := range writeCall.FindAllSubmatch(calls, -1) {
				if fd := string(call[1]); fd != "1" && fd != "2" && bytes.Contains(call[0], []byte("Secret")) {
					plain++
				}
			}
		}
		if (plain > 0) != wantPlain {
			t.Errorf("%s: %d writes hold what was typed", name, plain)
		}
	}
}

// TestAKillAtEverySystemCall kills a command at the first, second and every further call of each kind that saving makes:
// the file is whole, with the answer of before or the new one, and the next command cleans up.
func TestAKillAtEverySystemCall(t *testing.T) {
	needs(t, "strace")
	sra, dir := program(t), t.TempDir()
	file, killed := filepath.Join(dir, "a.yaml"), 0
	run(t, sra, "new", file, "--name", "P")
	run(t, sra, "answer", file, "mfa-email", "none")
	for _, call := range []string{"openat", "write", "fsync", "close", "renameat", "renameat2", "unlinkat", "flock", "fstat"} {
		for n := 1; ; n++ {
			option := []string{"all", "some"}[n%2]
			c := exec.Command("strace", "-f", "-qq", "-o", os.DevNull, "-e", "trace="+call, "-e",
				fmt.Sprintf("inject=%s:signal=KILL:when=%d", call, n), sra, "answer", file, "mfa-email", option)
			out, err := c.CombinedOutput()
			if strings.Contains(string(out), "ptrace") {
				t.Skipf("tracing is not allowed here: %s", out)
			}
			if err == nil {
				break // there is no n-th call of this kind
			}
			killed++
			b, a := load(t, file)
			if answer := a.Answers["mfa-email"]; answer == nil || b.Question("mfa-email").Option(answer.Choice) == nil {
				t.Fatalf("killed at %s %d: the file holds %+v", call, n, answer)
			}
		}
	}
	run(t, sra, "answer", file, "mfa-email", "none")
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if strings.Contains(e.Name(), ".tmp-") || err != nil {
			t.Errorf("%s is left (%v)", e.Name(), err)
		}
	}
	t.Logf("%d kills, one at each system call of a command that saves: the file whole each time, nothing left", killed)
}

// TestThePDFIsSound: the files of all samples hold up before other people's programs.
func TestThePDFIsSound(t *testing.T) {
	needs(t, "qpdf")
	needs(t, "pdftotext")
	samples, err := filepath.Glob("../testdata/assessments/*.yaml")
	if err != nil || len(samples) == 0 {
		t.Fatal("no samples", err)
	}
	sra, dir := program(t), t.TempDir()
	run(t, sra, append([]string{"report", "--format", "pdf", "-o", dir}, samples...)...)
	for _, s := range samples {
		pdf := filepath.Join(dir, baseName(s)+"-risk-assessment.pdf")
		run(t, "qpdf", "--check", pdf)
		text, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
		if err != nil || !strings.Contains(string(text), "Every answer") {
			t.Errorf("%s: no text to be had: %v", pdf, err)
		}
	}
}

// realTerminal is a terminal that a test types into and looks at.
type realTerminal struct {
	t      *testing.T
	socket string
}

// openTerminal starts a command in a terminal of 80 by 24.
func openTerminal(t *testing.T, command string) *realTerminal {
	t.Helper()
	needs(t, "tmux")
	dir, err := os.MkdirTemp("", "sra") // a socket's path has to be short
	if err != nil {
		t.Fatal(err)
	}
	term := &realTerminal{t, filepath.Join(dir, "s")}
	term.tmux("new-session", "-d", "-s", "s", "-x", "80", "-y", "24", command+"; echo EXIT=$?; sleep 60")
	t.Cleanup(func() {
		_ = exec.Command("tmux", "-S", term.socket, "kill-server").Run()
		os.RemoveAll(dir)
	})
	return term
}

func (term *realTerminal) tmux(args ...string) string {
	term.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-S", term.socket, "-f", os.DevNull}, args...)...).CombinedOutput()
	if err != nil {
		term.t.Fatalf("tmux %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// sees waits until the screen shows a text.
func (term *realTerminal) sees(text string) {
	term.t.Helper()
	screen := ""
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if screen = term.tmux("capture-pane", "-p", "-J", "-t", "s"); strings.Contains(screen, text) {
			return
		}
	}
	term.t.Fatalf("the screen never shows %q:\n%s", text, screen)
}

func (term *realTerminal) types(keys ...string) {
	term.t.Helper()
	term.tmux(append([]string{"send-keys", "-t", "s"}, keys...)...)
}

// TestLineModeOnARealTerminal starts an assessment with the form, answers, writes half a note, leaves with
// Ctrl-C, and goes on.
func TestLineModeOnARealTerminal(t *testing.T) {
	needs(t, "tmux")
	sra, file := program(t), filepath.Join(t.TempDir(), "a.yaml")
	term := openTerminal(
		t,
		fmt.Sprintf("%s new %s; %s interview --plain %s; echo LEFT=$?; %s interview --plain %s", sra, file, sra, file,
			sra, file),
	)
	term.sees("What is the practice called?")
	term.types("Maple Dental", "Enter") // huh hands over between fields, so wait as a person does
	term.sees("┃ What is your name?")
	term.types("Kim Lee", "Enter")
	term.sees("┃ What is your role there?")
	term.types("manager", "Enter")
	term.sees("Question 1 of")
	term.types("4", "Enter")
	term.sees("Recorded: 1 to 5. Saved.")
	term.types("n", "Enter")
	term.sees("a single point")
	term.types("half a sentence", "Enter")
	term.sees("> half a sentence\n>") // Ctrl-C throws away what the program has not read yet
	term.types("C-c")
	term.sees("LEFT=130")
	term.sees("An unfinished note on records-held was kept: half a sentence")
	term.types("q", "Enter")
	term.sees("EXIT=0")
	src, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(src), `people:`) ||
		!strings.Contains(string(src), `practice-size: {rev: 1, choice: "1-5", said_by: kim`) {
		t.Errorf("the file holds, %v:\n%s", err, src)
	}
}
