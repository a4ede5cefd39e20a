package scores

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/testdata/results"
)

// TestICSHoldsEveryDate: an event each, unfolded the text is there, no line is too long or ends otherwise than CRLF.
func TestICSHoldsEveryDate(t *testing.T) {
	r := results.Of(t, "well-run-family-practice")
	due := append(r.Due(), risk.Due{On: assessment.Day{Year: 2026, Month: 12, Date: 31}, What: "a; b, c\\d\r\nEND:VEVENT " +
		strings.Repeat("日本語", 40)})
	var b bytes.Buffer
	if err := ICS(&b, r, due); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	for l := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(l) > lineLimit || !utf8.ValidString(l) || strings.ContainsAny(l, "\r\n") {
			t.Errorf("line %q", l)
		}
	}
	whole := strings.ReplaceAll(text, "\r\n ", "")
	for _, d := range due {
		if !strings.Contains(whole, "SUMMARY:"+icsText(d.What)+"\r\n") {
			t.Errorf("%q is not there", d.What)
		}
	}
	if n := strings.Count(whole, "\r\nEND:VEVENT\r\n"); n != len(due) {
		t.Errorf("%d events, want %d", n, len(due))
	}
	if !strings.Contains(whole, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n") {
		t.Error("the last day of the year ends otherwise")
	}
	var again bytes.Buffer
	if err := ICS(&again, r, due); err != nil || again.String() != text {
		t.Error("two calendars of the same list differ")
	}
}
