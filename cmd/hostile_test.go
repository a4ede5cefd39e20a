package cmd

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/report"
	"ephisra/testdata/hostile"
)

// TestHostileTextsAreInertInEveryOutput: texts that break other programs stand in every field a person fills in, and
// whatever is written of them, for people or for programs, is inert; what a file may not hold is refused at the door.
func TestHostileTextsAreInertInEveryOutput(t *testing.T) {
	o := newOffice(t)
	taken, refused := writeHostile(o)
	if taken < 120 || refused < 10 {
		t.Fatalf("%d texts taken, %d refused", taken, refused)
	}
	dir := o.path("out")
	outputs := 0
	look := func(name, text string) {
		outputs++
		for _, r := range text {
			if report.IsUnseen(r) && r != '\n' && r != '\t' && !isJoiner(r) {
				t.Errorf("%s holds %U", name, r)
				break
			}
		}
	}
	r := o.must("report", "h.yaml", "--format", "pdf,md,html,csv,json", "-o", dir, "--full")
	look("report's messages", r.out+r.err)
	for _, line := range []string{"score h.yaml", "status h.yaml", "explain h.yaml practice", "explain h.yaml mfa-email",
		"plan list h.yaml", "vendor list h.yaml", "asset list h.yaml", "person list h.yaml", "check h.yaml"} {
		r := o.must(strings.Fields(line)...)
		look("sra "+line, r.out+r.err)
	}
	for _, path := range filesBelow(t, dir) {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		switch filepath.Ext(path) {
		case ".md", ".html":
			look(path, string(src))
		case ".csv":
			outputs++
			checkCells(t, path, string(src))
		case ".json":
			outputs++
			if !json.Valid(src) {
				t.Errorf("%s is no JSON", path)
			}
		}
	}
	t.Logf("%d texts in every field, %d refused at the door, %d outputs: all inert", taken, refused, outputs)
}

// isJoiner reports whether a character only joins letters of scripts and emoji that need it.
func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// writeHostile writes an assessment with a text in every field, and counts those that a file may hold and may not.
func writeHostile(o *office) (taken, refused int) {
	o.t.Helper()
	o.must("sample", "h.yaml", "--kind", "half-finished-dental")
	bank, a := load(o.t, o.path("h.yaml"))
	a.Signoff = nil
	for _, text := range hostile.Texts() {
		if assessment.CheckText(text) != nil {
			refused++
			continue
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		taken++
		putEverywhere(a, text, taken)
	}
	o.write("h.yaml", string(assessment.Encode(a, bank)))
	return taken, refused
}

// putEverywhere adds rows with a text in each of their fields.
func putEverywhere(a *assessment.Assessment, text string, n int) {
	id := fmt.Sprintf("h%d", n)
	a.Practice.Name = text
	a.People = append(a.People, assessment.Person{ID: id, Name: text, Role: text})
	a.Vendors = append(a.Vendors, assessment.Vendor{ID: id, Name: text, Service: text, Access: text, Note: text})
	a.Assets = append(a.Assets, assessment.Asset{ID: id, Name: text, Place: text, Owner: text, Note: text})
	if answer := a.Answers["mfa-email"]; answer != nil {
		answer.Note += "\n" + clip(text, 40)
		answer.Evidence = append(answer.Evidence, assessment.Evidence{What: text, Where: text})
	}
}

func filesBelow(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			all = append(all, path)
		}
		return err
	})
	if err != nil || len(all) < 9 {
		t.Fatalf("%d files, %v", len(all), err)
	}
	return all
}

// formula is how a cell begins that a spreadsheet would work out, in full-width forms too.
var formula = regexp.MustCompile("^[=+\\-@\t\r\n＝＋－＠]")

func checkCells(t *testing.T, path, src string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(src, "\ufeff"))).ReadAll()
	if err != nil {
		t.Errorf("%s: %v", path, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if formula.MatchString(cell) {
				t.Errorf("%s: the cell %.40q is a formula", path, cell)
			}
		}
	}
}
