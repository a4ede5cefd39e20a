package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
)

func testFonts(t testing.TB) *family {
	t.Helper()
	f, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// laidOut lays a document out without writing it.
func laidOut(t testing.TB, doc *report.Document) *book {
	t.Helper()
	f := testFonts(t)
	clean := newCleaner(f)
	printable := clean.document(doc)
	b := &book{frame: newFrame(papers[Letter]), family: f, ids: clean.ids}
	if err := b.layOut(printable); err != nil {
		t.Fatal(err)
	}
	return b
}

// area is what a line of text covers.
type area struct {
	left, top, right, bottom float64
	text                     string
}

func areas(f *family, s *sheet) []area {
	var list []area
	for _, one := range s.ink {
		if w, ok := one.(words); ok && w.text != "" {
			list = append(list, area{w.x, w.y - w.style.size*0.74, w.x + f.width(w.style, w.text), w.y + w.style.size*0.22,
				w.text})
		}
	}
	return list
}

// TestNothingIsClippedOrCovered: no text leaves the page's frame and no two texts touch.
func TestNothingIsClippedOrCovered(t *testing.T) {
	docs := map[string]*report.Document{"sample": sample(41), "long words": hostileDocument(strings.Repeat("W", 600)),
		"sentences": hostileDocument(strings.Repeat("some words to wrap ", 60))}
	for name, doc := range docs {
		b := laidOut(t, doc)
		for n, s := range b.sheets {
			list := areas(b.family, s)
			for i, a := range list {
				if a.left < b.left-0.01 || a.right > b.right+0.01 || a.top < headerAt-2 ||
					a.bottom > b.paper.height-footerAt+4 {
					t.Errorf(
						"%s, page %d: %.30q leaves the frame: %.1f %.1f %.1f %.1f",
						name,
						n+1,
						a.text,
						a.left,
						a.top,
						a.right,
						a.bottom,
					)
				}
				for _, o := range list[:i] {
					if a.left < o.right-0.01 && o.left < a.right-0.01 && a.top < o.bottom && o.top < a.bottom {
						t.Errorf("%s, page %d: %.30q and %.30q touch", name, n+1, a.text, o.text)
					}
				}
			}
		}
	}
}

// TestNoTitleAtTheFootOfAPage: whatever stands before it, a title has something below it.
func TestNoTitleAtTheFootOfAPage(t *testing.T) {
	rows := []report.Row{{Cells: plain("a")}, {Cells: plain("b")}, {Cells: plain("c")}}
	for lines := range 60 {
		doc := &report.Document{Sections: []report.Section{{ID: "s", Title: "S", Blocks: []report.Block{
			report.Paragraph{Text: strings.TrimSpace(strings.Repeat("x\n", lines+1))},
			report.Heading{Text: "HEADING"},
			report.Table{Caption: "CAPTION", Columns: []report.Column{{Title: "COLUMN"}}, Rows: rows}}},
			{ID: "t", Title: "SECTION", Blocks: []report.Block{report.Paragraph{Text: "text"}}}}}
		for n, s := range laidOut(t, doc).sheets[2:] {
			var texts []string
			for _, one := range s.ink {
				if w, ok := one.(words); ok && w.style != runningStyle && w.style != runningBold {
					texts = append(texts, w.text)
				}
			}
			switch last := texts[len(texts)-1]; last {
			case "HEADING", "CAPTION", "COLUMN", "SECTION":
				t.Errorf("after %d lines, page %d ends with the title %q", lines+1, n+3, last)
			}
		}
	}
}

// TestNoTableWithoutItsTitle: a short text between a title and a table is on the page of both, wherever that begins.
func TestNoTableWithoutItsTitle(t *testing.T) {
	rows := []report.Row{{Cells: plain("a")}, {Cells: plain("b")}, {Cells: plain("c")}, {Cells: plain("d")},
		{Cells: plain("e")}, {Cells: plain("f")}, {Cells: plain("g")}, {Cells: plain("h")}}
	for lines := range 60 {
		doc := &report.Document{Sections: []report.Section{{ID: "s", Title: "S", Blocks: []report.Block{
			report.Paragraph{Text: strings.TrimSpace(strings.Repeat("x\n", lines+1))},
			report.Heading{Text: "HEADING"}, report.Paragraph{Text: "introduction"},
			report.Table{Columns: []report.Column{{Title: "COLUMN"}}, Rows: rows}}}}}
		for n, s := range laidOut(t, doc).sheets {
			has := map[string]bool{}
			for _, one := range s.ink {
				if w, ok := one.(words); ok {
					has[w.text] = true
				}
			}
			if has["HEADING"] != has["introduction"] || has["HEADING"] && !has["a"] {
				t.Errorf("after %d lines, page %d holds %v", lines+1, n+1, has)
			}
		}
	}
}

// TestNoLineAlone: a paragraph that goes over the page leaves two lines on either side, at least.
func TestNoLineAlone(t *testing.T) {
	const lines = 7
	for before := range 50 {
		doc := &report.Document{Sections: []report.Section{{ID: "s", Title: "S", Blocks: []report.Block{
			report.Paragraph{Text: strings.TrimSpace(strings.Repeat("x\n", before+1))},
			report.Paragraph{Text: strings.TrimSpace(strings.Repeat("mark\n", lines))}}}}}
		for n, s := range laidOut(t, doc).sheets {
			got := 0
			for _, one := range s.ink {
				if w, ok := one.(words); ok && w.text == "mark" {
					got++
				}
			}
			if got == 1 || got == lines-1 {
				t.Errorf("after %d lines, page %d holds %d of %d lines", before+1, n+1, got, lines)
			}
		}
	}
}

// TestEveryLineIsDrawnOnce for rows of random shapes.
func TestEveryLineIsDrawnOnce(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	f := testFonts(t)
	for range 200 {
		l := newFlow(newFrame(papers[Letter]), f)
		var rows []row
		want := map[string]int{}
		for i := range 1 + random.IntN(30) {
			r := row{loose: random.IntN(2) == 0, keep: random.IntN(3) == 0, gap: float64(random.IntN(20)), above: 3, below: 3,
				least: float64(random.IntN(60))}
			r.prose = r.loose && random.IntN(2) == 0
			for j := range 1 + random.IntN(3) {
				c := cell{x: 60, width: 100, style: bodyStyle}
				for k := range random.IntN(1 + random.IntN(120)) {
					text := fmt.Sprint(i, ".", j, ".", k)
					c.lines = append(c.lines, text)
					want[text]++
				}
				r.cells = append(r.cells, c)
			}
			rows = append(rows, r)
		}
		l.placeAll(rows)
		got := map[string]int{}
		for n, s := range l.sheets {
			for _, a := range areas(f, s) {
				got[a.text]++
				if a.top < l.top-1 || a.bottom > l.bottom+1 {
					t.Errorf("sheet %d: line %q is out of the frame", n+1, a.text)
				}
			}
		}
		if diff := cmp.Diff(got, want); diff != "" {
			t.Fatalf("lines drawn (-got +want):\n%s", diff)
		}
	}
}

func TestWiden(t *testing.T) {
	for _, c := range []struct {
		name          string
		widths, least []float64
		want          []float64
	}{
		{"enough everywhere: as it was", []float64{10, 20}, []float64{5, 5}, []float64{10, 20}},
		{"one lacks, the other gives", []float64{10, 20}, []float64{15, 5}, []float64{15, 15}},
		{"two give in proportion", []float64{10, 30, 20}, []float64{16, 10, 10}, []float64{16, 26, 18}},
		{"not enough to give: all there is", []float64{10, 20}, []float64{30, 19}, []float64{11, 19}},
		{"no column", nil, nil, nil},
	} {
		widenTo(c.widths, c.least)
		if diff := cmp.Diff(c.widths, c.want); diff != "" {
			t.Errorf("%s (-got +want):\n%s", c.name, diff)
		}
	}
}

// TestColumnsFillTheWidth: the columns of any table stand side by side inside the frame.
func TestColumnsFillTheWidth(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	set := &typesetter{newFrame(papers[Letter]), testFonts(t)}
	for range 300 {
		var b report.Table
		for range 1 + random.IntN(9) {
			b.Columns = append(
				b.Columns,
				report.Column{Title: strings.Repeat("m", random.IntN(40)), Width: random.IntN(50) - 5,
					Kind: report.Kind(random.IntN(2))},
			)
		}
		at := set.left
		for i, k := range set.columns(b) {
			if k.x < at+cellPadX-0.01 || k.width <= 0 {
				t.Fatalf(
					"%+v: column %d begins at %.1f with width %.1f; the one before ends at %.1f",
					b.Columns,
					i,
					k.x,
					k.width,
					at,
				)
			}
			at = k.x + k.width + cellPadX
		}
		if at > set.right+0.01 || at < set.right-0.01 {
			t.Fatalf("%+v: the columns end at %.2f, want %.2f", b.Columns, at, set.right)
		}
	}
}

// TestChips: colour never stands without a text, each level has a colour of its own, and so have, of the statuses,
// those that leave something to do; what is met, whichever way, looks alike.
func TestChips(t *testing.T) {
	if chipOf(report.Cell{Value: questions.VeryHigh}) != nil {
		t.Error("a cell without text has a colour")
	}
	if chipOf(report.Cell{Text: "x"}) != nil {
		t.Error("a plain cell has a colour")
	}
	seen := map[colour]string{}
	for l, c := range levelChips {
		seen[c.fill] += "level " + l.String()
	}
	for _, s := range []risk.RequirementStatus{risk.NotMet, risk.Partly, risk.Met} {
		seen[statusChips[s].fill] += "status " + s.String()
	}
	if len(seen) != len(levelChips)+3 {
		t.Errorf("two share a colour: %v", seen)
	}
}

// TestContrast: text on a chip can be read (WCAG 2.1, 1.4.3: 4.5 to 1), and the levels darken step by step.
func TestContrast(t *testing.T) {
	for l, c := range levelChips {
		if got := contrast(c.fill, c.text); got < 4.5 {
			t.Errorf("level %v: contrast %.1f", l, got)
		}
		if worse, ok := levelChips[l+1]; ok && lightness(worse.fill) >= lightness(c.fill)*0.95 {
			t.Errorf("level %v is not clearly lighter than the next", l)
		}
	}
	if _, marked := report.StatusHalves[risk.NotAssessed]; marked ||
		statusChips[risk.NotAssessed].edge == statusChips[risk.Met].edge {
		t.Error("what nobody answered looks as if it were met")
	}
	for s, c := range statusChips {
		if got := contrast(c.fill, c.text); got < 4.5 {
			t.Errorf("status %v: contrast %.1f", s, got)
		}
	}
	for _, s := range []style{bodyStyle, leadStyle, noteStyle, labelStyle, detailStyle, headStyle, runningStyle} {
		if got := contrast(ghost, s.colour); got < 4.5 {
			t.Errorf("text %v on the DRAFT mark: contrast %.1f", s.colour, got)
		}
	}
}
