package report

import (
	"ephisra/assessment"
	"strings"
)

var assetFields = []field[assessment.Asset]{
	{Field{"id", "Id", TextKind, 18, nil}, func(_ *builder, a assessment.Asset) Value { return a.ID }},
	{Field{"name", "Name", TextKind, 34, nil}, func(_ *builder, a assessment.Asset) Value { return a.Name }},
	{Field{"kind", "Kind", TextKind, 10, nil}, func(_ *builder, a assessment.Asset) Value { return a.Kind }},
	{Field{"ephi", "ePHI", TextKind, 10, nil}, func(_ *builder, a assessment.Asset) Value { return tri(a.EPHI) }},
	{Field{"place", "Place", TextKind, 22, nil}, func(_ *builder, a assessment.Asset) Value { return a.Place }},
	{Field{"owner", "Owner", TextKind, 20, nil}, func(b *builder, a assessment.Asset) Value { return b.name(a.Owner) }},
	{Field{"encrypted", "Encrypted", TextKind, 11, nil}, func(_ *builder, a assessment.Asset) Value {
		return tri(a.Encrypted)
	}},
	{Field{"support_ends", "Support ends", DayKind, 13, nil}, func(_ *builder, a assessment.Asset) Value {
		return a.SupportEnds
	}},
	{
		Field{"records", "Records", NumberKind, 10, nil},
		func(_ *builder, a assessment.Asset) Value { return orNone(a.Records) },
	},
	{Field{"found", "What the list shows", TextKind, 26, nil}, func(b *builder, a assessment.Asset) Value {
		return b.foundOn(a.ID)
	}},
	{Field{"note", "Note", TextKind, 40, nil}, func(_ *builder, a assessment.Asset) Value { return a.Note }},
}

var vendorFields = []field[assessment.Vendor]{
	{Field{"id", "Id", TextKind, 18, nil}, func(_ *builder, v assessment.Vendor) Value { return v.ID }},
	{Field{"name", "Name", TextKind, 30, nil}, func(_ *builder, v assessment.Vendor) Value { return v.Name }},
	{Field{"service", "Service", TextKind, 26, nil}, func(_ *builder, v assessment.Vendor) Value { return v.Service }},
	{Field{"ephi", "ePHI", TextKind, 10, nil}, func(_ *builder, v assessment.Vendor) Value { return tri(v.EPHI) }},
	{Field{"access", "Access", TextKind, 26, nil}, func(_ *builder, v assessment.Vendor) Value { return v.Access }},
	{
		Field{"baa", "Agreement (BAA) signed", DayKind, 13, nil},
		func(_ *builder, v assessment.Vendor) Value { return v.BAA },
	},
	{
		Field{"baa_ends", "Agreement ends", DayKind, 13, nil},
		func(_ *builder, v assessment.Vendor) Value { return v.BAAEnds },
	},
	{Field{"looked_at", "Last looked at", DayKind, 13, nil}, func(_ *builder, v assessment.Vendor) Value {
		return v.Assurance
	}},
	{Field{"found", "What the list shows", TextKind, 26, nil}, func(b *builder, v assessment.Vendor) Value {
		return b.foundOn(v.ID)
	}},
	{Field{"note", "Note", TextKind, 40, nil}, func(_ *builder, v assessment.Vendor) Value { return v.Note }},
}

// foundOn is what the inventory shows of one row by itself.
func (b *builder) foundOn(id string) string {
	var texts []string
	for _, f := range b.Inventory() {
		if f.ID == id {
			texts = append(texts, inventoryWords[f.Fault])
		}
	}
	return strings.Join(texts, ", ")
}
