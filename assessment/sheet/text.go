package sheet

import (
	"bytes"
	"unicode/utf8"

	"ephisra/questions/yamlfile"
)

// decodeText returns the text of a CSV file. Text in a code page, as older spreadsheets write it, is refused with the
// place of the first such byte: which letter was meant cannot be told.
func decodeText(name string, src []byte) (string, error) {
	text, err := yamlfile.DecodeText(name, src)
	if err != nil {
		return "", err
	}
	if at := firstInvalid(text); at >= 0 {
		return "", refuse(name, text[:at], "this is not UTF-8 text; save the sheet as \"CSV UTF-8\", or as XLSX")
	}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		return "", refuse(name, text[:at], "this is no text; save the sheet as \"CSV UTF-8\", or as XLSX")
	}
	return string(text), nil
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
