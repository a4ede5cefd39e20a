package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"ephisra/assessment"
	"ephisra/report"
	"ephisra/testdata/hostile"
)

// drawn writes a document or ends the test.
func drawn(t testing.TB, doc *report.Document, opts Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(&b, doc, opts); err != nil {
		t.Fatalf("Write: %v", err)
	}
	return b.Bytes()
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	first := drawn(t, sample(32), Options{})
	var wait sync.WaitGroup
	again := make([][]byte, 4)
	for i := range again { // at the same time too: nothing is shared
		wait.Go(func() { again[i] = drawn(t, sample(32), Options{}) })
	}
	wait.Wait()
	for i := range again {
		if !bytes.Equal(first, again[i]) {
			t.Errorf("run %d gives other bytes", i+2)
		}
	}
	other := sample(32)
	other.AsOf.Date++
	if bytes.Equal(first, drawn(t, other, Options{})) {
		t.Error("another day gives the same bytes, so they prove nothing")
	}
}

func TestEveryWordIsThereInOrder(t *testing.T) {
	for _, paper := range []Paper{Letter, A4} {
		doc := sample(32)
		doc.Draft, doc.Status = false, "Signed 2026-11-23" // no mark across the text
		doc.Sections = doc.Sections[:5]                    // the last ones hold a row that is split: TestTallRow
		text := body(extract(t, drawn(t, doc, Options{Paper: paper, Uncompressed: true})))
		for i, want := range told(doc) {
			_, rest, found := strings.Cut(text, unspaced(want))
			if !found {
				t.Fatalf("paper %d: text %d, %q, is not behind those before it", paper, i, want)
			}
			text = rest
		}
	}
}

// TestTallRow: a row higher than half a page is split; its words stay whole and in order.
func TestTallRow(t *testing.T) {
	var long []string
	for i := range 900 {
		long = append(long, fmt.Sprintf("word%04d", i))
	}
	doc := &report.Document{Title: "T", Practice: "P",
		Sections: []report.Section{{ID: "s", Title: "S", Blocks: []report.Block{
			report.Table{Columns: []report.Column{{Title: "HeadA", Width: 1}, {Title: "HeadB", Width: 2}}, Rows: []report.Row{
				{
					Cells: plain("before", "x"),
				}, {Cells: plain("left", strings.Join(long, " "))}, {Cells: plain("after", "y")}}}}}}}
	pages := extract(t, drawn(t, doc, Options{Uncompressed: true}))
	text := body(pages)
	if n := strings.Count(text, "HeadA"); n < 3 {
		t.Errorf("the header is drawn %d times; the row takes more pages than that", n)
	}
	if got := regexp.MustCompile(`word\d{4}`).FindAllString(text, -1); cmp.Diff(got, long) != "" {
		t.Errorf("words of the long row (-got +want):\n%s", cmp.Diff(got, long))
	}
	if !(strings.Index(text, "before") < strings.Index(text, "left") &&
		strings.Index(text, "left") < strings.Index(text, "after")) {
		t.Error("the rows are not in order")
	}
}

func TestHeaderOnEveryPageOfALongTable(t *testing.T) {
	rows := make([]report.Row, 200)
	for i := range rows {
		rows[i] = report.Row{Cells: plain(fmt.Sprintf("row-%03d", i), "A laptop with patient records is lost or stolen")}
	}
	doc := &report.Document{Title: "T", Practice: "P",
		Sections: []report.Section{{ID: "s", Title: "S", Blocks: []report.Block{
			report.Table{Columns: []report.Column{{Title: "Number", Width: 1}, {Title: "Event", Width: 3}}, Rows: rows}}}}}
	pages := extract(t, drawn(t, doc, Options{Uncompressed: true}))
	for i, page := range pages[1:] { // behind the cover
		text := body([][]printed{page})
		if n := strings.Count(text, "NumberEvent"); n != 1 {
			t.Errorf("page %d of the table has %d headers, want 1", i+1, n)
		}
		if n := strings.Count(text, "row"); n < 2 {
			t.Errorf("page %d of the table holds %d rows", i+1, n)
		}
	}
	if got := strings.Count(body(pages), "row"); got != 200 {
		t.Errorf("%d rows drawn, want 200", got)
	}
}

func TestPages(t *testing.T) {
	for _, c := range []struct {
		name string
		doc  *report.Document
		want int
	}{
		{"nothing at all: a cover", &report.Document{}, 1},
		{"cover, contents, one section", &report.Document{Sections: []report.Section{{ID: "a", Title: "A"}}}, 2},
		{"a section that starts no page",
			&report.Document{Sections: []report.Section{{ID: "a", Title: "A"}, {ID: "b", Title: "B"}}}, 2},
		{"a section that starts a page",
			&report.Document{Sections: []report.Section{{ID: "a", Title: "A"}, {ID: "b", Title: "B", Page: true}}}, 3},
	} {
		got := extract(t, drawn(t, c.doc, Options{Uncompressed: true}))
		if len(got) != c.want {
			t.Errorf("%s: %d pages, want %d", c.name, len(got), c.want)
		}
	}
}

func TestRunningHeads(t *testing.T) {
	doc := sample(12)
	pages := extract(t, drawn(t, doc, Options{Uncompressed: true}))
	for i, page := range pages {
		all := ""
		for _, p := range page {
			all += p.text + "\n"
		}
		if i == 0 {
			continue // the cover has no running heads
		}
		for _, want := range []string{doc.Practice, doc.Title, "DRAFT", fmt.Sprintf("Page %d of %d\n", i+1, len(pages)),
			"Nov 23, 2026"} {
			if !strings.Contains(all, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
	}
	doc.Draft, doc.Status = false, "Signed 2026-11-23"
	if strings.Contains(body(extract(t, drawn(t, doc, Options{Uncompressed: true}))), "DRAFT") {
		t.Error("a signed report says DRAFT")
	}
}

// TestContentsGiveTheRightPages compares the numbers in the contents with the pages the titles stand on.
func TestContentsGiveTheRightPages(t *testing.T) {
	doc := sample(32)
	pages := extract(t, drawn(t, doc, Options{Uncompressed: true}))
	for i, s := range doc.Sections {
		entry := regexp.MustCompile(regexp.QuoteMeta(unspaced(s.Title)) + `(\d+)`).FindStringSubmatch(body(pages[:1]))
		if entry == nil {
			t.Fatalf("the contents lack section %q", s.Title)
		}
		number := 0
		fmt.Sscan(entry[1], &number)
		if got := body(pages[number-1 : number]); !strings.Contains(got, unspaced(s.Title)) {
			t.Errorf("section %d, %q, is not on page %d, where the contents says it is", i, s.Title, number)
		}
	}
}

func TestLinksAndBookmarks(t *testing.T) {
	doc := sample(8)
	raw := drawn(t, doc, Options{Uncompressed: true})
	if got := bytes.Count(raw, []byte("/Subtype /Link")); got != len(doc.Sections) {
		t.Errorf("%d links, want one a section, %d", got, len(doc.Sections))
	}
	marks, err := api.Bookmarks(bytes.NewReader(raw), nil)
	if err != nil {
		t.Fatalf("reading the bookmarks: %v", err)
	}
	var got, want []string
	for _, m := range marks {
		got = append(got, m.Title)
	}
	for _, s := range doc.Sections {
		want = append(want, s.Title)
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("bookmarks of the sections (-got +want):\n%s", diff)
	}
	if n := len(marks[4].Kids); n != 8 {
		t.Errorf("the section with 8 headings has %d bookmarks inside it", n)
	}
}

func TestPDFIsValid(t *testing.T) {
	mixed := hostileDocument(strings.Join(hostile.Texts()[:60], "\n"))
	for name, doc := range map[string]*report.Document{"sample": sample(32), "mixed": mixed, "empty": {}} {
		conf := model.NewDefaultConfiguration()
		conf.ValidationMode = model.ValidationStrict
		if err := api.Validate(bytes.NewReader(drawn(t, doc, Options{})), conf); err != nil {
			t.Errorf("%s: pdfcpu: %v", name, err)
		}
	}
}

func TestMetadata(t *testing.T) {
	raw := drawn(t, sample(1), Options{Uncompressed: true})
	_, info, _ := bytes.Cut(raw, []byte("/Producer"))
	info, _, _ = bytes.Cut(info, []byte("endobj"))
	keys := regexp.MustCompile(`/[A-Z][A-Za-z]+`).FindAllString(string(info), -1)
	if diff := cmp.Diff(keys, []string{"/Title", "/Author", "/CreationDate", "/ModDate"}); diff != "" {
		t.Errorf("metadata beside the producer (-got +want):\n%s", diff)
	}
	if n := bytes.Count(info, []byte("D:20261123000000")); n != 2 {
		t.Errorf("the assessment's day stands %d times in the metadata, want 2", n)
	}
	if host, err := os.Hostname(); err == nil && len(host) > 3 && bytes.Contains(raw, []byte(host)) {
		t.Error("the report holds the name of the machine")
	}
}

func TestNoDayIsNotToday(t *testing.T) {
	doc := sample(1)
	doc.AsOf = assessment.Day{}
	if !bytes.Contains(drawn(t, doc, Options{Uncompressed: true}), []byte("D:19700101000000")) {
		t.Error("a document without a day has another creation date than the first of 1970")
	}
}

type brokenWriter struct{}

var errBroken = errors.New("disk full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestErrors(t *testing.T) {
	if _, err := Write(brokenWriter{}, sample(1), Options{}); !errors.Is(err, errBroken) {
		t.Errorf("the error of the writer is not told: %v", err)
	}
	if _, err := Write(&bytes.Buffer{}, sample(1), Options{Paper: 7}); err == nil {
		t.Error("an unknown paper is taken")
	}
}

// TestFaultNamesThePlace proves that a panic in drawing becomes an error that says where.
func TestFaultNamesThePlace(t *testing.T) {
	b := &book{frame: newFrame(papers[Letter])} // without fonts
	if err := b.layOut(sample(1)); err == nil || !strings.Contains(err.Error(), `the title of section "summary"`) {
		t.Errorf("got %v, want an error about the first section", err)
	}
	family, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	family.widths[italic] = nil // small print and empty tables need it
	b.family = family
	err = b.layOut(sample(1))
	if want := `section "actions", block 3 (report.Table)`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want an error about %s", err, want)
	}
}
