package interview

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/questions"
)

// What stands beside a question, in words that every face shows.

// Cited lists what a question rests on, a line each: a paragraph of the Rule with what it is there, or that it is no
// part of the Rule in force.
func (d *Desk) Cited(q *questions.Question) []string {
	word := standingWords[q.Standing]
	lines := slices.Clone(d.Bank.Citations(q))
	if len(lines) == 0 {
		lines = []string{""}
	}
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i] + "  " + word)
	}
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

// about is the line with what the question rests on and whom to ask.
func (d *Desk) about(q *questions.Question) string {
	parts := []string{strings.Join(d.Bank.Citations(q), ", "), standingWords[q.Standing]}
	if len(q.Whom) > 0 {
		parts = append(parts, "ask: "+strings.Join(d.roles(q.Whom), ", "))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "  ")
}

// standingWords name what is not the Rule in force.
var standingWords = map[questions.Standing]string{
	questions.GoodPractice: "good practice", questions.Proposed: "proposed rule, not in force",
}

func (d *Desk) roles(ids []string) []string {
	titles := make([]string, len(ids))
	for i, id := range ids {
		if titles[i] = id; d.Bank.Role(id) != nil {
			titles[i] = d.Bank.Role(id).Title
		}
	}
	return titles
}

// Labelled is a line on record beside a question, with what it is.
type Labelled struct{ Label, Text string }

// Recorded lists what is on record for a question besides the entries that are marked.
func (d *Desk) Recorded(q *questions.Question) []Labelled {
	a := d.Session.Answer(q.ID)
	if a == nil {
		return nil
	}
	list := []Labelled{
		{"Recorded", valueText(q, a)}, {"Does not apply because", a.NA},
		{"Come back later, ask", d.nameOf(a.Later)}, {"Note", a.Note}, {"Rests on", a.Basis.String()},
		{"Evidence", evidenceText(a)}, {"Decision", decisionText(a)},
	}
	return slices.DeleteFunc(list, func(l Labelled) bool { return l.Text == "" })
}

// SaidBefore lists what was said before, or by others: last year's answer with its note and evidence, and what
// several people or sites said.
func (d *Desk) SaidBefore(q *questions.Question) []Labelled {
	var list []Labelled
	if len(d.listsToConfirm(q)) > 0 {
		list = append(list, Labelled{"The list", "came along from last time; put it right, then c confirms it"})
	}
	a := d.Session.Answer(q.ID)
	if a == nil {
		return list
	}
	list = append(list, Labelled{"Last year", d.carriedText(q, a)}, Labelled{"Last year's note", lastYears(a).Note},
		Labelled{"Last year's evidence", evidenceText(lastYears(a))})
	return slices.DeleteFunc(append(list, d.voices(q, a)...), func(l Labelled) bool { return l.Text == "" })
}

// voices are what several people or sites said.
func (d *Desk) voices(q *questions.Question, a *assessment.Answer) []Labelled {
	list := d.saidBy(q, a, "")
	for _, site := range d.Session.Assessment().Sites {
		one := a.Sites[site.ID]
		switch {
		case one == nil:
		case one.InConflict():
			list = append(list, d.saidBy(q, one, "Site "+site.ID+", ")...)
		case one.Carried != nil:
			list = append(list, Labelled{"Site " + site.ID + ", last year", withNote(q, &one.Carried.Answer)})
		default:
			list = append(list, Labelled{"Site " + site.ID, withNote(q, one)})
		}
	}
	return list
}

// saidBy lists who said what where people differ.
func (d *Desk) saidBy(q *questions.Question, a *assessment.Answer, lead string) []Labelled {
	var list []Labelled
	for _, v := range a.Conflict {
		who := cmp.Or(d.Session.Assessment().NameOf(v.By), "somebody")
		list = append(list, Labelled{lead + who + " says", withNote(q, &v.Answer)})
	}
	return list
}

// withNote is an answer of one among several, with the note that stands beside it.
func withNote(q *questions.Question, a *assessment.Answer) string {
	if a.Note == "" {
		return a.Words(q)
	}
	return a.Words(q) + "; note: " + a.Note
}

// valueText is an answer that no entry is marked for.
func valueText(q *questions.Question, a *assessment.Answer) string {
	if !a.Date.IsZero() || a.Number != nil || a.Text != "" {
		return a.Words(q)
	}
	return ""
}

// carriedText says last year's answer, or that of each site.
func (d *Desk) carriedText(q *questions.Question, a *assessment.Answer) string {
	if a.Carried == nil {
		return ""
	}
	before := &a.Carried.Answer
	texts := []string{before.Words(q)}
	if len(before.Sites) > 0 {
		texts = nil
	}
	for _, site := range d.Session.Assessment().Sites {
		if one := before.Sites[site.ID]; one != nil {
			texts = append(texts, site.ID+": "+one.Words(q))
		}
	}
	return fmt.Sprintf("%s (%s), still so? c confirms", strings.Join(texts, "; "), a.Carried.From)
}

// lastYears is the answer carried over, or an empty one.
func lastYears(a *assessment.Answer) *assessment.Answer {
	if a.Carried == nil {
		return &assessment.Answer{}
	}
	return &a.Carried.Answer
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
