package yamlfile

import "unicode/utf8"

// refused are the characters that may not stand in a file as they are, only as an escape inside
// double quotes: they damage the file, add lines nobody sees, or hide or turn what a person reads.
// The joiners U+200C and U+200D are not among them: Persian, Hindi and many emoji need them.
var refused = []struct {
	low, high rune
	tell      string
}{
	{0x00, 0x00, "NUL character; the file was damaged, so take a good copy"},
	{0x01, 0x1F, "unprintable character; delete it"},
	{0x7F, 0x7F, "unprintable character DEL; delete it"},
	{0x85, 0x85, "hidden line break; delete it"},
	{0x80, 0x9F, "unprintable character; delete it, or save the file as UTF-8 if a letter should stand here"},
	{0x061C, 0x061C, "mark that turns the direction of text; delete it"},
	{0x200B, 0x200B, "zero-width space; delete it"},
	{0x200E, 0x200F, "mark that turns the direction of text; delete it"},
	{0x2028, 0x2029, "hidden line break; delete it"},
	{0x202A, 0x202E, "mark that turns the direction of text; delete it"},
	{0x2060, 0x2064, "character nobody can see; delete it"},
	{0x2066, 0x2069, "mark that turns the direction of text; delete it"},
	{0xFEFF, 0xFEFF, "byte order mark inside the file; delete it"},
	{0xFFFE, 0xFFFF, "no character of Unicode; delete it"},
}

// checkBytes notes every byte that is not UTF-8 and every refused character. The text has \n line
// ends. yaml.v3 would name neither the line nor the column of any of them.
func (p *parser) checkBytes(text []byte) {
	line, column := 1, 1
	for i := 0; i < len(text); column++ {
		c, width := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, width = utf8.DecodeRune(text[i:])
		}
		switch {
		case c == '\n':
			line, column = line+1, 0
		case c == utf8.RuneError && width == 1:
			p.badByte(text[i:], line, column)
		case c < ' ' && c != '\t' || c > '~':
			p.checkRune(c, line, column)
		}
		i += width
	}
}

func (p *parser) badByte(rest []byte, line, column int) {
	if !utf8.FullRune(rest) {
		p.fault(line, column, "file ends in the middle of a character; it was cut, so take a whole copy")
		return
	}
	p.fault(line, column, "byte 0x%02X is not UTF-8; save the file as UTF-8", rest[0])
}

func (p *parser) checkRune(c rune, line, column int) {
	for _, r := range refused {
		if r.low <= c && c <= r.high {
			p.fault(line, column, "U+%04X: %s", c, r.tell)
			return
		}
	}
}
