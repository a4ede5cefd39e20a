package assessment

import (
	"strings"
	"testing"
)

var planDay = Day{2026, 11, 28}

// planned is an assessment with one fix in its plan.
func planned(t *testing.T) *Assessment {
	t.Helper()
	a := &Assessment{People: []Person{{"dana", "Dana Ruiz", ""}}}
	if _, err := a.SetPlan(builtin(t), "turn-on-mfa", []Value{{"owner", "Dana Ruiz"}, {"due", "1/31/2027"}}, Step{}, planDay); err != nil {
		t.Fatal(err)
	}
	return a
}

// TestAPlanItemMovesOn: each state holds what it came to, and forgets what it did not.
func TestAPlanItemMovesOn(t *testing.T) {
	b, a := builtin(t), planned(t)
	if got := a.Plan[0]; got.Owner != "dana" || got.Due != (Day{2027, 1, 31}) || got.State != PlanOpen {
		t.Errorf("planned: %+v", got)
	}
	for _, c := range []struct {
		name string
		step Step
		want func(*PlanItem) bool
	}{
		{"doing", Step{State: "doing"}, func(p *PlanItem) bool { return p.State == PlanDoing && p.Done.IsZero() }},
		{"done today", Step{State: "done"}, func(p *PlanItem) bool { return p.State == PlanDone && p.Done == planDay }},
		{"done on a day", Step{State: "done", On: Day{2026, 11, 1}}, func(p *PlanItem) bool { return p.Done == Day{2026, 11, 1} }},
		{"verified", Step{State: "verified", By: "dana", Evidence: "sign-in report"}, func(p *PlanItem) bool {
			return p.Verified != nil && p.Verified.On == planDay && p.Verified.Evidence == "sign-in report" && p.Done == Day{2026, 11, 1}
		}},
		{"accepted", Step{State: "accepted", By: "dana", Why: "goes in March", Until: Day{2027, 3, 31}}, func(p *PlanItem) bool {
			return p.Accepted != nil && p.Accepted.Until == Day{2027, 3, 31} && p.Response == Accept && p.Verified == nil && p.Done.IsZero()
		}},
		{"open again", Step{State: "open"}, func(p *PlanItem) bool { return p.State == PlanOpen && p.Accepted == nil && p.Response == Accept }},
		{"nothing", Step{}, func(p *PlanItem) bool { return p.State == PlanOpen && p.Owner == "dana" }},
	} {
		item, err := a.SetPlan(b, "turn-on-mfa", nil, c.step, planDay)
		if err != nil || !c.want(item) || len(a.Plan) != 1 {
			t.Errorf("%s: %+v, %v", c.name, item, err)
		}
	}
}

// TestWhatAPlanDoesNotTake: every fault is told at once, and nothing is changed.
func TestWhatAPlanDoesNotTake(t *testing.T) {
	b := builtin(t)
	for name, c := range map[string]struct {
		fix    string
		values []Value
		step   Step
		want   []string
	}{
		"no such fix":               {"turn-on-mfaa", nil, Step{}, []string{`unknown fix "turn-on-mfaa"`}},
		"no such state":             {"turn-on-mfa", nil, Step{State: "finished"}, []string{"is none of open, doing, done, verified and accepted"}},
		"values and state at once":  {"turn-on-mfa", []Value{{"due", "soon"}, {"cost", "much"}}, Step{State: "accepted"}, []string{"due: ", "cost: type a whole number", "why it is accepted", "needs the name"}},
		"accepted by nobody":        {"turn-on-mfa", nil, Step{State: "accepted", Why: "w"}, []string{"accepted needs the name"}},
		"verified by nobody":        {"turn-on-mfa", nil, Step{State: "verified"}, []string{"verified needs the name"}},
		"why without acceptance":    {"turn-on-mfa", nil, Step{State: "done", Why: "w"}, []string{"why and until go with accepted"}},
		"until without acceptance":  {"turn-on-mfa", nil, Step{State: "doing", Until: planDay}, []string{"why and until go with accepted"}},
		"evidence of an acceptance": {"turn-on-mfa", nil, Step{State: "accepted", By: "dana", Why: "w", Evidence: "e"}, []string{"evidence goes with verified"}},
		"ends before it begins":     {"turn-on-mfa", nil, Step{State: "accepted", By: "dana", Why: "w", Until: Day{2026, 1, 1}}, []string{"would end, on 2026-01-01, before it begins"}},
		"a step without a state":    {"turn-on-mfa", nil, Step{By: "dana"}, []string{"go with a state"}},
		"a blank why":               {"turn-on-mfa", nil, Step{State: "accepted", By: "dana", Why: " \u200b"}, []string{"why it is accepted"}},
		"text that cannot be kept":  {"turn-on-mfa", nil, Step{State: "accepted", By: "dana", Why: "a\x1bb"}, []string{"unprintable character"}},
		"no such response":          {"turn-on-mfa", []Value{{"response", "hope"}}, Step{}, []string{"type mitigate, accept, avoid, share or transfer"}},
	} {
		a := planned(t)
		before := a.Plan[0]
		_, err := a.SetPlan(b, c.fix, c.values, c.step, planDay)
		for _, want := range c.want {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: got %v, want %q", name, err, want)
			}
		}
		if len(a.Plan) != 1 || a.Plan[0] != before {
			t.Errorf("%s: changed to %+v", name, a.Plan)
		}
	}
}

// TestPlanColumnsAreReadAsWritten: what is written of an item is read back as itself, and blank takes it away.
func TestPlanColumnsAreReadAsWritten(t *testing.T) {
	item := PlanItem{Fix: "turn-on-mfa", Owner: "Kim", Due: Day{2027, 1, 31}, Response: Transfer, Cost: 1500, Note: "n"}
	for _, c := range PlanColumns {
		was := item
		if err := c.Read(&item, c.Write(&item), planDay); err != nil || item != was {
			t.Errorf("%s: %q reads back as %+v, %v", c.Key, c.Write(&was), item, err)
		}
	}
	for _, c := range PlanColumns {
		if err := c.Read(&item, " ", planDay); err != nil || c.Write(&item) != "" {
			t.Errorf("%s: blank leaves %q, %v", c.Key, c.Write(&item), err)
		}
	}
	if item != (PlanItem{Fix: "turn-on-mfa"}) {
		t.Errorf("left: %+v", item)
	}
}

func TestAFixLeavesThePlan(t *testing.T) {
	a := planned(t)
	if !a.DropPlan("turn-on-mfa") || len(a.Plan) != 0 || a.DropPlan("turn-on-mfa") {
		t.Errorf("left: %+v", a.Plan)
	}
}

// TestAnOwnerNeedNotBeListed: somebody outside keeps the words typed; somebody listed is named by ID.
func TestAnOwnerNeedNotBeListed(t *testing.T) {
	b, a := builtin(t), planned(t)
	for typed, want := range map[string]string{"the IT company": "the IT company", "DANA": "dana", "": ""} {
		if item, err := a.SetPlan(b, "turn-on-mfa", []Value{{"owner", typed}}, Step{}, planDay); err != nil || item.Owner != want {
			t.Errorf("%q: %+v, %v", typed, item, err)
		}
	}
}
