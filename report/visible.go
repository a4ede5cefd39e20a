package report

import (
	"fmt"
	"strings"
	"unicode"
)

// Visible replaces the characters of a line that do not show, or that turn the text round, by their codes: [U+202E].
func Visible(line string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(line, "\uFFFD") {
		switch {
		case r == '\t' || r == '\u00a0':
			b.WriteByte(' ')
		case IsUnseen(r):
			fmt.Fprintf(&b, "[U+%04X]", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// IsUnseen reports whether a character does not show, acts on what shows it, or turns the text round: controls, marks
// of formatting and direction, and the line breaks that only Unicode has. Whoever writes text for people asks this.
func IsUnseen(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
}
