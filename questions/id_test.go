package questions

import (
	"regexp"
	"testing"
)

func FuzzIsID(f *testing.F) {
	form := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	for _, text := range []string{"", "a", "-", "a-", "-a", "a--b", "a-b-3", "A", "a_b", "é", "a\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if IsID(text) != form.MatchString(text) {
			t.Errorf("IsID(%q) is %v", text, IsID(text))
		}
	})
}
