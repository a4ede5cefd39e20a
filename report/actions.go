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

// actions is the corrective action plan: every open fix in the order to take it, in three bands.
func (b *builder) actions() []Block {
	blocks := []Block{Paragraph{Body,
		"The order is worked out, not chosen. Now: what closes a missing strong safeguard of an event at High or above, " +
			"the most per effort first. " +
			"The Rule asks for it and it is not met: required paragraphs first, small efforts first. Later: what takes most " +
			"off the total value per effort, reckoned anew after each. " +
			"Owners, dates and states are the practice's own; the time behind the name of a band is this tool's, for what has " +
			"no date yet. Only what somebody said is weak stands here; what nobody knows " +
			"stands under Open items. " +
			"The first step, the lasting measure and the cost of each stand under " + b.chapter("actions-in-full") + "."},
		Paragraph{Body, b.leftAfterPlanned()}}
	blocks = append(append(blocks, b.burnDown()...), b.actionTable())
	blocks = append(blocks, b.whoHasWhat()...)
	if len(b.ToFindOut()) > 0 {
		blocks = append(blocks, b.findOutTable())
	}
	return append(blocks, b.settledBlocks()...)
}

// findOutTable lists the strong safeguards nobody knows of: they are no weakness, and no action yet.
func (b *builder) findOutTable() Block {
	t := Table{Caption: "Find out first: strong safeguards of which nobody knows. The other open questions stand under " +
		"Open items", Dense: true,
		Columns: []Column{{"question", "Question", TextKind, 52}, {"risks", "Risks, by number", TextKind, 20},
			{"ask", "Ask", TextKind, 28}}}
	for _, u := range b.ToFindOut() {
		t.Rows = append(t.Rows, Row{Cells: text(b.asked(u.Finding.Question)+" "+u.Finding.Question.Ask,
			b.riskNumbers(u.Risks), b.askWhom(u.Finding))})
	}
	return t
}

// leftAfterPlanned says what the practice's own plan leaves at High or above.
func (b *builder) leftAfterPlanned() string {
	n := b.plannedItems()
	if n == 0 {
		return "Nothing is planned so far: no action has an owner and a date in this file."
	}
	if b.Counts.HighOrAbove() == 0 {
		return fmt.Sprintf(
			"%s planned; nothing stands at High or above.",
			chooseNoun(n, "1 action is", number(n)+" actions are"),
		)
	}
	return fmt.Sprintf("What is planned so far (%s) leaves %s at High or above, of %d now.", count(n, "action"),
		count(b.Target.HighOrAbove(), "threat event"), b.Counts.HighOrAbove())
}

// plannedItems counts the practice's plan items that bring something: all but the accepted ones.
func (b *builder) plannedItems() int {
	n := 0
	for i := range b.Assessment.Plan {
		if b.Assessment.Plan[i].State != assessment.PlanAccepted {
			n++
		}
	}
	return n
}

// afterPlanned is the label of what stands once the practice's own plan is done.
func (b *builder) afterPlanned() string {
	if b.plannedItems() == 0 {
		return "After what is planned (nothing yet)"
	}
	return fmt.Sprintf("After what is planned (%s)", count(b.plannedItems(), "action"))
}

// settledBlocks lists what is open by the answers and yet nothing to do now.
func (b *builder) settledBlocks() []Block {
	settled := b.Settled()
	if len(settled) == 0 {
		return nil
	}
	list := List{}
	for _, s := range settled {
		list.Items = append(list.Items, fmt.Sprintf("%s: %s", s.Fix.Title, b.settledText(&s)))
	}
	return []Block{Heading{"settled", "Nothing to do now"}, list}
}

// settledText says why, by whom and until when.
func (b *builder) settledText(step *risk.PlanStep) string {
	switch {
	case step.Reason == risk.SettledDone && step.Item.Verified != nil:
		v := step.Item.Verified
		return joinFilled(" ", "verified", before("by", b.name(v.By)), before("on", DayText(v.On)), parens(v.Evidence)) +
			", to be answered again"
	case step.Reason == risk.SettledDone && !step.Item.Done.IsZero():
		return "done on " + DayText(step.Item.Done) + ", to be answered again"
	case step.Reason == risk.SettledAccepted && step.Item.Accepted != nil:
		a := step.Item.Accepted
		return joinFilled(" ", step.Reason, before("by", b.name(a.By)), before("on", DayText(a.On)),
			before("until", DayText(a.Until)))
	}
	return step.Reason
}

// mostCards is how many of the first actions are told in full; of the others the first step and the lasting measure.
const mostCards = 10

// cards is how many actions have a card. An interim report has none: its order says little yet.
func (b *builder) cards() int {
	if b.Progress.Interim() {
		return 0
	}
	return min(mostCards, len(b.plan))
}

// actionDetails says what to do for every open fix, and what was planned and has nothing open any more.
func (b *builder) actionDetails() []Block {
	var blocks []Block
	cards := b.cards()
	for n := range cards {
		blocks = append(blocks, b.action(n)...)
	}
	if cards > 0 && len(b.plan) > cards {
		blocks = append(blocks, Heading{"other-actions", "The other actions"})
	}
	if len(b.plan) > cards {
		blocks = append(blocks, b.otherActions(cards))
	}
	return append(blocks, b.planLeft()...)
}

// otherActions has a row for each of the actions from a place on, and under it how it is done.
func (b *builder) otherActions(from int) Block {
	t := Table{Dense: true, Columns: []Column{{"number", "", NumberKind, 5}, {"action", "Action", TextKind, 62},
		{"effort", "Effort and cost", TextKind, 33}}}
	for n := from; n < len(b.plan); n++ {
		s := &b.plan[n]
		t.Rows = append(t.Rows, Row{ID: "fix-" + s.Fix.ID, Cells: []Cell{b.actionCell(n), head(s.Fix.Title),
			{Text: joinFilled("; ", s.Fix.Effort.String(), s.Fix.Cost)}}},
			Row{Kind: Detail, Cells: text(b.howText(s), "", "")})
	}
	return t
}

// howText says how a fix is done, what it closes, and what the practice entered for it.
func (b *builder) howText(s *risk.PlanStep) string {
	texts := []string{"First: " + s.Fix.First + " Then: " + s.Fix.Lasting + " In a small practice: " + s.Fix.Affordable,
		joinFilled(
			" ",
			"Usually done by: "+b.who(s.Fix.Who)+". Closes "+b.closesText(s.Findings)+".",
			endText(labelText("Meets", citations(s.Cites))),
		)}
	planned := []string{labelText("Planned", b.plannedText(s.Item))}
	for _, p := range b.planPairs(s.Item) {
		planned = append(planned, labelText(p.Label, p.Value))
	}
	return joinFilled("\n", append(texts, joinFilled("; ", planned...))...)
}

// closesText names the weak spots a fix closes by their numbers.
func (b *builder) closesText(list []*risk.Finding) string {
	var texts []string
	for _, f := range list {
		texts = append(texts, b.weakSpot(f))
	}
	return joinList(texts)
}

// bandTitles head the bands of the plan.
var bandTitles = map[risk.Band]string{
	risk.BandNow: "Now", risk.BandRule: "The Rule asks for it and it is not met", risk.BandLater: "Later",
}

// bandHeading is the title of a band with the time it has where the practice has set no date.
func bandHeading(band risk.Band) string { return bandTitles[band] + " (" + horizons[band] + ")" }

func (b *builder) actionTable() Block {
	t := Table{Empty: "Nothing is to do: no answer that somebody gave is weak.", Dense: true,
		Columns: []Column{{"number", "", NumberKind, 5}, {"action", "Action", RefKind, 42},
			{"risks", "Risks, by number", TextKind, 13}, {"citation", "Citation", TextKind, 18},
			{"planned", "Who, by when, state", TextKind, 15}, {"effort", "Effort", TextKind, 7}}}
	for n := range b.plan {
		s := &b.plan[n]
		if n == 0 || b.plan[n-1].Band != s.Band {
			t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{head(bandHeading(s.Band))}})
		}
		t.Rows = append(t.Rows, Row{ID: "action-" + s.Fix.ID, Cells: append([]Cell{numberCell(n + 1),
			refCell("fix-"+s.Fix.ID, s.Fix.Title)}, text(b.riskNumbers(s.Risks), orDash(citations(s.Cites)),
			orDash(b.plannedText(s.Item)), s.Fix.Effort.String())...)})
	}
	return t
}

// plannedText is who has a plan item, by when, and how far it is.
func (b *builder) plannedText(item *assessment.PlanItem) string {
	if item == nil {
		return ""
	}
	return joinFilled("; ", b.name(item.Owner), b.dueText(item), b.stateText(item))
}

// dueText is by when a plan item is to be done, and whether that is past.
func (b *builder) dueText(item *assessment.PlanItem) string {
	if item.Due.IsZero() || !b.Assessment.AsOf.After(item.Due) {
		return DayText(item.Due)
	}
	return DayText(item.Due) + " LATE"
}

// action says one fix in full.
func (b *builder) action(n int) []Block {
	s := &b.plan[n]
	pairs := []Pair{
		{"First step", s.Fix.First},
		{"Then", s.Fix.Lasting},
		{"In a small practice", s.Fix.Affordable},
		{"Who and when", b.owner(s) + "; " + b.dueCell(s).Text},
		{"Effort and cost", joinFilled("; ", s.Fix.Effort.String(), s.Fix.Cost)},
		{"Closes", b.closes(s.Findings)},
		{"Brings", bringsText(s)},
		{"Meets", citations(s.Cites)},
	}
	if len(s.Cites) == 0 {
		pairs = pairs[:len(pairs)-1]
	}
	return []Block{Heading{"fix-" + s.Fix.ID, fmt.Sprintf("%d. %s", n+1, s.Fix.Title)},
		Pairs{Items: append(pairs, b.planPairs(s.Item)...), Dense: true}}
}

// closes names the vulnerabilities a fix closes, each with the question that found it.
func (b *builder) closes(list []*risk.Finding) string {
	var texts []string
	for _, f := range list {
		texts = append(texts, joinFilled(": ", b.weakSpot(f), f.Question.Weakness))
	}
	return joinFilled(" ", texts...)
}

// bringsText says what a fix brings alone, and in its place in the order.
func bringsText(s *risk.PlanStep) string {
	return "alone: " + effectText(s.Alone) + "; in order, after those before it: " + effectText(s.InOrder)
}

// effectText says what a fix brings; whether alone or in order stands beside it.
func effectText(e risk.Effect) string {
	if len(e.Lowered) == 0 {
		return fmt.Sprintf("none down a level, %s off the total value", e.Drop)
	}
	return fmt.Sprintf("%s down a level, %d of them off High or above, %s off the total value",
		count(len(e.Lowered), "threat event"), e.OffHigh, e.Drop)
}

// stateText is the state of a plan item, and whether it is accepted no longer; a fix that nobody planned is open.
func (b *builder) stateText(item *assessment.PlanItem) string {
	if item == nil {
		return "–"
	}
	return item.State.String() + b.lapsed(item.Accepted)
}

// lapsed is the mark of a risk that was accepted until a day that is past.
func (b *builder) lapsed(a *assessment.Accepted) string {
	if a.IsLapsed(b.Assessment.AsOf) {
		return " LAPSED"
	}
	return ""
}

// planPairs says what the practice entered for a plan item, all of it.
func (b *builder) planPairs(item *assessment.PlanItem) []Pair {
	if item == nil {
		return nil
	}
	pairs := []Pair{{"State", joinFilled("; ", planStates[item.State], labelText("response", responses[item.Response]),
		labelText("done", DayText(item.Done)))}}
	if item.Cost > 0 {
		pairs = append(pairs, Pair{"Cost, as planned", dollars(item.Cost)})
	}
	if v := item.Verified; v != nil {
		pairs = append(pairs, Pair{"Verified", joinFilled("; ", DayText(v.On), b.who(v.By), v.Evidence)})
	}
	if v := item.Accepted; v != nil {
		pairs = append(pairs, Pair{"Risk accepted",
			joinFilled("; ", DayText(v.On), b.who(v.By), v.Why, before("until", DayText(v.Until))) + b.lapsed(v)})
	}
	if item.Note != "" {
		pairs = append(pairs, Pair{"Note", item.Note})
	}
	return pairs
}

// notToDo says why a fix is not in the plan, given all that is settled.
func (b *builder) notToDo(fix string, settled []risk.PlanStep) string {
	for i := range settled {
		if settled[i].Fix.ID == fix {
			return "it is nothing to do now: " + b.settledText(&settled[i])
		}
	}
	for i := range b.Findings {
		if f := &b.Findings[i]; f.Question.Fix == fix && f.Weak() && !f.Said() && counts(f) {
			return fmt.Sprintf("nobody has said that it is needed: find out first (%s)", b.nameOf(f.Question))
		}
	}
	return "every answer it would close is in place, does not apply, or is only proposed"
}

// planLeft lists plan items whose fix is nothing to do now, and why, so that nothing planned is lost.
func (b *builder) planLeft() []Block {
	open := map[string]bool{}
	for _, s := range b.plan {
		open[s.Fix.ID] = true
	}
	var blocks []Block
	settled := b.Settled()
	for i := range b.Assessment.Plan {
		if item := &b.Assessment.Plan[i]; !open[item.Fix] {
			blocks = append(blocks, Heading{"", b.Bank.Fix(item.Fix).Title},
				Pairs{Items: append([]Pair{{"Not to do now", b.notToDo(item.Fix, settled)},
					{"Who and when", joinFilled("; ", b.who(item.Owner), DayText(item.Due))}}, b.planPairs(item)...)})
		}
	}
	if len(blocks) > 0 {
		blocks = append([]Block{Heading{"plan-closed", "Planned, and nothing to do now"}}, blocks...)
	}
	return blocks
}
