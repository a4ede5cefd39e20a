package yamlfile

import (
	"bytes"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Scanner reads a text that is laid out as this program writes its files, from front to back and without a tree: keys
// at the start of lines, below them one flow value a line, words and texts in double quotes. It is many times as fast
// as yaml.v3, and it knows nothing of faults: whatever it does not expect, a comment, a blank line, another escape,
// anything at all that could mean something else to yaml.v3, it reports by false, and the file is read anew by Parse.
// Whether a key stands there twice is the caller's to look at. Texts share the memory of the source.
type Scanner struct {
	text  string
	pos   int
	line  int
	start int // what pos is less the column: where the line begins, moved on by the bytes that are no characters
	node  Node
}

// Scan begins to read a source, which nobody may change as long as a text of it is looked at: the texts are its own
// bytes, for a copy of each costs a twelfth of scoring a file. It reports false for one that Parse would refuse before
// it looks for keys, or that is JSON. What else a file may not hold, such as characters that do not print, second
// documents and conflict marks of git, stands nowhere that a Scanner reads over.
func Scan(src []byte) (Scanner, bool) {
	p := &parser{}
	if p.foreign(src) || len(src) > maxParts { // shorter ones cannot hold too many lines and commas
		return Scanner{}, false
	}
	text, ok := p.decodeText(src)
	if !ok || !isFine(text[:headEnd(text)]) {
		return Scanner{}, false
	}
	s := Scanner{text: unsafe.String(unsafe.SliceData(text), len(text)), line: 1, start: -1}
	for s.at('#') {
		if !s.skipLine() {
			return s, false
		}
	}
	return s, s.pos < len(s.text) && !s.at('{')
}

// headEnd is where the comments end that a text begins with.
func headEnd(text []byte) int {
	end := 0
	for end < len(text) && text[end] == '#' {
		length := bytes.IndexByte(text[end:], '\n')
		if length < 0 {
			return len(text)
		}
		end += length + 1
	}
	return end
}

// Ended reports whether the text is at its end.
func (s *Scanner) Ended() bool { return s.pos == len(s.text) }

// Here is a Node at the reading point, to name the place in a message.
func (s *Scanner) Here() Node { return Node{Kind: Mapping, Line: s.line, Column: s.pos - s.start} }

// Mark is the reading point, for Since.
func (s *Scanner) Mark() int { return s.pos }

// Since is the text from a mark up to the reading point, as it stands in the file.
func (s *Scanner) Since(mark int) string { return s.text[mark:s.pos] }

func (s *Scanner) skipLine() bool {
	end := strings.IndexByte(s.text[s.pos:], '\n')
	s.pos += max(end, 0)
	return end >= 0 && s.EndLine()
}

// at reports whether a byte comes next.
func (s *Scanner) at(b byte) bool { return s.pos < len(s.text) && s.text[s.pos] == b }

// Take takes a byte of ASCII if it comes next.
func (s *Scanner) Take(b byte) bool {
	if !s.at(b) {
		return false
	}
	s.pos++
	return true
}

// Skip takes a run of ASCII characters if it comes next.
func (s *Scanner) Skip(run string) bool {
	if !strings.HasPrefix(s.text[s.pos:], run) {
		return false
	}
	s.pos += len(run)
	return true
}

// EndLine takes the end of a line, or of the text.
func (s *Scanner) EndLine() bool {
	if s.pos == len(s.text) {
		return true
	}
	if !s.at('\n') {
		return false
	}
	s.line, s.start = s.line+1, s.pos
	s.pos++
	return true
}

// longestKey is the longest key taken here, far below the 1,024 characters within which yaml.v3 looks for a colon.
const longestKey = 64

// Key reads a key: a word, or a text in double quotes. The colon stays.
func (s *Scanner) Key() (string, bool) {
	from := s.pos
	if s.at('"') {
		n := s.quoted()
		return s.node.Value, n != nil && s.pos-from <= longestKey
	}
	end := s.runOf(inKey)
	if end == from || end-from > longestKey || s.text[from] == '-' {
		return "", false
	}
	s.pos = end
	key := s.text[from:end]
	return key, key != "null"
}

// Scalar reads a text in double quotes or a word: an id, a day, a moment, a number, true or false. A colon may stand
// inside a word before a letter or digit. The Node is good until the next call; nil is what is neither.
func (s *Scanner) Scalar() *Node {
	if s.at('"') {
		return s.quoted()
	}
	from, end := s.pos, s.runOf(inWord)
	if end == from || classes[s.text[from]]&atEnds == 0 || classes[s.text[end-1]]&atEnds == 0 {
		return nil
	}
	n := s.scalar(false)
	n.Value, n.ASCII, s.pos = s.text[from:end], true, end
	if n.Value == "null" {
		return nil
	}
	return n
}

// scalar is the Node of a scalar at the reading point.
func (s *Scanner) scalar(isQuoted bool) *Node {
	n := &s.node
	n.Kind, n.Quoted, n.ASCII, n.Line, n.Column = Scalar, isQuoted, false, s.line, s.pos-s.start
	return n
}

// runOf returns where the run of bytes of a class ends that begins at the reading point.
func (s *Scanner) runOf(class uint8) int {
	end := s.pos
	for end < len(s.text) && classes[s.text[end]]&class != 0 {
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

// usualText is how many bytes there is room for before a text with escapes has to be moved.
const usualText = 128

// quoted reads a text in double quotes with the escapes that Quote writes. Most are ASCII without any, and found to be
// several times as fast as byte by byte.
func (s *Scanner) quoted() *Node {
	n := s.scalar(true)
	s.Take('"')
	from := s.pos
	if length := strings.IndexByte(s.text[from:], '"'); length >= 0 && isUnescaped(s.text[from:from+length]) {
		n.Value, n.ASCII, s.pos = s.text[from:from+length], true, from+length+1
		return n
	}
	s.plainText()
	if s.Take('"') {
		n.Value = s.text[from : s.pos-1]
		return n
	}
	var b strings.Builder
	b.Grow(usualText)
	for s.at('\\') {
		b.WriteString(s.text[from:s.pos])
		if !s.escape(&b) {
			return nil
		}
		from = s.pos
		s.plainText()
	}
	b.WriteString(s.text[from:s.pos])
	n.Value = b.String()
	if !s.Take('"') {
		return nil
	}
	return n
}

// isUnescaped reports whether a text between quotes is printable ASCII without a backslash.
func isUnescaped(text string) bool {
	i := 0
	for ; i+8 <= len(text); i += 8 {
		if eight := eightAt(text, i); !arePrintable(eight) || holdByte(eight, '\\') {
			return false
		}
	}
	for ; i < len(text); i++ {
		if classes[text[i]]&inQuote == 0 {
			return false
		}
	}
	return true
}

// plainText takes the characters that stand for themselves, up to one that does not or that no file may hold.
func (s *Scanner) plainText() {
	for {
		s.pos = s.runOf(inQuote)
		if s.pos == len(s.text) || s.text[s.pos] < utf8.RuneSelf {
			return
		}
		c, width := utf8.DecodeRuneInString(s.text[s.pos:])
		if c == utf8.RuneError && width == 1 || isRefused(c) {
			return
		}
		s.pos, s.start = s.pos+width, s.start+width-1
	}
}

// escapes are those of one letter that Quote writes.
var escapes = map[byte]byte{'"': '"', '\\': '\\', 'n': '\n', 't': '\t', 'r': '\r'}

func (s *Scanner) escape(b *strings.Builder) bool {
	rest := s.text[s.pos:]
	if len(rest) < 2 {
		return false
	}
	if plain, is := escapes[rest[1]]; is {
		b.WriteByte(plain)
		s.pos += 2
		return true
	}
	r, ok := hexEscape(rest)
	if !ok || r == 0 || !utf8.ValidRune(r) {
		return false
	}
	b.WriteRune(r)
	s.pos += 6
	return true
}
