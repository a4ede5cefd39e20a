package pdf

import (
	"strings"

	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
)

// shortTable is how many rows a table may have to be kept on one page with its caption.
const shortTable = 5

// table sets a caption, the header row and the body. The header is drawn again on every page.
func (t *typesetter) table(b report.Table) []row {
	rows := t.caption(b.Caption)
	b = squareTable(b)
	if len(b.Rows) == 0 && b.Empty != "" {
		r := t.one(noteStyle, b.Empty, 0, t.width())
		r.gap, r.loose = blockGap-4, true
		return append(rows, r)
	}
	columns := t.columns(b)
	header := t.headerRow(b, columns)
	if len(rows) == 0 {
		header.gap = tableGap
	}
	rows = append(rows, header)
	for i := range b.Rows {
		r := t.bodyRow(b, columns, i)
		r.header = &header
		if id := b.Rows[i].ID; id != "" {
			r.anchor = &anchor{id: id, level: 2}
		}
		r.keep = r.keep || lonely(i, len(b.Rows)) && r.height() < t.height()/6
		rows = append(rows, r)
	}
	keepShort(rows)
	return rows
}

// keepShort ties a small table together.
func keepShort(rows []row) {
	if len(rows) > shortTable+2 {
		return
	}
	for i := range len(rows) - 1 {
		rows[i].keep = true
	}
}

// lonely reports whether row i of so many would stand alone on a page if the page ended behind it.
func lonely(i, of int) bool { return i+1 < of && (i == 0 || i == of-2) }

// squareTable gives every row as many cells as there are columns, so that no text is lost: cells too
// many are added to the last column, and a Group row has one cell.
func squareTable(b report.Table) report.Table {
	if len(b.Columns) == 0 && len(b.Rows) > 0 {
		b.Columns = []report.Column{{Width: 1}}
	}
	rows := make([]report.Row, len(b.Rows))
	for i, r := range b.Rows {
		want := len(b.Columns)
		if r.Kind == report.Group {
			want = 1
		}
		rows[i] = report.Row{ID: r.ID, Kind: r.Kind, Cells: foldCells(r.Cells, want)}
	}
	b.Rows = rows
	return b
}

func foldCells(cells []report.Cell, want int) []report.Cell {
	out := make([]report.Cell, want)
	copy(out, cells)
	if len(cells) > want {
		texts := []string{out[want-1].Text}
		for _, c := range cells[want:] {
			texts = append(texts, c.Text)
		}
		out[want-1].Text = strings.Join(texts, "\n")
	}
	return out
}

// column is where the text of a column stands.
type column struct {
	x, width float64
	right    bool
}

// headerRow sets the titles of the columns.
func (t *typesetter) headerRow(b report.Table, columns []column) row {
	pad := looks[b.Dense].pad + 0.8
	r := row{first: true, keep: true, above: pad, below: pad, x: t.left, width: t.width(), fill: &shade}
	r.under = &line{x1: t.left, x2: t.right, width: ruleThick, colour: accent}
	for i, k := range columns {
		r.cells = append(r.cells, cell{x: k.x, width: k.width, right: k.right, style: headStyle,
			lines: t.family.wrap(headStyle, b.Columns[i].Title, k.width)})
	}
	return r
}

// bodyRow sets one row. A Group row, and a row with details below it, stay with what follows.
func (t *typesetter) bodyRow(b report.Table, columns []column, i int) row {
	kind := b.Rows[i].Kind
	next := report.Plain
	if i+1 < len(b.Rows) {
		next = b.Rows[i+1].Kind
	}
	pad := looks[b.Dense].pad
	r := row{first: true, above: pad, below: pad, x: t.left, width: t.width()}
	r.under = &line{x1: t.left, x2: t.right, width: ruleThin, colour: rule}
	switch {
	case kind == report.Group:
		r.fill, r.keep = &tint, i+1 < len(b.Rows)
		columns = []column{{x: t.left + cellPadX, width: t.width() - 2*cellPadX}}
	case b.Rows[i].IsRemark(): // across the table, however narrow its first column is; close below its row
		r.above = 0
		columns = []column{{x: t.left + cellPadX, width: t.width() - 2*cellPadX}}
	}
	if next == report.Detail && kind != report.Group {
		r.keep = kind != report.Detail
		r.under = nil
	}
	for j, k := range columns {
		r.cells = append(r.cells, t.bodyCell(b, i, j, k))
	}
	return r
}

func (t *typesetter) bodyCellStyle(isDense bool, kind report.RowKind, c report.Cell) style {
	look := looks[isDense]
	switch {
	case kind == report.Group:
		return look.group
	case kind == report.Detail:
		return look.detail
	case c.Strong:
		return look.strong
	}
	return look.cell
}

func (t *typesetter) bodyCell(b report.Table, i, j int, k column) cell {
	r := b.Rows[i]
	one := r.Cells[j]
	c := cell{x: k.x, width: k.width, right: k.right, style: t.bodyCellStyle(b.Dense, r.Kind, one), chip: chipOf(one)}
	if r.Kind == report.Detail && firstText(r.Cells) == j && k.width > 4*indent {
		c.x, c.width = c.x+indent, c.width-indent
	}
	if c.chip != nil {
		c.x, c.width = c.x+chipPad, max(c.width-2*chipPad, 1)
	}
	if halves := halvesOf(one); halves != nil && c.chip != nil {
		c.mark = halves
		c.x, c.width = c.x+markRoom, max(c.width-markRoom, 1)
	}
	if one.Text != "" {
		c.lines = t.family.wrap(c.style, one.Text, c.width)
	}
	return c
}

func firstText(cells []report.Cell) int {
	for i, c := range cells {
		if c.Text != "" {
			return i
		}
	}
	return -1
}

// chipOf returns the colours of a cell, or nil. A cell without text gets none: colour alone says nothing.
func chipOf(c report.Cell) *chip {
	var found chip
	ok := false
	switch v := c.Value.(type) {
	case questions.Level:
		found, ok = levelChips[v]
	case risk.RequirementStatus:
		found, ok = statusChips[v]
	}
	if !ok || c.Text == "" {
		return nil
	}
	return &found
}

// halvesOf returns how the mark of a status is filled, or nil.
func halvesOf(c report.Cell) *int {
	status, is := c.Value.(risk.RequirementStatus)
	halves, has := report.StatusHalves[status]
	if !is || !has {
		return nil
	}
	return &halves
}
