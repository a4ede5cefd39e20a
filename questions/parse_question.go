package questions

import (
	"strconv"
	"strings"

	"ephisra/questions/yamlfile"
)

// entry is a question and where it stands.
type entry struct {
	question *Question
	file     string
	node     *yamlfile.Node
}

// at returns the place of one of the question's keys, or of the question where it lacks the key.
func (e *entry) at(key string) place { return place{e.file, orSelf(e.node, key)} }

// questions reads one section file: a list of questions.
func (f *file) questions(n *yamlfile.Node, s *Section) {
	f.Each(n, func(n *yamlfile.Node) {
		q := &Question{Rev: 1, Section: s.ID}
		first := len(f.conds)
		yamlfile.Object(&f.Reader, n, "question", f.questionFields(), q, "id", "ask", "standing", "type")
		for i := first; i < len(f.conds); i++ {
			f.conds[i].owner = q.ID
		}
		f.entries = append(f.entries, entry{q, f.File, n})
		if q.Retired != nil {
			f.bank.Retired = append(f.bank.Retired, q)
		} else {
			f.bank.Questions = append(f.bank.Questions, q)
		}
	})
}

// questionFields are the keys of a question, as the design lists them.
func (f *file) questionFields() yamlfile.Fields[Question] {
	type R = yamlfile.Reader
	type N = yamlfile.Node
	type Q = Question
	return yamlfile.Fields[Question]{
		"id":       func(r *R, n *N, q *Q) { q.ID = f.newID(toQuestion, n) },
		"rev":      func(r *R, n *N, q *Q) { q.Rev = r.Int(n, 1, 999) },
		"since":    func(r *R, n *N, q *Q) { q.Since = r.Text(n) },
		"follows":  func(r *R, n *N, q *Q) { q.Follows = yamlfile.List(r, n, "follows", followFields, "id", "carry") },
		"retired":  func(r *R, n *N, q *Q) { q.Retired = f.retired(n) },
		"ask":      func(r *R, n *N, q *Q) { q.Ask = r.Text(n) },
		"why":      func(r *R, n *N, q *Q) { q.Why = r.Text(n) },
		"help":     func(r *R, n *N, q *Q) { q.Help = r.Text(n) },
		"cites":    func(r *R, n *N, q *Q) { q.Cites = f.refList(toCite, n) },
		"standing": func(r *R, n *N, q *Q) { q.Standing = yamlfile.Word(r, n, "standing", standings.table()) },
		"proposed": func(r *R, n *N, q *Q) { q.Proposed = r.Texts(n) },
		"whom":     func(r *R, n *N, q *Q) { q.Whom = f.refList(toRole, n) },
		"per":      func(r *R, n *N, q *Q) { q.Per = yamlfile.Word(r, n, "per", pers.table()) },
		"when":     func(r *R, n *N, q *Q) { q.When = f.condition(n, useOfQuestion) },
		"type":     func(r *R, n *N, q *Q) { q.Type = yamlfile.Word(r, n, "type", types.table()) },
		"options":  func(r *R, n *N, q *Q) { q.Options = yamlfile.List(r, n, "option", f.optionFields(), "id", "text") },
		"age":      func(r *R, n *N, q *Q) { q.Age = yamlfile.List(r, n, "age", ageFields, "within", "in_place") },
		"ranges":   func(r *R, n *N, q *Q) { q.Ranges = yamlfile.List(r, n, "range", rangeFields, "from", "to", "in_place") },
		"unit":     func(r *R, n *N, q *Q) { q.Unit = r.Text(n) },
		"share":    func(r *R, n *N, q *Q) { q.Share = f.share(n) },
		"na":       func(r *R, n *N, q *Q) { q.NA = r.Text(n) },
		"evidence": func(r *R, n *N, q *Q) { q.Evidence = r.Texts(n) },
		"weakness": func(r *R, n *N, q *Q) { q.Weakness = r.Text(n) },
		"guards": func(r *R, n *N, q *Q) {
			q.Guards = yamlfile.List(r, n, "guard", f.guardFields(), "threat", "strength", "on", "how")
		},
		"fix":          func(r *R, n *N, q *Q) { q.Fix = f.ref(toFix, n) },
		"action_steps": func(r *R, n *N, q *Q) { r.Each(n, func(n *N) { q.Steps = append(q.Steps, r.Int(n, 1, lastStep)) }) },
		"probes":       func(r *R, n *N, q *Q) { q.Probes = f.refList(toProbe, n) },
		"maps":         func(r *R, n *N, q *Q) { yamlfile.Object(r, n, "maps", mapFields, &q.Maps) },
	}
}

var followFields = yamlfile.Fields[Follow]{
	"id":  func(r *yamlfile.Reader, n *yamlfile.Node, o *Follow) { o.ID = r.Text(n) },
	"rev": func(r *yamlfile.Reader, n *yamlfile.Node, o *Follow) { o.Rev = r.Int(n, 1, 999) },
	"carry": func(r *yamlfile.Reader, n *yamlfile.Node, o *Follow) {
		o.Carry = yamlfile.Word(r, n, "carry", map[string]string{"keep": "keep", "review": "review"})
	},
}

func (f *file) retired(n *yamlfile.Node) *Retired {
	var t Retired
	yamlfile.Object(&f.Reader, n, "retired", yamlfile.Fields[Retired]{
		"in":  func(r *yamlfile.Reader, n *yamlfile.Node, t *Retired) { t.In = r.Text(n) },
		"why": func(r *yamlfile.Reader, n *yamlfile.Node, t *Retired) { t.Why = r.Text(n) },
	}, &t, "in", "why")
	return &t
}

func (f *file) optionFields() yamlfile.Fields[Option] {
	return yamlfile.Fields[Option]{
		"id":       func(r *yamlfile.Reader, n *yamlfile.Node, o *Option) { o.ID = f.id(n) },
		"text":     func(r *yamlfile.Reader, n *yamlfile.Node, o *Option) { o.Text = r.Text(n) },
		"in_place": func(r *yamlfile.Reader, n *yamlfile.Node, o *Option) { o.InPlace, o.graded = r.Int(n, 0, 100), true },
	}
}

var ageFields = yamlfile.Fields[AgeBand]{
	"within":   func(r *yamlfile.Reader, n *yamlfile.Node, a *AgeBand) { a.Months = months(r, n) },
	"in_place": func(r *yamlfile.Reader, n *yamlfile.Node, a *AgeBand) { a.InPlace = r.Int(n, 0, 100) },
}

// months reads "6 months" or "2 years".
func months(r *yamlfile.Reader, n *yamlfile.Node) int {
	number, unit, _ := strings.Cut(r.Text(n), " ")
	each := map[string]int{"month": 1, "months": 1, "year": 12, "years": 12}[unit]
	count, err := strconv.Atoi(number)
	if err != nil || each == 0 || count < 1 || count > 120 {
		r.Errorf(n, "%q is no age; write it like 6 months or 2 years", n.Value)
	}
	return count * each
}

var rangeFields = yamlfile.Fields[Range]{
	"from":     func(r *yamlfile.Reader, n *yamlfile.Node, g *Range) { g.From = r.Int(n, 0, maxNumber) },
	"to":       func(r *yamlfile.Reader, n *yamlfile.Node, g *Range) { g.To = r.Int(n, 0, maxNumber) },
	"in_place": func(r *yamlfile.Reader, n *yamlfile.Node, g *Range) { g.InPlace = r.Int(n, 0, 100) },
}

// maxNumber is the largest number an answer may be.
const maxNumber = 1_000_000_000

func (f *file) share(n *yamlfile.Node) *Share {
	var s Share
	yamlfile.Object(&f.Reader, n, "share", yamlfile.Fields[Share]{
		"of": func(r *yamlfile.Reader, n *yamlfile.Node, s *Share) {
			s.Of = yamlfile.Word(r, n, "inventory", inventories.table())
		},
		"where": func(r *yamlfile.Reader, n *yamlfile.Node, s *Share) { s.Where = f.where(n) },
		"have":  func(r *yamlfile.Reader, n *yamlfile.Node, s *Share) { s.Have = r.Text(n) },
	}, &s, "of", "have")
	f.checkProperties(n, &s)
	return &s
}

// where reads {property: true, ...}.
func (f *file) where(n *yamlfile.Node) []string {
	var names []string
	if n.Kind != yamlfile.Mapping {
		f.Errorf(n, "where must be properties and true")
	}
	for _, p := range n.Pairs {
		if !f.Bool(p.Value) {
			f.Errorf(p.Value, "where can only ask for true; leave out the property instead")
		}
		names = append(names, p.Key.Value)
	}
	return names
}

func (f *file) checkProperties(n *yamlfile.Node, s *Share) {
	known := map[string]bool{}
	for _, p := range Properties[s.Of] {
		known[p] = true
	}
	for _, name := range append([]string{s.Have}, s.Where...) {
		if s.Of != NoInventory && name != "" && !known[name] {
			f.Errorf(n, "%s have no property %q%s", s.Of, name, yamlfile.DidYouMean(name, Properties[s.Of]))
		}
	}
}

func (f *file) guardFields() yamlfile.Fields[Guard] {
	return yamlfile.Fields[Guard]{
		"threat": func(r *yamlfile.Reader, n *yamlfile.Node, g *Guard) { g.Threat = f.ref(toThreat, n) },
		"strength": func(r *yamlfile.Reader, n *yamlfile.Node, g *Guard) {
			g.Strength = yamlfile.Word(r, n, "strength", strengths.table())
		},
		"on": func(r *yamlfile.Reader, n *yamlfile.Node, g *Guard) {
			g.On = yamlfile.Word(r, n, "on", factors.table())
		},
		"how": func(r *yamlfile.Reader, n *yamlfile.Node, g *Guard) { g.How = r.Text(n) },
	}
}

var mapFields = yamlfile.Fields[Maps]{
	"csf": func(r *yamlfile.Reader, n *yamlfile.Node, m *Maps) { m.CSF = r.Texts(n) },
	"hicp": func(r *yamlfile.Reader, n *yamlfile.Node, m *Maps) {
		r.Each(n, func(n *yamlfile.Node) { m.HICP = append(m.HICP, r.Int(n, 1, 10)) })
	},
	"cpg": func(r *yamlfile.Reader, n *yamlfile.Node, m *Maps) { m.CPG = r.Texts(n) },
}
