package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ephisra/report"
)

// cleaner makes every text fit for gofpdf and the font, which stop the program or print boxes
// otherwise. It counts what it had to replace.
type cleaner struct {
	family *family
	place  string // where the text at hand stands: "on the cover"
	found  map[rune]*replaced

	places  report.Places
	ids     []string // of the places led to, by number
	numbers map[string]int
}

func newCleaner(f *family) *cleaner {
	return &cleaner{family: f, found: map[rune]*replaced{}, numbers: map[string]int{}}
}

// replaced is a character that could not be printed.
type replaced struct {
	times int
	first string // where
}

// spacing maps the breaks and blanks that have a plain equal.
var spacing = strings.NewReplacer("\r\n", "\n", "\t", " ")

// plainMarks are the marks of word processors that the font lacks, and what stands for them. Those that only say
// where a word may break leave nothing. \uF0A7 and the like are the bullets of Wingdings, as copies have them.
var plainMarks = map[rune]string{
	'\u00AD': "", '\u200B': "", '\u200C': "", '\u200D': "", '\u2060': "", '\uFEFF': "",
	'\u25CF': "•", '\u25CB': "•", '\u25E6': "•", '\u25A0': "•", '\u25A1': "•", '\u25AA': "•", '\u25AB': "•", '\u2023': "•",
	'\uF0B7': "•", '\uF0A7': "•", '\uF0D8': "•", '\uF076': "•", '\uF0A8': "[ ]", '\uF0FE': "[x]", '\uF0FC': "[x]",
	'\u2610': "[ ]", '\u2611': "[x]", '\u2612': "[x]", '\u2713': "[x]", '\u2714': "[x]", '\u2717': "[-]", '\u2718': "[-]",
}

// text returns a text in which all can be printed, with its references marked.
func (c *cleaner) text(text string) string {
	var b strings.Builder
	for _, s := range c.places.Spans(text) {
		b.WriteString(c.marked(s))
	}
	return b.String()
}

// plain returns a text that prints as it reads here: composed, blanks plain, lines ended by "\n",
// and each character that cannot be shown, controls and turning marks included, as [U+202E].
func (c *cleaner) plain(text string) string {
	if c.hasGlyphs(text) {
		return text
	}
	text = spacing.Replace(norm.NFC.String(strings.ToValidUTF8(text, string(unicode.ReplacementChar))))
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n':
			b.WriteByte('\n')
		case unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case c.family.printable(r):
			b.WriteRune(r)
		case isPlainMark(r):
			b.WriteString(plainMarks[r])
		default:
			c.note(r)
			fmt.Fprintf(&b, "[U+%04X]", r)
		}
	}
	return b.String()
}

func isPlainMark(r rune) bool {
	_, is := plainMarks[r]
	return is
}

// hasGlyphs reports whether a text is printable ASCII as it stands, as nearly all are.
func (c *cleaner) hasGlyphs(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' && text[i] != '\n' || text[i] > '~' {
			return false
		}
	}
	return true
}

// line is text for places that hold one line.
func (c *cleaner) line(text string) string {
	return strings.Join(strings.Fields(c.text(text)), " ")
}

func (c *cleaner) note(r rune) {
	if c.found[r] == nil {
		c.found[r] = &replaced{first: c.place}
	}
	c.found[r].times++
}

// runes lists what was replaced, by code.
func (c *cleaner) runes() []rune {
	var list []rune
	for r := range c.found {
		list = append(list, r)
	}
	slices.Sort(list)
	return list
}

// notes lists what was replaced, how often, and where first.
func (c *cleaner) notes() Notes {
	var n Notes
	for _, r := range c.runes() {
		n.Characters += c.found[r].times
		n.Unprintable = append(n.Unprintable,
			fmt.Sprintf("U+%04X, %s, first %s", r, times(c.found[r].times), c.found[r].first))
	}
	return n
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
