package risk

// Contradiction is two answers that cannot both be true. It is told and counted nowhere: which of them is
// wrong only a person knows.
type Contradiction struct {
	One, Other *Finding
	Why        string
}

// Contradictions lists the answers that cannot be true together, in bank order.
func (r *Result) Contradictions() []Contradiction {
	var list []Contradiction
	for i := range r.Findings {
		f := &r.Findings[i]
		for _, x := range f.Question.Excludes {
			if other := r.Finding(x.Question); f.holds(x.Own) && other.holds(x.Is) {
				list = append(list, Contradiction{f, other, x.Why})
			}
		}
	}
	return list
}

// holds reports whether the answer that counts, or one site's, is among some options.
func (f *Finding) holds(options []string) bool {
	if f == nil || f.State != Answered || f.Answer == nil {
		return false
	}
	for _, one := range f.Answer.Sites {
		if one.Has(options) {
			return true
		}
	}
	return f.Answer.Has(options)
}
