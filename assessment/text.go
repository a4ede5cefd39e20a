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
