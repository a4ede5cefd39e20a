package questions

import (
	"slices"

	"ephisra/questions/yamlfile"
)

// clause is one "question is one of" of a condition or a shift. Whether it makes sense is known when
// all files are read.
type clause struct {
	question string
	at       place     // the condition
	asker    *Question // whose condition it is; nil for a threat event
	negated  bool      // under not
}

// when reads a condition. The asker is nil for a threat event.
func (f *file) when(n *node, asker *Question) *Condition {
	c := f.condition(n, clause{asker: asker})
	return &c
}

// forms are the keys of a condition that exclude one another.
var forms = []string{"question", "all", "any", "not"}

// condition reads a condition. Its clauses stand as t does: for the same asker, under not or not.
func (f *file) condition(n *node, t clause) Condition {
	var c Condition
	below := t
	below.negated = true
	yamlfile.Object(&f.Reader, n, "condition", yamlfile.Fields[Condition]{
		"question": func(_ *reader, n *node, c *Condition) { c.Question = f.ref(toQuestion, n) },
		"is":       func(_ *reader, n *node, c *Condition) { c.Is = f.is(n) },
		"all":      func(_ *reader, n *node, c *Condition) { c.All = f.conditions(n, t) },
		"any":      func(_ *reader, n *node, c *Condition) { c.Any = f.conditions(n, t) },
		"not": func(_ *reader, n *node, c *Condition) {
			inner := f.condition(n, below)
			c.Not = &inner
		},
	}, &c)
	f.checkForm(n)
	if c.Question != "" && len(c.Is) > 0 {
		t.question, t.at = c.Question, f.place(n)
		f.clauses = append(f.clauses, t)
	}
	return c
}

// checkForm checks that a condition has exactly one form, and that question and is go together.
func (f *file) checkForm(n *node) {
	if n.Kind != yamlfile.Mapping {
		return
	}
	given := 0
	for _, p := range n.Pairs {
		if slices.Contains(forms, p.Key.Value) {
			given++
		}
	}
	switch {
	case given != 1:
		f.Errorf(n, "a condition is one of: question with is, all, any, not; combine several under all or any")
	case (n.Get("question") != nil) != (n.Get("is") != nil):
		f.Errorf(n, "question and is go together; name the question and the options that count")
	}
}

func (f *file) conditions(n *node, c clause) []Condition {
	var all []Condition
	f.Each(n, func(item *node) { all = append(all, f.condition(item, c)) })
	if n.Kind == yamlfile.Sequence && len(all) == 0 {
		f.Errorf(n, "the list of conditions is empty; fill it or delete the key")
	}
	return all
}

// is reads the options that count.
func (f *file) is(n *node) []string {
	var options []string
	f.Each(n, func(item *node) {
		option := f.id(item)
		if option != "" && slices.Contains(options, option) {
			f.Errorf(item, "option %q stands twice in the list", option)
		}
		options = append(options, option)
	})
	if n.Kind == yamlfile.Sequence && len(options) == 0 {
		f.Errorf(n, "no option counts, so this never holds; name at least one")
	}
	return options
}
