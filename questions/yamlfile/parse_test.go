package yamlfile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

// faultCase is a source and the faults it must give, each as "line:column: start of message".
type faultCase struct{ name, src, want string }

func checkFaults(t *testing.T, cases []faultCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root, err := Parse("f", []byte(c.src))
			if root != nil || err == nil {
				t.Fatalf("Parse accepted %.200q", c.src)
			}
			got := strings.Split(strings.ReplaceAll(err.Error(), "f:", ""), "\n")
			want := strings.Split(c.want, "\n")
			for i := range got {
				if i < len(want) && strings.HasPrefix(got[i], want[i]) {
					got[i] = want[i]
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("faults of %.200q (-want +got):\n%s", c.src, diff)
			}
		})
	}
}

// tree writes a node as one line of JSON with the place of each value, for comparing.
func tree(n *Node) string {
	at := fmt.Sprintf("@%d:%d", n.Line, n.Column)
	var parts []string
	switch n.Kind {
	case Mapping:
		for _, p := range n.Pairs {
			parts = append(parts, tree(p.Key)+": "+tree(p.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}" + at
	case Sequence:
		for _, item := range n.Items {
			parts = append(parts, tree(item))
		}
		return "[" + strings.Join(parts, ", ") + "]" + at
	case Scalar:
		if n.Quoted {
			return fmt.Sprintf("%q", n.Value) + at
		}
		return n.Value + at
	}
	return "null" + at
}

func TestParseBuildsTheTree(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"scalars", "a: 1\nb: yes\nc: 'x'\n", `{a@1:1: 1@1:4, b@2:1: yes@2:4, c@3:1: "x"@3:4}@1:1`},
		{"escapes", `a: "\t\u00e9\""`, `{a@1:1: "\té\""@1:4}@1:1`},
		{"block scalars are quoted", "a: |\n  1\n", `{a@1:1: "1\n"@1:4}@1:1`},
		{"lists", "- a\n- [b, c]\n- - d\n", `[a@1:3, [b@2:4, c@2:7]@2:3, [d@3:5]@3:3]@1:1`},
		{"no value, null and ~", "a:\nb: null\nc: ~\nd: 'null'\n",
			`{a@1:1: null@1:3, b@2:1: null@2:4, c@3:1: null@3:4, d@4:1: "null"@4:4}@1:1`},
		{"other spellings of null are text", "a: Null\n", `{a@1:1: Null@1:4}@1:1`},
		{"columns count characters", "é: {ü: ä}\n", `{é@1:1: {ü@1:5: ä@1:8}@1:4}@1:1`},
		{"a list at the top", "[1, 2]", `[1@1:2, 2@1:5]@1:1`},
		{"a scalar at the top", "word", `word@1:1`},
		{"comments and a document mark", "# c\n---\na: 1 # d\n...\n# e\n", `{a@3:1: 1@3:4}@3:1`},
		{"quoted merge key is a key", "'<<': 1\n", `{"<<"@1:1: 1@1:7}@1:1`},
		{"exclamation marks inside text", "a: b ! c\nd: e!\n", `{a@1:1: b ! c@1:4, d@2:1: e!@2:4}@1:1`},
		{"a row of = without git", "a: |\n =======\n", `{a@1:1: "=======\n"@1:4}@1:1`},
		{"joiners in emoji", "a: 👩\u200d⚕\n", "{a@1:1: 👩\u200d⚕@1:4}@1:1"},
		{"byte order mark at the start", "\ufeffa: 1\n", `{a@1:1: 1@1:4}@1:1`},
		{"carriage returns", "a: 1\r\nb: 2\rc: 3\n", `{a@1:1: 1@1:4, b@2:1: 2@2:4, c@3:1: 3@3:4}@1:1`},
		{"UTF-16 little-endian", "\xff\xfe" + utf16Text("a: 😀\r\n", false), `{a@1:1: 😀@1:4}@1:1`},
		{"UTF-16 big-endian", "\xfe\xff" + utf16Text("a: é", true), `{a@1:1: é@1:4}@1:1`},
		{"JSON in UTF-16", "\xff\xfe" + utf16Text(`{"a": 1}`, false), `{"a"@1:2: 1@1:7}@1:1`},
		{"list mark in UTF-16 is no bad rune", "\xff\xfe" + utf16Text("a: \ufffd", false), "{a@1:1: \ufffd@1:4}@1:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root, err := Parse("f", []byte(c.src))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, tree(root)); diff != "" {
				t.Errorf("tree of %q (-want +got):\n%s", c.src, diff)
			}
		})
	}
}

func utf16Text(s string, big bool) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		low, high := byte(u), byte(u>>8)
		if big {
			low, high = high, low
		}
		b.WriteByte(low)
		b.WriteByte(high)
	}
	return b.String()
}

func TestParseRefusesWhatHoldsNothing(t *testing.T) {
	var cases []faultCase
	for _, src := range []string{"", " ", "\n\n", "# only this\n", "---\n", "null", "~\n", "\ufeff", "\ufeff# c"} {
		cases = append(cases, faultCase{fmt.Sprintf("%q", src), src, "1:1: file is empty; "})
	}
	checkFaults(t, cases)
}

func TestParseNamesOtherFiles(t *testing.T) {
	checkFaults(t, []faultCase{
		{"age", "age-encryption.org/v1\n-> X25519 a\n", "1:1: file is encrypted with age; "},
		{"armoured age", "\n-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", "1:1: file is encrypted with age; "},
		{"PDF", "%PDF-1.3\n%\xe2\xe3", "1:1: file is a PDF"},
		{"Word", "PK\x03\x04\x14\x00", "1:1: file is a zip, Word or Excel file"},
		{"empty zip", "PK\x05\x06\x00", "1:1: file is an empty zip file"},
		{"gzip", "\x1f\x8b\x08\x00", "1:1: file is compressed with gzip"},
		{"old Word", "\xd0\xcf\x11\xe0\xa1\xb1", "1:1: file is an old Word or Excel file"},
		{"RTF", `{\rtf1\ansi`, "1:1: file is rich text"},
		{"HTML", "\ufeff <!DOCTYPE html>\n<html>", "1:1: file is a web page"},
		{"HTML without a type", "<HTML><body>", "1:1: file is a web page"},
		{"XML", "<?xml version='1.0'?>", "1:1: file is XML"},
		{"SQLite", "SQLite format 3\x00\x10\x00", "1:1: file is an SQLite database"},
		{"too large", strings.Repeat("#\n", maxBytes/2+1), "1:1: file has 4194306 bytes and at most 4194304 are read"},
		{"too many lines", strings.Repeat("a\n", maxParts+1),
			"1:1: file has 200001 lines and commas and at most 200000 are read"},
		{"too many commas", "[" + strings.Repeat("a,", maxParts+1) + "]", "1:1: file has 200001 lines and commas"},
	})
}

func TestParsePlacesBadCharacters(t *testing.T) {
	checkFaults(t, []faultCase{
		{"Latin-1", "name: Caf\xe9\nb: \xfc\n", "1:10: byte 0xE9 is not UTF-8\n2:4: byte 0xFC is not UTF-8"},
		{"quotes of Windows", "a: \x93b\x94\n", "1:4: byte 0x93 is not UTF-8\n1:6: byte 0x94 is not UTF-8"},
		{"overlong", "a: \xc0\xaf\n", "1:4: byte 0xC0\n1:5: byte 0xAF"},
		{"surrogate", "a: \xed\xa0\x80\n", "1:4: byte 0xED\n1:5: byte 0xA0\n1:6: byte 0x80"},
		{"cut inside a character", "a: é\xe4\xb8", "1:5: file ends in the middle of a character\n1:6: byte 0xB8"},
		{"NUL", "a: 1\n\x00\x00", "2:1: U+0000: NUL character\n2:2: U+0000: NUL"},
		{"escape sequence", "a: \x1b[31m\n", "1:4: U+001B: unprintable character"},
		{"vertical tab and form feed", "a: x\v\f", "1:5: U+000B\n1:6: U+000C"},
		{"DEL", "a: \x7f", "1:4: U+007F: unprintable character DEL"},
		{"C1", "a: é\u009b", "1:5: U+009B: unprintable character"},
		{"next line adds no key", "a: x\u0085b: 1\n", "1:5: U+0085: hidden line break"},
		{"line separator", "é: x\u2028b: 1\n", "1:5: U+2028: hidden line break"},
		{"paragraph separator", "a: x\u2029b: 1\n", "1:5: U+2029: hidden line break"},
		{"mark inside", "a: 1\n\ufeffb: 2\n", "2:1: U+FEFF: byte order mark inside the file"},
		{"two marks", "\ufeff\ufeffa: 1\n", "1:1: U+FEFF: byte order mark inside the file"},
		{"right-to-left override", "a: x\u202ey", "1:5: U+202E: mark that turns the direction"},
		{"isolate", "a: x\u2066y\u2069", "1:5: U+2066: mark\n1:7: U+2069: mark"},
		{"zero-width space", "a\u200b: x", "1:2: U+200B: zero-width space"},
		{"not a character", "a: \uffff", "1:4: U+FFFF: no character"},
		{"in JSON too", "{\"a\": \"\u202e\"}", "1:8: U+202E: mark"},
		{"after carriage returns", "a: 1\r\n\rb: \x00\n", "3:4: U+0000"},
		{"UTF-16 without a mark", "a\x00:\x00 \x001\x00", "1:1: file looks like UTF-16 without a mark"},
		{"UTF-16 without a mark, big-endian", "\x00a\x00:", "1:1: file looks like UTF-16 without a mark"},
		{"UTF-16 cut", "\xff\xfea\x00\n\x00:", "2:1: file ends in the middle of a character"},
		{"UTF-16 with half a pair", "\xff\xfea\x00\x00\xd8b\x00", "1:2: half of a UTF-16 surrogate pair"},
		{"UTF-16 with the second half alone", "\xff\xfe\r\x00\n\x00\x00\xdc", "2:1: half of a UTF-16 surrogate pair"},
		{"UTF-16 that ends in half a pair", "\xff\xfea\x00\x00\xd8", "1:2: half of a UTF-16 surrogate pair"},
		{"UTF-16 with a bad character", "\xff\xfea\x00\x00\x00", "1:2: U+0000: NUL"},
		{"UTF-32", "\xff\xfe\x00\x00a\x00\x00\x00", "1:1: file is UTF-32"},
		{"UTF-32 big-endian", "\x00\x00\xfe\xff\x00\x00\x00a", "1:1: file is UTF-32"},
	})
}

func TestParseFindsMarksOfGitAndOfDocuments(t *testing.T) {
	checkFaults(t, []faultCase{
		{"conflict", "a: 1\n<<<<<<< HEAD\nb: 1\n||||||| base\n=======\nb: 2\n>>>>>>> x\n",
			"2:1: git conflict mark <<<<<<<\n4:1: git conflict mark |||||||\n5:1: git conflict mark =======\n7:1: git " +
				"conflict mark >>>>>>>"},
		{"conflict and bad bytes together", "<<<<<<< a\n\x00\n", "1:1: git conflict mark\n2:1: U+0000"},
		{"conflict in JSON", "{\n<<<<<<< a\n", "2:1: git conflict mark"},
		{"second document", "a: 1\n---\nb: 2\n", "2:1: second document"},
		{"second document after an empty one", "---\n---\na: 1\n", "2:1: second document"},
		{"second document on the mark's line", "---\na: 1\n--- b\n", "3:1: second document"},
		{"document mark inside quotes", "a: 'x\n---\ny'\n", "2:1: second document"},
		{"text after the end mark", "a: 1\n...\n# fine\nb: 2\n", "4:1: text after the end mark"},
		{"document after the end mark", "a: 1\n...\n---\nb: 2\n", "3:1: second document"},
		{"directive", "# c\n%YAML 1.1\n---\na: 1\n", "2:1: directive"},
	})
}

func TestParseRefusesWhatYAMLHasAndOurFilesDoNot(t *testing.T) {
	checkFaults(t, []faultCase{
		{"anchor and alias, all of them", "a: &x 1\nb: *x\nc: [*x]\n",
			"1:4: anchor \"&x\"\n2:4: alias \"*x\"\n3:5: alias \"*x\""},
		{"anchor on a mapping", "a: &x\n  b: 1\n", "1:4: anchor"},
		{"anchor on nothing", "a: &x\n", "1:4: anchor"},
		{"tag", "a: !secret x\nb: !!int 3\nc: !!binary aGk=\n", "1:4: tag\n2:4: tag\n3:4: tag"},
		{"tag on a list", "a: !set [b]\n", "1:4: tag"},
		{"lone tag", "é: ! 12\nb: [!\n  c]\n", "1:4: tag\n2:5: tag"},
		{"tag on a key", "!x a: 1\n", "1:1: tag"},
		{"merge key", "a: {b: 1}\n<<: {c: 2}\n", "2:1: merge key <<"},
		{"mapping as a key", "? {a: b}\n: c\n", "1:3: a key must be a word"},
		{"list as a key", "[a]: c\n", "1:1: a key must be a word"},
		{"no key", "?\n: x\n", "1:2: a key must be a word"},
		{"null key", "a: 1\n~: x\n", "2:1: a key must be a word"},
		{"block scalar as a key", "? |\n  a\n: x\n", "1:3: a key must be a word"},
		{"anchor on a key", "&x a: 1\n", "1:1: anchor"},
		{"alias as a key", "a: &x b\n*x : 1\n", "1:4: anchor\n2:1: alias"},
		{"key twice", "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n",
			"4:3: key \"c\" repeated; first set on line 3\n5:1: key \"a\" repeated; first set on line 1"},
		{"key twice in other quotes", "'a': 1\na: 2\n", "2:1: key \"a\" repeated; first set on line 1"},
		{"key twice in one flow", "{\"a\": {\"b\": 1, \"b\": 2}}", "1:16: key \"b\" repeated; first set on line 1"},
		{"panic of yaml.v3", "k: {[]: 1, <<}", "1:5: a key must be a word\n1:12: merge key"},
		{"bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "1:4: anchor\n2:4: anchor\n3:5: alias\n3:9: alias"},
	})
}

func TestParseLimits(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	var many strings.Builder
	for i := range maxKeys {
		fmt.Fprintf(&many, "k%d: 1\n", i)
	}
	for _, src := range []string{deep(maxDepth), many.String(), `{"a":` + deep(maxDepth-1) + "}",
		strings.Repeat(" ", maxBytes-4) + "a: 1"} {
		if _, err := Parse("f", []byte(src)); err != nil {
			t.Errorf("a file at its limit is refused: %v", err)
		}
	}
	checkFaults(t, []faultCase{
		{"one list too deep", deep(maxDepth + 1), "1:13: more than 12 lists"},
		{"one too deep in JSON", `{"a":` + deep(maxDepth) + "}", "1:17: more than 12 lists"},
		{"far too deep in JSON", strings.Repeat(`{"a":`, 20000), "1:61: more than 12 lists"},
		{"20,000 brackets", strings.Repeat("[", 20000), "1:10001: lists and mappings far too deep"},
		{"20,000 dashes", strings.Repeat("- ", 20000), "1:20001: lists and mappings far too deep"},
		{"one key too many", many.String() + "x: 1\ny: 2\n", "2001:1: more than 2000 keys in one mapping"},
	})
}

func TestParseListsFiftyFaultsAndCountsTheRest(t *testing.T) {
	for src, rest := range map[string]string{
		strings.Repeat("\x00", 50):            "",
		strings.Repeat("\x01\n", 51):          "f:51:1: faults not listed from here on: 1; mend those above and try again",
		strings.Repeat("\x00", 4000) + "\n":   "f:1:51: faults not listed from here on: 3950; mend those above and try again",
		strings.Repeat("- &a x\n", 60) + "\n": "f:51:3: faults not listed from here on: 10; mend those above and try again",
	} {
		_, err := Parse("f", []byte(src))
		var found Problems
		if !errors.As(err, &found) {
			t.Fatalf("error of %.10q is %v, no Problems", src, err)
		}
		last := ""
		if len(found) > maxFaults {
			last = found[maxFaults].Error()
		}
		if len(found) < maxFaults || len(found) > maxFaults+1 || last != rest {
			t.Errorf("%.10q: got %d faults, the last %q, want %q", src, len(found), last, rest)
		}
	}
}

func TestParseReadsTheReferenceFiles(t *testing.T) {
	files, err := filepath.Glob("../../testdata/reference/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no reference files: %v", err)
	}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Parse(f, src); err != nil {
			t.Error(err)
		}
	}
}
