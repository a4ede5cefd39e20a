package risk

import (
	"cmp"
	"slices"

	"ephisra/assessment"
	"ephisra/questions"
)

// Assess works out everything an assessment comes to. It reads no clock and no file and keeps no
// state: the same bank and assessment always give the same Result. The Assessment must have been
// read or built against the Bank.
func Assess(b *questions.Bank, a *assessment.Assessment) *Result {
	r := &Result{Bank: b, Assessment: a, Findings: findings(b, a)}
	r.found = index(r.Findings)
	r.paths = r.applying()
	r.Progress = progress(r.Findings)
	r.rateAll()
	r.answerForRisks()
	r.Analysis = r.analysis()
	r.Categories = r.categories()
	r.Requirements = r.requirements()
	r.Coverage = r.coverage()
	r.ActionSteps = r.actionSteps()
	return r
}

func index(list []Finding) map[string]*Finding {
	found := make(map[string]*Finding, len(list))
	for i := range list {
		found[list[i].Question.ID] = &list[i]
	}
	return found
}

// Finding returns what the answer to a question means, or nil for a question the bank does not ask.
func (r *Result) Finding(question string) *Finding { return r.found[question] }

// Risk returns the threat event with an id, or nil where it does not apply.
func (r *Result) Risk(threat string) *Risk {
	i := slices.IndexFunc(r.Risks, func(event Risk) bool { return event.Event.ID == threat })
	if i < 0 {
		return nil
	}
	return &r.Risks[i]
}

// applying returns the paths of the events that apply, and notes those that do not.
func (r *Result) applying() []*path {
	seen := assessment.NewVisibility(r.Bank, r.Assessment)
	var paths []*path
	for i := range r.Bank.Threats {
		t := &r.Bank.Threats[i]
		verdict := seen.Judge(t.When)
		if !verdict.Applies() {
			r.NotApplying = append(r.NotApplying, t)
			continue
		}
		one := newPath(r.Bank, t, r.found)
		one.doubtful = verdict == questions.Unknown
		paths = append(paths, one)
	}
	return paths
}

// rateAll rates every event as it stands, with nothing in place, and with the plan done.
func (r *Result) rateAll() {
	overrides := overridesByThreat(r.Assessment.Overrides)
	planned := closing(r.closedByPlan())
	for _, p := range r.paths {
		k := r.rateOne(p, overrides[p.event.ID], planned)
		r.Counts[k.Level]++
		r.CountsBest[k.Best.Level]++
		r.Inherent[k.Inherent.Level]++
		r.Target[k.Target.Level]++
		r.Level, r.Best = max(r.Level, k.Level), max(r.Best, k.Best.Level)
		r.Risks = append(r.Risks, k)
	}
	slices.SortStableFunc(r.Risks, func(x, y Risk) int {
		return cmp.Or(cmp.Compare(y.Level, x.Level), cmp.Compare(y.Value, x.Value))
	})
}

func (r *Result) rateOne(p *path, own []assessment.Override, planned scenario) Risk {
	worked := p.rate(asAnswered)
	k := Risk{
		Event: p.event, Worked: worked, Overrides: own,
		Shifts: p.shifts, ImpactFull: p.impact, ImpactLeft: p.impactLeft,
		Rating:       applyOverrides(p.method, worked, own),
		Inherent:     p.rate(nothingInPlace),
		Target:       p.rate(planned),
		Best:         applyOverrides(p.method, p.rateBest(), own),
		OnLikelihood: gap(p.likelihood),
		OnImpact:     gap(p.limits),
	}
	k.Vulnerabilities = p.vulnerabilities()
	return k
}

// vulnerabilities lists the weak safeguards on the path, the one whose closing brings most first.
func (p *path) vulnerabilities() []Vulnerability {
	var list []Vulnerability
	for _, one := range slices.Concat(p.likelihood, p.limits) {
		if one.finding.Weak() {
			list = append(list, Vulnerability{one.finding, one.guard, p.rate(closingOne(one.finding))})
		}
	}
	slices.SortStableFunc(list, func(x, y Vulnerability) int {
		return cmp.Or(cmp.Compare(x.IfClosed.Level, y.IfClosed.Level), cmp.Compare(x.IfClosed.Value, y.IfClosed.Value))
	})
	return list
}

// overridesByThreat sorts the overrides by event; of one event each sets another of its two levels.
func overridesByThreat(list []assessment.Override) map[string][]assessment.Override {
	by := map[string][]assessment.Override{}
	for _, o := range list {
		by[o.Threat] = append(by[o.Threat], o)
	}
	return by
}

// categories sums the events of each category, in bank order.
func (r *Result) categories() []Category {
	var list []Category
	for _, c := range r.Bank.Categories {
		one := Category{Category: c}
		for i := range r.Risks {
			if event := &r.Risks[i]; event.Event.Category == c.ID {
				one.add(event)
			}
		}
		if one.Events > 0 {
			list = append(list, one)
		}
	}
	return list
}

// add counts an event into its category. Risks come worst first, so the first is the worst.
func (c *Category) add(event *Risk) {
	if c.Worst == nil {
		c.Worst, c.Level = event, event.Level
	}
	c.Best = max(c.Best, event.Best.Level)
	c.Events++
	c.Sum += event.Value
}

// Category returns a category by id, or nil where none of its events applies.
func (r *Result) Category(id string) *Category {
	i := slices.IndexFunc(r.Categories, func(c Category) bool { return c.Category.ID == id })
	if i < 0 {
		return nil
	}
	return &r.Categories[i]
}
