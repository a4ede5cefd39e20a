package pdf

import (
	"fmt"
	"io"

	"ephisra/report"
)

// Paper is the size of the pages. Zero is US letter.
type Paper int8

// The papers.
const (
	Letter Paper = iota
	A4
)

// papers are their sizes in points.
var papers = map[Paper]size{Letter: {612, 792}, A4: {595.28, 841.89}}

// Options says how a report is drawn. None of it changes what the report says.
type Options struct {
	Paper        Paper
	Look         report.Look
	Uncompressed bool // page streams as plain text, for tests
}

// Notes tells what could not be drawn as it was given.
type Notes struct {
	Characters  int      // how many are printed as a code
	Unprintable []string // characters printed as a code: "U+4E2D, 3 times, first in section "answers""
}

// Write draws the document. Equal documents and options give equal bytes: every date is the
// document's. Characters that the font does not have are printed as their code, listed at the end
// of the report and in Notes. Nothing is written to w unless the whole report could be drawn.
func Write(w io.Writer, doc *report.Document, opts Options) (Notes, error) {
	paper, known := papers[opts.Paper]
	if !known {
		return Notes{}, fmt.Errorf("unknown paper %d; use Letter or A4", opts.Paper)
	}
	family, err := loadFonts()
	if err != nil {
		return Notes{}, err
	}
	clean := newCleaner(family)
	printable := clean.document(doc)
	b := &book{frame: newFrame(paper), family: family, ids: clean.ids, look: opts.Look}
	if err := b.layOut(printable); err != nil {
		return clean.notes(), err
	}
	return clean.notes(), b.write(w, printable, opts)
}
