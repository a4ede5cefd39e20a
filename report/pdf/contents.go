package pdf

import "strconv"

// contents lays out the list of sections; before is how many sheets stand before the first section.
func (b *book) contents(sections []place, before int) []*sheet {
	l := newFlow(b.frame, b.family)
	t := &typesetter{b.frame, b.family}
	title := t.sectionTitle("Contents")
	title.anchor = nil
	rows := []row{title}
	for i, p := range sections {
		rows = append(rows, t.entry(p, i, before))
	}
	l.placeAll(rows)
	return l.sheets
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
	r.gap = 4.5
	height := r.height()
	from := t.left + t.family.width(entryStyle, lines[len(lines)-1]) + 6
	to := t.right - t.family.width(entryStyle, page.lines[0]) - 6
	r.extra = []func(y float64) ink{
		func(y float64) ink {
			return line{x1: from, y1: y + height - 5, x2: to, y2: y + height - 5, width: 0.7, colour: muted, dotted: true}
		},
		func(y float64) ink { return link{t.left, y, t.width(), height, target} },
	}
	return r
}
