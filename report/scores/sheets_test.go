package scores

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ephisra/report"
	"ephisra/testdata/results"
)

// TestCSVReadsBack: every value of every sheet is read back, under its key.
func TestCSVReadsBack(t *testing.T) {
	for _, s := range report.Sheets(results.Of(t, "ransomware-plastic-surgery")) {
		var b bytes.Buffer
		if err := CSV(&b, &s); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != len(s.Rows)+1 {
			t.Fatalf("%s: %d rows, %v", s.Key, len(rows), err)
		}
		for n, values := range s.Rows {
			for i, v := range values {
				if got, want := rows[n+1][i], report.ValueText(v); strings.TrimPrefix(got, "'") != want {
					t.Errorf("%s, row %d, %s: %q, want %q", s.Key, n, rows[0][i], got, want)
				}
			}
		}
	}
}

// TestReportJSONHoldsScoreAndSheets: the score is that of sra score, and each sheet has its rows with its keys.
func TestReportJSONHoldsScoreAndSheets(t *testing.T) {
	r := results.Of(t, "half-finished-dental")
	var b bytes.Buffer
	if err := ReportJSON(&b, "a.yaml", r); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Schema string
		Score  any
		Sheets map[string][]map[string]any
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	var score any
	if err := json.Unmarshal(written(t, r), &score); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(score, got.Score); diff != "" || got.Schema != ReportSchema {
		t.Errorf("schema %q, score (-want +got):\n%s", got.Schema, diff)
	}
	for _, s := range report.Sheets(r) {
		if rows, has := got.Sheets[s.Key]; !has || len(rows) != len(s.Rows) {
			t.Errorf("%s: %d rows, want %d", s.Key, len(rows), len(s.Rows))
		}
		for n, row := range got.Sheets[s.Key] {
			for i, c := range s.Columns {
				if (row[c.Key] == nil) != (s.Rows[n][i] == nil) {
					t.Errorf("%s, row %d: %s is %v, want %v", s.Key, n, c.Key, row[c.Key], s.Rows[n][i])
				}
			}
		}
	}
}
