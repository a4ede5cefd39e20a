package terminal

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// Table prints rows in columns as wide as their widest cell. The last column is the one that may be long: it is broken
// to fit a terminal. Where that leaves too little of it, each row is a block of its own.
type Table struct {
	Header []string
	rows   [][]string
}

// Add adds a row.
func (t *Table) Add(cells ...string) { t.rows = append(t.rows, cells) }

// Write prints the header and the rows to fit a width in cells; 0 fits anything. It writes once, for a terminal shows
// each write.
func (t *Table) Write(w io.Writer, s Style, width int) {
	var b strings.Builder
	t.lines(&b, s, width)
	fmt.Fprint(w, b.String())
}

func (t *Table) lines(w *strings.Builder, s Style, width int) {
	widths := t.widths()
	indent, last := 0, len(widths)-1
	for _, w := range widths[:last] {
		indent += w + len(gap)
	}
	if width > 0 && indent+min(widths[last], max(narrowest, t.longestWord(last))) > width {
		t.writeBlocks(w, s, width)
		return
	}
	fmt.Fprintln(w, s.Bold(padCells(t.Header[:last], widths)+t.Header[last]))
	for _, row := range t.rows {
		fmt.Fprintln(w, strings.TrimRight(padCells(row[:last], widths)+WrapHanging(row[last], indent, width), " "))
	}
}

// longestWord is how many cells the longest word of a column takes.
func (t *Table) longestWord(column int) int {
	longest := 0
	for _, row := range t.rows {
		for _, word := range strings.Fields(row[column]) {
			longest = max(longest, lipgloss.Width(word))
		}
	}
	return longest
}

// gap stands between two columns.
const gap = "  "

// widths are those of the widest cell of each column.
func (t *Table) widths() []int {
	widths := make([]int, len(t.Header))
	for _, row := range append([][]string{t.Header}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], lipgloss.Width(cell))
		}
	}
	return widths
}

// padCells sets cells in their columns, with the gap to the next.
func padCells(row []string, widths []int) string {
	var b strings.Builder
	for i, cell := range row {
		b.WriteString(Pad(cell, widths[i]) + gap)
	}
	return b.String()
}

// writeBlocks prints each row as a block: the first cell and the last, which say what it is, and below them the others,
// each behind its header.
func (t *Table) writeBlocks(w *strings.Builder, s Style, width int) {
	for _, row := range t.rows {
		last := len(row) - 1
		fmt.Fprintln(w, Fold(s.Bold(row[0])+gap+row[last], width))
		if rest := t.labelled(row[1:last]); rest != "" {
			fmt.Fprintln(w, Fold(gap+rest, width))
		}
	}
}

// labelled sets the cells that say something behind their headers.
func (t *Table) labelled(cells []string) string {
	var texts []string
	for i, cell := range cells {
		if cell != "" {
			texts = append(texts, strings.TrimSpace(t.Header[i+1]+" "+cell))
		}
	}
	return strings.Join(texts, "; ")
}
