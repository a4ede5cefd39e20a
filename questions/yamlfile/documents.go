package yamlfile

import (
	"bytes"
	"strings"
)

// conflictMarks are what git leaves where two people changed the same lines.
var conflictMarks = []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"}

// checkConflicts notes each conflict mark of git. A row of = alone proves nothing, so it counts
// only in a file that also has an opening mark.
func (p *parser) checkConflicts(text []byte) {
	if !bytes.Contains(text, []byte("<<<<<<< ")) {
		return
	}
	open, line := false, 0
	for s := range bytes.Lines(text) {
		line++
		open = open || bytes.HasPrefix(s, []byte("<<<<<<< "))
		for _, mark := range conflictMarks {
			if open && bytes.HasPrefix(s, []byte(mark)) {
				p.fault(line, 1, "git conflict mark %s; keep one of the two versions and delete the marks", mark)
			}
		}
	}
}

// checkDocuments notes what yaml.v3 passes over in silence: a directive, a second document, and
// text after the mark that ends the first. These marks count at the start of a line only, and there
// always, in quotes too.
func (p *parser) checkDocuments(text []byte) {
	if !mayHoldMarks(text) {
		return
	}
	var begun, ended bool
	line := 0
	for s := range bytes.Lines(text) {
		line++
		content := len(bytes.TrimSpace(s)) > 0 && !bytes.HasPrefix(bytes.TrimLeft(s, " \t"), []byte("#"))
		switch {
		case !begun && s[0] == '%':
			p.fault(line, 1, "directive; delete the line, or put the text in quotes")
			return
		case begun && isMark(s, "---"):
			p.fault(line, 1, "second document; a file holds one, so delete the line or move the rest to a file of its own")
			return
		case ended && content:
			p.fault(line, 1, "text after the end mark ...; delete the mark or the text")
			return
		}
		ended = ended || isMark(s, "...")
		begun = begun || content
	}
}

// mayHoldMarks reports whether a line begins like a mark. Few files have one.
func mayHoldMarks(text []byte) bool {
	for _, mark := range []string{"%", "---", "..."} {
		if bytes.HasPrefix(text, []byte(mark)) || bytes.Contains(text, []byte("\n"+mark)) {
			return true
		}
	}
	return false
}

// isMark reports whether a line starts with a document mark and a blank or nothing after it.
func isMark(line []byte, mark string) bool {
	rest, found := bytes.CutPrefix(line, []byte(mark))
	return found && (len(rest) == 0 || strings.ContainsRune(" \t\n", rune(rest[0])))
}
