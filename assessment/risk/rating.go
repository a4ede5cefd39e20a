package risk

import (
	"ephisra/assessment"
	"ephisra/questions"
)

// scale divides initiation × susceptibility × impact into tenths of a value of 0-100.
const scale = 100 * 10

// scenario says how far a safeguard is in place: as answered, or as if.
type scenario func(*Finding) int

func asAnswered(f *Finding) int { return f.InPlace }

func nothingInPlace(*Finding) int { return 0 }

// openAtBest takes every open answer for the best there is.
func openAtBest(f *Finding) int {
	if f.State.Open() {
		return maxInPlace
	}
	return f.InPlace
}

// closing returns the scenario with some questions' safeguards wholly in place.
func closing(ids map[string]bool) scenario {
	return func(f *Finding) int {
		if ids[f.Question.ID] {
			return maxInPlace
		}
		return f.InPlace
	}
}

// closingOne is closing of one answer.
func closingOne(closed *Finding) scenario {
	return func(f *Finding) int {
		if f == closed {
			return maxInPlace
		}
		return f.InPlace
	}
}

// path is a threat event with what does not change between scenarios: its shifted values and the
// safeguards on it.
type path struct {
	event              *questions.ThreatEvent
	method             *questions.Method
	values                    // shifted by the facts as they are known, the rest at their highest
	best               values // the rest at their lowest
	doubtful           bool   // applies only because a fact is not known
	shifts             []questions.Shift
	likelihood, limits []guarding
}

// values are what a threat event starts from.
type values struct{ initiation, impact, impactLeft int }

// guarding is a safeguard on a path and what its answer means.
type guarding struct {
	finding *Finding
	guard   questions.Guard
	weight  int
}

// newPath collects a threat event's safeguards and shifts its values by the practice's facts.
func newPath(b *questions.Bank, t *questions.ThreatEvent, found map[string]*Finding) *path {
	p := &path{event: t, method: &b.Method}
	p.shift(b, found)
	for _, g := range b.Guards(t.ID) {
		one := guarding{found[g.Question.ID], g.Guard, b.Method.Weights[g.Guard.Strength]}
		if g.Guard.On == questions.OnImpact {
			p.limits = append(p.limits, one)
		} else {
			p.likelihood = append(p.likelihood, one)
		}
	}
	return p
}

// rate works out the event under a scenario.
func (p *path) rate(as scenario) Rating { return p.rateFrom(p.values, as) }

// rateBest works out the event with every open answer at its best, facts included. An event that applies
// only because a fact is not known is then Very Low: it may not apply at all.
func (p *path) rateBest() Rating {
	if p.doubtful {
		return Rating{Level: questions.VeryLow, Likelihood: questions.VeryLow}
	}
	return p.rateFrom(p.best, openAtBest)
}

// rateFrom is the arithmetic of the whole tool, one line a step.
func (p *path) rateFrom(v values, as scenario) Rating {
	var r Rating
	r.Initiation = p.measure(v.initiation)
	s := p.susceptibility(weigh(p.likelihood, as))
	r.Susceptibility = Measure{s, p.method.SusceptibilityLevel(s)}
	r.Likelihood = p.method.Likelihood.At(r.Initiation.Level, r.Susceptibility.Level)
	r.Impact = p.measure(v.impactWith(p.limits, weigh(p.limits, as)))
	r.Level = p.method.Risk.At(r.Likelihood, r.Impact.Level)
	r.Value = Tenths(quotient(r.Initiation.Value*s*r.Impact.Value, scale))
	return r
}

func (p *path) measure(v int) Measure { return Measure{v, p.method.Level(v)} }

// susceptibility is the larger of the whole gap and half the largest gap of a strong safeguard, no more
// than a closing safeguard leaves open and no less than what no safeguard closes.
func (p *path) susceptibility(g Gap) int {
	return max(min(max(g.Whole, quotient(g.Strong, 2)), g.Cap), p.event.SusceptibilityLeft)
}

// impactWith is what the impact comes to with the limiting safeguards as they are: the larger of
// the whole gap and the largest gap of a strong one, between impact left and impact.
func (v values) impactWith(limits []guarding, g Gap) int {
	if len(limits) == 0 {
		return v.impact
	}
	return v.impactLeft + quotient((v.impact-v.impactLeft)*max(g.Whole, g.Strong), 100)
}

// weigh weighs the safeguards on one factor. Those not applicable, or hidden by facts alone, are left
// out of both sums; with nothing left to weigh the gap is whole. It has no Lines: most gaps are only weighed, and the
// lines cost more than the weighing.
func weigh(list []guarding, as scenario) Gap {
	g := Gap{Whole: maxInPlace, Cap: maxInPlace}
	for i := range list {
		if one := &list[i]; one.finding.State.Counts() {
			g.add(one, as(one.finding))
		}
	}
	if g.Weights > 0 {
		g.Whole = quotient(g.Sum, g.Weights)
	}
	return g
}

func (g *Gap) add(one *guarding, inPlace int) {
	open := maxInPlace - inPlace
	g.Sum += one.weight * open
	g.Weights += one.weight
	if one.guard.Strength == questions.Strong {
		g.Strong = max(g.Strong, open)
	}
	if one.guard.Closes {
		g.Cap = min(g.Cap, maxInPlace-quotient(4*inPlace, 5))
	}
}

// gap is weigh of the answers as they are, with a line a safeguard.
func gap(list []guarding) Gap {
	g := weigh(list, asAnswered)
	g.Lines = make([]Line, len(list))
	for i := range list {
		one := &list[i]
		line := Line{Finding: one.finding, Guard: one.guard, LeftOut: !one.finding.State.Counts()}
		if !line.LeftOut {
			line.InPlace, line.Weight = one.finding.InPlace, one.weight
		}
		g.Lines[i] = line
	}
	return g
}

// applyOverrides puts the assessor's own levels in place of those worked out. The value stays: it
// orders events inside a level, and no table gives another.
func applyOverrides(m *questions.Method, r Rating, own []assessment.Override) Rating {
	if len(own) == 0 {
		return r
	}
	for _, o := range own {
		if o.Likelihood != questions.Undetermined {
			r.Likelihood = o.Likelihood
		}
		if o.Impact != questions.Undetermined {
			r.Impact.Level = o.Impact
		}
	}
	r.Level = m.Risk.At(r.Likelihood, r.Impact.Level)
	return r
}
