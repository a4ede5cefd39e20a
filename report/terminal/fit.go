package terminal

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// Fit makes a text safe and breaks it into lines of at most width cells: at blanks, and inside a word where the word
// alone is longer than a line. The lines behind the first hang under an indent.
func Fit(text string, indent, width int) []string {
	text = strings.ReplaceAll(Sanitize(text), "\t", "    ")
	room := max(width-indent, 1)
	var lines []string
	for _, line := range strings.Split(Wrap(text, room), "\n") {
		lines = append(lines, cutLine(line, room)...)
	}
	for i := 1; i < len(lines); i++ {
		lines[i] = strings.Repeat(" ", indent) + lines[i]
	}
	return lines
}

// cutLine cuts a line into pieces of at most width cells.
func cutLine(line string, width int) []string {
	if Width(line) <= width {
		return []string{line}
	}
	var pieces []string
	var piece strings.Builder
	used := 0
	for _, r := range line {
		cells := Width(string(r))
		if used+cells > width && used > 0 {
			pieces = append(pieces, piece.String())
			piece.Reset()
			used = 0
		}
		piece.WriteRune(r)
		used += cells
	}
	return append(pieces, piece.String())
}

// Width returns how many cells a text takes, colours aside.
func Width(text string) int { return lipgloss.Width(text) }

// Clip makes a text safe, sets it on one line, and shortens it to a width in cells; what is cut shows as "...".
func Clip(text string, width int) string {
	text = strings.NewReplacer("\n", " ", "\t", " ").Replace(Sanitize(text))
	if Width(text) <= width {
		return text
	}
	const cut = "..."
	if width <= len(cut) {
		return cut[:max(width, 0)]
	}
	return cutLine(text, width-len(cut))[0] + cut
}

// Pad fills a text with blanks up to a width in cells.
func Pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-Width(text)))
}
