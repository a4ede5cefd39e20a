package yamlfile

import (
	"encoding/binary"
	"unicode/utf8"
)

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
	if isFine(text) {
		return
	}
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

// isFine reports whether there is nothing for checkBytes to note, several times as fast as it.
func isFine(text []byte) bool {
	for i := 0; i < len(text); {
		if i += plainRun(text[i:]); i == len(text) {
			break
		}
		c, width := utf8.DecodeRune(text[i:])
		if c == utf8.RuneError && width == 1 || isRefused(c) {
			return false
		}
		i += width
	}
	return true
}

// plainRun is how many bytes of printable ASCII, line breaks and tabs a text begins with. It looks at eight at a time.
func plainRun(text []byte) int {
	i := 0
	for ; i+8 <= len(text); i += 8 {
		if !arePrintable(binary.LittleEndian.Uint64(text[i:])) && !arePlain(text[i:i+8]) {
			break
		}
	}
	for i < len(text) && isPlain(text[i]) {
		i++
	}
	return i
}

// arePrintable reports whether all of eight bytes are from blank to tilde: in none is the highest bit set, nor after
// adding what takes 0x7F to it, nor is it clear after adding what takes a blank to it.
func arePrintable(eight uint64) bool {
	return (eight|(eight+each*0x01)|^(eight+each*(0x80-' ')))&(each*0x80) == 0
}

// each has a 1 in each of eight bytes.
const each uint64 = 0x0101010101010101

// holdByte reports whether one of eight bytes is b: only a zero byte has its highest bit set by taking 1 away and was
// without it before.
func holdByte(eight uint64, b byte) bool {
	rest := eight ^ each*uint64(b)
	return (rest-each)&^rest&(each*0x80) != 0
}

// eightAt is the eight bytes of a text from a place on. The compiler reads them at once.
func eightAt(text string, at int) uint64 {
	t := text[at : at+8]
	return uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 | uint64(t[4])<<32 | uint64(t[5])<<40 |
		uint64(t[6])<<48 | uint64(t[7])<<56
}

func arePlain(bytes []byte) bool {
	for _, b := range bytes {
		if !isPlain(b) {
			return false
		}
	}
	return true
}

func isPlain(b byte) bool { return ' ' <= b && b <= '~' || b == '\n' || b == '\t' }

func isRefused(c rune) bool { return whyRefused(c) != "" }

// whyRefused tells why a character is refused, or "" where it is not.
func whyRefused(c rune) string {
	for i := range refused {
		if r := &refused[i]; r.low <= c && c <= r.high {
			return r.tell
		}
	}
	return ""
}

func (p *parser) badByte(rest []byte, line, column int) {
	if !utf8.FullRune(rest) {
		p.fault(line, column, "file ends in the middle of a character; it was cut, so take a whole copy")
		return
	}
	p.fault(line, column, "byte 0x%02X is not UTF-8; save the file as UTF-8", rest[0])
}

func (p *parser) checkRune(c rune, line, column int) {
	if why := whyRefused(c); why != "" {
		p.fault(line, column, "U+%04X: %s", c, why)
	}
}
