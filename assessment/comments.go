package assessment

import (
	"bytes"
	"strings"
)

// Comments returns the numbers of the lines of a file that hold a comment somebody wrote. The line that begins every
// file is none. A file that is saved has no other: whoever saves it says so first.
func Comments(src []byte) []int {
	var lines []int
	at := 0
	for line := range bytes.Lines(bytes.TrimPrefix(src, byteOrderMark)) {
		at++
		text := strings.TrimRight(string(line), "\r\n")
		if hasComment(text) && text+"\n" != headComment {
			lines = append(lines, at)
		}
	}
	return lines
}

// hasComment reports whether a # outside quotes begins a comment: at the start of a line or behind a blank.
func hasComment(line string) bool {
	quote := byte(0)
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case quote == '\'' && strings.HasPrefix(line[i:], "''"):
			i++ // one quotation mark inside the text
		case quote != 0:
			if c == quote && !(c == '"' && isEscapedAt(line, i)) {
				quote = 0
			}
		case c == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t'):
			return true
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" \t[{,:-", line[i-1]) >= 0):
			quote = c
		}
	}
	return false
}

// isEscapedAt reports whether an odd number of backslashes stands before a place.
func isEscapedAt(line string, i int) bool {
	rest := strings.TrimRight(line[:i], `\`)
	return (i-len(rest))%2 == 1
}
