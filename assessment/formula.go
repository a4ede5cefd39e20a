package assessment

import (
	"strings"
	"unicode/utf8"
)

// formulas are the characters that make a spreadsheet take a text for a formula, in every width they have.
const formulas = "=+-@\t\r\n＝＋－＠"

// GuardFormula puts an apostrophe before a text that a spreadsheet would reckon (CVE-2021-41270), and one more before
// a text that has apostrophes there already, so that UnguardFormula gives back what was typed.
func GuardFormula(text string) string {
	if startsFormula(text) {
		return "'" + text
	}
	return text
}

// UnguardFormula takes the apostrophe of GuardFormula off again.
func UnguardFormula(text string) string {
	if rest, is := strings.CutPrefix(text, "'"); is && startsFormula(rest) {
		return rest
	}
	return text
}

// startsFormula reports whether a text is a formula, apostrophes before it aside.
func startsFormula(text string) bool {
	text = strings.TrimLeft(text, "'")
	r, _ := utf8.DecodeRuneInString(text)
	return text != "" && text != "-" && strings.ContainsRune(formulas, r) // a dash alone reckons nothing
}
