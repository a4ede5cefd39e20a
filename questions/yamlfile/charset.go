package yamlfile

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The marks a file may start with to say how its characters are written.
const (
	markUTF8  = "\xef\xbb\xbf"
	markUTF16 = "\xff\xfe" // little-endian; PowerShell 5 writes it for >
	markBig16 = "\xfe\xff"
	markUTF32 = "\xff\xfe\x00\x00"
	markBig32 = "\x00\x00\xfe\xff"
)

// DecodeText returns a text file of any kind as UTF-8 without a mark and with \n at the end of each line, whatever mark
// it starts with. It may still hold bytes that are no UTF-8. Faults come back as Problems.
func DecodeText(name string, src []byte) ([]byte, error) {
	p := &parser{file: name}
	text, _ := p.decodeText(src)
	return text, p.faults().Err()
}

// decodeText returns the source as UTF-8 without a mark and with \n at the end of each line, which is
// how YAML takes \r\n and \r too. It may still hold bad bytes.
func (p *parser) decodeText(src []byte) (text []byte, ok bool) {
	head := string(src[:min(4, len(src))])
	switch {
	case strings.HasPrefix(head, markUTF32), strings.HasPrefix(head, markBig32):
		p.fault(1, 1, "file is UTF-32; save it as UTF-8")
		return nil, false
	case strings.HasPrefix(head, markUTF16):
		return p.fromUTF16(src[2:], binary.LittleEndian)
	case strings.HasPrefix(head, markBig16):
		return p.fromUTF16(src[2:], binary.BigEndian)
	case len(head) > 1 && (head[0] == 0) != (head[1] == 0):
		p.fault(1, 1, "file looks like UTF-16 without a mark; save it as UTF-8")
		return nil, false
	}
	return newlines(bytes.TrimPrefix(src, []byte(markUTF8))), true
}

// fromUTF16 converts a source whose mark is taken off. Half a surrogate pair and half a character
// at the end are faults.
func (p *parser) fromUTF16(src []byte, order binary.ByteOrder) (text []byte, ok bool) {
	units := make([]uint16, len(src)/2)
	for i := range units {
		units[i] = order.Uint16(src[2*i:])
	}
	for i := 0; i < len(units); i++ {
		c := rune(units[i])
		if utf16.IsSurrogate(c) {
			i++
			if c = pair(c, units[min(i, len(units)-1)]); c == utf8.RuneError {
				line, column := place(newlines(text))
				p.fault(line, column, "half of a UTF-16 surrogate pair; save the file as UTF-8")
				return nil, false
			}
		}
		text = utf8.AppendRune(text, c)
	}
	text = newlines(text)
	if len(src)%2 == 1 {
		line, column := place(text)
		p.fault(line, column, "file ends in the middle of a character; it was cut, so take a whole copy")
		return nil, false
	}
	return text, true
}

// pair is the character of a surrogate pair, or U+FFFD when the two are none.
func pair(high rune, low uint16) rune { return utf16.DecodeRune(high, rune(low)) }

func newlines(text []byte) []byte {
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// place is where the character after these bytes stands.
func place(before []byte) (line, column int) {
	start := bytes.LastIndexByte(before, '\n') + 1
	return 1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[start:])
}
