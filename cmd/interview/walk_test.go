package interview

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ephisra/assessment"
)

// TestTheWalkKeepsToItsQuestions: forward, back, after an answer and at both ends it stays among those to walk through.
func TestTheWalkKeepsToItsQuestions(t *testing.T) {
	d := newDesk(t)
	d.Only = d.Session.Only("it")
	if err := d.Session.Go(d.Only[0]); err != nil {
		t.Fatal(err)
	}
	if o := d.Back(); o.Moved || d.Here() != d.Only[0] || !strings.Contains(strings.Join(o.Told, ""), "first question") {
		t.Errorf("before the first: %+v at %s", o, d.Here())
	}
	for _, id := range d.Only {
		if d.Here() != id {
			t.Fatalf("at %s, want %s", d.Here(), id)
		}
		d.Skip()
	}
	if d.Here() != "" {
		t.Errorf("past the last of them it is at %s", d.Here())
	}
	for i := len(d.Only) - 1; i >= 0; i-- {
		if d.Back(); d.Here() != d.Only[i] {
			t.Fatalf("back at %s, want %s", d.Here(), d.Only[i])
		}
	}
	o := d.Answer(d.Only[0], "", assessment.Reply{Unknown: true})
	if !o.Moved || d.Here() != d.Only[1] {
		t.Errorf("after an answer at %s: %+v", d.Here(), o)
	}
	if d.Stay = true; d.Answer(d.Only[1], "", assessment.Reply{Unknown: true}).Refused != nil || d.Here() != d.Only[1] {
		t.Errorf("staying it is at %s", d.Here())
	}
	if _, o := d.Go("practice-size"); !o.Moved || d.Here() != "practice-size" {
		t.Error("going is free: it leaves the walk")
	}
}

// TestGoFindsByIDNumberAndWord: the only question that holds a text, or all that do.
func TestGoFindsByIDNumberAndWord(t *testing.T) {
	d := newDesk(t)
	asked := d.Session.Asked()
	for text, want := range map[string]string{
		"mfa-email": "mfa-email", "1": asked[0].ID, "9": asked[8].ID, "187": asked[186].ID, "assets-supported": "asset-inventory", "device-movem": "device-movement",
	} {
		if found, o := d.Go(text); len(found) != 0 || !o.Moved || d.Here() != want {
			t.Errorf("%q: found %v, at %s, want %s; %+v", text, found, d.Here(), want, o)
		}
	}
	at := d.Here()
	found, o := d.Go("encrypt")
	if len(found) < 2 || o.Moved || d.Here() != at || !slices.Contains(found, "encrypt-laptops") {
		t.Errorf("several: %v, %+v", found, o)
	}
	for text, want := range map[string]string{
		"188": "there is no question 188; the last is 187", "-3": "there is no question -3", "risk-response": "is worked out from the list of risks", "mfa-emial": `did you mean "mfa-email"`,
	} {
		if _, o := d.Go(text); o.Refused == nil || !strings.Contains(o.Refused.Error(), want) || d.Here() != at {
			t.Errorf("%q: %+v, want %q", text, o, want)
		}
	}
}

// TestRandomVerbsLeaveAFileThatHolds plays random lines at the desk, good and bad, with saves that fail now and then:
// whatever was put on record is on disk after the next good save, and can be read back.
func TestRandomVerbsLeaveAFileThatHolds(t *testing.T) {
	words := []string{
		"1", "2", "3", "none", "all", "dk", "n/a", "not here", "3/31/2026", "14", "n seen", "n", "two", ".", "e report | shelf | 1/2/2026", "-e", "-n", "o stated", "f it", "f",
		"b", "s", "u", "0", "^n more", "^o observed", "g mfa-email", "g auto-logoff", "g alarm", "@ west 1", "@ main dk", "0 west", "d", "why", "instead", "dana", "l vendors add Acme",
		"l vendors remove acme", "w yan", "w dana", "override break-in", "low", "high", "", "p Lakeside", "c", "settle 1", "v", "r", "h", "?", "zzz",
	}
	random := rand.New(rand.NewPCG(18, 4))
	for range 60 {
		d := newDesk(t)
		var onDisk string
		a := d.Session.Assessment()
		a.ID, a.Bank = "0a1b2c3d", assessment.BankOf(d.Bank)
		d.Save = func() (string, error) {
			if random.IntN(6) == 0 {
				return "", errFull
			}
			onDisk = string(assessment.Encode(a, d.Bank))
			return "", nil
		}
		var lines []string
		for range 120 {
			lines = append(lines, words[random.IntN(len(words))])
		}
		p := &Plain{Desk: d.Desk, In: strings.NewReader(strings.Join(lines, "\n") + "\n"), Out: &strings.Builder{}, Shown: same, Wrap: same}
		_, _ = p.Run(t.Context())
		for d.Unsaved() != nil {
			d.TrySaving()
		}
		again, _, err := assessment.Decode("a.yaml", []byte(onDisk), d.Bank)
		if err != nil {
			t.Fatalf("after %q: %v", lines, err)
		}
		if got := string(assessment.Encode(again, d.Bank)); got != string(assessment.Encode(a, d.Bank)) {
			t.Fatalf("after %q the file holds\n%s\nand the desk\n%s", lines, got, assessment.Encode(a, d.Bank))
		}
	}
}

var errFull = &fullError{}

type fullError struct{}

func (*fullError) Error() string { return "disk is full" }

// TestSuspendingGivesTheTerminalBack: Ctrl-Z restores it, and going on takes it again.
func TestSuspendingGivesTheTerminalBack(t *testing.T) {
	var log []string
	c := &chunks{pieces: []string{"4", "\x1a", "\r", "q\r"}}
	d := newDesk(t)
	p := &Plain{Desk: d.Desk, Out: c, Shown: same, Wrap: same, Terminal: &Terminal{
		ReadWriter: c, Size: func() (int, int) { return 0, 0 }, Interrupt: func() {}, Suspend: func() { log = append(log, "stopped") },
		Raw: func() (func(), error) {
			log = append(log, "raw")
			return func() { log = append(log, "restored") }, nil
		},
	}}
	if end, err := p.Run(t.Context()); end != Left || err != nil {
		t.Errorf("end %v, %v", end, err)
	}
	if want := []string{"raw", "restored", "stopped", "raw", "restored"}; !slices.Equal(log, want) {
		t.Errorf("got %v, want %v", log, want)
	}
	if d.answer("practice-size").Choice != "1-5" {
		t.Error("the line is gone")
	}
}

// TestATerminalThatCannotBeTakenIsTold: before anything is asked.
func TestATerminalThatCannotBeTakenIsTold(t *testing.T) {
	d := newDesk(t)
	var out strings.Builder
	p := &Plain{Desk: d.Desk, Out: &out, Shown: same, Wrap: same, Terminal: &Terminal{
		ReadWriter: &chunks{}, Raw: func() (func(), error) { return nil, errFull }, Size: func() (int, int) { return 80, 24 },
	}}
	if _, err := p.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "the terminal cannot be read") || out.Len() != 0 {
		t.Errorf("%v, %q", err, out.String())
	}
}

// TestASecondCtrlCFindsTheTerminalRestored: for it ends the program at once.
func TestASecondCtrlCFindsTheTerminalRestored(t *testing.T) {
	restored, interrupts := 0, 0
	c := &chunks{}
	e, err := newEditor(Terminal{
		ReadWriter: c, Raw: func() (func(), error) { return func() { restored++ }, nil }, Size: func() (int, int) { return 80, 24 }, Suspend: func() {},
		Interrupt: func() {
			if interrupts++; interrupts == 2 && restored != 1 {
				t.Error("the terminal is not given back before the second")
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	e.interrupt()
	e.interrupt()
	if interrupts != 2 {
		t.Errorf("%d passed on", interrupts)
	}
}
