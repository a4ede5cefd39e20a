// Package terminal writes a Document, tables and texts for a person at a terminal.
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
	var text strings.Builder
	for i, section := range doc.Sections {
		if i > 0 {
			text.WriteString("\n")
		}
		text.WriteString(s.Bold(Sanitize(section.Title)) + "\n")
		for _, b := range section.Blocks {
			text.WriteString(blockText(b, s, width))
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}

func blockText(b report.Block, s Style, width int) string {
	switch b := b.(type) {
	case report.Heading:
		return "\n" + s.Bold(b.Text) + "\n"
	case report.Paragraph:
		return Wrap(Sanitize(b.Text), width) + "\n"
	case report.List:
		return Wrap(Sanitize("- "+strings.Join(b.Items, "\n- ")), width) + "\n"
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
		fmt.Fprintf(&text, "  %-*s  %s\n", widest, p.Label, WrapHanging(Sanitize(p.Value), widest+4, width))
	}
	return text.String()
}

// tableText prints narrow columns side by side and the widest text below them: an explanation's
// first column is a sentence, the others are numbers and words.
func tableText(b report.Table, s Style, width int) string {
	var text strings.Builder
	text.WriteString("\n")
	if b.Caption != "" {
		text.WriteString(s.Bold(b.Caption) + "\n")
	}
	if len(b.Rows) == 0 {
		return text.String() + "  " + b.Empty + "\n"
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
	t.Hang(width)
	t.Write(&text, s)
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
	text := strings.Join(strings.Fields(Sanitize(c.Text)), " ")
	if c.Level != questions.Undetermined && text == c.Level.String() {
		return s.Level(c.Level)
	}
	return text
}
