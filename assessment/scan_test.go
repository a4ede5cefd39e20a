package assessment

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ephisra/questions"
)

// mutants is how many mutants of real files TestScanMutants compares; by hand a million.
var mutants = flag.Int("mutants", 3000, "mutants of real files to read both ways")

// ourFiles are files that this program wrote: samples, and one with all there is.
func ourFiles(t testing.TB) []string {
	t.Helper()
	var texts []string
	for _, pattern := range []string{"../testdata/assessments/*.yaml", "../testdata/years/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) < 2 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, name := range files {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(src))
		}
	}
	return append(texts, everyKind)
}

// everyKind has what the samples do not: answers by site that differ or are carried, conflicts, a draft, other escapes.
const everyKind = `# made by hand
format: 1
id: "0a1b2c3d"
bank: {id: hipaa-security-rule, version: "2026.1", added: []}
practice: {name: "Muñoz \"&\" Łoś \u00A0\n\t"}
as_of: 2026-11-23
sites:
  - {id: east, name: "East"}
  - {id: west, name: ""}
people:
  - {id: ana, name: "Ana Ruiz", role: "security official"}
  - {id: "1st", name: "One"}
answers:
  mfa-email: {rev: 1, conflict: [{by: ana, rev: 1, choice: all}, {choice: some, at: 2026-11-20T09:00:00-05:00}], settled: {by: ana, why: "seen"}}
  doors-locked: {rev: 1, said_by: ana, at: 2026-11-20T09:00:00Z, sites: {east: {rev: 1, choice: unwritten, note: "a – b"}, west: {carried: {rev: 1, choice: controlled, from: 2025-11-23}}}}
  ai-tools: {unknown: true, later: "it", evidence: [{what: "list", dated: 2026-02-28, sha256: "0000000000000000000000000000000000000000000000000000000000000000"}]}
  encrypt-laptops: {decision: {why: "a", instead: "b", approved_by: ana, on: 2026-02-28, review_by: 2027-01-31}, carried: {choice: some, from: 2024-02-29}}
assets:
  - {id: pc, name: "PC", kind: device, ephi: true, owner: "front desk", encrypted: false, support_ends: 2025-10-14, records: 1200}
vendors:
  - {id: ehr, name: "EHR", baa: 2024-01-01, baa_ends: 2025-01-01, note: "\u200B"}
overrides:
  - {threat: lost-laptop, likelihood: high, reason: "two last year", by: ana, at: 2026-11-23T15:04:05+05:30}
plan:
  - {fix: turn-on-mfa, owner: ana, due: 2026-12-31, state: accepted, response: accept, cost: 10, accepted: {on: 2026-11-01, by: ana, why: "x", until: 2027-10-01}}
  - {fix: isolate-backups, state: done, done: 2026-11-24, verified: {on: 2026-11-24, by: "1st", evidence: "photo"}}
signoff:
  - {by: "Ana Ruiz", role: "owner", at: 2026-11-23T15:04:05Z, digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"}
draft: {question: mfa-email, form: note, note: "half", typed: ["a", "b, c"]}
`

// used is the memory that one file after the other is decoded into.
var used Memory

// bothWays decodes a text without a tree, into memory that holds another file's, and where that takes it with care too; it reports whether it was taken.
func bothWays(t testing.TB, bank *questions.Bank, text string) bool {
	t.Helper()
	fast, ok := scan(&used, "f", []byte(text), bank, false)
	if !ok {
		return false
	}
	careful, warnings, err := decodeTree("f", []byte(text), bank, false)
	if err != nil {
		t.Fatalf("the scanner takes what is refused: %v\n%q", err, text)
	}
	if diff := cmp.Diff(careful, fast.a, cmpopts.EquateEmpty()) + cmp.Diff(warnings, fast.told(), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("the scanner reads something else:\n%s\n%q", diff, text)
	}
	if !bytes.Equal(Encode(careful, bank), Encode(fast.a, bank)) {
		t.Fatalf("what the scanner reads is written otherwise: %q", text)
	}
	if used.Digest(fast.a) != Digest(careful) {
		t.Fatalf("what the scanner reads is summed up otherwise: %q", text)
	}
	return true
}

// TestScanTakesOurFiles: every file this program wrote is read without a tree.
func TestScanTakesOurFiles(t *testing.T) {
	for i, text := range ourFiles(t) {
		if !bothWays(t, builtin(t), text) {
			_, _, err := decodeTree("f", []byte(text), builtin(t), false)
			t.Errorf("sample %d is not taken: %.80q (%v)", i, text, err)
		}
	}
}

// TestScanTellsInTheOrderOfTheFile: keys in another order are warned of in the same order both ways.
func TestScanTellsInTheOrderOfTheFile(t *testing.T) {
	text := everyKind[:strings.Index(everyKind, "answers:")] + "answers:\n  doors-locked: {sites: {east: {choice: unwritten, evidence: " +
		"[{what: \"x\", dated: 2027-01-01}]}}, evidence: [{what: \"y\", dated: 2028-01-01}]}\n"
	if !bothWays(t, builtin(t), text) {
		t.Error("it is not taken")
	}
}

// shortOf keeps the head of a file, who and where, and some of the lines below each other key, so that reading with care
// is quick.
func shortOf(random *rand.Rand, text string) string {
	var b strings.Builder
	key := ""
	for _, line := range strings.SplitAfter(text, "\n") {
		switch {
		case !strings.HasPrefix(line, below):
			if key = line; !strings.HasSuffix(line, ":\n") {
				b.WriteString(line)
			}
		case key == "sites:\n" || key == "people:\n" || random.IntN(25) == 0 || strings.Contains(line, "conflict"):
			if !strings.HasSuffix(b.String(), key) && !strings.Contains(b.String(), "\n"+key) {
				b.WriteString(key)
			}
			b.WriteString(line)
		}
	}
	return b.String()
}

// tokens are pieces of our files and what YAML has besides.
var tokens = []string{"", " ", "  ", "\n", "\n\n", "\t", "#", " #", ": ", ":", ", ", ",", "{", "}", "[", "]", "{}", "[]", "\"", "'", "\\",
	"\\n", "\\u00e9", "\\ud800", "\\x41", "- ", "-", "? ", "&a", "*a", "!t ", "|", ">", "%", "@", "`", "null", "~", "true", "false", "<<", "é",
	"key", "key: ", "a: b", "---\n", "...\n", "2026-01-02", "2026-02-30", "1e+5", "a:b", "a:", "\u00a0", "\u200b", "😀", "0", "-1", "+1", "<<<<<<< ",
	"rev: 2", "rev: 1", "choice: all", "choices: [a]", "note: \"x\"", "said_by: ana", "at: 2026-11-20T09:00:00Z", "unknown: true", "na: \"x\"",
	"number: 3", "date: 2027-01-01", "basis: observed", "id: east", "sites: {east: {choice: all}}", "carried: {choice: all, from: 2025-01-01}",
	"conflict: []", "conflict: [{by: ana, choice: all}]", "version: \"2025.9\"", "as_of: 2026-11-23\n", "answered: 3\n", "2026-11-23T15:04:05+05:30",
	"\uFEFF", "\r\n", "\x00", "\xff", "{rev: 1}", "mfa-email: {choice: all}\n", "  ai-tools: {unknown: true}\n"}

// mutantOf changes a text in a few places.
func mutantOf(random *rand.Rand, text string) string {
	for range 1 + random.IntN(2) {
		at := random.IntN(len(text) + 1)
		if random.IntN(4) > 0 { // where something begins
			if next := strings.IndexAny(text[at:], " ,:{\n"); next >= 0 {
				at += next + random.IntN(2)
			}
		}
		to := min(len(text), at+random.IntN(4))
		if random.IntN(2) == 0 {
			to = at
		}
		text = text[:at] + tokens[random.IntN(len(tokens))] + text[to:]
	}
	return text
}

// TestScanMutants: mutants of real files, made of pieces of others and of what YAML has besides, come to the same both
// ways wherever the scanner takes them.
func TestScanMutants(t *testing.T) {
	texts, bank := ourFiles(t), builtin(t)
	random := rand.New(rand.NewPCG(uint64(*mutants), 9))
	taken := 0
	for range *mutants {
		if bothWays(t, bank, mutantOf(random, shortOf(random, texts[random.IntN(len(texts))]))) {
			taken++
		}
	}
	if taken*20 < *mutants {
		t.Errorf("only %d of %d mutants were taken by the scanner: too few to say anything", taken, *mutants)
	}
	t.Logf("%d of %d mutants taken, all the same", taken, *mutants)
}

// TestASignedFileIsSummedUpByItsOwnBytes: as long as nothing in it was changed since.
func TestASignedFileIsSummedUpByItsOwnBytes(t *testing.T) {
	text, bank := string(sampleFiles(t)["well-run-family-practice.yaml"]), builtin(t)
	for _, c := range []struct {
		from, to  string
		isChanged bool
	}{{}, {"plan:\n", "plan:\n  - {fix: turn-on-mfa}\n", false}, {"note: \"", "note: \"Not ", true}, {"sites:\n", "sites: \n", true}} {
		var m Memory
		a, _, err := decode(&m, "f", []byte(strings.Replace(text, c.from, c.to, 1)), bank, false)
		if err != nil {
			t.Fatal(err)
		}
		if isOwn := len(m.signed) > 0 && m.digest() == a.Signoff[0].Digest; isOwn == c.isChanged {
			t.Errorf("with %q for %q the bytes are what was signed: %t", c.to, c.from, isOwn)
		}
		if m.Digest(a) != Digest(a) {
			t.Errorf("with %q for %q it is summed up otherwise", c.to, c.from)
		}
	}
}

// TestDecodeKeepsNothingOfTheSource: only DecodeInto shares the bytes it was given, whose caller knows.
func TestDecodeKeepsNothingOfTheSource(t *testing.T) {
	for name, src := range sampleFiles(t) {
		a, _, err := Decode(name, src, builtin(t))
		if err != nil {
			t.Fatal(err)
		}
		before := Encode(a, builtin(t))
		for i := range src {
			src[i] = 'x'
		}
		if !bytes.Equal(Encode(a, builtin(t)), before) {
			t.Errorf("%s changes with the bytes it was read from", name)
		}
	}
}

// BenchmarkDigest sums up what a sign-off binds, as scoring a signed file does: written anew, and by its own bytes.
func BenchmarkDigest(b *testing.B) {
	var m Memory
	a, _, err := DecodeInto(&m, "a.yaml", sampleFiles(b)["well-run-family-practice.yaml"], builtin(b))
	if err != nil {
		b.Fatal(err)
	}
	for name, digest := range map[string]func(*Assessment) string{"anew": Digest, "own": m.Digest} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				digest(a)
			}
		})
	}
}

// FuzzScan is the same for any text.
func FuzzScan(f *testing.F) {
	bank := builtin(f)
	random := rand.New(rand.NewPCG(1, 1))
	for _, text := range ourFiles(f) {
		f.Add(shortOf(random, text))
	}
	f.Fuzz(func(t *testing.T, text string) { bothWays(t, bank, text) })
}
