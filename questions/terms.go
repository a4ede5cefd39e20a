package questions

import (
	"slices"
	"strings"
)

// named takes a glossary title apart: "Business associate agreement (BAA)".
var named = Lazily(`^(.*?)(?: \((.*)\))?$`)

// TermsIn lists the terms of the glossary that a text uses, by title or abbreviation, in the order of the glossary.
// It compares words whatever their case, and takes a plural with s. A long text is gone through once: only names all
// of whose words occur are looked for.
func (b *Bank) TermsIn(text string) []*Term {
	said := listen(text)
	var found []*Term
	for i := range b.Terms {
		if said.uses(&b.Terms[i]) {
			found = append(found, &b.Terms[i])
		}
	}
	return found
}

// spoken is a text as its words, in small letters.
type spoken struct {
	whole string          // set apart by blanks, with one at either end
	known map[string]bool // each of them, with an s at its end and without
}

// listen takes a text apart. A word that comes again, as most do in a report, is made small once.
func listen(text string) spoken {
	known, small := map[string]bool{}, map[string]string{}
	var whole strings.Builder
	whole.Grow(len(text) + 2)
	whole.WriteByte(' ')
	for word := range strings.FieldsFuncSeq(text, isNoWord) {
		low, again := small[word]
		if !again {
			low = strings.ToLower(word)
			small[word], known[low], known[strings.TrimSuffix(low, "s")] = low, true, true
		}
		whole.WriteString(low)
		whole.WriteByte(' ')
	}
	return spoken{whole.String(), known}
}

// uses reports whether a text names a term.
func (s *spoken) uses(t *Term) bool {
	for _, name := range named().FindStringSubmatch(t.Title)[1:] {
		words := wordsIn(name)
		isUnknown := func(word string) bool { return !s.known[word] }
		if len(words) == 0 || slices.ContainsFunc(words, isUnknown) {
			continue
		}
		name = strings.Join(words, " ")
		if strings.Contains(s.whole, " "+name+" ") || strings.Contains(s.whole, " "+name+"s ") {
			return true
		}
	}
	return false
}

// wordsIn takes a text apart into words, in small letters.
func wordsIn(text string) []string { return strings.FieldsFunc(strings.ToLower(text), isNoWord) }

// isNoWord reports whether a character stands between words.
func isNoWord(r rune) bool {
	switch r {
	case ' ', '\n', '\t', '.', ',', ';', ':', '!', '?', '(', ')', '"', '\'':
		return true
	}
	return false
}
