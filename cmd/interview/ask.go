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
	p.say("\nQuestion %d of %d [%s]. %s, %d of %d.", place.Number, place.Of, q.ID, place.Section, place.InSection,
		place.SectionOf)
	p.say("%s", q.Ask)
	p.printListing(q)
	if about := p.about(q); about != "" {
		p.say("%s", about)
	}
	if q.Help != "" {
		p.say("%s", q.Help)
	}
	p.options(q)
	p.printRecorded(q)
}

// printListing prints the list that a question is about.
func (p *Plain) printListing(q *questions.Question) {
	if list := p.ListHere(q); list != nil {
		p.printList(list)
		return
	}
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

func (p *Plain) options(q *questions.Question) {
	a := p.Session.Answer(q.ID)
	for _, e := range Entries(q) {
		mark := ""
		if e.Holds(a) {
			mark = " (recorded)"
		}
		p.say("  %s. %s%s", e.Label, e.Text, mark)
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
	questions.Many: "Type all that are true, such as 1 3 or 1-3, all or none.",
	questions.Date: "Type a date, such as 3/31/2026 or March 2026, or a number above.",
	questions.Text: "Type = and your answer.",
}

func howToAnswer(q *questions.Question) string {
	if q.Type == questions.Number {
		return sentence(numberHint(q)) + ", or a letter above."
	}
	return howTo[q.Type]
}

// printRecorded prints what is on record besides the chosen options.
func (p *Plain) printRecorded(q *questions.Question) {
	a := p.Session.Answer(q.ID)
	if a == nil {
		return
	}
	for _, line := range []struct{ label, text string }{
		{"Recorded", valueText(q, a)}, {"Does not apply because", a.NA}, {"Last year", carriedText(q, a)},
		{"Come back later, ask", a.Later}, {"Note", a.Note}, {"Rests on", a.Basis.String()}, {"Evidence", evidenceText(a)},
		{"Decision", decisionText(a)},
	} {
		if line.text != "" {
			p.say("%s: %s", line.label, line.text)
		}
	}
	p.voices(q, a)
}

// voices prints what several people or sites said.
func (p *Plain) voices(q *questions.Question, a *assessment.Answer) {
	for _, v := range a.Conflict {
		p.say("%s says: %s", v.By, v.Answer.Words(q))
	}
	if a.InConflict() {
		p.say("The answers differ. Type settle and the one that holds.")
	}
	for _, site := range p.Session.Assessment().Sites {
		if one := a.Sites[site.ID]; one != nil {
			p.say("Site %s: %s", site.ID, one.Words(q))
		}
	}
}

// valueText is an answer that no entry is marked for.
func valueText(q *questions.Question, a *assessment.Answer) string {
	if !a.Date.IsZero() || a.Number != nil || a.Text != "" || a.Chosen && len(a.Choices) == 0 {
		return a.Words(q)
	}
	return ""
}

func carriedText(q *questions.Question, a *assessment.Answer) string {
	if a.Carried == nil {
		return ""
	}
	return fmt.Sprintf("%s (%s), still so? Type c to confirm", a.Carried.Answer.Words(q), a.Carried.From)
}

// evidenceText lists the pieces of evidence, numbered as -e takes them where there are several.
func evidenceText(a *assessment.Answer) string {
	var texts []string
	for i, e := range a.Evidence {
		text := strings.Join(strings.Fields(e.What+" "+e.Where+" "+e.Dated.String()), " ")
		if len(a.Evidence) > 1 {
			text = fmt.Sprintf("%d. %s", i+1, text)
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, "; ")
}

func decisionText(a *assessment.Answer) string {
	if a.Decision == nil {
		return ""
	}
	return "recorded; instead: " + a.Decision.Instead
}
