package questions

import (
	"slices"

	"ephisra/questions/yamlfile"
)

// byCite holds what a key says of the paragraphs a question cites until they are all known: one
// value for all of them under "", or one for each.
type byCite[T any] map[string]T

// perCite reads one value, or a mapping from citation to value.
func perCite[T any](f *file, n *node, read func(*node) T) byCite[T] {
	if n.Kind != yamlfile.Mapping {
		return byCite[T]{"": read(n)}
	}
	values := byCite[T]{}
	for _, p := range n.Pairs {
		values[p.Key.Value] = read(p.Value)
	}
	return values
}

// spread lays the values out in the order of the citations. A citation left out, or one that the
// question does not cite, is a fault.
func spread[T any](f *file, n *node, values byCite[T], cites []string) []T {
	list := make([]T, len(cites))
	whole, all := values[""]
	for i, cite := range cites {
		one, said := values[cite]
		switch {
		case all:
			list[i] = whole
		case said:
			list[i] = one
		default:
			f.Errorf(n, "says nothing of %s, which the question cites; add it", cite)
		}
	}
	if n.Kind == yamlfile.Mapping {
		f.onlyCited(n, cites)
	}
	return list
}

func (f *file) onlyCited(n *node, cites []string) {
	for _, p := range n.Pairs {
		if !slices.Contains(cites, p.Key.Value) {
			f.Errorf(p.Key, "the question does not cite %q%s; it cites what stands under cites", p.Key.Value,
				yamlfile.DidYouMean(p.Key.Value, cites))
		}
	}
}

// fitMeets lays out what each answer of a rule question says of the paragraphs it cites, and holds
// that every answer says it, that each paragraph can be met, and that nothing else says it.
func (f *file) fitMeets(n *node, q *Question) {
	found := len(f.Found)
	if q.Standing != Rule {
		f.refuseMeets(n)
		return
	}
	for i := range q.Options {
		q.Options[i].Meets = f.meeting(n.Get("options").Items[i], q)
	}
	for i := range q.Age {
		q.Age[i].Meets = f.meeting(n.Get("age").Items[i], q)
	}
	for i := range q.Ranges {
		q.Ranges[i].Meets = f.meeting(n.Get("ranges").Items[i], q)
	}
	f.fitMeetsWith(n, q)
	if len(f.Found) == found {
		f.canBeMet(n, q)
	}
}

const onlyRuleMeets = "only a question with standing rule says what meets the Rule; delete %q"

func (f *file) refuseMeets(n *node) {
	if at := keyOf(n, "meets_with"); at != nil {
		f.Errorf(at, onlyRuleMeets, "meets_with")
	}
	for _, key := range []string{"options", "age", "ranges"} {
		list := n.Get(key)
		if list == nil {
			continue
		}
		for _, item := range list.Items {
			if at := keyOf(item, "meets"); at != nil {
				f.Errorf(at, onlyRuleMeets, "meets")
			}
		}
	}
}

// meeting reads the judgement of one option, age band or range. Those of a checklist have none: it
// is what they make together that counts.
func (f *file) meeting(item *node, q *Question) Meeting {
	at := item.Get("meets")
	switch {
	case q.Type == Many && at != nil:
		f.Errorf(keyOf(item, "meets"), "the options of a many question count together; say it with meets_with")
	case q.Type == Many:
	case at == nil:
		f.Errorf(item, "a rule question needs \"meets\" here: yes, partly or no, as the cited paragraph asks")
	default:
		return spread(f, at, perCite(f, at, func(n *node) Meets { return meetings.read(f, n, "meets") }), q.Cites)
	}
	return nil
}

// fitMeetsWith lays out which options of a checklist meet each paragraph together.
func (f *file) fitMeetsWith(n *node, q *Question) {
	at := n.Get("meets_with")
	switch {
	case q.Type != Many && at != nil:
		f.Errorf(keyOf(n, "meets_with"), "only a many question takes \"meets_with\"; say \"meets\" at each option")
	case q.Type != Many:
	case at == nil:
		f.Errorf(n,
			"a many question with standing rule needs \"meets_with\"; list the options that meet the paragraph together")
	default:
		q.MeetsWith = spread(f, at, perCite(f, at, func(n *node) []string { return f.optionList(n, q) }), q.Cites)
	}
}

func (f *file) optionList(n *node, q *Question) []string {
	var ids []string
	f.Each(n, func(item *node) {
		id := f.Text(item)
		switch {
		case q.Option(id) == nil:
			f.Errorf(item, "question %q has no option %q%s", q.ID, id, yamlfile.DidYouMean(id, optionIDs(q)))
		case slices.Contains(ids, id):
			f.Errorf(item, "option %q stands twice in the list", id)
		}
		ids = append(ids, id)
	})
	if n.Kind == yamlfile.Sequence && len(ids) == 0 {
		f.Errorf(n, "the list is empty; name the options that meet the paragraph together")
	}
	return ids
}

func optionIDs(q *Question) []string {
	ids := make([]string, len(q.Options))
	for i, o := range q.Options {
		ids[i] = o.ID
	}
	return ids
}

// canBeMet checks that some answer meets each cited paragraph. A share meets them with every row, and
// a checklist with the options it lists.
func (f *file) canBeMet(n *node, q *Question) {
	if q.Type == Many || q.Type == ShareOf {
		return
	}
	all := q.Meetings()
	for i, cite := range q.Cites {
		if !slices.ContainsFunc(all, func(m Meeting) bool { return m[i] == MeetsWholly }) {
			f.Errorf(n, "no answer meets %s; one that does what it asks has to be there", cite)
		}
	}
}
