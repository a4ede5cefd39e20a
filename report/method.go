package report

import (
	"fmt"
	"strings"

	"ephisra/questions"
)

// method prints the tables that were used, from the data that was used.
func (b *builder) method() []Block {
	m := &b.Bank.Method
	return []Block{
		Paragraph{Body,
			"The method follows NIST SP 800-30 Rev. 1. Every number below is whole; every division is rounded half up. " +
				"Nothing in it is drawn from a clock, a network or chance: the same answers always give the same report."},
		List{Numbered: true, Items: b.steps()},
		rangeTable("Initiation and impact as levels (SP 800-30 Rev. 1, Tables G-2, G-3 and H-3)", m.Levels),
		rangeTable("Susceptibility as a level. It is measured from the answers, not assigned, so it has a table of its "+
			"own, which is this tool's", m.Susceptibility),
		b.frequencyTable(), b.partsTable(), matrixTable(&m.Likelihood), matrixTable(&m.Risk),
	}
}

func (b *builder) steps() []string {
	w := b.Bank.Method.Weights
	return []string{
		"Each answer says how far a safeguard is in place, from 0 to 100. Unanswered, \"don't know\", not confirmed and " +
			"not settled count as 0, and so does a safeguard that another answer rules out. \"Does not apply\" with its " +
			"reason, and what the facts of the practice rule out, are left out.",
		fmt.Sprintf("The gap of a list of safeguards is the sum of weight × (100 − in place), divided by the sum of the "+
			"weights: strong %d, moderate %d, supporting %d.", w[questions.Strong], w[questions.ModerateStrength],
			w[questions.Supporting]),
		"Initiation says how likely the threat event is to be tried or to happen, before any safeguard. It comes from the " +
			"question bank, with its reason, and is moved by the facts of the practice; a fact not known takes its highest " +
			"value.",
		"Susceptibility is the larger of the gap of the safeguards against the event and half of the largest gap of a " +
			"strong one among them; at most 100 less four fifths of what is in place of a safeguard that closes the path; and " +
			"at least what no safeguard closes, which the bank says for each event.",
		"Impact lies between what is left with every limiting safeguard in place and the whole, by the larger of the gap " +
			"of the limiting safeguards and the largest gap of a strong one among them.",
		"Likelihood is the cell of Table G-5 for initiation and susceptibility; the level of risk is the cell of Table I-2 " +
			"for likelihood and impact.",
		"The value, initiation × susceptibility × impact ÷ 10,000, printed in tenths, orders events inside a level; " +
			"Moderate and Low have a lower, a middle and an upper part by it. It never decides a level.",
		"Where answers are open (none, don't know, in conflict, to be confirmed), everything is worked out twice: at their " +
			"worst, which is the level, and at their best.",
		"Table G-5 as published lets the likelihood stand above initiation when a path lies open: an event that is seldom " +
			"tried and always succeeds. This report keeps NIST's cells.",
	}
}

func rangeTable(caption string, ranges []questions.LevelRange) Block {
	t := Table{
		Dense:   true,
		Caption: caption,
		Columns: []Column{{"level", "Level", LevelKind, 40}, {"from", "From", NumberKind, 30}, {"to", "To", NumberKind, 30}},
	}
	for _, r := range ranges {
		t.Rows = append(t.Rows, Row{Cells: []Cell{levelCell(r.Level), numberCell(r.From), numberCell(r.To)}})
	}
	return t
}

// frequencyTable prints how often events that nobody intends happen at each level.
func (b *builder) frequencyTable() Block {
	t := Table{
		Dense:   true,
		Caption: "Times a year as levels of initiation, for events nobody intends (SP 800-30 Rev. 1, Table G-3)",
		Empty:   "This method rates nothing by how often it happens.",
		Columns: []Column{{"level", "Level", LevelKind, 40}, {"times", "Times a year", TextKind, 60}},
	}
	for i, r := range b.Bank.Method.Frequency {
		says := "from " + perYear(r.From) + " to less than " + perYear(r.To)
		switch i {
		case 0:
			says = "less than " + perYear(r.To)
		case len(b.Bank.Method.Frequency) - 1:
			says = perYear(r.From) + " or more"
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{levelCell(r.Level), {Text: says}}})
	}
	return t
}

// perYear writes hundredths as a number: 10 is "0.1".
func perYear(hundredths int) string {
	if hundredths%100 == 0 {
		return number(hundredths / 100)
	}
	return strings.TrimRight(fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100), "0")
}

// partsTable prints where the parts of a level begin.
func (b *builder) partsTable() Block {
	t := Table{Dense: true, Caption: "Parts of a level, by value. They order events and decide nothing",
		Empty: "This method parts no level.",
		Columns: []Column{{"level", "Level", LevelKind, 40}, {"middle", "Middle from", NumberKind, 30},
			{"upper", "Upper from", NumberKind, 30}}}
	for _, p := range b.Bank.Method.Parts {
		t.Rows = append(t.Rows, Row{Cells: []Cell{levelCell(p.Level), numberCell(p.Middle), numberCell(p.Upper)}})
	}
	return t
}

// matrixTable prints a matrix the way NIST does: the highest row first.
func matrixTable(m *questions.Matrix) Block {
	t := Table{Dense: true, Caption: fmt.Sprintf("%s (%s): rows %s, columns %s", m.Title, m.Source, m.Row, m.Column),
		Columns: []Column{{"row", "", TextKind, 20}}}
	for _, l := range questions.Levels {
		t.Columns = append(t.Columns, Column{l.ID(), l.String(), LevelKind, 16})
	}
	for row := questions.VeryHigh; row >= questions.VeryLow; row-- {
		cells := []Cell{head(row.String())}
		for _, column := range questions.Levels {
			cells = append(cells, levelCell(m.At(row, column)))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}
