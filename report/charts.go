package report

import (
	"cmp"
	"slices"
	"strconv"

	"ephisra/assessment"
	"ephisra/questions"
)

// highLeft charts how many events stand at High or above after each of the first actions, taken in order, and with
// the whole plan done. Where that is the same all the way it gives no chart.
func (b *builder) highLeft() []Block {
	chart := Steps{Caption: "Risks at High or above: now, after each of the first actions, and with all done",
		Items: []Step{{"now", b.Counts.HighOrAbove()}}}
	first := min(summaryActions, len(b.plan))
	for n := range first {
		chart.Items = append(chart.Items, Step{"after " + strconv.Itoa(n+1), b.plan[n].After.HighOrAbove()})
	}
	if len(b.plan) > first {
		chart.Items = append(
			chart.Items,
			Step{"all " + strconv.Itoa(len(b.plan)), b.plan[len(b.plan)-1].After.HighOrAbove()},
		)
	}
	if !slices.ContainsFunc(chart.Items, func(s Step) bool { return s.Value != chart.Items[0].Value }) {
		return nil
	}
	return []Block{chart}
}

// mostDays is how many columns a burn-down has: now, and the last of the days.
const mostDays = 11

// burnDown charts how many events stand at High or above by each day on which an action of the practice's own plan is
// due. Nothing with a date, or nothing at High, gives no chart.
func (b *builder) burnDown() []Block {
	items := b.datedItems()
	if len(items) == 0 || b.Counts.HighOrAbove() == 0 {
		return nil
	}
	chart := Steps{Caption: "Risks at High or above by the practice's own dates, if each is kept",
		Items: []Step{{"now", b.WhatIf(nil).Before.AtOrAbove(questions.High)}}}
	var done []string
	for i, item := range items {
		done = append(done, item.Fix)
		if i+1 < len(items) && b.stepOf(&items[i+1]) == b.stepOf(&item) {
			continue
		}
		chart.Items = append(chart.Items, Step{b.stepOf(&item), b.WhatIf(done).After.AtOrAbove(questions.High)})
	}
	if over := len(chart.Items) - mostDays; over > 0 { // the first ones are the least to come
		chart.Items = slices.Delete(chart.Items, 1, 1+over)
	}
	return []Block{chart}
}

// stepOf is the day an action is to be done by; a day that is past has not been kept.
func (b *builder) stepOf(item *assessment.PlanItem) string {
	if b.Assessment.AsOf.After(item.Due) {
		return "once what is LATE is done"
	}
	return DayText(item.Due)
}

// datedItems are the actions that are to be done by a day, the earliest first.
func (b *builder) datedItems() []assessment.PlanItem {
	var list []assessment.PlanItem
	for _, item := range b.Assessment.Plan {
		if !item.Due.IsZero() && item.IsOpen() {
			list = append(list, item)
		}
	}
	slices.SortStableFunc(list, func(x, y assessment.PlanItem) int { return cmp.Compare(x.Due.String(), y.Due.String()) })
	return list
}
