package questions

import (
	"regexp"

	"ephisra/questions/yamlfile"
)

// citation is how paragraphs of the Security Rule are written.
var citation = regexp.MustCompile(`^164\.3\d\d(\([A-Za-z0-9]+\))*$`)

func (f *file) rule(n *yamlfile.Node) {
	yamlfile.Object(&f.Reader, n, "rule", yamlfile.Fields[lists]{
		"requirements": func(r *yamlfile.Reader, n *yamlfile.Node, _ *lists) {
			f.bank.Requirements = append(f.bank.Requirements, yamlfile.List(r, n, "requirement", f.requirementFields(), "id", "title", "safeguard", "kind", "obligation", "summary")...)
		},
	}, &lists{}, "requirements")
	for i := range f.bank.Requirements {
		if q := &f.bank.Requirements[i]; !q.titled {
			q.TitleOfficial = true
		}
	}
}

func (f *file) requirementFields() yamlfile.Fields[Requirement] {
	return yamlfile.Fields[Requirement]{
		"id":     func(r *yamlfile.Reader, n *yamlfile.Node, q *Requirement) { q.ID = f.newCitation(n, toRequirement) },
		"matrix": func(r *yamlfile.Reader, n *yamlfile.Node, q *Requirement) { q.Matrix = r.Text(n) },
		"title":  func(r *yamlfile.Reader, n *yamlfile.Node, q *Requirement) { q.Title = r.Text(n) },
		"title_official": func(r *yamlfile.Reader, n *yamlfile.Node, q *Requirement) {
			q.TitleOfficial, q.titled = r.Bool(n), true
		},
		"safeguard": func(r *yamlfile.Reader, n *yamlfile.Node, q *Requirement) {
			q.Safeguard = yamlfile.Word(r, n, "safeguard", safeguards.table())
		},
		"kind": func(r *yamlfile.Reader, n *yamlfile.Node, q *Requirement) {
			q.Kind = yamlfile.Word(r, n, "kind", kinds.table())
		},
		"parent": func(r *yamlfile.Reader, n *yamlfile.Node, q *Requirement) { q.Parent = f.ref(toRequirement, n) },
		"obligation": func(r *yamlfile.Reader, n *yamlfile.Node, q *Requirement) {
			q.Obligation = yamlfile.Word(r, n, "obligation", obligations.table())
		},
		"applies_to": func(r *yamlfile.Reader, n *yamlfile.Node, q *Requirement) { q.AppliesTo = r.Texts(n) },
		"summary":    func(r *yamlfile.Reader, n *yamlfile.Node, q *Requirement) { q.Summary = r.Text(n) },
		"elements":   func(r *yamlfile.Reader, n *yamlfile.Node, q *Requirement) { q.Elements = f.elements(n, q.ID) },
	}
}

// newCitation reads the citation of a requirement or an element, which then can be cited.
func (f *file) newCitation(n *yamlfile.Node, kinds ...refKind) string {
	id := f.Text(n)
	if n.Kind == yamlfile.Scalar && !citation.MatchString(id) {
		f.Errorf(n, "%q is no citation; write it like 164.308(a)(1)(ii)(A)", id)
	}
	for _, kind := range append(kinds, toCite) {
		f.define(kind, id, place{f.File, n})
	}
	return id
}

// elements reads the parts of a requirement. One part may carry the requirement's own citation.
func (f *file) elements(n *yamlfile.Node, of string) []Element {
	return yamlfile.List(&f.Reader, n, "element", yamlfile.Fields[Element]{
		"id": func(r *yamlfile.Reader, n *yamlfile.Node, e *Element) {
			if e.ID = n.Value; e.ID != of {
				e.ID = f.newCitation(n)
			}
		},
		"summary": func(r *yamlfile.Reader, n *yamlfile.Node, e *Element) { e.Summary = r.Text(n) },
	}, "id", "summary")
}
