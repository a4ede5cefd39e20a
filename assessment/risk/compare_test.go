package risk

import (
	"math/rand/v2"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
)

// allBest answers every question at its best.
func allBest(*questions.Question) bool { return true }

// changed compares a practice with what a change makes of it, and returns how one safeguard moved.
func changed(t *testing.T, question string, before, after *assessment.Answer) Change {
	t.Helper()
	b := builtin(t)
	a := filled(b, allBest)
	old := with(a, func(a *assessment.Assessment) { put(a, question, before) })
	c := Compare(Assess(b, old), Assess(b, with(a, func(a *assessment.Assessment) { put(a, question, after) })))
	for _, s := range c.Spots {
		if s.After.Question.ID == question {
			return s.Change
		}
	}
	return Unchanged
}

func put(a *assessment.Assessment, question string, answer *assessment.Answer) {
	delete(a.Answers, question)
	if answer != nil {
		a.Answers[question] = answer
	}
}

// TestChanges: every way a safeguard can move has its name.
func TestChanges(t *testing.T) {
	const q = "mfa-email"
	answer := func(choice string) *assessment.Answer {
		return &assessment.Answer{Reply: assessment.Reply{Choice: choice}}
	}
	options := builtin(t).Question(q).Options
	best, middle, worst := "", "", ""
	for _, o := range options {
		switch {
		case o.InPlace == 100:
			best = o.ID
		case o.InPlace == 0:
			worst = o.ID
		default:
			middle = o.ID
		}
	}
	unknown := &assessment.Answer{Reply: assessment.Reply{Unknown: true}}
	for name, c := range map[string]struct {
		before, after *assessment.Answer
		want          Change
	}{
		"closed": {answer(middle), answer(best), Closed}, "new": {answer(best), answer(worst), Opened},
		"better": {answer(worst), answer(middle), Better}, "worse": {answer(middle), answer(worst), Worse},
		"same weak": {answer(worst), answer(worst), Unchanged}, "same whole": {answer(best), answer(best), Unchanged},
		"found": {unknown, answer(worst), Found}, "cleared": {nil, answer(best), Cleared},
		"lost": {answer(middle), unknown, Lost}, "lost though whole": {answer(best), nil, Lost},
		"never known": {nil, unknown, Unchanged},
	} {
		if got := changed(t, q, c.before, c.after); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestSaidNA: what is weak and then said not to apply is told as that, and not as gone.
func TestSaidNA(t *testing.T) {
	b := builtin(t)
	for _, q := range b.Questions {
		if q.NA == "" || !q.Graded() || len(q.Options) == 0 || q.Type != questions.Choice || q.Per == questions.PerSite {
			continue
		}
		worst := &assessment.Answer{Reply: assessment.Reply{Choice: q.Options[len(q.Options)-1].ID}}
		na := &assessment.Answer{Reply: assessment.Reply{NA: "none here"}}
		if got := changed(t, q.ID, worst, na); got != SaidNA {
			t.Errorf("%s: %s", q.ID, got.ID())
		}
		if got := changed(t, q.ID, na, na); got != Unchanged {
			t.Errorf("%s said twice: %s", q.ID, got.ID())
		}
		return
	}
	t.Error("no question was tried")
}

// TestStaleEvidence: an answer that something fresh showed then, and nothing does now.
func TestStaleEvidence(t *testing.T) {
	const q = "mfa-email"
	b := builtin(t)
	day := func(text string) assessment.Day {
		d, err := assessment.ParseDay(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	shown := func(on, as string) *Result {
		a := with(filled(b, allBest), func(a *assessment.Assessment) {
			a.AsOf = day(as)
			answer := *a.Answers[q]
			if on != "" {
				answer.Evidence = []assessment.Evidence{{What: "report", Dated: day(on)}}
			}
			put(a, q, &answer)
		})
		return Assess(b, a)
	}
	for name, c := range map[string]struct {
		before, after string
		want          int
	}{
		"the same piece, a year later": {"2025-06-01", "2025-06-01", 1}, "a new one": {"2025-06-01", "2026-06-01", 0},
		"none any more": {"2025-06-01", "", 1}, "none then": {"", "", 0}, "old already then": {"2023-01-01", "2023-01-01", 0},
	} {
		stale := Compare(shown(c.before, "2025-11-01"), shown(c.after, "2026-11-01")).Stale
		if len(stale) != c.want || c.want == 1 && stale[0].Question.ID != q {
			t.Errorf("%s: %d stale, want %d", name, len(stale), c.want)
		}
	}
}

// TestCompareIsFair: an assessment against itself shows nothing moved; and whichever way two are compared, what is
// better one way is worse the other, and each event is told once.
func TestCompareIsFair(t *testing.T) {
	b := builtin(t)
	random := rand.New(rand.NewPCG(3, 5))
	for range 20 {
		x, y := Assess(b, randomAnswers(b, random)), Assess(b, randomAnswers(b, random))
		same := Compare(x, x)
		for _, e := range same.Events {
			if e.Change != Unchanged {
				t.Fatalf("%s moved against itself", e.After.Event.ID)
			}
		}
		if n := len(same.Spots); n != same.Count(Unchanged) || same.Shared.Before != same.Shared.After {
			t.Fatalf("of %d safeguards %d are unchanged against themselves; shared %+v", n, same.Count(Unchanged), same.Shared)
		}
		there, back := Compare(x, y), Compare(y, x)
		if there.Count(Better) != back.Count(Worse) || there.Count(Closed)+there.Count(Cleared) > len(y.Findings) ||
			there.Shared.Before != back.Shared.After || there.Shared.Of != back.Shared.Of {
			t.Fatalf("there %+v, back %+v", there.Shared, back.Shared)
		}
		seen := map[string]bool{}
		for _, e := range there.Events {
			event := e.Before
			if event == nil {
				event = e.After
			}
			if seen[event.Event.ID] {
				t.Fatalf("%s is told twice", event.Event.ID)
			}
			seen[event.Event.ID] = true
		}
		for _, k := range append(x.Risks, y.Risks...) {
			if !seen[k.Event.ID] {
				t.Fatalf("%s is not told", k.Event.ID)
			}
		}
	}
}

func TestLate(t *testing.T) {
	day := func(d int) assessment.Day { return assessment.Day{Year: 2026, Month: 11, Date: d} }
	a := filled(builtin(t), allBest)
	a.AsOf = day(10)
	a.Plan = []assessment.PlanItem{
		{Fix: "turn-on-mfa", Due: day(9)}, {Fix: "close-open-ports", Due: day(10)},
		{Fix: "isolate-backups", Due: day(1), State: assessment.PlanDoing},
		{Fix: "encrypt-laptops", Due: day(1), State: assessment.PlanDone}, {Fix: "managed-endpoint-protection"},
	}
	late := Assess(builtin(t), a).Late()
	if len(late) != 2 || late[0].Fix != "turn-on-mfa" || late[1].Fix != "isolate-backups" {
		t.Errorf("late: %+v", late)
	}
}

// TestAcceptedSince: what is accepted on the day of the later assessment, and was not on that of the earlier one.
func TestAcceptedSince(t *testing.T) {
	b := builtin(t)
	then, now := assessment.Day{Year: 2025, Month: 5, Date: 1}, assessment.Day{Year: 2026, Month: 5, Date: 1}
	on := func(asOf assessment.Day, items ...assessment.PlanItem) *Result {
		return Assess(b, &assessment.Assessment{AsOf: asOf, Plan: items})
	}
	accepted := func(until assessment.Day) assessment.PlanItem {
		return assessment.PlanItem{Fix: "turn-on-mfa", State: assessment.PlanAccepted, Accepted: &assessment.Accepted{Until: until}}
	}
	for name, c := range map[string]struct {
		old, new *Result
		want     int
	}{
		"new":                {on(then), on(now, accepted(assessment.Day{})), 1},
		"the same":           {on(then, accepted(assessment.Day{})), on(now, accepted(assessment.Day{})), 0},
		"lapsed since":       {on(then), on(now, accepted(then)), 0},
		"lapsed and renewed": {on(now, accepted(then)), on(now, accepted(now)), 1},
	} {
		if got := (&Comparison{Old: c.old, New: c.new}).Accepted(); len(got) != c.want {
			t.Errorf("%s: %d are accepted since, want %d", name, len(got), c.want)
		}
	}
}
