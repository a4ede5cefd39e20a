package questions

import (
	"strings"

	"ephisra/questions/yamlfile"
)

// The reading functions below name these two often.
type (
	node   = yamlfile.Node
	reader = yamlfile.Reader
)

// place is where something stands.
type place struct {
	file string
	node *node
}

// key returns the place of a key's value, or of the whole where the key is missing.
func (p place) key(name string) place {
	if value := p.node.Get(name); value != nil {
		return place{p.file, value}
	}
	return p
}

// item returns the place of an item of a key's list.
func (p place) item(name string, i int) place {
	return place{p.file, p.key(name).node.Items[i]}
}

// errorf notes a fault at a place.
func (l *loader) errorf(at place, format string, args ...any) {
	r := reader{File: at.file}
	r.Errorf(at.node, format, args...)
	l.problems = append(l.problems, r.Found...)
}

func (f *file) place(n *node) place { return place{f.File, n} }

// said reads a text that says something. The blank end that block scalars leave is cut off.
func (f *file) said(n *node) string {
	text := strings.TrimSpace(f.Text(n))
	if text == "" && n.Kind == yamlfile.Scalar {
		f.Errorf(n, "the text is empty; write it or delete the line")
	}
	return text
}

// saidList reads a list of such texts.
func (f *file) saidList(n *node) []string {
	var texts []string
	f.Each(n, func(item *node) { texts = append(texts, f.said(item)) })
	return texts
}

// IsID reports whether a text has the form of an id: words of lower-case letters and digits, joined by single hyphens.
func IsID(text string) bool {
	isWord := false // whether a letter or digit came last
	for i := range len(text) {
		c := text[i]
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9') && (c != '-' || !isWord) {
			return false
		}
		isWord = c != '-'
	}
	return isWord
}

// longestID keeps ids readable in tables and file names.
const longestID = 60

// id reads an id and checks its form.
func (f *file) id(n *node) string {
	id := f.Text(n)
	if n.Kind == yamlfile.Scalar && (!IsID(id) || len(id) > longestID) {
		f.Errorf(n, "%q cannot be an id; use lower-case words joined by hyphens, at most %d characters", id, longestID)
	}
	return id
}

// entries reads a list of things that others name by id. One without an id, or with the id of
// another, has its fault and is left out.
func entries[T any](f *file, n *node, kind refKind, fields yamlfile.Fields[T], id func(*T) string,
	needed ...string) []T {
	var kept []T
	f.Each(n, func(item *node) {
		var one T
		yamlfile.Object(&f.Reader, item, refNames[kind], fields, &one, needed...)
		if f.define(kind, id(&one), f.place(item)) {
			kept = append(kept, one)
		}
	})
	return kept
}

// list reads a list of things nobody names.
func list[T any](f *file, n *node, what string, fields yamlfile.Fields[T], needed ...string) []T {
	return yamlfile.List(&f.Reader, n, what, fields, needed...)
}
