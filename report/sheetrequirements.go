package report

import "ephisra/assessment/risk"

var requirementFields = []field[risk.Requirement]{
	{
		Field{"citation", "Citation", TextKind, 24, nil},
		func(_ *builder, q risk.Requirement) Value { return q.Requirement.ID },
	},
	{Field{"title", "Requirement", TextKind, 40, nil}, func(_ *builder, q risk.Requirement) Value {
		return q.Requirement.Title
	}},
	{Field{"safeguards", "Safeguards", TextKind, 18, nil}, func(_ *builder, q risk.Requirement) Value {
		return q.Requirement.Safeguard.String()
	}},
	{
		Field{"kind", "Kind", TextKind, 14, nil},
		func(_ *builder, q risk.Requirement) Value { return q.Requirement.Kind.String() },
	},
	{Field{"obligation", "Obligation", TextKind, 13, nil}, func(_ *builder, q risk.Requirement) Value {
		return q.Requirement.Obligation.String()
	}},
	{Field{"counted", "Counted", TextKind, 9, nil}, func(_ *builder, q risk.Requirement) Value {
		return map[bool]string{true: "yes", false: "no"}[q.Requirement.Counted()]
	}},
	{Field{"status", "Status", StatusKind, 18, nil}, func(_ *builder, q risk.Requirement) Value { return q.Status }},
	{Field{"rests_on", "Rests on questions", TextKind, 44, nil}, func(b *builder, q risk.Requirement) Value {
		return b.claimsText(&q)
	}},
	{Field{"asks", "What it asks", TextKind, 60, nil}, func(_ *builder, q risk.Requirement) Value {
		return q.Requirement.Summary
	}},
}
