package yamlfile

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// faultPlace is where the fault stands that yaml.v3 speaks of.
type faultPlace uint8

const (
	afterSound  faultPlace = iota // on the line after the longest run of lines that parses
	lastMark                      // at the last of the marks before the point reached
	nearMark                      // at the first of the marks in the four characters before it
	openedQuote                   // where the quote opens that is not closed
	openedList                    // where the bracket opens that is not closed
)

// message is one message of yaml.v3, where its fault stands and what to tell a person instead.
type message struct {
	said  string // how the message starts
	where faultPlace
	marks string
	tell  string
}

const (
	tellTab     = "tab where only spaces may stand; use spaces to indent"
	tellQuote   = "the quote that opens here is not closed; close it"
	tellBracket = "the bracket that opens here is not closed, or a comma is missing after it; mend it, or put the text " +
		"in quotes"
	tellFit     = "this line does not fit the lines above it; check how far it is indented, and the quotes and dashes"
	tellEscape  = `unknown escape in a double-quoted text; write \\ for a backslash`
	tellStart   = "text cannot start with %q; put the text in quotes"
	tellStray   = "a value is missing here, or a comma or bracket is too many; put text in quotes"
	tellTag     = "tag (a word that starts with !); delete it, or put the text in quotes"
	tellBlock   = "only a comment may follow | or > on its line; start the text on the next line"
	tellTwice   = "a second ': ' on one line; put the text in quotes"
	tellColon   = "no ': ' after the key; add it, or indent the line if it goes on with the text above"
	tellComma   = "a comma is missing before this; add it, or put all of the text in one pair of quotes"
	tellBlank   = "no space after the colon; add one"
	tellAfter   = "text after the closing quote; put all of the text in one pair of quotes"
	tellDeep    = "lists and mappings far too deep inside one another; nothing here goes that deep"
	tellUnknown = "alias, or a text that starts with *; put the text in quotes"
)

// sayings are the messages of yaml.v3 3.0.1 that can reach a person. One that is not here is told
// as it is, on the line after the longest run of lines that parses.
var sayings = []message{
	{"found a tab character", lastMark, "\t", tellTab},
	{"found character that cannot start any token", nearMark, "\t@`%|>", tellStart},
	{"mapping values are not allowed", lastMark, ":", tellTwice},
	{"block sequence entries are not allowed", lastMark, "-",
		`a list cannot start on the line of its key; write each "- " on a line of its own`},
	{"mapping keys are not allowed", lastMark, "?", "text cannot start with '? '; put the text in quotes"},
	{"found unknown escape character", lastMark, `\`, tellEscape},
	{"did not find expected hexdecimal number", lastMark, `\`, tellEscape},
	{"found invalid Unicode character escape code", lastMark, `\`,
		"escape that is no character; write the character itself"},
	{"did not find expected alphabetic or numeric character", nearMark, "*&", tellStart},
	{"did not find expected whitespace or line break", lastMark, "!", tellTag},
	{"did not find expected tag URI", lastMark, "!", tellTag},
	{"did not find expected '!'", lastMark, "!", tellTag},
	{"did not find the expected '>'", lastMark, "!", tellTag},
	{"did not find URI escaped octet", lastMark, "!", tellTag},
	{"found undefined tag handle", afterSound, "!", tellTag},
	{"unknown anchor", afterSound, "*", tellUnknown},
	{"did not find expected comment or line break", lastMark, "|>", tellBlock},
	{"found an indentation indicator equal to 0", lastMark, "|>", tellBlock},
	{"found unexpected end of stream", openedQuote, "", tellQuote},
	{"found unexpected document indicator", openedQuote, "", tellQuote},
	{"did not find expected ',' or ']'", openedList, "", tellBracket},
	{"did not find expected ',' or '}'", openedList, "", tellBracket},
	{"could not find expected ':'", afterSound, "", tellColon},
	{"did not find expected key", afterSound, "", tellFit},
	{"did not find expected '-' indicator", afterSound, "", tellFit},
	{"did not find expected <document start>", afterSound, "", tellFit},
	{"did not find expected node content", afterSound, "", tellStray},
	{"exceeded max depth", nearMark, "[{-", tellDeep},
}

// syntax notes what keeps a text from being YAML: the place and, in our words, what to do.
func (p *parser) syntax(text []byte) {
	// With a line before it, no mark stands on the first line, which yaml.v3 takes for no mark.
	named, said := split(parses(append([]byte("#\n"), text...)))
	read := readableStart(text)
	switch s := find(said); s.where {
	case lastMark, nearMark:
		p.atMark(read, s)
	case openedQuote:
		p.onLine(text, named-1, s)
	case openedList:
		p.onLine(text, named, s)
	default:
		p.onLine(text, faultyLine(read), s)
	}
}

// split takes the line and the words out of "yaml: line 3: did not find expected key".
func split(err error) (line int, said string) {
	if err == nil {
		return 0, ""
	}
	said = strings.TrimPrefix(err.Error(), "yaml: ")
	if number, words, found := strings.Cut(strings.TrimPrefix(said, "line "), ": "); found &&
		strings.HasPrefix(said, "line ") {
		line, _ = strconv.Atoi(number)
		said = words
	}
	return line, said
}

func find(said string) message {
	for _, s := range sayings {
		if strings.HasPrefix(said, s.said) {
			return s
		}
	}
	return message{tell: "not YAML (" + said + "); mend this line or the one above it"}
}

// atMark notes a fault that one character makes.
func (p *parser) atMark(read []byte, m message) {
	at := bytes.LastIndexAny(read, m.marks)
	if tail := lastRunes(read, 4); m.where == nearMark && bytes.ContainsAny(tail, m.marks) {
		at = len(read) - len(tail) + bytes.IndexAny(tail, m.marks)
	}
	if at < 0 {
		p.onLine(read, faultyLine(read), m)
		return
	}
	line, column := place(read[:at])
	p.fault(line, column, "%s", markAdvice(m, read[at], lineOf(read, line)[:column-1]))
}

// markAdvice says more where the character itself or what stands before it on its line tells more.
func markAdvice(m message, mark byte, before []rune) string {
	switch {
	case mark == '\t':
		return tellTab
	case mark == ':' && !strings.Contains(string(before), ": "):
		return tellFit + "; a colon above may need a space after it"
	case m.tell == tellStart:
		return fmt.Sprintf(tellStart, mark)
	}
	return m.tell
}

// onLine notes a fault whose line is known, at the column and in the words that a look at the line
// gives, or at its first character.
func (p *parser) onLine(text []byte, line int, m message) {
	line = max(line, 1)
	chars := lineOf(text, line)
	for _, c := range m.causes(lookAt(chars)) {
		if c.column > 0 && c.applies {
			p.fault(line, c.column, "%s", c.tell)
			return
		}
	}
	marked := 1 + slices.IndexFunc(chars, func(c rune) bool { return strings.ContainsRune(m.marks, c) })
	p.fault(line, max(firstText(chars), marked), "%s", m.tell)
}

// cause is something wrong on a line that may be why yaml.v3 refuses it.
type cause struct {
	column  int
	applies bool
	tell    string
}

// causes are what is wrong on a line, the likeliest first.
func (m message) causes(seen oneLine) []cause {
	return []cause{
		{seen.bracket, m.where == openedList, tellBracket},
		{seen.trailing, m.where == openedList, tellComma},
		{seen.tab, true, tellTab},
		{seen.quote, true, tellQuote},
		{seen.trailing, true, tellAfter},
		{seen.stray, m.where == afterSound, tellStray},
		{seen.bracket, true, tellBracket},
		{seen.noBlank, m.tell == tellColon, tellBlank},
	}
}

// lastRunes is the end of a text, at most n characters.
func lastRunes(text []byte, n int) []byte {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		for at--; at > 0 && text[at]&0xC0 == 0x80; at-- {
		}
	}
	return text[at:]
}
