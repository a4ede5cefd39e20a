package markdown

import (
	"fmt"
	"strings"

	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
)

// barCells is how many characters a full bar has.
const barCells = 10

// levelMarks and statusMarks stand before the word, so that the eye finds it; the word says the same.
var (
	levelMarks = map[questions.Level]string{questions.VeryHigh: "🟥 ", questions.High: "🟧 ", questions.Moderate: "🟨 ",
		questions.Low: "🟩 ", questions.VeryLow: "⬜ "}
	statusMarks = map[risk.RequirementStatus]string{risk.Met: "● ", risk.Alternative: "● ", risk.Partly: "◐ ",
		risk.NotMet: "○ "}
)

// Table writes a table, or what is said where it has no rows.
func (p *page) Table(t report.Table) {
	if len(t.Rows) == 0 {
		p.block(p.opening(t.Empty))
		return
	}
	p.caption(t.Caption)
	lines := p.header(t.Columns)
	for _, r := range withRemarks(t) {
		lines = append(lines, p.row(r, len(t.Columns), widest(t.Columns)))
	}
	p.block(lines...)
}

// tableRow is a row with the remarks on it.
type tableRow struct {
	report.Row
	remarks []string
}

// withRemarks returns the rows with each remark as further lines of the row above it.
func withRemarks(t report.Table) []tableRow {
	var rows []tableRow
	for _, r := range t.Rows {
		if last := len(rows) - 1; last >= 0 && r.IsRemark() && rows[last].Kind != report.Group {
			rows[last].remarks = append(rows[last].remarks, r.Cells[0].Text)
			continue
		}
		rows = append(rows, tableRow{Row: r})
	}
	return rows
}

// widest is the column that remarks stand in.
func widest(columns []report.Column) int {
	at := 0
	for i, c := range columns {
		if c.Width > columns[at].Width {
			at = i
		}
	}
	return at
}

func (p *page) caption(text string) {
	if text != "" {
		p.block("**" + p.text(text) + "**")
	}
}

// header writes the titles and the rule below them, as long in each column as it is wide: pandoc takes widths from it.
func (p *page) header(columns []report.Column) []string {
	titles, rules := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		titles[i], rules[i] = p.text(c.Title), strings.Repeat("-", max(3, c.Width))
		if c.Right() {
			rules[i] = rules[i][1:] + "-:"
		}
	}
	return []string{line(titles), line(rules)}
}

// row writes one row; a group row fills its first column and leaves the others empty.
func (p *page) row(r tableRow, columns, wide int) string {
	cells := make([]string, columns)
	for i, c := range r.Cells {
		cells[i] = p.cell(c, r.Kind)
	}
	for _, text := range r.remarks {
		cells[wide] = strings.TrimPrefix(cells[wide]+"<br>"+p.text(text), "<br>")
	}
	return line(cells)
}

func (p *page) cell(c report.Cell, kind report.RowKind) string {
	text := p.text(c.Text)
	switch {
	case text == "":
		return ""
	case c.Strong:
		return "**" + text + "**"
	case kind == report.Detail:
		return "*" + text + "*"
	}
	return mark(c.Value) + text
}

// mark is what stands before a level or a status.
func mark(v report.Value) string {
	switch v := v.(type) {
	case questions.Level:
		return levelMarks[v]
	case risk.RequirementStatus:
		return statusMarks[v]
	}
	return ""
}

func line(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// HeatMap writes a table of levels, the highest likelihood first, with the numbers of the events in each cell.
func (p *page) HeatMap(m report.HeatMap) {
	p.caption(m.Caption)
	columns := []report.Column{{Title: m.Row + " \\ " + m.Column}}
	for _, title := range report.LevelTitles() {
		columns = append(columns, report.Column{Title: title})
	}
	lines := p.header(columns)
	for i := len(m.Cells) - 1; i >= 0; i-- {
		cells := []string{"**" + report.LevelTitles()[i] + "**"}
		for _, c := range m.Cells[i] {
			cells = append(cells, p.heatCell(c))
		}
		lines = append(lines, line(cells))
	}
	p.block(lines...)
	p.key(m.Key)
}

func (p *page) heatCell(c report.HeatCell) string {
	level := levelMarks[c.Level] + c.Level.String()
	if c.Text() == "" {
		return level
	}
	return fmt.Sprintf("%s: **%s**", level, p.text(c.Text()))
}

// Tiles writes a list of figures with what they count.
func (p *page) Tiles(b report.Tiles) {
	var lines []string
	for _, one := range b.Items {
		lines = append(lines, "- **"+p.text(one.Figure)+"** "+p.text(one.Text))
	}
	p.block(lines...)
}

func (p *page) key(pairs []report.Pair) {
	var texts []string
	for _, k := range pairs {
		texts = append(texts, fmt.Sprintf("%s %s", k.Label, p.text(k.Value)))
	}
	if len(texts) > 0 {
		p.block(strings.Join(texts, " · "))
	}
}

// Steps writes a table of a chart's numbers, each as a bar.
func (p *page) Steps(b report.Steps) {
	if len(b.Items) == 0 {
		return
	}
	p.caption(b.Caption)
	most := 1
	for _, one := range b.Items {
		most = max(most, one.Value)
	}
	lines := p.header([]report.Column{{Title: "Step"}, {Title: "Left", Kind: report.NumberKind}, {Title: "Drawn"}})
	for _, one := range b.Items {
		drawn := strings.Repeat("▰", (one.Value*barCells+most/2)/most)
		lines = append(lines, line([]string{p.text(one.Label), fmt.Sprint(one.Value), drawn}))
	}
	p.block(lines...)
}

// Bars writes a table of bars.
func (p *page) Bars(b report.Bars) {
	p.caption(b.Caption)
	lines := p.header([]report.Column{{Title: "Safeguards"}, {Title: "In place"}, {Title: "Share"}})
	for _, one := range b.Items {
		lines = append(lines, line([]string{p.text(one.Label), barText(one), p.text(one.Text)}))
	}
	p.block(lines...)
}

// barText draws what is in place, what is not, and what is not known.
func barText(one report.Bar) string {
	full := (one.Tenths*barCells + 500) / 1000
	open := min((one.Open*barCells+500)/1000, barCells-full)
	return strings.Repeat("▰", full) + strings.Repeat("▱", barCells-full-open) + strings.Repeat("·", open)
}
