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
	c := exec.Command(sra, "interview", file)
	c.Env = append(os.Environ(), "TERM=tmux-256color")
	tty, err := pty.StartWithSize(c, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer tty.Close()
	shown := &shownText{}
	go func() { _, _ = io.Copy(shown, tty) }()
	shown.waits(t, "Begin with")
	_, _ = io.WriteString(tty, "\r")
	for range random.IntN(6) {
		before := shown.count("Recorded:")
		_, _ = io.WriteString(tty, "1")
		for end := time.Now().Add(patience); shown.count("Recorded:") == before && time.Now().Before(end); {
			time.Sleep(time.Millisecond)
		}
		_, _ = io.WriteString(tty, "\r")
	}
	acked := shown.count("Recorded:")
	_, _ = io.WriteString(tty, strings.Repeat("1\r", 5))
	time.Sleep(time.Duration(random.IntN(30_000)) * time.Microsecond)
	_ = c.Process.Kill()
	_ = c.Wait()
	return acked
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
