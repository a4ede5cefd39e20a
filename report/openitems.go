package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment/risk"
)

// openWords are what can be open about an answer.
var openWords = map[risk.State]string{
	risk.InConflict: "answers differ, to be settled", risk.ToConfirm: "to be confirmed", risk.DontKnow: "not known",
	risk.Unanswered: "not answered",
}

func isLater(f *risk.Finding) bool {
	return f.Answer != nil && f.Answer.Later != "" && f.Verdict.Applies()
}

// whyOpen says all that is open about a question, or "".
func (b *builder) whyOpen(f *risk.Finding) string {
	whys := b.whereOpen(f)
	if isLater(f) {
		whys = joinFilled("; ", whys, "to be asked later")
	}
	return whys
}

// whereOpen says what is open about an answer; of one given by site where, unless it is so at all of them.
func (b *builder) whereOpen(f *risk.Finding) string {
	why := openWords[f.State]
	if why == "" || f.Answer == nil || len(f.Answer.Sites) == 0 {
		return why
	}
	var at []string
	isAlike := true
	for _, s := range b.Assessment.Sites {
		own := openWords[f.Answer.Sites[s.ID].State(f.Question)]
		isAlike = isAlike && own == why
		if own != "" {
			at = append(at, siteName(s)+": "+own)
		}
	}
	if isAlike {
		return why
	}
	return strings.Join(at, "; ")
}

// openItems lists what still has to be found out, by whom to ask, so that each list can be handed to a person. A
// question stands there once, with all that is open about it.
func (b *builder) openItems() []Block {
	var blocks []Block
	t := Table{Dense: true, Columns: []Column{{"number", "", RefKind, 6}, {"question", "Question", TextKind, 80},
		{"why", "Why open", TextKind, 14}}}
	for _, list := range b.openByPerson() {
		t.group("Ask "+list.whom, list.rows)
	}
	b.listRows(&t)
	if len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	if list := b.Contradictions(); len(list) > 0 {
		both := List{}
		for _, c := range list {
			both.Items = append(both.Items, b.contradictionText(c))
		}
		blocks = append(blocks, Heading{"contradictions", "Answers that cannot both be true"}, both)
	}
	for _, d := range b.Assessment.Drafts {
		blocks = append(blocks, Paragraph{Note,
			fmt.Sprintf("Unfinished on %s: %s", b.asked(b.Bank.Question(d.Question)),
				strings.Join(append(d.Typed, d.Note), "; "))})
	}
	return blocks
}

func (b *builder) contradictionText(c risk.Contradiction) string {
	return fmt.Sprintf(
		"%s %s %s And: %s %s %s",
		b.asked(c.One.Question),
		c.One.Question.Ask,
		endText(b.answerText(c.One)),
		b.asked(
			c.Other.Question,
		),
		c.Other.Question.Ask,
		endText(b.answerText(c.Other))+" "+sentence(c.Why),
	)
}

// openList is what one person or role is to be asked.
type openList struct {
	whom string
	rows []Row
}

// openByPerson lists open questions by the first of those to ask, in the order they come up.
func (b *builder) openByPerson() []openList {
	var lists []openList
	for i := range b.Findings {
		f := &b.Findings[i]
		why := b.whyOpen(f)
		if f.Question.Share != nil || why == "" {
			continue
		}
		whom := b.askFirst(f)
		at := slices.IndexFunc(lists, func(l openList) bool { return l.whom == whom })
		if at < 0 {
			at, lists = len(lists), append(lists, openList{whom: whom})
		}
		lists[at].rows = append(lists[at].rows, b.openRow(f, why))
		if note := noteOf(f); note != "" {
			lists[at].rows = append(lists[at].rows, Row{Kind: Detail, Cells: text("Note: "+note, "", "")})
		}
	}
	return lists
}

// openRow is the place that the number of a question without an answer leads to.
func (b *builder) openRow(f *risk.Finding, why string) Row {
	number := b.questionCell(f)
	if f.Answer != nil {
		return Row{Cells: append([]Cell{number}, text(f.Question.Ask, why)...)}
	}
	return Row{ID: "question-" + f.Question.ID, Cells: text(Shown(number.Text), f.Question.Ask, why)}
}

// askFirst is who is to be asked first: whoever it was kept for, else the first role it is for.
func (b *builder) askFirst(f *risk.Finding) string {
	switch {
	case f.Answer != nil && f.Answer.Later != "":
		return b.who(f.Answer.Later)
	case len(f.Question.Whom) > 0:
		return b.who(f.Question.Whom[0])
	}
	return "whoever knows"
}

// group adds rows under a heading that counts them; none at all needs no heading.
func (t *Table) group(title string, rows []Row) {
	questions := 0
	for _, r := range rows {
		if r.Kind == Plain {
			questions++
		}
	}
	if len(rows) > 0 {
		t.Rows = append(append(t.Rows, Row{Kind: Group, Cells: []Cell{head(fmt.Sprintf("%s: %d", title, questions))}}),
			rows...)
	}
}

// listRows names the lists that nobody filled in yet: what is worked out from them is not assessed.
func (b *builder) listRows(t *Table) {
	var rows []Row
	for _, f := range b.EmptyLists() {
		rows = append(rows, b.listRow(f, f.Question.Share.Of.ToDo()))
	}
	t.group("Lists to fill in", rows)
	var carried []Row
	for _, f := range b.ListsToConfirm() {
		carried = append(carried, b.listRow(f, "Say that the list from last time still holds."))
	}
	t.group("Lists to confirm", carried)
}

// listRow says what to do about a list, and which question is worked out from it.
func (b *builder) listRow(f *risk.Finding, todo string) Row {
	return Row{Cells: append([]Cell{b.questionCell(f)}, text(todo+" "+f.Question.Ask, "worked out from it")...)}
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
