package risk

import "ephisra/questions"

// shift moves the event's values by the practice's facts. A fact nobody knows takes its highest shift, so
// that not knowing never lowers a risk, and its lowest where every open answer is taken at its best. All
// values stay in 0-100.
func (p *path) shift(b *questions.Bank, found map[string]*Finding) {
	var worst, best questions.Move
	for _, group := range p.event.ShiftsByFact() {
		high, low := p.groupShift(b, found[group[0].Question], group)
		worst, best = worst.Plus(high), best.Plus(low)
	}
	p.values, p.best = startOf(p.event, worst), startOf(p.event, best)
}

// startOf returns what an event starts from once facts have moved it.
func startOf(t *questions.ThreatEvent, m questions.Move) values {
	return values{within(t.Initiation + m.Initiation), within(t.Impact + m.Impact), within(t.ImpactLeft + m.Impact)}
}

// groupShift returns the shift one fact brings: that of its answer, or the highest and the lowest when
// it is not known.
func (p *path) groupShift(b *questions.Bank, f *Finding, group []questions.Shift) (high, low questions.Move) {
	switch {
	case !f.Verdict.Applies() || f.State == NotApplicable:
		return questions.Move{}, questions.Move{}
	case f.State != Answered:
		return b.Question(group[0].Question).Span(group)
	}
	chosen := f.Answer.Options()
	for _, s := range group {
		if s.Applies(chosen) {
			p.shifts = append(p.shifts, s)
			high = high.Plus(s.Move())
		}
	}
	return high, high
}

func within(v int) int { return min(max(v, 0), 100) }
