package yamlfile

import (
	"bytes"
	"io"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// maxReread is the most bytes that are read again to find the line of one fault: 80 lines of an
// assessment, 10 of the whole bank, one of a file that is as large as a file may be.
const maxReread = 4 << 20

// byteReader gives yaml.v3 a text one character at a time and so shows how far it had to read to meet
// the fault. That is the fault itself or a few characters after it: yaml.v3 looks up to four
// characters or two words ahead.
type byteReader struct {
	text []byte
	read int
}

// Read gives one character.
func (s *byteReader) Read(into []byte) (int, error) {
	if s.read == len(s.text) {
		return 0, io.EOF
	}
	_, width := utf8.DecodeRune(s.text[s.read:])
	n := copy(into, s.text[s.read:s.read+width])
	s.read += n
	return n, nil
}

// readableStart returns the text up to where yaml.v3 met its fault.
func readableStart(text []byte) []byte {
	s := &byteReader{text: text}
	_ = catchPanic(func() error { return yaml.NewDecoder(s).Decode(new(yaml.Node)) }) // the fault is known
	return text[:s.read]
}

// parses reports whether yaml.v3 reads a text, and what it says if not.
func parses(text []byte) error {
	return catchPanic(func() error { return yaml.Unmarshal(text, new(yaml.Node)) })
}

// faultyLine is the number of the line after the longest run of whole lines that parses. The line
// yaml.v3 names is that of the fault in 10 of 19 trials only, and never has a column. The search
// goes back from the point reached, since no longer run can parse, and does not halve what is left:
// a list over several lines makes some shorter runs fail too.
func faultyLine(reached []byte) int {
	lines := bytes.SplitAfter(reached, []byte("\n"))
	end, reread := len(reached), 0
	for n := len(lines); n > 1; n-- {
		end -= len(lines[n-1])
		if len(bytes.TrimSpace(lines[n-1])) == 0 {
			continue // a blank line is never the faulty one
		}
		if reread += end; reread > maxReread {
			return len(lines)
		}
		if parses(reached[:end]) == nil {
			return n
		}
	}
	return 1
}

// lineOf returns one line of a text without its end, as characters.
func lineOf(text []byte, line int) []rune {
	lines := bytes.SplitN(text, []byte("\n"), line+1)
	return []rune(string(lines[min(line, len(lines))-1]))
}

// firstText is the column of the first character of a line that is no blank, or 1.
func firstText(line []rune) int {
	for i, c := range line {
		if c != ' ' && c != '\t' {
			return i + 1
		}
	}
	return 1
}
