package interview

import (
	"context"

	"ephisra/assessment"
	"ephisra/assessment/risk"
)

// reviewKinds are the parts of a review, the most pressing first.
var reviewKinds = []struct{ title, kind string }{
	{"Come back later", assessment.OnlyLater}, {"Don't know", assessment.OnlyUnknown}, {"Not answered", assessment.OnlyOpen},
}

func (p *Plain) review(context.Context, string) (bool, error) {
	p.say("%s.", p.Session.Progress())
	for _, k := range reviewKinds {
		ids := p.Session.Only(k.kind)
		if len(ids) == 0 {
			continue
		}
		p.say("%s: %d", k.title, len(ids))
		p.list(ids)
	}
	return false, nil
}

// list names questions; more than a screen of them it counts by section, with the first of each.
func (p *Plain) list(ids []string) {
	if len(ids) <= mostFound {
		for _, id := range ids {
			p.say("  g %s  %s", id, p.Bank.Question(id).Ask)
		}
		return
	}
	first, counts := map[string]string{}, map[string]int{}
	for _, id := range ids {
		section := p.Bank.Question(id).Section
		if counts[section]++; counts[section] == 1 {
			first[section] = id
		}
	}
	for _, s := range p.Bank.Sections {
		if counts[s.ID] > 0 {
			p.say("  %s: %d, from g %s", s.Title, counts[s.ID], first[s.ID])
		}
	}
}

// view tells what the recorded answers mean so far: the level of each category, worst first.
func (p *Plain) view(context.Context, string) (bool, error) {
	r := risk.Assess(p.Bank, p.Session.Assessment())
	p.say("So far the level of risk is %s. What is not answered counts as not in place.", r.Level)
	for i := range r.Risks {
		k := &r.Risks[i]
		if c := r.Category(k.Event.Category); c.Worst == k {
			p.say("  %-10s %s", k.Level, c.Category.Title)
		}
	}
	return false, nil
}
