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
func (a *Arena) fromCanonical(text string) (root *Node, ok bool) {
	c := &canonical{text: text, line: 1, start: -1, arena: a}
	for c.at('#') {
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
	text  string
	pos   int
	line  int
	start int // what pos is less the column: where the line begins, moved on by the bytes that are no characters
	arena *Arena

	pairs []Pair // of the mappings that are being read, one behind the other
	items []*Node
}

// node begins a node at the reading point.
func (c *canonical) node(kind Kind) *Node {
	n := &c.arena.nodes.take(1)[0]
	*n = Node{Kind: kind, Line: c.line, Column: c.pos - c.start}
	return n
}

func (c *canonical) skipLine() {
	end := strings.IndexByte(c.text[c.pos:], '\n')
	if end < 0 {
		c.pos = len(c.text)
		return
	}
	c.pos += end
	c.newLine()
}

// newLine takes a line break.
func (c *canonical) newLine() {
	c.line, c.start = c.line+1, c.pos
	c.pos++
}

// at reports whether a byte comes next.
func (c *canonical) at(b byte) bool { return c.pos < len(c.text) && c.text[c.pos] == b }

// skip takes a run of ASCII characters if it comes next.
func (c *canonical) skip(run string) bool {
	if !strings.HasPrefix(c.text[c.pos:], run) {
		return false
	}
	c.pos += len(run)
	return true
}

// take takes a byte if it comes next.
func (c *canonical) take(b byte) bool {
	if !c.at(b) {
		return false
	}
	c.pos++
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
	c.newLine()
	return true
}

// blanks are what a line below a key begins with.
const blanks = "  "

// lines reads the lines of a block mapping that are indented so far, to the first that is not.
func (c *canonical) lines(n *Node, indent, depth int) bool {
	seen, first := c.arena.seen(min(indent, 1)), len(c.pairs)
	for c.pos < len(c.text) {
		key, ok := c.key()
		if !ok || !fresh(seen, key) || !c.skip(":") {
			return false
		}
		value, ok := c.lineValue(indent, depth)
		if !ok {
			return false
		}
		c.pairs = append(c.pairs, Pair{key, value})
		if indent > 0 && !c.skip(blanks) {
			break
		}
	}
	c.keepPairs(n, first)
	return len(n.Pairs) > 0 && (indent == 0 || c.pos == c.start+1)
}

// keepPairs gives a mapping the pairs that were read since the first of them.
func (c *canonical) keepPairs(n *Node, first int) {
	n.Pairs = c.arena.pairs.take(len(c.pairs) - first)
	copy(n.Pairs, c.pairs[first:])
	c.pairs = c.pairs[:first]
}

// keepItems is keepPairs for a list.
func (c *canonical) keepItems(n *Node, first int) {
	n.Items = c.arena.items.take(len(c.items) - first)
	copy(n.Items, c.items[first:])
	c.items = c.items[:first]
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
	n, first := c.node(Sequence), len(c.items)
	for {
		if !c.skip("- ") {
			return nil, false
		}
		item, ok := c.value(depth + 1)
		if !ok || !c.endOfLine() {
			return nil, false
		}
		c.items = append(c.items, item)
		if !c.skip(blanks) {
			c.keepItems(n, first)
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
	n, first := c.node(Mapping), len(c.pairs)
	c.take('{')
	if c.take('}') {
		return n, true
	}
	for {
		key, ok := c.key()
		if !ok || hasKey(c.pairs[first:], key.Value) || len(c.pairs)-first == fewKeys || !c.skip(": ") {
			return nil, false
		}
		value, ok := c.value(depth + 1)
		if !ok {
			return nil, false
		}
		c.pairs = append(c.pairs, Pair{key, value})
		if c.take('}') {
			c.keepPairs(n, first)
			return n, true
		}
		if !c.skip(", ") {
			return nil, false
		}
	}
}

func hasKey(pairs []Pair, key string) bool {
	for i := range pairs {
		if pairs[i].Key.Value == key {
			return true
		}
	}
	return false
}

// fewKeys is how many keys a mapping on one line may have here: so few that looking for each is quicker than a set.
const fewKeys = 32

func (c *canonical) list(depth int) (*Node, bool) {
	n, first := c.node(Sequence), len(c.items)
	c.take('[')
	if c.take(']') {
		return n, true
	}
	for {
		item, ok := c.value(depth + 1)
		if !ok {
			return nil, false
		}
		c.items = append(c.items, item)
		if c.take(']') {
			c.keepItems(n, first)
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
	n, end := c.node(Scalar), c.runOf(inKey)
	if end == c.pos || end-c.pos > longestKey || c.text[c.pos] == '-' {
		return nil, false
	}
	n.Value, c.pos = c.text[c.pos:end], end
	return n, n.Value != "null"
}

// word reads a plain word: an id, a day, a moment, a number, true or false. A colon may stand inside it before a letter
// or digit.
func (c *canonical) word() (*Node, bool) {
	n, end := c.node(Scalar), c.runOf(inWord)
	if end == c.pos || classes[c.text[c.pos]]&atEnds == 0 || classes[c.text[end-1]]&atEnds == 0 {
		return nil, false
	}
	n.Value, c.pos = c.text[c.pos:end], end
	return n, true
}

// runOf returns where the run of bytes of a class ends that begins at the reading point.
func (c *canonical) runOf(class uint8) int {
	end := c.pos
	for end < len(c.text) && classes[c.text[end]]&class != 0 {
		end++
	}
	return end
}

// The classes of bytes, a bit each.
const (
	inKey   uint8 = 1 << iota // of a plain key
	inWord                    // of a plain word
	atEnds                    // first or last in a plain word
	inQuote                   // in double quotes as it is, of ASCII
)

var classes = func() (table [256]uint8) {
	for b := range table {
		c := byte(b)
		isLower, isDigit := 'a' <= c && c <= 'z', '0' <= c && c <= '9'
		if isLower || isDigit || c == '_' || c == '-' {
			table[b] |= inKey | inWord
		}
		if isLower || isDigit || 'A' <= c && c <= 'Z' {
			table[b] |= inWord | atEnds
		}
		if c == '.' || c == ':' || c == '+' {
			table[b] |= inWord
		}
		if ' ' <= c && c <= '~' && c != '"' && c != '\\' {
			table[b] |= inQuote
		}
	}
	return table
}()

// quoted reads a text in double quotes with the escapes that Quote writes. One without any shares the memory of the
// file.
func (c *canonical) quoted() (*Node, bool) {
	n := c.node(Scalar)
	n.Quoted = true
	c.take('"')
	from := c.pos
	c.plainText()
	if c.take('"') {
		n.Value = c.text[from : c.pos-1]
		return n, true
	}
	var b strings.Builder
	for c.at('\\') {
		b.WriteString(c.text[from:c.pos])
		if !c.escape(&b) {
			return nil, false
		}
		from = c.pos
		c.plainText()
	}
	b.WriteString(c.text[from:c.pos])
	n.Value = b.String()
	return n, c.take('"')
}

// plainText takes the characters that stand for themselves. Of those of several bytes the text holds only whole ones.
func (c *canonical) plainText() {
	for {
		c.pos = c.runOf(inQuote)
		if c.pos == len(c.text) || c.text[c.pos] < utf8.RuneSelf {
			return
		}
		_, width := utf8.DecodeRuneInString(c.text[c.pos:])
		c.pos, c.start = c.pos+width, c.start+width-1
	}
}

// escapes are those of one letter that Quote writes.
var escapes = map[byte]byte{'"': '"', '\\': '\\', 'n': '\n', 't': '\t', 'r': '\r'}

func (c *canonical) escape(b *strings.Builder) bool {
	rest := c.text[c.pos:]
	if len(rest) < 2 {
		return false
	}
	if plain, is := escapes[rest[1]]; is {
		b.WriteByte(plain)
		c.pos += 2
		return true
	}
	r, ok := hexEscape(rest)
	if !ok || r == 0 || !utf8.ValidRune(r) {
		return false
	}
	b.WriteRune(r)
	c.pos += 6
	return true
}
