package yamlfile

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// isNumber reports whether a word is a number by RFC 8259: no plus sign, no leading zero.
func isNumber(word string) bool {
	whole, rest := digits(strings.TrimPrefix(word, "-"))
	if whole == "" || len(whole) > 1 && whole[0] == '0' {
		return false
	}
	if part, found := strings.CutPrefix(rest, "."); found {
		if whole, rest = digits(part); whole == "" {
			return false
		}
	}
	if rest != "" && (rest[0] == 'e' || rest[0] == 'E') {
		part := rest[1:]
		if part != "" && (part[0] == '+' || part[0] == '-') {
			part = part[1:]
		}
		if whole, rest = digits(part); whole == "" {
			return false
		}
	}
	return rest == ""
}

func digits(s string) (run, rest string) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return s[:i], s[i:]
}

// readQuoted reads a string. One without escapes shares the memory of the text.
func (j *jsonScanner) readQuoted() (string, bool) {
	j.pos++
	from := j.pos
	var b strings.Builder
	for {
		stretch := strings.IndexAny(j.text[j.pos:], "\"\\\n\t")
		if stretch < 0 {
			// Nobody asked for a place since the opening quote.
			j.fault(j.line, j.column, "the double quote that opens here is not closed; close it")
			return "", false
		}
		j.pos += stretch
		switch j.text[j.pos] {
		case '"':
			b.WriteString(j.text[from:j.pos])
			j.pos++
			return b.String(), true
		case '\\':
			b.WriteString(j.text[from:j.pos])
			if !j.escape(&b) {
				return "", false
			}
			from = j.pos
		default:
			j.stop(`%s inside a text; close the quote or write it as \n or \t`, j.next())
			return "", false
		}
	}
}

// escape reads one escape into b.
func (j *jsonScanner) escape(b *strings.Builder) bool {
	rest := j.text[j.pos:]
	if len(rest) < 2 {
		j.stop("text ends after a backslash; close the quote")
		return false
	}
	if i := strings.IndexByte(`"\/bfnrt`, rest[1]); i >= 0 {
		b.WriteByte("\"\\/\b\f\n\r\t"[i])
		j.pos += 2
		return true
	}
	c, width := unicodeEscape(rest)
	if width == 0 {
		j.stop(`unknown escape; write \\ for a backslash, \u and four hex digits for a character, ` +
			`two \u for one above U+FFFF`)
		return false
	}
	b.WriteRune(c)
	j.pos += width
	return true
}

// unicodeEscape reads \uXXXX, or the two of a surrogate pair. Anything else, half a pair too, has
// width 0: it stands for no character.
func unicodeEscape(s string) (c rune, width int) {
	c, ok := hexEscape(s)
	switch {
	case !ok:
		return 0, 0
	case !utf16.IsSurrogate(c):
		return c, 6
	}
	low, ok := hexEscape(s[6:])
	if c = utf16.DecodeRune(c, low); !ok || c == utf8.RuneError {
		return 0, 0
	}
	return c, 12
}

func hexEscape(s string) (c rune, ok bool) {
	if len(s) < 6 || s[:2] != `\u` {
		return 0, false
	}
	v, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(v), err == nil
}
