package yamlfile

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func FuzzParse(f *testing.F) {
	for _, src := range []string{
		"", "a: 1\nb: [x, 'y', \"z\"]\n", "- a: |\n    b\n", "{\"a\": [1, null, \"\\u00e9\"]}", "a: &x 1\nb: *x\n",
		"a: !!int 3\n<<: {b: 1}\n",
		"a:\n\tb: 1\n", "a: \"open\n", "a: [1,\n", "a: b: c\n", "k: {[]: 1, <<}", "{{},<<}", "---\na\n...\nb",
		"\xff\xfea\x00:\x00", "<<<<<<< x\n=======\n",
		"a: 'it''s'\n? b\n: c\n# d\n", "? |\n  a\n: >-\n  b\n  c\n", "a: 1\n  # c\n b: 2\n",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		root, err := Parse("f", src)
		if err == nil {
			checkTree(t, root, 1)
			return
		}
		if root != nil {
			t.Error("Parse returned a tree with an error")
		}
		var found Problems
		if !errors.As(err, &found) || len(found) == 0 || len(found) > maxFaults+1 {
			t.Fatalf("error is not up to %d Problems: %v", maxFaults+1, err)
		}
		lines := 1 + strings.Count(string(src), "\n") + strings.Count(string(src), "\r")
		for _, p := range found {
			if p.Line < 1 || p.Column < 1 || p.Message == "" || p.Line > lines+1 || !utf8.ValidString(p.Message) {
				t.Errorf("fault without a place or a word: %v", p)
			}
		}
	})
}

// checkTree checks that a tree is within the limits and holds what a Node promises.
func checkTree(t *testing.T, n *Node, depth int) {
	if n.Line < 1 || n.Column < 1 || !utf8.ValidString(n.Value) {
		t.Errorf("node without a place, or not UTF-8: %+v", n)
	}
	if depth > maxDepth && n.Kind >= Sequence || len(n.Pairs) > maxKeys {
		t.Errorf("node beyond the limits at depth %d: %+v", depth, n)
	}
	if n.Kind != Scalar && (n.Value != "" || n.Quoted) || n.Kind != Sequence && n.Items != nil || n.Kind != Mapping &&
		n.Pairs != nil {
		t.Errorf("node of two kinds: %+v", n)
	}
	seen := map[string]bool{}
	for _, p := range n.Pairs {
		if p.Key.Kind != Scalar || seen[p.Key.Value] {
			t.Errorf("key is no scalar or stands twice: %+v", p.Key)
		}
		seen[p.Key.Value] = true
		checkTree(t, p.Value, depth+1)
	}
	for _, item := range n.Items {
		checkTree(t, item, depth+1)
	}
}

// Where encoding/json reads an object, so do we, to the same values; but we refuse what RFC 8259
// leaves open (a key twice, half a surrogate pair) and what no file of ours holds.
func FuzzJSON(f *testing.F) {
	for _, src := range []string{
		`{}`, `{"a": [1, -2.5e+10, true, false, null, "x"]}`, `{"a": {"b": {"c": "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"}}}`,
		"{\n\t\"a\" : 0 ,\r\n \"b\":[]\n}\n", `{"a":1,}`, `{"a":01}`, `{"a":"\ud83d"}`, `{"a":1,"a":2}`, `{"a":.5}`,
		`{"a":1}}`,
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if !strings.HasPrefix(strings.TrimLeft(src, " \t\r\n"), "{") {
			return
		}
		d := json.NewDecoder(strings.NewReader(src))
		d.UseNumber()
		var want any
		readable := json.Valid([]byte(src)) && d.Decode(&want) == nil
		root, err := Parse("f", []byte(src))
		switch {
		case err == nil && !readable:
			t.Errorf("we read %q, encoding/json does not", src)
		case err != nil && readable && !refusedOnPurpose(err):
			t.Errorf("encoding/json reads %q, we do not: %v", src, err)
		case err == nil:
			if diff := cmp.Diff(want, plainValue(root)); diff != "" {
				t.Errorf("%q is read otherwise (-want +got):\n%s", src, diff)
			}
		}
	})
}

func refusedOnPurpose(err error) bool {
	return slices.ContainsFunc([]string{"repeated; first", "unknown escape", "U+", "is not UTF-8",
		"file ends in the middle", "inside one another", "looks like UTF-16"},
		func(s string) bool { return strings.Contains(err.Error(), s) })
}

// plainValue is a tree as encoding/json decodes it, with json.Number for numbers.
func plainValue(n *Node) any {
	switch {
	case n.Kind == Mapping:
		m := map[string]any{}
		for _, p := range n.Pairs {
			m[p.Key.Value] = plainValue(p.Value)
		}
		return m
	case n.Kind == Sequence:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, plainValue(item))
		}
		return list
	case n.Kind == Null:
		return nil
	case n.Quoted:
		return n.Value
	}
	if b, err := strconv.ParseBool(n.Value); err == nil && len(n.Value) > 1 {
		return b
	}
	return json.Number(n.Value)
}

// The same object written as JSON and as YAML gives the same tree, but for the places.
func TestJSONAndYAMLAgree(t *testing.T) {
	src := `{"a": [1, true, null, "x"], "b": {"c": "é\n"}}`
	fromJSON, err := Parse("f", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	fromYAML, err := Parse("f", []byte("# as YAML\n"+src))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(plainValue(fromJSON), plainValue(fromYAML)); diff != "" {
		t.Errorf("(-json +yaml):\n%s", diff)
	}
	if got, want := slices.Sorted(maps.Keys(plainValue(fromYAML).(map[string]any))),
		[]string{"a", "b"}; !slices.Equal(got, want) {
		t.Errorf("got keys %v, want %v", got, want)
	}
}
