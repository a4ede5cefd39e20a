package terminal

import (
	"fmt"
	"io"
	"strings"

	"ephisra/questions"
	"ephisra/report"
)

// Write prints a document: labelled parts, and tables whose wide cells stand on lines of their own. Lines fit a
// width in cells; 0 breaks nothing. The error is one of w.
func Write(w io.Writer, doc *report.Document, s Style, width int) error {
	d := &drawing{style: s, width: width}
	for i, section := range doc.Sections {
		if i > 0 {
			d.text.WriteString("\n")
		}
		d.add(s.Bold(Fold(Sanitize(section.Title), width)) + "\n")
		for _, b := range section.Blocks {
			b.Draw(d)
		}
	}
	_, err := io.WriteString(w, d.text.String())
	return err
}

// drawing collects what blocks look like.
type drawing struct {
	style Style
	width int
	text  strings.Builder
}

func (d *drawing) add(text string) { d.text.WriteString(text) }

// Heading writes a heading.
func (d *drawing) Heading(b report.Heading) {
	d.add("\n" + d.style.Bold(Fold(shown(b.Text), d.width)) + "\n")
}

// Paragraph writes running text.
func (d *drawing) Paragraph(b report.Paragraph) { d.add(Wrap(shown(b.Text), d.width) + "\n") }

// List writes a list.
func (d *drawing) List(b report.List) {
	d.add(Wrap(shown("- "+strings.Join(b.Items, "\n- ")), d.width) + "\n")
}

// Pairs writes labels and values.
func (d *drawing) Pairs(b report.Pairs) { d.add(pairsText(b, d.width)) }

// Table writes a table.
func (d *drawing) Table(b report.Table) { d.add(tableText(b, d.style, d.width)) }

// HeatMap writes a matrix of levels as a table, the highest row first.
func (d *drawing) HeatMap(b report.HeatMap) {
	titles := report.LevelTitles()
	t := Table{Header: append([]string{b.Row + " \\ " + b.Column}, titles[:]...)}
	for i := len(b.Cells) - 1; i >= 0; i-- {
		cells := []string{titles[i]}
		for _, c := range b.Cells[i] {
			cells = append(cells, strings.TrimSpace(d.style.Level(c.Level)+" "+c.Text()))
		}
		t.Add(cells...)
	}
	d.text.WriteString("\n")
	t.Write(&d.text, d.style, d.width)
}

// Tiles writes a line for each figure.
func (d *drawing) Tiles(b report.Tiles) {
	pairs := report.Pairs{}
	for _, one := range b.Items {
		pairs.Items = append(pairs.Items, report.Pair{Label: one.Figure, Value: one.Text})
	}
	d.add("\n" + pairsText(pairs, d.width))
}

// Bars writes a line for each bar.
func (d *drawing) Bars(b report.Bars) {
	pairs := report.Pairs{}
	for _, one := range b.Items {
		pairs.Items = append(pairs.Items, report.Pair{Label: one.Label, Value: one.Text})
	}
	d.add("\n" + d.style.Bold(Fold(shown(b.Caption), d.width)) + "\n" + pairsText(pairs, d.width))
}

// Steps prints a chart's numbers, each with what it stands for.
func (d *drawing) Steps(b report.Steps) {
	var pairs report.Pairs
	for _, one := range b.Items {
		pairs.Items = append(pairs.Items, report.Pair{Label: one.Label, Value: fmt.Sprint(one.Value)})
	}
	d.add("\n" + d.style.Bold(Fold(shown(b.Caption), d.width)) + "\n" + pairsText(pairs, d.width))
}

// shown is a text of a document as a terminal may have it.
func shown(text string) string { return Sanitize(report.Shown(text)) }

// pairsText sets every value behind its label, the values in one column.
func pairsText(b report.Pairs, width int) string {
	widest := 0
	for _, p := range b.Items {
		widest = max(widest, len([]rune(p.Label)))
	}
	var text strings.Builder
	for _, p := range b.Items {
		text.WriteString(pairText(p, widest, width))
	}
	return text.String()
}

// pairText sets a value behind its label, or under it where that leaves the value too little of the width.
func pairText(p report.Pair, widest, width int) string {
	indent := widest + 2*len(gap)
	if width > 0 && (indent > width/2 || indent+narrowest > width) {
		return Fold(gap+p.Label, width) + "\n" + gap + gap + WrapHanging(shown(p.Value), 2*len(gap), width) + "\n"
	}
	return fmt.Sprintf("  %-*s  %s\n", widest, p.Label, WrapHanging(shown(p.Value), indent, width))
}

// tableText prints narrow columns side by side and the widest text below them: an explanation's
// first column is a sentence, the others are numbers and words.
func tableText(b report.Table, s Style, width int) string {
	var text strings.Builder
	text.WriteString("\n")
	if b.Caption != "" {
		text.WriteString(s.Bold(Fold(b.Caption, width)) + "\n")
	}
	if len(b.Rows) == 0 {
		return text.String() + Fold(gap+b.Empty, width) + "\n"
	}
	wide := widestColumn(b.Columns)
	t := Table{Header: []string{}}
	for i, c := range b.Columns {
		if i != wide {
			t.Header = append(t.Header, c.Title)
		}
	}
	t.Header = append(t.Header, b.Columns[wide].Title)
	for _, row := range b.Rows {
		t.Add(rowText(row, wide, s)...)
	}
	t.Write(&text, s, width)
	return text.String()
}

// widestColumn is the one that takes most of the width on paper.
func widestColumn(columns []report.Column) int {
	wide := 0
	for i, c := range columns {
		if c.Width > columns[wide].Width {
			wide = i
		}
	}
	return wide
}

// rowText is a row with its wide cell last.
func rowText(row report.Row, wide int, s Style) []string {
	cells := make([]string, 0, len(row.Cells))
	for i, c := range row.Cells {
		if i != wide {
			cells = append(cells, cellText(c, s))
		}
	}
	return append(cells, cellText(row.Cells[wide], s))
}

func cellText(c report.Cell, s Style) string {
	text := strings.Join(strings.Fields(shown(c.Text)), " ")
	if level, is := c.Value.(questions.Level); is && text == level.String() {
		return s.Level(level)
	}
	return text
}
