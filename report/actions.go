package report

import (
	"fmt"

	"ephisra/assessment"
	"ephisra/assessment/risk"
)

var planStates = [...]string{
	assessment.PlanOpen: "open", assessment.PlanDoing: "under way", assessment.PlanDone: "done, to be answered again",
	assessment.PlanVerified: "verified, to be answered again", assessment.PlanAccepted: "risk accepted",
}

var responses = [...]string{
	assessment.NoResponse: "", assessment.Mitigate: "mitigate", assessment.Accept: "accept",
	assessment.Avoid: "avoid", assessment.Share: "share", assessment.Transfer: "transfer",
}

// actions is the corrective action plan: every open fix in the order to take it.
func (b *builder) actions() []Block {
	blocks := []Block{Paragraph{Body, "The order is worked out, not chosen: first comes the fix that brings most threat events down from High or Very High for its effort, then the one " +
		"that takes most off the total value for its effort, reckoned anew after each. Owners, dates and states are the practice's own. The first step, the lasting measure and the cost of each stand in the appendix \"Every action in full\"."}}
	return append(blocks, b.actionTable())
}

// actionDetails says every fix in full, and what was planned and has nothing open any more.
func (b *builder) actionDetails() []Block {
	var blocks []Block
	for n := range b.plan {
		blocks = append(blocks, b.action(n)...)
	}
	return append(blocks, b.planLeft()...)
}

func (b *builder) actionTable() Block {
	t := Table{Empty: "No fix is open.", Columns: []Column{{"", 5, true}, {"Action", 36, false}, {"Who and by when", 22, false}, {"State", 7, false}, {"Effort", 8, false},
		{"Off High", 7, true}, {"Drop", 7, true}, {"High left", 8, true}}}
	for n := range b.plan {
		s := &b.plan[n]
		owner, due := b.ownerAndDue(s)
		t.Rows = append(t.Rows, Row{Cells: append([]Cell{{Text: number(n + 1)}, head(s.Fix.Title)},
			text(owner+"; "+due, stateText(s.Item), s.Fix.Effort.String(), number(s.Next.OffHigh), number(s.Next.Drop), number(s.After.HighOrAbove()))...)})
	}
	return t
}

// action says one fix in full.
func (b *builder) action(n int) []Block {
	s := &b.plan[n]
	owner, due := b.ownerAndDue(s)
	pairs := []Pair{
		{"First step", s.Fix.First},
		{"Then", s.Fix.Lasting},
		{"In a small practice", s.Fix.Affordable},
		{"Who and when", owner + "; " + due},
		{"Effort and cost", filled("; ", s.Fix.Effort.String(), s.Fix.Cost)},
		{"Closes", b.closes(s.Findings)},
		{"Brings", effectText(s.Next)},
	}
	return []Block{Heading{"fix-" + s.Fix.ID, fmt.Sprintf("%d. %s", n+1, s.Fix.Title)}, Pairs{append(pairs, b.planned(s.Item)...)}}
}

// closes names the vulnerabilities a fix closes, each with the question that found it.
func (b *builder) closes(list []*risk.Finding) string {
	var texts []string
	for _, f := range list {
		texts = append(texts, fmt.Sprintf("%s (%s)", f.Question.Weakness, f.Question.ID))
	}
	return filled(" ", texts...)
}

func effectText(e risk.Effect) string {
	if len(e.Lowered) == 0 {
		return fmt.Sprintf("No threat event down a level by itself; %d off the total value.", e.Drop)
	}
	return fmt.Sprintf("%s down a level, %d of them off High or above; %d off the total value.", count(len(e.Lowered), "threat event"), e.OffHigh, e.Drop)
}

// stateText is the state of a plan item; a fix that nobody planned is open.
func stateText(item *assessment.PlanItem) string {
	if item == nil {
		return "–"
	}
	return item.State.String()
}

// planned says what the practice entered for a plan item, all of it.
func (b *builder) planned(item *assessment.PlanItem) []Pair {
	if item == nil {
		return nil
	}
	pairs := []Pair{{"State", filled("; ", planStates[item.State], labelled("response", responses[item.Response]), labelled("done", item.Done.String()))}}
	if item.Cost > 0 {
		pairs = append(pairs, Pair{"Cost, as planned", dollars(item.Cost)})
	}
	if v := item.Verified; v != nil {
		pairs = append(pairs, Pair{"Verified", filled("; ", v.On.String(), b.who(v.By), v.Evidence)})
	}
	if v := item.Accepted; v != nil {
		pairs = append(pairs, Pair{"Risk accepted", filled("; ", v.On.String(), b.who(v.By), v.Why, labelled("until", v.Until.String()))})
	}
	if item.Note != "" {
		pairs = append(pairs, Pair{"Note", item.Note})
	}
	return pairs
}

// planLeft lists plan items whose fix has nothing open any more, so that nothing planned is lost.
func (b *builder) planLeft() []Block {
	open := map[string]bool{}
	for _, s := range b.plan {
		open[s.Fix.ID] = true
	}
	var blocks []Block
	for i := range b.Assessment.Plan {
		if item := &b.Assessment.Plan[i]; !open[item.Fix] {
			blocks = append(blocks, Heading{"", b.Bank.Fix(item.Fix).Title},
				Pairs{append([]Pair{{"Closes", "every answer it would close is in place"}, {"Who and when", filled("; ", b.who(item.Owner), item.Due.String())}}, b.planned(item)...)})
		}
	}
	if len(blocks) > 0 {
		blocks = append([]Block{Heading{"plan-closed", "Planned, and nothing open any more"}}, blocks...)
	}
	return blocks
}
