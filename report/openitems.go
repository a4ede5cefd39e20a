package report

import (
	"fmt"
	"strings"

	"ephisra/assessment/risk"
)

// openKinds lists what can be open about an answer, the most pressing first.
var openKinds = []struct {
	title string
	holds func(*risk.Finding) bool
}{
	{"Answers that differ, to be settled", func(f *risk.Finding) bool { return f.State == risk.InConflict }},
	{"To be confirmed from an earlier assessment", func(f *risk.Finding) bool { return f.State == risk.ToConfirm }},
	{"Not known", func(f *risk.Finding) bool { return f.State == risk.DontKnow }},
	{"To be asked later", func(f *risk.Finding) bool {
		return f.Answer != nil && f.Answer.Later != "" &&
			f.Verdict.Applies()
	}},
	{"Not answered", func(f *risk.Finding) bool { return f.State == risk.Unanswered }},
}

// openItems lists what still has to be found out, and whom to ask.
func (b *builder) openItems() []Block {
	t := Table{Empty: "Nothing is open: every question asked of this practice has an answer that counts.",
		Columns: []Column{{"Question", 58, false}, {"Ask", 22, false}, {"Note", 20, false}}}
	for _, kind := range openKinds {
		b.openRows(&t, kind.title, kind.holds)
	}
	b.listRows(&t)
	blocks := []Block{Block(t)}
	if list := b.Contradictions(); len(list) > 0 {
		both := List{}
		for _, c := range list {
			both.Items = append(both.Items,
				fmt.Sprintf("%s [%s] %s And: %s [%s] %s", c.One.Question.Ask, c.One.Question.ID, b.answerText(c.One)+".",
					c.Other.Question.Ask, c.Other.Question.ID, b.answerText(c.Other)+". "+strings.ToUpper(c.Why[:1])+c.Why[1:]+"."))
		}
		blocks = append(blocks, Heading{"contradictions", "Answers that cannot both be true"}, both)
	}
	for _, d := range b.Assessment.Drafts {
		blocks = append(blocks, Paragraph{Note,
			fmt.Sprintf("Unfinished on %s: %s", d.Question, strings.Join(append(d.Typed, d.Note), "; "))})
	}
	return blocks
}

func (b *builder) openRows(t *Table, title string, holds func(*risk.Finding) bool) {
	var rows []Row
	for i := range b.Findings {
		if f := &b.Findings[i]; f.Question.Share == nil && holds(f) {
			rows = append(rows, Row{Cells: []Cell{{Text: fmt.Sprintf("%s [%s]", f.Question.Ask, f.Question.ID)},
				{Text: b.askWhom(f)}, {Text: noteOf(f)}}})
		}
	}
	t.group(title, rows)
}

// group adds rows under a heading that counts them; none at all needs no heading.
func (t *Table) group(title string, rows []Row) {
	if len(rows) > 0 {
		t.Rows = append(append(t.Rows, Row{Kind: Group, Cells: []Cell{head(fmt.Sprintf("%s: %d", title, len(rows)))}}),
			rows...)
	}
}

// listRows names the lists that nobody filled in yet: what is worked out from them is not assessed.
func (b *builder) listRows(t *Table) {
	var rows []Row
	for _, f := range b.EmptyLists() {
		rows = append(rows, Row{Cells: []Cell{{Text: f.Question.Share.Of.ToDo()}, {Text: b.askWhom(f)},
			{Text: fmt.Sprintf("%s [%s] is worked out from it.", f.Question.Ask, f.Question.ID)}}})
	}
	t.group("Lists to fill in", rows)
}

func (b *builder) askWhom(f *risk.Finding) string {
	if f.Answer != nil && f.Answer.Later != "" {
		return b.who(f.Answer.Later)
	}
	var titles []string
	for _, w := range f.Question.Whom {
		titles = append(titles, b.who(w))
	}
	return joinList(titles)
}

func noteOf(f *risk.Finding) string {
	if f.Answer == nil {
		return ""
	}
	return f.Answer.Note
}
