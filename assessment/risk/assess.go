package risk

import (
	"cmp"
	"slices"

	"ephisra/assessment"
	"ephisra/questions"
)

// Assess works out everything an assessment comes to. It reads no clock and no file and keeps no
// state: the same bank and assessment always give the same Result. The Assessment must have been
// read or built against the Bank. Whoever has many of them compiles the bank once and asks its Model.
func Assess(b *questions.Bank, a *assessment.Assessment) *Result { return Compile(b).Assess(a) }

// Assess is the function of that name for a bank compiled before.
func (m *Model) Assess(a *assessment.Assessment) *Result {
	r := &Result{}
	m.AssessInto(r, a, assessment.Digest)
	return r
}

// AssessInto is Assess into a Result that is used again, where there are thousands. It takes over the room of its
// lists. Digest says what a sign-off of the assessment would bind, as assessment.Digest and faster ways to it do.
func (m *Model) AssessInto(r *Result, a *assessment.Assessment, digest func(*assessment.Assessment) string) {
	*r = Result{Bank: m.bank, Assessment: a, model: m, Findings: anew(r.Findings, len(m.questions)),
		Risks: r.Risks[:0], paths: anew(r.paths, len(m.events))[:0], Categories: r.Categories[:0],
		Requirements: r.Requirements[:0], Coverage: Coverage{Section: r.Coverage.Section[:0]}, ActionSteps: r.ActionSteps[:0]}
	seen := assessment.NewVisibility(m.bank, a)
	r.find(seen)
	r.applying(seen)
	r.Progress = progress(r.Findings)
	r.rateAll()
	r.answerForRisks()
	r.Analysis = r.analysis(digest)
	r.Categories = r.categories()
	r.Requirements = r.requirements()
	r.Coverage = r.coverage()
	r.ActionSteps = r.actionSteps()
}

// anew returns a list of n zero values, in the room of an earlier one.
func anew[T any](earlier []T, n int) []T {
	list := slices.Grow(earlier[:0], n)[:n]
	clear(list)
	return list
}

// Finding returns what the answer to a question means, or nil for a question the bank does not ask.
func (r *Result) Finding(question string) *Finding {
	at, asked := r.model.places[question]
	if !asked {
		return nil
	}
	return &r.Findings[at]
}

// Risk returns the threat event with an id, or nil where it does not apply.
func (r *Result) Risk(threat string) *Risk {
	i := slices.IndexFunc(r.Risks, func(event Risk) bool { return event.Event.ID == threat })
	if i < 0 {
		return nil
	}
	return &r.Risks[i]
}

// MayNotApply reports whether the event applies only because a fact is not known.
func (k *Risk) MayNotApply() bool { return k.path.doubtful }

// applying finds the paths of the events that apply, and notes those that do not.
func (r *Result) applying(seen *assessment.Visibility) {
	for i := range r.model.events {
		e := &r.model.events[i]
		verdict := seen.Judge(e.When)
		if !verdict.Applies() {
			r.NotApplying = append(r.NotApplying, e.ThreatEvent)
			continue
		}
		r.paths = append(r.paths, path{event: e, result: r, doubtful: verdict == questions.Unknown,
			overrides: r.overridesOf(e.ID)})
		r.paths[len(r.paths)-1].shift()
	}
}

// rateAll rates every event as it stands, with nothing in place, with the plan done and with every open answer at its
// best.
func (r *Result) rateAll() {
	r.answered = scenarioOf(r.Findings, asAnswered)
	nothing, best := scenarioOf(r.Findings, nothingInPlace), scenarioOf(r.Findings, openAtBest)
	planned := r.answered.closing(r.closedByPlan())
	r.Risks = anew(r.Risks, len(r.paths))
	for i := range r.paths {
		p, k := &r.paths[i], &r.Risks[i]
		*k = Risk{Event: p.ThreatEvent, Worked: p.work(r.answered), Inherent: p.work(nothing), Target: p.work(planned),
			Best: p.rateBest(best), Overrides: p.overrides, ImpactFull: p.impact, ImpactLeft: p.impactLeft, path: p}
		if k.Rating = k.Worked; len(p.overrides) > 0 {
			p.overrideAll(k)
		}
		r.count(k)
	}
	sortWorstFirst(r.Risks)
}

// count counts an event at its levels.
func (r *Result) count(k *Risk) {
	r.Counts[k.Level]++
	r.CountsBest[k.Best.Level]++
	r.Inherent[k.Inherent.Level]++
	r.Target[k.Target.Level]++
	r.Level, r.Best = max(r.Level, k.Level), max(r.Best, k.Best.Level)
}

// sortWorstFirst sorts events by level and inside it by value; equal ones keep their order. It sorts their places and
// then moves each event once, for an event is large.
func sortWorstFirst(risks []Risk) {
	order := make([]int32, len(risks)) // which event comes at a place
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(x, y int32) int {
		return cmp.Or(cmp.Compare(risks[y].Level, risks[x].Level), cmp.Compare(risks[y].Value, risks[x].Value))
	})
	for start := range order {
		moved, to := risks[start], start
		for order[to] != int32(start) {
			from := order[to]
			risks[to], order[to], to = risks[from], int32(to), int(from)
		}
		risks[to], order[to] = moved, int32(to)
	}
}

// overridesOf lists the overrides of an event; of one event each sets another of its two levels.
func (r *Result) overridesOf(threat string) []assessment.Override {
	var own []assessment.Override
	for _, o := range r.Assessment.Overrides {
		if o.Threat == threat {
			own = append(own, o)
		}
	}
	return own
}

// categories sums the events of each category, in bank order.
func (r *Result) categories() []Category {
	list := slices.Grow(r.Categories, len(r.Bank.Categories))
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
