package risk

import (
	"ephisra/assessment"
	"ephisra/questions"
)

// answerForRisks works out the share questions over risks: of the events that stand at High or
// above, how many have a response. Where High rests on open answers alone nothing is known yet, and
// the question is unanswered.
func (r *Result) answerForRisks() {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Question.Share == nil || f.Question.Share.Of != questions.Risks || f.State != Unanswered || !f.Verdict.Applies() {
			continue
		}
		r.answerForRisk(f)
	}
}

func (r *Result) answerForRisk(f *Finding) {
	have, all, open := 0, 0, false
	for i := range r.Risks {
		k := &r.Risks[i]
		switch {
		case k.Level < questions.High:
		case k.Best.Level < questions.High:
			open = true
		case r.responded(k):
			have, all = have+1, all+1
		default:
			all, f.Rows = all+1, append(f.Rows, k.Event.Title)
		}
	}
	switch {
	case all > 0:
		f.State, f.InPlace, f.Meets = Answered, quotient(have*maxInPlace, all), shareMeeting(f.Question, have, all)
	case !open: // nothing stands at High, so nothing waits for a response
		f.State, f.InPlace, f.Meets = Answered, maxInPlace, questions.Every(len(f.Question.Cites), questions.MeetsWholly)
	}
}

// responded says whether the plan answers an event: an action on its path that has an owner and a
// date not yet past, or is done, or a risk that somebody accepted by name and day.
func (r *Result) responded(k *Risk) bool {
	for i := range r.Assessment.Plan {
		if item := &r.Assessment.Plan[i]; k.closedBy(item.Fix) && answers(item, r.Assessment.AsOf) {
			return true
		}
	}
	return false
}

// closedBy says whether a fix closes a weak safeguard on the event's path.
func (k *Risk) closedBy(fix string) bool {
	for i := range k.Vulnerabilities {
		if k.Vulnerabilities[i].Finding.Question.Fix == fix {
			return true
		}
	}
	return false
}

func answers(item *assessment.PlanItem, asOf assessment.Day) bool {
	switch item.State {
	case assessment.PlanOpen, assessment.PlanDoing:
		return item.Owner != "" && !item.Due.IsZero() && !asOf.After(item.Due)
	case assessment.PlanAccepted:
		a := item.Accepted
		return a != nil && a.By != "" && !a.On.IsZero() && (a.Until.IsZero() || !asOf.After(a.Until))
	}
	return true // done or verified
}
