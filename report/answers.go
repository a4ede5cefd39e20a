package report

import (
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
)

// answers lists every question in the order asked, with everything that was said to it.
func (b *builder) answers() []Block {
	t := Table{Columns: []Column{{"Question", 38, false}, {"Answer", 36, false}, {"In place", 8, true},
		{"Who, basis, day", 18, false}}}
	section := ""
	for i := range b.Findings {
		f := &b.Findings[i]
		if f.Question.Section != section {
			section = f.Question.Section
			t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{head(b.Bank.Section(section).Title)}})
		}
		t.Rows = append(t.Rows, b.answerRow(f))
		if said := b.besideAnswer(f.Answer); said != "" {
			t.Rows = append(t.Rows, Row{Kind: Detail, Cells: text(said, "", "", "")})
		}
	}
	return []Block{t}
}

func (b *builder) answerRow(f *risk.Finding) Row {
	place := "–"
	if f.Question.Graded() && f.State.Counts() {
		place = number(f.InPlace)
	}
	return Row{Cells: []Cell{{Text: joinFilled(" ", f.Question.Ask, "["+f.Question.ID+"]")}, {Text: b.answerText(f)},
		{Text: place}, {Text: b.saidText(f.Answer)}}}
}

func (b *builder) saidText(a *assessment.Answer) string {
	if a == nil {
		return ""
	}
	return joinFilled(", ", b.name(a.SaidBy), a.Basis.String(), momentDay(a.At))
}

// besideAnswer is everything recorded beside an answer: nothing a person typed is left out.
func (b *builder) besideAnswer(a *assessment.Answer) string {
	if a == nil {
		return ""
	}
	var evidence []string
	for _, e := range a.Evidence {
		evidence = append(evidence, joinFilled(", ", e.What, e.Where, e.Dated.String(), labelText("SHA-256", e.SHA256)))
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
		notes = append(notes, labelText("From "+c.From.String(), b.onOneLine(&c.Answer)))
	}
	for i := range a.Conflict {
		notes = append(notes, labelText(b.name(a.Conflict[i].By), b.onOneLine(&a.Conflict[i].Answer)))
	}
	return joinFilled("\n", notes...)
}

func (b *builder) onOneLine(a *assessment.Answer) string {
	return strings.ReplaceAll(b.besideAnswer(a), "\n", "; ")
}

// siteNotes is what was recorded beside each site's own answer.
func (b *builder) siteNotes(a *assessment.Answer) string {
	var notes []string
	for _, s := range b.Assessment.Sites {
		if one := a.Sites[s.ID]; one != nil {
			notes = append(notes, labelText(s.Name, b.onOneLine(one)))
		}
	}
	return joinFilled("\n", notes...)
}
