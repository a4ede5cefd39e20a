package pdf

import (
	"strconv"
	"strings"

	"ephisra/report"
)

// typesetter turns blocks into rows of the frame's width.
type typesetter struct {
	frame
	family *family
}

// rows sets one block.
func (t *typesetter) rows(b report.Block) []row {
	s := &setter{typesetter: t}
	b.Draw(s)
	return s.rows
}

// setter collects the rows of blocks.
type setter struct {
	*typesetter
	rows []row
}

func (s *setter) add(rows []row) { s.rows = append(s.rows, rows...) }

// Heading sets a heading.
func (s *setter) Heading(b report.Heading) { s.add(s.heading(b)) }

// Paragraph sets running text.
func (s *setter) Paragraph(b report.Paragraph) { s.add(s.paragraph(b)) }

// List sets a list.
func (s *setter) List(b report.List) { s.add(s.list(b)) }

// Pairs sets labels and values.
func (s *setter) Pairs(b report.Pairs) { s.add(s.pairs(b)) }

// Table sets a table.
func (s *setter) Table(b report.Table) { s.add(s.table(b)) }

// HeatMap sets a heat map.
func (s *setter) HeatMap(b report.HeatMap) { s.add(s.heatMap(b)) }

// Tiles sets figures side by side.
func (s *setter) Tiles(b report.Tiles) { s.add(s.tiles(b)) }

// Steps sets a chart of steps.
func (s *setter) Steps(b report.Steps) { s.add(s.steps(b)) }

// Bars sets a bar chart.
func (s *setter) Bars(b report.Bars) { s.add(s.bars(b)) }

// one makes a row of a single cell.
func (t *typesetter) one(s style, text string, indent, width float64) row {
	return row{first: true, cells: []cell{{x: t.left + indent, width: width, style: s,
		lines: t.family.wrap(s, text, width)}}}
}

// sectionTitle sets the title of a section and the line under it.
func (t *typesetter) sectionTitle(s *report.Section) row {
	r := t.one(sectionStyle, s.Title, 0, t.width())
	r.gap, r.below, r.keep = sectionGap, 6, true
	r.under = &line{x1: t.left, x2: t.right, width: ruleThick, colour: accent}
	r.anchor = &anchor{id: s.ID, title: s.Title, part: s.Part}
	return r
}

func (t *typesetter) heading(b report.Heading) []row {
	r := t.one(headingStyle, b.Text, 0, t.width())
	r.gap, r.keep, r.anchor = headingGap, true, &anchor{id: b.ID, title: unmarked(b.Text), level: 1}
	return []row{r}
}

// caption sets the title of a table or chart, or nothing.
func (t *typesetter) caption(text string) []row {
	if text == "" {
		return nil
	}
	r := t.one(captionStyle, text, 0, t.width())
	r.gap, r.below, r.keep = tableGap, 3, true
	return []row{r}
}

// proseStyles are the kinds of paragraph; a Warning is body text in a box.
var proseStyles = map[report.ParagraphKind]style{
	report.Body: bodyStyle, report.Lead: leadStyle, report.Note: noteStyle, report.Warning: bodyStyle,
}

func (t *typesetter) paragraph(b report.Paragraph) []row {
	if b.Kind == report.Warning {
		return []row{t.warning(b.Text)}
	}
	s, known := proseStyles[b.Kind]
	if !known {
		s = bodyStyle
	}
	width := min(proseWidth, t.width())
	if b.Kind == report.Lead || b.Kind == report.Note {
		width = t.width()
	}
	r := t.one(s, b.Text, 0, width)
	r.gap, r.loose, r.prose = blockGap, true, true
	r.keep = strings.HasSuffix(b.Text, ":") // it announces what follows
	return []row{r}
}

// warning sets a paragraph in a box with a bar and a sign at its left.
func (t *typesetter) warning(text string) row {
	const inset = 32
	r := t.one(bodyStyle, text, inset, t.width()-inset-12)
	r.gap, r.above, r.below, r.loose, r.prose = blockGap+2, 7, 7, true, true
	r.x, r.width, r.fill, r.side = t.left, t.width(), &cream, &caution
	left := t.left
	r.extra = append(r.extra, func(y float64) ink { return sign{left + 11, y + 7.6, 12.5, caution} })
	return r
}

func (t *typesetter) list(b report.List) []row {
	var rows []row
	width := min(proseWidth, t.width())
	wide := t.numberWidth(b)
	for i, item := range b.Items {
		r := t.one(bodyStyle, item, wide, width-wide)
		r.gap, r.loose, r.prose = 3, true, true
		if b.Numbered {
			mark := cell{x: t.left, width: wide - 5, style: bodyStyle, right: true, lines: []string{strconv.Itoa(i+1) + "."}}
			r.cells = append([]cell{mark}, r.cells...)
			r.prose = false
		} else {
			x := t.left + 6
			r.extra = append(r.extra, func(y float64) ink { return dot{x, y + bodyStyle.leading/2 + 0.3, 1.5, accent} })
		}
		if i == 0 {
			r.gap = blockGap - 2
		}
		rows = append(rows, r)
	}
	return rows
}

// numberWidth returns the room left of the items of a list.
func (t *typesetter) numberWidth(b report.List) float64 {
	if !b.Numbered {
		return listIndent
	}
	return max(listIndent, t.family.width(bodyStyle, strconv.Itoa(len(b.Items))+".")+5)
}

// pairs sets labels at the left and values at the right.
func (t *typesetter) pairs(b report.Pairs) []row {
	if b.RunIn {
		return t.runIn(b.Items, pairLooks[b.Dense])
	}
	return t.pairRows(b.Items, pairLooks[b.Dense])
}

func (t *typesetter) pairRows(items []report.Pair, look pairLook) []row {
	var rows []row
	wide := t.width() * look.share
	rest := t.width() - wide
	for i, p := range items {
		r := row{first: true, loose: true, gap: look.gap, cells: []cell{
			{x: t.left, width: wide - 10, style: look.label, lines: t.family.wrap(look.label, p.Label, wide-10)},
			{x: t.left + wide, width: rest, style: look.value, lines: t.family.wrap(look.value, p.Value, rest)},
		}}
		if i == 0 {
			r.gap = blockGap - 1
		}
		rows = append(rows, r)
	}
	t.keepWhole(rows)
	return rows
}

// keepWhole ties rows together, unless they would take more than half a page: then only the first and the last two.
func (t *typesetter) keepWhole(rows []row) {
	high := 0.0
	for i := range rows {
		high += rows[i].gap + rows[i].height()
	}
	for i := range rows {
		rows[i].keep = i+1 < len(rows) && high < t.height()/2 || lonely(i, len(rows))
	}
}

// runIn sets each value behind its label, as one paragraph.
func (t *typesetter) runIn(items []report.Pair, look pairLook) []row {
	var rows []row
	for i, p := range items {
		r := row{first: true, loose: true, gap: look.gap + 1, cells: t.runInCells(p, look)}
		if i == 0 {
			r.gap = blockGap - 1
		}
		rows = append(rows, r)
	}
	return rows
}

// runInCells are the label, what of the value stands on its line, and the rest below. A label that leaves too little
// room has a line of its own.
func (t *typesetter) runInCells(p report.Pair, look pairLook) []cell {
	label := p.Label + "  "
	wide := t.family.width(look.label, label)
	if wide > t.width()/2 || strings.ContainsFunc(p.Value, isMark) || strings.Contains(p.Value, "\n") {
		head := t.family.wrap(look.label, p.Label, t.width())
		return []cell{{x: t.left, width: t.width(), style: look.label, lines: head},
			{x: t.left, width: t.width(), style: look.value, drop: float64(len(head)) * look.label.leading,
				lines: t.family.wrap(look.value, p.Value, t.width())}}
	}
	value := strings.Join(strings.Fields(p.Value), " ")
	first := t.family.wrap(look.value, value, t.width()-wide)[0]
	cells := []cell{{x: t.left, width: wide, style: look.label, lines: []string{label}},
		{x: t.left + wide, width: t.width() - wide, style: look.value, lines: []string{first}}}
	if rest := strings.TrimSpace(strings.TrimPrefix(value, first)); rest != "" {
		cells = append(cells, cell{x: t.left, width: t.width(), style: look.value, drop: look.label.leading,
			lines: t.family.wrap(look.value, rest, t.width())})
	}
	return cells
}
