package report

import (
	"slices"
	"strings"
	"time"

	"ephisra/assessment"
	"ephisra/assessment/risk"
)

// askedFindings are the questions that apply to the practice, and those somebody said something to.
func (b *builder) askedFindings() []*risk.Finding {
	var list []*risk.Finding
	for i := range b.Findings {
		if f := &b.Findings[i]; f.Answer != nil || f.State != risk.HiddenByFact {
			list = append(list, f)
		}
	}
	return list
}

// ofAnswer is a field of what was said, if anything was.
func ofAnswer(of func(*builder, *assessment.Answer) Value) func(*builder, *risk.Finding) Value {
	return func(b *builder, f *risk.Finding) Value {
		if f.Answer == nil {
			return nil
		}
		return of(b, f.Answer)
	}
}

// saidBy names who gave an answer.
func (b *builder) saidBy(a *assessment.Answer) string {
	var names []string
	for _, one := range b.given(a) {
		if name := b.name(one.SaidBy); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// saidOn is the day an answer was given, the last of them where it was given by site.
func (b *builder) saidOn(a *assessment.Answer) Value {
	last := time.Time{}
	for _, one := range b.given(a) {
		if one.At.After(last) {
			last = one.At
		}
	}
	if last.IsZero() {
		return nil
	}
	return assessment.DayOf(last)
}

var answerFields = []field[*risk.Finding]{
	{Field{"number", "No.", TextKind, 7, nil}, func(b *builder, f *risk.Finding) Value {
		return b.questionNumbers[f.Question.ID]
	}},
	{Field{"id", "Id", TextKind, 24, nil}, func(_ *builder, f *risk.Finding) Value { return f.Question.ID }},
	{Field{"section", "Section", TextKind, 24, nil}, func(b *builder, f *risk.Finding) Value {
		return b.Bank.Section(f.Question.Section).Title
	}},
	{Field{"question", "Question", TextKind, 60, nil}, func(_ *builder, f *risk.Finding) Value { return f.Question.Ask }},
	{Field{"answer", "Answer", TextKind, 44, nil}, func(b *builder, f *risk.Finding) Value { return b.answerText(f) }},
	{Field{"in_place", "In place, 0 to 100", NumberKind, 10, nil}, func(_ *builder, f *risk.Finding) Value {
		if !f.Question.Graded() || !f.State.Counts() {
			return nil
		}
		return f.InPlace
	}},
	{
		Field{"weak_spot", "Weak spot", TextKind, 44, nil},
		func(b *builder, f *risk.Finding) Value { return b.weakLine(f) },
	},
	{Field{"said_by", "Said by", TextKind, 20, nil}, ofAnswer(func(b *builder, a *assessment.Answer) Value {
		return b.saidBy(a)
	})},
	{Field{"basis", "Basis", TextKind, 11, nil}, ofAnswer(func(_ *builder, a *assessment.Answer) Value {
		return a.RestsOn().String()
	})},
	{Field{"on", "On", DayKind, 13, nil}, ofAnswer(func(b *builder, a *assessment.Answer) Value {
		return b.saidOn(a)
	})},
	{Field{"citations", "Citations", TextKind, 26, nil}, func(b *builder, f *risk.Finding) Value {
		return strings.Join(b.Bank.Citations(f.Question), ", ")
	}},
	{Field{"open", "Why open", TextKind, 22, nil}, func(b *builder, f *risk.Finding) Value { return b.whyOpen(f) }},
	{Field{"beside", "Note, evidence and what else was recorded", TextKind, 60, nil},
		ofAnswer(func(b *builder, a *assessment.Answer) Value { return b.besideAnswer(a) })},
	{Field{"decision", "Decision", TextKind, 44, nil}, ofAnswer(func(b *builder, a *assessment.Answer) Value {
		if d := a.Decision; d != nil {
			return joinFilled("\n", labelText("Why not", d.Why), labelText("Instead", d.Instead),
				labelText("Approved by", joinFilled(", ", b.who(d.ApprovedBy), d.On.String())),
				labelText("Review by", d.ReviewBy.String()))
		}
		return nil
	})},
}
