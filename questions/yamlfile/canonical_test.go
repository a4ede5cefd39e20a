package yamlfile

import (
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// mutants is how many mutants of real files TestCanonicalMutants compares; by hand a million.
var mutants = flag.Int("mutants", 3000, "mutants of real files to read both ways")

// samples are the sample assessments.
func samples(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/*/*.yaml")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d samples, %v", len(files), err)
	}
	var texts []string
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(src))
	}
	return texts
}

// bothWays reads a text with the fast reader, and where that takes it with yaml.v3 too; it reports whether it was taken.
func bothWays(t testing.TB, text string) bool {
	t.Helper()
	p := &parser{file: "f"}
	src := []byte(text)
	if p.foreign(src) {
		return false
	}
	decoded, ok := p.decodeText(src)
	p.checkParts(decoded)
	p.checkBytes(decoded)
	p.checkConflicts(decoded)
	p.checkDocuments(decoded)
	if !ok || len(p.found) > 0 {
		return false
	}
	fast, ok := new(Arena).fromCanonical(string(decoded))
	if !ok {
		return false
	}
	careful := p.fromYAML(decoded)
	if len(p.found) > 0 {
		t.Fatalf("the fast reader takes what yaml.v3 refuses: %v\n%q", p.found, text)
	}
	if diff := cmp.Diff(careful, fast, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("the fast reader reads something else:\n%s\n%q", diff, text)
	}
	return true
}

// TestCanonicalTakesOurFiles: every file this program wrote is read the fast way.
func TestCanonicalTakesOurFiles(t *testing.T) {
	for i, text := range samples(t) {
		if !bothWays(t, text) && strings.Contains(text, "sealed: true") {
			t.Errorf("sample %d is not taken: %.80q", i, text)
		}
	}
}

// TestCanonicalMutants: mutants of real files, made of pieces of others and of what YAML has besides, mean the same both
// ways wherever the fast reader takes them.
func TestCanonicalMutants(t *testing.T) {
	texts := samples(t)
	tokens := []string{"", " ", "  ", "\n", "\n\n", "\t", "#", " #", ": ", ":", ", ", ",", "{", "}", "[", "]", "{}", "[]", "\"", "'", "\\",
		"\\n", "\\u00e9", "\\ud800", "\\x41", "- ", "-", "? ", "&a", "*a", "!t ", "|", ">", "%", "@", "`", "null", "~", "true", "<<", "é", "—",
		"key", "key: ", "\"k\": ", "a: b", "---\n", "...\n", "2026-01-02", "1e+5", "a:b", "a:", ":a", "\u00a0", "😀", "0", "-1", "+1", ".5", "_a"}
	random := rand.New(rand.NewPCG(uint64(*mutants), 9))
	taken := 0
	for range *mutants {
		text := texts[random.IntN(len(texts))]
		lines := strings.SplitAfter(text, "\n")
		from := random.IntN(len(lines))
		text = strings.Join(lines[from:min(len(lines), from+1+random.IntN(8))], "") // short, so that yaml.v3 is quick
		if strings.HasPrefix(text, " ") {
			text = "top:\n" + text
		}
		for range 1 + random.IntN(3) {
			at := random.IntN(len(text) + 1)
			to := min(len(text), at+random.IntN(4))
			if random.IntN(2) == 0 {
				to = at
			}
			text = text[:at] + tokens[random.IntN(len(tokens))] + text[to:]
		}
		if bothWays(t, text) {
			taken++
		}
	}
	if taken*20 < *mutants {
		t.Errorf("only %d of %d mutants were taken by the fast reader: too few to say anything", taken, *mutants)
	}
	t.Logf("%d of %d mutants taken, all the same", taken, *mutants)
}

func FuzzCanonical(f *testing.F) {
	for _, text := range []string{"a: b\n", "a: {b: c, d: [e, \"f\\n\"]}\nl:\n  - {x: 1}\n  - y\nm:\n  k: v\n", "# c\na: \"é\"\nb: {\"k\": null}\n",
		"a: 2026-11-23T15:04:05Z\n", "a:\n  b: c\n d: e\n", "a: {b: c,}\n", "a: [b: c]\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { bothWays(t, text) })
}
