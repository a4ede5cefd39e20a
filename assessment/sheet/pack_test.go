package sheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
)

func samplePack() *Pack {
	choices := []Choice{{"1", "Everyone"}, {"2", "Some"}, {"3", "Does not apply: no e-mail"}, {"4", "I don't know"}}
	return &Pack{Practice: `Maple "Family" Dental`, Assessment: "0d1e2f3a", Role: "IT support", Rows: []Asked{
		{Question: "mfa-email", Rev: 2, Ask: "Who needs\na second proof?", Help: "=SUM(1)", Choices: choices, HasNA: true},
		{Question: "doors-locked", Site: "west", SiteName: "West", Rev: 1, Ask: "Are doors locked?", Choices: choices[:2]},
		{Question: "restore-test", Rev: 1, Ask: "When?", How: "Write a date.", Choices: []Choice{{"1", "Never"}}, Last: "2025-03-01"},
		{Question: "left-empty", Rev: 1, Ask: "What?", Choices: choices[:2]},
	}}
}

// filledRows is what comes back of samplePack, filled in.
var filledRows = []Filled{
	{Question: "mfa-email", Rev: 2, Answer: "3", Why: "no e-mail here", Note: "asked\ntwice"},
	{Question: "doors-locked", Site: "west", Rev: 1, Answer: "1", Evidence: []string{"key list | safe | 2026-03-01", "a walk"}},
	{Question: "restore-test", Rev: 1, Answer: "2026-03-31"},
	{Question: "left-empty", Rev: 1},
}

func comesBack(t *testing.T, name string, src []byte) {
	t.Helper()
	p, err := ReadPack(name, src)
	if err != nil {
		t.Fatal(err)
	}
	if p.Practice != `Maple "Family" Dental` || p.Assessment != "0d1e2f3a" || p.By != "Omar Haddad" {
		t.Errorf("%s: %q, %s, by %q", name, p.Practice, p.Assessment, p.By)
	}
	places := cmpopts.IgnoreUnexported(Filled{})
	if diff := cmp.Diff(filledRows, p.Rows, places); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

func TestPackWorkbookComesBack(t *testing.T) {
	src, err := samplePack().XLSX()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := samplePack().XLSX(); err != nil || !bytes.Equal(src, again) {
		t.Errorf("twice is not the same: %v", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range []string{"title", "how", "how", byLabel} {
		if text, _ := f.GetCellValue("Questions", cellName(Cell{Column: 3, Line: n + 1})); text == "" || line == byLabel &&
			!strings.HasPrefix(text, byLabel) {
			t.Errorf("line %d above says %q", n+1, text)
		}
	}
	if text, _ := f.GetCellFormula("Questions", "E7"); text != "" {
		t.Errorf("a help text became the formula %q", text)
	}
	day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
	for cell, value := range map[string]any{"D4": "Omar Haddad", "H7": 3, "I7": "no e-mail here", "J7": "asked\ntwice", "H8": 1,
		"K8": "key list | safe | 2026-03-01\na walk", "H9": serial("2026-03-31")} {
		_ = f.SetCellValue("Questions", cell, value)
	}
	_ = f.SetCellStyle("Questions", "H9", "H9", day)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	comesBack(t, "it.xlsx", b.Bytes())
}

func serial(text string) int { return day(text).Serial() }

func TestPackTextComesBack(t *testing.T) {
	text := string(samplePack().Markdown())
	for _, change := range [][2]string{
		{"Answered by: ", "Answered by: Omar Haddad"},
		{"- [ ] 3. Does not apply", "- [x] 3. Does not apply"},
		{"why: \nNote: ", "why: no e-mail here\nNote: asked\ntwice"},
		{"<!-- doors-locked@west rev 1 -->\n\n- [ ] 1", "<!-- doors-locked@west rev 1 -->\n\n- [X] 1"},
		{"Answer: ", "Answer: 2026-03-31"},
	} {
		if !strings.Contains(text, change[0]) {
			t.Fatalf("%q is not in:\n%s", change[0], text)
		}
		text = strings.Replace(text, change[0], change[1], 1)
	}
	west := strings.Index(text, "doors-locked@west")
	text = text[:west] + strings.Replace(text[west:], "where | date: ", "where | date: key list | safe | 2026-03-01\na walk", 1)
	comesBack(t, "it.md", []byte(text))
	comesBack(t, "windows.md", []byte("\ufeff"+strings.ReplaceAll(text, "\n", "\r\n")))
}

// TestPackFaults: a pack that lost what makes it one, with its place.
func TestPackFaults(t *testing.T) {
	text := string(samplePack().Markdown())
	for src, want := range map[string]string{
		"name,service\nA,b\n": "x:1:1: this is no pack of questions",
		strings.Replace(text, "<!-- sra pack 1", "<!-- ", 1) + "sra pack 1":                                            "this is no pack of questions",
		strings.Replace(strings.Replace(text, "<!-- mfa-email rev 2 -->", "", 1), "- [ ] 2. Some", "- [x] 2. Some", 1): "x:10:1: the line below this heading",
	} {
		if _, err := ReadPack("x", []byte(src)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func FuzzReadPack(f *testing.F) {
	book, err := samplePack().XLSX()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(book)
	f.Add(samplePack().Markdown())
	f.Add([]byte("sra pack 1, assessment 0d1e2f3a, practice \"x\"\nId,Rev,Your answer\na@b,1,2"))
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := ReadPack("x", src)
		if err == nil && p == nil {
			t.Error("neither a pack nor a fault")
		}
	})
}
