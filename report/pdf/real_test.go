package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/report"
	"ephisra/testdata/results"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// realNames are the samples, with the most pages that their reports may have; 0 is no budget.
var realNames = map[string]int{
	"ransomware-plastic-surgery": 50, "well-run-family-practice": 30, "half-finished-dental": 22,
	"lost-device-dermatology": 0, "exposed-server-imaging": 0,
}

// reports are built once for all tests.
var reports sync.Map

// built is the report of a sample, built once for all tests.
func built(t testing.TB, name string) *report.Document {
	t.Helper()
	if doc, done := reports.Load(name); done {
		return doc.(*report.Document)
	}
	doc := report.Build(results.Of(t, name), report.Options{Proposal: true})
	reports.Store(name, doc)
	return doc
}

// TestPageBudgets: reports stay as short as they were promised, and cover and both pages for the owner are one page
// each.
func TestPageBudgets(t *testing.T) {
	for name, most := range realNames {
		b := laidOut(t, report.Build(results.Of(t, name), report.Options{}))
		if most > 0 && len(b.sheets) > most {
			t.Errorf("%s has %d pages, want at most %d", name, len(b.sheets), most)
		}
		pages := beginnings(b)
		if pages["summary"] != 2 || pages["first"] != 3 || pages["actions"] != 4 {
			t.Errorf("%s: where you stand, what to do first and the plan begin on pages %d, %d and %d", name,
				pages["summary"], pages["first"], pages["actions"])
		}
	}
}

// beginnings are the pages on which the sections begin.
func beginnings(b *book) map[string]int {
	pages := map[string]int{}
	for _, p := range b.places {
		if p.level == 0 {
			pages[p.id] = p.sheet + 1
		}
	}
	return pages
}

// TestTheOwnersPageHoldsWhatMoved: where you stand is one page too while the answers of last year wait to be confirmed
// and what changed since then is told.
func TestTheOwnersPageHoldsWhatMoved(t *testing.T) {
	for name := range realNames {
		last := results.Of(t, name)
		next, _ := assessment.CarryOver(last.Assessment, last.Bank, "0a1b2c3d", last.Assessment.AsOf.AddMonths(12))
		doc := report.Build(risk.Assess(last.Bank, next), report.Options{Since: last})
		if pages := beginnings(laidOut(t, doc)); pages["summary"] != 2 || pages["first"] != 3 {
			t.Errorf("%s: where you stand and what to do first begin on pages %d and %d", name, pages["summary"], pages["first"])
		}
	}
}

// TestCardsAndChartsStayWhole: in no sample does a page end inside a card (a heading with labels and values), a chart
// or a heat map.
func TestCardsAndChartsStayWhole(t *testing.T) {
	for name := range realNames {
		doc := newCleaner(testFonts(t)).document(built(t, name))
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

// pagesOfPlaces are the page numbers behind what is referred to: they stand in no text of the document.
var pagesOfPlaces = regexp.MustCompile(`\(p\.\d+\)`)

// TestEveryTextIsPrinted: no text of a sample's report is missing from its pages. One that a page break parts, its
// words stand on both sides, is looked for word by word.
func TestEveryTextIsPrinted(t *testing.T) {
	clean := newCleaner(testFonts(t))
	for name := range realNames {
		doc := built(t, name)
		pages := pagesOfPlaces.ReplaceAllString(body(extract(t, drawn(t, doc, Options{Uncompressed: true}))), "")
		parted, all := 0, report.Texts(doc)
		for _, text := range all {
			want := pagesOfPlaces.ReplaceAllString(unspaced(clean.plain(text)), "")
			if strings.Contains(pages, want) {
				continue
			}
			parted++
			for word := range strings.FieldsSeq(text) {
				if !strings.Contains(pages, word) {
					t.Errorf("%s: %q of %.80q is not printed", name, word, text)
				}
			}
		}
		if parted > len(all)/50 {
			t.Errorf("%s: %d of %d texts are not printed in one piece", name, parted, len(all))
		}
	}
}

// TestSamplesAreValid: the reports of the samples, thousands of links among them, hold before a strict reader.
func TestSamplesAreValid(t *testing.T) {
	for name := range realNames {
		doc := built(t, name)
		conf := model.NewDefaultConfiguration()
		conf.ValidationMode = model.ValidationStrict
		if err := api.Validate(bytes.NewReader(drawn(t, doc, Options{})), conf); err != nil {
			t.Errorf("%s: pdfcpu: %v", name, err)
		}
	}
}

// TestEveryReferenceLeadsToItsPage: what is printed behind a place is the page it stands on.
func TestEveryReferenceLeadsToItsPage(t *testing.T) {
	doc := built(t, "ransomware-plastic-surgery")
	b := laidOut(t, doc)
	printed := regexp.MustCompile(`^\(p\. (\d+)\)`)
	links := 0
	for _, s := range b.sheets {
		for i, one := range s.ink {
			l, is := one.(link)
			if !is {
				continue
			}
			links++
			at := slices.IndexFunc(b.places, func(p place) bool { return p.id == b.ids[l.target] })
			if at < 0 {
				t.Errorf("a link leads to %q, which is not there", b.ids[l.target])
				continue
			}
			if w, is := s.ink[i-1].(words); is && printed.MatchString(w.text) {
				if want := fmt.Sprintf("(p. %d)", b.places[at].sheet+1); w.text != want {
					t.Errorf("%s is printed as %q, want %q", b.ids[l.target], w.text, want)
				}
			}
		}
	}
	if links < 1000 {
		t.Errorf("only %d links", links)
	}
}
