package assessment

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

func builtin(t testing.TB) *questions.Bank {
	t.Helper()
	b, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// sampleFiles are the practices under testdata; every one of them must read and write unchanged.
func sampleFiles(t testing.TB) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("../testdata/assessments/*.yaml")
	if err != nil || len(paths) < 5 {
		t.Fatalf("found %d samples: %v", len(paths), err)
	}
	files := map[string][]byte{}
	for _, p := range paths {
		src, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(p)] = src
	}
	return files
}

func mustDecode(t testing.TB, src []byte, b *questions.Bank) *Assessment {
	t.Helper()
	a, _, err := Decode("a.yaml", src, b)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestSamplesReadAndWriteUnchanged(t *testing.T) {
	b := builtin(t)
	for name, src := range sampleFiles(t) {
		if diff := cmp.Diff(string(src), string(Encode(mustDecode(t, src, b), b))); diff != "" {
			t.Errorf("%s changes when read and written (-file +written):\n%s", name, diff)
		}
	}
}

// TestSamplesHoldEveryKey: each key of the file format stands in at least one sample.
func TestSamplesHoldEveryKey(t *testing.T) {
	all := ""
	for _, src := range sampleFiles(t) {
		all += string(src)
	}
	for _, key := range strings.Fields(`format id bank practice as_of sites people answers assets vendors overrides plan signoff draft answered checksum
		rev choice choices date unknown na carried from conflict settled later note said_by basis evidence what where dated decision why instead approved_by on review_by at
		kind ephi place owner encrypted support_ends records service access baa baa_ends assurance threat likelihood impact reason by
		fix due state response cost done verified accepted until role digest question`) {
		if !strings.Contains(all, key+": ") && !strings.Contains(all, key+":\n") {
			t.Errorf("no sample holds the key %q", key)
		}
	}
}

func TestDigestBindsTheAnswersAndNotThePlan(t *testing.T) {
	b := builtin(t)
	a := mustDecode(t, sampleFiles(t)["well-run-family-practice.yaml"], b)
	if got := Digest(a); got != a.Signoff[0].Digest {
		t.Errorf("the signed sample has digest %s, its sign-off says %s", got, a.Signoff[0].Digest)
	}
	a.Plan[0].State = PlanDone
	if Digest(a) != a.Signoff[0].Digest {
		t.Error("a change to the plan changes the digest")
	}
	turned := *b
	turned.Questions = slices.Clone(b.Questions)
	slices.Reverse(turned.Questions)
	if again := mustDecode(t, Encode(a, &turned), b); Digest(again) != a.Signoff[0].Digest {
		t.Error("a bank that asks in another order changes the digest")
	}
	a.Answers["mfa-email"].Note += "!"
	if Digest(a) == a.Signoff[0].Digest {
		t.Error("a change to a note does not change the digest")
	}
}

// head is the least a file needs.
const head = `format: 1
id: "7f3c9a12"
bank: {id: hipaa-security-rule, version: "2026.1"}
practice: {name: "P"}
as_of: 2026-11-23
people: [{id: dana, name: "Dana"}]
`

func TestFaultsHaveTheirPlaceAndTheNextStep(t *testing.T) {
	b := builtin(t)
	for _, c := range []struct{ name, src, want string }{
		{"misspelt key", head + "anwsers: {}\n", `a.yaml:7:1: unknown key "anwsers" in assessment; did you mean "answers"?`},
		{"no format",
			"id: \"7f3c9a12\"\nbank: {id: hipaa-security-rule, version: \"2026.1\"}\npractice: {name: \"P\"}\nas_of: " +
				"2026-11-23\n", `a.yaml:1:1: assessment has no "format"; add it`},
		{"newer format", strings.Replace(head, "format: 1", "format: 2", 1),
			"a.yaml:1:9: format 2 is newer than this sra reads (1); update sra"},
		{"another bank", strings.Replace(head, "hipaa-security-rule", "state-law", 1),
			`a.yaml:3:7: the file was answered with the bank "state-law", not "hipaa-security-rule"; give its folder with --bank`},
		{"unknown question", head + "answers:\n  mfa-emial: {choice: all}\n",
			`a.yaml:8:3: unknown question "mfa-emial"; did you mean "mfa-email"?`},
		{"unknown option", head + "answers:\n  mfa-email: {choice: evryone}\n",
			`a.yaml:8:23: "mfa-email" has no option "evryone"; it has all, all-optional, some, none`},
		{"unknown person", head + "answers:\n  mfa-email: {choice: all, said_by: dane}\n",
			`a.yaml:8:37: unknown person "dane"; did you mean "dana"?; list them under people`},
		{"answered twice", head + "answers:\n  mfa-email: {choice: all}\n  mfa-email: {choice: none}\n",
			`a.yaml:9:3: key "mfa-email" repeated; first set on line 8`},
		{"two forms", head + "answers:\n  mfa-email: {choice: all, unknown: true}\n",
			`a.yaml:8:37: "mfa-email" is answered in two ways, choice and unknown; keep one`},
		{"wrong form", head + "answers:\n  restore-test: {number: 3}\n", `a.yaml:8:26: "restore-test" takes a date`},
		{"no such day", head + "answers:\n  restore-test: {date: 2026-02-30}\n",
			`a.yaml:8:24: "2026-02-30" is not a date; write year-month-day, such as 2026-11-23`},
		{"not offered", head + "answers:\n  mfa-email: {na: \"no mail\"}\n",
			`a.yaml:8:19: "mfa-email" does not offer "does not apply"; choose an option, or unknown`},
		{"newer question", head + "answers:\n  mfa-email: {rev: 7, choice: all}\n",
			`a.yaml:8:20: rev 7 of "mfa-email" is newer than this bank's 1; use the bank the file was made with, or update sra`},
		{"no decision here", head + "answers:\n  unique-accounts: {choice: shared, decision: {why: \"x\"}}\n",
			`a.yaml:8:47: "unique-accounts" takes no decision: only an addressable specification does (45 CFR 164.306(d)(3))`},
		{"six of five levels", head +
			"overrides: [{threat: lost-laptop, likelihood: extreme, reason: \"r\", by: dana, at: 2026-11-23T10:00:00Z}]\n",
			`a.yaml:7:47: unknown level "extreme"; use very_low, low, moderate, high or very_high`},
		{"unknown fix", head + "plan: [{fix: turn-on-mfaa}]\n",
			`a.yaml:7:14: unknown fix "turn-on-mfaa"; did you mean "turn-on-mfa"?`},
		{"a fraction", head + "assets: [{id: a, name: \"A\", records: 2.9}]\n",
			`a.yaml:7:38: expected a whole number from 0 to 1000000000, not "2.9"`},
		{"no value", head + "answers:\n  mfa-email:\n",
			`a.yaml:8:3: the answer to "mfa-email" is empty; give one or delete the line`},
		{"not by site", head + "sites: [{id: main, name: \"M\"}]\nanswers:\n  mfa-email: {sites: {main: {choice: all}}}\n",
			`a.yaml:9:22: "mfa-email" is answered once for the practice, not by site; sites takes site ids and answers`},
		{"cut short", head + "answers: {}\nanswered: 0\n",
			`a.yaml:8:11: the file is cut short: sra wrote it, and its last line, the checksum, is missing; go back to the copy a.yaml.bak, or, if you removed it yourself, run: sra check --seal a.yaml`},
		{"cut before its count", "sealed: true\n" + head,
			`a.yaml:1:9: the file is cut short: sra wrote it, and its last line, the checksum, is missing`},
	} {
		_, _, err := Decode("a.yaml", []byte(c.src), b)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n got %v\nwant %s", c.name, err, c.want)
		}
	}
}

// TestARepeatedKeyHidesNothing: the faults of both its values, and of the rest of the file, are told with it.
func TestARepeatedKeyHidesNothing(t *testing.T) {
	src := head + "answers:\n  mfa-email: {choice: alll}\n  mfa-email: {choice: none, said_by: dnaa}\n  backup-age: {numbr: 3}\n" +
		"as_of: 2026-11-24\n"
	_, _, err := Decode("a.yaml", []byte(src), builtin(t))
	for _, want := range []string{
		`a.yaml:9:3: key "mfa-email" repeated; first set on line 8`, `a.yaml:8:23: "mfa-email" has no option "alll"; did you mean "all"?`, `a.yaml:9:38: unknown person "dnaa"; did you mean "dana"?`,
		`a.yaml:10:16: unknown key "numbr" in answer; did you mean "number"?`, `a.yaml:11:1: key "as_of" repeated; first set on line 5`,
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
}

// TestATextCutByACommentIsWarnedOf: a # behind a blank ends a text without quotes, which few people know.
func TestATextCutByACommentIsWarnedOf(t *testing.T) {
	for src, warns := range map[string]bool{
		"practice: {name: \"P\"}":                           false,
		"practice:\n  name: Pine Street, Suite #4":          true,
		"practice:\n  name: Suite#4":                        false,
		"practice:\n  name: \"Suite #4\" # its name":        false,
		"practice:\n  # a comment of its own\n  name: Pine": false,
	} {
		file := strings.Replace(head, "practice: {name: \"P\"}", src, 1) + "answers: {}\n"
		_, warnings, err := Decode("a.yaml", []byte(file), builtin(t))
		if err != nil || (len(warnings) == 1) != warns {
			t.Errorf("%s: warnings %v, %v", src, warnings, err)
		}
	}
}

func TestAllFaultsComeAtOnce(t *testing.T) {
	_, _, err := Decode("a.yaml", []byte(head+
		"answers:\n  nope: {choice: all}\n  mfa-email: {choice: nope}\n  restore-test: {date: never}\nplan: [{fix: nope}]\n"),
		builtin(t))
	faults, ok := err.(yamlfile.Problems)
	if !ok || len(faults) != 4 {
		t.Errorf("got %d faults, want 4:\n%v", len(faults), err)
	}
}

// TestNoCutIsTakenForAWholeFile cuts a sealed file at every line end and at many bytes.
func TestNoCutIsTakenForAWholeFile(t *testing.T) {
	b := builtin(t)
	src := sampleFiles(t)["well-run-family-practice.yaml"]
	whole := len(bytes.TrimRight(src, "\n"))
	cuts := 0
	for i := range whole {
		if src[i] != '\n' && i%61 != 0 {
			continue
		}
		cuts++
		if _, _, err := Decode("a.yaml", src[:i], b); err == nil {
			t.Errorf("cut at byte %d of %d it is taken for a whole file", i, len(src))
		}
	}
	t.Logf("%d cuts, each refused", cuts)
}

func TestOtherLineEndsAreNoChange(t *testing.T) {
	b := builtin(t)
	for name, src := range sampleFiles(t) {
		windows := append([]byte("\ufeff"), bytes.ReplaceAll(src, []byte("\n"), []byte("\r\n"))...)
		a, _, err := Decode(name, windows, b)
		if err != nil {
			t.Errorf("%s with CRLF and a byte order mark: %v", name, err)
			continue
		}
		if diff := cmp.Diff(string(src), string(Encode(a, b))); diff != "" {
			t.Errorf("%s reads differently (-LF +CRLF):\n%s", name, diff)
		}
	}
}

func TestAChangedByteIsFound(t *testing.T) {
	b := builtin(t)
	src := sampleFiles(t)["well-run-family-practice.yaml"]
	for i := 0; i < len(src); i += 97 {
		changed := []byte(string(src))
		changed[i] ^= 1
		if _, _, err := Decode("a.yaml", changed, b); err == nil {
			t.Fatalf("byte %d changed from %q to %q goes unnoticed", i, src[i], changed[i])
		}
	}
	for i := len(src) - 1; i > 0; i -= 211 {
		a, _, err := Decode("a.yaml", src[:i], b)
		if err == nil && len(a.Answers) > 0 && !strings.HasSuffix(string(src[i:]), "\n") {
			t.Fatalf("the file cut at byte %d reads without a fault", i)
		}
	}
	if _, _, err := DecodeUnsealed("a.yaml", []byte(strings.Replace(string(src), "Lakeside", "Leeside", 1)),
		b); err != nil {
		t.Errorf("a person's own change cannot be taken over: %v", err)
	}
}

// TestDatesThatCannotBothBeRightAreWarnings: each pair, and years nobody can mean.
func TestDatesThatCannotBothBeRightAreWarnings(t *testing.T) {
	decision := `{why: "w", instead: "i", approved_by: dana, on: 2026-03-02, review_by: 2026-03-01}`
	for src, want := range map[string]string{
		`vendors: [{id: v, name: "V", baa: 2022-01-02, baa_ends: 2022-01-01}]`: "a.yaml:7:57: the end of the agreement, 2022-01-01, comes before 2022-01-02; which of the two is right?",
		"answers:\n  auto-logoff: {choice: never, decision: " + decision +
			"}": "the review of the decision, 2026-03-01, comes before 2026-03-02",
		`plan: [{fix: turn-on-mfa, state: accepted, accepted: {on: 2026-03-02, by: dana, why: "w", until: 2026-03-01}}]`: "the end of the acceptance, 2026-03-01, comes before 2026-03-02",
		"answers:\n  restore-test: {date: 0202-03-31}":                                                                   "0202-03-31 has the year 202; is it right?",
		`assets: [{id: a, name: "A", kind: device, support_ends: 2202-01-01}]`:                                           "2202-01-01 has the year 2202; is it right?",
	} {
		_, warnings, err := Decode("a.yaml", []byte(head+src+"\n"), builtin(t))
		if err != nil || len(warnings) != 1 || !strings.Contains(warnings[0].Error(), want) {
			t.Errorf("%s:\n got %v, warnings %v\nwant %s", src, err, warnings, want)
		}
	}
}

func TestFutureDatesAreWarnings(t *testing.T) {
	a, warnings, err := Decode("a.yaml", []byte(head+"answers:\n  restore-test: {date: 2027-01-01}\n"), builtin(t))
	if err != nil || a == nil || len(warnings) != 1 ||
		!strings.Contains(warnings[0].Error(), "a.yaml:8:24: 2027-01-01 is later than") {
		t.Errorf("got %v, warnings %v", err, warnings)
	}
}

// FuzzDecode: a fault has a place, and what reads without one writes and reads back the same.
func FuzzDecode(f *testing.F) {
	b := builtin(f)
	for _, src := range sampleFiles(f) {
		f.Add(src[:min(len(src), 4000)])
	}
	f.Add([]byte(head + "answers:\n  mfa-email: {choice: all, note: \"a\\nb\"}\n"))
	f.Add([]byte(`{"format": 1, "id": "7f3c9a12", "bank": {"id": "hipaa-security-rule", "version": "2026.1"}, "practice": {"name": "P"}, "as_of": "2026-11-23"}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		a, _, err := DecodeUnsealed("f.yaml", src, b)
		if err != nil {
			placed(t, a, err)
			return
		}
		once := Encode(a, b)
		again, _, err := Decode("f.yaml", once, b)
		if err != nil {
			t.Fatalf("what was written does not read back: %v\n%s", err, once)
		}
		if twice := Encode(again, b); string(twice) != string(once) {
			t.Fatalf("written twice it differs:\n%s", cmp.Diff(string(once), string(twice)))
		}
	})
}

func placed(t *testing.T, a *Assessment, err error) {
	t.Helper()
	faults, ok := err.(yamlfile.Problems)
	if !ok || a != nil {
		t.Fatalf("got an assessment beside an error, or an error without a place: %v", err)
	}
	for _, p := range faults {
		if p.Line < 1 || p.Column < 1 || p.File != "f.yaml" {
			t.Errorf("fault without a place: %+v", p)
		}
	}
}

// FuzzNote: any text a person can type comes back as typed, whatever field it stands in.
func FuzzNote(f *testing.F) {
	b := builtin(f)
	for _, text := range []string{"", "plain", "two\nlines", "\ttab", " # no comment", "a: b", "\"quoted\" \\", "ü 漢 🙂",
		"- item", "{x}", "null", "\u2028", "\ufeff", "  \n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if CheckText(text) != nil {
			return
		}
		a := &Assessment{ID: "00000000", Bank: BankOf(b), AsOf: Day{2026, time.November, 23},
			Answers: map[string]*Answer{
				"mfa-email": {Note: text, Later: text, Evidence: []Evidence{{What: "w", Where: text}}, Reply: Reply{Choice: "all"}}}}
		got, _, err := Decode("f.yaml", Encode(a, b), b)
		if err != nil {
			t.Fatalf("%q does not read back: %v", text, err)
		}
		if one := got.Answers["mfa-email"]; one.Note != text || one.Later != text || one.Evidence[0].Where != text {
			t.Fatalf("%q came back as %q", text, one.Note)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	bank := builtin(b)
	src := sampleFiles(b)["well-run-family-practice.yaml"]
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, _, err := Decode("a.yaml", src, bank); err != nil {
			b.Fatal(err)
		}
	}
}

func TestDay(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2025-11-23", 12, "2026-11-23"},
		{"2026-12-31", 2, "2027-02-28"}} {
		d, err := ParseDay(c.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s and %d months: got %s, want %s", c.from, c.months, got, c.want)
		}
	}
	for _, bad := range []string{"", "2026-2-3", "03/04/2026", "2026-13-01", "2026-02-29", "0000-01-01"} {
		if d, err := ParseDay(bad); err == nil {
			t.Errorf("%q reads as %v", bad, d)
		}
	}
}

// TestEveryByteOfTheHead: the decoder names a place for a head cut anywhere.
func TestEveryByteOfTheHead(t *testing.T) {
	b := builtin(t)
	for i := range head {
		if a, _, err := Decode("f.yaml", []byte(head[:i]), b); err != nil {
			placed(t, a, err)
		} else if i < strings.Index(head, "\npeople") {
			t.Errorf("cut at %d: %s", i, fmt.Sprint(a))
		}
	}
}

// strangers is a file of n people that names n others.
func strangers(n int, pad string) []byte {
	var b strings.Builder
	b.WriteString(strings.Replace(head, "people: [{id: dana, name: \"Dana\"}]\n", "people:\n", 1))
	for i := range n {
		fmt.Fprintf(&b, "  - {id: p%d, name: \"n\"}\n", i)
	}
	b.WriteString("answers:\n  mfa-email: {rev: 1, conflict: [")
	for i := range n {
		fmt.Fprintf(&b, "{by: q%s%d, choice: all}, ", pad, i)
	}
	return []byte(b.String() + "]}\n")
}

// TestMessagesHaveAnEnd: neither a long value nor very many faults make messages nobody can read.
func TestMessagesHaveAnEnd(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	for name, src := range map[string][]byte{
		"a long person": strangers(3, long), "a long question": []byte(head + "answers:\n  " + long + ": {choice: all}\n"),
		"a long date": []byte(head + "vendors: [{id: a, name: \"A\", baa: " + long + "}]\n"),
		"a long bank": []byte(strings.Replace(head, "hipaa-security-rule", long, 1)),
		"a long level": []byte(head + "overrides: [{threat: lost-laptop, likelihood: " + long +
			", reason: \"r\", by: dana, at: 2026-11-23T10:00:00Z}]\n"),
		"a long option":  []byte(head + "answers:\n  mfa-email: {choice: " + long + "}\n"),
		"a long id":      []byte(head + "sites: [{id: " + long + "_, name: \"A\"}]\n"),
		"many strangers": strangers(5_000, ""),
	} {
		_, _, err := Decode("a.yaml", src, builtin(t))
		if err == nil {
			t.Errorf("%s is taken", name)
			continue
		}
		lines := strings.Split(err.Error(), "\n")
		if len(lines) > 1_001 {
			t.Errorf("%s: %d lines", name, len(lines))
		}
		for _, line := range lines {
			if len(line) > 500 {
				t.Errorf("%s: a line of %d bytes", name, len(line))
			}
		}
	}
}

// BenchmarkManyFaults must grow with the file and no faster: ten times the people, about ten times the time.
func BenchmarkManyFaults(b *testing.B) {
	bank := builtin(b)
	for _, n := range []int{1_000, 10_000} {
		src := strangers(n, "")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, _, err := Decode("a.yaml", src, bank); err == nil {
					b.Fatal("strangers are taken")
				}
			}
		})
	}
}
