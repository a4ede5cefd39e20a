package yamlfile

import (
	"strings"
	"testing"
)

func TestDidYouMean(t *testing.T) {
	keys := []string{"action_steps", "ask", "asks", "cites", "id", "rev", "since", "weakness"}
	for _, c := range []struct{ name, word, want string }{
		{"neighbours exchanged", "citse", `; did you mean "cites"?`},
		{"letter left out", "cite", `; did you mean "cites"?`},
		{"letter added", "revv", `; did you mean "rev"?`},
		{"letter changed", "weaknoss", `; did you mean "weakness"?`},
		{"two slips in a long word", "action-stpes", `; did you mean "action_steps"?`},
		{"capitals", "CITES", `; did you mean "cites"?`},
		{"look-alike letter", "сites", `; did you mean "cites"?`},
		{"nearest of two", "asksy", `; did you mean "asks"?`},
		{"the first of two equally near", "as", `; did you mean "ask"?`},
		{"two slips in a short word", "ad12", ""},
		{"nothing near", "colour", ""},
		{"the word itself", "ask", ""},
		{"no word", "", ""},
		{"a word too long to compare", strings.Repeat("cites", 5000), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := DidYouMean(c.word, keys); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got := DidYouMean("ask", nil); got != "" {
		t.Errorf("without candidates: got %q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "bca", 2}, {"é", "e", 1},
		{"kitten", "sitting", 3},
	} {
		if got, back := distance(c.a, c.b), distance(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("distance(%q, %q) gave %d and back %d, want %d", c.a, c.b, got, back, c.want)
		}
	}
}

func TestJoined(t *testing.T) {
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a or b": {"a", "b"}, "a, b or c": {"a", "b", "c"}} {
		if got := joinWords(words); got != want {
			t.Errorf("joined(%v) gave %q, want %q", words, got, want)
		}
	}
}
