package interview

import (
	"errors"
	"strings"
	"testing"
	"time"

	"ephisra/assessment"
	"ephisra/questions"
)

// atDesk is a desk over an assessment of two sites and two people. Saving counts, and fails while fail is set.
type atDesk struct {
	*Desk
	saves int
	fail  error
	other string // where it was saved elsewhere
}

func newDesk(t testing.TB) *atDesk {
	t.Helper()
	b := builtin(t)
	d := &atDesk{}
	a := &assessment.Assessment{
		AsOf: assessment.Day{Year: 2026, Month: 11, Date: 23}, Practice: assessment.Practice{Name: "P"},
		Sites:  []assessment.Site{{ID: "main", Name: "Main"}, {ID: "west", Name: "West"}},
		People: []assessment.Person{{ID: "dana", Name: "Dana Ruiz"}, {ID: "yan", Name: "Yan Li"}},
	}
	d.Desk = &Desk{
		Bank: b, Session: assessment.NewSession(b, a), By: "dana",
		Now:  func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) },
		Save: func() (string, error) { d.saves++; return "", d.fail },
		SaveAs: func(path string) error {
			d.other, d.fail = path, nil
			return nil
		},
	}
	return d
}

func (d *atDesk) answer(id string) *assessment.Answer { return d.Session.Answer(id) }

// TestEveryVerbSavesOnceAndNamesWhatItDid: what a verb did is saved once, said once, and names its question; what
// is refused saves nothing and changes nothing.
func TestEveryVerbSavesOnceAndNamesWhatItDid(t *testing.T) {
	const id = "auto-logoff"
	decision := &assessment.Decision{Why: "w", Instead: "i", ApprovedBy: "dana",
		On: assessment.Day{Year: 2026, Month: 11, Date: 1}}
	for _, c := range []struct {
		name string
		verb func(d *Desk) Outcome
		says string
	}{
		{"answer", func(d *Desk) Outcome { return d.Answer(id, "", assessment.Reply{Choice: "never"}) }, "Recorded: "},
		{"answer at a site", func(d *Desk) Outcome { return d.Answer("alarm", "west", assessment.Reply{Unknown: true}) },
			"Recorded: Don't know"},
		{"note", func(d *Desk) Outcome { return d.Note(id, "seen") }, id},
		{"replaced note", func(d *Desk) Outcome { return d.ReplaceNote(id, "seen again") }, id},
		{"unfinished note", func(d *Desk) Outcome { return d.KeepNote(id, "half") }, id},
		{"dropped draft", func(d *Desk) Outcome { return d.DropNoteDraft(id) }, id},
		{"no note", func(d *Desk) Outcome { return d.DropNote(id) }, id},
		{"evidence", func(d *Desk) Outcome { return d.AddEvidence(id, assessment.Evidence{What: "report"}) }, id},
		{"no evidence", func(d *Desk) Outcome { return d.DropEvidence(id, 0) }, id},
		{"basis", func(d *Desk) Outcome { return d.SetBasis(id, "Observed") }, id},
		{"no basis", func(d *Desk) Outcome { return d.SetBasis(id, "none") }, id},
		{"flag", func(d *Desk) Outcome { return d.Later(id, "it") }, id},
		{"no flag", func(d *Desk) Outcome { return d.Later(id, "") }, id},
		{"decision", func(d *Desk) Outcome { return d.Decide(id, decision) }, id},
		{"no decision", func(d *Desk) Outcome { return d.Decide(id, nil) }, id},
		{"override", func(d *Desk) Outcome {
			return d.Override(assessment.Override{Threat: "break-in", Likelihood: questions.High, Reason: "r", By: "dana"})
		}, "break-in"},
		{"no override", func(d *Desk) Outcome { return d.ClearOverride("break-in") }, "break-in"},
		{"who", func(d *Desk) Outcome { return d.Who("yan", "", false) }, "Yan Li"},
		{"somebody new", func(d *Desk) Outcome { return d.Who("Zoe Kay", "nurse", false) }, "Zoe Kay"},
		{"practice", func(d *Desk) Outcome { return d.SetPractice(" Lakeside ") }, "Lakeside"},
		{"clear", func(d *Desk) Outcome { return d.Clear(id, "") }, id},
		{"clear a site", func(d *Desk) Outcome { return d.Clear("alarm", "west") }, "alarm at west"},
		{"undo", func(d *Desk) Outcome { return d.Undo() }, "alarm"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := deskFor(t, c.name)
			before := d.saves
			o := c.verb(d.Desk)
			if o.Refused != nil || d.saves != before+1 || !strings.Contains(o.Did, c.says) || o.Unsaved != nil {
				t.Errorf("refused %v, saved %d times, did %q, want %q", o.Refused, d.saves-before, o.Did, c.says)
			}
		})
	}
}

// deskFor is a desk at which what the verb needs stands already.
func deskFor(t *testing.T, verb string) *atDesk {
	t.Helper()
	const id = "auto-logoff"
	d := newDesk(t)
	needs := map[string]func(){
		"dropped draft": func() { d.KeepNote(id, "half") },
		"no note":       func() { d.Note(id, "seen") },
		"no evidence":   func() { d.AddEvidence(id, assessment.Evidence{What: "report"}) },
		"no flag":       func() { d.Later(id, "it") },
		"no decision": func() {
			d.Decide(id, &assessment.Decision{Why: "w", Instead: "i", ApprovedBy: "dana",
				On: assessment.Day{Year: 2026, Month: 11, Date: 1}})
		},
		"no override": func() {
			d.Override(assessment.Override{Threat: "break-in", Impact: questions.Low, Reason: "r", By: "dana"})
		},
		"clear":        func() { d.Answer(id, "", assessment.Reply{Choice: "short"}) },
		"clear a site": func() { d.Answer("alarm", "west", assessment.Reply{Unknown: true}) },
		"undo":         func() { d.Answer("alarm", "west", assessment.Reply{Unknown: true}) },
	}
	if first := needs[verb]; first != nil {
		first()
	}
	return d
}

// TestWhatIsRefusedSavesNothing: each verb with what it does not take.
func TestWhatIsRefusedSavesNothing(t *testing.T) {
	for name, verb := range map[string]func(d *Desk) Outcome{
		"an option the question lacks": func(d *Desk) Outcome {
			return d.Answer("auto-logoff", "",
				assessment.Reply{Choice: "nope"})
		},
		"no such question": func(d *Desk) Outcome {
			return d.Answer("nope", "",
				assessment.Reply{Unknown: true})
		},
		"no such site": func(d *Desk) Outcome {
			return d.Answer("alarm", "moon",
				assessment.Reply{Unknown: true})
		},
		"no such site to clear": func(d *Desk) Outcome { return d.Clear("alarm", "moon") },
		"nothing to confirm":    func(d *Desk) Outcome { return d.Confirm("auto-logoff") },
		"nothing to settle": func(d *Desk) Outcome {
			return d.Settle("auto-logoff", "",
				assessment.Reply{Unknown: true}, "why")
		},
		"a blank note":             func(d *Desk) Outcome { return d.Note("auto-logoff", " \u200b") },
		"no note to remove":        func(d *Desk) Outcome { return d.DropNote("auto-logoff") },
		"no evidence to take back": func(d *Desk) Outcome { return d.DropEvidence("auto-logoff", 1) },
		"blank evidence": func(d *Desk) Outcome {
			return d.AddEvidence("auto-logoff",
				assessment.Evidence{What: " "})
		},
		"no decision to take back": func(d *Desk) Outcome { return d.Decide("auto-logoff", nil) },
		"half a decision": func(d *Desk) Outcome {
			return d.Decide("auto-logoff",
				&assessment.Decision{Why: "w"})
		},
		"a basis that is none":     func(d *Desk) Outcome { return d.SetBasis("auto-logoff", "guess") },
		"no override to take back": func(d *Desk) Outcome { return d.ClearOverride("break-in") },
		"no such event":            func(d *Desk) Outcome { return d.ClearOverride("break-inn") },
		"an override without reason": func(d *Desk) Outcome {
			return d.Override(assessment.Override{Threat: "break-in", Impact: questions.Low})
		},
		"nobody":                     func(d *Desk) Outcome { return d.Who(" ", "", false) },
		"somebody near":              func(d *Desk) Outcome { return d.Who("Dana Riuz", "", false) },
		"no name":                    func(d *Desk) Outcome { return d.SetPractice(" ") },
		"nothing to undo":            func(d *Desk) Outcome { return d.Undo() },
		"a place that is not there":  func(d *Desk) Outcome { _, o := d.Go("zzz"); return o },
		"a number that is not there": func(d *Desk) Outcome { _, o := d.Go("999"); return o },
	} {
		d := newDesk(t)
		people := len(d.People())
		if o := verb(d.Desk); o.Refused == nil || o.Did != "" || d.saves != 0 || len(d.Session.Assessment().Answers) != 0 ||
			len(d.People()) != people {
			t.Errorf("%s: %+v, saved %d times", name, o, d.saves)
		}
	}
}

// TestASaveThatFailsLosesNothing: the answers stay, each outcome says so, the next change tries again, and another
// place takes everything.
func TestASaveThatFailsLosesNothing(t *testing.T) {
	d := newDesk(t)
	d.fail = errors.New("disk is full")
	o := d.Answer("auto-logoff", "", assessment.Reply{Choice: "never"})
	if o.Unsaved == nil || d.Unsaved() == nil || d.answer("auto-logoff").Choice != "never" || !o.Moved {
		t.Errorf("%+v", o)
	}
	if o := d.Note("auto-logoff", "kept"); o.Unsaved == nil || d.answer("auto-logoff").Note != "kept" {
		t.Errorf("the second change: %+v", o)
	}
	if o := d.TrySaving(); o.Unsaved == nil {
		t.Error("a full disk saves")
	}
	if o := d.SaveElsewhere("other.yaml"); o.Refused != nil || o.Unsaved != nil || d.Unsaved() != nil ||
		d.other != "other.yaml" {
		t.Errorf("elsewhere: %+v, %v", o, d.Unsaved())
	}
	d.fail = errors.New("disk is full")
	d.Note("auto-logoff", "more")
	d.fail = nil
	if o := d.SetBasis("auto-logoff", "stated"); o.Unsaved != nil || d.Unsaved() != nil {
		t.Errorf("the next change does not try again: %+v", o)
	}
}

// TestRefusedTextIsKeptAsADraft: too long or unprintable, it is not lost.
func TestRefusedTextIsKeptAsADraft(t *testing.T) {
	d := newDesk(t)
	for text, want := range map[string]string{
		strings.Repeat("long ", 2_001): "at most 10000 fit", "a bell \x07 in it": "unprintable character U+0007",
	} {
		o := d.Note("mfa-email", text)
		if o.Refused == nil || !strings.Contains(o.Refused.Error(), want) ||
			!strings.Contains(o.Refused.Error(), "mfa-email") || o.Did == "" {
			t.Errorf("%+v, want %q", o, want)
		}
		draft := d.Session.Assessment().Draft("mfa-email", "")
		if draft == nil || strings.ReplaceAll(draft.Note, "[U+0007]", "\x07") != text {
			t.Errorf("the draft is %.40q", draft.Note)
		}
	}
	if o := d.Note("mfa-email", "shorter"); o.Refused != nil || len(d.Session.Assessment().Drafts) != 0 {
		t.Errorf("mended: %+v, %+v", o, d.Session.Assessment().Drafts)
	}
}

// TestADecisionIsOwedAfterAnAnswer: only where what is addressable is not in place, and until it is recorded.
func TestADecisionIsOwedAfterAnAnswer(t *testing.T) {
	d := newDesk(t)
	if o := d.Answer("auto-logoff", "", assessment.Reply{Choice: "never"}); o.Owes != "auto-logoff" ||
		d.Owed() != "auto-logoff" || d.Last() != "auto-logoff" {
		t.Errorf("%+v", o)
	}
	form := d.DecisionForm(d.Owed())
	if o := form.Done([]string{"too costly", "locked by hand", "yan", "11/1/2026", ""}); o.Refused != nil ||
		d.Owed() != "" {
		t.Errorf("%+v, owed %q", o, d.Owed())
	}
	if got := d.answer("auto-logoff").Decision; got == nil || got.ApprovedBy != "yan" || got.On.String() != "2026-11-01" {
		t.Errorf("%+v", got)
	}
	if o := d.Answer("auto-logoff", "", assessment.Reply{Choice: "short"}); o.Owes != "" {
		t.Errorf("owed though it is in place: %+v", o)
	}
}

// TestListsAreKeptAtTheDesk: added, changed, taken off, undone; the question that asks for the list leads there.
func TestListsAreKeptAtTheDesk(t *testing.T) {
	d := newDesk(t)
	if _, o := d.Go("baa-share"); o.Refused != nil || d.Here() != "vendor-list" ||
		!strings.Contains(strings.Join(o.Told, ""), "baa-share is worked out") {
		t.Fatalf("%+v at %s", o, d.Here())
	}
	list := d.ListHere(d.Session.Current())
	form, err := list.Form("")
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"Acme Billing", "billing", "yes", "", "3/31/2025", "March 2027", "", ""}
	if o := form.Done(texts); o.Refused != nil ||
		!strings.Contains(o.Did, "acme, Acme Billing; service billing; ephi yes; baa 2025-03-31; baa-ends 2027-03-01") {
		t.Errorf("%+v", o)
	}
	if form, err = list.Form("acme billing"); err != nil || form.Fields[4].Now != "2025-03-31" {
		t.Fatalf("%v %+v", err, form)
	}
	texts[5] = "1/1/2020"
	if o := form.Done(texts); o.Refused == nil {
		t.Error("an agreement ends before it begins")
	}
	if o := list.Remove("acme"); o.Refused != nil || len(list.Rows()) != 0 {
		t.Errorf("%+v %v", o, list.Rows())
	}
	if o := d.Undo(); o.Refused != nil || len(list.Rows()) != 1 {
		t.Errorf("%+v %v", o, list.Rows())
	}
	if _, err := list.Form("nobody"); err == nil {
		t.Error("a row that is not there")
	}
	for word, noun := range map[string]string{"vendors": "vendor", "Assets": "asset", "people": "person"} {
		if l := d.ListOf(word); l == nil || l.Noun() != noun {
			t.Errorf("%s: %v", word, l)
		}
	}
	if d.ListOf("cats") != nil {
		t.Error("a list of cats")
	}
}

// TestWhoAnswersGoesWhenTheyGo: a person taken off the list answers no more.
func TestWhoAnswersGoesWhenTheyGo(t *testing.T) {
	d := newDesk(t)
	if o := d.Who("Zoe Kay", "nurse", false); o.Refused != nil || d.By != "zoe" || d.People()[2].Role != "nurse" {
		t.Errorf("%+v %q %+v", o, d.By, d.People())
	}
	if o := d.Undo(); o.Refused != nil || len(d.People()) != 2 || d.By != "" {
		t.Errorf("%+v %q", o, d.By)
	}
	isNew := (*NewPersonError)(nil)
	if o := d.Who("Dana Riuz", "", false); !errors.As(o.Refused, &isNew) || isNew.Near != "Dana Ruiz" {
		t.Errorf("%+v", o)
	}
	if o := d.Who("Dana Riuz", "", true); o.Refused != nil || d.By != "dana-2" {
		t.Errorf("%+v %q", o, d.By)
	}
	if o := d.Answer("mfa-email", "", assessment.Reply{Choice: "all"}); o.NoName ||
		d.answer("mfa-email").SaidBy != "dana-2" {
		t.Errorf("%+v", o)
	}
	if o := d.ListOf("people").Remove("dana-2"); o.Refused == nil {
		t.Error("somebody who answered goes")
	}
	d.By = ""
	if o := d.Answer("mfa-ehr", "", assessment.Reply{Choice: "all"}); !o.NoName {
		t.Error("an answer without a name does not say so")
	}
}

// TestDoubtfulDatesAreAskedAbout: in answers, evidence and lists.
func TestDoubtfulDatesAreAskedAbout(t *testing.T) {
	d := newDesk(t)
	for year, want := range map[int]string{2027: "still to come", 202: "the year 202"} {
		day := assessment.Day{Year: year, Month: 3, Date: 1}
		for what, o := range map[string]Outcome{
			"an answer": d.Answer("restore-test", "", assessment.Reply{Date: day}),
			"evidence":  d.AddEvidence("restore-test", assessment.Evidence{What: "log", Dated: day}),
		} {
			if len(o.Doubts) != 1 || !strings.Contains(o.Doubts[0], want) {
				t.Errorf("%s of %v: %+v", what, day, o)
			}
		}
	}
}

// TestASignedAssessmentIsNotChanged: by no verb, whatever face asks for it.
func TestASignedAssessmentIsNotChanged(t *testing.T) {
	decision := &assessment.Decision{Why: "w", Instead: "i", ApprovedBy: "dana", On: assessment.Day{Year: 2026, Month: 11, Date: 1}}
	for name, verb := range map[string]func(d *Desk) Outcome{
		"answer":      func(d *Desk) Outcome { return d.Answer("mfa-email", "", assessment.Reply{Choice: "none"}) },
		"at a site":   func(d *Desk) Outcome { return d.Answer("alarm", "west", assessment.Reply{Unknown: true}) },
		"clear":       func(d *Desk) Outcome { return d.Clear("mfa-email", "") },
		"clear site":  func(d *Desk) Outcome { return d.Clear("alarm", "west") },
		"confirm":     func(d *Desk) Outcome { return d.Confirm("doors-locked") },
		"settle":      func(d *Desk) Outcome { return d.Settle("mfa-ehr", "", assessment.Reply{Unknown: true}, "w") },
		"note":        func(d *Desk) Outcome { return d.ReplaceNote("mfa-email", "n") },
		"evidence":    func(d *Desk) Outcome { return d.AddEvidence("mfa-email", assessment.Evidence{What: "r"}) },
		"decision":    func(d *Desk) Outcome { return d.Decide("auto-logoff", decision) },
		"basis":       func(d *Desk) Outcome { return d.SetBasis("mfa-email", "stated") },
		"flag":        func(d *Desk) Outcome { return d.SetLater("mfa-email", "it") },
		"override":    func(d *Desk) Outcome { return d.ClearOverride("break-in") },
		"practice":    func(d *Desk) Outcome { return d.SetPractice("X") },
		"who":         func(d *Desk) Outcome { return d.Who("Zoe Kay", "", true) },
		"list remove": func(d *Desk) Outcome { return d.ListOf("people").Remove("yan") },
	} {
		d := newDesk(t)
		a := d.Session.Assessment()
		a.Answers = map[string]*assessment.Answer{
			"mfa-email": {Reply: assessment.Reply{Choice: "all"}}, "alarm": {Reply: assessment.Reply{Choice: "calls"}},
			"doors-locked": {Carried: &assessment.Carried{Answer: assessment.Answer{Reply: assessment.Reply{Unknown: true}}}},
			"mfa-ehr":      {Conflict: []assessment.Voice{{By: "dana"}, {By: "yan"}}},
		}
		a.Overrides = []assessment.Override{{Threat: "break-in", Impact: questions.Low, Reason: "r", By: "dana"}}
		d.Desk.Session = assessment.NewSession(d.Bank, a)
		a.Signoff = []assessment.Signoff{{By: "Dana Ruiz"}}
		before := assessment.Digest(a)
		o := verb(d.Desk)
		if !errors.Is(o.Refused, assessment.ErrSigned) || d.saves != 0 || assessment.Digest(a) != before {
			t.Errorf("%s: %+v, saved %d times", name, o, d.saves)
		}
	}
}

// TestConfirmingAQuestionConfirmsItsList: the list it shows came along from last time, and holds with one key.
func TestConfirmingAQuestionConfirmsItsList(t *testing.T) {
	d := newDesk(t)
	a := d.Session.Assessment()
	var shows *questions.Question
	for _, q := range d.Bank.Questions {
		if q.Lists == questions.OurVendors {
			shows = q
		}
	}
	a.Vendors = []assessment.Vendor{{ID: "acme", Name: "Acme", EPHI: assessment.Yes}}
	a.Answers = map[string]*assessment.Answer{}
	a.Answers["baa-share"] = &assessment.Answer{Carried: &assessment.Carried{From: assessment.Day{Year: 2025, Month: 11, Date: 1}}}
	if said := d.SaidBefore(shows); len(said) != 1 || said[0].Label != "The list" {
		t.Errorf("it does not say that the list is to be confirmed: %v", said)
	}
	if o := d.Confirm(shows.ID); o.Refused != nil || !strings.Contains(o.Did, "the list of vendors") {
		t.Errorf("confirming: %q, %v", o.Did, o.Refused)
	}
	if a.Answers["baa-share"] != nil || d.saves != 1 {
		t.Errorf("the list is still to be confirmed, or was not saved (%d)", d.saves)
	}
	if _, undone := d.Session.Undo(); !undone || a.Answers["baa-share"] == nil {
		t.Error("undo does not bring it back")
	}
	d.Confirm(shows.ID)
	if o := d.Confirm(shows.ID); o.Refused == nil {
		t.Error("there was nothing left to confirm")
	}
}
