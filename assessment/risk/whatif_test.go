package risk

import (
	"math/rand/v2"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
)

// TestWhatIfOfThePlan: all its fixes together come to what its last step says, none to nothing, and
// each one alone to what the plan says of it.
func TestWhatIfOfThePlan(t *testing.T) {
	b := builtin(t)
	for seed := range uint64(5) {
		r := Assess(b, randomAnswers(b, rand.New(rand.NewPCG(seed, 9))))
		plan := r.Plan()
		all := r.WhatIf(fixIDs(plan))
		if last := plan[len(plan)-1]; all.After != last.After || all.Value.After != last.Value {
			t.Errorf("all fixes: %v and %d, the plan ends with %v and %d", all.After, all.Value.After, last.After, last.Value)
		}
		none := r.WhatIf(nil)
		if none.Before != none.After || none.Before != r.Counts || none.Value.Before != none.Value.After {
			t.Errorf("no fix changes %v into %v", none.Before, none.After)
		}
		for _, s := range plan[:10] {
			if one := r.WhatIf([]string{s.Fix.ID, s.Fix.ID}); one.Value.Before-one.Value.After != s.Alone.Drop ||
				len(one.Fixes) != 1 || len(one.Closed) != len(s.Findings) {
				t.Errorf("%s alone drops %d and closes %d, the plan says %d and %d", s.Fix.ID, one.Value.Before-one.Value.After,
					len(one.Closed), s.Alone.Drop, len(s.Findings))
			}
		}
	}
}

func TestWhatIfNamesIdleFixes(t *testing.T) {
	b := builtin(t)
	w := Assess(b, filled(b, always)).WhatIf([]string{"turn-on-mfa", "no-such-fix"})
	if len(w.Idle) != 1 || w.Idle[0].ID != "turn-on-mfa" || len(w.Fixes) != 1 {
		t.Errorf("fixes %v, idle %v; want turn-on-mfa as idle and nothing else", w.Fixes, w.Idle)
	}
}

// TestShortlistIsShortAndEnough: it brings every event below the level, in the plan's order, and
// none of its steps can be left out.
func TestShortlistIsShortAndEnough(t *testing.T) {
	b := builtin(t)
	for seed := range uint64(4) {
		r := Assess(b, weakPractices(b, int(seed)+1)[seed])
		plan := r.Plan()
		for _, below := range []questions.Level{questions.VeryHigh, questions.High} {
			list, ok := r.Shortlist(plan, below)
			if !ok {
				t.Errorf("seed %d: the plan does not come below %v", seed, below)
				continue
			}
			ids := fixIDs(list)
			if r.WhatIf(ids).After.AtOrAbove(below) != 0 {
				t.Errorf("seed %d: %v leaves an event at %v", seed, ids, below)
			}
			inOrder(t, plan, list)
			for i := range ids {
				without := append(append([]string{}, ids[:i]...), ids[i+1:]...)
				if r.WhatIf(without).After.AtOrAbove(below) == 0 {
					t.Errorf("seed %d: %s can be left out of %v", seed, ids[i], ids)
				}
			}
		}
	}
}

func inOrder(t *testing.T, plan, list []PlanStep) {
	t.Helper()
	at := 0
	for _, s := range plan {
		if at < len(list) && list[at].Fix == s.Fix {
			at++
		}
	}
	if at != len(list) {
		t.Errorf("the list %v is not in the order of the plan", fixIDs(list))
	}
}

func TestShortlistOfNothingToDo(t *testing.T) {
	b := builtin(t)
	r := Assess(b, filled(b, always))
	if list, ok := r.Shortlist(r.Plan(), questions.High); !ok || len(list) != 0 {
		t.Errorf("a practice below the level gets %v, %v", list, ok)
	}
	if _, ok := r.Shortlist(r.Plan(), questions.VeryLow); ok {
		t.Error("no plan brings every event below Very Low")
	}
}

// TestAnOverrideHoldsInEveryColumn: as things stand, with every open answer at its best, with the plan or any fix done;
// and with nothing in place no event stands better than it does. So what a report sets side by side is of one kind.
func TestAnOverrideHoldsInEveryColumn(t *testing.T) {
	b := builtin(t)
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 31))
		a := randomAnswers(b, random)
		for i := 0; i < len(b.Threats); i += 1 + random.IntN(3) {
			a.Overrides = append(a.Overrides, assessment.Override{Threat: b.Threats[i].ID,
				Likelihood: questions.Level(random.IntN(6)), Impact: questions.Level(random.IntN(6)), Reason: "r"})
		}
		r := Assess(b, a)
		plan := r.Plan()
		for _, step := range plan {
			a.Plan = append(a.Plan, assessment.PlanItem{Fix: step.Fix.ID})
		}
		r = Assess(b, a)
		all := r.WhatIf(fixIDs(plan))
		if all.Before != r.Counts || all.After != r.Target || plan[len(plan)-1].After != r.Target {
			t.Errorf("seed %d: %v now and %v with the plan; what-if says %v and %v, the plan ends with %v", seed, r.Counts, r.Target,
				all.Before, all.After, plan[len(plan)-1].After)
		}
		for i := range r.Risks {
			k := &r.Risks[i]
			if k.Target.Level > k.Level || k.Best.Level > k.Level || k.Inherent.Level < k.Level {
				t.Errorf("seed %d: %s stands at %v: %v with nothing in place, %v at best, %v with the plan", seed, k.Event.ID, k.Level,
					k.Inherent.Level, k.Best.Level, k.Target.Level)
			}
			for _, o := range k.Overrides {
				if o.Impact != questions.Undetermined && k.Target.Impact.Level != o.Impact {
					t.Errorf("seed %d: impact of %s was set to %v, the target has %v", seed, k.Event.ID, o.Impact, k.Target.Impact.Level)
				}
			}
		}
	}
}
