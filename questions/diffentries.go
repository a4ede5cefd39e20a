package questions

import "reflect"

// entryKinds are the entries of a bank besides its questions. saved says that assessments name
// their ids, so that one that is gone would leave a saved file with a loose end.
var entryKinds = []struct {
	name  string
	saved bool
	diff  func(name string, saved bool, old, now *Bank) []Difference
}{
	{"threat event", true, entriesOf(func(b *Bank) []ThreatEvent { return b.Threats },
		func(t ThreatEvent) string { return t.ID })},
	{"fix", true, entriesOf(func(b *Bank) []Fix { return b.Fixes }, func(f Fix) string { return f.ID })},
	{"category", false, entriesOf(func(b *Bank) []Category { return b.Categories },
		func(c Category) string { return c.ID })},
	{"cost", false, entriesOf(func(b *Bank) []Cost { return b.Costs }, func(c Cost) string { return c.ID })},
	{"requirement", false, entriesOf(func(b *Bank) []Requirement { return b.Requirements },
		func(req Requirement) string { return req.ID })},
	{"section", false, entriesOf(func(b *Bank) []Section { return b.Sections }, func(s Section) string { return s.ID })},
	{"role", false, entriesOf(func(b *Bank) []Role { return b.Roles }, func(r Role) string { return r.ID })},
	{"action step", false, entriesOf(func(b *Bank) []ActionStep { return b.ActionSteps },
		func(s ActionStep) string { return stepID(s.Number) })},
	{"framework", false, entriesOf(func(b *Bank) []Framework { return b.Frameworks },
		func(frame Framework) string { return frame.ID })},
	{"term", false, entriesOf(func(b *Bank) []Term { return b.Terms }, func(t Term) string { return t.ID })},
	{"method", false, entriesOf(func(b *Bank) []Method { return []Method{b.Method} },
		func(Method) string { return "method.yaml" })},
}

// entriesOf compares one kind of entry by id.
func entriesOf[T any](list func(*Bank) []T, id func(T) string) func(string, bool, *Bank, *Bank) []Difference {
	return func(name string, saved bool, old, now *Bank) []Difference {
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
