package yamlfile

import (
	"fmt"
	"unicode/utf8"
)

// Quote writes any UTF-8 text as one line in double quotes that YAML and JSON both read back to the
// same text. It stands in for yaml.Marshal, which writes some texts it cannot read again. Controls,
// the line breaks of Unicode, marks nobody sees and marks that turn the direction of text are
// written as \uXXXX, so nothing in the file acts on an editor or a terminal. Text that is not UTF-8
// must be refused where it enters: here each bad byte becomes U+FFFD.
func Quote(text string) string { return string(AppendQuoted(nil, text)) }

// AppendQuoted is Quote behind what is there.
func AppendQuoted(b []byte, text string) []byte {
	b = append(b, '"')
	plain := 0 // where the characters begin that are written as they are, and are not written yet
	for i := 0; i < len(text); {
		if classes[text[i]]&inQuote != 0 {
			i++
			continue
		}
		c, width := utf8.DecodeRuneInString(text[i:])
		if c < utf8.RuneSelf || isEscaped(c) || c == utf8.RuneError {
			b = appendEscaped(append(b, text[plain:i]...), c)
			plain = i + width
		}
		i += width
	}
	return append(append(b, text[plain:]...), '"')
}

func appendEscaped(b []byte, c rune) []byte {
	switch {
	case c == '"' || c == '\\':
		return append(b, '\\', byte(c))
	case c == '\n':
		return append(b, `\n`...)
	case c == '\t':
		return append(b, `\t`...)
	case c == '\r':
		return append(b, `\r`...)
	case isEscaped(c):
		return fmt.Appendf(b, `\u%04X`, c)
	}
	return utf8.AppendRune(b, c)
}

// isEscaped reports whether a character is written as \uXXXX: all of them stand in the first plane.
func isEscaped(c rune) bool {
	for _, r := range hidden {
		if c <= r.high {
			return r.low <= c
		}
	}
	return false
}

// hidden are the characters that are never written raw (design/reliability.md section 2), in their order.
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
