package report

import (
	"fmt"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// How much of each list the one-page summary shows.
const (
	summaryRisks   = 5
	summaryActions = 10

	summaryInventory = 3
)

// summary is the page an owner reads: where things stand, and what to do first.
func (b *builder) summary() []Block {
	blocks := []Block{Paragraph{Lead, b.leadText()}}
	if b.Progress.Interim() {
		blocks = append(blocks, Paragraph{Warning, b.interimText()})
	}
	blocks = append(blocks, Paragraph{Body, b.statusText()}, Paragraph{Body, b.leftAfterPlanned() + " " + b.lineText()})
	if found := b.Inventory(); len(found) > 0 {
		blocks = append(blocks, Paragraph{Warning,
			fmt.Sprintf("The inventory shows %s; first: %s.", inventoryCounts(found),
				touchedText(found[:min(summaryInventory, len(found))]))})
	}
	return append(blocks, b.heatMap(), b.coverageBars(), b.topRisks(), b.firstActions())
}

// lineText says which level the practice accepts, and what stands above it without a response.
func (b *builder) lineText() string {
	line, why := b.Line()
	says := "The owners have not said which level of risk they accept; High and above are taken to be above it."
	if line != questions.Undetermined {
		says = joinFilled(" ", fmt.Sprintf("The owners accept risks up to %s.", line), labelText("Why", why))
	}
	above := b.AboveLine()
	if len(above) == 0 {
		return says + " Each event above has an action with an owner and a date, or a signed acceptance."
	}
	var numbers []string
	for _, k := range above {
		numbers = append(numbers, number(b.rank(k)))
	}
	return fmt.Sprintf("%s %s above it %s neither an action with an owner and a date nor a signed acceptance: %s.",
		says, count(len(above), "event"), chooseNoun(len(above), "has", "have"), joinList(numbers))
}

// leadText is the verdict: the level, or while much is open what is not known yet.
func (b *builder) leadText() string {
	if len(b.Risks) == 0 {
		return "No threat event of the question bank applies to this practice, so there is no level of risk."
	}
	if b.Progress.Interim() {
		return fmt.Sprintf("Not yet known: %d of %d answered. If every open question were answered worst, the level of "+
			"risk is %s; if every one were answered best, %s.",
			b.Progress.Answered, b.Progress.Applicable, b.Level, b.Best)
	}
	return fmt.Sprintf("The level of risk is %s: that of the worst of %s. %s. %s", bandText(b.Level, b.Best),
		count(len(b.Risks), "threat event")+" that "+chooseNoun(len(b.Risks), "applies", "apply"), countsText(b.Counts),
		b.Progress.String()+".")
}

// interimText says what an interim report can and cannot say.
func (b *builder) interimText() string {
	return fmt.Sprintf("INTERIM. %s. The levels below take what nobody answered for the worst, so they say more of what "+
		"is not known than of the practice. "+
		"Actions stand only for what somebody said is weak; the rest is to be found out first and stands under Open items.",
		b.Progress)
}

// bestText is the counts with every open answer at its best.
func bestText(r *risk.Result) string {
	switch {
	case r.Progress.Pending() == 0:
		return "the same: nothing is open"
	case r.Counts == r.CountsBest:
		return "the same, whatever the open answers are"
	}
	return countsText(r.CountsBest) + ", with every open answer at its best"
}

// countsText writes how many events stand at each level, worst first.
func countsText(c risk.Counts) string {
	var parts []string
	for l := questions.VeryHigh; l >= questions.VeryLow; l-- {
		if c[l] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s at %s", c[l], chooseNoun(c[l], "stands", "stand"), l))
		}
	}
	if len(parts) == 0 {
		return "None"
	}
	return joinList(parts)
}

// statusText sums up the two other results. They are never folded into the level of risk.
func (b *builder) statusText() string {
	by := b.Statuses()
	all := 0
	for _, n := range by {
		all += n
	}
	return fmt.Sprintf("Of %d standards and implementation specifications of the Security Rule: %d met, %d dealt with "+
		"by a documented alternative, "+
		"%d partly met, %d not met, %d not assessed, %d not applicable. Safeguards in place: %s.",
		all, by[risk.Met], by[risk.Alternative], by[risk.Partly], by[risk.NotMet], by[risk.NotAssessed], by[risk.NotRelevant],
		shareText(b.Coverage.Overall))
}

// heatMap places every event that applies by its likelihood and impact. The register names them all;
// a key here would push the actions off the page.
func (b *builder) heatMap() Block {
	m := HeatMap{Caption: "Where the threat events stand, by their numbers in the risk register", Row: "Likelihood",
		Column: "Impact"}
	for i, likelihood := range questions.Levels {
		for j, impact := range questions.Levels {
			m.Cells[i][j].Level = b.Bank.Method.Risk.At(likelihood, impact)
		}
	}
	for n, k := range b.Risks {
		cell := &m.Cells[k.Likelihood-questions.VeryLow][k.Impact.Level-questions.VeryLow]
		cell.Events = append(cell.Events, number(n+1))
	}
	return m
}

func (b *builder) coverageBars() Block {
	bars := Bars{Caption: "Safeguards in place, by family", Items: []Bar{bar("All safeguards", b.Coverage.Overall)}}
	for _, f := range questions.Families {
		if s := b.Coverage.Family[f]; s.Of > 0 {
			bars.Items = append(bars.Items, bar(f.String(), s))
		}
	}
	return bars
}

func bar(label string, s risk.Share) Bar {
	return Bar{label, s.Tenths, s.Open, shareText(s)}
}

// shareText says a share in three parts: in place, not in place, not asked.
func shareText(s risk.Share) string {
	text := fmt.Sprintf("%s of %d", s, s.Of)
	if s.Open > 0 {
		text += fmt.Sprintf("; %s not known", risk.Share{Tenths: s.Open})
	}
	return text
}

func (b *builder) topRisks() Block {
	t := Table{Caption: "The highest risks", Empty: "No threat event applies.",
		Columns: []Column{{"No.", 6, true}, {"Threat event", 54, false}, {"Level of risk", 18, false},
			{b.afterPlanned(), 22, false}}}
	for n := range min(summaryRisks, len(b.Risks)) {
		event := &b.Risks[n]
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: number(n + 1)}, head(event.Event.Title),
			bandCell(event.Level, event.Best.Level),
			b.targetCell(event)}})
	}
	return t
}

// targetCell is the level an event comes down to with the practice's own plan done.
func (b *builder) targetCell(event *risk.Risk) Cell {
	if b.plannedItems() == 0 {
		return Cell{Text: "no plan yet"}
	}
	return levelCell(event.Target.Level)
}

func (b *builder) firstActions() Block {
	t := Table{Caption: "What to do first", Empty: "Nothing is to do.",
		Columns: []Column{{"", 6, true}, {"Action", 45, false}, {"Who", 24, false}, {"By", 14, false}, {"State", 11, false}}}
	if b.Progress.Interim() {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: "–"},
			head(fmt.Sprintf("Finish the interview: %d questions are open, about %s", b.Progress.Pending(),
				assessment.MinutesText(b.MinutesLeft()))), {Text: "see Open items"}, {Text: "–"}, {Text: "–"}}})
	}
	for n := range min(summaryActions, len(b.plan)) {
		s := &b.plan[n]
		owner, due := b.ownerAndDue(s)
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: number(n + 1)}, head(s.Fix.Title), {Text: owner}, {Text: due},
			{Text: stateText(s.Item)}}})
	}
	return t
}

// ownerAndDue returns who has a fix and by when: from the practice's plan, else who usually does it.
func (b *builder) ownerAndDue(step *risk.PlanStep) (owner, due string) {
	owner, due = "usually "+b.who(step.Fix.Who), "no date"
	if step.Item != nil && step.Item.Owner != "" {
		owner = b.name(step.Item.Owner)
	}
	if step.Item != nil && !step.Item.Due.IsZero() {
		due = step.Item.Due.String()
		if b.Assessment.AsOf.After(step.Item.Due) {
			due += " LATE"
		}
	}
	return owner, due
}
