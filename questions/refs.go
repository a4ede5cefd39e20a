package questions

import (
	"maps"
	"regexp"
	"slices"

	"ephisra/questions/yamlfile"
)

// refKind says what an id names.
type refKind int8

const (
	toQuestion refKind = iota
	toThreat
	toCategory
	toFix
	toRequirement
	toCite // a requirement or one of its elements
	toRole
	toProbe
	toSection
	toTerm
)

// refNames are what a message calls each kind.
var refNames = [...]string{toQuestion: "question", toThreat: "threat event", toCategory: "category", toFix: "fix",
	toRequirement: "requirement", toCite: "citation", toRole: "role", toProbe: "probe", toSection: "section", toTerm: "term"}

// reference is an id that has to lead somewhere, and where it stands.
type reference struct {
	kind refKind
	id   string
	at   place
}

// idForm is how ids are written: words of lower-case letters and digits, joined by hyphens.
var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

const idLength = 60

// id reads an id and checks its form.
func (f *file) id(n *yamlfile.Node) string {
	id := f.Text(n)
	if n.Kind == yamlfile.Scalar && (!idForm.MatchString(id) || len(id) > idLength) {
		f.Errorf(n, "%q cannot be an id; use lower-case words joined by hyphens, at most %d characters", id, idLength)
	}
	return id
}

// define notes that an id exists. An id may be given once across all layers.
func (l *loader) define(kind refKind, id string, at place) {
	if l.defined[kind] == nil {
		l.defined[kind] = map[string]place{}
	}
	if first, again := l.defined[kind][id]; again {
		l.errorf(at, "%s %q repeated; first at %s:%d", refNames[kind], id, first.file, first.node.Line)
		return
	}
	l.defined[kind][id] = at
}

// ref reads an id that names something else; whether that exists is known when all files are read.
func (f *file) ref(kind refKind, n *yamlfile.Node) string {
	id := f.Text(n)
	if n.Kind == yamlfile.Scalar {
		f.refs = append(f.refs, reference{kind, id, place{f.File, n}})
	}
	return id
}

func (f *file) refList(kind refKind, n *yamlfile.Node) []string {
	var ids []string
	f.Each(n, func(n *yamlfile.Node) { ids = append(ids, f.ref(kind, n)) })
	return ids
}

// resolve names every reference that leads nowhere.
func (l *loader) resolve() {
	for _, r := range l.refs {
		if _, known := l.defined[r.kind][r.id]; !known {
			names := slices.Sorted(maps.Keys(l.defined[r.kind]))
			l.errorf(r.at, "unknown %s %q%s", refNames[r.kind], r.id, yamlfile.DidYouMean(r.id, names))
		}
	}
}
