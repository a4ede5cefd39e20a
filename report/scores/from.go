package scores

import (
	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"slices"
)

// scoreOf is everything a result holds; without isFull what a line has: no weak spots of the events and no fixes, for
// the plan takes longer than all the rest.
func scoreOf(file string, r *risk.Result, isFull bool) score {
	a := r.Assessment
	s := score{
		Schema: Schema, File: file, ID: a.ID, Practice: a.Practice.Name, AsOf: a.AsOf.String(),
		Bank:         bank{r.Bank.ID, r.Bank.Version},
		Progress:     progress(r.Progress),
		Risk:         practiceOf(r),
		Risks:        listOf(r.Risks, func(k *risk.Risk) event { return eventOf(k, isFull) }),
		Requirements: listOf(r.Requirements, requirementOf),
		InPlace:      inPlaceOf(&r.Coverage),
		ActionSteps:  listOf(r.ActionSteps, actionStepOf),
		Sites:        sitesOf(r, isFull),
	}
	if isFull {
		fixes := listOf(r.Plan(), fixOf)
		s.Fixes = &fixes
	}
	return s
}

// listOf turns each item of a list. The result is never nil, so that JSON shows [] and not null.
func listOf[From, To any](list []From, one func(*From) To) []To {
	out := make([]To, len(list))
	for i := range list {
		out[i] = one(&list[i])
	}
	return out
}

func countsOf(c risk.Counts) counts {
	return counts{c[questions.VeryHigh], c[questions.High], c[questions.Moderate], c[questions.Low], c[questions.VeryLow]}
}

func eventOf(k *risk.Risk, isFull bool) event {
	e := event{
		ID: k.Event.ID, Category: k.Event.Category, Title: k.Event.Title,
		Initiation: measure(k.Initiation), Susceptibility: measure(k.Susceptibility),
		Likelihood: levelOnly{k.Likelihood}, Impact: measure(k.Impact), Level: k.Level, Best: k.Best.Level, Value: k.Value,
		ValueBest: k.Best.Value,
		Inherent:  k.Inherent.Level, Target: k.Target.Level, Override: overrideOf(k),
	}
	if isFull {
		list := listOf(k.Vulnerabilities(), vulnerabilityOf)
		e.Vulnerabilities = &list
	}
	return e
}

func overrideOf(event *risk.Risk) *override {
	if len(event.Overrides) == 0 {
		return nil
	}
	return &override{event.Likelihood, event.Impact.Level, event.Overrides[len(event.Overrides)-1].By, event.Worked.Level}
}

func vulnerabilityOf(v *risk.Vulnerability) vulnerability {
	q := v.Finding.Question
	return vulnerability{q.ID, q.Weakness, v.Finding.Known(), v.Finding.InPlace, v.IfClosed.Level, v.IfClosed.Value}
}

func requirementOf(req *risk.Requirement) requirement {
	return requirement{req.Requirement.ID, req.Requirement.Kind.String(), req.Requirement.Counted(),
		req.Requirement.Obligation.String(), req.Status}
}

func inPlaceOf(c *risk.Coverage) inPlace {
	of := func(f questions.Safeguard) risk.Tenths { return risk.Tenths(c.Family[f].Tenths) }
	return inPlace{risk.Tenths(c.Overall.Tenths), of(questions.Administrative), of(questions.Physical),
		of(questions.Technical), of(questions.Organizational), of(questions.Documentation)}
}

func actionStepOf(s *risk.ActionStep) actionStep {
	return actionStep{s.Step.Number, s.Status, risk.Tenths(s.InPlace.Tenths)}
}

func fixOf(step *risk.PlanStep) fix {
	return fix{step.Fix.ID, step.Fix.Effort.String(), step.Band.ID(), step.Alone.Drop, step.InOrder.Drop,
		step.After.HighOrAbove()}
}

// sitesOf lists the sites; in full each by itself, which is the engine once more for each.
func sitesOf(r *risk.Result, isFull bool) []site {
	sites := make([]site, len(r.Assessment.Sites))
	for i, s := range r.Assessment.Sites {
		sites[i] = site{ID: s.ID, Name: s.Name}
	}
	if !isFull {
		return sites
	}
	all := r.BySite()
	worst := risk.WorstSites(all)
	for i := range all {
		level, place := practiceOf(all[i].Result), inPlaceOf(&all[i].Coverage)
		sites[i].Risk, sites[i].InPlace, sites[i].Worst = &level, &place, worstAt(r, worst, all[i].Site.ID)
	}
	return sites
}

// worstAt lists the events that stand worst at a site, in their order.
func worstAt(r *risk.Result, worst map[string][]assessment.Site, id string) []string {
	var events []string
	for i := range r.Risks {
		event := r.Risks[i].Event.ID
		if slices.ContainsFunc(worst[event], func(s assessment.Site) bool { return s.ID == id }) {
			events = append(events, event)
		}
	}
	return events
}

func practiceOf(r *risk.Result) practice {
	return practice{r.Level, r.Best, r.Progress.Interim(), countsOf(r.Counts), countsOf(r.CountsBest)}
}
