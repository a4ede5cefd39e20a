package cmd

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/testdata/practices"
)

// bulk is how many files TestOneBadFileSpoilsNothing scores; by hand ten thousand.
var bulk = flag.Int("bulk", 300, "files to score, one of a hundred of them damaged")

// damages are ways in which a file is damaged.
var damages = []func([]byte) []byte{
	func(src []byte) []byte { return src[:len(src)/2] },
	func(src []byte) []byte { return []byte(strings.Replace(string(src), "rev: 1", "rev: 7", 1)) },
	func(src []byte) []byte { return append([]byte("%PDF-1.7\n"), src...) },
	func([]byte) []byte { return nil },
	func(src []byte) []byte { return []byte(strings.Replace(string(src), "answers:", "answers", 1)) },
}

func made(bank *questions.Bank, i int) []byte {
	return assessment.Encode(practices.Of(bank, uint64(i)), bank)
}

// TestGatesAreTheSameForAnyNumberOfWorkers: what is printed, what is told and how the command ends.
func TestGatesAreTheSameForAnyNumberOfWorkers(t *testing.T) {
	bank, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	o := newOffice(t)
	for i := range 30 {
		if err := os.WriteFile(o.path(fmt.Sprintf("p%05d.yaml", i)), made(bank, i), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range []string{"table", "csv", "ndjson"} {
		args := []string{"score", o.dir, "--format", format, "--fail-on", "very_high", "--fail-on", "incomplete",
			"--fail-on", "regression", "--baseline", o.path("p00003.yaml"), "--jobs"}
		one, eight := o.run(append(args, "1")...), o.run(append(args, "8")...)
		if one != eight || one.code != exitGate {
			t.Errorf("%s: 1 worker ends with %d, 8 with %d: %.300s\n%.300s", format, one.code, eight.code, one.err, eight.err)
		}
		for _, gate := range []string{"the gate stands at", "incomplete: ", "regression: "} {
			if !strings.Contains(eight.err, gate) {
				t.Errorf("%s: nothing says %q", format, gate)
			}
		}
	}
}

// TestOneBadFileSpoilsNothing scores a folder with damaged files in it: the others are scored in order, each damaged one
// is named once or more, and the command ends with 3.
func TestOneBadFileSpoilsNothing(t *testing.T) {
	bank, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	o := newOffice(t)
	var bad []string
	for i := range *bulk {
		src, name := made(bank, i), fmt.Sprintf("p%05d.yaml", i)
		if i%100 == 7 {
			src, bad = damages[len(bad)%len(damages)](src), append(bad, name)
		}
		if err := os.WriteFile(o.path(name), src, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := o.run("score", o.dir, "--format", "csv")
	if rows := strings.Count(r.out, "\n") - 1; r.code != exitFaults || rows != *bulk-len(bad) {
		t.Errorf("ends with %d, %d of %d files scored, %d are bad: %.300s", r.code, rows, *bulk, len(bad), r.err)
	}
	for _, name := range bad {
		if !strings.Contains(r.err, name+":") {
			t.Errorf("%s is not named", name)
		}
		if strings.Contains(r.out, name) {
			t.Errorf("%s is scored", name)
		}
	}
	t.Logf("%d files, %d damaged: %d scored, %d named, exit %d", *bulk, len(bad), *bulk-len(bad), len(bad), r.code)
}
