package risk

import (
	"cmp"
	"slices"

	"ephisra/assessment"
	"ephisra/questions"
)

// planned returns the questions whose safeguards the practice's plan will put in place. Items
// accepted are not: the risk stays. Items done count, since only a new answer shows it.
func (r *Result) planned() map[string]bool {
	ids := map[string]bool{}
	for i := range r.Assessment.Plan {
		if item := &r.Assessment.Plan[i]; item.State != assessment.PlanAccepted {
			r.fixes(item.Fix, ids)
		}
	}
	return ids
}

// fixes adds the weak questions that a fix closes.
func (r *Result) fixes(fix string, ids map[string]bool) {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Question.Fix == fix && f.Weak() && counted(f) {
			ids[f.Question.ID] = true
		}
	}
}

// Plan returns every open fix in the order to take them: first the fix that brings most events down
// from High or Very High per effort, then the largest drop in total value per effort, worked out
// anew after each. Equal ones keep bank order; a fix whose risk the practice accepted comes last.
func (r *Result) Plan() []PlanStep {
	open := r.openFixes()
	p := newPlanner(r)
	for i := range open {
		open[i].Alone = p.effect(&open[i])
	}
	accepted := func(s PlanStep) bool { return s.Item != nil && s.Item.State == assessment.PlanAccepted }
	steps := p.order(slices.DeleteFunc(slices.Clone(open), accepted))
	for _, s := range open {
		if accepted(s) {
			steps = append(steps, p.take(s))
		}
	}
	return steps
}

// openFixes lists the fixes that close at least one weak answer, in bank order.
func (r *Result) openFixes() []PlanStep {
	items := map[string]*assessment.PlanItem{}
	for i := range r.Assessment.Plan {
		items[r.Assessment.Plan[i].Fix] = &r.Assessment.Plan[i]
	}
	closes := map[string][]*Finding{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Weak() && counted(f) && f.Question.Fix != "" {
			closes[f.Question.Fix] = append(closes[f.Question.Fix], f)
		}
	}
	var steps []PlanStep
	for i := range r.Bank.Fixes {
		if fix := &r.Bank.Fixes[i]; len(closes[fix.ID]) > 0 {
			steps = append(steps, PlanStep{Fix: fix, Item: items[fix.ID], Findings: closes[fix.ID]})
		}
	}
	return steps
}

// planner keeps how every event stands with the fixes taken so far.
type planner struct {
	result *Result
	closed map[string]bool
	now    []Rating         // by path
	touch  map[string][]int // question id → the paths it guards
}

func newPlanner(r *Result) *planner {
	p := &planner{result: r, closed: map[string]bool{}, touch: map[string][]int{}}
	for i, one := range r.paths {
		p.now = append(p.now, one.rate(asAnswered))
		for _, g := range slices.Concat(one.likelihood, one.limits) {
			p.touch[g.finding.Question.ID] = append(p.touch[g.finding.Question.ID], i)
		}
	}
	return p
}

// order takes the best fix, then the best of the rest as things then stand, until none is left.
func (p *planner) order(open []PlanStep) []PlanStep {
	var steps []PlanStep
	for len(open) > 0 {
		best := p.best(open)
		steps = append(steps, p.take(open[best]))
		open = slices.Delete(open, best, best+1)
	}
	return steps
}

// best returns the index of the fix to take next.
func (p *planner) best(open []PlanStep) int {
	best := 0
	for i := range open {
		open[i].Next = p.effect(&open[i])
		if p.better(&open[i], &open[best]) {
			best = i
		}
	}
	return best
}

// better compares gains per effort as fractions, crosswise, so that nothing is rounded.
func (p *planner) better(x, y *PlanStep) bool {
	m := &p.result.Bank.Method
	ex, ey := effort(m, x.Fix), effort(m, y.Fix)
	return cmp.Or(
		cmp.Compare(x.Next.OffHigh*ey, y.Next.OffHigh*ex),
		cmp.Compare(x.Next.Drop*ey, y.Next.Drop*ex)) > 0
}

// effort is what a fix weighs. One that does not say weighs like a large one.
func effort(m *questions.Method, f *questions.Fix) int {
	if f.Effort == questions.NoEffort {
		return m.Efforts[questions.Large]
	}
	return m.Efforts[f.Effort]
}

// effect works out what a fix brings on top of those taken.
func (p *planner) effect(s *PlanStep) Effect {
	var e Effect
	for i, after := range p.with(s) {
		before := p.now[i]
		e.Drop += before.Value - after.Value
		if after.Level < before.Level {
			e.Lowered = append(e.Lowered, p.result.paths[i].event.ID)
		}
		if before.Level >= questions.High && after.Level < questions.High {
			e.OffHigh++
		}
	}
	slices.Sort(e.Lowered)
	return e
}

// with rates the events that a fix touches as if it were taken too, by path.
func (p *planner) with(s *PlanStep) map[int]Rating {
	ids := make(map[string]bool, len(p.closed)+len(s.Findings))
	for id := range p.closed {
		ids[id] = true
	}
	for _, f := range s.Findings {
		ids[f.Question.ID] = true
	}
	after := map[int]Rating{}
	for _, f := range s.Findings {
		for _, i := range p.touch[f.Question.ID] {
			after[i] = p.result.paths[i].rate(closing(ids))
		}
	}
	return after
}

// take puts a fix in place and returns its step with what stands after it.
func (p *planner) take(s PlanStep) PlanStep {
	s.Next = p.effect(&s)
	for i, after := range p.with(&s) {
		p.now[i] = after
	}
	for _, f := range s.Findings {
		p.closed[f.Question.ID] = true
	}
	for _, r := range p.now {
		s.After[r.Level]++
		s.Value += r.Value
	}
	return s
}
