package report

import (
	"cmp"
	"fmt"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// answerText says in words what was answered, or why there is no answer that counts.
func (b *builder) answerText(f *risk.Finding) string {
	switch f.State {
	case risk.HiddenByFact:
		return "Not asked: ruled out by the facts of the practice"
	case risk.HiddenByReply:
		return "Not asked: an earlier answer rules it out, so it counts as not in place"
	case risk.DontKnow:
		return "Don't know"
	case risk.InConflict:
		return b.differText(f.Question, f.Answer)
	case risk.ToConfirm:
		return "To be confirmed: " + b.carriedText(f)
	case risk.NotApplicable:
		return "Does not apply: " + f.Answer.NA
	case risk.Unanswered:
		return "Not answered"
	}
	if f.Question.Share != nil {
		return fmt.Sprintf("Worked out from the %s: %d in 100", shareSources[f.Question.Share.Of], f.InPlace)
	}
	return b.givenText(f.Question, f.Answer)
}

// shareSources are what a share question is worked out from.
var shareSources = map[questions.Inventory]string{
	questions.Assets: "inventory of systems and devices", questions.Vendors: "list of vendors",
	questions.Risks: "levels of risk and the plan",
}

// givenText says what an answer's own form says.
func (b *builder) givenText(q *questions.Question, a *assessment.Answer) string {
	if len(a.Sites) > 0 {
		return b.sitesText(q, a)
	}
	return replyText(q, a)
}

// replyText is an answer in the question's words, a date as Americans write it.
func replyText(q *questions.Question, a *assessment.Answer) string {
	if !a.Date.IsZero() {
		return DayText(a.Date)
	}
	return a.Words(q)
}

func (b *builder) sitesText(q *questions.Question, a *assessment.Answer) string {
	var texts []string
	for _, s := range b.Assessment.Sites {
		if one := a.Sites[s.ID]; one != nil {
			texts = append(texts, joinFilled(": ", s.Name, b.siteText(q, one)))
		} else {
			texts = append(texts, joinFilled(": ", s.Name, "Not answered"))
		}
	}
	return strings.Join(texts, "; ")
}

// siteText is what was said of one site.
func (b *builder) siteText(q *questions.Question, a *assessment.Answer) string {
	switch {
	case a.InConflict():
		return b.differText(q, a)
	case a.Carried != nil:
		return "to be confirmed: " + replyText(q, &a.Carried.Answer)
	}
	return replyText(q, a)
}

// differText is what each of several people said, of the practice or site by site.
func (b *builder) differText(q *questions.Question, a *assessment.Answer) string {
	if len(a.Sites) > 0 {
		return b.sitesText(q, a)
	}
	var texts []string
	for i := range a.Conflict {
		v := &a.Conflict[i]
		texts = append(texts, fmt.Sprintf("%s says: %s", cmp.Or(b.who(v.By), "Somebody"), replyText(q, &v.Answer)))
	}
	return "Answers differ, not settled: " + strings.Join(texts, "; ")
}

// carriedText is what was said last time, or to what the question was before; of a site too.
func (b *builder) carriedText(f *risk.Finding) string {
	if c := f.Answer.Carried; c != nil {
		return fmt.Sprintf("%s (from %s)", b.givenText(f.Question, &c.Answer), DayText(c.From))
	}
	if len(f.Answer.Sites) > 0 {
		return b.givenText(f.Question, f.Answer)
	}
	return replyText(f.Question, f.Answer) + " (the question has changed since)"
}
