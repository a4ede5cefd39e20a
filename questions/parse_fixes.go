package questions

import "ephisra/questions/yamlfile"

func (f *file) fixes(n *node) {
	fields := yamlfile.Fields[Fix]{
		"id":         func(_ *reader, n *node, x *Fix) { x.ID = f.id(n) },
		"title":      func(_ *reader, n *node, x *Fix) { x.Title = f.said(n) },
		"first":      func(_ *reader, n *node, x *Fix) { x.First = f.said(n) },
		"lasting":    func(_ *reader, n *node, x *Fix) { x.Lasting = f.said(n) },
		"affordable": func(_ *reader, n *node, x *Fix) { x.Affordable = f.said(n) },
		"who":        func(_ *reader, n *node, x *Fix) { x.Who = f.ref(toRole, n) },
		"effort":     func(_ *reader, n *node, x *Fix) { x.Effort = efforts.read(f, n, "effort") },
		"cost":       func(_ *reader, n *node, x *Fix) { x.Cost = f.said(n) },
	}
	fixes := entries(f, n, toFix, fields, func(x *Fix) string { return x.ID }, "id", "title", "first", "lasting", "who",
		"effort")
	f.bank.Fixes = append(f.bank.Fixes, fixes...)
}

func (f *file) glossary(n *node) {
	fields := yamlfile.Fields[Term]{
		"id":    func(_ *reader, n *node, t *Term) { t.ID = f.id(n) },
		"title": func(_ *reader, n *node, t *Term) { t.Title = f.said(n) },
		"text":  func(_ *reader, n *node, t *Term) { t.Text = f.said(n) },
	}
	terms := entries(f, n, toTerm, fields, func(t *Term) string { return t.ID }, "id", "title", "text")
	f.bank.Terms = append(f.bank.Terms, terms...)
}
