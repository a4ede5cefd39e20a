package assessment

import (
	"fmt"
	"maps"
	"slices"
)

// Changed is one thing that two assessments have differently, of what a sign-off binds.
type Changed struct {
	Key     string // "answers", "vendors", "as_of": the key in the file
	ID      string // of the question, vendor and so on; empty where the key holds one value
	Was, Is string // as the file writes it; empty where it is not there
}

// Changes lists what differs between two assessments in what a sign-off binds, part by part in the order of the file,
// answers by their ids. Equal digests give none.
func Changes(was, is *Assessment) []Changed {
	list := differences("bank", []entry{{"", bankRecord.line(&was.Bank)}}, []entry{{"", bankRecord.line(&is.Bank)}})
	list = append(list, differences("practice", []entry{{"", was.Practice.Name}}, []entry{{"", is.Practice.Name}})...)
	list = append(list, differences("as_of", []entry{{"", was.AsOf.String()}}, []entry{{"", is.AsOf.String()}})...)
	for _, part := range boundLists {
		list = append(list, differences(part.key, part.entries(was), part.entries(is))...)
	}
	return list
}

// entry is an item of a list, as the file writes it.
type entry struct{ id, text string }

// boundLists are the lists that a sign-off binds.
var boundLists = []struct {
	key     string
	entries func(*Assessment) []entry
}{
	{"sites", func(a *Assessment) []entry {
		return entriesOf(a.Sites, func(_ int, s *Site) string { return s.ID }, &siteRecord)
	}},
	{"people", func(a *Assessment) []entry {
		return entriesOf(a.People, func(_ int, p *Person) string { return p.ID }, &personRecord)
	}},
	{"answers", func(a *Assessment) []entry {
		var list []entry
		for _, id := range slices.Sorted(maps.Keys(a.Answers)) {
			list = append(list, entry{id, answerRecord.line(a.Answers[id])})
		}
		return list
	}},
	{"assets", func(a *Assessment) []entry {
		return entriesOf(a.Assets, func(_ int, s *Asset) string { return s.ID }, &assetRecord)
	}},
	{"vendors", func(a *Assessment) []entry {
		return entriesOf(a.Vendors, func(_ int, v *Vendor) string { return v.ID }, &vendorRecord)
	}},
	{"overrides", func(a *Assessment) []entry {
		return entriesOf(a.Overrides, func(n int, o *Override) string { return fmt.Sprintf("%s %d", o.Threat, n+1) },
			&overrideRecord)
	}},
}

func entriesOf[T any](list []T, id func(int, *T) string, rec *record[T]) []entry {
	entries := make([]entry, len(list))
	for i := range list {
		entries[i] = entry{id(i, &list[i]), rec.line(&list[i])}
	}
	return entries
}

// differences sets two lists against each other by their ids: what is now in its order, then what was and is not.
func differences(key string, was, is []entry) []Changed {
	before := map[string]string{}
	for _, e := range was {
		before[e.id] = e.text
	}
	var list []Changed
	still := map[string]bool{}
	for _, e := range is {
		still[e.id] = true
		if text := before[e.id]; text != e.text {
			list = append(list, Changed{key, e.id, text, e.text})
		}
	}
	for _, e := range was {
		if !still[e.id] {
			list = append(list, Changed{key, e.id, e.text, ""})
		}
	}
	if len(list) == 0 && len(was) > 1 && !slices.Equal(was, is) { // another order is another digest
		list = append(list, Changed{key, "", "the same in another order", "the same in another order"})
	}
	return list
}
