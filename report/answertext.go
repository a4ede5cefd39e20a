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
	switch {
	case f.State == risk.HiddenByFact:
		return "Not asked: ruled out by the facts of the practice"
	case f.State == risk.HiddenByReply:
		return "Not asked: an earlier answer rules it out, so it counts as not in place"
	case f.Answer != nil && len(f.Answer.Sites) > 0: // each may stand otherwise than all of them together
		return b.sitesText(f.Question, f.Answer, b.siteText)
	}
	switch f.State {
	case risk.DontKnow:
		return "Don't know"
	case risk.InConflict:
		return b.differText(f.Question, f.Answer)
	case risk.ToConfirm:
		return "To be confirmed: " + b.carriedText(f.Question, f.Answer)
	case risk.NotApplicable:
		return "Does not apply: " + f.Answer.NA
	case risk.Unanswered:
		return "Not answered"
	}
	if f.Question.Share != nil {
		return fmt.Sprintf("Worked out from the %s: %d in 100", shareSources[f.Question.Share.Of], f.InPlace)
	}
	return replyText(f.Question, f.Answer)
}

// shareSources are what a share question is worked out from.
var shareSources = map[questions.Inventory]string{
	questions.Assets: "inventory of systems and devices", questions.Vendors: "list of vendors",
	questions.Risks: "levels of risk and the plan",
}

// replyText is an answer in the question's words, a date as Americans write it.
func replyText(q *questions.Question, a *assessment.Answer) string {
	if !a.Date.IsZero() {
		return DayText(a.Date)
	}
	return a.Words(q)
}

// sitesText says site by site what an answer says of it.
func (b *builder) sitesText(q *questions.Question, a *assessment.Answer,
	text func(*questions.Question, *assessment.Answer) string) string {
	var texts []string
	for _, s := range b.Assessment.Sites {
		if one := a.Sites[s.ID]; one != nil {
			texts = append(texts, joinFilled(": ", siteName(s), text(q, one)))
		} else {
			texts = append(texts, joinFilled(": ", siteName(s), "Not answered"))
		}
	}
	return strings.Join(texts, "; ")
}

// siteText is what was said of one site.
func (b *builder) siteText(q *questions.Question, a *assessment.Answer) string {
	switch a.State(q) {
	case risk.InConflict:
		return b.differText(q, a)
	case risk.ToConfirm:
		return "To be confirmed: " + b.carriedText(q, a)
	}
	return replyText(q, a)
}

// differText is what each of several people said.
func (b *builder) differText(q *questions.Question, a *assessment.Answer) string {
	var texts []string
	for i := range a.Conflict {
		v := &a.Conflict[i]
		texts = append(texts, fmt.Sprintf("%s says: %s", cmp.Or(b.who(v.By), "Somebody"), replyText(q, &v.Answer)))
	}
	return "Answers differ, not settled: " + strings.Join(texts, "; ")
}

// carriedText is what was said last time, or to what the question was before; of a site too.
func (b *builder) carriedText(q *questions.Question, a *assessment.Answer) string {
	c := a.Carried
	if c == nil {
		return replyText(q, a) + " (the question has changed since)"
	}
	before := replyText(q, &c.Answer)
	if len(c.Answer.Sites) > 0 {
		before = b.sitesText(q, &c.Answer, replyText)
	}
	return fmt.Sprintf("%s (from %s)", before, DayText(c.From))
}
