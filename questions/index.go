package questions

import "sync"

// index finds the entries of a bank by their ids.
type index struct {
	questions    map[string]*Question
	requirements map[string]*Requirement
	threats      map[string]*ThreatEvent
	fixes        map[string]*Fix
	sections     map[string]*Section
	terms        map[string]*Term
	roles        map[string]*Role
	frameworks   map[string]*Framework
	guards       map[string][]Guarding
	claimants    func() [][]Claimant // by place of the requirement; looked up when first asked for
}

// index fills the index once nothing is added to the bank any more.
func (b *Bank) index() {
	b.byID = index{
		questions:    map[string]*Question{},
		requirements: byID(b.Requirements, func(r *Requirement) string { return r.ID }),
		threats:      byID(b.Threats, func(t *ThreatEvent) string { return t.ID }),
		fixes:        byID(b.Fixes, func(f *Fix) string { return f.ID }),
		sections:     byID(b.Sections, func(s *Section) string { return s.ID }),
		terms:        byID(b.Terms, func(t *Term) string { return t.ID }),
		roles:        byID(b.Roles, func(r *Role) string { return r.ID }),
		frameworks:   byID(b.Frameworks, func(frame *Framework) string { return frame.ID }),
		guards:       map[string][]Guarding{},
	}
	for _, q := range b.Retired {
		b.byID.questions[q.ID] = q
	}
	for _, q := range b.Questions {
		b.byID.questions[q.ID] = q
		for _, g := range q.Guards {
			b.byID.guards[g.Threat] = append(b.byID.guards[g.Threat], Guarding{q, g})
		}
	}
	b.byID.claimants = sync.OnceValue(b.findClaimants)
}

func byID[T any](list []T, id func(*T) string) map[string]*T {
	m := make(map[string]*T, len(list))
	for i := range list {
		m[id(&list[i])] = &list[i]
	}
	return m
}
