package risk

import (
	"cmp"
	"slices"

	"ephisra/questions"
)

// Unknown is a strong safeguard of which nobody knows whether it is in place.
type Unknown struct {
	Finding *Finding
	Risks   []int // the places in Result.Risks of the events it is strong on

	weight Tenths // the values of those events together
}

// ToFindOut lists the open questions about strong safeguards, those on the highest values first: what is
// worth asking before anything is planned.
func (r *Result) ToFindOut() []Unknown {
	var list []Unknown
	for i := range r.Findings {
		f := &r.Findings[i]
		if !f.State.Open() || !f.Verdict.Applies() || !isCounted(f) {
			continue
		}
		if u := r.unknown(f); len(u.Risks) > 0 {
			list = append(list, u)
		}
	}
	slices.SortStableFunc(list, func(x, y Unknown) int { return cmp.Compare(y.weight, x.weight) })
	return list
}

func (r *Result) unknown(f *Finding) Unknown {
	u := Unknown{Finding: f}
	for n := range r.Risks {
		strong := func(g questions.Guard) bool { return g.Strength == questions.Strong && g.Threat == r.Risks[n].Event.ID }
		if slices.ContainsFunc(f.Question.Guards, strong) {
			u.Risks = append(u.Risks, n)
			u.weight += r.Risks[n].Value
		}
	}
	return u
}
