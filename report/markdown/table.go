package markdown

import (
	"fmt"
	"strings"

	"ephisra/report"
)

// barCells is how many characters a full bar has.
const barCells = 20

// Table writes a table, or what is said where it has no rows.
func (p *page) Table(t report.Table) {
	if len(t.Rows) == 0 {
		p.block(starting(t.Empty))
		return
	}
	p.caption(t.Caption)
	lines := header(t.Columns)
	for _, r := range t.Rows {
		lines = append(lines, row(r, len(t.Columns)))
	}
	p.block(lines...)
}

func (p *page) caption(text string) {
	if text != "" {
		p.block("**" + inline(text) + "**")
	}
}

func header(columns []report.Column) []string {
	titles, rules := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		titles[i], rules[i] = inline(c.Title), "---"
		if c.Right {
			rules[i] = "---:"
		}
	}
	return []string{line(titles), line(rules)}
}

// row writes one row; a group row fills its first column and leaves the others empty.
func row(r report.Row, columns int) string {
	cells := make([]string, columns)
	for i, c := range r.Cells {
		cells[i] = cell(c, r.Kind)
	}
	return line(cells)
}

func cell(c report.Cell, kind report.RowKind) string {
	text := inline(c.Text)
	switch {
	case text == "":
		return ""
	case c.Strong:
		return "**" + text + "**"
	case kind == report.Detail:
		return "*" + text + "*"
	}
	return text
}

func line(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// HeatMap writes a table of levels, the highest likelihood first, with the numbers of the events in each cell.
func (p *page) HeatMap(m report.HeatMap) {
	p.caption(m.Caption)
	columns := []report.Column{{Title: m.Row + " \\ " + m.Column}}
	for _, title := range report.LevelTitles() {
		columns = append(columns, report.Column{Title: title})
	}
	lines := header(columns)
	for i := len(m.Cells) - 1; i >= 0; i-- {
		cells := []string{"**" + report.LevelTitles()[i] + "**"}
		for _, c := range m.Cells[i] {
			cells = append(cells, heatCell(c))
		}
		lines = append(lines, line(cells))
	}
	p.block(lines...)
	p.key(m.Key)
}

func heatCell(c report.HeatCell) string {
	if c.Text() == "" {
		return c.Level.String()
	}
	return fmt.Sprintf("%s: **%s**", c.Level, inline(c.Text()))
}

// Tiles writes a list of figures with what they count.
func (p *page) Tiles(b report.Tiles) {
	var lines []string
	for _, one := range b.Items {
		lines = append(lines, "- **"+inline(one.Figure)+"** "+inline(one.Text))
	}
	p.block(lines...)
}

func (p *page) key(pairs []report.Pair) {
	var texts []string
	for _, k := range pairs {
		texts = append(texts, fmt.Sprintf("%s %s", k.Label, inline(k.Value)))
	}
	if len(texts) > 0 {
		p.block(strings.Join(texts, " · "))
	}
}

// Bars writes a table of bars.
func (p *page) Bars(b report.Bars) {
	p.caption(b.Caption)
	lines := header([]report.Column{{Title: "Safeguards"}, {Title: "In place"}, {Title: "Share"}})
	for _, one := range b.Items {
		full := (one.Tenths*barCells + 500) / 1000
		drawn := strings.Repeat("█", full) + strings.Repeat("░", barCells-full)
		lines = append(lines, line([]string{inline(one.Label), drawn, inline(one.Text)}))
	}
	p.block(lines...)
}
