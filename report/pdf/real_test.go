package pdf

import (
	"fmt"
	"testing"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
	"ephisra/testdata/assessments"
)

// realNames are the samples, with the most pages that their reports may have; 0 is no budget.
var realNames = map[string]int{
	"ransomware-plastic-surgery": 50, "well-run-family-practice": 30, "half-finished-dental": 22,
	"lost-device-dermatology": 0, "exposed-server-imaging": 0,
}

func result(t testing.TB, name string) *risk.Result {
	t.Helper()
	b, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	src, err := assessments.Samples.ReadFile(name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := assessment.Decode(name, src, b)
	if err != nil {
		t.Fatal(err)
	}
	return risk.Assess(b, a)
}

// TestPageBudgets: reports stay as short as they were promised, and cover and both pages for the owner are one page
// each.
func TestPageBudgets(t *testing.T) {
	for name, most := range realNames {
		b := laidOut(t, report.Build(result(t, name), report.Options{}))
		if most > 0 && len(b.sheets) > most {
			t.Errorf("%s has %d pages, want at most %d", name, len(b.sheets), most)
		}
		pages := map[string]int{}
		for _, p := range b.places {
			if p.level == 0 {
				pages[p.id] = p.sheet + 1
			}
		}
		if pages["summary"] != 2 || pages["first"] != 3 || pages["actions"] != 4 {
			t.Errorf("%s: where you stand, what to do first and the plan begin on pages %d, %d and %d", name,
				pages["summary"], pages["first"], pages["actions"])
		}
	}
}

// TestCardsAndChartsStayWhole: in no sample does a page end inside a card (a heading with labels and values), a chart
// or a heat map.
func TestCardsAndChartsStayWhole(t *testing.T) {
	for name := range realNames {
		doc := newCleaner(testFonts(t)).document(report.Build(result(t, name), report.Options{}))
		in := newFrame(papers[Letter])
		l := newFlow(in, testFonts(t))
		set := &typesetter{in, l.family}
		for i := range doc.Sections {
			s := &doc.Sections[i]
			if s.Page {
				l.turnUnlessFresh()
			}
			rows := []row{set.sectionTitle(s)}
			for j, block := range s.Blocks {
				rows = append(rows, named(set.rows(block), fmt.Sprintf("%s, block %d (%T)", s.ID, j, block), isWhole(block))...)
			}
			l.placeAll(rows)
		}
		page := map[string]int{}
		for _, p := range l.places {
			if at, seen := page[p.id]; seen && at != p.sheet && p.level == 2 {
				t.Errorf("%s: %s stands on pages %d and %d", name, p.id, at+1, p.sheet+1)
			}
			page[p.id] = p.sheet
		}
	}
}

// isWhole reports whether a block is never to be parted.
func isWhole(b report.Block) bool {
	switch b := b.(type) {
	case report.Pairs:
		return !b.RunIn && len(b.Items) < 12
	case report.Bars, report.HeatMap, report.Steps, report.Tiles:
		return true
	}
	return false
}

// named gives every row of a block an anchor of the block's name.
func named(rows []row, name string, isWhole bool) []row {
	for i := range rows {
		if isWhole {
			rows[i].anchor = &anchor{id: name, level: 2}
		}
	}
	return rows
}
