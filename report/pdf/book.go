package pdf

import (
	"fmt"

	"ephisra/report"
)

// book is a report laid out: all its sheets in order, and the places that contents, links and
// bookmarks lead to.
type book struct {
	frame
	family *family
	sheets []*sheet
	places []place
	ids    []string // of the places that links lead to, by number
	look   report.Look
}

// layOut sets every page. A fault in the drawing code is returned as an error that names the
// section and the block it was met in, never a text somebody typed.
func (b *book) layOut(doc *report.Document) (err error) {
	at := "the cover"
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("drawing %s: %v", at, fault)
		}
	}()
	body := newFlow(b.frame, b.family)
	for i := range doc.Sections {
		b.section(body, &doc.Sections[i], &at)
	}
	at = "the cover"
	b.bind(doc, body)
	return nil
}

func (b *book) section(l *flow, s *report.Section, at *string) {
	*at = fmt.Sprintf("the title of section %q", s.ID)
	t := &typesetter{b.frame, b.family}
	if s.Page || l.y+sectionGap+sectionRoom > l.bottom {
		l.turnUnlessFresh()
	}
	rows := []row{t.sectionTitle(s)}
	for i, block := range s.Blocks {
		*at = fmt.Sprintf("section %q, block %d (%T)", s.ID, i+1, block)
		set := t.rows(block)
		if introduces(s.Blocks, i) && set[0].lines() <= shortIntroduction {
			set[0].keep = true
		}
		rows = append(rows, set...)
	}
	l.placeAll(rows)
}

// shortIntroduction is how many lines a text between a title and a table may have to be kept with the table.
const shortIntroduction = 5

// introduces reports whether a block is text between a title and a table, which would be parted from its title if the
// page ended behind the text.
func introduces(blocks []report.Block, i int) bool {
	if _, is := blocks[i].(report.Paragraph); !is || i+1 == len(blocks) {
		return false
	}
	_, isTable := blocks[i+1].(report.Table)
	isBehindTitle := i == 0
	if !isBehindTitle {
		_, isBehindTitle = blocks[i-1].(report.Heading)
	}
	return isTable && isBehindTitle
}

// bind puts cover and sections together. The cover, with the contents on it, is laid out twice: first to see how many
// pages it takes, then with the page numbers that follow from it.
func (b *book) bind(doc *report.Document, body *flow) {
	var sections []place
	for _, p := range body.places {
		if p.level == 0 {
			sections = append(sections, p)
		}
	}
	before := len(b.cover(doc, sections, 0))
	front := b.cover(doc, sections, before)
	if len(sections) > 0 {
		front = append(front, body.sheets...)
	}
	b.sheets = front
	for _, p := range body.places {
		p.sheet += before
		b.places = append(b.places, p)
	}
	for i, s := range b.sheets {
		b.compose(s)
		b.running(s, doc, i+1, len(b.sheets))
	}
}
