package assessment

import (
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// TextLimit is how many characters a text a person typed may have.
const TextLimit = 10_000

// CheckText says what keeps texts from being stored: bytes that are no UTF-8, characters that do
// not print (line breaks and tabs are fine), or too many characters.
func CheckText(texts ...string) error {
	var faults []error
	for _, t := range texts {
		if fault := textFault(t); fault != "" {
			faults = append(faults, errors.New(fault))
		}
	}
	return errors.Join(faults...)
}

func textFault(t string) string {
	if len(t) <= TextLimit && isPlain(t) {
		return ""
	}
	if !utf8.ValidString(t) {
		return "the text is not valid UTF-8"
	}
	if n := utf8.RuneCountInString(t); n > TextLimit {
		return fmt.Sprintf("the text has %d characters; at most %d fit, so shorten it or split it", n, TextLimit)
	}
	for _, r := range t {
		if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
			return fmt.Sprintf("the text holds the unprintable character U+%04X; leave it out", r)
		}
	}
	return ""
}

// isPlain reports whether a text is printable ASCII, line breaks and tabs alone, as most are.
func isPlain(t string) bool {
	for i := range len(t) {
		if c := t[i]; (c < ' ' || c > '~') && c != '\n' && c != '\t' && c != '\r' {
			return false
		}
	}
	return true
}

// Blank reports whether a text shows nothing: empty, or only blanks and characters that do not print. Such
// a text is no reason, name or answer.
func Blank(t string) bool {
	if t != "" && ' ' < t[0] && t[0] <= '~' {
		return false
	}
	for _, r := range t {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(invisible, r) {
			return false
		}
	}
	return true
}

// invisible are letters and symbols by their class that print nothing: fillers and blank braille.
var invisible = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x115F, Hi: 0x1160, Stride: 1}, {Lo: 0x17B4, Hi: 0x17B5, Stride: 1}, {Lo: 0x2800, Hi: 0x2800, Stride: 1},
	{Lo: 0x3164, Hi: 0x3164, Stride: 1}, {Lo: 0xFFA0, Hi: 0xFFA0, Stride: 1},
}}
