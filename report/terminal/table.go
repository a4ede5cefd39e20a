package terminal

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// Table prints rows in columns as wide as their widest cell; the last column is not padded.
type Table struct {
	Header []string
	rows   [][]string
}

// Add adds a row.
func (t *Table) Add(cells ...string) { t.rows = append(t.rows, cells) }

// Hang breaks the last cell of every row to fit a width, its following lines under the first. A
// width of 0 breaks nothing.
func (t *Table) Hang(width int) {
	indent, last := 0, len(t.Header)-1
	for _, w := range t.widths()[:last] {
		indent += w + 2
	}
	for _, row := range t.rows {
		row[last] = WrapHanging(row[last], indent, width)
	}
}

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

// Write prints the header and the rows.
func (t *Table) Write(w io.Writer, s Style) {
	widths := t.widths()
	fmt.Fprintln(w, s.Bold(padCells(t.Header, widths)))
	for _, row := range t.rows {
		fmt.Fprintln(w, padCells(row, widths))
	}
}

func padCells(row []string, widths []int) string {
	cells := make([]string, len(row))
	for i, cell := range row {
		cells[i] = cell + strings.Repeat(" ", widths[i]-lipgloss.Width(cell))
	}
	return strings.TrimRight(strings.Join(cells, "  "), " ")
}
