package report

import "strings"

var riskFields = []field[int]{
	{Field{"number", "No.", NumberKind, 6, nil}, func(_ *builder, n int) Value { return n + 1 }},
	{Field{"id", "Id", TextKind, 24, nil}, func(b *builder, n int) Value { return b.Risks[n].Event.ID }},
	{
		Field{"category", "Category", TextKind, 24, nil},
		func(b *builder, n int) Value { return b.categoryTitle(b.Risks[n].Event.Category) },
	},
	{Field{"threat_event", "Threat event", TextKind, 48, nil}, func(b *builder, n int) Value {
		return b.Risks[n].Event.Title
	}},
	{
		Field{"harms", "Harms", TextKind, 10, nil},
		func(b *builder, n int) Value { return harmLetters(b.Risks[n].Event.Harms) },
	},
	{Field{"initiation", "Initiation", NumberKind, 10, nil}, func(b *builder, n int) Value {
		return b.Risks[n].Initiation.Value
	}},
	{Field{"susceptibility", "Susceptibility", NumberKind, 13, nil}, func(b *builder, n int) Value {
		return b.Risks[n].Susceptibility.Value
	}},
	{
		Field{"likelihood", "Likelihood", LevelKind, 12, nil},
		func(b *builder, n int) Value { return b.Risks[n].Likelihood },
	},
	{Field{"impact", "Impact", LevelKind, 12, nil}, func(b *builder, n int) Value { return b.Risks[n].Impact.Level }},
	{Field{"level", "Level of risk", LevelKind, 13, nil}, func(b *builder, n int) Value { return b.Risks[n].Level }},
	{Field{"best", "At best", LevelKind, 12, nil}, func(b *builder, n int) Value { return b.Risks[n].Best.Level }},
	{Field{"value", "Value", TenthsKind, 8, nil}, func(b *builder, n int) Value { return b.Risks[n].Value }},
	{Field{"inherent", "With nothing in place", LevelKind, 13, nil}, func(b *builder, n int) Value {
		return b.Risks[n].Inherent.Level
	}},
	{Field{"target", "After what is planned", LevelKind, 13, nil}, func(b *builder, n int) Value {
		return b.Risks[n].Target.Level
	}},
	{Field{"weak_spots", "Weak spots", TextKind, 60, nil}, func(b *builder, n int) Value { return b.weakSpotsText(n) }},
	{Field{"inventory", "In the inventory", TextKind, 40, nil}, func(b *builder, n int) Value {
		return touchedText(b.Touched(b.Risks[n].Event))
	}},
	{Field{"worst_site", "Worst site", TextKind, 18, nil}, func(b *builder, n int) Value {
		return b.worstSite(&b.Risks[n])
	}},
	{Field{"actions", "Actions, by number", TextKind, 16, nil}, func(b *builder, n int) Value { return b.actionsOn(n) }},
	{Field{"override", "Assessor's own level", TextKind, 30, nil}, func(b *builder, n int) Value {
		if event := &b.Risks[n]; len(event.Overrides) > 0 {
			return b.overrideText(event)
		}
		return nil
	}},
}

// sheetSpots is how many weak spots a sheet has in words.
const sheetSpots = 3

// weakSpotsText lists the weak spots of an event, the weightiest first: some in words, the others by number.
func (b *builder) weakSpotsText(n int) string {
	var texts, more []string
	for i, v := range b.Risks[n].Vulnerabilities() {
		f := v.Finding
		if i < sheetSpots {
			texts = append(texts, b.weakNumber(f)+" "+b.weakText(f))
		} else {
			more = append(more, b.weakNumber(f))
		}
	}
	return joinFilled("\n", append(texts, labelText("Also", strings.Join(more, ", ")))...)
}

// categoryTitle is the title of a category, or its ID where the bank has none.
func (b *builder) categoryTitle(id string) string {
	for _, c := range b.Bank.Categories {
		if c.ID == id {
			return c.Title
		}
	}
	return id
}
