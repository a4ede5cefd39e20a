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
		fmt.Fprintln(app.Out, s.bold(sanitize(section.Title)))
		for _, b := range section.Blocks {
			_, err = fmt.Fprint(app.Out, blockText(b, s, width))
		}
	}
	return err
}

func blockText(b report.Block, s style, width int) string {
	switch b := b.(type) {
	case report.Heading:
		return "\n" + s.bold(b.Text) + "\n"
	case report.Paragraph:
		return interview.Wrap(sanitize(b.Text), width) + "\n"
	case report.List:
		return interview.Wrap(sanitize("- "+strings.Join(b.Items, "\n- ")), width) + "\n"
	case report.Pairs:
		return pairsText(b, width)
	case report.Table:
		return tableText(b, s, width)
	}
	return ""
}

// pairsText sets every value behind its label, the values in one column.
func pairsText(b report.Pairs, width int) string {
	widest := 0
	for _, p := range b.Items {
		widest = max(widest, len([]rune(p.Label)))
	}
	var text strings.Builder
	for _, p := range b.Items {
		fmt.Fprintf(&text, "  %-*s  %s\n", widest, p.Label, wrapHanging(sanitize(p.Value), widest+4, width))
	}
	return text.String()
}

// narrowest is how many cells a hanging text needs; with fewer it is not broken.
const narrowest = 24

// wrapHanging breaks a text to fit behind an indent, its following lines under the first.
func wrapHanging(text string, indent, width int) string {
	if width > 0 {
		text = interview.Wrap(text, max(width-indent, narrowest))
	}
	return strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", indent))
}

// tableText prints narrow columns side by side and the widest text below them: an explanation's
// first column is a sentence, the others are numbers and words.
func tableText(b report.Table, s style, width int) string {
	var text strings.Builder
	text.WriteString("\n")
	if b.Caption != "" {
		text.WriteString(s.bold(b.Caption) + "\n")
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
	t.hang(width)
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
	text := strings.Join(strings.Fields(sanitize(c.Text)), " ")
	if c.Level != questions.Undetermined && text == c.Level.String() {
		return s.level(c.Level)
	}
	return text
}
