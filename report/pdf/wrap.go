package pdf

import (
	"strings"
	"unicode"
)

// wrap breaks a text into lines no wider than width: at blanks, behind hyphens, dashes and
// slashes, and inside a word only where the word alone is wider. Nothing is added or left out but
// blanks. A line holds at least one letter, however narrow the column.
func (f *family) wrap(s style, text string, width float64) []string {
	var lines []string
	for one := range strings.SplitSeq(text, "\n") {
		lines = append(lines, f.wrapLine(s, one, width)...)
	}
	carryLinks(lines)
	return lines
}

func (f *family) wrapLine(s style, text string, width float64) []string {
	l := filler{family: f, style: s, width: width}
	blank := f.width(s, " ")
	for word := range strings.FieldsSeq(text) {
		space := blank
		for _, part := range parts(word) {
			l.put(part, space)
			space = 0
		}
	}
	if l.line.Len() > 0 || len(l.lines) == 0 {
		l.end()
	}
	return l.lines
}

// filler fills lines with words.
type filler struct {
	*family
	style  style
	width  float64
	lines  []string
	line   strings.Builder
	length float64 // of the line so far
}

// put sets a word, or a part of one, on this line or the next; space is the blank before it.
func (l *filler) put(word string, space float64) {
	long := l.family.width(l.style, word)
	if l.line.Len() > 0 && l.length+space+long > l.width {
		l.end()
	}
	for long > l.width {
		head, tail := l.chop(l.style, word, l.width)
		if tail == "" {
			break
		}
		l.line.WriteString(head)
		l.end()
		word, long = tail, long-l.family.width(l.style, head)
	}
	if space > 0 && l.line.Len() > 0 {
		l.line.WriteByte(' ')
		l.length += space
	}
	l.line.WriteString(word)
	l.length += long
}

func (l *filler) end() {
	l.lines = append(l.lines, l.line.String())
	l.line.Reset()
	l.length = 0
}

// chop cuts off as much of a word as fits, one letter at least.
func (f *family) chop(s style, word string, width float64) (head, tail string) {
	sum := 0.0
	for i, r := range word {
		sum += f.width(s, string(r))
		if i > 0 && sum > width {
			return word[:i], word[i:]
		}
	}
	return word, ""
}

// parts splits a word behind the marks where a reader expects a line to end. Dates and other
// numbers are left whole.
func parts(word string) []string {
	if !strings.ContainsAny(word, "-/–—") {
		return []string{word}
	}
	var list []string
	runes := []rune(word)
	from := 0
	for i := 1; i < len(runes)-1; i++ {
		if strings.ContainsRune("-/–—", runes[i]) && breaksBetween(runes[i-1], runes[i+1]) {
			list = append(list, string(runes[from:i+1]))
			from = i + 1
		}
	}
	return append(list, string(runes[from:]))
}

func breaksBetween(before, after rune) bool {
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

// longest returns the width of the widest part of a text that is not broken willingly.
func (f *family) longest(s style, text string) float64 {
	most := 0.0
	for word := range strings.FieldsSeq(text) {
		for _, part := range parts(word) {
			most = max(most, f.width(s, part))
		}
	}
	return most
}

// fit shortens a line that is too long for its place, with an ellipsis. It serves running heads
// only, where the whole text stands on the cover.
func (f *family) fit(s style, text string, width float64) string {
	if f.width(s, text) <= width {
		return text
	}
	head, _ := f.chop(s, text, width-f.width(s, "…"))
	return strings.TrimRight(head, " ") + "…"
}
