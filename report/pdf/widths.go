package pdf

import "ephisra/report"

// columns shares the width out as the Document says, then widens columns whose longest word would
// be broken, and, where that can be had, those whose short texts would take two lines; both at the
// cost of columns that have room to spare.
func (t *typesetter) columns(b report.Table) []column {
	room := t.width()
	for i := range b.Columns {
		room -= leftPad(b.Columns, i) + cellPadX
	}
	widths := t.shares(b, room)
	widenTo(widths, t.leastWidths(b, room, t.longestWord))
	if whole := t.leastWidths(b, room, t.shortText); sum(whole) <= room {
		widenTo(widths, whole)
	}
	columns := make([]column, len(widths))
	x := t.left
	for i, w := range widths {
		x += leftPad(b.Columns, i)
		columns[i] = column{x: x, width: w, right: b.Columns[i].Right()}
		x += w + cellPadX
	}
	return columns
}

// leftPad is wider between a column ranged right and one ranged left, whose texts would touch.
func leftPad(columns []report.Column, i int) float64 {
	if i > 0 && columns[i-1].Right() && !columns[i].Right() {
		return 3 * cellPadX
	}
	return cellPadX
}

// shares gives every column its part of the room; one without a width counts as 1.
func (t *typesetter) shares(b report.Table, room float64) []float64 {
	sum := 0
	for _, k := range b.Columns {
		sum += max(k.Width, 1)
	}
	widths := make([]float64, len(b.Columns))
	for i, k := range b.Columns {
		widths[i] = room * float64(max(k.Width, 1)) / float64(sum)
	}
	return widths
}

// leastWidths returns the least width of every column by that of its cells, at most a third of
// the room, so that one endless word takes no column's place.
func (t *typesetter) leastWidths(b report.Table, room float64, of func(style, report.Cell) float64) []float64 {
	least := make([]float64, len(b.Columns))
	for i, k := range b.Columns {
		least[i] = t.family.longest(headStyle, k.Title)
	}
	for _, r := range b.Rows {
		if r.Kind == report.Group || r.IsRemark() {
			continue
		}
		for i, c := range r.Cells {
			width := of(t.bodyCellStyle(b.Dense, r.Kind, c), c)
			if chipOf(c) != nil {
				width += 2 * chipPad
			}
			if halvesOf(c) != nil {
				width += markRoom
			}
			least[i] = max(least[i], width)
		}
	}
	for i := range least {
		least[i] = min(least[i]+0.5, room/3)
	}
	return least
}

func (t *typesetter) longestWord(s style, c report.Cell) float64 { return t.family.longest(s, c.Text) }

// How many letters a text may have to count as short: a level with its value does.
const (
	shortPlain = 14
	shortChip  = 24
)

// shortText is the width of a short text on one line, or that of the longest word of a long one.
func (t *typesetter) shortText(s style, c report.Cell) float64 {
	most := shortPlain
	if chipOf(c) != nil {
		most = shortChip
	}
	if len(unmarked(c.Text)) <= most {
		return t.family.width(s, c.Text)
	}
	return t.family.longest(s, c.Text)
}

func sum(list []float64) float64 {
	total := 0.0
	for _, n := range list {
		total += n
	}
	return total
}

// widenTo raises every width towards its least, with what the others have over theirs, in proportion.
func widenTo(widths, least []float64) {
	lack, spare := 0.0, 0.0
	for i := range widths {
		lack += max(least[i]-widths[i], 0)
		spare += max(widths[i]-least[i], 0)
	}
	moved := min(lack, spare)
	if moved == 0 {
		return
	}
	for i, w := range widths {
		if w < least[i] {
			widths[i] += (least[i] - w) * moved / lack
		} else {
			widths[i] -= (w - least[i]) * moved / spare
		}
	}
}
