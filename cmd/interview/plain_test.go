package interview

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ephisra/assessment"
	"ephisra/questions"
)

// load reads the shipped bank once; nothing changes it.
var load = sync.OnceValues(func() (*questions.Bank, error) { return questions.Load(questions.Builtin()) })

func builtin(t testing.TB) *questions.Bank {
	t.Helper()
	b, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// same leaves a text as it is.
func same(text string) string { return text }

// played is what a run of line mode came to.
type played struct {
	a     *assessment.Assessment
	out   string
	end   End
	saves int
}

// play feeds input to line mode on a fresh assessment.
func play(t testing.TB, b *questions.Bank, input string) played {
	t.Helper()
	return playOn(t, b, input, &assessment.Assessment{
		AsOf: assessment.Day{Year: 2026, Month: 11, Date: 23}, Practice: assessment.Practice{Name: "P"},
		Sites: []assessment.Site{{ID: "main", Name: "Main"}, {ID: "west", Name: "West"}},
	})
}

func playOn(t testing.TB, b *questions.Bank, input string, a *assessment.Assessment) played {
	t.Helper()
	var out strings.Builder
	r := played{a: a}
	minute := 0
	p := &Plain{
		Desk: &Desk{
			Bank: b, Session: assessment.NewSession(b, a),
			Now: func() time.Time {
				minute++
				return time.Date(2026, 11, 23, 10, minute, 0, 0, time.UTC)
			},
			Save: func() (string, error) { r.saves++; return "", nil },
		},
		In: strings.NewReader(input), Out: &out, Shown: same, Wrap: same,
	}
	end, err := p.Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	r.out, r.end = out.String(), end
	return r
}

// script uses every command of line mode.
const script = `4
9
n one site, a mile away
2
b
3
g remote-ways
1, 3
none
g restore-test
2026-03-31
2026-02-30
g encrypt-laptops
5
no laptops here
g mfa-email
f it
n
two
lines
.
e
report
folder
2026-01-02
o observed
1
u
g auto-logoff
4
b
d
too costly
screens locked by hand
Dr. Lee
2026-11-01

g alarm
@ west 1
@ main 2
w Dana Ruiz, MD | manager
p Lakeside
s
0
-n
v
r
h
a
2
?
g zzz
g encr
q
`

func TestEveryCommandOfLineMode(t *testing.T) {
	r := play(t, builtin(t), script)
	got := r.a.Answers
	if a := got["practice-size"]; a.Choice != "1-5" {
		t.Errorf("first answer: %+v", a)
	}
	if a := got["remote-ways"]; len(a.Choices) != 2 || a.Choices[1] != "vpn" {
		t.Errorf("several options: %+v", a)
	}
	if a := got["restore-test"]; a.Date.String() != "2026-03-31" {
		t.Errorf("date: %+v", a)
	}
	if a := got["encrypt-laptops"]; a.NA != "no laptops here" {
		t.Errorf("does not apply: %+v", a)
	}
	if a := got["mfa-email"]; a.Given() || a.Later != "it" || a.Note != "two\nlines" || a.Basis != assessment.Observed ||
		len(a.Evidence) != 1 {
		t.Errorf("beside an answer that was undone: %+v", a)
	}
	if a := got["auto-logoff"]; a.Choice != "never" || !a.Decision.Complete(r.a.AsOf) || r.a.People[0].Name != "Dr. Lee" {
		t.Errorf("decision: %+v", a)
	}
	if a := got["alarm"]; a.Sites["west"].Choice != "calls" || a.Sites["main"].Choice != "alarm" {
		t.Errorf("sites: %+v", a)
	}
	if p := r.a.People[len(r.a.People)-1]; p.Name != "Dana Ruiz, MD" || p.Role != "manager" {
		t.Errorf("who answers: %+v", p)
	}
	if r.a.Practice.Name != "Lakeside" || r.end != Left {
		t.Errorf("practice %q, end %v", r.a.Practice.Name, r.end)
	}
}

// TestEndOfInputMakesNothingUp: cut after any byte, the input records only what its whole lines say.
func TestEndOfInputMakesNothingUp(t *testing.T) {
	b := builtin(t)
	for cut := range len(script) {
		whole := script[:strings.LastIndexByte(script[:cut], '\n')+1]
		got, want := play(t, b, script[:cut]), play(t, b, whole)
		if diff := cmp.Diff(want.a, got.a); diff != "" {
			t.Fatalf("cut at byte %d after %q (-whole lines +cut):\n%s", cut, script[max(0, cut-20):cut], diff)
		}
		if got.end != InputEnded {
			t.Fatalf("cut at byte %d: end %v", cut, got.end)
		}
	}
}

func TestEmptyLinesAnswerNothing(t *testing.T) {
	r := play(t, builtin(t), strings.Repeat("\n", 400))
	if len(r.a.Answers) != 0 || r.saves != 0 {
		t.Errorf("skipping recorded %v and saved %d times", r.a.Answers, r.saves)
	}
}

func TestAWrongEntryGetsOneLine(t *testing.T) {
	r := play(t, builtin(t), "7\n")
	_, after, _ := strings.Cut(r.out, "Answer: ")
	if want := "Type 1 to 5; q leaves, ? shows what else you can type.\nAnswer: \n"; after != want {
		t.Errorf("got %q, want %q", after, want)
	}
}

// TestSavedIsSaidAfterSaving: each change is saved once, and said to be saved only when it is.
func TestSavedIsSaidAfterSaving(t *testing.T) {
	r := play(t, builtin(t), script)
	if said := strings.Count(r.out, " Saved."); said != r.saves {
		t.Errorf("said Saved %d times, saved %d times", said, r.saves)
	}
}

func TestACancelledNoteIsKeptAsADraft(t *testing.T) {
	r := play(t, builtin(t), "n\nhalf a\nsentence\n")
	if d := r.a.Draft("practice-size", ""); d == nil || d.Note != "half a\nsentence" {
		t.Errorf("drafts: %+v", r.a.Drafts)
	}
	again := playOn(t, builtin(t), "q\n", r.a)
	if !strings.Contains(again.out, "An unfinished note on practice-size was kept: half a\nsentence") {
		t.Errorf("the draft is not shown:\n%s", again.out)
	}
}

// TestADraftGoesOn: the note begun before is the beginning of the note finished now, and a draft on
// another question stays beside it.
func TestADraftGoesOn(t *testing.T) {
	b := builtin(t)
	a := play(t, b, "n\nfirst\n").a
	if got := playOn(t, b, "g practice-size\nn\nsecond\n.\nq\n", a).a; len(got.Drafts) > 0 ||
		got.Answers["practice-size"].Note != "first\nsecond" {
		t.Errorf("drafts %+v, answers %+v", got.Drafts, got.Answers["practice-size"])
	}
	a = play(t, b, "n\nfirst\n").a
	got := playOn(t, b, "g mfa-email\nn\nother\n", a).a
	if len(got.Drafts) != 2 || got.Draft("mfa-email", "").Note != "other" ||
		got.Draft("practice-size", "").Note != "first" {
		t.Errorf("drafts %+v", got.Drafts)
	}
	got = playOn(t, b, "g mfa-email\nn\nthird\n..\n...\nq\n", got).a
	if len(got.Drafts) != 1 || got.Answers["mfa-email"] != nil {
		t.Errorf("a dropped draft: %+v, %+v", got.Drafts, got.Answers["mfa-email"])
	}
}

func TestAFormAsksAgainForWhatDoesNotFit(t *testing.T) {
	r := play(t, builtin(t),
		"g mfa-email\ne\n\nreport\nfolder\n2026-13-45\n2026-01-02\ng auto-logoff\nd\nwhy\n\ninstead\nLee\n\nnever\n\nq\n")
	if e := r.a.Answers["mfa-email"].Evidence; len(e) != 1 || e[0].What != "report" ||
		e[0].Dated.String() != "2026-01-02" {
		t.Errorf("evidence: %+v", e)
	}
	if d := r.a.Answers["auto-logoff"].Decision; d == nil || d.Instead != "instead" || d.On.IsZero() {
		t.Errorf("decision: %+v", d)
	}
}

// TestASecondNoteIsAdded: a note never takes the place of another unasked, and it is said where it went.
func TestASecondNoteIsAdded(t *testing.T) {
	r := play(t, builtin(t), "g mfa-email\nn first\nn second\nn \u200b\nw | owner\nq\n")
	if note := r.a.Answers["mfa-email"].Note; note != "first\nsecond" {
		t.Errorf("note %q", note)
	}
	for _, want := range []string{"Note recorded: mfa-email.", "Added to the note (-n removes it all): mfa-email.",
		"the note is blank", "no name before the bar"} {
		if !strings.Contains(r.out, want) {
			t.Errorf("it does not say %q:\n%s", want, r.out)
		}
	}
	if len(r.a.People) > 0 {
		t.Errorf("people: %+v", r.a.People)
	}
}

func TestArrowKeysLeaveNothingInANote(t *testing.T) {
	r := play(t, builtin(t), "n up \x1b[Aand\x1b[1;5C down\x1bOB\nq\n")
	if a := r.a.Answers["practice-size"]; a == nil || a.Note != "up and down" {
		t.Errorf("got %+v", a)
	}
}

// TestEveryQuestionCanBeAnswered: the last entry of each question, "I don't know", is always there.
func TestEveryQuestionCanBeAnswered(t *testing.T) {
	b := builtin(t)
	var input strings.Builder
	for _, q := range b.Questions {
		if q.Share == nil {
			list := Entries(q)
			fmt.Fprintf(&input, "g %s\n%s\n", q.ID, list[len(list)-1].Label)
		}
	}
	r := play(t, b, input.String()+"q\n")
	for _, q := range b.Questions {
		if a := r.a.Answers[q.ID]; q.Share == nil && (a == nil || !a.Unknown) {
			t.Errorf("%s: %+v", q.ID, a)
		}
	}
}

// FuzzPlain: no input makes line mode panic, record an answer the question does not take, or save
// without saying so.
func FuzzPlain(f *testing.F) {
	b := builtin(f)
	f.Add(script)
	f.Add("g mfa-email\n@ main 1\n= 3\n")
	f.Fuzz(func(t *testing.T, input string) {
		r := play(t, b, input)
		src := assessment.Encode(&assessment.Assessment{ID: "00000000",
			Bank: assessment.BankOf(b),
			AsOf: r.a.AsOf, Sites: r.a.Sites, People: r.a.People, Answers: r.a.Answers, Practice: r.a.Practice,
			Drafts: r.a.Drafts}, b)
		if _, _, err := assessment.Decode("f.yaml", src, b); err != nil {
			t.Errorf("what was recorded cannot be read back: %v", err)
		}
	})
}
