package terminal

import (
	"io"
	"strings"

	"ephisra/questions"
)

// label is the part of a line before its value: what stands before two blanks or more.
var label = questions.Lazily(`^ *\S.*? {2,}`)

// Fold breaks every line of a text at blanks to fit a width in cells. The following lines stand under the value where
// a line is a label and its value and that leaves half of the width, else two blanks further in than the line. A width
// of 0 breaks nothing.
func Fold(text string, width int) string { return eachLine(text, width, foldLine) }

func foldLine(l string, width int) string {
	if Width(l) <= width {
		return l
	}
	first := label().FindString(l)
	if indent := Width(first); first != "" && indent <= width/2 {
		return breakLine(first, l[len(first):], indent, width)
	}
	rest := strings.TrimLeft(l, " ")
	first = l[:len(l)-len(rest)]
	return breakLine(first, rest, len(first)+len(gap), width)
}

// Folder folds what is written to it. Each write is of whole lines.
type Folder struct {
	Writer io.Writer
	Width  int // in cells; 0 folds nothing
}

// Write folds lines and writes them on.
func (f Folder) Write(lines []byte) (int, error) {
	if _, err := io.WriteString(f.Writer, Fold(string(lines), f.Width)); err != nil {
		return 0, err
	}
	return len(lines), nil
}
