package risk

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
)

// TestPlanBeginsWithWhatIsMissing: an own-server practice with nothing in place gets second proof, open
// ports, backups and watched endpoints among its first five, and no paper before them.
func TestPlanBeginsWithWhatIsMissing(t *testing.T) {
	b := builtin(t)
	a := filled(b, always)
	for _, q := range b.Questions {
		if q.Standing != questions.Fact && q.Share == nil {
			set(b, false, q.ID)(a)
		}
	}
	r := Assess(b, a)
	var first []string
	for _, s := range r.Plan()[:5] {
		first = append(first, s.Fix.ID)
		if s.Band != BandNow {
			t.Errorf("%s is among the first five in band %q", s.Fix.ID, s.Band.ID())
		}
	}
	t.Log(first)
	for _, want := range []string{"turn-on-mfa", "close-open-ports", "isolate-backups", "managed-endpoint-protection"} {
		if !slices.Contains(first, want) {
			t.Errorf("%s is not among the first five: %v", want, first)
		}
	}
}

// TestPlanHoldsOnlyWhatSomebodySaid: an answer nobody gave plans nothing, blames nothing, and is in the
// vulnerabilities only as not known.
func TestPlanHoldsOnlyWhatSomebodySaid(t *testing.T) {
	b := builtin(t)
	random := rand.New(rand.NewPCG(41, 42))
	for range 20 {
		r := Assess(b, randomAnswers(b, random))
		for _, s := range append(r.Plan(), r.Settled()...) {
			for _, f := range s.Findings {
				if !f.Said() {
					t.Errorf("%s rests on %s, which is %s", s.Fix.ID, f.Question.ID, f.Known())
				}
			}
		}
	}
	if plan := Assess(b, &assessment.Assessment{AsOf: day("2026-11-23")}).Plan(); len(plan) != 0 {
		t.Errorf("a blank assessment has %d things to do", len(plan))
	}
}

// TestWhatIsSettledIsNotToDo: done, accepted and decided items leave the plan, each with its reason; an
// acceptance that came to its end is to do again.
func TestWhatIsSettledIsNotToDo(t *testing.T) {
	b := builtin(t)
	a := filled(b, always)
	set(b, false, "mfa-email", "backup-isolated", "auto-logoff", "callback-rule")(a)
	a.Answers["auto-logoff"].Decision = &assessment.Decision{Why: "w", Instead: "i", ApprovedBy: "x",
		On: day("2026-11-01")}
	accepted := func(until string) assessment.PlanItem {
		return assessment.PlanItem{Fix: b.Question("callback-rule").Fix, State: assessment.PlanAccepted,
			Accepted: &assessment.Accepted{On: day("2026-01-01"), By: "x", Until: day(until)}}
	}
	a.Plan = []assessment.PlanItem{{Fix: b.Question("mfa-email").Fix, State: assessment.PlanDone}, accepted("2027-01-01")}
	r := Assess(b, a)
	got := map[string]string{}
	for _, s := range r.Settled() {
		got[s.Fix.ID] = s.Reason
	}
	for id, want := range map[string]string{"mfa-email": SettledDone, "callback-rule": SettledAccepted,
		"auto-logoff": SettledDecided} {
		fix := b.Question(id).Fix
		if got[fix] != want {
			t.Errorf("%s: %q, want %q", fix, got[fix], want)
		}
		if slices.ContainsFunc(r.Plan(), func(step PlanStep) bool { return step.Fix.ID == fix }) {
			t.Errorf("%s is settled and still to do", fix)
		}
	}
	a.Plan[1] = accepted("2026-11-22")
	if r = Assess(b, a); !slices.ContainsFunc(r.Plan(),
		func(step PlanStep) bool { return step.Fix.ID == b.Question("callback-rule").Fix }) {
		t.Error("an acceptance that ended yesterday still settles its fix")
	}
}

// TestBandHoldsTheLevel: the best is never above the level, equal when nothing is open, and as answers
// come in the band only narrows (those that hide other questions apart).
func TestBandHoldsTheLevel(t *testing.T) {
	b := builtin(t)
	random := rand.New(rand.NewPCG(51, 52))
	for range 25 {
		a := randomAnswers(b, random)
		for range 12 {
			r := Assess(b, a)
			holds(t, r)
			q := b.Questions[random.IntN(len(b.Questions))]
			if f := r.Finding(q.ID); q.Share != nil || gate(b, q) || !f.State.Open() || !f.Verdict.Applies() {
				continue
			}
			reply := extreme(q, random.IntN(2) == 0)
			if reply.Unknown {
				continue
			}
			narrowed := Assess(b, with(a, func(a *assessment.Assessment) { a.Answers[q.ID] = &assessment.Answer{Reply: reply} }))
			for i := range narrowed.Risks {
				event := &narrowed.Risks[i]
				was := r.Risk(event.Event.ID)
				if was == nil || event.Worked.Level > was.Worked.Level || event.Value > was.Value ||
					event.Best.Level < was.Best.Level ||
					event.Best.Value < was.Best.Value {
					t.Fatalf("%s: answering %s takes the band from %s..%s to %v %v..%v %v", event.Event.ID, q.ID, told(was),
						toldBest(was),
						event.Worked.Level, event.Value, event.Best.Level, event.Best.Value)
				}
			}
		}
	}
	if r := Assess(b, filled(b, always)); r.Level != r.Best || r.Counts != r.CountsBest {
		t.Errorf("with everything answered the band is %v to %v", r.Level, r.Best)
	}
}

// gate reports whether another question's condition rests on this one: answering it can hide an answer that
// counted, so the band of an answered question that may not apply can move.
func gate(b *questions.Bank, q *questions.Question) bool {
	return slices.ContainsFunc(b.Questions, func(other *questions.Question) bool {
		return other.When != nil && strings.Contains(other.When.Words(), q.ID+" is ")
	})
}

func toldBest(event *Risk) string {
	if event == nil {
		return "not applying"
	}
	return event.Best.Level.String() + " " + event.Best.Value.String()
}

func holds(t *testing.T, r *Result) {
	t.Helper()
	for i := range r.Risks {
		if event := &r.Risks[i]; event.Best.Level > event.Level || event.Best.Value > event.Value {
			t.Errorf("%s: best %v %v above %v %v", event.Event.ID, event.Best.Level, event.Best.Value, event.Level, event.Value)
		}
	}
	p := r.Progress
	if p.Applicable != p.Answered+p.Unknown+p.NotApplicable+p.ToConfirm+p.Conflict+p.Open {
		t.Errorf("the parts of %+v do not add up", p)
	}
}

// TestAboveTheLineIsListed: each event above the level the practice accepts has a response, or is listed.
func TestAboveTheLineIsListed(t *testing.T) {
	b := builtin(t)
	a := filled(b, always)
	set(b, false, "mfa-email", "mfa-ehr")(a)
	for _, c := range []struct {
		line  string
		least questions.Level
	}{{"high", questions.VeryHigh}, {"moderate", questions.High}, {"low", questions.Moderate}} {
		a.Answers["accepted-level"] = choose(c.line)
		r := Assess(b, a)
		for i := range r.Risks {
			event := &r.Risks[i]
			if listed := slices.Contains(r.AboveLine(), event); listed != (event.Level >= c.least) {
				t.Errorf("line %s: %s at %v is listed: %v", c.line, event.Event.ID, event.Level, listed)
			}
		}
	}
	a.Plan = []assessment.PlanItem{{Fix: "turn-on-mfa", Owner: "it", Due: day("2027-01-01")}}
	a.Answers["accepted-level"] = choose("moderate")
	for _, k := range Assess(b, a).AboveLine() {
		if k.closedBy("turn-on-mfa") {
			t.Errorf("%s has an action and is listed", k.Event.ID)
		}
	}
}
