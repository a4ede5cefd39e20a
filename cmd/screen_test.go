//go:build unix

package cmd

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// onScreen starts an interview of a new assessment in a real terminal, and goes past the start.
func onScreen(t *testing.T, env string) (term *realTerminal, file string) {
	t.Helper()
	needs(t, "tmux")
	sra, dir := program(t), t.TempDir()
	file = filepath.Join(dir, "a.yaml")
	run(t, sra, "new", file, "--name", "Maple Dental", "--by", "Kim Lee")
	term = openTerminal(t, fmt.Sprintf("cd %s; env %s %s interview a.yaml", dir, env, sra))
	term.sees("Begin with question 1")
	term.types("Enter")
	term.sees("1. How many people work")
	return term, file
}

// holds waits until a file holds a text.
func (term *realTerminal) holds(file, text string) {
	term.t.Helper()
	src := []byte{}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if src, _ = os.ReadFile(file); strings.Contains(string(src), text) {
			return
		}
	}
	term.t.Fatalf("the file never holds %q:\n%s", text, src)
}

// pid returns the process of the interview.
func (term *realTerminal) pid() string {
	term.t.Helper()
	shell := strings.TrimSpace(term.tmux("display-message", "-p", "-t", "s", "#{pane_pid}"))
	out, err := exec.Command("pgrep", "-P", shell).Output()
	if err != nil {
		term.t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

const oneAnswer = `practice-size: {rev: 1, choice: "1-5", said_by: kim`

// TestTheScreenOnARealTerminal answers, skips, hovers and leaves (scenarios 1, 2, 4), and goes on.
func TestTheScreenOnARealTerminal(t *testing.T) {
	term, file := onScreen(t, "")
	term.types("Down", "Down")
	term.sees("> 2 ( ) 16 to 50")
	term.types("4")
	term.sees("Recorded: 1 to 5.")
	term.holds(file, oneAnswer)
	term.types("Enter")
	term.sees("2. About how many patients")
	term.types("C-c")
	term.sees("To go on: sra interview a.yaml")
	term.sees("EXIT=130")
	if src, _ := os.ReadFile(file); strings.Contains(string(src), "records-held") {
		t.Errorf("hovering recorded:\n%s", src)
	}
}

// TestSignalsOnTheScreen (scenarios 7, 8): killed in a note, whatever the signal, it is there again at the next start.
func TestSignalsOnTheScreen(t *testing.T) {
	needs(t, "pgrep")
	for signal, code := range map[string]string{"KILL": "EXIT=137", "HUP": "EXIT=129", "TERM": "EXIT=143"} {
		term, file := onScreen(t, "")
		term.types("4", "Enter", "n", "half a sen", "Enter", "tence")
		term.sees("tence")
		if signal == "KILL" {
			term.holds(file, "half a sen") // kept within two seconds; a kill leaves no time to
		}
		run(t, "kill", "-"+signal, term.pid())
		term.sees(code)
		term.holds(file, `note: "half a sen\ntence"`)
		term.types("Enter")
		term.tmux("send-keys", "-t", "s", "C-c")
	}
}

// TestALiveResize (scenario 14): another window shows the same question and answer at once.
func TestALiveResize(t *testing.T) {
	term, _ := onScreen(t, "")
	term.types("4")
	term.sees("> 4 (x) 1 to 5")
	for _, c := range []struct{ width, height, shows string }{
		{"120", "40", "> About the practice"}, {"40", "20", "Q 1/"}, {"30", "10", "it at least 40 by 14"}, {"80", "24", "Question 1 of"},
	} {
		term.tmux("resize-window", "-t", "s", "-x", c.width, "-y", c.height)
		term.sees(c.shows)
	}
	term.sees("> 4 (x) 1 to 5")
}

// TestNoColour (scenario 15): without colours every sign is still there; with them none is by colour alone.
func TestNoColour(t *testing.T) {
	term, _ := onScreen(t, "NO_COLOR=1")
	term.types("4", "f", "f")
	term.sees("[!] Come back later")
	term.sees("> 4 (x) 1 to 5")
	if raw := term.tmux("capture-pane", "-p", "-e", "-t", "s"); strings.Contains(raw, "\x1b[") {
		t.Errorf("a colour or weight is drawn: %q", raw)
	}
}

// TestTheDiskIsGone (scenario 19): told with what to do, never "Saved", and leaving asks.
func TestTheDiskIsGone(t *testing.T) {
	term, file := onScreen(t, "")
	if err := os.RemoveAll(filepath.Dir(file)); err != nil {
		t.Fatal(err)
	}
	term.types("4")
	term.sees("NOT SAVED")
	term.sees("Ctrl+S")
	term.types("q")
	term.sees("Leaving now would lose what is not saved.")
	term.types("x")
	term.sees("not saved: ")
	term.sees("EXIT=1")
}

// TestAPasteOnARealTerminal (scenario 20): on a question nothing is recorded; in a note the lines stand.
func TestAPasteOnARealTerminal(t *testing.T) {
	term, file := onScreen(t, "ACCESSIBLE=0") // which is no wish for line mode (scenario 18)
	term.tmux("set-buffer", "1\n2\nq")
	term.tmux("paste-buffer", "-p", "-t", "s")
	term.sees("Nothing pasted: press n for a note.")
	term.types("n")
	term.sees("Note on practice-size")
	term.tmux("paste-buffer", "-p", "-t", "s")
	term.sees("q")
	term.types("C-s")
	term.holds(file, `practice-size: {note: "1\n2\nq"}`)
}

// TestAnEditorThatFails (scenario 22): told what to set, the note as it was, and no copy left behind.
func TestAnEditorThatFails(t *testing.T) {
	temp := t.TempDir()
	term, file := onScreen(t, "VISUAL= EDITOR=nosuch TMPDIR="+temp)
	term.types("n", "by hand", "C-o")
	term.sees("set VISUAL or EDITOR")
	term.types("C-s")
	term.holds(file, `note: "by hand"`)
	if left, _ := filepath.Glob(filepath.Join(temp, "*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	term, _ = onScreen(t, "VISUAL=true TMPDIR=/nonexistent")
	term.types("n", "by hand", "C-o")
	term.sees("there is no place for the editor")
	term.sees("by hand")
}

// TestAnEditorOnARealTerminal: what it writes is the note.
func TestAnEditorOnARealTerminal(t *testing.T) {
	editor := filepath.Join(t.TempDir(), "ed")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\nsleep 0.2\necho more >> \"$1\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	term, file := onScreen(t, "VISUAL="+editor)
	term.types("n", "by hand", "Enter", "C-o")
	term.sees("more")
	term.types("!", "C-s")
	term.holds(file, `note: "by hand\nmore!"`)
}

// TestAsleep (scenario 27): Ctrl+Z gives the terminal back, fg goes on at the same question.
func TestAsleep(t *testing.T) {
	needs(t, "tmux")
	sra, dir := program(t), t.TempDir()
	run(t, sra, "new", filepath.Join(dir, "a.yaml"), "--name", "P")
	term := openTerminal(t, "cd "+dir+"; PS1='$ ' bash --norc -i")
	term.sees("$ ")
	term.types(sra+" interview a.yaml", "Enter")
	term.sees("Begin with question 1")
	term.types("Enter", "Enter", "2")
	term.sees("> 2 (x)")
	term.types("C-z")
	term.sees("Stopped")
	term.types("fg", "Enter")
	term.sees("> 2 (x)")
	term.types("Enter")
	term.sees("3. ")
}

// TestTwoInterviewsOfOneFile (scenario 28): the second names the first and changes nothing.
func TestTwoInterviewsOfOneFile(t *testing.T) {
	term, file := onScreen(t, "")
	out, err := exec.Command(program(t), "interview", "--plain", file).CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitFailed || !strings.Contains(string(out), "is being changed by another program") {
		t.Errorf("the second: %v\n%s", err, out)
	}
	term.types("4")
	term.holds(file, oneAnswer)
}

// TestSignedOnARealTerminal (scenario 26): the interview ends, the next refuses and says how, --amend keeps a copy.
func TestSignedOnARealTerminal(t *testing.T) {
	term, file := onScreen(t, "")
	term.types("4", "r", "C-s")
	term.sees("In which role?")
	term.types("Enter", "owner", "Enter", "maple dental", "Enter")
	term.sees("To change it: sra interview --amend a.yaml")
	term.sees("EXIT=0")
	signed, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(signed), "signoff:") {
		t.Fatalf("%v\n%s", err, signed)
	}
	sra := program(t)
	out, err := exec.Command(sra, "interview", "--plain", file).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "is signed") || !strings.Contains(string(out), "sra interview --amend") {
		t.Errorf("signed, and: %v\n%s", err, out)
	}
	c := exec.Command(sra, "interview", "--plain", "--amend", file)
	c.Stdin = strings.NewReader("q\n")
	if out, err := c.CombinedOutput(); err != nil || !strings.Contains(string(out), "The signed copy is kept in") {
		t.Errorf("amended: %v\n%s", err, out)
	}
	copies, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "a-signed-*.yaml"))
	if len(copies) != 1 {
		t.Fatalf("copies: %v", copies)
	}
	kept, err := os.ReadFile(copies[0])
	if err != nil || string(kept) != string(signed) {
		t.Errorf("the copy is another: %v\n%s", err, kept)
	}
	if src, _ := os.ReadFile(file); strings.Contains(string(src), "signoff:") {
		t.Errorf("the file is still signed:\n%s", src)
	}
}

// TestAloneOnARealTerminal: "sra" by itself leads to a new assessment in a file named for the practice, to going on
// with it, and to the worked example.
func TestAloneOnARealTerminal(t *testing.T) {
	needs(t, "tmux")
	sra, dir := program(t), t.TempDir()
	term := openTerminal(t, fmt.Sprintf("cd %s; %s; echo FIRST=$?; %s; echo SECOND=$?; %s", dir, sra, sra, sra))
	term.sees("1  Start a new assessment")
	term.types("1")
	term.sees("What is the practice called?")
	term.types("Maple Dental", "Enter", "Kim Lee", "Enter", "manager", "Enter")
	term.sees("Welcome. Maple Dental")
	term.types("Enter", "4", "q")
	term.sees("FIRST=0")
	term.sees("2  Go on with maple-dental.yaml: Maple Dental, 1 of")
	term.types("2")
	term.sees("Welcome back. Maple Dental")
	term.types("q")
	term.sees("SECOND=0")
	term.sees("3  Look at a worked example")
	term.types("3")
	term.sees("Wrote a made-up practice to example.yaml.")
	term.sees("EXIT=0")
}
