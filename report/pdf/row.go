package pdf

import "ephisra/report"

// cell is a text in lines at a place in a row.
type cell struct {
	x, width float64 // of the text itself, from the left edge of the page
	lines    []string
	style    style
	right    bool // ranged right
	centre   bool
	chip     *chip   // drawn behind the lines, as wide as they are
	mark     *int    // halves of the circle before the first line
	fill     *chip   // fills the cell from edge to edge
	drop     float64 // how far below the top of the row it begins
}

func (c *cell) height() float64 { return c.drop + float64(len(c.lines))*c.style.leading }

// row is cells side by side. Everything on a page is rows: a paragraph is one of a single cell.
type row struct {
	cells []cell

	gap          float64 // above, left out at the top of a page
	above, below float64 // inside it, above and below the cells
	least        float64 // its least height

	keep  bool // stays with the row below it
	loose bool // may go on over the page; rows higher than half a page always may
	prose bool // leave no single line behind
	first bool // what stands on its first part only is still to be drawn

	x, width float64 // of the background
	fill     *colour
	under    *line // its x1, x2, width and colour; drawn along the lower edge
	side     *colour
	behind   []func(y float64) ink // drawn under the cells of its first part
	extra    []func(y float64) ink // marks on its first part

	header *row    // drawn again where the row opens a page
	anchor *anchor // where links and bookmarks lead
}

// anchor is a place to lead to. Level 0 is a section, 1 a heading inside it, 2 a row, which has no bookmark.
type anchor struct {
	id    string
	title string
	level int
	part  report.Part // of a section
}

func (r *row) height() float64 {
	most := 0.0
	for i := range r.cells {
		most = max(most, r.cells[i].height())
	}
	return max(r.above+most+r.below, r.least)
}

// splits reports whether a row may be cut, on a page with so much room.
func (r *row) splits(page float64) bool { return r.loose || r.height() > page/2 }

// opening returns the height that must fit for a row to begin on a page.
func (r *row) opening(page float64) float64 {
	if !r.splits(page) {
		return r.height()
	}
	lines := 2
	if r.prose && len(r.cells[0].lines) == 3 {
		lines = 3 // else one line stays alone on either side
	}
	return r.part(lines)
}

// part returns the height of a row cut to so many lines a cell.
func (r *row) part(lines int) float64 {
	most := 0.0
	for i := range r.cells {
		c := &r.cells[i]
		most = max(most, c.drop+float64(min(lines, len(c.lines)))*c.style.leading)
	}
	return r.above + most + r.below
}

// split parts a row: head holds what fits into room, one line a cell at least, tail the rest.
func (r *row) split(room float64) (head, tail row) {
	head, tail = *r, *r
	head.cells, tail.cells = nil, nil
	head.under, head.keep, head.least = nil, false, 0
	tail.first, tail.anchor, tail.least = false, nil, 0
	for _, c := range r.cells {
		n := r.fitting(&c, room)
		upper, lower := c, c
		upper.lines, lower.lines, lower.drop = c.lines[:n], c.lines[n:], 0
		head.cells, tail.cells = append(head.cells, upper), append(tail.cells, lower)
	}
	return head, tail
}

// fitting returns how many lines of a cell go into room.
func (r *row) fitting(c *cell, room float64) int {
	n := int((room - r.above - r.below - c.drop) / c.style.leading)
	n = min(max(n, 1), len(c.lines))
	if r.prose && n == len(c.lines)-1 && n > 2 {
		n-- // the last line takes another along
	}
	return n
}

// draw puts a row on a sheet, its upper edge at y.
func (r *row) draw(s *sheet, f *family, y float64) {
	height := r.height()
	if r.fill != nil {
		s.add(box{x: r.x, y: y, w: r.width, h: height, fill: *r.fill})
	}
	if r.side != nil {
		s.add(box{x: r.x, y: y, w: 2.6, h: height, fill: *r.side})
	}
	if r.first {
		for _, box := range r.behind {
			s.add(box(y))
		}
	}
	for i := range r.cells {
		r.cells[i].draw(s, f, y, y+r.above, height)
	}
	if r.first {
		for _, mark := range r.extra {
			s.add(mark(y))
		}
	}
	if r.under != nil {
		under := *r.under
		under.y1, under.y2 = y+height, y+height
		s.add(under)
	}
}

func (c *cell) draw(s *sheet, f *family, edge, top, height float64) {
	set := c.style
	if c.fill != nil {
		s.add(box{x: c.x - cellPadX, y: edge, w: c.width + 2*cellPadX, h: height, fill: c.fill.fill, edge: &white})
		set.colour = c.fill.text
	}
	top += c.drop
	if c.chip != nil && len(c.lines) > 0 {
		s.add(c.chipBox(f, top))
		set.colour = c.chip.text
		if c.mark != nil {
			s.add(circle{c.x - markRoom + markRadius, top + set.leading/2, markRadius, *c.mark, set.colour})
		}
	}
	for i, text := range c.lines {
		baseline := top + float64(i)*set.leading + set.leading/2 + set.size*0.35
		drawLine(s, c.left(f, text), top+float64(i)*set.leading, baseline, set, text)
	}
}

// left returns where a line begins.
func (c *cell) left(f *family, text string) float64 {
	switch spare := c.width - f.width(c.style, text); {
	case c.right:
		return c.x + spare
	case c.centre:
		return c.x + spare/2
	default:
		return c.x
	}
}

// chipBox is drawn round the lines, as wide as the longest.
func (c *cell) chipBox(f *family, top float64) box {
	left, right := c.x+c.width, c.x
	for _, text := range c.lines {
		at := c.left(f, text)
		left, right = min(left, at), max(right, at+f.width(c.style, text))
	}
	if c.mark != nil {
		left -= markRoom
	}
	return box{x: left - chipPad, y: top + 0.2, w: right - left + 2*chipPad, h: float64(len(c.lines)) * c.style.leading,
		fill: c.chip.fill, edge: &c.chip.edge, round: chipRound}
}
