package yamlfile

import (
	"strconv"
	"unicode/utf8"
)

// mostShown is the most characters of a value that a message repeats.
const mostShown = 60

// words names a kind for a message, after "not": "expected a list, not text".
func (k Kind) words() string {
	switch k {
	case Scalar:
		return "text"
	case Sequence:
		return "a list"
	case Mapping:
		return "keys and values"
	}
	return "nothing"
}

// describe is a value for a message, after "not": a scalar as it is written, else its kind. Quotes
// are named, since "5" in quotes is text where a number belongs.
func (n *Node) describe() string {
	switch {
	case n.Kind != Scalar:
		return n.Kind.words()
	case n.Quoted:
		return "the quoted text " + Clip(n.Value)
	}
	return Clip(n.Value)
}

// Clip quotes a text of the file for a message: on one line, without controls, and cut, so that
// no message is longer than a screen.
func Clip(text string) string {
	if utf8.RuneCountInString(text) <= mostShown {
		return strconv.Quote(text)
	}
	return strconv.Quote(string([]rune(text)[:mostShown])) + "..."
}
