package pdf

import "github.com/jung-kurt/gofpdf"

// above is how far over its title a bookmark or link leads, so that the title does not touch the window's edge.
const above = 8

// targets makes the links that the contents lead to, one a section, in order.
func (b *book) targets(p *gofpdf.Fpdf) []int {
	var list []int
	for _, at := range b.places {
		if at.level == 0 {
			id := p.AddLink()
			p.SetLink(id, at.y-above, at.sheet+1)
			list = append(list, id)
		}
	}
	return list
}

// bookmarks adds those of one sheet. gofpdf needs the first to be of the top level, and it is: a
// heading stands in a section.
func (b *book) bookmarks(p *gofpdf.Fpdf, sheet int) {
	for _, at := range b.places {
		if at.sheet == sheet {
			p.Bookmark(at.title, at.level, at.y-above)
		}
	}
}

// inside counts, for every bookmark in order, how many stand inside it.
func (b *book) inside() []int {
	counts := make([]int, len(b.places))
	last := 0
	for i, p := range b.places {
		if p.level == 0 {
			last = i
		} else {
			counts[last]++
		}
	}
	return counts
}
