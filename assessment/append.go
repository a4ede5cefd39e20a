package assessment

import (
	"strconv"
	"time"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// How values are written: each function appends one, or nothing where none is given.

// appendText writes free text, always quoted.
func appendText(b []byte, text string) []byte {
	if text == "" {
		return b
	}
	return yamlfile.AppendQuoted(b, text)
}

// appendWord writes an id plain where every YAML reader takes it for text, and quoted otherwise.
func appendWord(b []byte, text string) []byte {
	switch {
	case text == "":
		return b
	case isPlainWord(text):
		return append(b, text...)
	}
	return yamlfile.AppendQuoted(b, text)
}

// isPlainWord reports whether a word is text to every YAML reader: lower-case letters, digits and hyphens behind a
// letter, and none of the words that stand for something else.
func isPlainWord(word string) bool {
	for i := range len(word) {
		c := word[i]
		if !('a' <= c && c <= 'z') && (i == 0 || !('0' <= c && c <= '9') && c != '-') {
			return false
		}
	}
	switch word {
	case "", "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return false
	}
	return true
}

// appendWords writes a list of ids, an empty one too.
func appendWords(b []byte, words []string) []byte {
	b = append(b, '[')
	for i, word := range words {
		if i > 0 {
			b = append(b, ", "...)
		}
		if word == "" {
			b = append(b, `""`...)
		}
		b = appendWord(b, word)
	}
	return append(b, ']')
}

func appendDay(b []byte, d Day) []byte {
	if d.IsZero() {
		return b
	}
	return d.append(b)
}

func appendMoment(b []byte, t time.Time) []byte {
	if t.IsZero() {
		return b
	}
	return t.AppendFormat(b, time.RFC3339)
}

func appendTri(b []byte, t Tri) []byte {
	if t == NotKnown {
		return b
	}
	return strconv.AppendBool(b, t == Yes)
}

func appendTrue(b []byte, given bool) []byte {
	if !given {
		return b
	}
	return append(b, "true"...)
}

func appendLevel(b []byte, l questions.Level) []byte {
	if l == questions.Undetermined {
		return b
	}
	return append(b, l.ID()...)
}
