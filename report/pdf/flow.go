package pdf

// sheet is one page: what is drawn on it, from back to front.
type sheet struct {
	ink  []ink
	bare bool // no running head: the cover
}

func (s *sheet) add(list ...ink) { s.ink = append(s.ink, list...) }

// frame is the room for text on every page.
type frame struct {
	paper                    size
	left, top, right, bottom float64
}

// size is that of the paper.
type size struct{ width, height float64 }

func newFrame(paper size) frame {
	return frame{paper, marginSide, marginTop, paper.width - marginSide, paper.height - marginBottom}
}

func (f frame) width() float64  { return f.right - f.left }
func (f frame) height() float64 { return f.bottom - f.top }

// flow places rows on sheets, from top to bottom.
type flow struct {
	frame
	family *family
	sheets []*sheet
	y      float64 // where the next row goes
	fresh  bool    // nothing stands on the sheet yet
	places []place
}

// place is where an anchor came to stand.
type place struct {
	anchor
	sheet int // from 0
	y     float64
}

func newFlow(in frame, f *family) *flow {
	l := &flow{frame: in, family: f}
	l.turn()
	return l
}

// turn begins a new sheet.
func (l *flow) turn() {
	l.sheets = append(l.sheets, new(sheet))
	l.y, l.fresh = l.top, true
}

// turnUnlessFresh begins a new sheet if anything stands on this one.
func (l *flow) turnUnlessFresh() {
	if !l.fresh {
		l.turn()
	}
}

// placeAll sets rows one below the other. What must stay together moves to the next page together.
func (l *flow) placeAll(rows []row) {
	for i := range rows {
		l.place(rows[i], l.together(rows[i:]))
	}
}

// together returns the height that must fit for the first row to be placed here: its own, and
// that of the rows it is kept with. More than a page cannot be kept together.
func (l *flow) together(rows []row) float64 {
	need := 0.0
	for i := range rows {
		r := &rows[i]
		if i > 0 {
			need += r.gap
		}
		if !r.keep || i == len(rows)-1 {
			need += r.opening(l.height())
			break
		}
		need += r.height()
		if need > l.height() {
			break
		}
	}
	if need > l.height() {
		return rows[0].opening(l.height())
	}
	return need
}

func (l *flow) place(r row, need float64) {
	if !l.fresh && l.y+r.gap+need > l.bottom {
		l.turnBefore(&r)
	}
	if !l.fresh {
		l.y += r.gap
	}
	for l.y+r.height() > l.bottom && r.lines() > 1 {
		head, tail := r.split(l.bottom - l.y)
		l.draw(&head)
		if r = tail; r.lines() == 0 {
			return
		}
		l.turnBefore(&r)
	}
	l.draw(&r)
}

// turnBefore begins a sheet that a row opens, under the header of its table. A header that would
// take a third of the page is not drawn again.
func (l *flow) turnBefore(r *row) {
	l.turn()
	if r.header != nil && r.header.height() < l.height()/3 {
		l.draw(r.header)
	}
}

func (l *flow) draw(r *row) {
	if r.anchor != nil {
		l.places = append(l.places, place{*r.anchor, len(l.sheets) - 1, l.y})
	}
	r.draw(l.sheets[len(l.sheets)-1], l.family, l.y)
	l.y += r.height()
	l.fresh = false
}

// lines returns how many lines the longest cell has.
func (r *row) lines() int {
	most := 0
	for i := range r.cells {
		most = max(most, len(r.cells[i].lines))
	}
	return most
}
