//go:build unix

package cmd

import (
	"flag"
	"io"
	"math/rand/v2"
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

var screenKills = flag.Int("screen-kills", 20, "how often TestAKilledScreen kills")

// TestAKilledScreen kills the interview with signal 9 at any moment while keys come in. Whatever it had said was
// recorded is in the file, which is whole, and nothing is in it that was not typed.
func TestAKilledScreen(t *testing.T) {
	sra := program(t)
	random := rand.New(rand.NewPCG(1, 2))
	acknowledged := 0
	for n := range *screenKills {
		file := filepath.Join(t.TempDir(), "a.yaml")
		run(t, sra, "new", file, "--name", "P")
		acked := killed(t, sra, file, random)
		acknowledged += acked
		b, a := load(t, file)
		for id, answer := range a.Answers {
			if q := b.Question(id); answer.Choice != q.Options[0].ID && (len(answer.Choices) != 1 || answer.Choices[0] != q.Options[0].ID) {
				t.Errorf("kill %d: %s holds %+v, and only 1 was typed", n, id, answer)
			}
		}
		if len(a.Answers) < acked {
			t.Errorf("kill %d: %d answers were said to be recorded, %d are in the file", n, acked, len(a.Answers))
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d kills, %d answers acknowledged, 0 lost", *screenKills, acknowledged)
}

// killed answers questions with 1 for a while and kills the program. It returns how many answers had been said to be
// recorded by then.
func killed(t *testing.T, sra, file string, random *rand.Rand) int {
	t.Helper()
	s := atScreen(t, sra, file)
	defer s.tty.Close()
	acked := s.answers(random)
	s.types(strings.Repeat("1\r", 5))
	time.Sleep(time.Duration(random.IntN(30_000)) * time.Microsecond)
	_ = s.c.Process.Kill()
	_ = s.c.Wait()
	return acked
}

var screenSignals = flag.Int("screen-signals", 2, "how often TestASignalAtAnyMoment sends each signal")

// TestASignalAtAnyMoment ends the interview at any moment while a note is typed: answers that were said to be recorded
// are in the file, so is what stood in the note, and the exit code says which signal it was.
func TestASignalAtAnyMoment(t *testing.T) {
	sra := program(t)
	random := rand.New(rand.NewPCG(3, 4))
	acknowledged := 0
	for signal, code := range map[syscall.Signal]int{syscall.SIGTERM: exitTerminated, syscall.SIGHUP: exitHangup,
		syscall.SIGINT: exitInterrupted} {
		for n := range *screenSignals {
			file := filepath.Join(t.TempDir(), "a.yaml")
			run(t, sra, "new", file, "--name", "P")
			acked, got := signalled(t, sra, file, signal, random)
			acknowledged += acked
			_, a := load(t, file)
			if got != code || len(a.Answers) < acked || len(a.Drafts) != 1 || !strings.HasPrefix(a.Drafts[0].Note, halfNote) {
				t.Fatalf("%v %d: exit code %d, want %d; %d answers told, %d there; drafts %+v", signal, n, got, code, acked,
					len(a.Answers), a.Drafts)
			}
		}
	}
	t.Logf("%d signals of each of 3 kinds, %d answers acknowledged, 0 lost; %d of %d notes kept", *screenSignals,
		acknowledged, 3**screenSignals, 3**screenSignals)
}

// halfNote is as much of a note as was seen on the screen.
const halfNote = "half a note"

// signalled answers questions, types a note and ends the program with a signal. It returns how many answers had been
// said to be recorded, and the exit code.
func signalled(t *testing.T, sra, file string, signal syscall.Signal, random *rand.Rand) (acked, code int) {
	t.Helper()
	s := atScreen(t, sra, file)
	defer s.tty.Close()
	acked = s.answers(random)
	s.types("n" + halfNote)
	s.shown.waits(t, halfNote)
	s.types(" and more that may be cut"[:random.IntN(25)])
	time.Sleep(time.Duration(random.IntN(30_000)) * time.Microsecond)
	stop := time.AfterFunc(patience, func() { _ = s.c.Process.Kill() })
	defer stop.Stop()
	_ = s.c.Process.Signal(signal)
	_ = s.c.Wait()
	return acked, s.c.ProcessState.ExitCode()
}

// seated is the interview on a terminal, with the first question on it.
type seated struct {
	c     *exec.Cmd
	tty   *os.File
	shown *shownText
}

func atScreen(t *testing.T, sra, file string) *seated {
	t.Helper()
	c := exec.Command(sra, "interview", file)
	c.Env = append(os.Environ(), "TERM=tmux-256color")
	tty, err := pty.StartWithSize(c, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	s := &seated{c, tty, &shownText{}}
	go func() { _, _ = io.Copy(s.shown, tty) }()
	s.shown.waits(t, "Begin with")
	s.types("\r")
	return s
}

func (s *seated) types(keys string) { _, _ = io.WriteString(s.tty, keys) }

// answers gives 1 to some questions and returns how many were said to be recorded.
func (s *seated) answers(random *rand.Rand) int {
	for range random.IntN(6) {
		before := s.shown.count("Recorded:")
		s.types("1")
		for end := time.Now().Add(patience); s.shown.count("Recorded:") == before && time.Now().Before(end); {
			time.Sleep(time.Millisecond)
		}
		s.types("\r")
	}
	return s.shown.count("Recorded:")
}

// shownText is what a terminal was sent.
type shownText struct {
	mu   sync.Mutex
	text strings.Builder
}

// Write takes in what is shown.
func (s *shownText) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(b)
}

func (s *shownText) count(text string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Count(s.text.String(), text)
}

func (s *shownText) waits(t *testing.T, text string) {
	t.Helper()
	for end := time.Now().Add(patience); s.count(text) == 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("it never shows %q", text)
		}
	}
}
