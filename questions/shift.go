package questions

// Move is by how much facts shift a threat event. Either may be negative.
type Move struct{ Initiation, Impact int }

// Plus returns both moves together.
func (m Move) Plus(n Move) Move { return Move{m.Initiation + n.Initiation, m.Impact + n.Impact} }

// Applies reports whether a shift is that of one of the options chosen.
func (s *Shift) Applies(chosen []string) bool { return AnyOf(chosen, s.Is) }

// Move returns by how much a shift moves its event.
func (s *Shift) Move() Move { return Move{s.Initiation, s.Impact} }

// ShiftsByFact groups an event's shifts by the fact they rest on, in order of first appearance.
func (t *ThreatEvent) ShiftsByFact() [][]Shift {
	var groups [][]Shift
	at := map[string]int{}
	for _, s := range t.Shifts {
		n, known := at[s.Question]
		if !known {
			n = len(groups)
			at[s.Question], groups = n, append(groups, nil)
		}
		groups[n] = append(groups[n], s)
	}
	return groups
}

// Span returns the largest and the smallest shift any answer to a fact could bring, of the shifts that rest
// on it; initiation and impact each for itself.
func (q *Question) Span(group []Shift) (high, low Move) {
	if q.Type == Many {
		return spanOfMany(group)
	}
	for n, option := range q.Options {
		var one Move
		for _, s := range group {
			if s.Applies([]string{option.ID}) {
				one = one.Plus(s.Move())
			}
		}
		if n == 0 {
			high, low = one, one
		}
		high = Move{max(high.Initiation, one.Initiation), max(high.Impact, one.Impact)}
		low = Move{min(low.Initiation, one.Initiation), min(low.Impact, one.Impact)}
	}
	return high, low
}

// spanOfMany is Span for a fact with many answers: each shift may or may not be among them.
func spanOfMany(group []Shift) (high, low Move) {
	for _, s := range group {
		high = high.Plus(Move{max(0, s.Initiation), max(0, s.Impact)})
		low = low.Plus(Move{min(0, s.Initiation), min(0, s.Impact)})
	}
	return high, low
}
