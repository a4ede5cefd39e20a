package interview

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// ask prints a question with what is on record for it.
func (p *Plain) ask(q *questions.Question) {
	place := p.Session.Place()
	p.say("\nQuestion %d of %d. %s, %d of %d.", place.Number, place.Of, place.Section, place.InSection, place.SectionOf)
	p.say("%s", q.Ask)
	p.printListing(q)
	if about := p.about(q); about != "" {
		p.say("%s", about)
	}
	if q.Help != "" {
		p.say("%s", q.Help)
	}
	p.options(q)
	p.recorded(q)
}

// printListing prints the list that a question is about.
func (p *Plain) printListing(q *questions.Question) {
	if q.Lists != questions.OpenAddressable {
		return
	}
	open := risk.Assess(p.Bank, p.Session.Assessment()).OpenAddressable()
	if len(open) == 0 {
		p.say("By the answers so far every addressable safeguard asked about is in place, or has its decision.")
		return
	}
	p.say("Addressable, not in place by the answers so far, and without a decision (%d):", len(open))
	for _, f := range open {
		p.say("  g %s  %s (%s)", f.Question.ID, f.Question.Ask, strings.Join(f.Question.Cites, ", "))
	}
}

// about is the line with what the question rests on and whom to ask.
func (p *Plain) about(q *questions.Question) string {
	parts := []string{strings.Join(p.Bank.Citations(q), ", "), standingWords[q.Standing]}
	if len(q.Whom) > 0 {
		parts = append(parts, "ask: "+strings.Join(p.roles(q.Whom), ", "))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "  ")
}

// standingWords name what is not the Rule in force.
var standingWords = map[questions.Standing]string{
	questions.GoodPractice: "good practice", questions.Proposed: "proposed rule, not in force",
}

func (p *Plain) roles(ids []string) []string {
	titles := make([]string, len(ids))
	for i, id := range ids {
		if titles[i] = id; p.Bank.Role(id) != nil {
			titles[i] = p.Bank.Role(id).Title
		}
	}
	return titles
}

// entries are what can be chosen for a question: its options, then "does not apply" where the bank
// offers it, then "don't know".
func entries(q *questions.Question) []entry {
	var list []entry
	for _, o := range q.Options {
		list = append(list, entry{text: o.Text, option: o.ID})
	}
	if q.NA != "" {
		list = append(list, entry{text: "Does not apply: " + q.NA + " (asks why)", na: true})
	}
	return append(list, entry{text: "I don't know", unknown: true})
}

type entry struct {
	text, option string
	na, unknown  bool
}

// holds says whether an answer is this entry.
func (e entry) holds(a *assessment.Answer) bool {
	switch {
	case a == nil:
		return false
	case e.na:
		return a.NA != ""
	case e.unknown:
		return a.Unknown
	}
	return slices.Contains(a.Options(), e.option)
}

func (p *Plain) options(q *questions.Question) {
	a := p.Session.Answer(q.ID)
	for i, e := range entries(q) {
		mark := ""
		if e.holds(a) {
			mark = " (recorded)"
		}
		p.say("  %d. %s%s", i+1, e.text, mark)
	}
	if how := howToAnswer(q); how != "" {
		p.say("%s", how)
	}
	if sites := p.Session.Assessment().Sites; q.Per == questions.PerSite && len(sites) > 1 {
		p.say("A number answers for every site; @ %s 2 answers for one site alone.", sites[0].ID)
	}
}

// howTo says how to answer a question that takes more than one number.
var howTo = map[questions.Type]string{
	questions.Many: "Type all that are true, such as 1 3, or none.",
	questions.Date: "Type a date, such as 3/31/2026 or March 2026, or a number above.",
	questions.Text: "Type = and your answer.",
}

func howToAnswer(q *questions.Question) string {
	if q.Type == questions.Number {
		return numberHint(q) + " Or type a number above."
	}
	return howTo[q.Type]
}

// numberHint tells the number that is the answer from the one of an option.
func numberHint(q *questions.Question) string {
	return strings.TrimSpace("Type = and how many "+q.Unit) + ", such as = 14."
}

// recorded prints what is on record besides the chosen options.
func (p *Plain) recorded(q *questions.Question) {
	a := p.Session.Answer(q.ID)
	if a == nil {
		return
	}
	for _, line := range []struct{ label, text string }{
		{"Recorded", valueText(q, a)}, {"Does not apply because", a.NA}, {"Last year", carriedText(q, a)},
		{"Come back later, ask", a.Later}, {"Note", a.Note}, {"Evidence", evidenceText(a)}, {"Decision", decisionText(a)},
	} {
		if line.text != "" {
			p.say("%s: %s", line.label, line.text)
		}
	}
	for _, v := range a.Conflict {
		p.say("%s says: %s", v.By, replyText(q, &v.Answer.Reply))
	}
	for _, site := range p.Session.Assessment().Sites {
		if one := a.Sites[site.ID]; one != nil {
			p.say("Site %s: %s", site.ID, replyText(q, &one.Reply))
		}
	}
}

func valueText(q *questions.Question, a *assessment.Answer) string {
	switch {
	case !a.Date.IsZero():
		return a.Date.String()
	case a.Number != nil:
		return numberText(q, *a.Number)
	case a.Chosen && len(a.Choices) == 0:
		return "none of them"
	}
	return a.Text
}

func carriedText(q *questions.Question, a *assessment.Answer) string {
	if a.Carried == nil {
		return ""
	}
	return fmt.Sprintf("%s (%s), still so? Type c to confirm", replyText(q, &a.Carried.Answer.Reply), a.Carried.From)
}

// numberText is a number with its unit: "30 hours".
func numberText(q *questions.Question, n int) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", n, q.Unit))
}

func evidenceText(a *assessment.Answer) string {
	var texts []string
	for _, e := range a.Evidence {
		texts = append(texts, strings.TrimSpace(e.What+" "+e.Where+" "+e.Dated.String()))
	}
	return strings.Join(texts, "; ")
}

func decisionText(a *assessment.Answer) string {
	if a.Decision == nil {
		return ""
	}
	return "recorded; instead: " + a.Decision.Instead
}

// replyText says a reply in the question's own words.
func replyText(q *questions.Question, r *assessment.Reply) string {
	switch {
	case r.Unknown:
		return "don't know"
	case r.NA != "":
		return "does not apply: " + r.NA
	case !r.Date.IsZero():
		return r.Date.String()
	case r.Number != nil:
		return numberText(q, *r.Number)
	case r.Text != "":
		return r.Text
	case r.Chosen && len(r.Choices) == 0:
		return "none of them"
	}
	var texts []string
	for _, id := range r.Options() {
		if o := q.Option(id); o != nil {
			id = o.Text
		}
		texts = append(texts, id)
	}
	return strings.Join(texts, "; ")
}
