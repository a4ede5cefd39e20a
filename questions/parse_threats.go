package questions

import "ephisra/questions/yamlfile"

// eventEntry is a threat event's place in the bank and in its file.
type eventEntry struct {
	index int
	at    place // its id, or the event where it has none
	node  *yamlfile.Node
}

func (f *file) threats(n *yamlfile.Node) {
	yamlfile.Object(&f.Reader, n, "threats", yamlfile.Fields[lists]{
		"categories": func(r *yamlfile.Reader, n *yamlfile.Node, _ *lists) {
			f.bank.Categories = append(f.bank.Categories, yamlfile.List(r, n, "category", yamlfile.Fields[Category]{
				"id":    func(r *yamlfile.Reader, n *yamlfile.Node, c *Category) { c.ID = f.newID(toCategory, n) },
				"title": func(r *yamlfile.Reader, n *yamlfile.Node, c *Category) { c.Title = r.Text(n) },
			}, "id", "title")...)
		},
		"events": func(r *yamlfile.Reader, n *yamlfile.Node, _ *lists) { r.Each(n, f.threat) },
	}, &lists{})
}

func (f *file) threat(n *yamlfile.Node) {
	t := ThreatEvent{ImpactLeft: -1}
	yamlfile.Object(&f.Reader, n, "threat event", f.threatFields(), &t, "id", "title", "category", "source", "harms", "initiation", "impact", "basis")
	if t.ImpactLeft < 0 {
		t.ImpactLeft = t.Impact
	}
	f.bank.Threats = append(f.bank.Threats, t)
	f.events = append(f.events, eventEntry{len(f.bank.Threats) - 1, place{f.File, orSelf(n, "id")}, n})
}

// orSelf returns the value of a key, or the mapping itself where it has none.
func orSelf(n *yamlfile.Node, key string) *yamlfile.Node {
	if v := n.Get(key); v != nil {
		return v
	}
	return n
}

func (f *file) threatFields() yamlfile.Fields[ThreatEvent] {
	return yamlfile.Fields[ThreatEvent]{
		"id":       func(r *yamlfile.Reader, n *yamlfile.Node, t *ThreatEvent) { t.ID = f.newID(toThreat, n) },
		"title":    func(r *yamlfile.Reader, n *yamlfile.Node, t *ThreatEvent) { t.Title = r.Text(n) },
		"category": func(r *yamlfile.Reader, n *yamlfile.Node, t *ThreatEvent) { t.Category = f.ref(toCategory, n) },
		"source": func(r *yamlfile.Reader, n *yamlfile.Node, t *ThreatEvent) {
			t.Source = yamlfile.Word(r, n, "source", sources.table())
		},
		"harms":       func(r *yamlfile.Reader, n *yamlfile.Node, t *ThreatEvent) { t.Harms = f.harms(n) },
		"initiation":  func(r *yamlfile.Reader, n *yamlfile.Node, t *ThreatEvent) { t.Initiation = r.Int(n, 0, 100) },
		"impact":      func(r *yamlfile.Reader, n *yamlfile.Node, t *ThreatEvent) { t.Impact = r.Int(n, 0, 100) },
		"impact_left": func(r *yamlfile.Reader, n *yamlfile.Node, t *ThreatEvent) { t.ImpactLeft = r.Int(n, 0, 100) },
		"when":        func(r *yamlfile.Reader, n *yamlfile.Node, t *ThreatEvent) { t.When = f.condition(n, useOfThreat) },
		"shifts":      func(r *yamlfile.Reader, n *yamlfile.Node, t *ThreatEvent) { t.Shifts = f.shifts(n) },
		"basis":       func(r *yamlfile.Reader, n *yamlfile.Node, t *ThreatEvent) { t.Basis = r.Text(n) },
	}
}

func (f *file) harms(n *yamlfile.Node) []Harm {
	var list []Harm
	f.Each(n, func(n *yamlfile.Node) { list = append(list, yamlfile.Word(&f.Reader, n, "harm", harms.table())) })
	return list
}

func (f *file) shifts(n *yamlfile.Node) []Shift {
	var list []Shift
	f.Each(n, func(n *yamlfile.Node) {
		var s Shift
		yamlfile.Object(&f.Reader, n, "shift", yamlfile.Fields[Shift]{
			"question":   func(r *yamlfile.Reader, n *yamlfile.Node, s *Shift) { s.Question = f.ref(toQuestion, n) },
			"is":         func(r *yamlfile.Reader, n *yamlfile.Node, s *Shift) { s.Is = r.Texts(n) },
			"initiation": func(r *yamlfile.Reader, n *yamlfile.Node, s *Shift) { s.Initiation = r.Int(n, -100, 100) },
			"impact":     func(r *yamlfile.Reader, n *yamlfile.Node, s *Shift) { s.Impact = r.Int(n, -100, 100) },
			"why":        func(r *yamlfile.Reader, n *yamlfile.Node, s *Shift) { s.Why = r.Text(n) },
		}, &s, "question", "is", "why")
		list = append(list, s)
		f.conds = append(f.conds, conditionUse{cond: &Condition{Question: s.Question, Is: s.Is}, at: place{f.File, n}, by: useOfThreat})
	})
	return list
}
