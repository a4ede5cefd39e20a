package report

import (
	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// text makes cells of texts alone.
func text(texts ...string) []Cell {
	cells := make([]Cell, len(texts))
	for i, t := range texts {
		cells[i] = Cell{Text: t}
	}
	return cells
}

// head is the bold cell a row starts with.
func head(t string) Cell { return Cell{Text: t, Strong: true} }

// refCell is a bold cell that leads to the place that tells its row in full, and names its page.
func refCell(to, t string) Cell {
	return Cell{Text: ref(to, t) + pageRef(to), Strong: true, Value: Ref(to)}
}

// questionCell is the number of a question, which leads to its answer.
func (b *builder) questionCell(f *risk.Finding) Cell {
	return Cell{Text: b.asked(f.Question), Value: Ref("question-" + f.Question.ID)}
}

// weakCell is the number of a weak spot, which leads to the answer that leaves it.
func (b *builder) weakCell(f *risk.Finding) Cell {
	return Cell{Text: b.weakSpot(f), Strong: true, Value: Ref("question-" + f.Question.ID)}
}

func numberCell(n int) Cell { return shownNumber(n, number(n)) }

// shownNumber is a number that is read with more than its digits: "30%", "2,400".
func shownNumber(n int, t string) Cell { return Cell{Text: t, Value: n} }

// percentCell is tenths of a percent as whole ones.
func percentCell(tenths int) Cell { return shownNumber(wholePercent(tenths), percent(tenths)) }

// riskCell is an event's number, which leads to its row of the register.
func (b *builder) riskCell(n int) Cell { return shownNumber(n+1, b.riskNumber(n)) }

// actionCell is an action's number, which leads to its row of the plan.
func (b *builder) actionCell(n int) Cell { return shownNumber(n+1, b.actionNumber(n)) }

func tenthsCell(t risk.Tenths) Cell { return Cell{Text: t.String(), Value: t} }

// dayCell is a day; none has no value.
func dayCell(d assessment.Day) Cell { return shownDay(d, orDash(DayText(d))) }

// shownDay is a day that is read with more words: "OUT OF SUPPORT since Oct 10, 2023".
func shownDay(d assessment.Day, t string) Cell { return Cell{Text: t, Value: orNil(d)} }

func levelCell(l questions.Level) Cell { return Cell{Text: l.String(), Value: orNil(l)} }

// measureCell is a value with its level: "84 High".
func measureCell(m risk.Measure) Cell { return Cell{Text: measure(m), Value: orNil(m.Level)} }

// bandCell is a level with every open answer at its worst, and at its best where that differs.
func bandCell(worst, best questions.Level) Cell {
	return Cell{Text: questions.Band(worst, best), Value: orNil(worst)}
}

func statusCell(s risk.RequirementStatus) Cell { return Cell{Text: s.String(), Value: s} }
