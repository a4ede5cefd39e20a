package questions

import (
	"slices"
	"testing"
)

// TestTermsAreFoundInAText: by title, abbreviation and plural, as whole words.
func TestTermsAreFoundInAText(t *testing.T) {
	b := mustLoad(t, Builtin())
	for text, want := range map[string][]string{
		"Is the BAA signed?":                   {"business-associate-agreement"},
		"All business associates, and backups": {"backup", "business-associate"},
		"Backing up is no term":                nil,
		"cisable":                              nil,
	} {
		var got []string
		for _, term := range b.TermsIn(text) {
			got = append(got, term.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q uses %v, want %v", text, got, want)
		}
	}
}
