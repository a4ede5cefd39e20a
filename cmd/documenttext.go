package cmd

import (
	"fmt"
	"strings"

	"ephisra/cmd/interview"
	"ephisra/questions"
	"ephisra/report"
)

// documentText prints a document for a person at a terminal: labelled parts, and tables whose wide
// cells stand on lines of their own.
func (app *App) documentText(doc *report.Document) error {
	s := app.style()
	width := app.outWidth()
	var err error
	for i, section := range doc.Sections {
		if i > 0 {
			fmt.Fprintln(app.Out)
		}
		fmt.Fprintln(app.Out, s.bold(shown(section.Title)))
		for _, b := range section.Blocks {
			_, err = fmt.Fprint(app.Out, interview.Wrap(shown(blockText(b, s)), width))
		}
	}
	return err
}

func blockText(b report.Block, s style) string {
	switch b := b.(type) {
	case report.Heading:
		return "\n" + s.bold(b.Text) + "\n"
	case report.Paragraph:
		return b.Text + "\n"
	case report.List:
		return "- " + strings.Join(b.Items, "\n- ") + "\n"
	case report.Pairs:
		return pairsText(b)
	case report.Table:
		return tableText(b, s)
	}
	return ""
}

// pairsText sets every value behind its label, the values in one column.
func pairsText(b report.Pairs) string {
	widest := 0
	for _, p := range b.Items {
		widest = max(widest, len([]rune(p.Label)))
	}
	var text strings.Builder
	for _, p := range b.Items {
		fmt.Fprintf(&text, "  %-*s  %s\n", widest, p.Label, strings.ReplaceAll(p.Value, "\n", "\n"+strings.Repeat(" ", widest+4)))
	}
	return text.String()
}

// tableText prints narrow columns side by side and the widest text below them: an explanation's
// first column is a sentence, the others are numbers and words.
func tableText(b report.Table, s style) string {
	var text strings.Builder
	if b.Caption != "" {
		text.WriteString("\n" + s.bold(b.Caption) + "\n")
	}
	if len(b.Rows) == 0 {
		return text.String() + "  " + b.Empty + "\n"
	}
	wide := widestColumn(b.Columns)
	t := table{header: []string{}}
	for i, c := range b.Columns {
		if i != wide {
			t.header = append(t.header, c.Title)
		}
	}
	t.header = append(t.header, b.Columns[wide].Title)
	for _, row := range b.Rows {
		t.add(rowText(row, wide, s)...)
	}
	t.write(&text, s)
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
func rowText(row report.Row, wide int, s style) []string {
	cells := make([]string, 0, len(row.Cells))
	for i, c := range row.Cells {
		if i != wide {
			cells = append(cells, cellText(c, s))
		}
	}
	return append(cells, cellText(row.Cells[wide], s))
}

func cellText(c report.Cell, s style) string {
	text := strings.Join(strings.Fields(shown(c.Text)), " ")
	if c.Level != questions.Undetermined && text == c.Level.String() {
		return s.level(c.Level)
	}
	return text
}
