package risk

import "ephisra/questions"

// countsInCoverage reports whether a question asks about a safeguard that stands in the coverage: graded, and not of
// the proposed rule, which is never a gap.
func countsInCoverage(q *questions.Question) bool {
	return q.Graded() && q.Standing != questions.Proposed
}

// isCounted reports whether a safeguard stands in the coverage as it was answered.
func isCounted(f *Finding) bool { return f.State.Counts() && countsInCoverage(f.Question) }

// coverage is the mean of the in-place values, overall, by family and by section.
func (r *Result) coverage() Coverage {
	var overall mean
	var families [questions.Documentation + 1]mean
	sections := make([]mean, len(r.Bank.Sections))
	for i := range r.Findings {
		if f, q := &r.Findings[i], &r.model.questions[i]; q.isCounted && f.State.Counts() {
			overall.add(f)
			families[q.family].add(f)
			sections[q.section].add(f)
		}
	}
	c := Coverage{Overall: overall.share(), Section: anew(r.Coverage.Section, len(sections))}
	for i := range families {
		c.Family[i] = families[i].share()
	}
	for i := range sections {
		c.Section[i] = sections[i].share()
	}
	return c
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

// actionSteps works out how far each of the ten steps is taken, from every graded question that
// belongs to it. A step is no legal duty, so no decision stands in for a safeguard here.
func (r *Result) actionSteps() []ActionStep {
	list := anew(r.ActionSteps, len(r.Bank.ActionSteps))
	for i := range list {
		var m mean
		var all joined
		for _, at := range r.model.steps[i] {
			if f := &r.Findings[at]; f.State.Counts() {
				m.add(f)
				all.add(stepStatus(f))
			}
		}
		list[i] = ActionStep{r.Bank.ActionSteps[i], all.status(), m.share(), i}
	}
	return list
}

// FindingsOf lists the safeguards that an action step is made of, in bank order.
func (r *Result) FindingsOf(step *ActionStep) []*Finding {
	var list []*Finding
	for _, at := range r.model.steps[step.at] {
		if f := &r.Findings[at]; f.State.Counts() {
			list = append(list, f)
		}
	}
	return list
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
