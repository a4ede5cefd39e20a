package terminal

import (
	"io"

	"github.com/charmbracelet/lipgloss"

	"ephisra/questions"
)

// Style draws colours and weight on an output: plain text unless a person sits there, NO_COLOR is set or TERM is
// dumb. Colour is never the only sign.
type Style struct {
	renderer *lipgloss.Renderer
}

// NewStyle returns the style of an output. It never asks the terminal anything.
func NewStyle(w io.Writer) Style {
	r := lipgloss.NewRenderer(w)
	r.SetHasDarkBackground(true)
	return Style{r}
}

// DrawOn makes what others draw with lipgloss, which takes its colours from standard output, fit the output it is
// drawn on.
func DrawOn(w io.Writer) { lipgloss.SetDefaultRenderer(NewStyle(w).renderer) }

// levelColours are of the 16 ANSI colours, and never red against green.
var levelColours = map[questions.Level]lipgloss.Color{
	questions.VeryHigh: "5", questions.High: "1", questions.Moderate: "3", questions.Low: "6", questions.VeryLow: "4",
}

// Level writes a level in its colour.
func (s Style) Level(l questions.Level) string {
	return s.renderer.NewStyle().Foreground(levelColours[l]).Render(l.String())
}

// Bold writes a heading.
func (s Style) Bold(text string) string { return s.renderer.NewStyle().Bold(true).Render(text) }
