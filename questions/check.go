package questions

// check looks for entries that disagree, once every file is read without a fault of its own.
func (l *loader) check() {
	l.resolve()
	if len(l.problems) > 0 {
		return // what leads nowhere would only bring faults that follow from it
	}
	l.bank.index()
	l.checkQuestions()
	l.checkConditions()
	l.checkThreats()
	l.balance()
}

// index makes the maps that the Bank's methods look into.
func (b *Bank) index() {
	b.question = map[string]*Question{}
	for _, q := range b.Retired {
		b.question[q.ID] = q
	}
	for _, q := range b.Questions {
		b.question[q.ID] = q
	}
	b.requirement = byID(b.Requirements, func(r *Requirement) string { return r.ID })
	b.threat = byID(b.Threats, func(t *ThreatEvent) string { return t.ID })
	b.fix = byID(b.Fixes, func(f *Fix) string { return f.ID })
	b.section = byID(b.Sections, func(s *Section) string { return s.ID })
	b.term = byID(b.Terms, func(t *Term) string { return t.ID })
	b.role = byID(b.Roles, func(r *Role) string { return r.ID })
	b.guards = map[string][]Guarding{}
	for _, q := range b.Questions {
		for _, g := range q.Guards {
			b.guards[g.Threat] = append(b.guards[g.Threat], Guarding{q, g})
		}
	}
}

func byID[T any](list []T, id func(*T) string) map[string]*T {
	m := make(map[string]*T, len(list))
	for i := range list {
		m[id(&list[i])] = &list[i]
	}
	return m
}

// checkThreats looks at each threat event by itself and with its categories.
func (l *loader) checkThreats() {
	for _, e := range l.events {
		t := &l.bank.Threats[e.index]
		if t.ImpactLeft > t.Impact {
			l.errorf(place{e.at.file, orSelf(e.node, "impact_left")}, "impact_left %d is more than impact %d", t.ImpactLeft, t.Impact)
		}
		if len(t.Harms) == 0 {
			l.errorf(e.at, "threat event %q harms nothing; name confidentiality, integrity or availability", t.ID)
		}
	}
}
