package risk

import (
	"ephisra/assessment"
	"ephisra/questions"
)

// answerForRisks works out the share questions over risks: of the events that stand at High or
// above, how many have a response. Where each stands there only because answers are open, nothing is
// known: the question is unanswered, or not known where somebody said so of one of those answers.
func (r *Result) answerForRisks() {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Question.Share == nil || f.Question.Share.Of != questions.Risks || f.State != Unanswered ||
			!f.Verdict.Applies() {
			continue
		}
		r.answerForRisk(f)
	}
}

func (r *Result) answerForRisk(f *Finding) {
	have, all, open := 0, 0, NotApplicable
	for i := range r.Risks {
		event := &r.Risks[i]
		switch {
		case event.Level < questions.High:
		case event.Best.Level < questions.High:
			open = min(open, event.openState())
		case r.isAnswered(event):
			have, all = have+1, all+1
		default:
			all, f.Rows = all+1, append(f.Rows, event.Event.Title)
		}
	}
	switch {
	case all > 0:
		f.State, f.InPlace, f.Meets = Answered, quotient(have*maxInPlace, all), responseMeeting(f.Question, have == all)
	case open != NotApplicable:
		f.State = open
	default: // nothing stands at High, so nothing waits for a response
		f.State, f.InPlace, f.Meets = Answered, maxInPlace, responseMeeting(f.Question, true)
	}
}

// responseMeeting: one High risk that nobody answers is enough for risk management not to be there, so
// some do not meet it in part.
func responseMeeting(q *questions.Question, all bool) questions.Meeting {
	if all {
		return questions.Every(len(q.Cites), questions.MeetsWholly)
	}
	return questions.Every(len(q.Cites), questions.MeetsNot)
}

// openState is Unanswered, or DontKnow where somebody said so of an open answer on the event's path.
func (event *Risk) openState() State {
	p := event.path
	for one := range p.guards() {
		if s := p.result.Findings[one.question].State; s == DontKnow || s == InConflict {
			return DontKnow
		}
	}
	return Unanswered
}

// isAnswered reports whether the plan answers an event: an action on its path that has an owner and a
// date not yet past, or is done, or a risk that somebody accepted by name and day.
func (r *Result) isAnswered(event *Risk) bool {
	for i := range r.Assessment.Plan {
		if item := &r.Assessment.Plan[i]; event.closedBy(item.Fix) && answers(item, r.Assessment.AsOf) {
			return true
		}
	}
	return false
}

// closedBy reports whether a fix closes a weak safeguard on the event's path.
func (event *Risk) closedBy(fix string) bool {
	p := event.path
	for one := range p.guards() {
		if f := &p.result.Findings[one.question]; f.Question.Fix == fix && f.Weak() {
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
		return a != nil && a.By != "" && !a.On.IsZero() && !a.IsLapsed(asOf)
	}
	return true // done or verified
}
