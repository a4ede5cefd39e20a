package questions

import "ephisra/questions/yamlfile"

// The files that are one list each: fixes, glossary, action steps.

func (f *file) fixes(n *yamlfile.Node) {
	fields := yamlfile.Fields[Fix]{
		"id":         func(r *yamlfile.Reader, n *yamlfile.Node, x *Fix) { x.ID = f.newID(toFix, n) },
		"title":      func(r *yamlfile.Reader, n *yamlfile.Node, x *Fix) { x.Title = r.Text(n) },
		"first":      func(r *yamlfile.Reader, n *yamlfile.Node, x *Fix) { x.First = r.Text(n) },
		"lasting":    func(r *yamlfile.Reader, n *yamlfile.Node, x *Fix) { x.Lasting = r.Text(n) },
		"affordable": func(r *yamlfile.Reader, n *yamlfile.Node, x *Fix) { x.Affordable = r.Text(n) },
		"who":        func(r *yamlfile.Reader, n *yamlfile.Node, x *Fix) { x.Who = f.ref(toRole, n) },
		"effort": func(r *yamlfile.Reader, n *yamlfile.Node, x *Fix) {
			x.Effort = yamlfile.Word(r, n, "effort", efforts.table())
		},
		"cost": func(r *yamlfile.Reader, n *yamlfile.Node, x *Fix) { x.Cost = r.Text(n) },
	}
	f.bank.Fixes = append(f.bank.Fixes, yamlfile.List(&f.Reader, n, "fix", fields, "id", "title", "first", "lasting", "who", "effort")...)
}

func (f *file) glossary(n *yamlfile.Node) {
	fields := yamlfile.Fields[Term]{
		"id":    func(r *yamlfile.Reader, n *yamlfile.Node, t *Term) { t.ID = f.newID(toTerm, n) },
		"title": func(r *yamlfile.Reader, n *yamlfile.Node, t *Term) { t.Title = r.Text(n) },
		"text":  func(r *yamlfile.Reader, n *yamlfile.Node, t *Term) { t.Text = r.Text(n) },
	}
	f.bank.Terms = append(f.bank.Terms, yamlfile.List(&f.Reader, n, "term", fields, "id", "title", "text")...)
}

// newID reads the id of something defined here.
func (f *file) newID(kind refKind, n *yamlfile.Node) string {
	id := f.id(n)
	f.define(kind, id, place{f.File, n})
	return id
}

// lists is a file whose only key holds a list.
type lists struct{}

func (f *file) actionSteps(n *yamlfile.Node) {
	yamlfile.Object(&f.Reader, n, "action steps", yamlfile.Fields[lists]{
		"steps": func(r *yamlfile.Reader, n *yamlfile.Node, _ *lists) {
			f.bank.ActionSteps = append(f.bank.ActionSteps, yamlfile.List(r, n, "step", f.stepFields(), "number", "title", "essence")...)
		},
	}, &lists{}, "steps")
}

func (f *file) stepFields() yamlfile.Fields[ActionStep] {
	return yamlfile.Fields[ActionStep]{
		"number":  func(r *yamlfile.Reader, n *yamlfile.Node, s *ActionStep) { s.Number = r.Int(n, 1, lastStep) },
		"title":   func(r *yamlfile.Reader, n *yamlfile.Node, s *ActionStep) { s.Title = r.Text(n) },
		"essence": func(r *yamlfile.Reader, n *yamlfile.Node, s *ActionStep) { s.Essence = r.Text(n) },
		"probes": func(r *yamlfile.Reader, n *yamlfile.Node, s *ActionStep) {
			s.Probes = yamlfile.List(r, n, "probe", f.probeFields(), "id", "ask")
		},
		"evidence": func(r *yamlfile.Reader, n *yamlfile.Node, s *ActionStep) { s.Evidence = r.Texts(n) },
		"supports": func(r *yamlfile.Reader, n *yamlfile.Node, s *ActionStep) { s.Supports = f.refList(toCite, n) },
		"watch":    func(r *yamlfile.Reader, n *yamlfile.Node, s *ActionStep) { s.Watch = r.Texts(n) },
	}
}

func (f *file) probeFields() yamlfile.Fields[Probe] {
	return yamlfile.Fields[Probe]{
		"id": func(r *yamlfile.Reader, n *yamlfile.Node, p *Probe) {
			p.ID = r.Text(n)
			f.define(toProbe, p.ID, place{f.File, n})
		},
		"ask": func(r *yamlfile.Reader, n *yamlfile.Node, p *Probe) { p.Topic = r.Text(n) },
	}
}
