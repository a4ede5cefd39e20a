package pdf

import "github.com/jung-kurt/gofpdf"

// above is how far over its title a bookmark or link leads, so that the title does not touch the window's edge.
const above = 8

// targets makes what links lead to, by the number of the place.
func (b *book) targets(p *gofpdf.Fpdf) map[int]int {
	numbers := map[string]int{}
	for n, id := range b.ids {
		numbers[id] = n
	}
	made := map[int]int{}
	for _, at := range b.places {
		if n, isLed := numbers[at.id]; isLed && made[n] == 0 {
			made[n] = p.AddLink()
			p.SetLink(made[n], at.y-above, at.sheet+1)
		}
	}
	return made
}

// bookmarks adds those of one sheet. gofpdf needs the first to be of the top level, and it is: a
// heading stands in a section.
func (b *book) bookmarks(p *gofpdf.Fpdf, sheet int) {
	for _, at := range b.places {
		if at.sheet == sheet && at.level < 2 {
			p.Bookmark(at.title, at.level, at.y-above)
		}
	}
}

// inside counts, for every bookmark in order, how many stand inside it.
func (b *book) inside() []int {
	var counts []int
	last := 0
	for _, p := range b.places {
		switch p.level {
		case 0:
			last, counts = len(counts), append(counts, 0)
		case 1:
			counts[last]++
			counts = append(counts, 0)
		}
	}
	return counts
}
