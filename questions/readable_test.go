package questions

import (
	"regexp"
	"strings"
	"testing"
)

// The limits of how hard a question may be to read, as Flesch-Kincaid grades.
const (
	meanGrade = 9  // the mean of the bank
	hardGrade = 12 // at most one question in ten above it
	maxGrade  = 15 // none above it
)

// TestBuiltinIsReadable measures what is read aloud, the ask of every question.
func TestBuiltinIsReadable(t *testing.T) {
	b := mustLoad(t, Builtin())
	sum, hard := 0.0, 0
	for _, q := range b.Questions {
		g := grade(q.Ask)
		sum += g
		if g > hardGrade {
			hard++
			t.Logf("%.1f %s: %s", g, q.ID, q.Ask)
		}
		if g > maxGrade {
			t.Errorf("%s reads at grade %.1f, above %d: %s", q.ID, g, maxGrade, q.Ask)
		}
	}
	mean := sum / float64(len(b.Questions))
	t.Logf("mean grade %.2f; %d of %d questions above %d", mean, hard, len(b.Questions), hardGrade)
	if mean > meanGrade || 10*hard > len(b.Questions) {
		t.Errorf("mean grade %.2f with %d of %d questions above %d; want at most %d and one in ten", mean, hard,
			len(b.Questions), hardGrade, meanGrade)
	}
}

func TestGrade(t *testing.T) {
	for _, c := range []struct {
		text             string
		words, sentences int
		syllables        int
	}{
		{"Who has the keys?", 4, 1, 4},
		{"When someone leaves, how soon are all their sign-ins switched off?", 11, 1, 15},
		{"Is it encrypted? Nobody knows.", 5, 2, 9},
		{"Who, at 7 p.m., can open the table?", 8, 1, 10},
	} {
		w, s, y := measures(c.text)
		if w != c.words || s != c.sentences || y != c.syllables {
			t.Errorf("%q: got %d words, %d sentences, %d syllables, want %d, %d, %d", c.text, w, s, y, c.words, c.sentences,
				c.syllables)
		}
	}
}

// grade is the Flesch-Kincaid grade of a text.
func grade(text string) float64 {
	words, sentences, syllables := measures(text)
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
}

var (
	word     = regexp.MustCompile(`[A-Za-z0-9][A-Za-z0-9'’.-]*`)
	sentence = regexp.MustCompile(`[.?!](\s|$)`)
	vowels   = regexp.MustCompile(`[aeiouy]+`)
)

// measures counts words, sentences and syllables: vowel groups, less a silent e at the end.
func measures(text string) (words, sentences, syllables int) {
	all := word.FindAllString(text, -1)
	for _, w := range all {
		syllables += syllablesOf(strings.ToLower(strings.Trim(w, ".")))
	}
	return len(all), max(1, len(sentence.FindAllString(text, -1))), syllables
}

func syllablesOf(w string) int {
	n := len(vowels.FindAllString(w, -1))
	if strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "le") && !strings.HasSuffix(w, "ee") {
		n--
	}
	return max(n, 1)
}

var abbreviation = regexp.MustCompile(`\b[A-Z]{2,}[0-9]?\b`)

// everyday are abbreviations any US practice uses, and names of products and papers that are
// explained where they stand.
var everyday = strings.Fields("AI IT ID PIN USB QR ECG CD TV OK US HIPAA HHS CFR FR SP SSL ACME COVID IBM MR CT")

// TestBuiltinExplainsItsAbbreviations checks that the glossary has what questions, fixes and events
// abbreviate.
func TestBuiltinExplainsItsAbbreviations(t *testing.T) {
	b := mustLoad(t, Builtin())
	known := strings.Join(everyday, " ")
	for _, term := range b.Terms {
		known += " " + term.Title + " " + term.Text
	}
	for where, text := range readTexts(b) {
		for _, word := range abbreviation.FindAllString(text, -1) {
			if !regexp.MustCompile(`\b` + word + `s?\b`).MatchString(known) {
				t.Errorf("%s: the glossary does not explain %q", where, word)
			}
		}
	}
}

// readTexts are the texts a person reads of a bank, by where they stand.
func readTexts(b *Bank) map[string]string {
	all := map[string]string{}
	for _, q := range b.Questions {
		all[q.ID] = strings.Join([]string{q.Ask, q.Why, q.Help, q.NA, q.Weakness, optionTexts(q),
			strings.Join(q.Evidence, " ")}, " ")
	}
	for _, f := range b.Fixes {
		all["fix "+f.ID] = strings.Join([]string{f.Title, f.First, f.Lasting, f.Affordable, f.Cost}, " ")
	}
	for _, e := range b.Threats {
		all["event "+e.ID] = e.Title + " " + e.Basis
	}
	return all
}
