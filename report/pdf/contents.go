package pdf

import (
	"strconv"

	"ephisra/report"
)

// contents sets the list of sections, part by part; before is how many sheets stand before the first section.
func (t *typesetter) contents(sections []place, before int) []row {
	var rows []row
	for i, p := range sections {
		if p.part != report.NoPart && (i == 0 || sections[i-1].part != p.part) {
			r := t.one(partStyle, p.part.String(), 0, t.width())
			r.gap, r.below, r.keep = 9, 1, true
			rows = append(rows, r)
		}
		rows = append(rows, t.entry(p, i, before))
	}
	if len(rows) > 0 {
		rows[0].gap = 20
	}
	return rows
}

// entry is a title, a dotted line and a page number; all of it is a link.
func (t *typesetter) entry(p place, target, before int) row {
	const number = 34.0
	r := t.one(entryStyle, p.title, 0, t.width()-number-20)
	lines := r.cells[0].lines
	page := cell{x: t.right - number, width: number, right: true, style: entryStyle,
		lines: []string{strconv.Itoa(before + p.sheet + 1)}}
	page.drop = float64(len(lines)-1) * entryStyle.leading // beside the last line of the title
	r.cells = append(r.cells, page)
	r.gap = 1.5
	height := r.height()
	from := t.left + t.family.width(entryStyle, lines[len(lines)-1]) + 6
	to := t.right - t.family.width(entryStyle, page.lines[0]) - 6
	r.extra = []func(y float64) ink{
		func(y float64) ink {
			return line{x1: from, y1: y + height - 4, x2: to, y2: y + height - 4, width: 0.7, colour: muted, dotted: true}
		},
		func(y float64) ink { return link{t.left, y, t.width(), height, target} },
	}
	return r
}
