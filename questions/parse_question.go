package questions

import (
	"slices"

	"ephisra/questions/yamlfile"
)

// questions reads the file of one section.
func (f *file) questions(n *node, section string) {
	f.Each(n, func(item *node) { f.question(item, section) })
	if n.Kind == yamlfile.Sequence && len(n.Items) == 0 {
		f.Errorf(n, "the section has no questions; write one or take the file out of %s", headFile)
	}
}

// question reads one question. What a retired one names need not exist any more.
func (f *file) question(n *node, section string) {
	q := &Question{Rev: 1, Section: section}
	needed := []string{"id", "ask", "why", "standing", "whom", "type"}
	refs, clauses, linked, found := len(f.refs), len(f.clauses), len(f.linked), len(f.Found)
	if n.Get("retired") != nil {
		needed = []string{"id", "retired"}
	}
	yamlfile.Object(&f.Reader, n, "question", f.questionFields(q), q, needed...)
	switch {
	case !f.define(toQuestion, q.ID, f.place(n)): // it has no place in the order asked
		f.clauses = f.clauses[:clauses]
	case q.Retired != nil:
		f.refs, f.clauses, f.linked = f.refs[:refs], f.clauses[:clauses], f.linked[:linked]
		f.bank.Retired = append(f.bank.Retired, q)
	default:
		f.bank.Questions = append(f.bank.Questions, q)
		if len(f.Found) == found {
			f.fit(n, q)
		}
	}
}

// questionFields are the keys of a question, in the order they are written.
func (f *file) questionFields(asker *Question) yamlfile.Fields[Question] {
	return yamlfile.Fields[Question]{
		"id":           func(_ *reader, n *node, q *Question) { q.ID = f.id(n) },
		"rev":          func(_ *reader, n *node, q *Question) { q.Rev = f.Int(n, 1, 1000) },
		"since":        func(_ *reader, n *node, q *Question) { q.Since = f.said(n) },
		"follows":      func(_ *reader, n *node, q *Question) { q.Follows = f.follows(n) },
		"retired":      func(_ *reader, n *node, q *Question) { q.Retired = f.retired(n) },
		"ask":          func(_ *reader, n *node, q *Question) { q.Ask = f.said(n) },
		"why":          func(_ *reader, n *node, q *Question) { q.Why = f.said(n) },
		"help":         func(_ *reader, n *node, q *Question) { q.Help = f.said(n) },
		"cites":        func(_ *reader, n *node, q *Question) { q.Cites = f.refList(toCite, n) },
		"standing":     func(_ *reader, n *node, q *Question) { q.Standing = standings.read(f, n, "standing") },
		"proposed":     func(_ *reader, n *node, q *Question) { q.Proposed = f.links(proposedRule, n) },
		"whom":         func(_ *reader, n *node, q *Question) { q.Whom = f.refList(toRole, n) },
		"per":          func(_ *reader, n *node, q *Question) { q.Per = pers.read(f, n, "per") },
		"when":         func(_ *reader, n *node, q *Question) { q.When = f.when(n, asker) },
		"type":         func(_ *reader, n *node, q *Question) { q.Type = types.read(f, n, "type") },
		"options":      func(_ *reader, n *node, q *Question) { q.Options = f.options(n) },
		"age":          func(_ *reader, n *node, q *Question) { q.Age = f.age(n) },
		"ranges":       func(_ *reader, n *node, q *Question) { q.Ranges = f.ranges(n) },
		"meets_with":   laidOutLater[Question],
		"excludes":     func(_ *reader, n *node, q *Question) { q.Excludes = f.excludes(n) },
		"line":         func(_ *reader, n *node, q *Question) { q.Line = f.Bool(n) },
		"lists":        func(_ *reader, n *node, q *Question) { q.Lists = listings.read(f, n, "lists") },
		"unit":         func(_ *reader, n *node, q *Question) { q.Unit = f.said(n) },
		"share":        func(_ *reader, n *node, q *Question) { q.Share = f.share(n) },
		"na":           func(_ *reader, n *node, q *Question) { q.NA = f.said(n) },
		"evidence":     func(_ *reader, n *node, q *Question) { q.Evidence = f.saidList(n) },
		"weakness":     func(_ *reader, n *node, q *Question) { q.Weakness = f.said(n) },
		"guards":       func(_ *reader, n *node, q *Question) { q.Guards = f.guards(n) },
		"fix":          func(_ *reader, n *node, q *Question) { q.Fix = f.ref(toFix, n) },
		"action_steps": func(_ *reader, n *node, q *Question) { q.Steps = f.steps(n) },
		"probes":       func(_ *reader, n *node, q *Question) { q.Probes = f.refList(toProbe, n) },
		"topics":       func(_ *reader, n *node, q *Question) { q.Topics = f.links(topics, n) },
		"maps":         func(_ *reader, n *node, q *Question) { q.Maps = f.maps(n) },
	}
}

// follows reads which questions this one took over from. Whether their answers still hold is for
// the author to say: keep, or review.
func (f *file) follows(n *node) []Follow {
	return list(f, n, "follows", yamlfile.Fields[Follow]{
		"id":    func(_ *reader, n *node, w *Follow) { w.ID = f.ref(toQuestion, n) },
		"rev":   func(_ *reader, n *node, w *Follow) { w.Rev = f.Int(n, 1, 1000) },
		"carry": func(_ *reader, n *node, w *Follow) { w.Carry = yamlfile.Word(&f.Reader, n, "carry", carries) },
	}, "id", "rev", "carry")
}

// excludes reads which answers cannot be true together.
func (f *file) excludes(n *node) []Exclusion {
	return list(f, n, "exclusion", yamlfile.Fields[Exclusion]{
		"own":      func(_ *reader, n *node, x *Exclusion) { x.Own = f.saidList(n) },
		"question": func(_ *reader, n *node, x *Exclusion) { x.Question = f.ref(toQuestion, n) },
		"is":       func(_ *reader, n *node, x *Exclusion) { x.Is = f.saidList(n) },
		"why":      func(_ *reader, n *node, x *Exclusion) { x.Why = f.said(n) },
	}, "own", "question", "is", "why")
}

var carries = map[string]string{"keep": "keep", "review": "review"}

func (f *file) retired(n *node) *Retired {
	var gone Retired
	yamlfile.Object(&f.Reader, n, "retired", yamlfile.Fields[Retired]{
		"in":  func(_ *reader, n *node, r *Retired) { r.In = f.said(n) },
		"why": func(_ *reader, n *node, r *Retired) { r.Why = f.said(n) },
	}, &gone, "in", "why")
	return &gone
}

func (f *file) guards(n *node) []Guard {
	return list(f, n, "guard", yamlfile.Fields[Guard]{
		"threat":   func(_ *reader, n *node, g *Guard) { g.Threat = f.ref(toThreat, n) },
		"strength": func(_ *reader, n *node, g *Guard) { g.Strength = strengths.read(f, n, "strength") },
		"on":       func(_ *reader, n *node, g *Guard) { g.On = factors.read(f, n, "on") },
		"how":      func(_ *reader, n *node, g *Guard) { g.How = f.said(n) },
		"closes":   func(_ *reader, n *node, g *Guard) { g.Closes = f.Bool(n) },
	}, "threat", "strength", "on", "how")
}

func (f *file) steps(n *node) []int {
	var steps []int
	f.Each(n, func(item *node) {
		number := f.Int(item, 1, lastStep)
		if number == 0 {
			return
		}
		if slices.Contains(steps, number) {
			f.Errorf(item, "action step %d stands twice in the list", number)
		}
		f.refs = append(f.refs, reference{toStep, stepID(number), f.place(item)})
		steps = append(steps, number)
	})
	return steps
}
