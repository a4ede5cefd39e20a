package risk

import "ephisra/questions"

// shift moves the event's values by the practice's facts. A fact nobody knows takes its highest
// shift, so that not knowing never lowers a risk. All values stay in 0-100.
func (p *path) shift(b *questions.Bank, found map[string]*Finding) {
	initiation, impact := 0, 0
	for _, group := range byQuestion(p.event.Shifts) {
		f := found[group[0].Question]
		i, m := p.groupShift(b, f, group)
		initiation, impact = initiation+i, impact+m
	}
	p.initiation = within(p.initiation + initiation)
	p.impact = within(p.impact + impact)
	p.impactLeft = within(p.impactLeft + impact)
}

// groupShift returns the shift one fact brings: that of its answer, or the highest when not known.
func (p *path) groupShift(b *questions.Bank, f *Finding, group []questions.Shift) (initiation, impact int) {
	switch {
	case !f.Verdict.Applies() || f.State == NotApplicable:
		return 0, 0
	case f.State != Answered:
		return highest(b.Question(group[0].Question), group)
	}
	chosen := f.Answer.Options()
	for _, s := range group {
		if meets(s.Is, chosen) {
			p.shifts = append(p.shifts, s)
			initiation, impact = initiation+s.Initiation, impact+s.Impact
		}
	}
	return initiation, impact
}

// highest returns the largest initiation and the largest impact shift any answer to the fact could bring.
func highest(fact *questions.Question, group []questions.Shift) (initiation, impact int) {
	if fact.Type == questions.Many {
		return highestSum(group)
	}
	for n, option := range fact.Options {
		i, m := 0, 0
		for _, s := range group {
			if meets(s.Is, []string{option.ID}) {
				i, m = i+s.Initiation, m+s.Impact
			}
		}
		if n == 0 {
			initiation, impact = i, m
		}
		initiation, impact = max(initiation, i), max(impact, m)
	}
	return initiation, impact
}

// highestSum is highest for a fact with many answers: each shift may or may not be among them.
func highestSum(group []questions.Shift) (initiation, impact int) {
	for _, s := range group {
		initiation, impact = initiation+max(0, s.Initiation), impact+max(0, s.Impact)
	}
	return initiation, impact
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
