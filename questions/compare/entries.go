package compare

import (
	"reflect"
	"strconv"

	"ephisra/questions"
)

// entryDiff compares one kind of entry.
type entryDiff func(name string, saved bool, old, now *questions.Bank) []Difference

// entryKinds are the entries of a bank besides its questions. saved says that assessments name
// their ids, so that one that is gone would leave a saved file with a loose end.
var entryKinds = []struct {
	name  string
	saved bool
	diff  entryDiff
}{
	{"threat event", true, entriesOf(func(b *questions.Bank) []questions.ThreatEvent { return b.Threats },
		func(t questions.ThreatEvent) string { return t.ID })},
	{"fix", true, entriesOf(func(b *questions.Bank) []questions.Fix { return b.Fixes },
		func(f questions.Fix) string { return f.ID })},
	{"category", false, entriesOf(func(b *questions.Bank) []questions.Category { return b.Categories },
		func(c questions.Category) string { return c.ID })},
	{"cost", false, entriesOf(func(b *questions.Bank) []questions.Cost { return b.Costs },
		func(c questions.Cost) string { return c.ID })},
	{"requirement", false, entriesOf(func(b *questions.Bank) []questions.Requirement { return b.Requirements },
		func(req questions.Requirement) string { return req.ID })},
	{"section", false, entriesOf(func(b *questions.Bank) []questions.Section { return b.Sections },
		func(s questions.Section) string { return s.ID })},
	{"role", false, entriesOf(func(b *questions.Bank) []questions.Role { return b.Roles },
		func(r questions.Role) string { return r.ID })},
	{"action step", false, entriesOf(func(b *questions.Bank) []questions.ActionStep { return b.ActionSteps },
		func(s questions.ActionStep) string { return strconv.Itoa(s.Number) })},
	{"framework", false, entriesOf(func(b *questions.Bank) []questions.Framework { return b.Frameworks },
		func(frame questions.Framework) string { return frame.ID })},
	{"term", false, entriesOf(func(b *questions.Bank) []questions.Term { return b.Terms },
		func(t questions.Term) string { return t.ID })},
	{"method", false, entriesOf(func(b *questions.Bank) []questions.Method { return []questions.Method{b.Method} },
		func(questions.Method) string { return "method.yaml" })},
}

// entriesOf compares one kind of entry by id.
func entriesOf[T any](list func(*questions.Bank) []T, id func(T) string) entryDiff {
	return func(name string, saved bool, old, now *questions.Bank) []Difference {
		before, after := keyed(list(old), id), keyed(list(now), id)
		var all []Difference
		for _, was := range list(old) {
			if _, there := after[id(was)]; !there {
				all = append(all, gone(name, saved, id(was)))
			}
		}
		for _, is := range list(now) {
			was, there := before[id(is)]
			switch {
			case !there:
				all = append(all, Difference{Added, name, id(is), ""})
			case !reflect.DeepEqual(was, is):
				all = append(all, Difference{Changed, name, id(is), ""})
			}
		}
		return all
	}
}

// gone is an entry that is no longer there.
func gone(name string, saved bool, id string) Difference {
	if saved {
		return Difference{Dropped, name, id, "saved assessments may name it; keep it"}
	}
	return Difference{Changed, name, id, "taken out"}
}

func keyed[T any](list []T, id func(T) string) map[string]T {
	m := make(map[string]T, len(list))
	for _, one := range list {
		m[id(one)] = one
	}
	return m
}
