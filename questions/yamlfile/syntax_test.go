package yamlfile

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// Each of these yaml.v3 refuses, most of them with a wrong line and all without a column.
func TestSyntaxFaultsHaveTheirTruePlace(t *testing.T) {
	checkFaults(t, []faultCase{
		{"tab as indent", "a: 1\nb:\n\tc: 2\n", "3:1: tab where"},
		{"tab after spaces", "a:\n  b: 1\n  \tc: 2\n", "3:3: tab where"},
		{"tab before a list", "a:\n  - x\n\t- y\n", "3:1: tab where"},
		{"tab in a block scalar", "a: |\n\tx\n", "2:1: tab where"},
		{"tab under a comment", "a: # c\n\tb\n", "2:1: tab where"},
		{"second colon", "x: 1\nask: Who: you\ny: 2\n", "2:9: a second ': '"},
		{"second colon on line 1", "ask: Who: you\n", "1:9: a second ': '"},
		{"colon after a list", "key: [a, b]: c\n", "1:12: a second ': '"},
		{"indented after a value", "a: 1\n b: 2\n", "2:3: this line does not fit"},
		{"no space after a colon above", "a:1\nb: 2\n", "2:2: this line does not fit"},
		{"no space after a colon", "b: 2\na:1\nc: 3\n", "2:2: no space after the colon"},
		{"no colon", "a: 1\nfoo\nb: 2\n", "2:1: no ': ' after the key"},
		{"no colon at the end", "a: 1\nfoo\n", "2:1: no ': ' after the key"},
		{"open double quote", "a: 1\nb: \"open\nc: 2\nd: 3\n", "2:4: the quote that opens here"},
		{"open double quote on line 1", "a: \"open\nb: 1\n", "1:4: the quote that opens here"},
		{"open single quote", "a: 1\nb: 'it''s open\nc: 2\n", "2:4: the quote that opens here"},
		{"quote that the next one closes", "z: 1\na: \"open\nb: 1\nc: \"two\"\nd: 3\n", "2:4: the quote that opens here"},
		{"quote open to a mark", "a: 'x\n", "1:4: the quote that opens here"},
		{"text after quotes", "z: 1\na: \"x\" y\nb: 2\n", "2:8: text after the closing quote"},
		{"apostrophe", "a: 'it's'\nb: 1\n", "1:8: text after the closing quote"},
		{"quotes inside quotes", "a: \"say \"hi\" now\"\n", "1:10: text after the closing quote"},
		{"open bracket", "z: 1\na: [1, 2\nb: 3\nc: 4\n", "2:4: the bracket that opens here"},
		{"open bracket on line 1", "a: [1, 2\nb: 3\n", "1:4: the bracket that opens here"},
		{"open bracket to the end", "z: 1\na: [1,\n 2,\n", "2:4: the bracket that opens here"},
		{"open brace", "z: 1\na: {b: 3\nc: 4\n", "2:4: the bracket that opens here"},
		{"inner bracket", "z: 1\na: [[1, 2], [3\nb: 3\n", "2:13: the bracket that opens here"},
		{"no comma", "a: [\"b\" \"c\"]\n", "1:9: a comma is missing before this"},
		{"closing bracket too many", "- a\n- b\n]\nc\n", "3:1: a value is missing here"},
		{"closing brace alone", "a: }\n", "1:4: a value is missing here"},
		{"comma too many", "z: []\na: [1,,2]\n", "2:7: a value is missing here"},
		{"comma at the start", "a: ,x\n", "1:4: a value is missing here"},
		{"one space short", "a:\n   b: 1\n  c: 2\nd: 3\n", "3:3: this line does not fit"},
		{"one space short after comments", "a:\n   b: 1\n   # c\n\n  c: 2\nd: 3\n", "5:3: this line does not fit"},
		{"one space short in a list", "z: 1\nq:\n  - a: 1\n    b: 2\n   c: 3\n", "5:4: this line does not fit"},
		{"one space short below lists over lines", "z: [a,\n  b]\nq:\n  - [c,\n     d]\n - e\n",
			"6:2: this line does not fit"},
		{"list among keys", "a: 1\n- b\n", "2:1: this line does not fit"},
		{"key among a list", "- a\nb: 1\n", "2:1: this line does not fit"},
		{"list on the key's line", "z: 1\na: - b\n", "2:4: a list cannot start"},
		{"block scalar ends early", "a: |\n  x\n y\nb: 2\n", "3:2: this line does not fit"},
		{"text after a bar", "a: |x\n  b\n", "1:4: only a comment may follow"},
		{"indent of 0", "a: >0\n  b\n", "1:4: only a comment may follow"},
		{"at sign", "a: 1\nb: @x\nc: 2\n", "2:4: text cannot start with '@'"},
		{"backtick", "b: `x`\nc: 2\n", "1:4: text cannot start with '`'"},
		{"percent", "é: %x\nc: 2\n", "1:4: text cannot start with '%'"},
		{"star", "z: 1\na: **now**\n", "2:4: text cannot start with '*'"},
		{"ampersand", "a: & b\n", "1:4: text cannot start with '&'"},
		{"question mark", "a: ? b\n", "1:4: text cannot start with '? '"},
		{"unknown alias", "z: 1\na: *foo\nb: 2\n", "2:4: alias"},
		{"unknown tag handle", "z: 1\na: !x!y z\n", "2:4: tag"},
		{"tag without an end", "a: !<x\n", "1:4: tag"},
		{"bad escape", "a: 1\nb: \"C:\\q\"\nc: 2\n", "2:7: unknown escape"},
		{"bad escape on a later line", "a: \"abc\n  de\\q\"\nc: 2\n", "2:5: unknown escape"},
		{"too few hex digits", "a: \"\\u12\"\n", "1:5: unknown escape"},
		{"surrogate pair", "a: \"\\ud83d\\ude00\"\n", "1:5: escape that is no character"},
	})
}

// A sound file with one faulty line put at every place names that line, wherever it is.
func TestSyntaxFaultMoves(t *testing.T) {
	sound := []string{"a: 1", "list:", "  - x", "  - {y: 1,", "     z: 2}", "text: |", "  some: 'text", "q: \"two",
		"  lines\"", "k: [1,", "  2]", "end: 1"}
	// A text without a colon at the very start is one with the key below it, so that line is named.
	between := map[int]bool{0: true, 1: true, 5: true, 7: true, 9: true, 11: true, 12: true} // where a key may stand
	for _, fault := range []string{"foo", "b: c: d", "b: @x", "b: \"\\q\"", "b: 'x' y", "]"} {
		for i := range between {
			lines := append(append(append([]string{}, sound[:i]...), fault), sound[i:]...)
			want := i + 1
			if fault == "foo" && i == 0 {
				want = 2
			}
			_, err := Parse("f", []byte(strings.Join(lines, "\n")+"\n"))
			var found Problems
			if !errors.As(err, &found) || found[0].Line != want {
				t.Errorf("%q as line %d: got %v, want line %d", fault, i+1, err, want)
			}
		}
	}
}

func TestFaultyLineGivesUpInTime(t *testing.T) {
	long := "# " + strings.Repeat("x", maxReread/3) + "\n"
	src := "a: 1\nfoo\n" + long + "# c\n# d\n# e\n# f\nb: 2\n"
	if got := faultyLine([]byte(src)); got < 2 {
		t.Errorf("faultyLine gave %d, before the fault", got)
	}
	if got, want := faultyLine([]byte("a: 1\nfoo\n\n\nb: 2\n")), 2; got != want {
		t.Errorf("faultyLine gave %d, want %d", got, want)
	}
}

func TestUnknownMessageIsToldWithItsPlace(t *testing.T) {
	p := &parser{file: "f"}
	p.onLine([]byte("a: 1\n  b\n"), 2, find("something new"))
	if got, want := p.found.Error(), "f:2:3: not YAML (something new); mend this line or the one above it"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGuardedTurnsAPanicIntoAnError(t *testing.T) {
	err := catchPanic(func() error { return yaml.Unmarshal([]byte("{{},<<}"), &map[string]int{}) })
	if err == nil {
		t.Error("a panic of yaml.v3 went by in silence")
	}
	if got := catchPanic(func() error { panic("x") }); fmt.Sprint(got) != "yaml: x" {
		t.Errorf("got %v, want yaml: x", got)
	}
}

func TestSplitTakesTheLineOut(t *testing.T) {
	for _, c := range []struct {
		in   string
		line int
		said string
	}{
		{"yaml: line 12: did not find expected key", 12, "did not find expected key"},
		{"yaml: unknown anchor 'a: b' referenced", 0, "unknown anchor 'a: b' referenced"},
		{"something: else", 0, "something: else"},
	} {
		line, said := split(errors.New(c.in))
		if line != c.line || said != c.said {
			t.Errorf("split(%q) gave %d, %q; want %d, %q", c.in, line, said, c.line, c.said)
		}
	}
}
