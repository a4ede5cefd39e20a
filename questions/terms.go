package questions

import (
	"regexp"
	"strings"
)

// named takes a glossary title apart: "Business associate agreement (BAA)".
var named = regexp.MustCompile(`^(.*?)(?: \((.*)\))?$`)

// TermsIn lists the terms of the glossary that a text uses, by title or abbreviation, in the order of the glossary.
// It compares words whatever their case, and takes a plural with s.
func (b *Bank) TermsIn(text string) []*Term {
	words := " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), isNoWord), " ") + " "
	var found []*Term
	for i := range b.Terms {
		for _, name := range named.FindStringSubmatch(b.Terms[i].Title)[1:] {
			name = strings.Join(strings.FieldsFunc(strings.ToLower(name), isNoWord), " ")
			if name != "" && (strings.Contains(words, " "+name+" ") || strings.Contains(words, " "+name+"s ")) {
				found = append(found, &b.Terms[i])
				break
			}
		}
	}
	return found
}

// isNoWord reports whether a character stands between words.
func isNoWord(r rune) bool { return strings.ContainsRune(" \n\t.,;:!?()\"'", r) }
