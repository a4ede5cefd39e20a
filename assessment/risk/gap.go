package risk

import (
	"cmp"
	"iter"
	"slices"

	"ephisra/questions"
)

// Gap is the weighing of the safeguards on one factor of a threat event.
type Gap struct {
	weighing
	guards []guard
	result *Result
}

// weighing is what a Gap comes to.
type weighing struct {
	Sum     int // Σ weight × (100 − in place)
	Weights int // Σ weight
	Whole   int // Sum ÷ Weights, rounded half up; 100 with nothing to weigh
	Strong  int // the largest gap of a strong safeguard; 0 with none
	Cap     int // 100 less four fifths of what is in place of a closing safeguard; 100 with none
}

// Line is one safeguard in a Gap. A safeguard left out has Weight 0 and stands in neither sum.
type Line struct {
	Finding *Finding
	Guard   questions.Guard
	InPlace int
	Weight  int
	LeftOut bool
}

// OnLikelihood is how the susceptibility of the event came about.
func (k *Risk) OnLikelihood() *Gap { return k.gap(k.path.likelihood) }

// OnImpact is how its impact came about.
func (k *Risk) OnImpact() *Gap { return k.gap(k.path.limits) }

func (k *Risk) gap(guards []guard) *Gap {
	r := k.path.result
	return &Gap{weigh(guards, r.answered), guards, r}
}

// Lines lists the safeguards with how each is weighed, in bank order. They are made when asked for: most results are
// only counted.
func (g *Gap) Lines() []Line {
	list := make([]Line, len(g.guards))
	for i := range g.guards {
		one := &g.guards[i]
		line := Line{Finding: &g.result.Findings[one.question], Guard: *one.how, LeftOut: true}
		if in := g.result.answered[one.question]; in != leftOut {
			line.InPlace, line.Weight, line.LeftOut = int(in), int(one.weight), false
		}
		list[i] = line
	}
	return list
}

// Vulnerability is a safeguard not fully in place on the path of a threat event.
type Vulnerability struct {
	Finding  *Finding
	Guard    questions.Guard
	IfClosed Rating // of the event, were this one safeguard in place
}

// Vulnerabilities lists the weak safeguards on the event's path, the one whose closing brings most first, then in bank
// order. It works them out anew each time.
func (k *Risk) Vulnerabilities() []Vulnerability {
	var list []Vulnerability
	p := k.path
	as := p.result.answered.closing(nil)
	for one := range p.guards() {
		f := &p.result.Findings[one.question]
		if !f.Weak() {
			continue
		}
		was := as[one.question]
		as[one.question] = maxInPlace
		list = append(list, Vulnerability{f, *one.how, p.work(as)})
		as[one.question] = was
	}
	slices.SortStableFunc(list, func(x, y Vulnerability) int {
		return cmp.Or(cmp.Compare(x.IfClosed.Level, y.IfClosed.Level), cmp.Compare(x.IfClosed.Value, y.IfClosed.Value))
	})
	return list
}

// HasVulnerability reports whether Vulnerabilities lists any, without working them out.
func (k *Risk) HasVulnerability() bool {
	for one := range k.path.guards() {
		if k.path.result.Findings[one.question].Weak() {
			return true
		}
	}
	return false
}

// guards are the safeguards on the event's path, those on likelihood first.
func (e *event) guards() iter.Seq[*guard] {
	return func(yield func(*guard) bool) {
		for _, list := range [...][]guard{e.likelihood, e.limits} {
			for i := range list {
				if !yield(&list[i]) {
					return
				}
			}
		}
	}
}
