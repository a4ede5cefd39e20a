package sheet

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"ephisra/questions/yamlfile"
)

// marks stand at the start of text in their encoding.
var (
	markUTF8  = []byte("\ufeff")
	markUTF16 = map[string]binary.ByteOrder{"\xff\xfe": binary.LittleEndian, "\xfe\xff": binary.BigEndian}
)

// decodeText returns the text of a CSV file. Text in a code page, as older spreadsheets write it, is refused with the
// place of the first such byte: which letter was meant cannot be told.
func decodeText(name string, src []byte) (string, error) {
	if len(src) >= 2 {
		if order := markUTF16[string(src[:2])]; order != nil {
			return decodeUTF16(name, src[2:], order)
		}
	}
	src = bytes.TrimPrefix(src, markUTF8)
	if at := firstInvalid(src); at >= 0 {
		return "", refuse(name, src[:at], "this is not UTF-8 text; save the sheet as \"CSV UTF-8\", or as XLSX")
	}
	if at := bytes.IndexByte(src, 0); at >= 0 {
		return "", refuse(name, src[:at], "this is no text; save the sheet as \"CSV UTF-8\", or as XLSX")
	}
	return string(src), nil
}

func decodeUTF16(name string, src []byte, order binary.ByteOrder) (string, error) {
	if len(src)%2 != 0 {
		return "", refuse(name, nil, "the UTF-16 text is cut in the middle of a letter; save the sheet anew")
	}
	units := make([]uint16, len(src)/2)
	for i := range units {
		units[i] = order.Uint16(src[2*i:])
	}
	text := string(utf16.Decode(units))
	if at := strings.IndexRune(text, utf8.RuneError); at >= 0 {
		return "", refuse(name, []byte(text[:at]), "half a letter stands here; save the sheet anew as \"CSV UTF-8\"")
	}
	return text, nil
}

// firstInvalid is the offset of the first byte that is no UTF-8, or -1.
func firstInvalid(src []byte) int {
	for at := 0; at < len(src); {
		r, n := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return -1
}

// refuse is the fault of a file that stands behind the bytes given.
func refuse(name string, before []byte, text string) error {
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return yamlfile.Problems{{File: name, Line: line, Column: column, Message: text}}
}
