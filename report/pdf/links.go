package pdf

import (
	"fmt"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"ephisra/report"
)

// Inside this package a reference is marked by single characters of Unicode's planes 15 and 16, which the font has
// no width for and cleaned text never holds: one that says which place, the text, and one that ends it. So texts are
// measured and broken into lines as if nothing stood there.
const (
	linkOpens = 0xF0000  // and the number of the place
	pageOpens = 0x100000 // the same, where the page of the place is to be printed
	linkEnds  = 0xFFFFD
	mostLinks = linkEnds - linkOpens
)

// pageRoom holds the place of a page number until it is known.
const pageRoom = "(p.:00)"

// marked returns a span in which every text can be printed, its reference marked.
func (c *cleaner) marked(s report.Span) string {
	text := c.plain(s.Text)
	if s.To == "" || c.number(s.To) >= mostLinks {
		return text
	}
	if s.Page {
		return " " + string(rune(pageOpens+c.number(s.To))) + pageRoom + string(rune(linkEnds))
	}
	return string(rune(linkOpens+c.number(s.To))) + text + string(rune(linkEnds))
}

// number returns the number of a place, given in the order they are first led to.
func (c *cleaner) number(id string) int {
	n, known := c.numbers[id]
	if !known {
		n = len(c.ids)
		c.numbers[id], c.ids = n, append(c.ids, id)
	}
	return n
}

// opens returns the place a character opens a reference to, and whether it asks for its page.
func opens(r rune) (target int, isPage, is bool) {
	switch {
	case r >= pageOpens:
		return int(r) - pageOpens, true, true
	case r >= linkOpens && r != linkEnds:
		return int(r) - linkOpens, false, true
	}
	return 0, false, false
}

// carryLinks ends a reference that goes on over the end of a line, and opens it again on the next.
func carryLinks(lines []string) {
	open := ""
	for i, l := range lines {
		l = open + l
		open = ""
		if at := strings.LastIndexFunc(l, isMark); at >= 0 {
			if r := []rune(l[at:])[0]; r != linkEnds {
				open = string(r)
				l += string(rune(linkEnds))
			}
		}
		lines[i] = l
	}
}

func isMark(r rune) bool { return r >= linkOpens }

// unmarked is a text without its marks.
func unmarked(text string) string {
	return strings.Map(func(r rune) rune {
		if isMark(r) {
			return -1
		}
		return r
	}, text)
}

// piece is a part of a line: plain, or all one reference.
type piece struct {
	text   string
	target int // number of the place it leads to, or -1
	isPage bool
}

// pieces takes a line apart at its marks.
func pieces(line string) []piece {
	if strings.IndexFunc(line, isMark) < 0 {
		return []piece{{line, -1, false}}
	}
	var list []piece
	now := piece{target: -1}
	from := 0
	for at, r := range line {
		if !isMark(r) {
			continue
		}
		if now.text = line[from:at]; now.text != "" {
			list = append(list, now)
		}
		from = at + len(string(r))
		now = piece{target: -1}
		if target, isPage, is := opens(r); is {
			now.target, now.isPage = target, isPage
		}
	}
	if now.text = line[from:]; now.text != "" {
		list = append(list, now)
	}
	return list
}

// linked is a line with references. Where its parts stand depends on page numbers that are known only when all is
// laid out.
type linked struct {
	x, top, baseline float64
	style            style
	text             string
}

func (linked) put(*gofpdf.Fpdf) {} // never drawn itself: compose takes it apart

// drawLine puts one line on a sheet.
func drawLine(s *sheet, x, top, baseline float64, set style, text string) {
	if strings.IndexFunc(text, isMark) < 0 {
		s.add(words{x, baseline, set, text})
		return
	}
	s.add(linked{x, top, baseline, set, text})
}

// compose takes the lines with references apart, into words and links.
func (b *book) compose(s *sheet) {
	var inks []ink
	for _, one := range s.ink {
		if l, is := one.(linked); is {
			inks = append(inks, b.parts(l)...)
		} else {
			inks = append(inks, one)
		}
	}
	s.ink = inks
}

func (b *book) parts(l linked) []ink {
	var inks []ink
	x := l.x
	for _, p := range pieces(l.text) {
		if p.isPage {
			p.text = b.pageText(p.target)
		}
		wide := b.family.width(l.style, p.text)
		inks = append(inks, words{x, l.baseline, l.style, p.text})
		if p.target >= 0 {
			inks = append(inks, link{x, l.top, wide, l.style.leading, p.target})
		}
		x += wide
	}
	return inks
}

// pageText is the page of a place as it is printed; a place that there is not leaves nothing.
func (b *book) pageText(target int) string {
	for _, at := range b.places {
		if at.id == b.ids[target] {
			return fmt.Sprintf("(p. %d)", at.sheet+1)
		}
	}
	return ""
}
