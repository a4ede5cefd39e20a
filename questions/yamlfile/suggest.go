package yamlfile

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// longestWord is the most characters of a word that is worth comparing: ids and keys are short,
// and comparing takes time by length times length.
const longestWord = 64

// A file with many faults, or lists that long, gets no more suggestions: each costs a comparison with every
// candidate, and nobody reads that many.
const (
	mostSuggested  = 50
	mostCandidates = 500
)

// Suggest returns DidYouMean of the candidates, or "" once the file has more faults than anybody looks up.
func (r *Reader) Suggest(word string, candidates func() []string) string {
	if len(r.Found) >= mostSuggested {
		return ""
	}
	list := candidates()
	if len(list) > mostCandidates {
		return ""
	}
	return DidYouMean(word, list)
}

// DidYouMean returns `; did you mean "cites"?` for the candidate nearest to word, or "" when none
// is near. Near is one slip in a word of up to four letters and two in a longer one. Of two equally
// near the first candidate is taken, so give them in a fixed order.
func DidYouMean(word string, candidates []string) string {
	best := Nearest(word, candidates)
	if best == "" || best == word {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// Nearest returns the candidate nearest to word, whatever the case, or "" when none is near.
func Nearest(word string, candidates []string) string {
	best, slips := "", 1+allowance(word)
	for _, c := range candidates {
		if d := distance(strings.ToLower(word), strings.ToLower(c)); d < slips {
			best, slips = c, d
		}
	}
	return best
}

func allowance(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n == 0 || n > longestWord:
		return -1
	case n <= 4:
		return 1
	default:
		return 2
	}
}

// distance is the least number of slips between two words: a letter left out, added, changed, or
// two neighbours exchanged (the optimal string alignment of Damerau and Levenshtein).
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	if len(s) > longestWord || len(t) > longestWord {
		return longestWord
	}
	d := make([][]int, len(s)+1)
	for i := range d {
		d[i] = make([]int, len(t)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(s); i++ {
		for j := 1; j <= len(t); j++ {
			d[i][j] = slips(d, s, t, i, j)
		}
	}
	return d[len(s)][len(t)]
}

// slips is one cell of the table: the first i letters of s against the first j of t.
func slips(d [][]int, s, t []rune, i, j int) int {
	changed := 0
	if s[i-1] != t[j-1] {
		changed = 1
	}
	best := min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+changed)
	if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
		best = min(best, d[i-2][j-2]+1)
	}
	return best
}

// joinWords writes a list of words for a sentence: a, b or c.
func joinWords(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
