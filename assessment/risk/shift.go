package risk

import "ephisra/questions"

// shift moves the event's values by the practice's facts. A fact nobody knows takes its highest shift, so
// that not knowing never lowers a risk, and its lowest where every open answer is taken at its best. All
// values stay in 0-100.
func (p *path) shift(b *questions.Bank, found map[string]*Finding) {
	var worst, best move
	for _, group := range byQuestion(p.event.Shifts) {
		high, low := p.groupShift(b, found[group[0].Question], group)
		worst, best = worst.plus(high), best.plus(low)
	}
	p.values, p.best = worst.of(p.event), best.of(p.event)
}

// move is by how much facts shift an event.
type move struct{ initiation, impact int }

func (m move) plus(n move) move { return move{m.initiation + n.initiation, m.impact + n.impact} }

func (m move) of(t *questions.ThreatEvent) values {
	return values{within(t.Initiation + m.initiation), within(t.Impact + m.impact), within(t.ImpactLeft + m.impact)}
}

// groupShift returns the shift one fact brings: that of its answer, or the highest and the lowest when
// it is not known.
func (p *path) groupShift(b *questions.Bank, f *Finding, group []questions.Shift) (high, low move) {
	switch {
	case !f.Verdict.Applies() || f.State == NotApplicable:
		return move{}, move{}
	case f.State != Answered:
		return span(b.Question(group[0].Question), group)
	}
	chosen := f.Answer.Options()
	for _, s := range group {
		if meets(s.Is, chosen) {
			p.shifts = append(p.shifts, s)
			high = high.plus(move{s.Initiation, s.Impact})
		}
	}
	return high, high
}

// span returns the largest and the smallest initiation and impact shift any answer to the fact could bring.
func span(fact *questions.Question, group []questions.Shift) (high, low move) {
	if fact.Type == questions.Many {
		return spanOfMany(group)
	}
	for n, option := range fact.Options {
		var one move
		for _, s := range group {
			if meets(s.Is, []string{option.ID}) {
				one = one.plus(move{s.Initiation, s.Impact})
			}
		}
		if n == 0 {
			high, low = one, one
		}
		high = move{max(high.initiation, one.initiation), max(high.impact, one.impact)}
		low = move{min(low.initiation, one.initiation), min(low.impact, one.impact)}
	}
	return high, low
}

// spanOfMany is span for a fact with many answers: each shift may or may not be among them.
func spanOfMany(group []questions.Shift) (high, low move) {
	for _, s := range group {
		high = high.plus(move{max(0, s.Initiation), max(0, s.Impact)})
		low = low.plus(move{min(0, s.Initiation), min(0, s.Impact)})
	}
	return high, low
}

// byQuestion groups shifts by the fact they rest on, in order of first appearance.
func byQuestion(shifts []questions.Shift) [][]questions.Shift {
	var groups [][]questions.Shift
	at := map[string]int{}
	for _, s := range shifts {
		n, known := at[s.Question]
		if !known {
			n = len(groups)
			at[s.Question], groups = n, append(groups, nil)
		}
		groups[n] = append(groups[n], s)
	}
	return groups
}

func meets(want, have []string) bool {
	for _, w := range want {
		for _, h := range have {
			if w == h {
				return true
			}
		}
	}
	return false
}

func within(v int) int { return min(max(v, 0), 100) }
