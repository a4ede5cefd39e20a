package pdf

import "ephisra/report"

// longName is how many letters a practice's name may have to be set large.
const longName = 140

// cover lays out the first page: what, whose, in which state, the facts about it, and the contents. A name too
// long for one page goes on over the next. Before is how many sheets stand before the first section.
func (b *book) cover(doc *report.Document, sections []place, before int) []*sheet {
	in := b.frame
	in.top = 104
	l := newFlow(in, b.family)
	t := &typesetter{in, b.family}
	l.placeAll(t.coverTitles(doc))
	l.placeAll(t.coverFacts(doc.Cover))
	l.placeAll(t.contents(sections, before))
	for i, s := range l.sheets {
		s.bare = true
		if i == 0 {
			b.band(s)
			b.logo(s)
		}
	}
	return l.sheets
}

// coverTitles are what, whose, in which state, for whom alone, and what it comes to.
func (t *typesetter) coverTitles(doc *report.Document) []row {
	name := coverNameStyle
	if len(doc.Practice) > longName {
		name = coverLongStyle
	}
	rows := []row{loose(t.one(coverTitleStyle, doc.Title, 0, t.width()), 0),
		loose(t.one(name, doc.Practice, 0, t.width()), 10), t.badge(doc)}
	if doc.Confidential != "" {
		rows = append(rows, loose(t.one(coverMarkStyle, doc.Confidential, 0, t.width()), 14))
	}
	if doc.Verdict.Mark != "" {
		rows = append(rows, t.verdict(doc.Verdict)...)
	}
	return rows
}

// coverFacts are the facts about the report, under a line.
func (t *typesetter) coverFacts(items []report.Pair) []row {
	pairs := t.pairRows(items, pairLook{coverLabelStyle, coverValueStyle, labelShare, 3})
	if len(pairs) > 0 {
		pairs[0].gap = 24
		pairs[0].extra = append(pairs[0].extra, func(y float64) ink {
			return line{x1: t.left, y1: y - 12, x2: t.right, y2: y - 12, width: ruleThin, colour: rule}
		})
	}
	return pairs
}

func loose(r row, gap float64) row {
	r.loose, r.gap = true, gap
	return r
}

// verdict sets the level as a large mark, and under it why.
func (t *typesetter) verdict(v report.Verdict) []row {
	caption := t.one(coverLabelStyle, "Level of risk", 0, t.width())
	caption.gap, caption.keep, caption.below = 16, true, 3
	mark := t.one(verdictStyle, v.Mark, chipPad, t.width()-2*chipPad)
	colours, has := levelChips[v.Level]
	if !has {
		colours = chip{white, accent, accent}
	}
	mark.cells[0].chip, mark.keep = &colours, true
	why := t.one(coverWhyStyle, v.Why, 0, t.width())
	why.gap, why.loose = 7, true
	return []row{caption, mark, why}
}

// badge sets the status in an outline; a signed one is filled.
func (t *typesetter) badge(doc *report.Document) row {
	r := t.one(badgeStyle, doc.Status, chipPad, t.width()-2*chipPad)
	r.gap, r.loose = 14, true
	colours := chip{white, accent, accent}
	if !doc.Draft {
		colours = chip{accent, accent, white}
	}
	r.cells[0].chip = &colours
	if doc.Status == "" {
		r.cells[0].lines = nil
	}
	return r
}

// band draws the bar along the upper edge of the cover.
func (b *book) band(s *sheet) {
	s.add(box{x: 0, y: 0, w: b.frame.paper.width, h: 20, fill: accent})
	s.add(box{x: marginSide, y: 78, w: 54, h: 4, fill: bar})
}
