package risk

import (
	"ephisra/assessment"
	"ephisra/questions"
)

// find works out what every answer means, in bank order: a finding's place is that of the question in the bank.
func (r *Result) find(seen *assessment.Visibility) {
	a := r.Assessment
	for i, q := range r.Bank.Questions {
		f := &r.Findings[i]
		f.Question, f.Answer = q, a.Answers[q.ID]
		f.Verdict = seen.Verdict(q)
		f.State = a.StateOf(q, f.Answer, f.Verdict)
		f.judge(a)
	}
}

// judge says how far the answer puts the safeguard in place and what it meets.
func (f *Finding) judge(a *assessment.Assessment) {
	q := f.Question
	switch {
	case q.Share != nil:
		f.fromInventory(a)
	case f.State != Answered:
	case q.Per == questions.PerSite && len(f.Answer.Sites) > 0:
		f.fromSites(a)
	default:
		f.grade(f.Answer, a.AsOf)
	}
}

// grade says how far an answer puts the safeguard in place and what it meets.
func (f *Finding) grade(answer *assessment.Answer, asOf assessment.Day) {
	if f.Question.Graded() {
		f.InPlace = inPlace(f.Question, answer, asOf)
	}
	if f.Question.Standing == questions.Rule {
		f.Meets = meeting(f.Question, answer, asOf)
	}
}

// fromInventory grades a share question by its inventory. An empty one is unanswered: a practice
// with no vendors says so with "does not apply". Where no row of a list is meant, as where no vendor on it
// handles patient data, there is nothing to protect.
func (f *Finding) fromInventory(a *assessment.Assessment) {
	if f.State != Unanswered || f.Question.Share.Of == questions.Risks {
		return // answerForRisks does it, once the levels are known
	}
	if !a.IsListed(f.Question.Share) {
		return
	}
	have, all, lacking := a.ShareRows(f.Question.Share)
	if all == 0 {
		f.State = NotApplicable
		return
	}
	f.State, f.InPlace, f.Rows = Answered, quotient(have*maxInPlace, all), lacking
	f.Meets = shareMeeting(f.Question, have, all)
}

// fromSites takes the weakest site: that is where the event happens. Sites where it does not apply are
// left out.
func (f *Finding) fromSites(a *assessment.Assessment) {
	f.InPlace = maxInPlace
	for _, site := range a.Sites {
		answer := f.Answer.Sites[site.ID]
		if answer.State(f.Question) != Answered {
			continue
		}
		one := Finding{Question: f.Question}
		one.grade(answer, a.AsOf)
		f.InPlace = min(f.InPlace, one.InPlace)
		if one.Meets != nil {
			f.Meets = weakest(f.Meets, one.Meets)
		}
	}
}

// quotient divides and rounds half up. n is 0 or more, by more than 0.
func quotient(n, by int) int { return (2*n + by) / (2 * by) }
