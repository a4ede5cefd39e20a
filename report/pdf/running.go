package pdf

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/report"
)

// running draws head and foot of a page, and the mark of a draft behind everything else.
func (b *book) running(s *sheet, doc *report.Document, page, of int) {
	s.ink = append(b.mark(doc), s.ink...)
	if s.bare {
		return
	}
	b.head(s, doc, page)
	b.foot(s, doc, fmt.Sprintf("Page %d of %d", page, of))
}

// head names the practice and the section that stands at the top of the page.
func (b *book) head(s *sheet, doc *report.Document, page int) {
	half := b.width()/2 - 8
	title := b.sectionAt(page)
	if doc.Draft {
		title = draftText(doc) + "  ·  " + title
	}
	title = b.family.fit(runningStyle, title, half)
	s.add(words{b.left, headerAt + 8, runningBold, b.family.fit(runningBold, doc.Practice, half)})
	s.add(words{b.right - b.family.width(runningStyle, title), headerAt + 8, runningStyle, title})
	s.add(line{x1: b.left, y1: headerAt + 15, x2: b.right, y2: headerAt + 15, width: ruleThin, colour: rule})
}

// sectionAt returns the title of the section that a page begins with.
func (b *book) sectionAt(page int) string {
	title := ""
	for _, at := range b.places {
		if at.level == 0 && (at.sheet+1 < page || at.sheet+1 == page && at.y <= b.top) {
			title = at.title
		}
	}
	return title
}

func (b *book) foot(s *sheet, doc *report.Document, page string) {
	y := b.paper.height - footerAt
	wide := b.family.width(runningStyle, page)
	left := joinFilled("  ·  ", doc.Confidential, doc.Title, dateText(doc))
	s.add(words{b.left, y, runningStyle, b.family.fit(runningStyle, left, b.width()-wide-20)})
	s.add(words{b.right - wide, y, runningStyle, page})
}

// dateText is the date of the assessment and the bank it was made with.
func dateText(doc *report.Document) string {
	return joinFilled("  ·  ", report.DayText(doc.AsOf), doc.Bank)
}

func joinFilled(separator string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), separator)
}

// draftText is what a draft is marked with.
func draftText(doc *report.Document) string {
	if doc.Status == "" {
		return "DRAFT"
	}
	return doc.Status
}

// mark sets the status of a draft across the page, lighter than any text and behind it.
func (b *book) mark(doc *report.Document) []ink {
	if !doc.Draft {
		return nil
	}
	const angle, longest = 52, 560
	s, text := ghostStyle, draftText(doc)
	if wide := b.family.width(s, text); wide > longest {
		s.size = max(s.size*longest/wide, 24)
		text = b.family.fit(s, text, longest)
	}
	return []ink{slanted{b.paper.width / 2, b.paper.height / 2, angle, b.family.width(s, text), s, b.family, text}}
}
