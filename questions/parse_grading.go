package questions

import (
	"slices"
	"strconv"
	"strings"

	"ephisra/questions/yamlfile"
)

func (f *file) options(n *node) []Option {
	options := list(f, n, "option", yamlfile.Fields[Option]{
		"id":       func(_ *reader, n *node, o *Option) { o.ID = f.id(n) },
		"text":     func(_ *reader, n *node, o *Option) { o.Text = f.said(n) },
		"in_place": func(_ *reader, n *node, o *Option) { o.InPlace = f.inPlace(n) },
		"meets":    laidOutLater[Option],
	}, "id", "text")
	first := map[string]int{}
	for i, o := range options {
		if line, again := first[o.ID]; again && o.ID != "" {
			f.Errorf(n.Items[i], "option %q repeated; first on line %d", o.ID, line)
			continue
		}
		first[o.ID] = n.Items[i].Line
	}
	return options
}

// laidOutLater stands for a key that fitMeets reads, once the citations are known.
func laidOutLater[T any](*reader, *node, *T) {}

func (f *file) inPlace(n *node) int { return f.Int(n, 0, 100) }

// age reads what a date is worth by its age.
func (f *file) age(n *node) []AgeBand {
	return list(f, n, "age", yamlfile.Fields[AgeBand]{
		"within":   func(_ *reader, n *node, b *AgeBand) { b.Months = f.months(n) },
		"in_place": func(_ *reader, n *node, b *AgeBand) { b.InPlace = f.inPlace(n) },
		"meets":    laidOutLater[AgeBand],
	}, "within", "in_place")
}

// monthsIn are the units of an age.
var monthsIn = map[string]int{"month": 1, "months": 1, "year": 12, "years": 12}

// longestAge is 20 years: what is older says nothing of today.
const longestAge = 240

func (f *file) months(n *node) int {
	number, unit, _ := strings.Cut(f.Text(n), " ")
	count, err := strconv.Atoi(number)
	months := count * monthsIn[unit]
	if n.Kind == yamlfile.Scalar && (err != nil || count > longestAge || months < 1 || months > longestAge) {
		f.Errorf(n, "%q is no age; write it like 12 months or 2 years, at most 20 years", n.Value)
		return 0
	}
	return months
}

// largestNumber bounds the answers to number questions: days, people, records.
const largestNumber = 10_000_000

// ranges reads what a number is worth.
func (f *file) ranges(n *node) []Range {
	return list(f, n, "range", yamlfile.Fields[Range]{
		"from":     func(_ *reader, n *node, r *Range) { r.From = f.Int(n, 0, largestNumber) },
		"to":       func(_ *reader, n *node, r *Range) { r.To = f.Int(n, 0, largestNumber) },
		"in_place": func(_ *reader, n *node, r *Range) { r.InPlace = f.inPlace(n) },
		"meets":    laidOutLater[Range],
	}, "from", "to", "in_place")
}

// share reads which rows of an inventory count and what they should have.
func (f *file) share(n *node) *Share {
	var s Share
	yamlfile.Object(&f.Reader, n, "share", yamlfile.Fields[Share]{
		"of":    func(_ *reader, n *node, s *Share) { s.Of = inventories.read(f, n, "of") },
		"where": func(_ *reader, n *node, s *Share) { s.Where = f.where(n) },
		"have":  func(_ *reader, n *node, s *Share) { s.Have = f.Text(n) },
	}, &s, "of", "have")
	if s.Of != NoInventory {
		f.checkProperties(n, &s)
	}
	return &s
}

// where reads properties that a row must have. Only true makes sense: what is not known counts.
func (f *file) where(n *node) []string {
	var properties []string
	if n.Kind != yamlfile.Mapping {
		f.Errorf(n, "where must be properties, each with true")
		return nil
	}
	for _, p := range n.Pairs {
		if p.Value.Value != "true" || p.Value.Quoted {
			f.Errorf(p.Value, "a property under where can only be true; ask for what a row must have")
		}
		properties = append(properties, p.Key.Value)
	}
	return properties
}

func (f *file) checkProperties(n *node, s *Share) {
	known := slices.Sorted(slices.Values(Properties[s.Of]))
	check := func(at *node, name string) {
		if name != "" && !slices.Contains(known, name) {
			f.Errorf(at, "%s have no property %q%s; there are %s", s.Of, name, yamlfile.DidYouMean(name, known),
				strings.Join(known, ", "))
		}
	}
	if have := n.Get("have"); have != nil {
		check(have, s.Have)
	}
	if where := n.Get("where"); where != nil {
		for _, p := range where.Pairs {
			check(p.Key, p.Key.Value)
		}
	}
}
