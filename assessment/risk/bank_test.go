package risk

import (
	"math/rand/v2"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
)

// builtin loads the shipped bank: the properties of the engine are those of the bank in use.
func builtin(t testing.TB) *questions.Bank {
	t.Helper()
	b, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// filled answers every question asked of a practice whose facts are at their first option, each
// graded one as near to a share in place as its options allow. Fulfilled reports whether a question
// is to be answered at its best.
func filled(b *questions.Bank, best func(*questions.Question) bool) *assessment.Assessment {
	a := &assessment.Assessment{AsOf: day("2026-11-23"), Answers: map[string]*assessment.Answer{}}
	for _, q := range b.Questions {
		if r, given := replyFor(q, best(q)); given {
			a.Answers[q.ID] = &assessment.Answer{Reply: r}
		}
	}
	inventories(a, b, best)
	return a
}

// replyFor is the best or the worst reply to a question. Facts take their first option.
func replyFor(q *questions.Question, best bool) (assessment.Reply, bool) {
	if q.Share != nil || q.Type == questions.Text {
		return assessment.Reply{}, false
	}
	if q.Standing == questions.Fact {
		return extreme(q, true), true
	}
	return extreme(q, best), true
}

func extreme(q *questions.Question, best bool) assessment.Reply {
	switch q.Type {
	case questions.Many:
		r := assessment.Reply{Chosen: true}
		for _, o := range q.Options {
			if best {
				r.Choices = append(r.Choices, o.ID)
			}
		}
		return r
	case questions.Date:
		if best {
			return assessment.Reply{Date: day("2026-11-01")}
		}
		return assessment.Reply{Unknown: true}
	case questions.Number:
		if best {
			n := bestNumber(q)
			return assessment.Reply{Number: &n}
		}
		return assessment.Reply{Unknown: true}
	}
	if best {
		return assessment.Reply{Choice: q.Options[0].ID}
	}
	return assessment.Reply{Unknown: true}
}

// bestNumber is a number that puts the safeguard wholly in place.
func bestNumber(q *questions.Question) int {
	for _, r := range q.Ranges {
		if r.InPlace == maxInPlace {
			return r.From
		}
	}
	return 0
}

// inventories lists a row for each share question, with or without what it needs.
func inventories(a *assessment.Assessment, b *questions.Bank, best func(*questions.Question) bool) {
	asset := assessment.Asset{ID: "a", Name: "A", Kind: "device", EPHI: assessment.Yes}
	vendor := assessment.Vendor{ID: "v", Name: "V", EPHI: assessment.Yes}
	for _, q := range b.Questions {
		if q.Share == nil || !best(q) {
			continue
		}
		switch q.Share.Have {
		case "supported":
			asset.SupportEnds = day("2030-01-01")
		case "encrypted":
			asset.Encrypted = assessment.Yes
		case "baa_in_force":
			vendor.BAA = day("2025-01-01")
		case "assured":
			vendor.Assurance = day("2026-10-01")
		}
	}
	a.Assets, a.Vendors = []assessment.Asset{asset}, []assessment.Vendor{vendor}
}

func always(*questions.Question) bool { return true }
func never(*questions.Question) bool  { return false }

func TestEverythingInPlaceLeavesLittle(t *testing.T) {
	r := Assess(builtin(t), filled(builtin(t), always))
	low := 0
	for _, k := range r.Risks {
		if k.Susceptibility.Value != k.Event.SusceptibilityLeft {
			t.Errorf("%s: susceptibility %d with everything in place, want %d", k.Event.ID, k.Susceptibility.Value,
				k.Event.SusceptibilityLeft)
		}
		if k.Level > questions.Moderate {
			t.Errorf("%s is %v with everything in place", k.Event.ID, k.Level)
		}
		if k.Level <= questions.Low {
			low++
		}
	}
	if low*4 < len(r.Risks)*3 {
		t.Errorf("%d of %d events at Low or below with everything in place, want three in four", low, len(r.Risks))
	}
	if r.Coverage.Overall.Tenths != 1000 {
		t.Errorf("coverage %v with everything in place", r.Coverage.Overall)
	}
	for _, q := range r.Requirements {
		if q.Status != Met && q.Status != NotRelevant {
			t.Errorf("%s is %v with everything in place", q.Requirement.ID, q.Status)
		}
	}
}

func TestWorstAnswersGiveInherent(t *testing.T) {
	r := Assess(builtin(t), filled(builtin(t), never))
	for _, k := range r.Risks {
		if k.Rating != k.Inherent {
			t.Errorf("%s: worst answers give %+v, inherent is %+v", k.Event.ID, k.Rating, k.Inherent)
		}
	}
	for _, q := range r.Requirements {
		if q.Status != NotMet && q.Status != NotRelevant {
			t.Errorf("%s is %v with nothing in place", q.Requirement.ID, q.Status)
		}
	}
}

// TestHalfInPlaceIsSeen: a practice with half of every safeguard in place has an event at High.
func TestHalfInPlaceIsSeen(t *testing.T) {
	r := Assess(builtin(t), filled(builtin(t), always))
	half := scenarioOf(r.Findings, func(*Finding) int { return 50 })
	for i := range r.paths {
		if r.paths[i].rate(half).Level >= questions.High {
			return
		}
	}
	t.Error("no event at High with half of every safeguard in place")
}

// TestOneStrongSafeguardMissing: without it the path stays at least half open, or the impact whole. Where
// another safeguard closes the path, it stays open as far as that one leaves it.
func TestOneStrongSafeguardMissing(t *testing.T) {
	b := builtin(t)
	for i := range b.Threats {
		for _, g := range b.Guards(b.Threats[i].ID) {
			if g.Guard.Strength == questions.Strong {
				strongMissing(t, b, &b.Threats[i], g)
			}
		}
	}
}

func strongMissing(t *testing.T, b *questions.Bank, e *questions.ThreatEvent, g questions.Guarding) {
	event := Assess(b, filled(b, func(q *questions.Question) bool { return q.ID != g.Question.ID })).Risk(e.ID)
	if g.Guard.On == questions.OnImpact {
		if event.Impact.Value != event.ImpactFull {
			t.Errorf("%s without %s: impact %d, want %d", e.ID, g.Question.ID, event.Impact.Value, event.ImpactFull)
		}
		return
	}
	if want := min(50, event.OnLikelihood().Cap); event.Susceptibility.Value < want {
		t.Errorf("%s without %s: susceptibility %d, want %d or more", e.ID, g.Question.ID, event.Susceptibility.Value, want)
	}
	if event.OnLikelihood().Cap < 50 {
		return
	}
	if event.Initiation.Level >= questions.Low && event.Impact.Level >= questions.Moderate &&
		event.Level < questions.Moderate {
		t.Errorf("%s without %s is %v, want Moderate or more", e.ID, g.Question.ID, event.Level)
	}
}

// TestImprovingNeverRaisesARisk: from random answers, one answer moved up its ladder raises no
// level and no value, follow-up questions included.
func TestImprovingNeverRaisesARisk(t *testing.T) {
	b := builtin(t)
	random := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		a := randomAnswers(b, random)
		q := b.Questions[random.IntN(len(b.Questions))]
		if q.Type != questions.Choice || q.Standing == questions.Fact {
			continue
		}
		at := 1 + random.IntN(len(q.Options)-1)
		a.Answers[q.ID] = &assessment.Answer{Reply: assessment.Reply{Choice: q.Options[at].ID}}
		before := Assess(b, a)
		a.Answers[q.ID] = &assessment.Answer{Reply: assessment.Reply{Choice: q.Options[at-1].ID}}
		after := Assess(b, a)
		for _, k := range before.Risks {
			if now := after.Risk(k.Event.ID); now.Value > k.Value || now.Level > k.Level {
				t.Fatalf("%s went from %v %d to %v %d when %s improved", k.Event.ID, k.Level, k.Value, now.Level, now.Value, q.ID)
			}
		}
	}
}

// randomAnswers answers some questions at random, "don't know" and "does not apply" among them.
func randomAnswers(b *questions.Bank, random *rand.Rand) *assessment.Assessment {
	a := &assessment.Assessment{AsOf: day("2026-11-23"), Answers: map[string]*assessment.Answer{}}
	for _, q := range b.Questions {
		if r, given := randomReply(q, random); given {
			a.Answers[q.ID] = &assessment.Answer{Reply: r}
		}
	}
	return a
}

func randomReply(q *questions.Question, random *rand.Rand) (assessment.Reply, bool) {
	switch n := random.IntN(10); {
	case n == 0 || q.Share != nil:
		return assessment.Reply{}, false
	case n == 1:
		return assessment.Reply{Unknown: true}, true
	case n == 2 && q.NA != "":
		return assessment.Reply{NA: "because"}, true
	}
	if q.Type == questions.Choice {
		return assessment.Reply{Choice: q.Options[random.IntN(len(q.Options))].ID}, true
	}
	return extreme(q, random.IntN(2) == 0), true
}

// TestNotApplicableLeavesAnEqualShareAsItWas: with equal shares in place, taking any one safeguard
// out changes no susceptibility.
func TestNotApplicableLeavesAnEqualShareAsItWas(t *testing.T) {
	r := Assess(builtin(t), filled(builtin(t), always))
	for _, share := range []int{0, 30, 50, 80, 100} {
		equal := scenarioOf(r.Findings, func(*Finding) int { return share })
		for i := range r.paths {
			p := &r.paths[i]
			want := p.rate(equal).Susceptibility
			for _, one := range p.likelihood {
				was := equal[one.question]
				equal[one.question] = leftOut
				if got := p.rate(equal).Susceptibility; got != want && len(p.likelihood) > 1 {
					t.Errorf("%s at %d: %v without %s, want %v", p.ID, share, got, r.Findings[one.question].Question.ID, want)
				}
				equal[one.question] = was
			}
		}
	}
}

// TestUnknownIsNeverGood: an empty assessment has every event that any facts could bring, each at
// its inherent level or above what any answers to the facts would give.
func TestUnknownIsNeverGood(t *testing.T) {
	b := builtin(t)
	nothing := Assess(b, &assessment.Assessment{AsOf: day("2026-11-23")})
	if len(nothing.Risks) != len(b.Threats) {
		t.Errorf("%d of %d events apply with no fact known, want all", len(nothing.Risks), len(b.Threats))
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		for _, k := range Assess(b, randomAnswers(b, random)).Risks {
			if worst := nothing.Risk(k.Event.ID); k.Value > worst.Value || k.Worked.Level > worst.Level {
				t.Fatalf("%s: %v %d with answers, %v %d with none", k.Event.ID, k.Level, k.Value, worst.Level, worst.Value)
			}
		}
	}
}

// TestPlanEndsWithNothingOpen: with every question answered, the running total of the plan ends with
// nothing at High.
func TestPlanEndsWithNothingOpen(t *testing.T) {
	b := builtin(t)
	a := randomAnswers(b, rand.New(rand.NewPCG(7, 8)))
	for _, q := range b.Questions {
		if answer := a.Answers[q.ID]; (answer == nil || answer.Unknown) && q.Share == nil {
			a.Answers[q.ID] = &assessment.Answer{Reply: onRung(q, 3)}
			if r := &a.Answers[q.ID].Reply; r.Unknown { // a date or a number
				a.Answers[q.ID] = &assessment.Answer{Reply: extreme(q, true)}
			}
		}
	}
	inventories(a, b, func(*questions.Question) bool { return false })
	r := Assess(b, a)
	steps := r.Plan()
	if len(steps) < 20 {
		t.Fatalf("only %d steps", len(steps))
	}
	total := Tenths(0)
	for _, k := range r.Risks {
		total += k.Value
	}
	for i, s := range steps {
		if total -= s.InOrder.Drop; total != s.Value {
			t.Fatalf("step %d (%s) leaves %v, the drops say %v", i+1, s.Fix.ID, s.Value, total)
		}
	}
	if left := steps[len(steps)-1]; left.After.HighOrAbove() != 0 {
		t.Errorf("with every fix taken %d events stand at High or above", left.After.HighOrAbove())
	}
}
