package report

import (
	"ephisra/assessment"
	"ephisra/assessment/risk"
	"strings"
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
		return b.name(a.SaidBy)
	})},
	{Field{"basis", "Basis", TextKind, 11, nil}, ofAnswer(func(_ *builder, a *assessment.Answer) Value {
		return a.Basis.String()
	})},
	{Field{"on", "On", DayKind, 13, nil}, ofAnswer(func(_ *builder, a *assessment.Answer) Value {
		if a.At.IsZero() {
			return nil
		}
		return assessment.DayOf(a.At)
	})},
	{Field{"citations", "Citations", TextKind, 26, nil}, func(b *builder, f *risk.Finding) Value {
		return strings.Join(b.Bank.Citations(f.Question), ", ")
	}},
	{Field{"open", "Why open", TextKind, 22, nil}, func(_ *builder, f *risk.Finding) Value { return whyOpen(f) }},
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
