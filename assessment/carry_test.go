package assessment

import (
	"slices"
	"testing"

	"ephisra/questions"
	"ephisra/testdata/assessments"
)

func carriedSample(t *testing.T, name string, on Day) (*Assessment, *Assessment, *CarriedOver, *questions.Bank) {
	t.Helper()
	bank, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	src, err := assessments.Samples.ReadFile(name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	last, _, err := Decode(name, src, bank)
	if err != nil {
		t.Fatal(err)
	}
	next, told := CarryOver(last, bank, "abcd1234", on)
	return last, next, told, bank
}

// TestNothingCarriedCounts: in no sample does an answer or a list count before it is confirmed; the file of it reads
// back; and the earlier assessment is as it was.
func TestNothingCarriedCounts(t *testing.T) {
	for _, name := range []string{"ransomware-plastic-surgery", "well-run-family-practice", "half-finished-dental",
		"lost-device-dermatology", "exposed-server-imaging"} {
		last, next, told, bank := carriedSample(t, name, Day{2027, 10, 1})
		before := Digest(last)
		p := NewSession(bank, next).Progress()
		if p.Answered+p.NotApplicable+p.Unknown != 0 || p.ToConfirm == 0 {
			t.Errorf("%s: %s", name, p)
		}
		if len(next.Signoff)+len(next.Overrides)+len(next.Drafts) != 0 || next.ID == last.ID {
			t.Errorf("%s: what was of then alone came along", name)
		}
		if again, _, err := Decode(name, Encode(next, bank), bank); err != nil || Digest(again) != Digest(next) {
			t.Errorf("%s: does not read back: %v", name, err)
		}
		for _, q := range bank.Questions {
			if q.Share == nil {
				continue
			}
			if a := next.Answers[q.ID]; q.Share.Of != questions.Risks && last.IsListed(q.Share) && (a == nil || a.Carried == nil) {
				t.Errorf("%s: the list of %s counts already", name, q.ID)
			}
		}
		if Digest(last) != before {
			t.Errorf("%s: the earlier assessment was changed", name)
		}
		if len(told.ToConfirm) == 0 {
			t.Errorf("%s: nothing is to confirm", name)
		}
	}
}

// TestConfirmedItIsAsItWas: with every answer and list confirmed, each answer that came along says what it said, with
// all that stood beside it.
func TestConfirmedItIsAsItWas(t *testing.T) {
	last, next, told, bank := carriedSample(t, "well-run-family-practice", Day{2026, 12, 1})
	s := NewSession(bank, next)
	for _, id := range told.ToConfirm {
		if _, err := s.Confirm(id, Stamp{By: next.People[0].ID}); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
	if next.ConfirmList(bank, questions.Vendors)+next.ConfirmList(bank, questions.Assets) != len(told.Lists) {
		t.Error("not every list could be confirmed")
	}
	for _, id := range told.ToConfirm {
		was, is := last.Answers[id], next.Answers[id]
		q := bank.Question(id)
		if was.Words(q) != is.Words(q) || was.Note != is.Note || was.Basis != is.Basis && len(was.Sites) == 0 {
			t.Errorf("%s was %+v, is %+v", id, was, is)
		}
		if len(was.Evidence) != len(is.Evidence) && !slices.Contains(told.Stale, id) {
			t.Errorf("%s lost its evidence", id)
		}
		if (was.Decision == nil) != (is.Decision == nil) && !slices.Contains(told.Expired, id) {
			t.Errorf("%s lost its decision", id)
		}
	}
}

// TestWhatIsTooOldIsAskedAgain: dates, don't knows and conflicts are not carried; expired decisions and old evidence
// stay behind, and everything is told.
func TestWhatIsTooOldIsAskedAgain(t *testing.T) {
	_, next, told, bank := carriedSample(t, "well-run-family-practice", Day{2029, 1, 1})
	for _, q := range bank.Questions {
		a := next.Answers[q.ID]
		if a == nil || a.Carried == nil {
			continue
		}
		c := &a.Carried.Answer
		if q.Type == questions.Date || c.Unknown || len(c.Conflict) > 0 {
			t.Errorf("%s is carried: %+v", q.ID, c)
		}
		if c.Decision != nil && !c.Decision.ReviewBy.IsZero() && next.AsOf.After(c.Decision.ReviewBy) {
			t.Errorf("%s has an expired decision", q.ID)
		}
		for _, e := range c.Evidence {
			if !e.Dated.IsZero() && next.AsOf.After(e.Dated.AddMonths(12)) {
				t.Errorf("%s has evidence of %s", q.ID, e.Dated)
			}
		}
	}
	if len(told.Again) == 0 || len(told.Stale) == 0 || len(told.Expired) == 0 {
		t.Errorf("told %+v", told)
	}
	for _, item := range next.Plan {
		if item.State == PlanDone || item.State == PlanVerified {
			t.Errorf("%s is done and came along", item.Fix)
		}
	}
}

// TestOldEvidenceOfASiteStaysBehind as any other does, and is told of once.
func TestOldEvidenceOfASiteStaysBehind(t *testing.T) {
	bank := builtin(t)
	old, fresh := Evidence{What: "old", Dated: Day{2024, 1, 1}}, Evidence{What: "fresh", Dated: Day{2026, 1, 1}}
	site := func() *Answer {
		return &Answer{Rev: 1, Reply: Reply{Choice: "calls"}, Evidence: []Evidence{old, fresh}}
	}
	last := &Assessment{AsOf: Day{2025, 6, 1}, Sites: []Site{{ID: "main"}, {ID: "west"}},
		Answers: map[string]*Answer{"alarm": {Rev: 1, Sites: map[string]*Answer{"main": site(), "west": site()}}}}
	next, told := CarryOver(last, bank, "00000001", Day{2026, 6, 1})
	for id, one := range next.Answers["alarm"].Carried.Answer.Sites {
		if len(one.Evidence) != 1 || one.Evidence[0] != fresh {
			t.Errorf("%s is carried with %v", id, one.Evidence)
		}
	}
	if !slices.Equal(told.Stale, []string{"alarm"}) || len(last.Answers["alarm"].Sites["main"].Evidence) != 2 {
		t.Errorf("told %v, and last year's file has %v", told.Stale, last.Answers["alarm"].Sites["main"].Evidence)
	}
}

// TestCarriedTwice: an answer that nobody confirmed last year keeps the day it is from.
func TestCarriedTwice(t *testing.T) {
	last, next, _, bank := carriedSample(t, "ransomware-plastic-surgery", Day{2027, 9, 15})
	third, told := CarryOver(next, bank, "abcd1235", Day{2028, 9, 15})
	if len(told.ToConfirm) == 0 {
		t.Fatal("nothing was carried twice")
	}
	for _, id := range told.ToConfirm {
		if from := third.Answers[id].Carried.From; from != last.AsOf {
			t.Errorf("%s is from %s, want %s", id, from, last.AsOf)
		}
	}
}
