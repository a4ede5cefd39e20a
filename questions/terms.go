package questions

import (
	"slices"
	"strings"
)

// named takes a glossary title apart: "Business associate agreement (BAA)".
var named = lazily(`^(.*?)(?: \((.*)\))?$`)

// TermsIn lists the terms of the glossary that a text uses, by title or abbreviation, in the order of the glossary.
// It compares words whatever their case, and takes a plural with s. A long text is gone through once: only names all
// of whose words occur are looked for.
func (b *Bank) TermsIn(text string) []*Term {
	words := wordsIn(text)
	known := make(map[string]bool, len(words))
	for _, word := range words {
		known[word] = true
		known[strings.TrimSuffix(word, "s")] = true
	}
	whole := " " + strings.Join(words, " ") + " "
	var found []*Term
	for i := range b.Terms {
		if uses(&b.Terms[i], whole, known) {
			found = append(found, &b.Terms[i])
		}
	}
	return found
}

// uses reports whether a text names a term. The text is its words set apart by blanks, with one at either end.
func uses(t *Term, text string, known map[string]bool) bool {
	for _, name := range named().FindStringSubmatch(t.Title)[1:] {
		words := wordsIn(name)
		isUnknown := func(word string) bool { return !known[word] }
		if len(words) == 0 || slices.ContainsFunc(words, isUnknown) {
			continue
		}
		name = strings.Join(words, " ")
		if strings.Contains(text, " "+name+" ") || strings.Contains(text, " "+name+"s ") {
			return true
		}
	}
	return false
}

// wordsIn takes a text apart into words, in small letters.
func wordsIn(text string) []string { return strings.FieldsFunc(strings.ToLower(text), isNoWord) }

// isNoWord reports whether a character stands between words.
func isNoWord(r rune) bool { return strings.ContainsRune(" \n\t.,;:!?()\"'", r) }
