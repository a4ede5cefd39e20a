package interview

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ephisra/report/terminal"
)

// keysOf plays bytes as a terminal would send them: to a real program, in as few reads as it makes.
func keysOf(t testing.TB, d *atDesk, keys io.Reader) End {
	t.Helper()
	f := &Screen{Desk: d.Desk, In: keys, Out: io.Discard, Style: terminal.NewStyle(io.Discard),
		Size: func() (int, int) { return 80, 24 }}
	end, err := f.Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return end
}

// TestABurst (scenario 5): every question answered by keys that all arrive at once; 0 are wrong.
func TestABurst(t *testing.T) {
	keys, want := everyKey(t, newDesk(t))
	d := newDesk(t)
	keysOf(t, d, strings.NewReader("\r"+keys))
	if len(want) < 170 {
		t.Fatalf("only %d questions", len(want))
	}
	if diff := cmp.Diff(want, answered(d.Session, d.Bank)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestAStall (scenario 6): keys typed while the program stood still reach the questions they were meant for.
func TestAStall(t *testing.T) {
	keys, want := everyKey(t, newDesk(t))
	d := newDesk(t)
	from, to := io.Pipe()
	go func() {
		_, _ = io.WriteString(to, "\r"+keys[:40])
		time.Sleep(400 * time.Millisecond) // not timed: it only parts two bursts
		_, _ = io.WriteString(to, keys[40:])
		_ = to.Close()
	}()
	keysOf(t, d, from)
	if diff := cmp.Diff(want, answered(d.Session, d.Bank)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// screenScript has a key of every kind in it: numbers, Enter, arrows, a note with a paste, a form left half, a list.
// A bar parts reads: what comes in one read with a paste belongs to it.
const screenScript = "\r2\r\x1b[B\x1b[B\r3n half\r|\x1b[200~pasted\rlines\x1b[201~|\x13\r1\r\x1b[De report\rshelf\x18\x1b[C1f2" +
	"g encr\r1\x1b[A"

// inReads hands a script on, a read for each of its parts.
func inReads(script string) io.Reader {
	var parts []io.Reader
	for _, part := range strings.Split(script, "|") {
		parts = append(parts, strings.NewReader(part))
	}
	return io.MultiReader(parts...)
}

// TestTheEndOfInputMakesNoAnswerUp: cut at every byte, what is recorded is what a whole run has recorded by then, and
// nothing besides.
func TestTheEndOfInputMakesNoAnswerUp(t *testing.T) {
	whole := newDesk(t)
	states := map[string]bool{"map[]": true}
	whole.Desk.Save = func() (string, error) {
		states[fmt.Sprint(answered(whole.Session, whole.Bank))] = true
		return "", nil
	}
	keysOf(t, whole, inReads(screenScript))
	if len(states) < 6 {
		t.Fatalf("the script goes through %v only", states)
	}
	for n := range len(screenScript) {
		d := newDesk(t)
		if end := keysOf(t, d, inReads(screenScript[:n])); end != InputEnded {
			t.Errorf("cut at %d it ends with %v", n, end)
		}
		if got := fmt.Sprint(answered(d.Session, d.Bank)); !states[got] {
			t.Errorf("cut at %d it holds %s, which the whole script never does", n, got)
		}
	}
}

// TestAnAttackInAPaste: marks of a paste inside a pasted text press no key.
func TestAnAttackInAPaste(t *testing.T) {
	for name, keys := range map[string]string{
		"an end inside":   "\r\x1b[200~note\x1b[201~1\rq\x1b[201~",
		"twice":           "\r\x1b[200~a\x1b[201~1\r\x1b[200~b\x1b[201~1\r\x1b[201~",
		"across reads":    "\r\x1b[200~" + strings.Repeat("x", 239) + "\x1b[201~1\rq\x1b[201~",
		"long, then keys": "\r\x1b[200~" + strings.Repeat("x", 1_000) + "\x1b[201~1\rq\x1b[201~",
		"a beginning":     "\r\x1b[200~a\x1b[200~b\x1b[201~1\r\x1b[201~",
	} {
		d := newDesk(t)
		keysOf(t, d, strings.NewReader(keys))
		if got := d.Session.Assessment().Answers; len(got) != 0 {
			t.Errorf("%s records %v", name, got)
		}
	}
}

// TestKeysAreNotCutInTwo: letters and sequences across the bounds of a read arrive whole.
func TestKeysAreNotCutInTwo(t *testing.T) {
	for lead := 236; lead < 258; lead++ {
		d := newDesk(t)
		keysOf(t, d, strings.NewReader("\rn"+strings.Repeat("x", lead)+"漢字é\x1b[D\x1b[D!\x13"))
		a := d.Session.Answer("practice-size")
		if want := strings.Repeat("x", lead) + "漢!字é"; a == nil || a.Note != want {
			t.Errorf("behind %d letters: %+v", lead, a)
		}
	}
}

// TestBytesThatAreNoCharacters are question marks, never nothing: what is typed behind them is not lost.
func TestBytesThatAreNoCharacters(t *testing.T) {
	d := newDesk(t)
	keysOf(t, d, inReads("\rn|\x1b[200~a\xffb\xc3\x1b[201~|c\xfed\x13"))
	if a := d.Session.Answer("practice-size"); a == nil || a.Note != "a?b?c?d" {
		t.Errorf("got %+v", a)
	}
}
