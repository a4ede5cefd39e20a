package questions

import (
	"maps"
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
	toStep
	toProbe
	toSection
	toTerm
	toFramework
)

// refNames are what messages call each kind.
var refNames = [...]string{toQuestion: "question", toThreat: "threat event", toCategory: "category", toFix: "fix",
	toRequirement: "requirement", toCite: "citation", toRole: "role", toStep: "action step", toProbe: "probe",
	toSection: "section", toTerm: "term", toFramework: "framework"}

// isNumbered reports whether ids of a kind are numbers, where a near one is not the one meant.
func (k refKind) isNumbered() bool { return k == toStep || k == toProbe }

// reference is an id that has to lead somewhere, and where it stands.
type reference struct {
	kind refKind
	id   string
	at   place
}

// define notes that an id exists and reports whether it is the first of its kind. An id may be given
// once in all layers together.
func (l *loader) define(kind refKind, id string, at place) bool {
	if id == "" {
		return false
	}
	if l.defined[kind] == nil {
		l.defined[kind] = map[string]place{}
	}
	if first, again := l.defined[kind][id]; again {
		l.errorf(at, "%s %q repeated; first at %s:%d", refNames[kind], id, first.file, first.node.Line)
		return false
	}
	l.defined[kind][id] = at
	return true
}

// at returns where the entry with an id stands. Every entry of the bank has a place.
func (l *loader) at(kind refKind, id string) place { return l.defined[kind][id] }

// ref reads an id that names something else; whether that exists is known when all files are read.
func (f *file) ref(kind refKind, n *node) string {
	id := f.Text(n)
	if n.Kind == yamlfile.Scalar {
		f.refs = append(f.refs, reference{kind, id, f.place(n)})
	}
	return id
}

// refList reads a list of such ids, none of them twice.
func (f *file) refList(kind refKind, n *node) []string {
	var ids []string
	f.Each(n, func(item *node) {
		id := f.ref(kind, item)
		if id != "" && slices.Contains(ids, id) {
			f.Errorf(item, "%s %q stands twice in the list", refNames[kind], id)
		}
		ids = append(ids, id)
	})
	return ids
}

// resolve names every reference that leads nowhere.
func (l *loader) resolve() {
	for _, r := range l.refs {
		if _, known := l.defined[r.kind][r.id]; known {
			continue
		}
		hint := ""
		if !r.kind.isNumbered() {
			hint = yamlfile.DidYouMean(r.id, slices.Sorted(maps.Keys(l.defined[r.kind])))
		}
		l.errorf(r.at, "unknown %s %q%s", refNames[r.kind], r.id, hint)
	}
}
