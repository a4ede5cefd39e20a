package report

import (
	"fmt"

	"ephisra/assessment/risk"
)

// Comparison tells all that changed between two assessments: the page of a report on what changed, with nothing left
// out.
func Comparison(c *risk.Comparison) *Document {
	b := newBuilder(c.New, Options{})
	for id := range b.questionNumbers {
		b.questionNumbers[id] = id // what other commands take
	}
	doc := &Document{
		Title:    "What changed",
		Practice: b.practice(),
		AsOf:     c.New.Assessment.AsOf,
		Bank:     c.New.Bank.Name(),
	}
	doc.Draft, doc.Status = b.status()
	doc.Sections = append(doc.Sections, Section{ID: "levels", Title: "What changed", Blocks: []Block{
		Paragraph{Lead, b.sinceText(c)}, b.sinceTiles(c), likeForLike(c), levelTable(c)}})
	whole := func(items []string) []string { return items }
	spots := append(b.spotBlocks(c, whole), b.besideBlocks(c, whole)...)
	spots = append(
		spots,
		Paragraph{Body, fmt.Sprintf("Weak then and weak now, no better and no worse: %d.", c.Count(risk.Unchanged))},
	)
	doc.Sections = append(doc.Sections, Section{ID: "safeguards", Title: "Safeguards", Blocks: spots})
	if plan := b.sincePlan(c); len(plan) > 0 {
		doc.Sections = append(doc.Sections, Section{ID: "plan", Title: "Plan", Blocks: plan})
	}
	return doc
}

// likeForLike says what the plain figures cannot: how the safeguards that were answered both times stand.
func likeForLike(c *risk.Comparison) Block {
	if c.Shared.Of == 0 {
		return Paragraph{Body, "No safeguard is answered both times, so nothing can be set like for like yet."}
	}
	return Paragraph{
		Body,
		fmt.Sprintf("Like for like, over the %s answered both times: %s in place then, %s now. Over all "+
			"that count: %s then, %s now.", count(c.Shared.Of, "safeguard"), percent(int(c.Shared.Before)),
			percent(int(c.Shared.After)), percent(c.Old.Coverage.Overall.Tenths), percent(c.New.Coverage.Overall.Tenths)),
	}
}

// levelTable lists every event that moved, whole.
func levelTable(c *risk.Comparison) Block {
	t := movedRows(c)
	t.Caption = "Threat events at another level"
	return t
}
