package interview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
)

// chunks is a terminal whose reads bring the given pieces, one each, and then nothing more; what is written to it
// is kept.
type chunks struct {
	pieces []string
	mu     sync.Mutex
	out    strings.Builder
}

func (c *chunks) Read(b []byte) (int, error) {
	if len(c.pieces) == 0 {
		return 0, io.EOF
	}
	n := copy(b, c.pieces[0])
	if c.pieces[0] = c.pieces[0][n:]; c.pieces[0] == "" {
		c.pieces = c.pieces[1:]
	}
	return n, nil
}

func (c *chunks) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.Write(b)
}

func (c *chunks) text() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.String()
}

// sat is line mode on a terminal that brings the given pieces.
func sat(t testing.TB, d *Desk, pieces ...string) (*chunks, End) {
	t.Helper()
	c := &chunks{pieces: pieces}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	p := &Plain{Desk: d, Out: c, Shown: same, Wrap: same,
		Terminal: &Terminal{
			ReadWriter: c, Raw: func() (func(), error) { return func() {}, nil }, Size: func() (int, int) { return 80, 24 },
			Interrupt: cancel, Suspend: func() {},
		}}
	end, err := p.Run(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return c, end
}

// TestNoPasteAnswers pastes 1,000 random blocks of what could be answers and commands, marked by the terminal or
// not, whole or in pieces, at a question or behind a command: none is answered, none leaves, nothing goes
// anywhere, and what was pasted is in the file afterwards.
func TestNoPasteAnswers(t *testing.T) {
	random := rand.New(rand.NewPCG(18, 2))
	pastes := 1000
	if testing.Short() {
		pastes = 100
	}
	for n := range pastes {
		d := newDesk(t)
		block := randomBlock(random)
		pieces := pasteOf(block, random)
		before := d.Here()
		c, end := sat(t, d.Desk, append(pieces, "\r")...)
		for id, a := range d.Session.Assessment().Answers {
			if a.Given() || a.Sites != nil || a.Later != "" {
				t.Fatalf("paste %d, %q in %q answered %s: %+v\n%s", n, block, pieces, id, a, c.text())
			}
		}
		if end != InputEnded || d.Here() != before || d.Session.Assessment().Practice.Name != "P" || len(d.People()) != 2 {
			t.Fatalf("paste %d, %q in %q: end %v at %s", n, block, pieces, end, d.Here())
		}
		if draft := d.Session.Assessment().Draft(before, ""); draft == nil || draft.Note != strings.TrimSpace(block) {
			t.Fatalf("paste %d: %q is kept as %+v", n, block, draft)
		}
	}
}

// randomBlock is some lines, each of which would do something if it were typed.
func randomBlock(random *rand.Rand) string {
	words := []string{"a good report", "u say so", "c", "o stated", "-e 1", "save", "l vendors add Acme", "settle 1",
		"override break-in", "^f it", "1", "2", "3", "0", "q", "u", "s", "b", "none", "all", "don't know", "g mfa-email",
		"f it",
		"@ main 1", "c", "w Zed", "p Other", "3/31/2026", "= 14", "", "From the IT report:", "d", "."}
	lines := []string{words[random.IntN(len(words))]}
	for range 1 + random.IntN(30) {
		lines = append(lines, words[random.IntN(len(words))])
	}
	return strings.Join(lines, "\n") + "\nend"
}

// pasteOf is how a terminal may bring a paste: with marks or without, in one read or in several.
func pasteOf(block string, random *rand.Rand) []string {
	text := strings.ReplaceAll(block, "\n", [...]string{"\r", "\n", "\r\n"}[random.IntN(3)])
	if random.IntN(3) == 0 && len(text) < 4096 { // no marks: all that there is comes in one read
		return []string{text}
	}
	text = pasteBegins + text + pasteEnds
	var pieces []string
	for len(text) > 0 {
		n := min(len(text), 1+random.IntN(len(text)))
		if random.IntN(2) == 0 {
			n = min(len(text), 1+random.IntN(12)) // marks and characters are cut too
		}
		pieces, text = append(pieces, text[:n]), text[n:]
	}
	return pieces
}

// TestAPasteBehindNIsTheNote: to the byte, however long a line is.
func TestAPasteBehindNIsTheNote(t *testing.T) {
	long := strings.Repeat("word ", 1_500) + "end"
	for name, block := range map[string]string{"lines": "From the IT report:\n2\n\n\t1 é 漢", "a long line": long} {
		d := newDesk(t)
		sat(t, d.Desk, "n ", pasteBegins+block+pasteEnds, "\r", "q\r")
		if a := d.answer("practice-size"); a == nil || a.Note != block {
			t.Errorf("%s: %+v", name, a)
		}
	}
	d := newDesk(t)
	sat(t, d.Desk, "n\r", pasteBegins+"one\n.\ntwo"+pasteEnds, "\r", ".\r", "q\r")
	if a := d.answer("practice-size"); a == nil || a.Note != "one\n.\ntwo" {
		t.Errorf("a paste among the lines of a note: %+v", a)
	}
}

// TestTypedKeysAnswer: what a person types, key by key, is answered, edited and left as ever.
func TestTypedKeysAnswer(t *testing.T) {
	d := newDesk(t)
	c, end := sat(t, d.Desk, "9", "\x7f", "4", "\r", "\x1b", "[A", "\x15", "1\r", "\x15", "q", "\r")
	if got := d.answer("practice-size"); got == nil || got.Choice != "1-5" || end != Left {
		t.Errorf("%+v, end %v\n%s", got, end, c.text())
	}
	if n := len(d.Session.Assessment().Answers); n != 2 {
		t.Errorf("%d answers, want 2", n)
	}
}

// TestCtrlCKeepsWhatIsTyped: half a line of a note, of a form, and lines before it.
func TestCtrlCKeepsWhatIsTyped(t *testing.T) {
	for name, c := range map[string]struct {
		pieces []string
		form   string
		want   string
	}{
		"behind n":    {[]string{"n", " half", " a line", "\x03"}, "", "half a line"},
		"in a note":   {[]string{"n\r", "first\r", "half", "\x03"}, "", "first\nhalf"},
		"in evidence": {[]string{"e\r", "the report\r", "the sha", "\x03"}, formEvidence, "the report\nthe sha"},
	} {
		d := newDesk(t)
		_, end := sat(t, d.Desk, c.pieces...)
		draft := d.Session.Assessment().Draft("practice-size", c.form)
		if draft == nil || strings.Join(append(draft.Typed, draft.Note), "\n") != c.want && draft.Note != c.want &&
			strings.Join(draft.Typed, "\n") != c.want || end != Cancelled {
			t.Errorf("%s: %+v, end %v, want %q", name, draft, end, c.want)
		}
	}
}

// TestNothingTypedAtATerminalIsOnlyInMemory: each line of a note and each field of a form is on disk before the next
// is asked for, and what is done leaves no draft there.
func TestNothingTypedAtATerminalIsOnlyInMemory(t *testing.T) {
	for name, c := range map[string]struct {
		pieces []string
		want   []string
	}{
		"a note": {[]string{"n\r", "one\r", "two\r", ".\r", "q\r"}, []string{"one", "one\ntwo", ""}},
		"a form": {[]string{"e\r", "report\r", "shelf\r", "\r", "q\r"},
			[]string{"report", "report|shelf", "report|shelf|", ""}},
	} {
		d := newDesk(t)
		var saved []string
		d.Save = func() (string, error) {
			text := ""
			for _, draft := range d.Session.Assessment().Drafts {
				text = draft.Note + strings.Join(draft.Typed, "|")
			}
			saved = append(saved, text)
			return "", nil
		}
		sat(t, d.Desk, c.pieces...)
		if !slices.Equal(saved, c.want) {
			t.Errorf("%s: on disk in turn %q, want %q", name, saved, c.want)
		}
	}
}

// TestBytesThatAreNoTextDoNotHang: a terminal of another character set.
func TestBytesThatAreNoTextDoNotHang(t *testing.T) {
	d := newDesk(t)
	sat(t, d.Desk, "n caf\xe9 ", "\xff\xfe", " end\r", "q\r")
	if a := d.answer("practice-size"); a == nil || a.Note != "caf? ?? end" {
		t.Errorf("%+v", a)
	}
}

// FuzzKeys: whatever a terminal brings, in whatever pieces, no line break inside a paste ends a line, and nothing
// hangs.
func FuzzKeys(f *testing.F) {
	f.Add("1\r2\r", 3)
	f.Add(pasteBegins+"1\n2"+pasteEnds+"\r", 4)
	f.Add("\x1b[200~a\x1b[201~1\r\x1b[201~2\r", 100)
	f.Fuzz(func(t *testing.T, keys string, piece int) {
		var pieces []string
		for len(keys) > 0 {
			n := min(len(keys), 1+abs(piece)%64)
			pieces, keys = append(pieces, keys[:n]), keys[n:]
		}
		k := &keyReader{from: &chunks{pieces: pieces}, interrupt: func() {}, suspend: func() {}}
		out, err := io.ReadAll(k)
		if err != nil {
			t.Fatal(err)
		}
		inside := false
		for rest := string(out); rest != ""; {
			switch {
			case strings.HasPrefix(rest, pasteBegins):
				inside, rest = true, rest[len(pasteBegins):]
			case strings.HasPrefix(rest, pasteEnds):
				inside, rest = false, rest[len(pasteEnds):]
			default:
				if inside && (rest[0] == '\r' || rest[0] == '\n') {
					t.Fatalf("a line break inside a paste: %q", out)
				}
				rest = rest[1:]
			}
		}
	})
}

func abs(n int) int { return max(n, -n) }

// TestADumbTerminalTellsAPaste: lines that are there at once belong together, also without an editor.
func TestADumbTerminalTellsAPaste(t *testing.T) {
	d := newDesk(t)
	var out strings.Builder
	left := 2 // more is waiting behind the first two lines
	p := &Plain{
		Desk: d.Desk, In: &chunks{pieces: []string{"1\n", "2\n", "1\n", "q\n"}}, Out: &out,
		Shown: same, Wrap: same,
		Waiting: func() bool { left--; return left >= 0 },
	}
	if end, err := p.Run(context.Background()); end != Left || err != nil {
		t.Errorf("end %v, %v", end, err)
	}
	if a := d.Session.Assessment(); len(a.Answers) != 0 || a.Draft("practice-size", "").Note != "1\n2\n1" {
		t.Errorf("answers %v, drafts %+v\n%s", a.Answers, a.Drafts, out.String())
	}
}

// TestASaveThatFailsDoesNotEndTheInterview: it says NOT SAVED and why, goes on, refuses a silent quit, and saves
// elsewhere.
func TestASaveThatFailsDoesNotEndTheInterview(t *testing.T) {
	for name, c := range map[string]struct {
		input string
		end   End
		says  []string
		lost  bool
	}{
		"quit twice": {"4\nn more\nq\nq\n", Left,
			[]string{"NOT SAVED: disk is full", "Leaving now would lose what is not saved"}, true},
		"another place": {"4\nsave other.yaml\n1\nq\n", Left,
			[]string{"The interview goes on in other.yaml. Saved.", "Recorded: More than 50,000. Saved."}, false},
		"input ends":      {"4\n", InputEnded, []string{"NOT SAVED: disk is full"}, true},
		"and goes on":     {"4\nq\nb\nq\n", InputEnded, nil, true},
		"save is no word": {"4\nsave\nq\nq\n", Left, []string{"Everything is on record. NOT SAVED"}, true},
	} {
		d := newDesk(t)
		d.fail = errors.New("disk is full")
		var out strings.Builder
		p := &Plain{Desk: d.Desk, In: strings.NewReader(c.input), Out: &out, Shown: same, Wrap: same}
		end, err := p.Run(context.Background())
		if c.lost != (err != nil) || c.end != end && name != "and goes on" {
			t.Errorf("%s: end %v, %v", name, end, err)
		}
		for _, want := range c.says {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s does not say %q:\n%s", name, want, out.String())
			}
		}
		if d.answer("practice-size").Choice != "1-5" {
			t.Errorf("%s: the answer is gone", name)
		}
	}
}

// TestANewNameIsAskedAbout: on a terminal, before anybody is added.
func TestANewNameIsAskedAbout(t *testing.T) {
	for keys, want := range map[string]struct {
		people int
		by     string
	}{
		"w Zoe Kay|y": {3, "zoe"}, "w Zoe Kay|n": {2, "dana"}, "w Zoe Kay|": {2, "dana"}, "w Dana Riuz|s": {2, "dana"},
		"w Yan Lee|s": {2, "yan"}, "w Dana Riuz|y": {3, "dana-2"}, "w yan|q": {2, "yan"},
	} {
		d := newDesk(t)
		var pieces []string
		for _, line := range strings.Split(keys, "|") {
			pieces = append(pieces, line+"\r")
		}
		sat(t, d.Desk, append(pieces, "q\r")...)
		if len(d.People()) != want.people || d.By != want.by {
			t.Errorf("%s: %d people, %q answers; want %+v", keys, len(d.People()), d.By, want)
		}
	}
}

// TestASittingAsksWho: where several people may answer and none was named.
func TestASittingAsksWho(t *testing.T) {
	d := newDesk(t)
	d.By = ""
	if c, _ := sat(t, d.Desk, "yan\r", "4\r", "q\r"); d.By != "yan" || d.answer("practice-size").SaidBy != "yan" ||
		!strings.Contains(c.text(), "Who is answering?") {
		t.Errorf("%q answers\n%s", d.By, c.text())
	}
	d = newDesk(t)
	d.By = ""
	if c, _ := sat(t, d.Desk, "\r", "4\r", "q\r"); d.By != "" ||
		!strings.Contains(c.text(), "No name; w NAME says who answers") {
		t.Errorf("%q answers\n%s", d.By, c.text())
	}
}

// BenchmarkPaste checks that a long paste costs no more than its length.
func BenchmarkPaste(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		text := pasteBegins + strings.Repeat("a line of text\r", n) + pasteEnds
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				k := &keyReader{from: strings.NewReader(text)}
				if _, err := io.Copy(io.Discard, k); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
