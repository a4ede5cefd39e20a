package risk

import (
	"ephisra/assessment"
	"ephisra/questions"
)

// findings works out what every answer means, in bank order.
func findings(b *questions.Bank, a *assessment.Assessment) []Finding {
	seen := assessment.NewVisibility(b, a)
	list := make([]Finding, len(b.Questions))
	for i, q := range b.Questions {
		list[i] = finding(q, a, seen.Verdict(q))
	}
	return list
}

func finding(q *questions.Question, a *assessment.Assessment, v questions.Verdict) Finding {
	f := Finding{Question: q, Answer: a.Answers[q.ID], Verdict: v}
	switch {
	case v == questions.HiddenByFact:
		f.State = HiddenByFact
	case v == questions.HiddenByReply:
		f.State = HiddenByReply
	case q.Share != nil:
		f.fromInventory(a)
	case q.Per == questions.PerSite && f.Answer != nil && len(f.Answer.Sites) > 0:
		f.fromSites(a)
	default:
		f.State, f.InPlace = weigh(q, f.Answer, a.AsOf)
		if f.State == Answered && q.Standing == questions.Rule {
			f.Meets = meeting(q, f.Answer, a.AsOf)
		}
	}
	return f
}

// weigh returns the state of one answer and, where it is Answered, its in-place value.
func weigh(q *questions.Question, a *assessment.Answer, asOf assessment.Day) (State, int) {
	switch {
	case a == nil:
		return Unanswered, 0
	case len(a.Conflict) > 0 && a.Settled == nil:
		return InConflict, 0
	case a.Unknown:
		return DontKnow, 0
	case a.Carried != nil || a.Stale(q):
		return ToConfirm, 0
	case a.NA != "":
		return NotApplicable, 0
	case !a.Given():
		return Unanswered, 0
	case !q.Graded():
		return Answered, 0
	}
	return Answered, inPlace(q, a, asOf)
}

// fromInventory grades a share question by its inventory. An empty one is unanswered: a practice
// with no vendors says so with "does not apply".
func (f *Finding) fromInventory(a *assessment.Assessment) {
	if f.Answer != nil && f.Answer.NA != "" {
		f.State = NotApplicable
		return
	}
	if f.Question.Share.Of == questions.Risks {
		return // answerForRisks does it, once the levels are known
	}
	have, all, lacking := a.ShareRows(f.Question.Share)
	if all == 0 {
		return
	}
	f.State, f.InPlace, f.Rows = Answered, quotient(have*maxInPlace, all), lacking
	f.Meets = shareMeeting(f.Question, have, all)
}

// siteOrder puts the state that says least first: a practice knows no more than its least known site.
var siteOrder = [...]State{Unanswered, InConflict, DontKnow, ToConfirm, Answered, NotApplicable}

// fromSites takes the weakest site: that is where the event happens.
func (f *Finding) fromSites(a *assessment.Assessment) {
	var seen [len(siteOrder) + 2]bool
	worst := maxInPlace
	for _, site := range a.Sites {
		state, value := weigh(f.Question, f.Answer.Sites[site.ID], a.AsOf)
		seen[state] = true
		if state == Answered {
			worst = min(worst, value)
			f.joinSite(a, site.ID)
		}
	}
	f.State = firstSeen(seen[:])
	if f.State == Answered {
		f.InPlace = worst
	}
}

// joinSite takes in what one site's answer meets.
func (f *Finding) joinSite(a *assessment.Assessment, site string) {
	if f.Question.Standing == questions.Rule {
		f.Meets = weakest(f.Meets, meeting(f.Question, f.Answer.Sites[site], a.AsOf))
	}
}

func firstSeen(seen []bool) State {
	for _, s := range siteOrder {
		if seen[s] {
			return s
		}
	}
	return Unanswered
}

// quotient divides and rounds half up. n is 0 or more, by more than 0.
func quotient(n, by int) int { return (2*n + by) / (2 * by) }
