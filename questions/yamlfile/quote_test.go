package yamlfile

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// hostile are texts that yaml.Marshal, JSON quoting or an editor have got wrong.
var hostile = []string{
	"", " ", "null", "~", "1", "true", "plain", "a: b", "# c", "- d", "'", `"`, `\`, `\n`, "it's", `say "hi"`,
	"\nx", "  \nx", "x\n\ty", "\t", "a\r\nb", "\r", "\x00", "\x1b[31m", "\x7f", "\u0085b: 1", "\u00a0", "\u009b",
	"\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\u202e", "\u2066", "\u200b", "\u200d", "\u061c", "\u2060", "\ufffd",
	"日本語", "עברית", "👩‍⚕️", "\U0001F600", "\U0010FFFF", "---", "...", "%a", "@b", "`c`", "!d", "&e", "*f", "{g}", "[h]",
	"|", ">", "<<",
	strings.Repeat("no space ", 10) + strings.Repeat("x", 10000),
}

func checkQuote(t *testing.T, text string) {
	t.Helper()
	quoted := Quote(text)
	if strings.ContainsFunc(quoted, func(c rune) bool { return unicode.IsControl(c) || isEscaped(c) }) {
		t.Errorf("Quote(%q) holds a control or hidden character: %q", text, quoted)
	}
	sources := []string{"k: " + quoted, "[" + quoted + "]", `{"k":` + quoted + "}", "- - " + quoted + " # c"}
	if len(quoted) < 1000 { // yaml.v3 takes at most 1,024 characters for a key
		sources = append(sources, quoted+": k")
	}
	for _, src := range sources {
		root, err := Parse("f", []byte(src))
		if err != nil {
			t.Fatalf("Quote(%q) cannot be read: %v", text, err)
		}
		if got := only(root); got.Value != text || !got.Quoted {
			t.Errorf("Quote(%q) is read as %q from %q", text, got.Value, src)
		}
	}
	var back string
	if err := json.Unmarshal([]byte(quoted), &back); err != nil || back != text {
		t.Errorf("Quote(%q) is %q in JSON, %v", text, back, err)
	}
}

// only is the one quoted scalar in a tree.
func only(n *Node) *Node {
	switch {
	case n.Kind == Sequence:
		return only(n.Items[0])
	case n.Kind == Mapping && n.Pairs[0].Value.Quoted:
		return n.Pairs[0].Value
	case n.Kind == Mapping:
		return n.Pairs[0].Key
	}
	return n
}

func TestQuoteIsReadBackUnchanged(t *testing.T) {
	for _, text := range hostile {
		checkQuote(t, text)
	}
}

func TestQuoteWritesOneForm(t *testing.T) {
	for text, want := range map[string]string{
		"a\n\t\"b\"\\":                 `"a\n\t\"b\"\\"`,
		"\x1b\u0085\u00a0\u2028\ufeff": `"\u001B\u0085\u00A0\u2028\uFEFF"`,
		"é😀":                           `"é😀"`,
		"cut \xff":                     `"cut �"`,
	} {
		if got := Quote(text); got != want {
			t.Errorf("Quote(%q) gave %s, want %s", text, got, want)
		}
	}
}

// A character Parse refuses raw must be one that Quote never writes raw.
func TestQuoteEscapesWhatParseRefuses(t *testing.T) {
	for c := rune(0); c <= 0x10FFFF; c++ {
		if !utf8.ValidRune(c) {
			continue
		}
		p := &parser{}
		p.checkBytes([]byte(string(c)))
		if len(p.found) > 0 && !isEscaped(c) {
			t.Errorf("U+%04X is refused and not escaped", c)
		}
	}
}

func FuzzQuote(f *testing.F) {
	for _, text := range hostile[:len(hostile)-1] {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) {
			checkQuote(t, text)
		}
	})
}
