package pdf

import (
	"fmt"
	"strings"

	"ephisra/report"
)

// document returns a copy in which every text can be printed, with a section behind the others
// that lists the characters which could not.
func (c *cleaner) document(doc *report.Document) *report.Document {
	clean := *doc
	c.places = doc.Places()
	for _, s := range doc.Sections {
		c.number(s.ID) // the contents lead to them by their number
	}
	c.place = "on the cover"
	clean.Title, clean.Practice, clean.Status, clean.Bank = c.line(doc.Title), c.line(doc.Practice), c.line(doc.Status),
		c.line(doc.Bank)
	clean.PreparedBy, clean.Confidential = c.line(doc.PreparedBy), c.line(doc.Confidential)
	clean.Verdict.Mark, clean.Verdict.Why = c.line(doc.Verdict.Mark), c.text(doc.Verdict.Why)
	clean.Cover = c.pairs(doc.Cover)
	clean.Sections = nil
	for _, s := range doc.Sections {
		clean.Sections = append(clean.Sections, c.section(s))
	}
	if len(c.found) > 0 {
		clean.Sections = append(clean.Sections, c.closing())
	}
	return &clean
}

func (c *cleaner) section(s report.Section) report.Section {
	c.place = fmt.Sprintf("in section %q", s.ID)
	s.Title = c.line(s.Title)
	blocks := s.Blocks
	s.Blocks = make([]report.Block, len(blocks))
	for i, b := range blocks {
		s.Blocks[i] = c.block(b)
	}
	return s
}

// block returns a copy of a block in which every text can be printed.
func (c *cleaner) block(b report.Block) report.Block {
	one := &blockCleaner{cleaner: c}
	b.Draw(one)
	return one.clean
}

// blockCleaner makes the copy of a block.
type blockCleaner struct {
	*cleaner
	clean report.Block
}

// Heading copies a heading.
func (c *blockCleaner) Heading(b report.Heading) {
	c.clean = report.Heading{ID: b.ID, Text: c.line(b.Text)}
}

// Paragraph copies running text.
func (c *blockCleaner) Paragraph(b report.Paragraph) {
	c.clean = report.Paragraph{Kind: b.Kind, Text: c.text(b.Text)}
}

// List copies a list.
func (c *blockCleaner) List(b report.List) {
	c.clean = report.List{Numbered: b.Numbered, Items: c.texts(b.Items)}
}

// Pairs copies labels and values.
func (c *blockCleaner) Pairs(b report.Pairs) {
	c.clean = report.Pairs{Items: c.pairs(b.Items), Dense: b.Dense, RunIn: b.RunIn}
}

// Table copies a table.
func (c *blockCleaner) Table(b report.Table) { c.clean = c.table(b) }

// HeatMap copies a heat map.
func (c *blockCleaner) HeatMap(b report.HeatMap) { c.clean = c.heatMap(b) }

// Tiles copies figures.
func (c *blockCleaner) Tiles(b report.Tiles) {
	var clean report.Tiles
	for _, one := range b.Items {
		clean.Items = append(clean.Items, report.Tile{Figure: c.text(one.Figure), Text: c.text(one.Text)})
	}
	c.clean = clean
}

// Bars copies a bar chart.
func (c *blockCleaner) Bars(b report.Bars) { c.clean = c.bars(b) }

// Steps copies a chart of steps.
func (c *blockCleaner) Steps(b report.Steps) {
	clean := report.Steps{Caption: c.text(b.Caption)}
	for _, one := range b.Items {
		clean.Items = append(clean.Items, report.Step{Label: c.text(one.Label), Value: one.Value})
	}
	c.clean = clean
}

func (c *cleaner) texts(list []string) []string {
	clean := make([]string, len(list))
	for i, t := range list {
		clean[i] = c.text(t)
	}
	return clean
}

func (c *cleaner) pairs(list []report.Pair) []report.Pair {
	clean := make([]report.Pair, len(list))
	for i, p := range list {
		clean[i] = report.Pair{Label: c.text(p.Label), Value: c.text(p.Value)}
	}
	return clean
}

func (c *cleaner) table(t report.Table) report.Table {
	clean := report.Table{Caption: c.text(t.Caption), Empty: c.text(t.Empty), Dense: t.Dense,
		Columns: make([]report.Column, len(t.Columns)), Rows: make([]report.Row, len(t.Rows))}
	for i, k := range t.Columns {
		clean.Columns[i] = k
		clean.Columns[i].Title = c.text(k.Title)
	}
	for i, r := range t.Rows {
		clean.Rows[i] = report.Row{ID: r.ID, Kind: r.Kind, Cells: make([]report.Cell, len(r.Cells))}
		for j, one := range r.Cells {
			one.Text = c.text(one.Text)
			clean.Rows[i].Cells[j] = one
		}
	}
	return clean
}

func (c *cleaner) heatMap(m report.HeatMap) report.HeatMap {
	m.Caption, m.Row, m.Column = c.text(m.Caption), c.text(m.Row), c.text(m.Column)
	for i := range m.Cells {
		for j := range m.Cells[i] {
			m.Cells[i][j].Events = c.texts(m.Cells[i][j].Events)
		}
	}
	m.Key = c.pairs(m.Key)
	return m
}

func (c *cleaner) bars(b report.Bars) report.Bars {
	clean := report.Bars{Caption: c.text(b.Caption), Items: make([]report.Bar, len(b.Items))}
	for i, one := range b.Items {
		clean.Items[i] = report.Bar{Label: c.text(one.Label), Tenths: one.Tenths, Open: one.Open, Text: c.text(one.Text)}
	}
	return clean
}

// closing tells a reader of the paper what its codes stand for and where the characters are shown.
func (c *cleaner) closing() report.Section {
	var codes []string
	for _, r := range c.runes() {
		codes = append(codes, fmt.Sprintf("U+%04X (%s)", r, times(c.found[r].times)))
	}
	return report.Section{ID: "characters-not-printed", Title: "Characters not printed", Blocks: []report.Block{
		report.Paragraph{Text: "These characters are not in the font of this report or have no visible form. Each stands " +
			"in the text as its Unicode number in square brackets. " +
			"Letters of other scripts can be read in the Markdown report and in the assessment itself."},
		report.Paragraph{Kind: report.Note, Text: strings.Join(codes, ", ")},
	}}
}
