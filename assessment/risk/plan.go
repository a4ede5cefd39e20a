package risk

import (
	"cmp"
	"slices"

	"ephisra/assessment"
	"ephisra/questions"
)

// closedByPlan returns the places of the questions whose safeguards the practice's plan will put in place. Items
// accepted are not: the risk stays. Items done count, since only a new answer shows it.
func (r *Result) closedByPlan() []int32 {
	var places []int32
	for i := range r.Assessment.Plan {
		if item := &r.Assessment.Plan[i]; item.State != assessment.PlanAccepted {
			places = append(places, r.closedBy(item.Fix)...)
		}
	}
	return places
}

// closedBy returns the places of the questions a fix closes: those somebody said are weak.
func (r *Result) closedBy(fix string) []int32 {
	var places []int32
	for _, at := range r.model.fixes[fix] {
		if f := &r.Findings[at]; f.isClosable() {
			places = append(places, at)
		}
	}
	return places
}

// isClosable reports whether a fix can close the answer: somebody said it, it is weak, and it counts.
func (f *Finding) isClosable() bool { return f.Said() && f.Weak() && isCounted(f) }

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
	case step.Item != nil && step.Item.IsAccepted(asOf):
		return SettledAccepted
	case !slices.ContainsFunc(step.Findings,
		func(f *Finding) bool { return f.Answer == nil || !f.Answer.Decision.Complete(asOf) }):
		return SettledDecided
	}
	return ""
}

// openFixes lists the fixes that close at least one weak answer, in bank order.
func (r *Result) openFixes() []PlanStep {
	items := map[string]*assessment.PlanItem{}
	for i := range r.Assessment.Plan {
		items[r.Assessment.Plan[i].Fix] = &r.Assessment.Plan[i]
	}
	var steps []PlanStep
	for i := range r.Bank.Fixes {
		fix := &r.Bank.Fixes[i]
		if closes := r.closedBy(fix.ID); len(closes) > 0 {
			steps = append(steps, PlanStep{Fix: fix, Item: items[fix.ID], Findings: r.findingsAt(closes), closes: closes})
		}
	}
	return steps
}

func (r *Result) findingsAt(places []int32) []*Finding {
	list := make([]*Finding, len(places))
	for i, at := range places {
		list[i] = &r.Findings[at]
	}
	return list
}

// fewestUrgent is how many events the plan looks at first where none stands at High.
const fewestUrgent = 5

// halfMissing is up to which value a strong safeguard counts as missing.
const halfMissing = 50

// urgency sums, for each question, value × what is missing over the events at High or above on which it
// is a missing strong safeguard.
func (r *Result) urgency() []int {
	urgent := make([]int, len(r.Findings))
	for n := range r.Risks {
		event := &r.Risks[n]
		if event.Level < questions.High && (n >= fewestUrgent || r.Counts.HighOrAbove() > 0) {
			continue
		}
		for g := range event.path.guards() {
			f := &r.Findings[g.question]
			if g.strong && f.Weak() && f.Said() && f.InPlace <= halfMissing {
				urgent[g.question] += int(event.Value) * (maxInPlace - f.InPlace)
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
		for _, at := range s.closes {
			s.urgency += urgent[at]
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
		s.Risks = r.guardedBy(s.closes)
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

// guardedBy lists the places in Risks of the events that the safeguards of some questions act on.
func (r *Result) guardedBy(places []int32) []int {
	var at []int
	for n := range r.Risks {
		isOn := func(place int32) bool { return slices.Contains(r.model.questions[place].guards, r.Risks[n].path.at) }
		if slices.ContainsFunc(places, isOn) {
			at = append(at, n)
		}
	}
	return at
}

// planner keeps how every event stands with the fixes taken so far.
type planner struct {
	result *Result
	as     scenario
	now    []Rating // by place in Result.paths
	pathOf []int32  // by place of the event in the bank: its path, or -1 where it does not apply

	after []touched // what with found last
	seen  []int     // by path: the round in which with touched it last
	round int
}

// touched is an event that a fix acts on, and how it would stand.
type touched struct {
	path   int32
	rating Rating
}

func newPlanner(r *Result) *planner {
	p := &planner{result: r, as: scenarioOf(r.Findings, asAnswered), now: make([]Rating, len(r.paths)),
		pathOf: make([]int32, len(r.model.events)), seen: make([]int, len(r.paths))}
	next := 0
	for i := range p.pathOf {
		p.pathOf[i] = -1
		if next < len(r.paths) && r.paths[next].event == &r.model.events[i] {
			p.pathOf[i] = int32(next)
			p.now[next] = r.paths[next].rate(p.as)
			next++
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
func (p *planner) effect(step *PlanStep) Effect { return p.effectOf(p.with(step)) }

// effectOf works out what it brings that events stand as in the list.
func (p *planner) effectOf(list []touched) Effect {
	var e Effect
	for _, one := range list {
		before := &p.now[one.path]
		e.Drop += before.Value - one.rating.Value
		if one.rating.Level < before.Level {
			e.Lowered = append(e.Lowered, p.result.paths[one.path].ID)
		}
		if before.Level >= questions.High && one.rating.Level < questions.High {
			e.OffHigh++
		}
	}
	slices.Sort(e.Lowered)
	return e
}

// with rates the events that a fix touches as if it were taken too. The list is good until the next call.
func (p *planner) with(step *PlanStep) []touched {
	var was [16]int8
	before := was[:0]
	for _, at := range step.closes {
		before = append(before, p.as[at])
	}
	p.as.close(step.closes)
	p.round++
	p.after = p.after[:0]
	for _, at := range step.closes {
		for _, e := range p.result.model.questions[at].guards {
			if i := p.pathOf[e]; i >= 0 && p.seen[i] != p.round {
				p.seen[i] = p.round
				p.after = append(p.after, touched{i, p.result.paths[i].rate(p.as)})
			}
		}
	}
	for i, at := range step.closes {
		p.as[at] = before[i]
	}
	return p.after
}

// take puts a fix in place and returns its step with what stands after it.
func (p *planner) take(step PlanStep) PlanStep {
	after := p.with(&step)
	step.InOrder = p.effectOf(after)
	for _, one := range after {
		p.now[one.path] = one.rating
	}
	p.as.close(step.closes)
	for i := range p.now {
		step.After[p.now[i].Level]++
		step.Value += p.now[i].Value
	}
	return step
}
