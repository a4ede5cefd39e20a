package cmd

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"ephisra/questions"
)

// style draws on standard output: plain text unless a person sits there. Colour is never the only sign.
type style struct {
	renderer *lipgloss.Renderer
}

func (app *App) style() style {
	r := lipgloss.NewRenderer(app.Out) // plain where Out is no terminal, NO_COLOR is set or TERM is dumb
	r.SetHasDarkBackground(true)       // never ask the terminal
	return style{r}
}

// levelColours are of the 16 ANSI colours, and never red against green.
var levelColours = map[questions.Level]lipgloss.Color{
	questions.VeryHigh: "5", questions.High: "1", questions.Moderate: "3", questions.Low: "6", questions.VeryLow: "4",
}

func (s style) level(l questions.Level) string {
	return s.renderer.NewStyle().Foreground(levelColours[l]).Render(l.String())
}

func (s style) bold(text string) string { return s.renderer.NewStyle().Bold(true).Render(text) }

// table prints rows in columns as wide as their widest cell; the last column is not padded.
type table struct {
	header []string
	rows   [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// hang breaks the last cell of every row to fit a width, its following lines under the first. A
// width of 0 breaks nothing.
func (t *table) hang(width int) {
	indent, last := 0, len(t.header)-1
	for _, w := range t.widths()[:last] {
		indent += w + 2
	}
	for _, row := range t.rows {
		row[last] = wrapHanging(row[last], indent, width)
	}
}

// widths are those of the widest cell of each column.
func (t *table) widths() []int {
	widths := make([]int, len(t.header))
	for _, row := range append([][]string{t.header}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], lipgloss.Width(cell))
		}
	}
	return widths
}

func (t *table) write(w io.Writer, s style) {
	widths := t.widths()
	fmt.Fprintln(w, s.bold(padCells(t.header, widths)))
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
