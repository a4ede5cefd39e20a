package risk

import (
	"ephisra/assessment"
	"ephisra/questions"
)

// scale divides initiation × susceptibility × impact into tenths of a value of 0-100.
const scale = 100 * 10

// scenario says how far every safeguard is in place, 0-100, by the place of its question in the bank: as answered, or
// as if. A safeguard that is left out, because it does not apply or facts alone hide it, is at leftOut.
type scenario []int8

const leftOut = -1

// scenarioOf takes a value from each finding whose safeguard is weighed.
func scenarioOf(list []Finding, inPlace func(*Finding) int) scenario {
	s := make(scenario, len(list))
	for i := range list {
		s[i] = leftOut
		if f := &list[i]; f.State.Counts() {
			s[i] = int8(inPlace(f))
		}
	}
	return s
}

func asAnswered(f *Finding) int { return f.InPlace }

func nothingInPlace(*Finding) int { return 0 }

// openAtBest takes every open answer for the best there is.
func openAtBest(f *Finding) int {
	if f.State.Open() {
		return maxInPlace
	}
	return f.InPlace
}

// closing returns the scenario with the safeguards of some questions wholly in place.
func (s scenario) closing(places []int32) scenario {
	closed := append(scenario(nil), s...)
	closed.close(places)
	return closed
}

// close puts the safeguards of some questions wholly in place. What is left out stays out.
func (s scenario) close(places []int32) {
	for _, at := range places {
		if s[at] != leftOut {
			s[at] = maxInPlace
		}
	}
}

// path is a threat event as it applies to one practice: what it starts from, once facts have shifted it.
type path struct {
	*event
	result    *Result
	values           // shifted by the facts as they are known, the rest at their highest
	best      values // the rest at their lowest
	doubtful  bool   // applies only because a fact is not known
	overrides []assessment.Override
}

// values are what a threat event starts from.
type values struct{ initiation, impact, impactLeft int }

// rateBest works out the event with every open answer at its best, facts included. An event that applies
// only because a fact is not known is then Very Low: it may not apply at all.
func (p *path) rateBest(best scenario) Rating {
	if p.doubtful {
		return Rating{Level: questions.VeryLow, Likelihood: questions.VeryLow}
	}
	return p.event.rate(p.best, best)
}

// work works out the event under a scenario by the tables alone.
func (p *path) work(s scenario) Rating { return p.event.rate(p.values, s) }

// rate is work with what the assessor set, which holds under every scenario until the assessor takes it back.
func (p *path) rate(s scenario) Rating {
	r := p.work(s)
	p.override(&r)
	return r
}

// overrideAll puts what the assessor set into all ratings but that by the tables. It may rest on a safeguard that no
// question asks about, so with nothing in place it takes nothing off what the tables say.
func (p *path) overrideAll(k *Risk) {
	own := k.Inherent
	for _, r := range []*Rating{&k.Rating, &k.Target, &k.Best, &own} {
		p.override(r)
	}
	if own.Level > k.Inherent.Level {
		k.Inherent = own
	}
}

// rate is the arithmetic of the whole tool, one line a step.
func (e *event) rate(v values, as scenario) Rating {
	var r Rating
	m := e.model
	r.Initiation = Measure{v.initiation, m.levels[v.initiation]}
	s := e.susceptibility(weigh(e.likelihood, as))
	r.Susceptibility = Measure{s, m.susceptibility[s]}
	r.Likelihood = m.bank.Method.Likelihood.At(r.Initiation.Level, r.Susceptibility.Level)
	impact := v.impactWith(e.limits, weigh(e.limits, as))
	r.Impact = Measure{impact, m.levels[impact]}
	r.Level = m.bank.Method.Risk.At(r.Likelihood, r.Impact.Level)
	r.Value = Tenths(quotient(v.initiation*s*impact, scale))
	return r
}

// susceptibility is the larger of the whole gap and half the largest gap of a strong safeguard, no more
// than a closing safeguard leaves open and no less than what no safeguard closes.
func (e *event) susceptibility(g weighing) int {
	return max(min(max(g.Whole, quotient(g.Strong, 2)), g.Cap), e.SusceptibilityLeft)
}

// impactWith is what the impact comes to with the limiting safeguards as they are: the larger of
// the whole gap and the largest gap of a strong one, between impact left and impact.
func (v values) impactWith(limits []guard, g weighing) int {
	if len(limits) == 0 {
		return v.impact
	}
	return v.impactLeft + quotient((v.impact-v.impactLeft)*max(g.Whole, g.Strong), 100)
}

// weigh weighs the safeguards on one factor. Those left out stand in neither sum; with nothing left to weigh the gap
// is whole.
func weigh(list []guard, as scenario) weighing {
	g := weighing{Whole: maxInPlace, Cap: maxInPlace}
	for i := range list {
		one := &list[i]
		if in := as[one.question]; in != leftOut {
			g.add(one, int(in))
		}
	}
	if g.Weights > 0 {
		g.Whole = quotient(g.Sum, g.Weights)
	}
	return g
}

func (g *weighing) add(one *guard, inPlace int) {
	open := maxInPlace - inPlace
	g.Sum += int(one.weight) * open
	g.Weights += int(one.weight)
	if one.strong {
		g.Strong = max(g.Strong, open)
	}
	if one.closes {
		g.Cap = min(g.Cap, maxInPlace-quotient(4*inPlace, 5))
	}
}

// override puts the assessor's own levels in place of those worked out. The value stays: it orders events inside a
// level, and no table gives another.
func (p *path) override(r *Rating) {
	if len(p.overrides) == 0 {
		return
	}
	for _, o := range p.overrides {
		if o.Likelihood != questions.Undetermined {
			r.Likelihood = o.Likelihood
		}
		if o.Impact != questions.Undetermined {
			r.Impact.Level = o.Impact
		}
	}
	r.Level = p.model.bank.Method.Risk.At(r.Likelihood, r.Impact.Level)
}
