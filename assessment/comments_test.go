package assessment

import (
	"slices"
	"testing"
)

func TestComments(t *testing.T) {
	for src, want := range map[string][]int{
		"": nil, "format: 1\n": nil, headComment + "format: 1\n": nil, "\ufeff" + headComment: nil,
		"# ours\nformat: 1\r\n": {1}, "format: 1 # of 2026\n": {1}, "format: 1\n  # seen\n#x\n": {2, 3},
		"note: \"a # b\"\n": nil, "note: \"a \\\" # b\"\n": nil, "note: \"a \\\\\" # b\n": {1}, "note: 'it''s # b'\n": nil,
		"note: a#b\n": nil, "note: O'Neill # said so\n": {1}, "a: {b: \"c\", d: 'e'} # f\n": {1}, "#": {1},
	} {
		if got := Comments([]byte(src)); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", src, got, want)
		}
	}
}

// TestOurFilesHaveNoComments: a file that was written is saved without a word.
func TestOurFilesHaveNoComments(t *testing.T) {
	for name, src := range sampleFiles(t) {
		if got := Comments(src); len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}
