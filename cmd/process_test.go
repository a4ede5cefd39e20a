//go:build unix

package cmd

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// patience is how long a program may take before a test gives up on it; no test measures time.
const patience = 60 * time.Second

// builtProgram is sra, built once for the tests that need a process of their own.
var builtProgram = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "sra-test")
	if err != nil {
		return "", err
	}
	builtIn = dir
	path := filepath.Join(dir, "sra")
	if out, err := exec.Command("go", "build", "-o", path, "./sra").CombinedOutput(); err != nil {
		return "", fmt.Errorf("building sra: %w\n%s", err, out)
	}
	return path, nil
})

// program returns the path of sra.
func program(t *testing.T) string {
	t.Helper()
	skipShort(t)
	path, err := builtProgram()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// TestNothingIsAskedOfTheTerminal: on a terminal that never answers no command but the interview
// writes a query, so none waits for an answer.
func TestNothingIsAskedOfTheTerminal(t *testing.T) {
	sra := program(t)
	sample, err := filepath.Abs("../testdata/assessments/half-finished-dental.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--help"}, {"version"}, {"score", sample}, {"status", sample}, {"check", sample},
		{"bank", "list"}, {"report", sample, "-o", t.TempDir()}} {
		out := onSilentTerminal(t, sra, args)
		for _, query := range []string{"\x1b]", "\x1b[6n", "\x1b[c", "\x1bP"} {
			if strings.Contains(out, query) {
				t.Errorf("sra %v asks the terminal %q", args, query)
			}
		}
		if len(out) < 10 {
			t.Errorf("sra %v printed %q", args, out)
		}
	}
}

// onSilentTerminal runs a command on a pseudo-terminal that never answers and returns its output.
func onSilentTerminal(t *testing.T, sra string, args []string) string {
	t.Helper()
	c := exec.Command(sra, args...)
	c.Env = []string{"TERM=xterm-256color", "HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}
	tty, err := pty.Start(c)
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer tty.Close()
	stop := time.AfterFunc(patience, func() { _ = c.Process.Kill() })
	defer stop.Stop()
	out, _ := io.ReadAll(tty) // ends with EIO when the program ends
	if err := c.Wait(); err != nil {
		t.Errorf("sra %v: %v", args, err)
	}
	return string(out)
}

// TestSignalsLoseNothing: whatever ends the interview, what was said to be saved is in the file, a
// note being typed is kept where the program can still act, and the exit code says which signal it was.
func TestSignalsLoseNothing(t *testing.T) {
	sra := program(t)
	for _, c := range []struct {
		signal syscall.Signal
		code   int
		draft  bool
	}{{syscall.SIGTERM, exitTerminated, true}, {syscall.SIGHUP, exitHangup, true}, {syscall.SIGINT, exitInterrupted, true},
		{syscall.SIGKILL, -1, false}} {
		file := filepath.Join(t.TempDir(), "a.yaml")
		run(t, sra, "new", file, "--name", "P")
		if got := interrupted(t, sra, file, c.signal); got != c.code {
			t.Errorf("%v: exit code %d, want %d", c.signal, got, c.code)
		}
		src, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(src), `practice-size: {rev: 1, choice: "1-5"`) {
			t.Errorf("%v: the answer is not in the file: %v\n%s", c.signal, err, src)
		}
		if kept := strings.Contains(string(src),
			`draft: {question: records-held, note: "half a sentence"}`); kept != c.draft {
			t.Errorf("%v: draft kept %v, want %v\n%s", c.signal, kept, c.draft, src)
		}
		run(t, sra, "check", file) // whole, and the lock is free
		run(t, sra, "answer", file, "ai-tools", "yes")
	}
}

// TestASignalInTheFormLeavesNoFile: whatever ends the form of "new", no assessment without a name is left behind, and
// the exit code says which signal it was.
func TestASignalInTheFormLeavesNoFile(t *testing.T) {
	sra := program(t)
	for signal, code := range map[syscall.Signal]int{syscall.SIGTERM: exitTerminated, syscall.SIGHUP: exitHangup,
		syscall.SIGINT: exitInterrupted} {
		file := filepath.Join(t.TempDir(), "a.yaml")
		c := exec.Command(sra, "new", file)
		c.Env = append(os.Environ(), "TERM=tmux-256color")
		tty, err := pty.Start(c)
		if err != nil {
			t.Skipf("no pseudo-terminal here: %v", err)
		}
		stop := time.AfterFunc(patience, func() { _ = c.Process.Kill() })
		asked, ended := make(chan bool), make(chan bool)
		go watch(tty, "practice called", asked, ended)
		<-asked
		_, _ = io.WriteString(tty, "Half a na")
		time.Sleep(200 * time.Millisecond) // let the program take the keys in
		_ = c.Process.Signal(signal)
		var exit *exec.ExitError
		if err := c.Wait(); !errors.As(err, &exit) || exit.ExitCode() != code {
			t.Errorf("%v: ended with %v, want code %d", signal, err, code)
		}
		stop.Stop()
		tty.Close()
		<-ended
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "*")); len(left) != 0 {
			t.Errorf("%v leaves %v", signal, left)
		}
	}
}

// watch reads a terminal to its end, and tells when it has shown a text.
func watch(tty io.Reader, text string, seen, ended chan<- bool) {
	defer close(ended)
	var shown strings.Builder
	buffer := make([]byte, 4096)
	for {
		n, err := tty.Read(buffer)
		shown.Write(buffer[:n])
		if seen != nil && strings.Contains(shown.String(), text) {
			close(seen)
			seen = nil
		}
		if err != nil {
			if seen != nil {
				close(seen)
			}
			return
		}
	}
}

func run(t *testing.T, sra string, args ...string) {
	t.Helper()
	if out, err := exec.Command(sra, args...).CombinedOutput(); err != nil {
		t.Errorf("sra %v: %v\n%s", args, err, out)
	}
}

// interrupted answers the first question, begins a note on the second, and sends the signal. It
// returns the exit code, -1 for a program that was killed.
func interrupted(t *testing.T, sra, file string, signal syscall.Signal) int {
	t.Helper()
	c := exec.Command(sra, "interview", "--plain", file)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	stop := time.AfterFunc(patience, func() { _ = c.Process.Kill() })
	defer stop.Stop()
	lines := bufio.NewScanner(out)
	io.WriteString(in, "4\n")
	waitFor(t, lines, "Saved.")
	io.WriteString(in, "n\nhalf a sentence\n")
	waitFor(t, lines, "Type the note")
	time.Sleep(200 * time.Millisecond) // the line is in the pipe; let the program take it in
	_ = c.Process.Signal(signal)
	for lines.Scan() {
	}
	var exit *exec.ExitError
	if err := c.Wait(); !errors.As(err, &exit) {
		t.Errorf("%v: ended with %v", signal, err)
		return 0
	}
	return exit.ExitCode()
}

func waitFor(t *testing.T, lines *bufio.Scanner, text string) {
	t.Helper()
	for lines.Scan() {
		if strings.Contains(lines.Text(), text) {
			return
		}
	}
	t.Fatalf("the program never said %q", text)
}
