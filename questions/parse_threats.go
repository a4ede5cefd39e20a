package questions

import (
	"slices"
	"strconv"

	"ephisra/questions/yamlfile"
)

func (f *file) threats(n *node) {
	yamlfile.Object(&f.Reader, n, "threats", yamlfile.Fields[Bank]{
		"categories": func(_ *reader, n *node, b *Bank) {
			all := entries(f, n, toCategory, f.categoryFields(), func(c *Category) string { return c.ID }, "id", "title")
			b.Categories = append(b.Categories, all...)
		},
		"events": func(_ *reader, n *node, _ *Bank) { f.Each(n, f.event) },
		"costs":  func(_ *reader, n *node, b *Bank) { b.Costs = append(b.Costs, f.costs(n)...) },
	}, f.bank)
}

// costs reads what outcomes have cost others.
func (f *file) costs(n *node) []Cost {
	return list(f, n, "cost", yamlfile.Fields[Cost]{
		"id":      func(_ *reader, n *node, c *Cost) { c.ID = f.id(n) },
		"title":   func(_ *reader, n *node, c *Cost) { c.Title = f.said(n) },
		"typical": func(_ *reader, n *node, c *Cost) { c.Typical = f.said(n) },
		"bad":     func(_ *reader, n *node, c *Cost) { c.Bad = f.said(n) },
		"source":  func(_ *reader, n *node, c *Cost) { c.Source = f.said(n) },
	}, "id", "title", "typical", "bad", "source")
}

func (f *file) categoryFields() yamlfile.Fields[Category] {
	return yamlfile.Fields[Category]{
		"id":    func(_ *reader, n *node, c *Category) { c.ID = f.id(n) },
		"title": func(_ *reader, n *node, c *Category) { c.Title = f.said(n) },
	}
}

// event reads one threat event. Without impact_left no safeguard limits its impact.
func (f *file) event(n *node) {
	var t ThreatEvent
	found := len(f.Found)
	yamlfile.Object(&f.Reader, n, "threat event", f.eventFields(), &t,
		"id", "title", "category", "source", "harms", "initiation", "impact", "basis")
	if n.Get("impact_left") == nil {
		t.ImpactLeft = t.Impact
	}
	if len(f.Found) == found {
		f.checkEvent(n, &t)
	}
	if f.define(toThreat, t.ID, f.place(n)) {
		f.bank.Threats = append(f.bank.Threats, t)
	}
}

func (f *file) eventFields() yamlfile.Fields[ThreatEvent] {
	return yamlfile.Fields[ThreatEvent]{
		"id":                  func(_ *reader, n *node, t *ThreatEvent) { t.ID = f.id(n) },
		"title":               func(_ *reader, n *node, t *ThreatEvent) { t.Title = f.said(n) },
		"category":            func(_ *reader, n *node, t *ThreatEvent) { t.Category = f.ref(toCategory, n) },
		"source":              func(_ *reader, n *node, t *ThreatEvent) { t.Source = sources.read(f, n, "source") },
		"harms":               func(_ *reader, n *node, t *ThreatEvent) { t.Harms = f.harms(n) },
		"initiation":          func(_ *reader, n *node, t *ThreatEvent) { t.Initiation = f.Int(n, 0, 100) },
		"impact":              func(_ *reader, n *node, t *ThreatEvent) { t.Impact = f.Int(n, 0, 100) },
		"impact_left":         func(_ *reader, n *node, t *ThreatEvent) { t.ImpactLeft = f.Int(n, 0, 100) },
		"susceptibility_left": func(_ *reader, n *node, t *ThreatEvent) { t.SusceptibilityLeft = f.Int(n, 0, 100) },
		"per_year":            func(_ *reader, n *node, t *ThreatEvent) { t.PerYear = f.perYear(n) },
		"inventory": func(_ *reader, n *node, t *ThreatEvent) {
			f.Each(n, func(item *node) { t.Inventory = append(t.Inventory, faults.read(f, item, "inventory")) })
		},
		"shown_by": func(_ *reader, n *node, t *ThreatEvent) {
			t.ShownBy = yamlfile.Word(&f.Reader, n, "shown_by", assetKinds)
		},
		"never_high": func(_ *reader, n *node, t *ThreatEvent) { t.NeverHigh = f.said(n) },
		"when":       func(_ *reader, n *node, t *ThreatEvent) { t.When = f.when(n, nil) },
		"shifts":     func(_ *reader, n *node, t *ThreatEvent) { t.Shifts = f.shifts(n) },
		"basis":      func(_ *reader, n *node, t *ThreatEvent) { t.Basis = f.said(n) },
	}
}

// perYearForm is a number of times a year: whole, or with at most two places behind the point.
var perYearForm = Lazily(`^([0-9]{1,4})(?:\.([0-9]{1,2}))?$`)

// perYear reads how often an event happens, in hundredths of a time a year.
func (f *file) perYear(n *node) int {
	parts := perYearForm().FindStringSubmatch(f.Text(n))
	if parts == nil {
		f.Errorf(n, "%q is no number of times a year; write it like 12 or 0.2", n.Value)
		return 0
	}
	hundredths, err := strconv.Atoi(parts[1] + (parts[2] + "00")[:2])
	if err != nil || hundredths == 0 {
		f.Errorf(n, "an event that never happens needs no place here; give how often it does")
	}
	return hundredths
}

func (f *file) harms(n *node) []Harm {
	var all []Harm
	f.Each(n, func(item *node) {
		h := harms.read(f, item, "harm")
		if h != NoHarm && slices.Contains(all, h) {
			f.Errorf(item, "harm %q stands twice in the list", h)
		}
		all = append(all, h)
	})
	if n.Kind == yamlfile.Sequence && len(all) == 0 {
		f.Errorf(n, "an event harms confidentiality, integrity or availability; name at least one")
	}
	return all
}

// assetKinds are the kinds of asset an inventory knows.
var assetKinds = map[string]string{"system": "system", "device": "device", "media": "media", "paper": "paper"}

func (f *file) shifts(n *node) []Shift {
	var all []Shift
	f.Each(n, func(item *node) {
		var s Shift
		yamlfile.Object(&f.Reader, item, "shift", f.shiftFields(), &s, "question", "is", "why")
		if s.Question != "" && len(s.Is) > 0 {
			f.clauses = append(f.clauses, clause{question: s.Question, at: f.place(item)})
		}
		all = append(all, s)
	})
	return all
}

func (f *file) shiftFields() yamlfile.Fields[Shift] {
	return yamlfile.Fields[Shift]{
		"question":   func(_ *reader, n *node, s *Shift) { s.Question = f.ref(toQuestion, n) },
		"is":         func(_ *reader, n *node, s *Shift) { s.Is = f.is(n) },
		"initiation": func(_ *reader, n *node, s *Shift) { s.Initiation = f.Int(n, -100, 100) },
		"impact":     func(_ *reader, n *node, s *Shift) { s.Impact = f.Int(n, -100, 100) },
		"why":        func(_ *reader, n *node, s *Shift) { s.Why = f.said(n) },
	}
}

// checkEvent looks at the values of one event together.
func (f *file) checkEvent(n *node, t *ThreatEvent) {
	if t.ImpactLeft > t.Impact {
		f.Errorf(n.Get("impact_left"), "impact_left %d is above the impact %d; safeguards never make it worse", t.ImpactLeft,
			t.Impact)
	}
	if t.Source == Adversarial && t.PerYear > 0 {
		f.Errorf(n.Get("per_year"),
			"an adversarial event is rated by Table G-2, not by how often it happens; delete the line")
	}
	for i, s := range t.Shifts {
		f.checkShift(n.Get("shifts").Items[i], t, s)
	}
}

// checkShift checks that a shift moves something and that no value leaves 0 to 100 by it.
func (f *file) checkShift(at *node, t *ThreatEvent, s Shift) {
	if s.Initiation == 0 && s.Impact == 0 {
		f.Errorf(at, "the shift moves nothing; give it an initiation or an impact other than 0")
	}
	for _, v := range []struct {
		what     string
		from, by int
	}{{"initiation", t.Initiation, s.Initiation}, {"impact", t.Impact, s.Impact},
		{"impact_left", t.ImpactLeft, s.Impact}} {
		if to := v.from + v.by; to < 0 || to > 100 {
			f.Errorf(at, "the shift brings %s from %d to %d, outside 0 to 100; make it smaller", v.what, v.from, to)
			return
		}
	}
}
