package risk

import (
	"cmp"
	"slices"

	"ephisra/questions"
)

// WhatIf is how the practice would stand with some fixes taken. What the assessor set holds then too: only the assessor
// can say what the fixes change about it.
type WhatIf struct {
	Fixes  []*questions.Fix // as asked for, each once
	Idle   []*questions.Fix // of those, the ones that have nothing open to close
	Closed []*Finding       // the weak answers they close, in bank order
	Moved  []Moved          // every event that applies, worst first as things then stand
	Before Counts
	After  Counts
	Value  struct{ Before, After Tenths } // total
}

// Moved is a threat event before and after.
type Moved struct {
	Event         *questions.ThreatEvent
	Before, After Rating
}

// WhatIf works out what taking fixes would bring. A fix the bank does not hold is left out: the
// caller names it.
func (r *Result) WhatIf(fixes []string) *WhatIf {
	w := &WhatIf{}
	var closed []int32
	for i, id := range fixes {
		fix := r.Bank.Fix(id)
		if fix == nil || slices.Contains(fixes[:i], id) {
			continue
		}
		w.Fixes = append(w.Fixes, fix)
		open := r.closedBy(id)
		if closed = append(closed, open...); len(open) == 0 {
			w.Idle = append(w.Idle, fix)
		}
	}
	slices.Sort(closed)
	w.Closed = r.findingsAt(closed)
	w.move(r.paths, r.answered, r.answered.closing(closed))
	return w
}

func (w *WhatIf) move(paths []path, now, then scenario) {
	for i := range paths {
		p := &paths[i]
		m := Moved{p.ThreatEvent, p.rate(now), p.rate(then)}
		w.Before[m.Before.Level]++
		w.After[m.After.Level]++
		w.Value.Before += m.Before.Value
		w.Value.After += m.After.Value
		w.Moved = append(w.Moved, m)
	}
	slices.SortStableFunc(w.Moved, func(x, y Moved) int {
		return cmp.Or(cmp.Compare(y.After.Level, x.After.Level), cmp.Compare(y.After.Value, x.After.Value))
	})
}

// AtOrAbove returns how many events stand at a level or a higher one.
func (c Counts) AtOrAbove(l questions.Level) int {
	n := 0
	for at := l; at <= questions.VeryHigh; at++ {
		n += c[at]
	}
	return n
}

// Shortlist returns steps of a plan, in its order, that bring every event below a level: the shortest
// beginning of the plan that does so, less the steps it can do without, the last ones tried first.
// ok is false where the whole plan does not get there; the list is then empty.
func (r *Result) Shortlist(plan []PlanStep, below questions.Level) (list []PlanStep, ok bool) {
	if r.Counts.AtOrAbove(below) == 0 {
		return nil, true
	}
	end := slices.IndexFunc(plan, func(step PlanStep) bool { return step.After.AtOrAbove(below) == 0 })
	if end < 0 {
		return nil, false
	}
	list = slices.Clone(plan[:end+1])
	for i := len(list) - 1; i >= 0; i-- {
		without := slices.Delete(slices.Clone(list), i, i+1)
		if r.WhatIf(fixIDs(without)).After.AtOrAbove(below) == 0 {
			list = without
		}
	}
	return list, true
}

// Measured works out steps anew as they stand in a list, each behind those before it.
func (r *Result) Measured(steps []PlanStep) []PlanStep {
	p := newPlanner(r)
	measured := make([]PlanStep, len(steps))
	for i, s := range steps {
		s.After, s.Value = Counts{}, 0
		measured[i] = p.take(s)
	}
	return measured
}

func fixIDs(steps []PlanStep) []string {
	ids := make([]string, len(steps))
	for i := range steps {
		ids[i] = steps[i].Fix.ID
	}
	return ids
}
