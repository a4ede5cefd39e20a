package report

import (
	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"strings"
)

// plannedRow is a row of the plan: a step worked out, what is settled, or what the practice planned and is done with.
type plannedRow struct {
	number int // in the order to take it; 0: nothing to do now
	fix    *questions.Fix
	step   *risk.PlanStep
	item   *assessment.PlanItem
	why    string // there is nothing to do
}

// plannedRows is the plan in order, then what is settled, then plan items of which nothing is open any more.
func (b *builder) plannedRows() []plannedRow {
	var rows []plannedRow
	seen := map[string]bool{}
	for i := range b.plan {
		s := &b.plan[i]
		rows, seen[s.Fix.ID] = append(rows, plannedRow{i + 1, s.Fix, s, s.Item, ""}), true
	}
	settled := b.Settled()
	for i := range settled {
		s := &settled[i]
		rows, seen[s.Fix.ID] = append(rows, plannedRow{0, s.Fix, nil, s.Item, b.settledText(s)}), true
	}
	for i := range b.Assessment.Plan {
		if item := &b.Assessment.Plan[i]; !seen[item.Fix] {
			rows = append(rows, plannedRow{0, b.Bank.Fix(item.Fix), nil, item, b.notToDo(item.Fix, settled)})
		}
	}
	return rows
}

// ofItem is a field of what the practice entered, if it did.
func ofItem(of func(*builder, *assessment.PlanItem) Value) func(*builder, plannedRow) Value {
	return func(b *builder, row plannedRow) Value {
		if row.item == nil {
			return nil
		}
		return of(b, row.item)
	}
}

// ofStep is a field of what was worked out, if it was.
func ofStep(of func(*builder, *risk.PlanStep) Value) func(*builder, plannedRow) Value {
	return func(b *builder, row plannedRow) Value {
		if row.step == nil {
			return nil
		}
		return of(b, row.step)
	}
}

// stateChoices are the states a plan item can have, as the file has them.
var stateChoices = []string{assessment.PlanOpen.String(), assessment.PlanDoing.String(), assessment.PlanDone.String(),
	assessment.PlanVerified.String(), assessment.PlanAccepted.String()}

var planFields = []field[plannedRow]{
	{Field{"number", "No.", NumberKind, 6, nil}, func(_ *builder, row plannedRow) Value { return orNone(row.number) }},
	{Field{"id", "Id", TextKind, 24, nil}, func(_ *builder, row plannedRow) Value { return row.fix.ID }},
	{
		Field{"band", "Band", TextKind, 12, nil},
		ofStep(func(_ *builder, s *risk.PlanStep) Value { return bandTitles[s.Band] }),
	},
	{Field{"action", "Action", TextKind, 44, nil}, func(_ *builder, row plannedRow) Value { return row.fix.Title }},
	{
		Field{"first_step", "First step", TextKind, 44, nil},
		func(_ *builder, row plannedRow) Value { return row.fix.First },
	},
	{Field{"then", "Then", TextKind, 44, nil}, func(_ *builder, row plannedRow) Value { return row.fix.Lasting }},
	{Field{"usually", "Who usually does it", TextKind, 18, nil}, func(b *builder, row plannedRow) Value {
		return b.who(row.fix.Who)
	}},
	{Field{"owner", "Owner", TextKind, 20, nil}, ofItem(func(b *builder, p *assessment.PlanItem) Value {
		return b.name(p.Owner)
	})},
	{Field{"due", "By", DayKind, 13, nil}, ofItem(func(_ *builder, p *assessment.PlanItem) Value { return p.Due })},
	{Field{"state", "State", TextKind, 11, stateChoices}, func(_ *builder, row plannedRow) Value {
		if row.item == nil {
			return assessment.PlanOpen.String()
		}
		return row.item.State.String()
	}},
	{Field{"response", "Response", TextKind, 11, nil}, ofItem(func(_ *builder, p *assessment.PlanItem) Value {
		return responses[p.Response]
	})},
	{
		Field{"effort", "Effort", TextKind, 9, nil},
		func(_ *builder, row plannedRow) Value { return row.fix.Effort.String() },
	},
	{
		Field{"usual_cost", "Usual cost", TextKind, 24, nil},
		func(_ *builder, row plannedRow) Value { return row.fix.Cost },
	},
	{Field{"cost", "Cost, as planned", MoneyKind, 11, nil}, ofItem(func(_ *builder, p *assessment.PlanItem) Value {
		return orNone(p.Cost)
	})},
	{Field{"risks", "Risks, by number", TextKind, 16, nil}, ofStep(func(b *builder, s *risk.PlanStep) Value {
		return b.riskNumbers(s.Risks)
	})},
	{Field{"citations", "Meets", TextKind, 26, nil}, ofStep(func(_ *builder, s *risk.PlanStep) Value {
		return strings.Join(s.Cites, ", ")
	})},
	{
		Field{"drop_alone", "Off the total value, alone", TenthsKind, 12, nil},
		ofStep(func(_ *builder, s *risk.PlanStep) Value {
			return s.Alone.Drop
		}),
	},
	{Field{"drop_in_order", "Off the total value, in order", TenthsKind, 12, nil}, ofStep(func(_ *builder,
		s *risk.PlanStep) Value {
		return s.InOrder.Drop
	})},
	{Field{"done", "Done", DayKind, 13, nil}, ofItem(func(_ *builder, p *assessment.PlanItem) Value { return p.Done })},
	{Field{"verified", "Verified", TextKind, 24, nil}, ofItem(func(b *builder, p *assessment.PlanItem) Value {
		if v := p.Verified; v != nil {
			return joinFilled("; ", v.On.String(), b.who(v.By), v.Evidence)
		}
		return nil
	})},
	{Field{"accepted", "Risk accepted", TextKind, 30, nil}, ofItem(func(b *builder, p *assessment.PlanItem) Value {
		if v := p.Accepted; v != nil {
			return joinFilled("; ", v.On.String(), b.who(v.By), v.Why, before("until", v.Until.String()))
		}
		return nil
	})},
	{
		Field{"why_not", "Why nothing is to do", TextKind, 26, nil},
		func(_ *builder, row plannedRow) Value { return row.why },
	},
	{Field{"note", "Note", TextKind, 40, nil}, ofItem(func(_ *builder, p *assessment.PlanItem) Value { return p.Note })},
}
