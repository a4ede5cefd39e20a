package report

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// kindTypes are the Go types of the values of each kind.
var kindTypes = map[Kind]reflect.Type{
	TextKind: reflect.TypeFor[string](), NumberKind: reflect.TypeFor[int](), MoneyKind: reflect.TypeFor[int](),
	TenthsKind: reflect.TypeFor[risk.Tenths](), DayKind: reflect.TypeFor[assessment.Day](),
	LevelKind: reflect.TypeFor[questions.Level](), StatusKind: reflect.TypeFor[risk.RequirementStatus](),
	RefKind: reflect.TypeFor[Ref](),
}

// TestSheetsAreWhole: each row has a value a column, of the column's type, without marks of references; no two columns
// share a key; titles fit a spreadsheet.
func TestSheetsAreWhole(t *testing.T) {
	for _, name := range sampleNames {
		for _, s := range Sheets(sample(t, name)) {
			seen := map[string]bool{}
			for _, c := range s.Columns {
				if seen[c.Key] || c.Key == "" || c.Title == "" || c.Wide < 5 || c.Wide > 60 {
					t.Errorf("%s, %s: column %+v", name, s.Key, c)
				}
				seen[c.Key] = true
			}
			if len(s.Title) > 31 || len(s.Columns) == 0 {
				t.Errorf("%s: sheet %q", name, s.Title)
			}
			checkRows(t, name, &s)
		}
	}
}

func checkRows(t *testing.T, name string, s *Sheet) {
	t.Helper()
	for n, row := range s.Rows {
		if len(row) != len(s.Columns) {
			t.Fatalf("%s, %s: row %d has %d values, want %d", name, s.Key, n, len(row), len(s.Columns))
		}
		for i, v := range row {
			if v != nil && reflect.TypeOf(v) != kindTypes[s.Columns[i].Kind] {
				t.Errorf("%s, %s: row %d, %s is a %T", name, s.Key, n, s.Columns[i].Key, v)
			}
			if text := ValueText(v); strings.ContainsAny(text, refOpens+refShows+refEnds) {
				t.Errorf("%s, %s: row %d, %s has the marks of a reference: %q", name, s.Key, n, s.Columns[i].Key, text)
			}
		}
	}
}

// TestSheetsHoldAllThatIsTyped: every text of answers, lists and plan stands in a sheet.
func TestSheetsHoldAllThatIsTyped(t *testing.T) {
	for _, name := range sampleNames {
		r := sample(t, name)
		var all strings.Builder
		for _, s := range Sheets(r) {
			for _, row := range s.Rows {
				for _, v := range row {
					fmt.Fprintln(&all, ValueText(v))
				}
			}
		}
		a := *r.Assessment
		a.People, a.Sites, a.Drafts, a.Practice.Name = nil, nil, nil, ""
		for _, text := range typedBy(&a) {
			if !strings.Contains(all.String(), strings.ReplaceAll(text, "\n", "; ")) && !strings.Contains(all.String(), text) {
				t.Errorf("%s: no sheet has %q", name, text)
			}
		}
	}
}

// TestSheetsCount: the rows are as many as the results.
func TestSheetsCount(t *testing.T) {
	r := sample(t, "ransomware-plastic-surgery")
	want := map[string]int{"risks": len(r.Risks), "requirements": len(r.Requirements), "assets": len(r.Assessment.Assets),
		"vendors": len(r.Assessment.Vendors), "answers": 0, "plan": len(r.Plan()) + len(r.Settled())}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Verdict.Applies() || f.State == risk.HiddenByReply || f.Answer != nil {
			want["answers"]++
		}
	}
	for _, s := range Sheets(r) {
		if s.Key != "plan" && len(s.Rows) != want[s.Key] || len(s.Rows) < want[s.Key] {
			t.Errorf("%s has %d rows, want %d", s.Key, len(s.Rows), want[s.Key])
		}
	}
}

// TestAnswersBySiteSayWhoGaveThem: in the sheet and in the evidence stand who gave each, and on what it rests.
func TestAnswersBySiteSayWhoGaveThem(t *testing.T) {
	r := sample(t, "well-run-family-practice")
	b := newBuilder(r, Options{})
	said := map[string]string{}
	for _, s := range Sheets(r) {
		for _, row := range s.Rows {
			if s.Key == "answers" && row[1] == "alarm" {
				for i, c := range s.Columns {
					said[c.Key] = ValueText(row[i])
				}
			}
		}
	}
	if said["said_by"] != "Pat Quinn" || said["basis"] != "stated" || said["on"] != "2026-11-02" {
		t.Errorf("the sheet says %v", said)
	}
	if n := b.said("pat"); n != 10 {
		t.Errorf("Pat Quinn answered %d questions, two of them by site; want 10", n)
	}
	notes := b.besideAnswer(r.Finding("alarm").Answer)
	for _, want := range []string{"Main Street 8: Pat Quinn, observed", "West Clinic: Pat Quinn, stated; Note: one shared code"} {
		if !strings.Contains(notes, want) {
			t.Errorf("the evidence lacks %q: %s", want, notes)
		}
	}
	if says := b.basisText(); !strings.HasSuffix(says, ", 0 with no basis named") {
		t.Errorf("page two says %q", says)
	}
}
