package risk

import (
	"iter"

	"ephisra/questions"
)

// shift moves the event's values by the practice's facts. A fact nobody knows takes its highest shift, so
// that not knowing never lowers a risk, and its lowest where every open answer is taken at its best. All
// values stay in 0-100.
func (p *path) shift() {
	var worst, best questions.Move
	for i := range p.facts {
		high, low := p.facts[i].moves(p.result.Findings)
		worst, best = worst.Plus(high), best.Plus(low)
	}
	p.values, p.best = startOf(p.ThreatEvent, worst), startOf(p.ThreatEvent, best)
}

// startOf returns what an event starts from once facts have moved it.
func startOf(t *questions.ThreatEvent, m questions.Move) values {
	return values{within(t.Initiation + m.Initiation), within(t.Impact + m.Impact), within(t.ImpactLeft + m.Impact)}
}

// moves returns the shift a fact brings: that of its answer, or the highest and the lowest when it is not known.
func (s *shifting) moves(list []Finding) (high, low questions.Move) {
	f := &list[s.question]
	if s.isOpen(f) {
		return s.high, s.low
	}
	for one := range s.brought(f) {
		high = high.Plus(one.Move())
	}
	return high, high
}

// brought goes through the shifts that an answer brings, in the order of the bank; without an answer there are none.
func (s *shifting) brought(f *Finding) iter.Seq[*questions.Shift] {
	return func(yield func(*questions.Shift) bool) {
		if !f.Verdict.Applies() || f.State != Answered {
			return
		}
		for i := range s.shifts {
			if f.Answer.Has(s.shifts[i].Is) && !yield(&s.shifts[i]) {
				return
			}
		}
	}
}

// Shifts lists the shifts that the practice's facts brought, in the order of the bank.
func (k *Risk) Shifts() []questions.Shift {
	var list []questions.Shift
	for i := range k.path.facts {
		s := &k.path.facts[i]
		for one := range s.brought(&k.path.result.Findings[s.question]) {
			list = append(list, *one)
		}
	}
	return list
}

// OpenShift is what a fact that nobody knows brings to an event, at its highest.
type OpenShift struct {
	Fact *Finding
	High questions.Move
}

// OpenShifts lists what facts that nobody knows bring, in the order of the bank: with Shifts all that moved the event.
func (k *Risk) OpenShifts() []OpenShift {
	var list []OpenShift
	for i := range k.path.facts {
		s := &k.path.facts[i]
		if f := &k.path.result.Findings[s.question]; s.isOpen(f) {
			list = append(list, OpenShift{f, s.high})
		}
	}
	return list
}

// isOpen reports whether a fact is asked, and nobody knows it.
func (s *shifting) isOpen(f *Finding) bool {
	return f.Verdict.Applies() && f.State != NotApplicable && f.State != Answered
}

func within(v int) int { return min(max(v, 0), 100) }
