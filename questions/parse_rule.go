package questions

import (
	"ephisra/questions/yamlfile"
)

// citationForm is how paragraphs of the Code of Federal Regulations are written, without the title.
var citationForm = Lazily(`^[0-9]{1,4}\.[0-9]{1,4}(\([A-Za-z0-9]{1,5}\))*$`)

func (f *file) rule(n *node) {
	yamlfile.Object(&f.Reader, n, "rule", yamlfile.Fields[Bank]{
		"requirements": func(_ *reader, n *node, b *Bank) { f.Each(n, f.requirement) },
	}, f.bank, "requirements")
}

// requirement reads one requirement. It can be cited as a whole and by each of its elements.
func (f *file) requirement(n *node) {
	one := Requirement{TitleOfficial: true}
	yamlfile.Object(&f.Reader, n, "requirement", f.requirementFields(), &one, "id", "title", "safeguard", "kind",
		"obligation", "summary")
	if !f.define(toRequirement, one.ID, f.place(n)) {
		return
	}
	f.define(toCite, one.ID, f.place(n))
	for i, e := range one.Elements {
		if e.ID != one.ID { // a part may carry the citation of the whole: 164.308(b)(1)
			f.define(toCite, e.ID, f.place(n).item("elements", i))
		}
	}
	f.bank.Requirements = append(f.bank.Requirements, one)
}

func (f *file) requirementFields() yamlfile.Fields[Requirement] {
	return yamlfile.Fields[Requirement]{
		"id":             func(_ *reader, n *node, req *Requirement) { req.ID = f.citation(n) },
		"matrix":         func(_ *reader, n *node, req *Requirement) { req.Matrix = f.citation(n) },
		"title":          func(_ *reader, n *node, req *Requirement) { req.Title = f.said(n) },
		"title_official": func(_ *reader, n *node, req *Requirement) { req.TitleOfficial = f.Bool(n) },
		"safeguard":      func(_ *reader, n *node, req *Requirement) { req.Safeguard = safeguards.read(f, n, "safeguard") },
		"kind":           func(_ *reader, n *node, req *Requirement) { req.Kind = kinds.read(f, n, "kind") },
		"parent":         func(_ *reader, n *node, req *Requirement) { req.Parent = f.ref(toRequirement, n) },
		"obligation": func(_ *reader, n *node,
			req *Requirement) {
			req.Obligation = obligations.read(f, n, "obligation")
		},
		"applies_to": func(_ *reader, n *node, req *Requirement) { req.AppliesTo = f.saidList(n) },
		"summary":    func(_ *reader, n *node, req *Requirement) { req.Summary = f.said(n) },
		"met_by":     func(_ *reader, n *node, req *Requirement) { req.MetByAssessment = f.metBy(n) },
		"elements":   func(_ *reader, n *node, req *Requirement) { req.Elements = f.elements(n) },
	}
}

// metBy reads what meets a requirement besides the answers: the one thing there is, this assessment.
func (f *file) metBy(n *node) bool {
	return yamlfile.Word(&f.Reader, n, "met_by", map[string]bool{"assessment": true})
}

func (f *file) elements(n *node) []Element {
	return list(f, n, "element", yamlfile.Fields[Element]{
		"id":      func(_ *reader, n *node, e *Element) { e.ID = f.citation(n) },
		"summary": func(_ *reader, n *node, e *Element) { e.Summary = f.said(n) },
	}, "id", "summary")
}

// citation reads the citation of a paragraph.
func (f *file) citation(n *node) string {
	id := f.Text(n)
	if n.Kind == yamlfile.Scalar && !citationForm().MatchString(id) {
		f.Errorf(n, "%q is no citation; write it like 164.308(a)(1)(ii)(A)", id)
		return ""
	}
	return id
}
