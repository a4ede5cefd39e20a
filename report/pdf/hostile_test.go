package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
	"ephisra/testdata/hostile"
)

// hostileDocument has one text in every place there is.
func hostileDocument(x string) *report.Document {
	doc := &report.Document{Title: x, Practice: x, Status: x, Draft: true, Bank: x,
		Cover: []report.Pair{{Label: x, Value: x}}}
	m := report.HeatMap{Caption: x, Row: x, Column: x,
		Key: []report.Pair{{Label: x, Value: x}, {Label: x, Value: x}, {Label: x, Value: x}}}
	m.Cells[2][3] = report.HeatCell{Level: questions.High, Events: []string{x, x}}
	table := report.Table{Caption: x,
		Columns: []report.Column{{Title: x, Width: 5, Kind: report.NumberKind}, {Title: x, Width: 90}, {Title: x}}, Rows: []report.Row{
			{Kind: report.Group, Cells: []report.Cell{{Text: x}}},
			{Cells: []report.Cell{{Text: x, Strong: true}, {Text: x, Value: questions.VeryHigh},
				{Text: x, Value: risk.NotMet}}},
			{Kind: report.Detail, Cells: plain(x, "", x)},
			{Cells: plain(x)},
			{Cells: plain(x, x, x, x, x)},
			{Kind: 9, Cells: nil},
		}}
	doc.Sections = []report.Section{{ID: "one", Title: x, Blocks: []report.Block{
		report.Heading{ID: x, Text: x}, report.Paragraph{Text: x}, report.Paragraph{Kind: report.Lead, Text: x},
		report.Paragraph{Kind: report.Note, Text: x},
		report.Paragraph{Kind: report.Warning, Text: x}, report.Paragraph{Kind: 99, Text: x},
		report.List{Items: []string{x, x}}, report.List{Numbered: true, Items: []string{x}},
		report.Pairs{Items: []report.Pair{{Label: x, Value: x}}}, table, report.Table{Caption: x, Empty: x},
		report.Table{Rows: []report.Row{{Cells: plain(x, x)}}}, report.Table{},
		m, report.HeatMap{}, report.Bars{Caption: x,
			Items: []report.Bar{{Label: x, Tenths: 5000, Text: x}, {Label: x, Tenths: -3, Text: x}}}, report.Bars{},
		report.List{}, report.Pairs{},
	}}, {ID: "two", Title: x, Page: true}}
	return doc
}

// count counts the characters of texts, blanks left out.
func count(texts ...string) map[rune]int {
	n := map[rune]int{}
	for _, text := range texts {
		for _, r := range unspaced(text) {
			n[r]++
		}
	}
	return n
}

// TestHostileTextsAreAllAccountedFor puts each text everywhere. None may stop the program, and
// every character of it is on paper, as itself or as its code, and in the Notes if as its code.
func TestHostileTextsAreAllAccountedFor(t *testing.T) {
	if len(hostile.Texts()) < 80 {
		t.Fatalf("%d hostile texts, want 80 or more", len(hostile.Texts()))
	}
	for i, x := range hostile.Texts() {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			doc := hostileDocument(x)
			var b strings.Builder
			notes, err := Write(&b, doc, Options{Uncompressed: true})
			if err != nil {
				t.Fatalf("%.40q: %v", x, err)
			}
			family, err := loadFonts()
			if err != nil {
				t.Fatal(err)
			}
			clean := newCleaner(family)
			want := clean.document(doc)
			if len(notes.Unprintable) != len(clean.found) {
				t.Errorf("%.40q: %d notes, want %d", x, len(notes.Unprintable), len(clean.found))
			}
			var got []string
			for _, page := range extract(t, []byte(b.String())) {
				for _, p := range page {
					got = append(got, p.text)
				}
			}
			printed, told := count(got...), count(told(want)...)
			for _, r := range slices.Sorted(maps.Keys(told)) {
				if printed[r] < told[r] {
					t.Errorf("%.40q: %q is printed %d times, want %d or more", x, r, printed[r], told[r])
				}
			}
		})
	}
}

// TestNoControlReachesThePage: what acts on a terminal or turns text round is printed as a code.
func TestNoControlReachesThePage(t *testing.T) {
	for _, x := range hostile.Texts() {
		if len(x) > 500 {
			continue // long, not strange
		}
		for _, page := range extract(t,
			drawn(t, &report.Document{Practice: x, Sections: []report.Section{{ID: "s", Title: x}}},
				Options{Uncompressed: true})) {
			for _, p := range page {
				if at := strings.IndexFunc(p.text, func(r rune) bool {
					return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e
				}); at >= 0 {
					t.Errorf("%.40q: a control is printed in %q", x, p.text)
				}
			}
		}
	}
}
