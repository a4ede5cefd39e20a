package html

import (
	"bytes"
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
	"ephisra/testdata/hostile"
	"ephisra/testdata/results"
)

func sample(t testing.TB, name string) *report.Document {
	t.Helper()
	return report.Build(results.Of(t, name), report.Options{})
}

func drawn(t testing.TB, doc *report.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, doc, report.Look{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// elements reads a page as a browser does and calls look for each element and text.
func elements(t testing.TB, src string, look func(*html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		look(n)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// shown is the text of a page without blanks.
func shown(t testing.TB, src string) string {
	var b strings.Builder
	elements(t, src, func(n *html.Node) {
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			b.WriteString(n.Data)
		}
	})
	return unspaced(b.String())
}

func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }

// TestEveryTextIsThere: no text of the document is missing from the page.
func TestEveryTextIsThere(t *testing.T) {
	for _, name := range []string{"ransomware-plastic-surgery", "half-finished-dental", "well-run-family-practice"} {
		doc := sample(t, name)
		page := shown(t, drawn(t, doc))
		for _, text := range report.Texts(doc) {
			if !strings.Contains(page, unspaced(report.Visible(strings.ReplaceAll(text, "\n", " ")))) {
				t.Errorf("%s: the page lacks %.80q", name, text)
			}
		}
	}
}

// TestCellsAreSortedByWhatTheySay: a later day, a larger number and a higher level have the larger key; what has none is
// sorted by its text.
func TestCellsAreSortedByWhatTheySay(t *testing.T) {
	early, late := assessment.Day{Year: 2026, Month: 9, Date: 18}, assessment.Day{Year: 2026, Month: 10, Date: 1}
	for _, pair := range [][2]report.Value{{9, 10}, {risk.Tenths(95), risk.Tenths(100)}, {early, late},
		{questions.Low, questions.VeryHigh}, {risk.NotMet, risk.Met}} {
		less, more := sortKey(t, pair[0]), sortKey(t, pair[1])
		if less >= more {
			t.Errorf("%v has the key %d, %v has %d", pair[0], less, pair[1], more)
		}
	}
	for _, v := range []report.Value{nil, report.Ref("fix-x")} {
		if got := sorted(v); got != "" {
			t.Errorf("%v is sorted by %q", v, got)
		}
	}
}

func sortKey(t *testing.T, v report.Value) (key int) {
	t.Helper()
	if _, err := fmt.Sscanf(sorted(v), ` data-sort="%d"`, &key); err != nil {
		t.Errorf("%v is sorted by %q", v, sorted(v))
	}
	return key
}

// TestThePageNeedsNothing: no element fetches anything, the policy forbids it, and every link leads to a place in the
// page, whose ids are all different.
func TestThePageNeedsNothing(t *testing.T) {
	for _, name := range []string{"ransomware-plastic-surgery", "half-finished-dental"} {
		ids, links := map[string]int{}, []string{}
		elements(t, drawn(t, sample(t, name)), func(n *html.Node) {
			if n.Type != html.ElementNode {
				return
			}
			if id := attribute(n, "id"); id != "" {
				ids[id]++
			}
			if slices.Contains([]string{"link", "iframe", "object", "embed", "base", "form"}, n.Data) || attribute(n, "src") != "" {
				t.Errorf("%s: a %s with src %q", name, n.Data, attribute(n, "src"))
			}
			if href := attribute(n, "href"); href != "" {
				links = append(links, href)
			}
		})
		for id, times := range ids {
			if times > 1 {
				t.Errorf("%s: %d elements have the id %q", name, times, id)
			}
		}
		if len(links) < 500 {
			t.Errorf("%s: only %d links", name, len(links))
		}
		for _, l := range links {
			if ids[strings.TrimPrefix(l, "#")] != 1 || l[0] != '#' {
				t.Errorf("%s: the link %q leads nowhere", name, l)
			}
		}
	}
}

// TestHeadingsAndTablesAreTold: one h1, no level left out, every header cell with its scope, every table in words.
func TestHeadingsAndTablesAreTold(t *testing.T) {
	level, tops := 0, 0
	elements(t, drawn(t, sample(t, "ransomware-plastic-surgery")), func(n *html.Node) {
		if n.Type != html.ElementNode {
			return
		}
		switch n.Data {
		case "h1", "h2", "h3", "h4":
			now := int(n.Data[1] - '0')
			if now > level+1 {
				t.Errorf("%s comes behind h%d", n.Data, level)
			}
			if level = now; now == 1 {
				tops++
			}
		case "th":
			if attribute(n, "scope") == "" {
				t.Error("a th without a scope")
			}
		case "img":
			if attribute(n, "alt") == "" {
				t.Error("a picture without words")
			}
		case "html":
			if attribute(n, "lang") != "en-US" {
				t.Error("the page does not say its language")
			}
		}
	})
	if tops != 1 {
		t.Errorf("%d h1", tops)
	}
}

// TestHostileTextIsInert: wherever it stands, hostile text adds no element and no attribute.
func TestHostileTextIsInert(t *testing.T) {
	for _, h := range hostile.Texts() {
		checkInert(t, h)
	}
}

func FuzzInert(f *testing.F) {
	for _, h := range hostile.Texts() {
		f.Add(h)
	}
	f.Fuzz(func(t *testing.T, h string) { checkInert(t, h) })
}

func checkInert(t *testing.T, h string) {
	t.Helper()
	if got, want := outline(t, drawn(t, everyBlock(h))), outline(t, drawn(t, everyBlock("x"))); got != want {
		t.Errorf("%.60q changes the page:\n%s\nwant\n%s", h, got, want)
	}
}

// outline lists the elements of a page and their attributes by name, but for line ends.
func outline(t testing.TB, src string) string {
	var b strings.Builder
	elements(t, src, func(n *html.Node) {
		if n.Type == html.CommentNode {
			fmt.Fprintln(&b, "comment")
		}
		if n.Type != html.ElementNode || n.Data == "br" {
			return
		}
		b.WriteString(n.Data)
		for _, a := range n.Attr {
			b.WriteString(" " + a.Key)
		}
		b.WriteByte('\n')
	})
	return b.String()
}

func everyBlock(h string) *report.Document {
	cells := []report.Cell{{Text: h}, {Text: h, Strong: true}, {Text: "-" + h, Value: questions.High}}
	return &report.Document{Title: h, Practice: h, Status: "-" + h, Confidential: "-" + h, Draft: true,
		Cover: []report.Pair{{Label: h, Value: h}},
		Sections: []report.Section{{ID: "s", Part: report.ForOwner, Title: h, Blocks: []report.Block{
			report.Heading{ID: "h", Text: h}, report.Paragraph{Text: h}, report.Paragraph{Kind: report.Warning, Text: h},
			report.List{Items: []string{h}}, report.Pairs{Items: []report.Pair{{Label: h, Value: h}}},
			report.Tiles{Items: []report.Tile{{Figure: h, Text: h}}}, report.Bars{Caption: "-" + h, Items: []report.Bar{{Label: h,
				Tenths: 500, Open: 100, Text: h}}},
			report.Table{Caption: "-" + h, Columns: []report.Column{{Title: "-" + h}, {Title: "B"}, {Title: "C"}},
				Rows: []report.Row{{Kind: report.Group, Cells: cells[:1]}, {ID: "r", Cells: cells},
					{Kind: report.Detail, Cells: []report.Cell{{Text: "-" + h}, {}, {}}}}},
			report.HeatMap{Caption: "-" + h, Row: h, Column: h},
		}}}}
}

func TestLook(t *testing.T) {
	doc := sample(t, "half-finished-dental")
	dark, light := color.RGBA{R: 20, G: 90, B: 60, A: 255}, color.RGBA{R: 255, G: 210, A: 255}
	for brand, want := range map[color.RGBA]string{dark: "{--bar:#145a3c;--accent:#145a3c}", light: "{--bar:#ffd200}"} {
		var b bytes.Buffer
		look := report.Look{Brand: &brand, Logo: &report.Logo{PNG: []byte("png"), Width: 3, Height: 2}}
		if err := Write(&b, doc, look); err != nil || !strings.Contains(b.String(), want) {
			t.Errorf("the page lacks %q, %v", want, err)
		}
		if !strings.Contains(b.String(), `src="data:image/png;base64,cG5n"`) {
			t.Error("the page lacks the logo")
		}
	}
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	doc := sample(t, "well-run-family-practice")
	if first := drawn(t, doc); first != drawn(t, sample(t, "well-run-family-practice")) {
		t.Error("two pages of the same document differ")
	}
}
