package risk

import (
	"cmp"
	"fmt"
	"slices"

	"ephisra/assessment"
)

// Due is something that falls due on a day.
type Due struct {
	On   assessment.Day
	What string // names things as the practice named them
}

// reviewMonths is after how many months a signed analysis is to be looked at again: a common habit, and what MIPS asks
// of clinicians. The Rule asks for it periodically and as things change, and names no interval.
const reviewMonths = 12

// Due lists what falls due, earliest first: open plan items, reviews of decisions, evidence that grows old, agreements
// that end, support that ends, accepted risks and a signed analysis to look at again. Only dates in the file count.
func (r *Result) Due() []Due {
	var list []Due
	add := func(on assessment.Day, format string, args ...any) {
		if !on.IsZero() {
			list = append(list, Due{on, fmt.Sprintf(format, args...)})
		}
	}
	r.planDue(add)
	for i := range r.Findings {
		r.answerDue(&r.Findings[i], add)
	}
	if len(r.Assessment.Signoff) > 0 {
		add(r.Assessment.AsOf.AddMonths(reviewMonths), "look at this risk analysis again: %d months since; sooner where "+
			"something changed", reviewMonths)
	}
	for _, v := range r.Assessment.Vendors {
		add(v.BAAEnds, "business associate agreement of %s ends", cmp.Or(v.Name, v.ID))
	}
	for _, s := range r.Assessment.Assets {
		add(s.SupportEnds, "support of %s ends", cmp.Or(s.Name, s.ID))
	}
	slices.SortStableFunc(list, func(x, y Due) int { return cmp.Compare(x.On.String(), y.On.String()) })
	return list
}

// answerDue is what stands beside an answer.
func (r *Result) answerDue(f *Finding, add func(assessment.Day, string, ...any)) {
	if f.Answer == nil {
		return
	}
	if d := f.Answer.Decision; d != nil {
		add(d.ReviewBy, "review the decision on: %s (%s)", f.Question.Ask, f.Question.ID)
	}
	for _, e := range r.Assessment.EvidenceOf(f.Answer) {
		if !e.Dated.IsZero() {
			add(e.Dated.AddMonths(assessment.EvidenceMonths), "show anew: %s (%s)", e.What, f.Question.ID)
		}
	}
}

func (r *Result) planDue(add func(assessment.Day, string, ...any)) {
	for _, item := range r.Assessment.Plan {
		switch {
		case item.IsOpen():
			add(item.Due, "%s (%s)", r.fixTitle(item.Fix), item.Fix)
		case item.Accepted != nil:
			add(item.Accepted.Until, "look again at the risk accepted instead of: %s (%s)", r.fixTitle(item.Fix), item.Fix)
		}
	}
}

// fixTitle returns the title of a fix; one this bank does not have has none but its id.
func (r *Result) fixTitle(id string) string {
	if f := r.Bank.Fix(id); f != nil {
		return f.Title
	}
	return id
}
