package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// midway is the assessment of the well-run sample a year on: last year's answers wait, each site stands otherwise, and an
// action is late.
func midway(t *testing.T) *risk.Result {
	t.Helper()
	r := sample(t, "well-run-family-practice")
	a := r.Assessment
	bank := r.Bank
	from := assessment.Day{Year: 2025, Month: 11, Date: 2}
	said := func(by string, reply assessment.Reply) *assessment.Answer {
		return &assessment.Answer{Rev: 1, SaidBy: by, Reply: reply}
	}
	choice := func(id string) assessment.Reply { return assessment.Reply{Choice: id} }
	carried := func(answer *assessment.Answer) *assessment.Answer {
		return &assessment.Answer{Carried: &assessment.Carried{Answer: *answer, From: from}}
	}
	bySite := func(main, west *assessment.Answer) *assessment.Answer {
		return &assessment.Answer{Rev: 1, SaidBy: "pat", Sites: map[string]*assessment.Answer{"main": main, "west": west}}
	}
	a.Answers["equipment"] = said("pat", assessment.Reply{Chosen: true, Choices: []string{"server", "wifi"}})
	a.Answers["server-room"] = bySite(said("pat", choice("locked")), said("", assessment.Reply{Unknown: true}))
	a.Answers["doors-locked"] = bySite(said("pat", choice("controlled")), carried(said("pat", choice("open"))))
	a.Answers["alarm"] = bySite(carried(said("pat", choice("calls"))), &assessment.Answer{Conflict: []assessment.Voice{
		{By: "pat", Answer: *said("", choice("nothing"))}, {Answer: *said("", choice("alarm"))}}})
	a.Answers["screens-placed"] = bySite(said("pat", choice("nobody")), nil)
	delete(a.Answers["screens-placed"].Sites, "west")
	a.Answers["accepted-level"] = carried(said("pat", choice("low")))
	a.Answers["mfa-email"] = said("pat", choice("none"))
	a.Answers["insurance-application"] = carried(said("pat", choice("unsure")))
	a.Plan = []assessment.PlanItem{{Fix: "turn-on-mfa", Owner: "pat", Due: from}}
	return risk.Assess(bank, a)
}

// TestEachSiteStandsByItself: what one site said is not told of all, and is not said to come from who answered for
// another.
func TestEachSiteStandsByItself(t *testing.T) {
	b := newBuilder(midway(t), Options{})
	for id, want := range map[string]struct{ answer, open string }{
		"server-room": {"Main Street 8: In a locked room or cabinet, cool and dry; who has keys is listed; West Clinic: Don't know",
			"West Clinic: not known"},
		"doors-locked": {"Main Street 8: Only those who belong there, at all times: doors lock, who has keys or badges is listed, and " +
			"the rule is written; West Clinic: To be confirmed: Some doors stay open (from Nov 2, 2025)", "West Clinic: to be confirmed"},
		"alarm": {"Main Street 8: To be confirmed: An alarm that calls someone, with a code for each person (from Nov 2, 2025); West " +
			"Clinic: Answers differ, not settled: Pat Quinn, front desk says: Nothing; Somebody says: An alarm with one shared code",
			"Main Street 8: to be confirmed; West Clinic: answers differ, to be settled"},
		"screens-placed": {"; West Clinic: Not answered", "West Clinic: not answered"},
	} {
		f := b.Finding(id)
		if says := b.answerText(f); !strings.HasSuffix(says, want.answer) {
			t.Errorf("%s: the answer is %q", id, says)
		}
		if open := b.whyOpen(f); open != want.open {
			t.Errorf("%s: open is %q", id, open)
		}
		if who := b.saidText(f.Answer); who != "" {
			t.Errorf("%s: all sites were answered by %q", id, who)
		}
	}
}

// TestWhatIsOpenIsNoWeakSpot: neither at a site, nor in an action step, nor in the reasons of an event.
func TestWhatIsOpenIsNoWeakSpot(t *testing.T) {
	b := newBuilder(midway(t), Options{})
	west := b.siteRow(1)
	weak := west.Cells[len(west.Cells)-1].Text
	for _, id := range []string{"server-room", "doors-locked"} {
		spot := b.asked(b.Bank.Question(id)) + " " + b.weakSpot(b.Finding(id))
		if !strings.Contains(weak, spot+" (not known)") && !strings.Contains(weak, spot+" (to be confirmed)") {
			t.Errorf("%s is told as weak at a site: %q", id, weak)
		}
	}
	for i := range b.ActionSteps {
		s := &b.ActionSteps[i]
		open := 0
		for _, f := range b.FindingsOf(s) {
			if f.State.Open() {
				open++
			}
		}
		if _, lacking := b.stepSpots(s); strings.Contains(lacking, "open") != (open > 0) {
			t.Errorf("step %d with %d open lacks %q", s.Step.Number, open, lacking)
		}
	}
	for n := range b.Risks {
		said := 0
		for _, v := range b.Risks[n].Vulnerabilities() {
			if v.Finding.Said() {
				said++
			}
		}
		if why := b.registerWhy(n); said <= whySpots && strings.Contains(why, " more.") {
			t.Errorf("%s has %d weak spots and says %q", b.Risks[n].Event.ID, said, why)
		}
	}
}

// TestAnEmptyListHasNoWeakRowAndSaysSo: nothing listed is not nothing weak.
func TestAnEmptyListHasNoWeakRowAndSaysSo(t *testing.T) {
	r := sample(t, "well-run-family-practice")
	a := r.Assessment
	assets, vendors := a.Assets, a.Vendors
	for _, c := range []struct {
		assets  []assessment.Asset
		vendors []assessment.Vendor
		want    string
	}{
		{assets, vendors, "weak rows in the lists of systems, devices and vendors"},
		{nil, vendors, "no system or device is listed"}, {assets, nil, "no vendor is listed"}, {nil, nil, "nothing is listed yet"},
	} {
		a.Assets, a.Vendors = c.assets, c.vendors
		b := newBuilder(risk.Assess(r.Bank, a), Options{})
		if says := b.inventoryText(b.Inventory()); !strings.HasSuffix(says, c.want) {
			t.Errorf("it says %q, want %q", says, c.want)
		}
	}
}

// TestWithoutAnAnswerNothingIsMet: nothing answered is not everything met.
func TestWithoutAnAnswerNothingIsMet(t *testing.T) {
	bank := sample(t, "well-run-family-practice").Bank
	a := &assessment.Assessment{Answers: map[string]*assessment.Answer{}}
	says := func() string { return newBuilder(risk.Assess(bank, a), Options{}).noGapText() }
	if text := says(); text != "No requirement is assessed so far." {
		t.Errorf("of nothing answered it says %q", text)
	}
	a.Answers["unique-accounts"] = &assessment.Answer{Rev: 1, Reply: assessment.Reply{Choice: "all"}}
	if text := says(); !strings.HasPrefix(text, "Each requirement that is assessed is met, ") {
		t.Errorf("of one that is met it says %q", text)
	}
}

// TestNoDecisionIsOwedOnWhatNobodyKnows: it is to be found out first.
func TestNoDecisionIsOwedOnWhatNobodyKnows(t *testing.T) {
	r := midway(t)
	owed := func() bool {
		return slices.ContainsFunc(r.OpenAddressable(), func(f *risk.Finding) bool { return f.Question.ID == "clearance" })
	}
	for choice, want := range map[string]bool{"": false, "nothing": true} {
		r.Assessment.Answers["clearance"] = &assessment.Answer{Rev: 1,
			Reply: assessment.Reply{Choice: choice, Unknown: choice == ""}}
		if r = risk.Assess(r.Bank, r.Assessment); owed() != want {
			t.Errorf("with %q a decision is owed: %t", choice, !want)
		}
	}
}

// TestWhatIsLateWasNotKept: a day that is past is no step of the way down.
func TestWhatIsLateWasNotKept(t *testing.T) {
	b := newBuilder(midway(t), Options{})
	if b.Counts.HighOrAbove() == 0 {
		t.Fatal("nothing stands at High")
	}
	steps := strings.Join(wordsOf(b.burnDown()[0]), "\n")
	if !strings.Contains(steps, "once what is LATE is done") || strings.Contains(steps, "2025") {
		t.Error(steps)
	}
}

// TestWhatIsPlannedAndNotToDoSaysWhy: done and not answered again, not known, or in place.
func TestWhatIsPlannedAndNotToDoSaysWhy(t *testing.T) {
	r := midway(t)
	r.Assessment.Plan[0].State, r.Assessment.Plan[0].Done = assessment.PlanDone, r.Assessment.Plan[0].Due
	for _, c := range []struct {
		answer assessment.Reply
		want   string
	}{
		{assessment.Reply{Choice: "none"}, "it is nothing to do now: done on Nov 2, 2025, to be answered again"},
		{assessment.Reply{Unknown: true}, "nobody has said that it is needed: find out first (2.3)"},
		{assessment.Reply{Choice: "all"}, "every answer it would close is in place, does not apply, or is only proposed"},
	} {
		r.Assessment.Answers["mfa-email"].Reply = c.answer
		b := newBuilder(risk.Assess(r.Bank, r.Assessment), Options{})
		if left := Shown(fmt.Sprint(b.planLeft())); !strings.Contains(left, c.want) {
			t.Errorf("with %+v it says %s", c.answer, left)
		}
	}
	b := newBuilder(r, Options{})
	b.questionNumbers = nil
	if closes := b.closes([]*risk.Finding{b.Finding("alarm")}); strings.HasPrefix(closes, ":") {
		t.Errorf("a weak spot without a number is told as %q", closes)
	}
}

// TestTheLineIsToldAsItStands: an answer that waits is not one that nobody gave.
func TestTheLineIsToldAsItStands(t *testing.T) {
	r := midway(t)
	line := r.Assessment.Answers["accepted-level"]
	for want, answer := range map[string]*assessment.Answer{
		"It is to be confirmed which level of risk the owners accept; ": line,
		"The owners have not said which level of risk they accept; ":    nil,
		"The owners accept risks up to Low. ":                           &line.Carried.Answer,
		"Answers differ on which level of risk the owners accept; ": {Conflict: []assessment.Voice{
			{Answer: line.Carried.Answer}, {Answer: assessment.Answer{Reply: assessment.Reply{Choice: questions.High.ID()}}}}},
	} {
		r.Assessment.Answers["accepted-level"] = answer
		if answer == nil {
			delete(r.Assessment.Answers, "accepted-level")
		}
		if says := newBuilder(risk.Assess(r.Bank, r.Assessment), Options{}).lineText(); !strings.HasPrefix(says, want) {
			t.Errorf("%q is told as %q", want, says)
		}
	}
}

// TestWhatHoldsTheWorstThere: where nobody knows what decides, the first pages say so, and do not say that actions lower
// what only an answer can.
func TestWhatHoldsTheWorstThere(t *testing.T) {
	ask := sample(t, "well-run-family-practice").Bank.Question("mfa-email").Ask
	for _, c := range []struct {
		said                    func(*assessment.Answer) // of mfa-email
		why, first, byOpen, not string
	}{
		{func(a *assessment.Answer) { *a = assessment.Answer{Carried: &assessment.Carried{Answer: *a}} }, "To be confirmed: " + ask,
			"leave 1 event at High or above, as many as now.", "Open answers, each at its best, would take 1 event below High: see", "with all done"},
		{func(a *assessment.Answer) { a.Choice = "none" }, "opens from anywhere with a password alone",
			"what stands at High or above from 1 to 0 of", "with all done", "Open answers"},
	} {
		r := sample(t, "well-run-family-practice")
		c.said(r.Assessment.Answers["mfa-email"])
		b := newBuilder(risk.Assess(r.Bank, r.Assessment), Options{})
		var words []string
		for _, block := range b.whatFirst() {
			words = append(words, wordsOf(block)...)
		}
		first := strings.Join(words, "\n")
		wantIn(t, "the cover", b.worstWhy(), c.why)
		wantIn(t, "what to do first", first, c.first, c.byOpen)
		if strings.Contains(first, c.not) {
			t.Errorf("what to do first says %q: %s", c.not, first)
		}
	}
}

// TestTheBankThatWasAnsweredIsNamed: where it is not the one the report goes by.
func TestTheBankThatWasAnsweredIsNamed(t *testing.T) {
	r := sample(t, "well-run-family-practice")
	b := newBuilder(r, Options{})
	if text := b.bankText(); strings.Contains(text, "answered with") {
		t.Error(text)
	}
	r.Assessment.Bank.Version = "2025.1"
	wantIn(t, "the cover", b.bankText(), r.Bank.Name()+"); answered with hipaa-security-rule 2025.1")
}

// TestALapsedAcceptanceIsToldAsOne: wherever the state of an action stands.
func TestALapsedAcceptanceIsToldAsOne(t *testing.T) {
	r := midway(t)
	asOf := r.Assessment.AsOf
	item := &assessment.PlanItem{Fix: "turn-on-mfa", State: assessment.PlanAccepted,
		Accepted: &assessment.Accepted{On: asOf.AddMonths(-12), By: "pat", Why: "w", Until: asOf}}
	r.Assessment.Plan = []assessment.PlanItem{*item}
	b := newBuilder(risk.Assess(r.Bank, r.Assessment), Options{})
	if text := b.plannedText(item); strings.Contains(text, "LAPSED") {
		t.Errorf("on its last day it says %q", text)
	}
	item.Accepted.Until = asOf.AddMonths(-1)
	wantIn(t, "the plan", b.plannedText(item), "accepted LAPSED")
	wantIn(t, "the action", fmt.Sprint(b.planPairs(item)), "until "+DayText(item.Accepted.Until)+" LAPSED")
}

// TestWhatIsOpenAboutAnEventIsTold: a fact that decides whether it applies, or how high it starts, and that nobody knows.
func TestWhatIsOpenAboutAnEventIsTold(t *testing.T) {
	r := sample(t, "well-run-family-practice")
	delete(r.Assessment.Answers, "remote-ways")
	delete(r.Assessment.Answers, "records-held")
	r.Assessment.Plan = nil
	b := newBuilder(risk.Assess(r.Bank, r.Assessment), Options{})
	event := b.Risk("ransomware-by-remote-access")
	want := "It may not apply, for " + b.nameOf(r.Bank.Question("remote-ways")) + " is open."
	sheet := fmt.Sprint(b.sheetPairs(event), b.eventPairs(event))
	wantIn(t, "the sheet", sheet, want, "from 80: +20 at worst, for ",
		"+8 at worst, for "+b.nameOf(r.Bank.Question("records-held"))+" is open, at most 100")
	wantIn(t, "the register", b.registerWhy(b.rank(event)-1), want)
	if strings.Contains(sheet, "after what is planned") {
		t.Errorf("nothing is planned: %s", sheet)
	}
	if text := b.appliesText(b.Risk("phished-mailbox")); text != "" {
		t.Errorf("what applies to everybody: %s", text)
	}
}

// TestWithNothingToDoItIsSaidOnce: and what is open is named.
func TestWithNothingToDoItIsSaidOnce(t *testing.T) {
	r := sample(t, "well-run-family-practice")
	bare := &assessment.Assessment{AsOf: r.Assessment.AsOf}
	b := newBuilder(risk.Assess(r.Bank, bare), Options{})
	wantIn(t, "the text", b.leftAfterFirst(), "weak is left to do. "+count(b.Progress.Pending(), "question")+" are open: see ")
	b = newBuilder(r, Options{})
	b.plan = nil
	for _, block := range b.whatFirst() {
		if table, is := block.(Table); is {
			t.Errorf("nothing is to do, and a table says it again: %v", table)
		}
	}
}

// TestWhetherItIsSignedIsToldAsItStands: not, as it stands, or before something was changed.
func TestWhetherItIsSignedIsToldAsItStands(t *testing.T) {
	r := sample(t, "well-run-family-practice")
	b := newBuilder(r, Options{})
	wantIn(t, "a signed one", b.signedText(), "signed "+b.signedOn())
	r.Assessment.Practice.Name += " and others"
	wantIn(t, "a changed one", newBuilder(r, Options{}).signedText(), "changed since it was signed")
	r.Assessment.Signoff = nil
	wantIn(t, "one that nobody signed", newBuilder(r, Options{}).signedText(), "not signed yet")
}

// TestAMoveByTheAssessorIsToldAsOne: set since, or taken back since.
func TestAMoveByTheAssessorIsToldAsOne(t *testing.T) {
	r := sample(t, "well-run-family-practice")
	plain := *r.Risk("break-in")
	own := plain
	own.Overrides = []assessment.Override{{Threat: "break-in", Likelihood: questions.VeryHigh}}
	for want, e := range map[string]risk.EventChange{
		"":                             {Before: &plain, After: &plain},
		" (assessor's own level)":      {Before: &plain, After: &own},
		" (assessor's own level then)": {Before: &own, After: &plain},
	} {
		if got := movedTitle(&e); got != plain.Event.Title+want {
			t.Errorf("got %q, want it to end with %q", got, want)
		}
	}
}
