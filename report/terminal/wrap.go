package terminal

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"ephisra/questions"
)

// lead is what the following lines of a wrapped line are indented by: blanks and an option's number.
var lead = questions.Lazily(`^ *([0-9]+\. )?`)

// Wrap breaks every line of text at blanks to fit a width in cells, following lines indented
// under the first. A word longer than a line is left whole. A width of 0 breaks nothing.
func Wrap(text string, width int) string { return eachLine(text, width, wrapLine) }

// eachLine breaks every line of a text in one way; a width of 0 breaks nothing.
func eachLine(text string, width int, breakOne func(l string, width int) string) string {
	if width <= 0 {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = breakOne(l, width)
	}
	return strings.Join(lines, "\n")
}

func wrapLine(l string, width int) string {
	if lipgloss.Width(l) <= width {
		return l
	}
	first := lead().FindString(l)
	return breakLine(first, l[len(first):], lipgloss.Width(first), width)
}

// breakLine breaks what stands behind the first part of a line, its following lines under an indent.
func breakLine(first, rest string, indent, width int) string {
	var b strings.Builder
	b.WriteString(first)
	used := lipgloss.Width(first)
	for i, word := range strings.Fields(rest) {
		w := lipgloss.Width(word)
		switch {
		case i == 0:
		case used+1+w > width:
			b.WriteString("\n" + strings.Repeat(" ", indent))
			used = indent
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += w
	}
	return b.String()
}

// narrowest is how many cells a hanging text needs; with fewer it is not broken.
const narrowest = 24

// WrapHanging breaks a text to fit behind an indent, its following lines under the first.
func WrapHanging(text string, indent, width int) string {
	if width > 0 {
		text = Wrap(text, max(width-indent, narrowest))
	}
	return strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", indent))
}
