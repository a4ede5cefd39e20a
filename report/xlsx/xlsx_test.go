package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/report"
	"ephisra/testdata/results"
)

func written(t testing.TB, doc *report.Document, sheets []report.Sheet) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, doc, sheets); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t testing.TB, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// TestEveryCellReadsBack: a workbook holds every value of every sheet of a sample, days and numbers as numbers.
func TestEveryCellReadsBack(t *testing.T) {
	r := results.Of(t, "ransomware-plastic-surgery")
	sheets := report.Sheets(r)
	f := opened(t, written(t, report.Build(r, report.Options{}), sheets))
	for _, s := range sheets {
		rows, err := f.GetRows(s.Title, excelize.Options{RawCellValue: true})
		if err != nil || len(rows) != len(s.Rows)+1 {
			t.Fatalf("%s: %d rows, %v; want %d", s.Title, len(rows), err, len(s.Rows)+1)
		}
		for n, values := range s.Rows {
			for i, v := range values {
				got := ""
				if i < len(rows[n+1]) {
					got = rows[n+1][i]
				}
				if want := raw(v); got != want {
					t.Errorf("%s, row %d, %s: %q, want %q", s.Title, n, s.Columns[i].Key, got, want)
				}
			}
		}
	}
}

// raw is a value as the file has it.
func raw(v report.Value) string {
	switch v := v.(type) {
	case assessment.Day:
		return fmt.Sprint(v.Serial())
	case risk.Tenths:
		return strings.TrimSuffix(v.String(), ".0")
	}
	return report.ValueText(v)
}

func TestSerialDays(t *testing.T) {
	for day, want := range map[assessment.Day]int{{Year: 1900, Month: 3, Date: 1}: 61, {Year: 2026, Month: 11, Date: 29}: 46355,
		{Year: 2024, Month: 2, Date: 29}: 45351} {
		if got := day.Serial(); got != want {
			t.Errorf("serial(%v) = %d, want %d", day, got, want)
		}
	}
}

// TestSheetsAreForWork: headings stay, columns filter, a state is chosen from a list, days look like days.
func TestSheetsAreForWork(t *testing.T) {
	r := results.Of(t, "ransomware-plastic-surgery")
	f := opened(t, written(t, report.Build(r, report.Options{}), report.Sheets(r)))
	for _, name := range f.GetSheetList() {
		if panes, err := f.GetPanes(name); err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: panes %+v, %v", name, panes, err)
		}
	}
	rules, err := f.GetDataValidations("Plan")
	if err != nil || len(rules) != 1 || !strings.Contains(rules[0].Formula1, "open,doing,done,verified,accepted") {
		t.Errorf("the states of the plan: %+v, %v", rules, err)
	}
	if names := f.GetDefinedName(); len(names) != len(f.GetSheetList()) {
		t.Errorf("filters: %+v", names)
	}
	if got, err := f.GetCellValue("Plan", "I2"); err != nil || got != "Oct 15, 2026" {
		t.Errorf("the first due day reads %q, %v", got, err)
	}
}

// TestHostileTextIsInert: nothing typed becomes a formula or a link, breaks the file, or is lost.
func TestHostileTextIsInert(t *testing.T) {
	texts := []string{"=1+1", "=HYPERLINK(\"http://evil.example\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1",
		"<script>", "a & b", "line\nbreak", "\u202eabc", "_x0041_", "]]>", "é 漢字 🙂", "\x01\x1b", strings.Repeat("x", 40_000)}
	s := report.Sheet{Key: "k", Title: "Sheet", Columns: []report.Field{{Key: "a", Title: "A", Wide: 10}}}
	for _, text := range texts {
		s.Rows = append(s.Rows, []report.Value{text})
	}
	f := opened(t, written(t, &report.Document{Title: "=1", Practice: "<&>"}, []report.Sheet{s}))
	for n, text := range texts {
		cell := fmt.Sprintf("A%d", n+2)
		got, err := f.GetCellValue("Sheet", cell)
		if err != nil || got != shown(text) {
			t.Errorf("%.40q reads %.40q, %v", text, got, err)
		}
		if formula, _ := f.GetCellFormula("Sheet", cell); formula != "" {
			t.Errorf("%.40q is the formula %q", text, formula)
		}
		if is, _, _ := f.GetCellHyperLink("Sheet", cell); is {
			t.Errorf("%.40q is a link", text)
		}
	}
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	r := results.Of(t, "well-run-family-practice")
	doc := report.Build(r, report.Options{})
	first := written(t, doc, report.Sheets(r))
	for range 20 {
		if !bytes.Equal(first, written(t, doc, report.Sheets(r))) {
			t.Fatal("two workbooks of the same sheets differ")
		}
	}
}

// TestNoRows: a practice that has listed nothing gets sheets of headings alone.
func TestNoRows(t *testing.T) {
	r := results.Of(t, "ransomware-plastic-surgery")
	sheets := report.Sheets(r)
	for i := range sheets {
		sheets[i].Rows = nil
	}
	f := opened(t, written(t, report.Build(r, report.Options{}), sheets))
	if rows, err := f.GetRows("Plan"); err != nil || len(rows) != 1 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}
