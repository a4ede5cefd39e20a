package questions

import "ephisra/questions/yamlfile"

// conditionUser says what a condition decides. A threat event rests on facts alone.
type conditionUser int8

const (
	useOfQuestion conditionUser = iota
	useOfThreat
)

// conditionUse is one question named by a condition or a shift, for the checks that need the whole bank.
type conditionUse struct {
	cond    *Condition
	at      place
	by      conditionUser
	negated bool   // stands under not:
	owner   string // the question whose when it is in; empty for a threat event
}

// condition reads a when. Exactly one of its four forms may be used.
func (f *file) condition(n *yamlfile.Node, by conditionUser) *Condition {
	return f.conditionUnder(n, by, false)
}

func (f *file) conditionUnder(n *yamlfile.Node, by conditionUser, negated bool) *Condition {
	var c Condition
	yamlfile.Object(&f.Reader, n, "condition", yamlfile.Fields[Condition]{
		"question": func(r *yamlfile.Reader, n *yamlfile.Node, c *Condition) { c.Question = f.ref(toQuestion, n) },
		"is":       func(r *yamlfile.Reader, n *yamlfile.Node, c *Condition) { c.Is = r.Texts(n) },
		"all":      func(r *yamlfile.Reader, n *yamlfile.Node, c *Condition) { c.All = f.conditions(n, by, negated) },
		"any":      func(r *yamlfile.Reader, n *yamlfile.Node, c *Condition) { c.Any = f.conditions(n, by, negated) },
		"not":      func(r *yamlfile.Reader, n *yamlfile.Node, c *Condition) { c.Not = f.conditionUnder(n, by, true) },
	}, &c)
	if n.Kind == yamlfile.Mapping {
		f.checkForm(n, &c)
	}
	if c.Question != "" {
		f.conds = append(f.conds, conditionUse{cond: &c, at: place{f.File, n}, by: by, negated: negated})
	}
	return &c
}

func (f *file) conditions(n *yamlfile.Node, by conditionUser, negated bool) []Condition {
	var list []Condition
	f.Each(n, func(n *yamlfile.Node) { list = append(list, *f.conditionUnder(n, by, negated)) })
	return list
}

// checkForm makes sure that a condition says one thing and can ever hold.
func (f *file) checkForm(n *yamlfile.Node, c *Condition) {
	forms := 0
	for _, key := range []string{"question", "all", "any", "not"} {
		if n.Get(key) != nil {
			forms++
		}
	}
	switch {
	case forms != 1:
		f.Errorf(n, "a condition is exactly one of question, all, any and not")
	case c.Question != "" && len(c.Is) == 0:
		f.Errorf(n, "the condition on %q can never hold: it lists no option under is", c.Question)
	case c.Question == "" && n.Get("is") != nil:
		f.Errorf(n.Get("is"), "is goes with question")
	case c.Not == nil && c.Question == "" && len(c.All)+len(c.Any) == 0:
		f.Errorf(n, "the condition has an empty list, so it can never hold; name at least one question")
	}
}
