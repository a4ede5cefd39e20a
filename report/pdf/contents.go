package pdf

import (
	"strconv"

	"ephisra/report"
)

// Sizes of the contents.
const (
	contentsGap  = 24.0 // between the columns
	contentsPart = 6.0  // above the name of a part
	contentsLine = 1.5  // between entries
	pageNumber   = 26.0 // room for one
)

// contentsEntry is a line of the contents: the name of a part, or a section with its page.
type contentsEntry struct {
	text   string
	page   string // empty: a part
	target int
}

// contents sets the list of sections, part by part, in two columns read one after the other; before is how many sheets
// stand before the first section. It is one row: a list that fills a page is not set in two.
func (t *typesetter) contents(sections []place, before int) []row {
	list := contentsOf(sections, before)
	if len(list) == 0 {
		return nil
	}
	r := row{first: true, gap: 26}
	half := (len(list) + 1) / 2
	wide := (t.width() - contentsGap) / 2
	t.contentsColumn(&r, list[:half], t.left, wide)
	t.contentsColumn(&r, list[half:], t.left+wide+contentsGap, wide)
	return []row{r}
}

func contentsOf(sections []place, before int) []contentsEntry {
	var list []contentsEntry
	for i, p := range sections {
		if p.part != report.NoPart && (i == 0 || sections[i-1].part != p.part) {
			list = append(list, contentsEntry{text: p.part.String()})
		}
		list = append(list, contentsEntry{p.title, strconv.Itoa(before + p.sheet + 1), i})
	}
	return list
}

// contentsColumn sets one column into a row.
func (t *typesetter) contentsColumn(r *row, list []contentsEntry, x, wide float64) {
	y := 0.0
	for i, e := range list {
		if e.page != "" {
			y += t.entry(r, e, x, y, wide) + contentsLine
			continue
		}
		if i > 0 {
			y += contentsPart
		}
		lines := t.family.wrap(partStyle, e.text, wide)
		r.cells = append(r.cells, cell{x: x, width: wide, style: partStyle, drop: y, lines: lines})
		y += float64(len(lines)) * partStyle.leading
	}
}

// entry is a title, a dotted line and a page number; all of it is a link. It returns its height.
func (t *typesetter) entry(r *row, e contentsEntry, x, drop, wide float64) float64 {
	lines := t.family.wrap(entryStyle, e.text, wide-pageNumber-8)
	last := drop + float64(len(lines)-1)*entryStyle.leading // the page stands beside the last line of the title
	height := float64(len(lines)) * entryStyle.leading
	r.cells = append(r.cells, cell{x: x, width: wide, style: entryStyle, drop: drop, lines: lines},
		cell{x: x + wide - pageNumber, width: pageNumber, right: true, style: entryStyle, drop: last,
			lines: []string{e.page}})
	from := x + t.family.width(entryStyle, lines[len(lines)-1]) + 6
	to := x + wide - t.family.width(entryStyle, e.page) - 6
	r.extra = append(r.extra,
		func(y float64) ink {
			return line{x1: from, y1: y + drop + height - 4, x2: to, y2: y + drop + height - 4, width: 0.7, colour: muted,
				dotted: true}
		},
		func(y float64) ink { return link{x, y + drop, wide, height, e.target} })
	return height
}
