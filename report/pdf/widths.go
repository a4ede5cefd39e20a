package pdf

import "ephisra/report"

// columns shares the width out as the Document says, then widens columns whose longest word would
// be broken, at the cost of those that have room to spare.
func (t *setter) columns(b report.Table) []column {
	room := t.width()
	for i := range b.Columns {
		room -= leftPad(b.Columns, i) + cellPadX
	}
	widths, least := t.shares(b, room), t.longestWords(b, room)
	widen(widths, least)
	columns := make([]column, len(widths))
	x := t.left
	for i, w := range widths {
		x += leftPad(b.Columns, i)
		columns[i] = column{x: x, width: w, right: b.Columns[i].Right}
		x += w + cellPadX
	}
	return columns
}

// leftPad is wider between a column ranged right and one ranged left, whose texts would touch.
func leftPad(columns []report.Column, i int) float64 {
	if i > 0 && columns[i-1].Right && !columns[i].Right {
		return 3 * cellPadX
	}
	return cellPadX
}

// shares gives every column its part of the room; one without a width counts as 1.
func (t *setter) shares(b report.Table, room float64) []float64 {
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

// longestWords returns the width of the longest word of every column, at most a third of the
// room, so that one endless word takes no column's place.
func (t *setter) longestWords(b report.Table, room float64) []float64 {
	least := make([]float64, len(b.Columns))
	for i, k := range b.Columns {
		least[i] = t.family.longest(headStyle, k.Title)
	}
	for _, r := range b.Rows {
		if r.Kind == report.Group {
			continue
		}
		for i, c := range r.Cells {
			least[i] = max(least[i], t.leastWidth(r.Kind, c))
		}
	}
	for i := range least {
		least[i] = min(least[i]+0.5, room/3)
	}
	return least
}

// shortChip is how many letters a chip may have to stand on one line.
const shortChip = 24

func (t *setter) leastWidth(kind report.RowKind, c report.Cell) float64 {
	s := t.bodyCellStyle(kind, c)
	switch {
	case chipOf(c) == nil:
		return t.family.longest(s, c.Text)
	case len(c.Text) <= shortChip:
		return t.family.width(s, c.Text) + 2*chipPad
	default:
		return t.family.longest(s, c.Text) + 2*chipPad
	}
}

// widen raises every width towards its least, with what the others have over theirs, in proportion.
func widen(widths, least []float64) {
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
