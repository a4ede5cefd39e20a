package report

import (
	"fmt"
	"strings"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// How much of each list the one-page summary shows.
const (
	summaryRisks   = 5
	summaryActions = 10
)

// summary is the page an owner reads: where things stand, and what to do first.
func (b *builder) summary() []Block {
	blocks := []Block{Paragraph{Lead, b.leadText()}, Paragraph{Body, b.statusText()}}
	if open := b.Progress.Open(); open > 0 {
		blocks = append(blocks, Paragraph{Warning, fmt.Sprintf(
			"%s of %d %s no answer that counts yet. What is not known counts as not in place, so levels can come down as answers come in.",
			count(open, "question"), b.Progress.Applicable, numbered(open, "has", "have"))})
	}
	return append(blocks, b.heatMap(), b.coverageBars(), b.topRisks(), b.firstActions())
}

func (b *builder) leadText() string {
	if len(b.Risks) == 0 {
		return "No threat event of the question bank applies to this practice, so there is no level of risk."
	}
	return fmt.Sprintf("The level of risk is %s: that of the worst of %s. %s.",
		b.Level, count(len(b.Risks), "threat event")+" that "+numbered(len(b.Risks), "applies", "apply"), countsText(b.Counts))
}

// countsText writes how many events stand at each level, worst first.
func countsText(c risk.Counts) string {
	var parts []string
	for l := questions.VeryHigh; l >= questions.VeryLow; l-- {
		if c[l] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s at %s", c[l], numbered(c[l], "stands", "stand"), l))
		}
	}
	return strings.ToUpper(joined(parts)[:1]) + joined(parts)[1:]
}

// statusText sums up the two other results. They are never folded into the level of risk.
func (b *builder) statusText() string {
	by := b.Statuses()
	return fmt.Sprintf("Standards and implementation specifications of the Security Rule: %d met, %d dealt with by a documented alternative, "+
		"%d partly met, %d not met, %d not assessed, %d not applicable. Safeguards in place: %s.",
		by[risk.Met], by[risk.Alternative], by[risk.Partly], by[risk.NotMet], by[risk.NotAssessed], by[risk.NotRelevant], b.Coverage.Overall)
}

// heatMap places every event that applies by its likelihood and impact. The register names them all;
// a key here would push the actions off the page.
func (b *builder) heatMap() Block {
	m := HeatMap{Caption: "Where the threat events stand, by their numbers in the risk register", Row: "Likelihood", Column: "Impact"}
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
	return Bar{label, s.Tenths, fmt.Sprintf("%s of %d", s, s.Of)}
}

func (b *builder) topRisks() Block {
	t := Table{Caption: "The highest risks", Empty: "No threat event applies.",
		Columns: []Column{{"No.", 6, true}, {"Threat event", 54, false}, {"Level of risk", 18, false}, {"With the plan done", 22, false}}}
	for n := range min(summaryRisks, len(b.Risks)) {
		k := &b.Risks[n]
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: number(n + 1)}, head(k.Event.Title), levelCell(k.Level), b.targetCell(k)}})
	}
	return t
}

// targetCell is the level an event comes down to with the practice's own plan done.
func (b *builder) targetCell(k *risk.Risk) Cell {
	if len(b.Assessment.Plan) == 0 {
		return Cell{Text: "no plan yet"}
	}
	return levelCell(k.Target.Level)
}

func (b *builder) firstActions() Block {
	t := Table{Caption: "What to do first", Empty: "Nothing is open.",
		Columns: []Column{{"", 6, true}, {"Action", 55, false}, {"Who", 26, false}, {"By", 13, false}}}
	for n := range min(summaryActions, len(b.plan)) {
		s := &b.plan[n]
		owner, due := b.ownerAndDue(s)
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: number(n + 1)}, head(s.Fix.Title), {Text: owner}, {Text: due}}})
	}
	return t
}

// ownerAndDue returns who has a fix and by when: from the practice's plan, else who usually does it.
func (b *builder) ownerAndDue(s *risk.PlanStep) (owner, due string) {
	owner, due = "usually "+b.who(s.Fix.Who), "no date"
	if s.Item != nil && s.Item.Owner != "" {
		owner = b.name(s.Item.Owner)
	}
	if s.Item != nil && !s.Item.Due.IsZero() {
		due = s.Item.Due.String()
	}
	return owner, due
}
