package interview

import (
	"strings"

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

const nothingOwed = "By the answers so far every addressable safeguard asked about is in place, or has its decision."

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
		p.say("%s", nothingOwed)
		return
	}
	p.say("Addressable, not in place by the answers so far, and without a decision (%d):", len(open))
	for _, f := range open {
		p.say("  g %s  %s (%s)", f.Question.ID, f.Question.Ask, strings.Join(f.Question.Cites, ", "))
	}
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
	for _, line := range append(p.SaidBefore(q), p.Recorded(q)...) {
		p.say("%s: %s", line.Label, line.Text)
	}
	if p.Session.Answer(q.ID).Differing("") != nil {
		p.say("The answers differ. Type settle and the one that holds.")
	}
}
