package yamlfile

import (
	"bytes"
	"fmt"
)

// Limits of a file. They are far above what an assessment of a large practice or the bank needs,
// and low enough that no input stalls the program, takes all its memory or fills the screen.
const (
	maxBytes  = 4 << 20
	maxParts  = 200_000 // lines and commas: each value but the first follows one
	maxDepth  = 12
	maxKeys   = 2000
	maxFaults = 50
)

// Parse reads one file into a tree. The name is used in messages only. On any fault the tree is nil
// and the error is Problems: all that were found, by line and column, up to 50. A source that
// starts with { is read as JSON (RFC 8259), any other as YAML. What the top of the tree must be is
// the caller's business; a file that holds nothing is a fault.
func Parse(name string, src []byte) (*Node, error) {
	root, faults := ParseAll(name, src)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return root, nil
}

// ParseAll is Parse for a caller who looks for further faults: where only keys are repeated the tree is there all
// the same, with every value of them, so that they hide no other fault. Of any other fault the tree is nil. A file
// with faults is not to be used.
func ParseAll(name string, src []byte) (*Node, Problems) {
	p := &parser{file: name}
	root := p.tree(src)
	if p.isHard {
		return nil, p.faults()
	}
	return root, p.faults()
}

// parser collects the faults of one file.
type parser struct {
	file  string
	found Problems
	more  Problems // the first fault that is not listed
	rest  int      // how many are not listed

	isHard bool // a fault was found that leaves no tree worth looking at
}

func (p *parser) fault(line, column int, format string, args ...any) {
	p.isHard = true
	p.softFault(line, column, format, args...)
}

// softFault notes a fault that leaves the rest of the file readable.
func (p *parser) softFault(line, column int, format string, args ...any) {
	if len(p.found) == maxFaults {
		p.rest++
	}
	switch {
	case p.rest == 0:
		p.found = append(p.found, Problem{p.file, line, column, fmt.Sprintf(format, args...)})
	case p.rest == 1:
		p.more = Problems{{p.file, line, column, ""}}
	}
}

// faults returns what was found and, where that was too much to list, how many more there are.
func (p *parser) faults() Problems {
	if p.rest == 0 {
		return p.found
	}
	p.more[0].Message = fmt.Sprintf("faults not listed from here on: %d; mend those above and try again", p.rest)
	return append(p.found, p.more...)
}

// tree takes the steps of reading in the order of design/reliability.md section 2. A step that
// found a fault is the last one: what comes after would only repeat it in worse words.
func (p *parser) tree(src []byte) *Node {
	text, isJSON, ok := p.text(src)
	switch {
	case !ok:
		return nil
	case isJSON:
		return p.fromJSON(string(text))
	}
	return p.fromYAML(text)
}

// text returns the source as UTF-8 with \n at the end of each line, and whether it is JSON; ok is false where it holds
// what no file may.
func (p *parser) text(src []byte) (text []byte, isJSON, ok bool) {
	if p.foreign(src) {
		return nil, false, false
	}
	if text, ok = p.decodeText(src); !ok {
		return nil, false, false
	}
	p.checkParts(text)
	p.checkBytes(text)
	p.checkConflicts(text)
	isJSON = bytes.HasPrefix(bytes.TrimLeft(text, " \t\n"), []byte("{"))
	if !isJSON {
		p.checkDocuments(text)
	}
	return text, isJSON, len(p.found) == 0
}

// checkParts notes a text with so many values that a tree of it would take seconds and hundreds of
// megabytes.
func (p *parser) checkParts(text []byte) {
	if n := bytes.Count(text, []byte("\n")) + bytes.Count(text, []byte(",")); n > maxParts {
		p.fault(1, 1, "file has %d lines and commas and at most %d are read; check that it is the right file", n, maxParts)
	}
}

// tooDeep notes a list or mapping that stands deeper than any file of ours goes.
func (p *parser) tooDeep(n *Node, depth int) bool {
	if depth <= maxDepth {
		return false
	}
	p.fault(n.Line, n.Column, "more than %d lists and mappings inside one another; nothing here goes that deep", maxDepth)
	return true
}

// keys are the keys of one mapping so far, each with its line.
type keys map[string]int

// add notes a key, and reports whether its value is worth keeping. A set and not a search: comparing
// each key with each takes a minute for a large file.
func (p *parser) add(k keys, key *Node) bool {
	line, again := k[key.Value]
	if again {
		p.softFault(key.Line, key.Column, "key %s repeated; first set on line %d", Clip(key.Value), line)
		return true // its value is looked at too
	}
	if len(k) == maxKeys {
		p.fault(key.Line, key.Column, "more than %d keys in one mapping; split the file", maxKeys)
	}
	k[key.Value] = key.Line
	return len(k) <= maxKeys
}
