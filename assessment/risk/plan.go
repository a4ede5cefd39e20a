package risk

import (
	"cmp"
	"slices"

	"ephisra/assessment"
	"ephisra/questions"
)

// closedByPlan returns the questions whose safeguards the practice's plan will put in place. Items
// accepted are not: the risk stays. Items done count, since only a new answer shows it.
func (r *Result) closedByPlan() map[string]bool {
	ids := map[string]bool{}
	for i := range r.Assessment.Plan {
		if item := &r.Assessment.Plan[i]; item.State != assessment.PlanAccepted {
			r.fixes(item.Fix, ids)
		}
	}
	return ids
}

// fixes adds the questions a fix closes: those somebody said are weak.
func (r *Result) fixes(fix string, ids map[string]bool) {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Question.Fix == fix && f.Said() && f.Weak() && isCounted(f) {
			ids[f.Question.ID] = true
		}
	}
}

// Plan returns what is to do, in the order to take it. First the fixes that close a missing strong
// safeguard of an event at High or above (of the first five events where none stands there), by what
// they close per effort; then those that meet a requirement of the Rule, required ones and small ones
// first; then the rest, by the largest drop in total value per effort, worked out anew after each. It
// holds only what somebody said is weak; what is done, accepted or decided stands in Settled.
func (r *Result) Plan() []PlanStep {
	p := newPlanner(r)
	var open []PlanStep
	for _, s := range r.openFixes() {
		if s.settledBy(r.Assessment.AsOf) == "" {
			s.Alone = p.effect(&s)
			open = append(open, s)
		}
	}
	r.sortIntoBands(open)
	return p.inBands(open)
}

// Settled returns the fixes that are open by the answers and yet nothing to do now, in bank order, each
// with the reason.
func (r *Result) Settled() []PlanStep {
	var list []PlanStep
	for _, s := range r.openFixes() {
		if s.Reason = s.settledBy(r.Assessment.AsOf); s.Reason != "" {
			list = append(list, s)
		}
	}
	return list
}

// The reasons why an open fix is nothing to do now.
const (
	SettledDone     = "done, to be answered again"
	SettledAccepted = "risk accepted"
	SettledDecided  = "covered by a decision"
)

func (step *PlanStep) settledBy(asOf assessment.Day) string {
	switch {
	case step.Item != nil && (step.Item.State == assessment.PlanDone || step.Item.State == assessment.PlanVerified):
		return SettledDone
	case step.Item != nil && step.Item.State == assessment.PlanAccepted && !isLapsed(step.Item.Accepted, asOf):
		return SettledAccepted
	case !slices.ContainsFunc(step.Findings,
		func(f *Finding) bool { return f.Answer == nil || !f.Answer.Decision.Complete(asOf) }):
		return SettledDecided
	}
	return ""
}

// isLapsed reports whether an acceptance has come to its end.
func isLapsed(a *assessment.Accepted, asOf assessment.Day) bool {
	return a != nil && !a.Until.IsZero() && asOf.After(a.Until)
}

// openFixes lists the fixes that close at least one weak answer, in bank order.
func (r *Result) openFixes() []PlanStep {
	items := map[string]*assessment.PlanItem{}
	for i := range r.Assessment.Plan {
		items[r.Assessment.Plan[i].Fix] = &r.Assessment.Plan[i]
	}
	closes := map[string][]*Finding{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Said() && f.Weak() && isCounted(f) && f.Question.Fix != "" {
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

// fewestUrgent is how many events the plan looks at first where none stands at High.
const fewestUrgent = 5

// halfMissing is up to which value a strong safeguard counts as missing.
const halfMissing = 50

// urgency sums, for each question, value × what is missing over the events at High or above on which it
// is a missing strong safeguard.
func (r *Result) urgency() map[string]int {
	urgent := map[string]int{}
	for n := range r.Risks {
		event := &r.Risks[n]
		if event.Level < questions.High && (n >= fewestUrgent || r.Counts.HighOrAbove() > 0) {
			continue
		}
		for i := range event.Vulnerabilities {
			v := &event.Vulnerabilities[i]
			if v.Guard.Strength == questions.Strong && v.Finding.Said() && v.Finding.InPlace <= halfMissing {
				urgent[v.Finding.Question.ID] += int(event.Value) * (maxInPlace - v.Finding.InPlace)
			}
		}
	}
	return urgent
}

// sortIntoBands gives each step its band and what orders it inside.
func (r *Result) sortIntoBands(steps []PlanStep) {
	urgent := r.urgency()
	for i := range steps {
		s := &steps[i]
		for _, f := range s.Findings {
			s.urgency += urgent[f.Question.ID]
		}
		s.Cites = r.unmet(s.Findings)
		switch {
		case s.urgency > 0:
			s.Band = BandNow
		case len(s.Cites) > 0:
			s.Band = BandRule
		default:
			s.Band = BandLater
		}
		s.Risks = r.guardedBy(s.Findings)
	}
}

// unmet lists the paragraphs that weak answers leave not met or partly met, required ones first.
func (r *Result) unmet(list []*Finding) []string {
	var required, addressable []string
	for _, f := range list {
		if f.Question.Standing != questions.Rule || f.State != Answered {
			continue
		}
		for n, cite := range f.Question.Cites {
			q := r.Bank.Cited(cite)
			if s := r.claim(f, n, q); s != NotMet && s != Partly {
				continue
			}
			into := &required
			if q.Obligation == questions.Addressable {
				into = &addressable
			}
			if !slices.Contains(*into, cite) {
				*into = append(*into, cite)
			}
		}
	}
	return slices.Concat(required, addressable)
}

// guardedBy lists the places in Risks of the events that some safeguards act on.
func (r *Result) guardedBy(list []*Finding) []int {
	var at []int
	for n := range r.Risks {
		for _, f := range list {
			if slices.ContainsFunc(f.Question.Guards, func(g questions.Guard) bool { return g.Threat == r.Risks[n].Event.ID }) &&
				!slices.Contains(at, n) {
				at = append(at, n)
			}
		}
	}
	return at
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

// inBands takes the steps band by band and measures each behind those before it.
func (p *planner) inBands(open []PlanStep) []PlanStep {
	band := map[Band][]PlanStep{}
	for _, s := range open {
		band[s.Band] = append(band[s.Band], s)
	}
	var steps []PlanStep
	for _, b := range []Band{BandNow, BandRule} {
		slices.SortStableFunc(band[b], p.result.beforeInBand)
		for _, s := range band[b] {
			steps = append(steps, p.take(s))
		}
	}
	return append(steps, p.order(band[BandLater])...)
}

// beforeInBand orders steps of the first two bands: by urgency per effort, then required before
// addressable, then small before large. Equal ones keep bank order.
func (r *Result) beforeInBand(x, y PlanStep) int {
	ex, ey := effort(&r.Bank.Method, x.Fix), effort(&r.Bank.Method, y.Fix)
	return cmp.Or(cmp.Compare(y.urgency*ex, x.urgency*ey), cmp.Compare(r.addressable(&x), r.addressable(&y)),
		cmp.Compare(ex, ey))
}

// addressable is 0 where a step meets something required, else 1.
func (r *Result) addressable(step *PlanStep) int {
	if len(step.Cites) > 0 && r.Bank.Cited(step.Cites[0]).Obligation == questions.Required {
		return 0
	}
	return 1
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
		open[i].InOrder = p.effect(&open[i])
		if p.better(&open[i], &open[best]) {
			best = i
		}
	}
	return best
}

// better compares drops per effort as fractions, crosswise, so that nothing is rounded.
func (p *planner) better(x, y *PlanStep) bool {
	m := &p.result.Bank.Method
	return int(x.InOrder.Drop)*effort(m, y.Fix) > int(y.InOrder.Drop)*effort(m, x.Fix)
}

// effort is what a fix weighs. One that does not say weighs like a large one.
func effort(m *questions.Method, f *questions.Fix) int {
	if f.Effort == questions.NoEffort {
		return m.Efforts[questions.Large]
	}
	return m.Efforts[f.Effort]
}

// effect works out what a fix brings on top of those taken.
func (p *planner) effect(step *PlanStep) Effect {
	var e Effect
	for i, after := range p.with(step) {
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
func (p *planner) with(step *PlanStep) map[int]Rating {
	var more []string
	for _, f := range step.Findings {
		if id := f.Question.ID; !p.closed[id] {
			p.closed[id], more = true, append(more, id)
		}
	}
	after := map[int]Rating{}
	for _, f := range step.Findings {
		for _, i := range p.touch[f.Question.ID] {
			if _, isRated := after[i]; !isRated {
				after[i] = p.result.paths[i].rate(closing(p.closed))
			}
		}
	}
	for _, id := range more {
		delete(p.closed, id)
	}
	return after
}

// take puts a fix in place and returns its step with what stands after it.
func (p *planner) take(step PlanStep) PlanStep {
	step.InOrder = p.effect(&step)
	for i, after := range p.with(&step) {
		p.now[i] = after
	}
	for _, f := range step.Findings {
		p.closed[f.Question.ID] = true
	}
	for _, r := range p.now {
		step.After[r.Level]++
		step.Value += r.Value
	}
	return step
}
