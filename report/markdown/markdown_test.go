package markdown

import (
	"bytes"
	"flag"
	"fmt"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"ephisra/report"
	"ephisra/testdata/hostile"
	"ephisra/testdata/results"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func sample(t testing.TB, name string) *report.Document {
	t.Helper()
	return report.Build(results.Of(t, name), report.Options{})
}

func drawn(t testing.TB, doc *report.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	const golden = "../../testdata/golden/half-finished-dental.md"
	got := drawn(t, sample(t, "half-finished-dental"))
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the report changed (-golden +now); go test ./report/markdown -update takes it over:\n%s", diff)
	}
}

// parsed reads Markdown as GitHub does and returns the plain text of every table cell, row by row,
// the links, and whether raw HTML other than <br> stands in it.
func parsed(t testing.TB, src string) (rows [][]string, links []string, html bool) {
	t.Helper()
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	root := md.Parser().Parse(text.NewReader([]byte(src)))
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *east.TableRow, *east.TableHeader:
			var cells []string
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				cells = append(cells, plain(c, []byte(src)))
			}
			rows = append(rows, cells)
		case *ast.Link:
			links = append(links, string(n.Destination))
		case *ast.AutoLink:
			links = append(links, string(n.URL([]byte(src))))
		case *ast.Image:
			links = append(links, string(n.Destination))
		case *ast.HTMLBlock:
			html = true
		case *ast.RawHTML:
			html = html || rawText(n, src) != "<br>"
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows, links, html
}

// plain is the text of a node as a reader sees it.
func plain(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, is := n.(*ast.Text); is && entering {
			b.Write(t.Segment.Value(src))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// TestTablesKeepTheirColumns: a parser of GitHub's Markdown finds as many rows and columns as the
// Document has, in every sample.
func TestTablesKeepTheirColumns(t *testing.T) {
	for _, name := range []string{"ransomware-plastic-surgery", "well-run-family-practice", "half-finished-dental"} {
		doc := sample(t, name)
		var want []int
		for _, s := range doc.Sections {
			for _, b := range s.Blocks {
				want = append(want, rowWidths(b)...)
			}
		}
		rows, _, html := parsed(t, drawn(t, doc))
		var got []int
		for _, r := range rows {
			got = append(got, len(r))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: other rows than the Document has:\n%s", name, diff)
		}
		if html {
			t.Errorf("%s: raw HTML stands in the Markdown", name)
		}
	}
}

// rowWidths are the columns of each row a block is drawn as.
func rowWidths(b report.Block) []int {
	switch b := b.(type) {
	case report.Table:
		if len(b.Rows) == 0 {
			return nil
		}
		return repeated(len(b.Columns), len(withRemarks(b))+1)
	case report.HeatMap:
		return repeated(6, 6)
	case report.Steps:
		return repeated(3, len(b.Items)+1)
	case report.Bars:
		return repeated(3, len(b.Items)+1)
	}
	return nil
}

func repeated(n, times int) []int {
	list := make([]int, times)
	for i := range list {
		list[i] = n
	}
	return list
}

// TestLinksLeadSomewhere: what is linked is a heading that exists, in the page or in the one beside it.
func TestLinksLeadSomewhere(t *testing.T) {
	for _, name := range []string{"half-finished-dental", "ransomware-plastic-surgery"} {
		doc := sample(t, name)
		checkLinks(t, map[string]string{"": drawn(t, doc)}, 30)
		var one, two bytes.Buffer
		if err := WriteTwo(&one, &two, doc, "report.md", "evidence.md"); err != nil {
			t.Fatal(err)
		}
		checkLinks(t, map[string]string{"report.md": one.String(), "evidence.md": two.String()}, 15)
	}
}

func checkLinks(t *testing.T, files map[string]string, least int) {
	t.Helper()
	anchors := map[string]bool{}
	for name, src := range files {
		for _, a := range fragments(src) {
			anchors[name+"#"+a] = true
		}
	}
	for name, src := range files {
		_, links, _ := parsed(t, src)
		if len(links) < least {
			t.Errorf("%q: only %d links", name, len(links))
		}
		for _, l := range links {
			if !anchors[l] && !anchors[name+l] {
				t.Errorf("%q: the link %q leads nowhere", name, l)
			}
		}
	}
}

// fragments are what GitHub makes of the headings of a page, read from the Markdown itself.
func fragments(src string) []string {
	var list []string
	times := map[string]int{}
	link := regexp.MustCompile(`\[([^]]*)\](\([^)]*\)|\[[0-9]+\])`)
	for l := range strings.SplitSeq(src, "\n") {
		level, title, _ := strings.Cut(l, " ")
		if level != "##" && level != "###" {
			continue
		}
		title = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(link.ReplaceAllString(title, "$1"))
		a := anchor(title)
		if times[a]++; times[a] > 1 {
			a = fmt.Sprintf("%s-%d", a, times[a]-1)
		}
		list = append(list, a)
	}
	return list
}

// TestHostileTextIsInert: in a cell, a pair, a paragraph, a list and a heading, hostile text opens
// no link, no HTML and no table, and the columns stay.
func TestHostileTextIsInert(t *testing.T) {
	for _, h := range hostile.Texts() {
		checkInert(t, h)
	}
}

func checkInert(t *testing.T, h string) {
	t.Helper()
	doc := &report.Document{Title: h, Practice: h, Status: h, Cover: []report.Pair{{Label: h, Value: h}},
		Sections: []report.Section{{ID: "s", Title: "S", Blocks: []report.Block{
			report.Heading{Text: h}, report.Paragraph{Text: h}, report.Paragraph{Kind: report.Lead, Text: h},
			report.Paragraph{Kind: report.Warning, Text: h}, report.List{Items: []string{h, h}},
			report.Pairs{Items: []report.Pair{{Label: h, Value: h}}},
			report.Table{Columns: []report.Column{{Title: h}, {Title: "B"}},
				Rows: []report.Row{{Cells: []report.Cell{{Text: h}, {Text: h, Strong: true}}},
					{Kind: report.Detail, Cells: []report.Cell{{Text: h}, {Text: h}}}}},
		}}}}
	src := drawn(t, doc)
	rows, links, html := parsed(t, src)
	if len(rows) < 2 || len(rows) > 3 || len(rows[0]) != 2 || len(rows[1]) != 2 || len(rows[len(rows)-1]) != 2 {
		t.Errorf("%.40q breaks the table: %v", h, rows)
	}
	if len(links) != 1 || html {
		t.Errorf("%.40q is live: links %v, HTML %v", h, links, html)
	}
	for _, r := range src {
		if r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u202e' || r == '\u200b' {
			t.Errorf("%.40q leaves %U in the Markdown", h, r)
		}
	}
}

func FuzzInert(f *testing.F) {
	for _, h := range hostile.Texts() {
		f.Add(h)
	}
	f.Fuzz(func(t *testing.T, h string) { checkInert(t, h) })
}

func rawText(n *ast.RawHTML, src string) string {
	text := ""
	for i := range n.Segments.Len() {
		at := n.Segments.At(i)
		text += src[at.Start:at.Stop]
	}
	return text
}

// TestEveryTextIsThere: no text of the document is missing from its two pages.
func TestEveryTextIsThere(t *testing.T) {
	for _, name := range []string{"ransomware-plastic-surgery", "half-finished-dental", "well-run-family-practice"} {
		doc := sample(t, name)
		var one, two bytes.Buffer
		if err := WriteTwo(&one, &two, doc, "report.md", "evidence.md"); err != nil {
			t.Fatal(err)
		}
		pages := asRead(one.Bytes()) + asRead(two.Bytes())
		for _, said := range report.Texts(doc) {
			if !strings.Contains(pages, unspaced(strings.ReplaceAll(said, "\n", ""))) {
				t.Errorf("%s: the pages lack %.80q", name, said)
			}
		}
	}
}

// asRead is the text of a page as GitHub shows it, without blanks.
func asRead(src []byte) string {
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(src))
	var b strings.Builder
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Segment.Value(src))
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return unspaced(html.UnescapeString(unescape.ReplaceAllString(b.String(), "$1")))
}

// unescape takes the strokes from before marks: the parser leaves them in its segments.
var unescape = regexp.MustCompile(`\\([[:punct:]])`)

func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }

// TestNoEmptyLineTwice: also where a document has no cover.
func TestNoEmptyLineTwice(t *testing.T) {
	for name, doc := range map[string]*report.Document{
		"report":  sample(t, "half-finished-dental"),
		"explain": {Title: "Why", Practice: "A", Status: "DRAFT", Sections: []report.Section{{ID: "a", Title: "B"}}},
	} {
		if text := drawn(t, doc); strings.Contains(text, "\n\n\n") {
			t.Errorf("%s has two empty lines behind another: %.300q", name, text)
		}
	}
}
