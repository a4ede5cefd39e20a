package yamlfile

import (
	"strings"
	"unicode/utf8"
)

// fromCanonical builds the tree of a text that is laid out as this program writes its files: keys at the start of
// lines, below them one flow value a line, words and texts in double quotes. It is some ten times as fast as yaml.v3.
// Whatever it does not expect goes, whole, to yaml.v3: comments, blank lines, a key twice, other escapes, anything at
// all that could mean something else there. What it takes is the same tree, place by place; a fuzz test holds the two
// together.
func fromCanonical(text string) (root *Node, ok bool) {
	c := &canonical{text: text, line: 1, column: 1}
	for c.pos < len(text) && text[c.pos] == '#' {
		c.skipLine()
	}
	if c.pos == len(text) {
		return nil, false
	}
	root = c.node(Mapping)
	return root, c.lines(root, 0, 1)
}

// canonical reads one text from front to back. Its methods report false at the first thing they do not expect.
type canonical struct {
	text         string
	pos          int
	line, column int
	room         []Node // nodes to give out, made a few hundred at a time
}

// node begins a node at the reading point.
func (c *canonical) node(kind Kind) *Node {
	if len(c.room) == 0 {
		c.room = make([]Node, 256)
	}
	n := &c.room[0]
	c.room = c.room[1:]
	n.Kind, n.Line, n.Column = kind, c.line, c.column
	return n
}

func (c *canonical) skipLine() {
	end := strings.IndexByte(c.text[c.pos:], '\n')
	if end < 0 {
		c.pos = len(c.text)
		return
	}
	c.pos, c.line, c.column = c.pos+end+1, c.line+1, 1
}

// at reports whether a byte comes next.
func (c *canonical) at(b byte) bool { return c.pos < len(c.text) && c.text[c.pos] == b }

// skip takes a run of ASCII characters if it comes next.
func (c *canonical) skip(run string) bool {
	if !strings.HasPrefix(c.text[c.pos:], run) {
		return false
	}
	c.pos, c.column = c.pos+len(run), c.column+len(run)
	return true
}

// endOfLine takes the end of a line, or of the text.
func (c *canonical) endOfLine() bool {
	if c.pos == len(c.text) {
		return true
	}
	if !c.at('\n') {
		return false
	}
	c.pos, c.line, c.column = c.pos+1, c.line+1, 1
	return true
}

// blanks are what a line below a key begins with.
const blanks = "  "

// lines reads the lines of a block mapping that are indented so far, to the first that is not.
func (c *canonical) lines(n *Node, indent, depth int) bool {
	seen := make(map[string]bool, 16)
	for c.pos < len(c.text) {
		key, ok := c.key()
		if !ok || !fresh(seen, key) || !c.skip(":") {
			return false
		}
		value, ok := c.lineValue(indent, depth)
		if !ok {
			return false
		}
		n.Pairs = append(n.Pairs, Pair{key, value})
		if indent > 0 && !c.skip(blanks) {
			return true
		}
	}
	return len(n.Pairs) > 0 && (indent == 0 || c.column == 1)
}

// fresh notes a key, and reports whether it is the first of its name and not one too many.
func fresh(seen map[string]bool, key *Node) bool {
	if seen[key.Value] || len(seen) == maxKeys {
		return false
	}
	seen[key.Value] = true
	return true
}

// lineValue reads what stands behind the colon of a line: a flow value, or lines below it.
func (c *canonical) lineValue(indent, depth int) (*Node, bool) {
	if c.skip(" ") {
		value, ok := c.value(depth + 1)
		return value, ok && c.endOfLine()
	}
	if indent > 0 || !c.at('\n') || !c.endOfLine() || !c.skip(blanks) {
		return nil, false
	}
	if c.at('-') {
		return c.entries(depth + 1)
	}
	n := c.node(Mapping)
	return n, c.lines(n, len(blanks), depth+1)
}

// entries reads the lines of a block sequence.
func (c *canonical) entries(depth int) (*Node, bool) {
	n := c.node(Sequence)
	for {
		if !c.skip("- ") {
			return nil, false
		}
		item, ok := c.value(depth + 1)
		if !ok || !c.endOfLine() {
			return nil, false
		}
		n.Items = append(n.Items, item)
		if !c.skip(blanks) {
			return n, true
		}
	}
}

// value reads a flow value: a mapping, a list, a text in double quotes or a word.
func (c *canonical) value(depth int) (*Node, bool) {
	switch {
	case depth > maxDepth:
		return nil, false
	case c.at('{'):
		return c.mapping(depth)
	case c.at('['):
		return c.list(depth)
	case c.at('"'):
		return c.quoted()
	}
	n, ok := c.word()
	if ok && n.Value == "null" {
		n.Kind, n.Value = Null, ""
	}
	return n, ok
}

func (c *canonical) mapping(depth int) (*Node, bool) {
	n := c.node(Mapping)
	c.skip("{")
	if c.skip("}") {
		return n, true
	}
	for {
		key, ok := c.key()
		if !ok || n.Get(key.Value) != nil || len(n.Pairs) == fewKeys || !c.skip(": ") {
			return nil, false
		}
		value, ok := c.value(depth + 1)
		if !ok {
			return nil, false
		}
		n.Pairs = append(n.Pairs, Pair{key, value})
		if c.skip("}") {
			return n, true
		}
		if !c.skip(", ") {
			return nil, false
		}
	}
}

// fewKeys is how many keys a mapping on one line may have here: so few that looking for each is quicker than a set.
const fewKeys = 32

func (c *canonical) list(depth int) (*Node, bool) {
	n := c.node(Sequence)
	c.skip("[")
	if c.skip("]") {
		return n, true
	}
	for {
		item, ok := c.value(depth + 1)
		if !ok {
			return nil, false
		}
		n.Items = append(n.Items, item)
		if c.skip("]") {
			return n, true
		}
		if !c.skip(", ") {
			return nil, false
		}
	}
}

// longestKey is the longest key taken here, far below the 1,024 characters within which yaml.v3 looks for a colon.
const longestKey = 64

// key reads a key: a word, or a text in double quotes without escapes.
func (c *canonical) key() (*Node, bool) {
	if c.at('"') {
		from := c.pos
		n, ok := c.quoted()
		return n, ok && c.pos-from <= longestKey
	}
	n := c.node(Scalar)
	end := c.pos
	for end < len(c.text) && isKeyByte(c.text[end]) {
		end++
	}
	if end == c.pos || end-c.pos > longestKey || c.text[c.pos] == '-' {
		return nil, false
	}
	n.Value = c.text[c.pos:end]
	c.pos, c.column = end, c.column+end-c.pos
	return n, n.Value != "null"
}

func isKeyByte(b byte) bool {
	return 'a' <= b && b <= 'z' || '0' <= b && b <= '9' || b == '_' || b == '-'
}

// word reads a plain word: an id, a day, a moment, a number, true or false. A colon may stand inside it before a letter
// or digit.
func (c *canonical) word() (*Node, bool) {
	n := c.node(Scalar)
	end := c.pos
	for end < len(c.text) && isWordByte(c.text[end]) {
		end++
	}
	if end == c.pos || !isLetterOrDigit(c.text[c.pos]) || !isLetterOrDigit(c.text[end-1]) {
		return nil, false
	}
	n.Value = c.text[c.pos:end]
	c.pos, c.column = end, c.column+end-c.pos
	return n, true
}

func isWordByte(b byte) bool {
	return isLetterOrDigit(b) || b == '_' || b == '-' || b == '.' || b == ':' || b == '+'
}

func isLetterOrDigit(b byte) bool {
	return 'a' <= b && b <= 'z' || '0' <= b && b <= '9' || 'A' <= b && b <= 'Z'
}

// quoted reads a text in double quotes with the escapes that Quote writes. One without any shares the memory of the
// file.
func (c *canonical) quoted() (*Node, bool) {
	n := c.node(Scalar)
	n.Quoted = true
	c.skip(`"`)
	var b strings.Builder
	for from := c.pos; ; {
		stretch := strings.IndexAny(c.text[from:], "\"\\\n\t")
		if stretch < 0 {
			return nil, false
		}
		part := c.text[from : from+stretch]
		c.pos, c.column = from+stretch, c.column+utf8.RuneCountInString(part)
		switch {
		case c.skip(`"`) && b.Len() == 0:
			n.Value = part
			return n, true
		case c.pos > from+stretch:
			b.WriteString(part)
			n.Value = b.String()
			return n, true
		case !c.at('\\'):
			return nil, false
		}
		b.WriteString(part)
		if !c.escape(&b) {
			return nil, false
		}
		from = c.pos
	}
}

// escapes are those of one letter that Quote writes.
var escapes = map[byte]byte{'"': '"', '\\': '\\', 'n': '\n', 't': '\t', 'r': '\r'}

func (c *canonical) escape(b *strings.Builder) bool {
	rest := c.text[c.pos:]
	if len(rest) < 2 {
		return false
	}
	width := 2
	if plain, is := escapes[rest[1]]; is {
		b.WriteByte(plain)
	} else {
		r, ok := hexEscape(rest)
		if !ok || r == 0 || !utf8.ValidRune(r) {
			return false
		}
		b.WriteRune(r)
		width = 6
	}
	c.pos, c.column = c.pos+width, c.column+width
	return true
}
