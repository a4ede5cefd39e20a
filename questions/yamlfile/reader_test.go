package yamlfile

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sample has a field for each way a Reader reads a value.
type sample struct {
	Name   string
	Weight int
	Done   bool
	Words  []string
	Kind   string
	Parts  []sample
}

func sampleFields() Fields[sample] {
	kinds := map[string]string{"rule": "R", "fact": "F", "good-practice": "G"}
	return Fields[sample]{
		"name":   func(r *Reader, n *Node, s *sample) { s.Name = r.Text(n) },
		"weight": func(r *Reader, n *Node, s *sample) { s.Weight = r.Int(n, 0, 100) },
		"done":   func(r *Reader, n *Node, s *sample) { s.Done = r.Bool(n) },
		"words":  func(r *Reader, n *Node, s *sample) { s.Words = r.Texts(n) },
		"kind":   func(r *Reader, n *Node, s *sample) { s.Kind = Word(r, n, "kind", kinds) },
		"parts":  func(r *Reader, n *Node, s *sample) { s.Parts = List(r, n, "part", sampleFields(), "name") },
	}
}

func readSample(t *testing.T, src string) (sample, Problems) {
	t.Helper()
	root, err := Parse("f", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	r := &Reader{File: "f"}
	var s sample
	Object(r, root, "sample", sampleFields(), &s, "name")
	return s, r.Found
}

func TestReaderReadsEachKind(t *testing.T) {
	got,
		found := readSample(t,
		"name: '12'\nweight: 100\ndone: true\nwords: [a, 7, 'true']\nkind: fact\nparts: [{name: x, done: false, weight: "+
			"0}]\n")
	if len(found) > 0 {
		t.Fatal(found)
	}
	want := sample{"12", 100, true, []string{"a", "7", "true"}, "F", []sample{{Name: "x"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Each fault stands where a person would mend it and leaves the zero value.
func TestReaderFaults(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"unknown key", "name: x\nwieght: 3\n", `2:1: unknown key "wieght" in sample; did you mean "weight"?`},
		{"key far from all", "name: x\ncolour: 3\n", `2:1: unknown key "colour" in sample`},
		{"key with hidden letters", "name: x\n\u00a0done: true\n",
			"2:1: unknown key \"\\u00a0done\" in sample; did you mean \"done\"?"},
		{"long key", "name: x\n" + strings.Repeat("k", 70) + ": 1\n", `2:1: unknown key "` + strings.Repeat("k", 60) +
			`"... in sample`},
		{"no value", "name: x\nweight:\n", `2:1: key "weight" in sample has no value; give it one or delete the line`},
		{"needed key missing", "done: false\n", `1:1: sample has no "name"; add it`},
		{"no mapping", "- a\n", "1:1: sample must be keys and values, not a list"},
		{"text in place of a part", "name: x\nparts: [y]\n", "2:9: part must be keys and values, not text"},
		{"nothing in place of a part", "name: x\nparts: [~]\n", "2:9: part must be keys and values, not nothing"},
		{"list for text", "name: [x]\n", "1:7: expected text, not a list"},
		{"text for a list", "name: x\nwords: y\n", "2:8: expected a list, not text"},
		{"mapping in a list of texts", "name: x\nwords: [{a: b}]\n", "2:9: expected text, not keys and values"},
		{"number in quotes", "name: x\nweight: '5'\n", `2:9: expected a whole number from 0 to 100, not the quoted text "5"`},
		{"fraction", "name: x\nweight: 2.9\n", `2:9: expected a whole number from 0 to 100, not "2.9"`},
		{"leading zero", "name: x\nweight: 007\n", `2:9: expected a whole number from 0 to 100, not "007"`},
		{"hex", "name: x\nweight: 0x1F\n", `2:9: expected a whole number from 0 to 100, not "0x1F"`},
		{"NaN", "name: x\nweight: .nan\n", `2:9: expected a whole number from 0 to 100, not ".nan"`},
		{"too large for any int", "name: x\nweight: 99999999999999999999\n",
			`2:9: expected a whole number from 0 to 100, not "99999999999999999999"`},
		{"too high", "name: x\nweight: 101\n", "2:9: 101 is outside 0 to 100"},
		{"too low", "name: x\nweight: -5\n", "2:9: -5 is outside 0 to 100"},
		{"list for a number", "name: x\nweight: [5]\n", "2:9: expected a whole number from 0 to 100, not a list"},
		{"yes for true", "name: x\ndone: yes\n", `2:7: expected true or false, not "yes"`},
		{"true in quotes", "name: x\ndone: \"true\"\n", `2:7: expected true or false, not the quoted text "true"`},
		{"unknown word", "name: x\nkind: fcat\n",
			`2:7: kind cannot be "fcat"; did you mean "fact"?; it is one of fact, good-practice or rule`},
		{"list for a word", "name: x\nkind: [fact]\n",
			"2:7: kind cannot be a list; it is one of fact, good-practice or rule"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, found := readSample(t, c.src)
			if diff := cmp.Diff("f:"+c.want, found.Error()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if got.Weight != 0 || got.Done || got.Kind != "" {
				t.Errorf("a faulty value was kept: %+v", got)
			}
		})
	}
}

func TestReaderGoesOnAfterAFault(t *testing.T) {
	got, found := readSample(t, "wieght: 3\nparts:\n  - done: no\n  - name: y\n    kind: rule\nwords: [a, [b], c]\n")
	want := []string{
		`f:1:1: unknown key "wieght" in sample; did you mean "weight"?`,
		`f:1:1: sample has no "name"; add it`,
		`f:3:5: part has no "name"; add it`,
		`f:3:11: expected true or false, not "no"`,
		`f:6:12: expected text, not a list`,
	}
	if diff := cmp.Diff(want, strings.Split(found.Sorted().Error(), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(sample{Words: []string{"a", "", "c"}, Parts: []sample{{}, {Name: "y", Kind: "R"}}},
		got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestProblemsAsAnError(t *testing.T) {
	if err := (Problems{}).Err(); err != nil {
		t.Errorf("no problems give the error %v", err)
	}
	ps := Problems{{"b", 1, 1, "x"}, {"a", 2, 1, "second"}, {"a", 2, 1, "third"}, {"a", 1, 9, "first"}}
	var back Problems
	if err := ps.Err(); !errors.As(err, &back) {
		t.Fatalf("%v is no Problems", err)
	}
	if diff := cmp.Diff("a:1:9: first\na:2:1: second\na:2:1: third\nb:1:1: x", back.Error()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if ps[0].File != "b" {
		t.Error("Sorted changed the list it was given")
	}
}
