package yamlfile

import (
	"slices"
	"strings"
)

// oneLine is what one line of YAML, looked at by itself, has wrong: columns, 0 where there is none.
// It is only asked about lines that yaml.v3 refused, to say more than it does.
type oneLine struct {
	tab      int // a tab among the blanks it starts with
	quote    int // a quote that opens and does not close
	trailing int // text after a closing quote
	bracket  int // the last bracket that opens and does not close
	stray    int // a comma or closing bracket where a value should be
	noBlank  int // a colon with no blank after it, in a line without any other
}

// lookAt looks at a line. What stands before it is not known, so a text in quotes that goes on from
// the line above is taken for plain.
func lookAt(line []rune) oneLine {
	l := lineScanner{line: line, start: true}
	for i := 0; i < len(line) && !l.comment(i); {
		i = l.step(i)
	}
	l.found.tab = 1 + slices.Index(line[:firstText(line)-1], '\t')
	l.found.noBlank = bareColon(line)
	if len(l.open) > 0 {
		l.found.bracket = l.open[len(l.open)-1]
	}
	return l.found
}

// lineScanner goes over one line from left to right.
type lineScanner struct {
	line  []rune
	found oneLine
	open  []int // the columns of the brackets that are open
	start bool  // a value may start here
}

func (l *lineScanner) comment(i int) bool {
	return l.line[i] == '#' && (i == 0 || isBlank(l.line, i-1))
}

// step takes one character or one quoted text and returns the index of what comes next.
func (l *lineScanner) step(i int) int {
	c := l.line[i]
	if l.start && (c == '"' || c == '\'') {
		return l.skipQuoted(i)
	}
	l.brackets(i, c)
	opens := c == ',' || c == '[' || c == '{' || strings.ContainsRune(":-?", c) && isBlank(l.line, i+1)
	l.start = opens || l.start && isBlank(l.line, i)
	return i + 1
}

func (l *lineScanner) brackets(i int, c rune) {
	empty := l.start && (c == ',' || (c == ']' || c == '}') && len(l.open) == 0) // [] and [a,] are fine
	if empty && l.found.stray == 0 {
		l.found.stray = i + 1
	}
	switch {
	case l.start && (c == '[' || c == '{'):
		l.open = append(l.open, i+1)
	case (c == ']' || c == '}') && len(l.open) > 0:
		l.open = l.open[:len(l.open)-1]
	}
}

func (l *lineScanner) skipQuoted(i int) int {
	l.start = false
	end := closing(l.line, i)
	if end < 0 {
		l.found.quote = i + 1
		return len(l.line)
	}
	if l.found.trailing == 0 {
		l.found.trailing = afterQuote(l.line, end)
	}
	return end + 1
}

// closing is the index of the quote that closes the one at i, or -1.
func closing(line []rune, i int) int {
	quote := line[i]
	for i++; i < len(line); i++ {
		switch {
		case quote == '"' && line[i] == '\\':
			i++
		case quote == '\'' && line[i] == quote && i+1 < len(line) && line[i+1] == quote:
			i++
		case line[i] == quote:
			return i
		}
	}
	return -1
}

// afterQuote is the column of text that follows a closing quote and may not, or 0.
func afterQuote(line []rune, end int) int {
	for i := end + 1; i < len(line); i++ {
		switch {
		case isBlank(line, i):
		case strings.ContainsRune(":,]}", line[i]), line[i] == '#' && i > end+1:
			return 0
		default:
			return i + 1
		}
	}
	return 0
}

// bareColon is the column of the first colon when no colon of the line has a blank after it.
func bareColon(line []rune) int {
	for i := range line {
		if line[i] == ':' && isBlank(line, i+1) {
			return 0
		}
	}
	return 1 + slices.Index(line, ':')
}

// isBlank reports whether a blank or the end of the line is at i.
func isBlank(line []rune, i int) bool {
	return i >= len(line) || line[i] == ' ' || line[i] == '\t'
}
