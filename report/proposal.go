package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// proposedRule is the key of the proposed rule among the bank's frameworks.
const proposedRule = "proposed"

// proposal sets the answers against the proposed rule of January 2025, item by item. It is a look ahead: nothing of it
// counts anywhere else.
func (b *builder) proposal() []Block {
	at := slices.IndexFunc(b.Bank.Frameworks, func(f questions.Framework) bool { return f.ID == proposedRule })
	if !b.opts.Proposal || at < 0 {
		return nil
	}
	frame := &b.Bank.Frameworks[at]
	by := map[string][]Row{}
	for i := range frame.Items {
		if item := &frame.Items[i]; item.NotAsked == "" {
			standing, row := b.proposedItem(frame, item)
			by[standing] = append(by[standing], row)
		}
	}
	t := Table{Dense: true, Columns: []Column{{"item", "What it would ask", TextKind, 50},
		{"citation", "Proposed citation", TextKind, 20},
		{"takes", "What it would take, by action or question", TextKind, 30}}}
	for _, standing := range []string{proposedLacking, proposedPartly, proposedOpen, proposedMet, proposedNotAsked} {
		t.group(standing, by[standing])
	}
	return []Block{
		Paragraph{
			Warning,
			"Proposed, not law. Nothing here is a gap, and nothing here counts anywhere else in this report. " +
				"Source and day read: " + frame.Source + ". Look it up in the Federal Register before you rest a decision on it. " +
				"Which question answers which item is this tool's own reading.",
		},
		t,
	}
}

// How an item of the proposal stands by the answers.
const (
	proposedLacking  = "By the answers, lacking"
	proposedPartly   = "Partly there"
	proposedOpen     = "Not known yet"
	proposedMet      = "There already"
	proposedNotAsked = "Not asked of this practice"
)

// proposedItem says how one item stands, by every question that answers it.
func (b *builder) proposedItem(frame *questions.Framework, item *questions.Item) (standing string, row Row) {
	var whole, open, asked int
	some := false // something is in place of what is not whole
	var take []string
	for i := range b.Findings {
		f := &b.Findings[i]
		if !slices.ContainsFunc(f.Question.Proposed, func(l string) bool { return frame.Item(l) == item }) || !tellsOf(f) {
			continue
		}
		asked++
		switch {
		case !f.Weak() && f.State != risk.Unanswered:
			whole++
		case !f.Said():
			open++
			take = append(take, "ask "+b.asked(f.Question))
		default:
			some = some || f.InPlace > 0
			take = append(take, b.takes(f))
		}
	}
	slices.Sort(take)
	row = Row{Cells: text(item.Title, item.Cite, orDash(strings.Join(slices.Compact(take), ", ")))}
	return standingOf(whole, open, asked, some), row
}

// tellsOf reports whether a question is asked of the practice and says something of it.
func tellsOf(f *risk.Finding) bool {
	return f.State != risk.HiddenByFact && f.State != risk.NotApplicable
}

func standingOf(whole, open, asked int, some bool) string {
	switch {
	case asked == 0:
		return proposedNotAsked
	case whole == asked:
		return proposedMet
	case open == asked:
		return proposedOpen
	case whole == 0 && open == 0 && !some:
		return proposedLacking
	}
	return proposedPartly
}

// takes names what would close a weak spot: the action in the plan, or the question itself.
func (b *builder) takes(f *risk.Finding) string {
	for n := range b.plan {
		if b.plan[n].Fix.ID == f.Question.Fix {
			return "action " + b.actionNumber(n)
		}
	}
	return fmt.Sprintf("question %s", b.asked(f.Question))
}
