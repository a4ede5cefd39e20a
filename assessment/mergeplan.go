package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// plan joins the plans item by item: the one that is furthest along holds, for a copy that stands still says nothing
// against it.
func (m *merger) plan() {
	lists := make([][]PlanItem, len(m.copies))
	for i, c := range m.copies {
		lists[i] = c.Plan
	}
	fix := func(p *PlanItem) string { return p.Fix }
	for _, g := range gather(lists, fix) {
		item, differ := joinColumns(PlanColumns, g.rows)
		last := slices.MaxFunc(g.rows, compareSteps)
		item.State, item.Done, item.Verified, item.Accepted = last.State, last.Done, last.Verified, last.Accepted
		m.to.Plan = append(m.to.Plan, item)
		if len(differ) > 0 {
			m.told.Rows = append(m.told.Rows, fmt.Sprintf("plan item %s: %s", item.Fix, strings.Join(differ, "; ")))
		}
	}
}

// stepOrder is how far along each state is.
var stepOrder = map[PlanState]int{PlanOpen: 0, PlanDoing: 1, PlanAccepted: 2, PlanDone: 3, PlanVerified: 4}

func compareSteps(a, b *PlanItem) int {
	return cmp.Or(cmp.Compare(stepOrder[a.State], stepOrder[b.State]),
		cmp.Compare(planRecord.line(a), planRecord.line(b)))
}

// levels joins the assessor's own levels. Of one event the latest holds, and its reason says what the others were.
func (m *merger) levels() {
	lists := make([][]Override, len(m.copies))
	for i, c := range m.copies {
		lists[i] = c.Overrides
	}
	for _, g := range gather(lists, func(o *Override) string { return o.Threat }) {
		rows := slices.Clone(g.rows)
		slices.SortFunc(rows, latestFirst)
		rows = slices.CompactFunc(rows, func(a, b *Override) bool { return latestFirst(a, b) == 0 })
		o := *rows[0]
		for _, other := range rows[1:] {
			was := fmt.Sprintf("Another copy set %s: %s", strings.Join(other.Says(), ", "), other.Reason)
			o.Reason = JoinNotes(o.Reason, was)
			m.told.Rows = append(m.told.Rows, fmt.Sprintf("own level of %s: %s holds, being later", o.Threat,
				strings.Join(o.Says(), ", ")))
		}
		m.to.Overrides = append(m.to.Overrides, o)
	}
}

func latestFirst(a, b *Override) int {
	return cmp.Or(b.At.Compare(a.At), cmp.Compare(overrideRecord.line(a), overrideRecord.line(b)))
}

// drafts keeps what was being typed in each copy; of two for the same place the longer one, with the other below it.
func (m *merger) drafts() {
	lists := make([][]Draft, len(m.copies))
	for i, c := range m.copies {
		lists[i] = c.Drafts
	}
	for _, g := range gather(lists, func(d *Draft) string { return d.Question + " " + d.Form }) {
		drafts := slices.Clone(g.rows)
		slices.SortFunc(drafts, func(a, b *Draft) int { return cmp.Compare(draftRecord.line(a), draftRecord.line(b)) })
		d := *drafts[0]
		d.Note = JoinNotes(said(drafts, func(d *Draft) string { return d.Note })...)
		for _, other := range drafts[1:] {
			for i, text := range other.Typed {
				if i < len(d.Typed) {
					d.Typed[i] = JoinNotes(d.Typed[i], text)
				} else {
					d.Typed = append(d.Typed, text)
				}
			}
		}
		m.to.KeepDraft(d)
	}
}
