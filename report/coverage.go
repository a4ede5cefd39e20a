package report

import (
	"fmt"
	"strings"

	"ephisra/assessment/risk"
)

// actionSteps shows how far each of the ten steps is taken: how many of its safeguards are wholly in place, and which
// are not.
func (b *builder) actionSteps() []Block {
	t := Table{Dense: true, Empty: "The question bank holds no action steps.",
		Columns: []Column{{"step", "Step", NumberKind, 6}, {"asks", "What it asks", TextKind, 50},
			{"taken", "Taken", StatusKind, 14}, {"whole", "Wholly in place", TextKind, 12},
			{"lacking", "Lacking", TextKind, 18}}}
	for i := range b.ActionSteps {
		s := &b.ActionSteps[i]
		whole, lacking := b.stepSpots(s)
		t.Rows = append(t.Rows, Row{Cells: []Cell{numberCell(s.Step.Number), {Text: s.Step.Title + ". " + s.Step.Essence},
			statusCell(s.Status), {Text: fmt.Sprintf("%d of %d", whole, s.InPlace.Of)}, {Text: orDash(lacking)}}})
	}
	return []Block{Paragraph{Body,
		"Ten steps that practices are advised to take. Not each of them is in the Security Rule; " +
			b.chapter("requirements") + " says what is."}, t}
}

// mostNamed is how many weak spots are named; more are counted.
const mostNamed = 5

// stepSpots counts the safeguards of a step that are wholly in place, names the weak spots that somebody said of the
// others, and counts what is open.
func (b *builder) stepSpots(s *risk.ActionStep) (whole int, lacking string) {
	var spots []string
	open := 0
	for _, f := range b.FindingsOf(s) {
		switch {
		case f.State.Open():
			open++
		case f.Weak():
			spots = append(spots, b.weakSpot(f))
		case f.Question.Graded() && f.State.Counts():
			whole++
		}
	}
	lacking = strings.Join(spots, ", ")
	if len(spots) > mostNamed {
		lacking = count(len(spots), "weak spot")
	}
	if open > 0 {
		lacking = joinFilled("; ", lacking, fmt.Sprintf("%d open", open))
	}
	return whole, lacking
}

// safeguards shows the share in place by topic, in the order asked.
func (b *builder) safeguards() []Block {
	topics := Bars{Caption: "Safeguards in place, by topic"}
	for i, s := range b.Bank.Sections {
		if share := b.Coverage.Section[i]; share.Of > 0 {
			topics.Items = append(topics.Items, bar(s.Title, share))
		}
	}
	return []Block{Paragraph{Body,
		"The mean of how far each safeguard asked about is in place. It counts every safeguard alike, so it says how much " +
			"is done, not how much risk is left."}, b.coverageBars(), topics}
}
