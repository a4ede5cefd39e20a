package html

import (
	"fmt"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
)

// filterFrom is how many rows a table has that can be searched and sorted.
const filterFrom = 12

// Table writes a table, or what is said where it has no rows. A row and what is remarked on it are one body, so that
// they are sorted and printed together.
func (p *page) Table(t report.Table) {
	if len(t.Rows) == 0 {
		p.Paragraph(report.Paragraph{Text: t.Empty})
		return
	}
	p.tables++
	class := "plain"
	if len(t.Rows) >= filterFrom {
		class = "long"
	}
	p.line(`<div class="wide" role="region" tabindex="0" aria-label="%s"><table class="%s">`, escape(p.label(t)), class)
	p.caption(t.Caption)
	p.columns(t.Columns)
	for i, r := range t.Rows {
		if r.Kind != report.Detail || i == 0 {
			if i > 0 {
				p.line("</tbody>")
			}
			p.line(`<tbody%s>`, map[bool]string{true: ` class="group"`}[r.Kind == report.Group])
		}
		p.row(t, r)
	}
	p.line("</tbody></table></div>")
}

// label names a table to those who hear the page.
func (p *page) label(t report.Table) string {
	if t.Caption != "" {
		return report.Shown(t.Caption)
	}
	return fmt.Sprintf("Table %d", p.tables)
}

func (p *page) caption(text string) {
	if text != "" {
		p.line("<caption>%s</caption>", p.text(text))
	}
}

func (p *page) columns(columns []report.Column) {
	all := 0
	for _, c := range columns {
		all += max(c.Width, 1)
	}
	p.line("<thead><tr>")
	for _, c := range columns {
		title := p.text(c.Title)
		tag := "th scope=\"col\""
		if title == "" {
			title = `<span class="unseen">No.</span>`
		}
		p.line(`<%s%s data-column="%s" style="width:%d%%">%s</th>`, tag, ranged(c), escape(c.Key),
			max(c.Width, 1)*100/max(all, 1), title)
	}
	p.line("</tr></thead>")
}

func ranged(c report.Column) string {
	if c.Right() {
		return ` class="right"`
	}
	return ""
}

// row writes one row: a group's title, a remark across the table, or its cells.
func (p *page) row(t report.Table, r report.Row) {
	switch {
	case r.Kind == report.Group && len(r.Cells) > 0:
		p.line(`<tr%s><th scope="rowgroup" colspan="%d">%s</th></tr>`, p.id(r.ID), len(t.Columns), p.text(r.Cells[0].Text))
		return
	case r.IsRemark():
		p.line(`<tr class="remark"%s><td colspan="%d">%s</td></tr>`, p.id(r.ID), len(t.Columns), p.text(r.Cells[0].Text))
		return
	}
	cells := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = fmt.Sprintf("<td%s></td>", ranged(c))
		if i < len(r.Cells) {
			cells[i] = p.cell(c, r.Cells[i])
		}
	}
	p.line("<tr%s>%s</tr>", p.id(r.ID), strings.Join(cells, ""))
}

// cell writes a cell; a level or a status has its colour.
func (p *page) cell(c report.Column, one report.Cell) string {
	text := p.text(one.Text)
	if one.Strong {
		return fmt.Sprintf(`<th scope="row"%s>%s</th>`, ranged(c), text)
	}
	return fmt.Sprintf("<td%s%s>%s</td>", ranged(c), sorted(one.Value), chip(one.Value, text))
}

// chip puts a level or a status into its colour. No text gets none: colour alone says nothing.
func chip(v report.Value, text string) string {
	if text == "" {
		return ""
	}
	switch v := v.(type) {
	case questions.Level:
		return fmt.Sprintf(`<span class="chip level-%d">%s</span>`, v, text)
	case risk.RequirementStatus:
		return fmt.Sprintf(`<span class="chip status-%s">%s%s</span>`, v.ID(), mark(v), text)
	}
	return text
}

// sorted is what a cell is sorted by where that is not its text.
func sorted(v report.Value) string {
	switch v := v.(type) {
	case int, risk.Tenths, questions.Level, risk.RequirementStatus:
		return fmt.Sprintf(` data-sort="%d"`, v)
	case assessment.Day:
		return fmt.Sprintf(` data-sort="%d"`, v.Serial())
	}
	return ""
}

// HeatMap writes a table of levels, the highest likelihood first.
func (p *page) HeatMap(m report.HeatMap) {
	titles := report.LevelTitles()
	p.line(
		`<div class="wide" role="region" tabindex="0" aria-label="%s"><table class="heat">`,
		escape(report.Shown(m.Caption)),
	)
	p.caption(m.Caption)
	p.line(`<thead><tr><th scope="col">%s ↑ / %s →</th>`, p.text(m.Row), p.text(m.Column))
	for _, title := range titles {
		p.line(`<th scope="col">%s</th>`, title)
	}
	p.line("</tr></thead><tbody>")
	for i := len(m.Cells) - 1; i >= 0; i-- {
		p.line(`<tr><th scope="row">%s</th>`, titles[i])
		for _, c := range m.Cells[i] {
			p.line(`<td class="level-%d"><small>%s</small> <strong>%s</strong></td>`, c.Level, c.Level, p.text(c.Text()))
		}
		p.line("</tr>")
	}
	p.line("</tbody></table></div>")
	p.Pairs(report.Pairs{Items: m.Key})
}

// Steps writes a chart of columns, each with its number on it.
func (p *page) Steps(b report.Steps) {
	if len(b.Items) == 0 {
		return
	}
	most := 1
	for _, one := range b.Items {
		most = max(most, one.Value)
	}
	p.line("<figure class=\"steps\"><figcaption>%s</figcaption>\n<ol>", p.text(b.Caption))
	for _, one := range b.Items {
		p.line(`<li><strong>%d</strong> <span class="column" style="height:%.2fem"></span> <span>%s</span></li>`, one.Value,
			float64(one.Value)*5/float64(most)+0.1, p.text(one.Label))
	}
	p.line("</ol></figure>")
}

// Bars writes a table of bars in three parts: in place, not in place, not known.
func (p *page) Bars(b report.Bars) {
	p.line(`<table class="bars">`)
	p.caption(b.Caption)
	p.line(`<thead class="unseen"><tr><th scope="col">Safeguards</th><th scope="col">Drawn</th>` +
		`<th scope="col">In place</th></tr></thead><tbody>`)
	for _, one := range b.Items {
		p.line(
			`<tr><th scope="row">%s</th><td>%s</td><td>%s</td></tr>`,
			p.text(one.Label),
			barPicture(one),
			p.text(one.Text),
		)
	}
	p.line("</tbody></table>")
}
