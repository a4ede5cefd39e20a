package yamlfile

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// fromJSON builds the tree of a text that is JSON by RFC 8259, no more: no comments, no trailing
// commas. A string is Quoted; numbers, true and false are not. Reading stops at the first fault of
// syntax, since what follows one cannot be told.
func (p *parser) fromJSON(text string) *Node {
	j := &jsonScanner{parser: p, text: text, line: 1, column: 1}
	j.blanks()
	root := j.value(1)
	j.blanks()
	if root != nil && j.pos < len(text) {
		j.stop("text after the closing bracket; delete it (a file that starts with { is read as JSON)")
	}
	return root
}

// jsonScanner reads one JSON text from front to back. Its methods return nil or false once they
// have noted a fault.
type jsonScanner struct {
	*parser
	text         string
	pos          int
	seen         int // line and column are those of this byte
	line, column int
}

// here is the place of the reading point. It counts on from where it was last asked, so that one
// long line takes no more time than many short ones.
func (j *jsonScanner) here() (line, column int) {
	for _, c := range j.text[j.seen:j.pos] {
		j.column++
		if c == '\n' {
			j.line, j.column = j.line+1, 1
		}
	}
	j.seen = j.pos
	return j.line, j.column
}

func (j *jsonScanner) stop(format string, args ...any) {
	line, column := j.here()
	j.fault(line, column, format, args...)
}

func (j *jsonScanner) blanks() {
	for j.pos < len(j.text) && strings.IndexByte(" \t\n", j.text[j.pos]) >= 0 {
		j.pos++
	}
}

// at reports whether a byte comes next.
func (j *jsonScanner) at(c byte) bool { return j.pos < len(j.text) && j.text[j.pos] == c }

// next names what comes next, for a message.
func (j *jsonScanner) next() string {
	if j.pos == len(j.text) {
		return "the end of the file"
	}
	c, _ := utf8.DecodeRuneInString(j.text[j.pos:])
	return strconv.QuoteRune(c)
}

func (j *jsonScanner) value(depth int) *Node {
	n := &Node{}
	n.Line, n.Column = j.here()
	ok := true
	switch {
	case j.at('{'):
		n.Kind = Mapping
		ok = !j.tooDeep(n, depth) && j.object(n, depth)
	case j.at('['):
		n.Kind = Sequence
		ok = !j.tooDeep(n, depth) && j.array(n, depth)
	case j.at('"'):
		n.Kind, n.Quoted = Scalar, true
		n.Value, ok = j.readQuoted()
	default:
		ok = j.readPlain(n)
	}
	if !ok {
		return nil
	}
	return n
}

func (j *jsonScanner) object(n *Node, depth int) bool {
	seen := keys{}
	return j.members('}', func() bool {
		key, value := j.pair(depth)
		if value != nil && j.add(seen, key) {
			n.Pairs = append(n.Pairs, Pair{key, value})
		}
		return value != nil
	})
}

func (j *jsonScanner) pair(depth int) (key, value *Node) {
	if !j.at('"') {
		j.stop("expected a key in double quotes, not %s (a file that starts with { is read as JSON)", j.next())
		return nil, nil
	}
	key = j.value(depth)
	j.blanks()
	if key == nil || !j.skip(':', "after the key") {
		return nil, nil
	}
	j.blanks()
	return key, j.value(depth + 1)
}

func (j *jsonScanner) array(n *Node, depth int) bool {
	return j.members(']', func() bool {
		item := j.value(depth + 1)
		n.Items = append(n.Items, item)
		return item != nil
	})
}

// members reads what stands between an opening bracket and its closing one.
func (j *jsonScanner) members(closing byte, read func() bool) bool {
	j.pos++
	j.blanks()
	for !j.at(closing) {
		if !read() || !j.comma(closing) {
			return false
		}
	}
	j.pos++
	return true
}

// comma reads what stands after a member: a comma and another member, or the closing bracket.
func (j *jsonScanner) comma(closing byte) bool {
	j.blanks()
	if j.at(closing) {
		return true
	}
	if !j.skip(',', "or "+strconv.QuoteRune(rune(closing))) {
		return false
	}
	j.blanks()
	if j.at(closing) {
		j.stop("nothing after the last comma; delete the comma")
	}
	return !j.at(closing)
}

func (j *jsonScanner) skip(c byte, where string) bool {
	if !j.at(c) {
		j.stop("expected %s %s, not %s; add it", strconv.QuoteRune(rune(c)), where, j.next())
		return false
	}
	j.pos++
	return true
}

// readPlain reads true, false, null or a number. A number is kept as written.
func (j *jsonScanner) readPlain(n *Node) bool {
	end := j.pos
	for end < len(j.text) && strings.IndexByte(" \t\n,:]}[{\"", j.text[end]) < 0 {
		end++
	}
	switch word := j.text[j.pos:end]; {
	case word == "":
		j.stop("expected a value, not %s; add it", j.next())
		return false
	case word == "null":
	case word == "true" || word == "false" || isNumber(word):
		n.Kind, n.Value = Scalar, word
	default:
		j.stop("expected a value, not %s; put text in double quotes", Clip(word))
		return false
	}
	j.pos = end
	return true
}
