package interview

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ephisra/assessment"
	"ephisra/questions"
)

// TestHoveringAndSkippingRecordNothing (scenarios 1, 2, 3).
func TestHoveringAndSkippingRecordNothing(t *testing.T) {
	p := newSeat(t)
	p.press("down", "down", "up", "j", "k", "ctrl+c")
	if len(p.Session.Assessment().Answers) != 0 || p.end != Interrupted {
		t.Errorf("%v, end %v", p.Session.Assessment().Answers, p.end)
	}
	p = newSeat(t)
	first := p.Here()
	p.press("enter", "enter", "enter", "enter", "enter")
	if len(p.Session.Assessment().Answers) != 0 || p.Session.Place().Number != 6 || p.Here() == first {
		t.Errorf("%v at %d", p.Session.Assessment().Answers, p.Session.Place().Number)
	}
	p.press("q")
	if !p.isOver() || p.desk.saves != 0 {
		t.Errorf("left %v after %d saves", p.isOver(), p.desk.saves)
	}
}

// TestNothingComesBehindLeaving: keys, Ctrl+C and the end of the input that come in one burst behind q change nothing.
func TestNothingComesBehindLeaving(t *testing.T) {
	p := newSeat(t)
	p.press("q", "1", "ctrl+c", "ctrl+z")
	p.Update(endedMsg{})
	p.Update(keepMsg{})
	p.Update(editedMsg{})
	if p.end != Left || !p.isOver() || p.View() != "" || len(p.Session.Assessment().Answers) != 0 {
		t.Errorf("end %v, over %v, %q", p.end, p.isOver(), p.View())
	}
}

// TestADigitRecordsAndStays (scenario 4): saved in the same Update, every option in sight, and said.
func TestADigitRecordsAndStays(t *testing.T) {
	p := newSeat(t)
	p.press("2")
	if a := p.answer("practice-size"); a == nil || a.Choice != "16-50" || p.desk.saves != 1 || p.Here() != "practice-size" {
		t.Errorf("%+v after %d saves at %s", a, p.desk.saves, p.Here())
	}
	p.sees("> 2 (x) 16 to 50", "  1 ( ) More than 50", "  3 ( ) 6 to 15", "  4 ( ) 1 to 5", "  5 ( ) I don't know", "Recorded: 16 to 50.",
		"Saved 10:00:00")
	p.press("2")
	if p.desk.saves != 1 {
		t.Error("the same answer is saved again")
	}
	p.press("down", "enter")
	if a := p.answer("practice-size"); a.Choice != "6-15" || p.Here() == "practice-size" {
		t.Errorf("Enter recorded %+v, at %s", a, p.Here())
	}
}

// everyKey answers every question in turn with the keys that a person at each would press, all in one text.
func everyKey(t *testing.T, d *atDesk) (keys string, want map[string]string) {
	want = map[string]string{}
	probe := sitDown(t, d)
	for n := 0; probe.Here() != ""; n++ {
		q := probe.Session.Current()
		entries := Entries(q)
		e := entries[n%len(entries)]
		for e.NA {
			n++
			e = entries[n%len(entries)]
		}
		keys += e.Label + "\r"
		want[q.ID] = e.Text
		probe.press(e.Label, "enter")
	}
	return keys, want
}

// answered says what is recorded for every question, by its entries' texts.
func answered(s *assessment.Session, b *questions.Bank) map[string]string {
	got := map[string]string{}
	for id, a := range s.Assessment().Answers {
		for _, e := range Entries(b.Question(id)) {
			if e.Holds(a) {
				got[id] = e.Text
			}
		}
	}
	return got
}

// TestUndoGoesBackAndNamesIt (scenario 11).
func TestUndoGoesBackAndNamesIt(t *testing.T) {
	p := newSeat(t)
	p.press("1", "enter", "3", "enter", "u")
	if p.Here() != "records-held" || p.answer("records-held") != nil || p.answer("practice-size") == nil {
		t.Errorf("at %s", p.Here())
	}
	p.sees("Undone: records-held is as it was.", "(choose one, or Enter to skip)")
	p.press("u", "u")
	if p.Here() != "practice-size" || len(p.Session.Assessment().Answers) != 0 {
		t.Errorf("at %s", p.Here())
	}
	p.sees("there is nothing to undo")
}

// TestTheListOfQuestions (scenarios 10, 12): tabs, finding, going there, and how to widen.
func TestTheListOfQuestions(t *testing.T) {
	p := newSeat(t)
	p.goes("encrypt-laptops")
	p.press("f", "f", "g", "tab", "tab")
	p.sees("[Come back 1]", "> [ ]! encrypt-laptops")
	p.press("shift+tab", "shift+tab")
	p.press("encr")
	p.sees("Find: encr_", "encrypt-backups")
	p.misses("mfa-email")
	p.press("zzz")
	p.sees(`No question matches "encrzzz". Backspace widens it.`)
	p.press("backspace", "backspace", "backspace", "down", "enter")
	if p.Here() != "encrypt-desktops" || p.top() != p.open[0] {
		t.Errorf("at %s", p.Here())
	}
	p.press("/", "164.312(d)", "enter")
	if q := p.Session.Current(); !slices.Contains(q.Cites, "164.312(d)") {
		t.Errorf("at %s", q.ID)
	}
	p.press("r", "esc")
	if p.top() != p.open[0] {
		t.Error("Esc does not close the review")
	}
}

// TestTheCursorRowStaysInSight (scenario 13): on a small window, at every question and every row of it.
func TestTheCursorRowStaysInSight(t *testing.T) {
	p := newSeat(t)
	for _, size := range [][2]int{{40, 20}, {40, 14}, {80, 24}} {
		p.resize(size[0], size[1])
		for _, q := range p.Session.Asked() {
			p.goes(q.ID)
			rows := len(p.asking().choices(p.screen, q))
			for range rows {
				p.fits()
				if strings.Count("\n"+p.View(), "\n> ") != 1 {
					t.Fatalf("%v at %s: the cursor is not in sight:\n%s", size, q.ID, p.View())
				}
				p.press("down")
			}
		}
	}
	p.resize(40, 20)
	p.goes("doors-locked")
	p.press("6")
	p.sees("> 6 (x)", "^ more above", "Saved 10:00", "? keys")
}

// TestResizing (scenario 14): in every dialog, to nothing and back, without a row lost.
func TestResizing(t *testing.T) {
	for name, keys := range map[string][]string{
		"question": {}, "note": {"n", "half a note"}, "evidence": {"e", "report"}, "find": {"g", "encr"}, "keys": {"?"},
		"explain": {"h"}, "who": {"w"}, "flag": {"f"}, "basis": {"o"}, "so far": {"v"}, "list": {"l"}, "add": {"l", "a", "Acme"},
		"sign": {"r", "ctrl+s", "Dana"}, "name": {"p"}, "save": {"ctrl+s"},
	} {
		p := newSeat(t)
		p.press(keys...)
		before := p.View()
		for _, size := range [][2]int{{20, 5}, {120, 40}, {40, 20}, {1, 1}, {30, 10}, {110, 24}, {80, 24}} {
			p.resize(size[0], size[1])
			p.fits()
		}
		if got := p.View(); got != before {
			t.Errorf("%s is another after resizing:\n%s\nbefore:\n%s", name, got, before)
		}
	}
	p := newSeat(t)
	p.press("down", "down")
	p.resize(40, 20)
	p.sees("> 2 ( )") // a cursor that was moved stays where it is
	p.resize(30, 10)
	p.sees("This window is 30 by 10. Make\nit at least 40 by 14")
	p.press("1", "q")
	if len(p.Session.Assessment().Answers) != 0 || p.isOver() {
		t.Error("a key that nobody sees the effect of is taken")
	}
	p.resize(120, 40)
	p.sees("> About the practice", "Signing in", "0/11")
}

// TestWhatIsPasted (scenario 20): on a question nothing, in a note all of it.
func TestWhatIsPasted(t *testing.T) {
	p := newSeat(t)
	p.paste("1\n2\nq")
	if len(p.Session.Assessment().Answers) != 0 || p.isOver() {
		t.Error("a paste answers")
	}
	p.sees("Nothing pasted: press n for a note.")
	p.press("n")
	p.paste("1\n2\nq")
	p.press("esc")
	if a := p.answer("practice-size"); a == nil || a.Note != "1\n2\nq" {
		t.Errorf("the note is %+v", a)
	}
	p.press("n", "!", "enter", "end", "ctrl+s")
	if a := p.answer("practice-size"); a.Note != "1\n2\nq!\nend" {
		t.Errorf("the cursor was not at the end: %q", a.Note)
	}
}

// TestAPasteIsKeptToTheByte: fifty lines with every kind of line end, tabs, blanks at the ends and foreign letters.
func TestAPasteIsKeptToTheByte(t *testing.T) {
	var pasted, want strings.Builder
	for n := range 50 {
		line := fmt.Sprintf("\t%d  漢字 é \"q\" \\ %s  ", n, strings.Repeat("x", n*3))
		pasted.WriteString(line + []string{"\n", "\r\n", "\r"}[n%3])
		want.WriteString(line + "\n")
	}
	p := newSeat(t)
	p.press("n")
	p.paste(pasted.String())
	p.press("ctrl+s")
	if a := p.answer("practice-size"); a == nil || a.Note != want.String() || a.Given() {
		t.Errorf("kept\n%+v, want\n%q", a, want.String())
	}
}

// TestALongPasteIsNotCut (scenario 21): it is told how much fits; nothing is recorded and nothing is lost.
func TestALongPasteIsNotCut(t *testing.T) {
	p := newSeat(t)
	p.press("n")
	p.paste(strings.Repeat("word ", 3_000))
	p.sees("15000 characters; 10000 fit.")
	p.press("ctrl+s")
	p.sees("is not recorded", "15000 characters; 10000 fit.")
	if d := p.Session.Assessment().Draft("practice-size", ""); d == nil || len(d.Note) != 15_000 || p.answer("practice-size") != nil {
		t.Errorf("kept %+v", d)
	}
	p.press("ctrl+x", "n")
	p.paste(strings.Repeat("\n", 10_001))
	p.sees("Nothing pasted: it has 10002 lines")
}

// TestAnUnfinishedNoteIsKept (scenarios 7, 8): by the tick while it is typed, when the program is left, and offered
// at the next start.
func TestAnUnfinishedNoteIsKept(t *testing.T) {
	p := newSeat(t)
	p.press("n", "half a sen")
	if p.did[0] == nil {
		t.Error("no tick is asked for")
	}
	p.Update(keepMsg{})
	draft := p.Session.Assessment().Draft("practice-size", "")
	if draft == nil || draft.Note != "half a sen" || p.desk.saves != 1 {
		t.Fatalf("kept %+v after %d saves", draft, p.desk.saves)
	}
	p.Update(keepMsg{})
	if p.desk.saves != 1 {
		t.Error("what did not change is saved again")
	}
	p.press("tence", "ctrl+c")
	if d := p.Session.Assessment().Draft("practice-size", ""); d == nil || d.Note != "half a sentence" {
		t.Errorf("kept %+v", d)
	}
	p = sitDown(t, p.desk)
	p.sees("Unfinished note (n goes on with it): half a sentence")
	p.press("n", "!", "esc")
	if a := p.answer("practice-size"); a == nil || a.Note != "half a sentence!" || len(p.Session.Assessment().Drafts) != 0 {
		t.Errorf("%+v", a)
	}
}

// TestAnEditor (scenario 22): what it leaves is the note; where it fails the note is as it was.
func TestAnEditor(t *testing.T) {
	p := newSeat(t)
	p.press("n", "by hand", "ctrl+o")
	p.sees("There is no editor here.", "by hand")
	p.face.Edit = func(text string) (string, error) { return text + "\nby editor\n", nil }
	p.press("ctrl+o")
	if p.did[0] == nil {
		t.Fatal("no editor is started")
	}
	p.Update(editedMsg{err: errors.New(`the editor "nosuch" failed; set VISUAL or EDITOR`)})
	p.sees("The note is as it was: the editor", "set VISUAL or EDITOR", "by hand")
	p.Update(editedMsg{text: "by hand\nby editor\n"})
	p.press("ctrl+s")
	if a := p.answer("practice-size"); a.Note != "by hand\nby editor" {
		t.Errorf("the note is %q", a.Note)
	}
}

// TestWhatTheFileHoldsIsSafe (scenarios 23, 24): controls are shown, not obeyed; an answer the bank does not offer
// any more is shown and kept until somebody chooses.
func TestWhatTheFileHoldsIsSafe(t *testing.T) {
	d := newDesk(t)
	d.Session.Assessment().Answers = map[string]*assessment.Answer{"practice-size": {
		Reply: assessment.Reply{Choice: "gone"}, Rev: 1, Note: "a\x1b[2Jb", At: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}}
	p := sitDown(t, d)
	p.goes("practice-size")
	p.sees("a<U+001B>[2Jb", "> - (x) gone (no longer offered)")
	p.press("enter")
	if a := p.answer("practice-size"); a.Choice != "gone" {
		t.Errorf("replaced by %+v", a)
	}
	p.press("b", "1")
	if a := p.answer("practice-size"); a.Choice != "over-50" {
		t.Errorf("got %+v", a)
	}
}

// TestASaveThatFails (scenario 19): told with what to do, kept, tried again, and never left behind in silence.
func TestASaveThatFails(t *testing.T) {
	p := newSeat(t)
	p.desk.fail = errors.New("disk is full")
	p.press("1")
	p.sees("NOT SAVED", "disk is full", "Ctrl+S")
	p.misses("Saved 1")
	p.press("q")
	p.sees("Leaving now would lose what is not saved.", "Try again", "Save in another file")
	p.press("o", "b.yaml", "enter")
	if p.desk.other != "b.yaml" || p.Unsaved() != nil {
		t.Errorf("saved in %q: %v", p.desk.other, p.Unsaved())
	}
	p.sees("The interview goes on in b.yaml.")
	p.desk.fail = errors.New("disk is full")
	p.press("2", "q", "x")
	if !p.isOver() || p.Unsaved() == nil {
		t.Error("the choice to leave is not taken")
	}
}

// TestEveryKeyThatIsToldWorks (scenario 25): in every dialog the page of keys lists the bindings, any key closes it,
// and where text is typed a question mark is a question mark.
func TestEveryKeyThatIsToldWorks(t *testing.T) {
	for name, keys := range map[string][]string{"question": {}, "list": {"g"}, "menu": {"w"}, "table": {"l"}} {
		p := newSeat(t)
		p.resize(80, 60)
		p.press(keys...)
		under := p.top()
		p.press("?")
		for _, b := range under.bindings(p.screen) {
			p.sees(b.name + " ")
		}
		p.press("x")
		if p.top() != under {
			t.Errorf("%s: a key does not close the page", name)
		}
	}
	p := newSeat(t)
	p.press("n", "why?", "esc")
	if a := p.answer("practice-size"); a.Note != "why?" {
		t.Errorf("the note is %q", a.Note)
	}
}

// TestSigningOff (scenario 26): with open items, not with a wrong name, and then no more.
func TestSigningOff(t *testing.T) {
	p := newSeat(t)
	p.press("r", "ctrl+s")
	p.sees("You can sign with open items; they are listed in the report as open.")
	p.press("enter", "owner", "enter", "Somebody else", "enter")
	p.sees(`That is not the practice's name; it is "P".`)
	if p.IsSigned() {
		t.Fatal("signed with a wrong name")
	}
	for range "Somebody else" {
		p.press("backspace")
	}
	p.press("p", "enter")
	sign := p.Session.Assessment().Signoff
	if len(sign) != 1 || sign[0].By != "Dana Ruiz" || sign[0].Role != "owner" || !p.isOver() {
		t.Fatalf("signed %+v", sign)
	}
	if o := p.Answer("practice-size", "", assessment.Reply{Choice: "1-5"}); o.Refused == nil {
		t.Error("a signed assessment is changed")
	}
	p = newSeat(t)
	p.desk.fail = errors.New("disk is full")
	p.press("r", "ctrl+s", "enter", "owner", "enter", "P", "enter")
	if p.IsSigned() || p.isOver() {
		t.Error("signed although it is not saved")
	}
	p.sees("the sign-off could not be saved: disk is full")
}

// TestCountsAfterFlagAndUndo: open, flag, undo, and every count is as it was.
func TestCountsAfterFlagAndUndo(t *testing.T) {
	p := newSeat(t)
	before := p.Session.Progress()
	p.press("f", "f", "2", "u", "u")
	if got := p.Session.Progress(); got != before {
		t.Errorf("%+v, before %+v", got, before)
	}
	p.press("f", "2")
	if got := p.Session.Progress(); got.Later != 1 || got.Open != before.Open || got.Pending() != before.Pending() {
		t.Errorf("flagged: %+v", got)
	}
}
