package interview

import (
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/questions"
)

// choice is a row of the question: an entry, a value to type, or the row that stands for no answer yet.
type choice struct {
	pickerRow
	entry   *Entry
	isValue bool
}

// choices lists the rows of a question.
func (a *asking) choices(s *screen, q *questions.Question) []choice {
	var list []choice
	answer := a.answer(s)
	isGiven := answer != nil && answer.Given() && answer.Carried == nil
	if !isGiven {
		list = append(list, choice{pickerRow: pickerRow{text: presetText(q)}})
	}
	if text, takes := valuePrompts[q.Type]; takes {
		lead := "= ( ) "
		if value := valueOf(q, answer); value != "" {
			lead, text = "= (x) ", value+" (= changes it)"
		}
		list = append(list, choice{pickerRow: pickerRow{lead, text}, isValue: true})
	}
	entries := Entries(q)
	for i := range entries {
		e := &entries[i]
		list = append(list, choice{pickerRow: pickerRow{leadOf(q, e, answer), e.Text}, entry: e})
	}
	if lost := noLongerOffered(q, answer); lost != "" {
		list = append(list, choice{pickerRow: pickerRow{"- (x) ", lost}})
	}
	return list
}

func presetText(q *questions.Question) string {
	if q.Type == questions.Many {
		return "(mark all that apply; Enter skips)"
	}
	return "(choose one, or Enter to skip)"
}

// valuePrompts are the questions answered with more than a choice.
var valuePrompts = map[questions.Type]string{
	questions.Date: "Type a date", questions.Number: "Type a number", questions.Text: "Type your answer",
}

func valueOf(q *questions.Question, a *assessment.Answer) string {
	if a == nil {
		return ""
	}
	return valueText(q, a)
}

// leadOf is an entry's label with its mark: filled where it is on record.
func leadOf(q *questions.Question, e *Entry, a *assessment.Answer) string {
	mark := "( )"
	isOn := e.Holds(a) && a.Carried == nil
	switch isMany := q.Type == questions.Many && e.Option != ""; {
	case isMany && isOn:
		mark = "[x]"
	case isMany:
		mark = "[ ]"
	case isOn:
		mark = "(x)"
	}
	return e.Label + " " + mark + " "
}

func isMarked(lead string) bool {
	return strings.Contains(lead, "(x)") || strings.Contains(lead, "[x]")
}

// noLongerOffered names options on record that the bank does not have any more.
func noLongerOffered(q *questions.Question, a *assessment.Answer) string {
	if a == nil {
		return ""
	}
	var lost []string
	for _, id := range a.Options() {
		if q.Option(id) == nil {
			lost = append(lost, id+" (no longer offered)")
		}
	}
	return strings.Join(lost, "; ")
}

// drawn is what a picker was made for.
type drawn struct {
	question, site string
	rows           []pickerRow
	width          int
}

// pick makes the picker anew where the question, what is on record or the width is another. The cursor stands on
// what is recorded; moved since, it stays where it is as long as the rows are as many.
func (a *asking) pick(s *screen, width int) *picker {
	q := s.Session.Current()
	now, recorded := drawn{question: q.ID, site: a.site, width: width}, 0
	for i, c := range a.choices(s, q) {
		now.rows = append(now.rows, c.pickerRow)
		if recorded == 0 && isMarked(c.lead) {
			recorded = i
		}
	}
	before := a.drawn
	isSame := before.question == now.question && before.site == now.site && len(before.rows) == len(now.rows)
	switch {
	case isSame && before.width == now.width && slices.Equal(before.rows, now.rows):
		return a.picker
	case isSame && a.moved:
		recorded = a.picker.at()
	default:
		a.moved = false
	}
	a.picker, a.drawn = newPicker(now.rows, recorded, width), now
	return a.picker
}
