package risk

import "ephisra/questions"

// isCounted reports whether a safeguard stands in the coverage: graded, weighed, and not of the
// proposed rule, which is never a gap.
func isCounted(f *Finding) bool {
	return f.Question.Graded() && f.State.Counts() && f.Question.Standing != questions.Proposed
}

// coverage is the mean of the in-place values, overall, by family and by section.
func (r *Result) coverage() Coverage {
	var overall mean
	family, section := map[questions.Safeguard]*mean{}, map[string]*mean{}
	for i := range r.Findings {
		if f := &r.Findings[i]; isCounted(f) {
			overall.add(f)
			meanOf(family, r.Bank.Section(f.Question.Section).Family).add(f)
			meanOf(section, f.Question.Section).add(f)
		}
	}
	return Coverage{overall.share(), shares(family), shares(section)}
}

// mean adds up in-place values.
type mean struct{ sum, open, of int }

func (m *mean) add(f *Finding) {
	m.sum, m.of = m.sum+f.InPlace, m.of+1
	if f.State.Open() {
		m.open++
	}
}

// share returns the mean in tenths of a percent, rounded half up.
func (m *mean) share() Share {
	if m.of == 0 {
		return Share{}
	}
	return Share{Tenths: quotient(m.sum*10, m.of), Open: quotient(m.open*10*maxInPlace, m.of), Of: m.of}
}

func meanOf[K comparable](by map[K]*mean, key K) *mean {
	if by[key] == nil {
		by[key] = &mean{}
	}
	return by[key]
}

func shares[K comparable](by map[K]*mean) map[K]Share {
	out := make(map[K]Share, len(by))
	for key, m := range by {
		out[key] = m.share()
	}
	return out
}

// actionSteps works out how far each of the ten steps is taken, from every graded question that
// belongs to it. A step is no legal duty, so no decision stands in for a safeguard here.
func (r *Result) actionSteps() []ActionStep {
	list := make([]ActionStep, len(r.Bank.ActionSteps))
	for i, step := range r.Bank.ActionSteps {
		list[i] = r.actionStep(step)
	}
	return list
}

func (r *Result) actionStep(step questions.ActionStep) ActionStep {
	var m mean
	var claims []Claim
	var list []*Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; isCounted(f) && belongs(f.Question, step.Number) {
			m.add(f)
			claims = append(claims, Claim{Finding: f, Status: stepStatus(f)})
			list = append(list, f)
		}
	}
	return ActionStep{Step: step, Status: statusOf(claims), InPlace: m.share(), Findings: list}
}

// stepStatus says how one safeguard leaves an action step, by how far it is in place.
func stepStatus(f *Finding) RequirementStatus {
	switch {
	case f.State.Silent():
		return NotAssessed
	case f.InPlace == maxInPlace:
		return Met
	case f.InPlace == 0:
		return NotMet
	}
	return Partly
}

func belongs(q *questions.Question, step int) bool {
	for _, n := range q.Steps {
		if n == step {
			return true
		}
	}
	return false
}
