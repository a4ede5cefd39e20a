package report

import (
	"cmp"
	"fmt"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
)

// answers lists every question that somebody said something to, in the order asked, with all that was said, and under
// it the weak spot it leaves. What was not asked and what is open is named by number.
func (b *builder) answers() []Block {
	t := Table{Dense: true, Empty: "Nothing is answered yet.", Columns: []Column{
		{"number", "", TextKind, 6},
		{"question", "Question, and under it the answer, who gave it, its basis, and its day where that is not the " +
			"assessment's", TextKind, 85},
		{"in_place", "In place", NumberKind, 9},
	}}
	section := ""
	for i := range b.Findings {
		f := &b.Findings[i]
		if f.Answer == nil && f.State != risk.Answered {
			continue
		}
		if f.Question.Section != section {
			section = f.Question.Section
			t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{head(b.Bank.Section(section).Title)}})
		}
		answer := joinFilled(" ", b.answerText(f), parens(b.saidText(f.Answer)))
		said := joinFilled("\n", joinFilled(" ", endText(answer), b.weakLine(f)), b.besideAnswer(f.Answer))
		t.Rows = append(t.Rows, b.answerRow(f), Row{Kind: Detail, Cells: text(said, "", "")})
	}
	return append([]Block{t}, b.unanswered()...)
}

// unanswered names by number what nobody said anything to, and why: with what it stands for where it counts as not in
// place.
func (b *builder) unanswered() []Block {
	var byFact, open []string
	list := List{}
	for i := range b.Findings {
		f := &b.Findings[i]
		switch {
		case f.Answer != nil || f.State == risk.Answered:
		case f.State == risk.HiddenByFact:
			byFact = append(byFact, b.asked(f.Question))
		case f.State == risk.HiddenByReply:
			list.Items = append(list.Items, fmt.Sprintf("%s %s. %s", b.asked(f.Question), b.answerText(f), b.weakLine(f)))
		default:
			open = append(open, joinFilled(" ", b.asked(f.Question), parens(b.weakSpot(f))))
		}
	}
	if len(open) > 0 {
		list.Items = append(
			list.Items,
			"Not answered, and listed under "+b.chapter("open-items")+": "+strings.Join(open, ", ")+".",
		)
	}
	if len(byFact) > 0 {
		list.Items = append(list.Items,
			"Not asked, as the facts of the practice rule it out: "+strings.Join(byFact, ", ")+".")
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []Block{Heading{"unanswered", "Questions without an answer"}, list}
}

// weakLine is the weak spot a question leaves, with its number.
func (b *builder) weakLine(f *risk.Finding) string {
	if b.weakNumber(f) == "" {
		return ""
	}
	return b.weakNumber(f) + ": " + weakSentence(f, len(f.Rows))
}

// parens sets a text in parentheses; no text stays none.
func parens(text string) string {
	if text == "" {
		return ""
	}
	return "(" + text + ")"
}

func (b *builder) answerRow(f *risk.Finding) Row {
	place := Cell{Text: "–"}
	if f.Question.Graded() && f.State.Counts() {
		place = numberCell(f.InPlace)
	}
	return Row{
		ID:    "question-" + f.Question.ID,
		Cells: []Cell{{Text: b.questionNumbers[f.Question.ID]}, head(f.Question.Ask), place},
	}
}

// given are an answer, or those of its sites in their order, where it was given by site.
func (b *builder) given(a *assessment.Answer) []*assessment.Answer {
	var list []*assessment.Answer
	for _, one := range b.Assessment.OfSites(a) {
		list = append(list, one)
	}
	if len(list) == 0 {
		return []*assessment.Answer{a}
	}
	return list
}

// saidText is who gave an answer, on what it rests, and its day where that is not the assessment's; of an answer by
// site nothing, for each has its own.
func (b *builder) saidText(a *assessment.Answer) string {
	if a == nil || len(a.Sites) > 0 {
		return ""
	}
	day := momentDay(a.At)
	if assessment.DayOf(a.At) == b.Assessment.AsOf {
		day = ""
	}
	return joinFilled(", ", b.name(a.SaidBy), a.Basis.String(), day)
}

// besideAnswer is everything recorded beside an answer: nothing a person typed is left out.
func (b *builder) besideAnswer(a *assessment.Answer) string {
	if a == nil {
		return ""
	}
	var evidence []string
	for _, e := range a.Evidence {
		evidence = append(evidence, joinFilled(", ", e.What, e.Where, DayText(e.Dated), labelText("SHA-256", e.SHA256)))
	}
	settled := ""
	if a.Settled != nil {
		settled = joinFilled(": ", b.who(a.Settled.By), a.Settled.Why)
	}
	return joinFilled("\n", labelText("Note", a.Note), labelText("Evidence", strings.Join(evidence, "; ")),
		labelText("Ask later", b.who(a.Later)),
		b.voices(a), labelText("Settled by", settled), b.siteNotes(a))
}

// voices is what was recorded beside the answers inside an answer: last year's, and each that differs.
func (b *builder) voices(a *assessment.Answer) string {
	var notes []string
	if c := a.Carried; c != nil {
		notes = append(notes, labelText("From "+DayText(c.From), b.onOneLine(&c.Answer)))
	}
	for i := range a.Conflict {
		notes = append(notes, labelText(cmp.Or(b.name(a.Conflict[i].By), "Somebody"), b.onOneLine(&a.Conflict[i].Answer)))
	}
	return joinFilled("\n", notes...)
}

func (b *builder) onOneLine(a *assessment.Answer) string {
	return strings.ReplaceAll(b.besideAnswer(a), "\n", "; ")
}

// siteNotes is what was recorded beside each site's own answer: who gave it and on what it rests too.
func (b *builder) siteNotes(a *assessment.Answer) string {
	var notes []string
	for s, one := range b.Assessment.OfSites(a) {
		notes = append(notes, labelText(siteName(s), joinFilled("; ", b.saidText(one), b.onOneLine(one))))
	}
	return joinFilled("\n", notes...)
}
