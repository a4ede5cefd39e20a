package yamlfile

import (
	"fmt"
	"strings"
)

// Quote writes any UTF-8 text as one line in double quotes that YAML and JSON both read back to the
// same text. It stands in for yaml.Marshal, which writes some texts it cannot read again. Controls,
// the line breaks of Unicode, marks nobody sees and marks that turn the direction of text are
// written as \uXXXX, so nothing in the file acts on an editor or a terminal. Text that is not UTF-8
// must be refused where it enters: here each bad byte becomes U+FFFD.
func Quote(text string) string {
	var b strings.Builder
	b.Grow(len(text) + 2)
	b.WriteByte('"')
	for _, c := range text {
		writeQuoted(&b, c)
	}
	b.WriteByte('"')
	return b.String()
}

func writeQuoted(b *strings.Builder, c rune) {
	switch {
	case c == '"' || c == '\\':
		b.WriteByte('\\')
		b.WriteRune(c)
	case c == '\n':
		b.WriteString(`\n`)
	case c == '\t':
		b.WriteString(`\t`)
	case c == '\r':
		b.WriteString(`\r`)
	case isEscaped(c):
		fmt.Fprintf(b, `\u%04X`, c)
	default:
		b.WriteRune(c)
	}
}

// isEscaped reports whether a character is written as \uXXXX: all of them stand in the first plane.
func isEscaped(c rune) bool {
	for _, r := range hidden {
		if r.low <= c && c <= r.high {
			return true
		}
	}
	return false
}

// hidden are the characters that are never written raw (design/reliability.md section 2).
var hidden = []struct{ low, high rune }{
	{0x00, 0x1F},     // C0 controls
	{0x7F, 0xA0},     // DEL, C1 controls with the line break U+0085, no-break space
	{0x061C, 0x061C}, // Arabic letter mark
	{0x200B, 0x200F}, // zero-width characters, direction marks
	{0x2028, 0x202E}, // line and paragraph separators, direction embeddings and overrides
	{0x2060, 0x2069}, // word joiner, invisible operators, direction isolates
	{0xFEFF, 0xFEFF}, // byte order mark
	{0xFFFE, 0xFFFF}, // not characters
}
