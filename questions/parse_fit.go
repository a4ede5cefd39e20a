package questions

import (
	"slices"
	"strings"
)

// shape says which of the keys that form or grade an answer a type of question takes.
type shape struct {
	needs  []string // always
	grades []string // needed where the answer is graded, refused in a fact
	may    []string
}

var shapes = map[Type]shape{
	Choice:  {needs: []string{"options"}},
	Many:    {needs: []string{"options"}},
	Date:    {grades: []string{"age"}, may: []string{"options"}},
	Number:  {grades: []string{"ranges"}, may: []string{"options", "unit"}},
	ShareOf: {grades: []string{"share"}},
	Text:    {},
}

// shapeKeys are all the keys a shape is made of.
var shapeKeys = []string{"options", "age", "ranges", "unit", "share"}

// refused says which keys a standing does not take, and why.
var refused = map[Standing]struct {
	keys []string
	why  string
}{
	Fact:     {[]string{"guards", "fix", "weakness", "proposed", "na"}, "a fact is never weighed and never a way out"},
	Proposed: {[]string{"guards"}, "what is only proposed is never counted as a risk"},
}

// fit checks that the parts of one question go together.
func (f *file) fit(n *node, q *Question) {
	found := len(f.Found)
	f.fitType(n, q)
	f.fitStanding(n, q)
	f.fitGuards(n, q)
	f.fitProbes(n, q)
	f.fitLine(n, q)
	if len(f.Found) == found {
		f.fitGrading(n, q)
		f.fitMeets(n, q)
	}
}

func (f *file) fitType(n *node, q *Question) {
	s := shapes[q.Type]
	allowed := slices.Concat(s.needs, s.may)
	needed := s.needs
	if q.Standing != Fact {
		allowed, needed = append(allowed, s.grades...), slices.Concat(s.needs, s.grades)
	}
	for _, key := range shapeKeys {
		if at := keyOf(n, key); at != nil && !slices.Contains(allowed, key) {
			f.Errorf(at, "a %s question that is %s takes no %q; delete it", q.Type, q.Standing, key)
		}
	}
	for _, key := range needed {
		if n.Get(key) == nil {
			f.Errorf(n, "a %s question needs %q; add it", q.Type, key)
		}
	}
}

func (f *file) fitStanding(n *node, q *Question) {
	no := refused[q.Standing]
	for _, key := range no.keys {
		if at := keyOf(n, key); at != nil {
			f.Errorf(at, "%s; delete %q", no.why, key)
		}
	}
	switch {
	case len(q.Whom) == 0:
		f.Errorf(n.Get("whom"), "whom is empty; name the role that can answer")
	case q.Standing == Rule && len(q.Cites) == 0:
		f.Errorf(n, "a question with standing rule needs cites; name the paragraph it asks about")
	case q.Standing == Rule && q.Type == Text:
		f.Errorf(n.Get("type"), "a text is never graded, so it cannot decide a requirement; take another type or standing")
	case q.Standing == Fact && q.Type == ShareOf:
		f.Errorf(n.Get("type"), "a share is graded, so it cannot be a fact; take another type or standing")
	case q.Type == ShareOf && q.Per == PerSite:
		f.Errorf(n.Get("per"), "a share is worked out for the whole practice; delete the line")
	case q.Share != nil && q.Share.Of == Risks && len(q.Guards) > 0:
		f.Errorf(n.Get("guards"),
			"a share of risks is worked out from the levels, so it cannot act on them; delete \"guards\"")
	case q.Standing == Fact && q.Per == PerSite:
		f.Errorf(n.Get("per"), "a fact is asked once for the whole practice; delete the line")
	}
}

// fitGuards checks what a question that guards an event has to have.
func (f *file) fitGuards(n *node, q *Question) {
	if len(q.Guards) == 0 || !q.Graded() {
		if at := keyOf(n, "guards"); at != nil && q.Type == Text {
			f.Errorf(at, "a text is never graded, so it guards nothing; delete \"guards\"")
		}
		return
	}
	for _, key := range []string{"weakness", "fix"} {
		if n.Get(key) == nil {
			f.Errorf(n, "a question that guards an event needs %q; add it", key)
		}
	}
	type path struct {
		threat string
		on     Factor
	}
	seen := map[path]bool{}
	for i, g := range q.Guards {
		if p := (path{g.Threat, g.On}); seen[p] {
			f.Errorf(n.Get("guards").Items[i], "guards the %s of %q twice; keep one", g.On, g.Threat)
		} else {
			seen[p] = true
		}
		if g.Closes && (g.Strength != Strong || g.On != OnLikelihood) {
			f.Errorf(n.Get("guards").Items[i], "only a strong guard on likelihood closes a path; take closes out or make it one")
		}
	}
}

// fitLine checks that the level a practice accepts is asked as a fact whose options are levels.
func (f *file) fitLine(n *node, q *Question) {
	if !q.Line {
		return
	}
	if q.Standing != Fact || q.Type != Choice {
		f.Errorf(n.Get("line"),
			"the level a practice accepts is a fact of type choice; change standing and type, or delete the line")
	}
	for i, o := range q.Options {
		if _, err := ParseLevel(o.ID); err != nil {
			f.Errorf(n.Get("options").Items[i], "option %q is no level; use very-low, low, moderate, high or very-high", o.ID)
		}
	}
}

// fitProbes checks that each probe belongs to one of the action steps the question names.
func (f *file) fitProbes(n *node, q *Question) {
	for i, probe := range q.Probes {
		step, _, _ := strings.Cut(probe, ".")
		if !slices.ContainsFunc(q.Steps, func(s int) bool { return stepID(s) == step }) {
			f.Errorf(n.Get("probes").Items[i],
				"probe %q belongs to action step %s, which the question does not name; add the step or take the probe out", probe,
				step)
		}
	}
}

// keyOf returns the node of a key itself, or nil.
func keyOf(n *node, name string) *node {
	for _, p := range n.Pairs {
		if p.Key.Value == name {
			return p.Key
		}
	}
	return nil
}
