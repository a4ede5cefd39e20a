package pdf

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"ephisra/report"
)

// printed is a text as the PDF has it: where its baseline begins, from the lower left corner.
type printed struct {
	x, y float64
	text string
}

var textStart = regexp.MustCompile(`BT (-?[0-9.]+) (-?[0-9.]+) Td \(`)

// extract reads the texts of every page from an uncompressed PDF of ours, in the order drawn.
func extract(t *testing.T, pdf []byte) [][]printed {
	t.Helper()
	var pages [][]printed
	for _, object := range bytes.Split(pdf, []byte("/Type /Page\n"))[1:] {
		_, stream, found := bytes.Cut(object, []byte("stream\n"))
		if !found {
			t.Fatal("a page without a stream")
		}
		stream, _, _ = bytes.Cut(stream, []byte("\nendstream"))
		pages = append(pages, texts(t, stream))
	}
	return pages
}

func texts(t *testing.T, stream []byte) []printed {
	t.Helper()
	var list []printed
	for {
		at := textStart.FindSubmatchIndex(stream)
		if at == nil {
			return list
		}
		x, _ := strconv.ParseFloat(string(stream[at[2]:at[3]]), 64)
		y, _ := strconv.ParseFloat(string(stream[at[4]:at[5]]), 64)
		text, rest := literal(t, stream[at[1]:])
		list = append(list, printed{x, y, text})
		stream = rest
	}
}

// literal reads a PDF string behind its opening bracket.
func literal(t *testing.T, in []byte) (text string, rest []byte) {
	t.Helper()
	var raw []byte
	for i := 0; i < len(in); i++ {
		switch in[i] {
		case ')':
			return utf16Text(t, raw), in[i+1:]
		case '\\':
			i++
			if in[i] == 'r' {
				raw = append(raw, '\r')
				continue
			}
			raw = append(raw, in[i])
		default:
			raw = append(raw, in[i])
		}
	}
	t.Fatal("a PDF string without an end")
	return "", nil
}

func utf16Text(t *testing.T, raw []byte) string {
	t.Helper()
	if len(raw)%2 != 0 {
		t.Fatalf("a text of %d bytes is not UTF-16", len(raw))
	}
	var units []uint16
	for i := 0; i < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}

// body joins what stands between the running heads, without blanks, page by page.
func body(pages [][]printed) string {
	var b strings.Builder
	for _, page := range pages {
		top := lowestHead(page)
		for _, p := range page {
			if p.y > footerAt+10 && p.y < top {
				b.WriteString(unspaced(p.text))
			}
		}
	}
	return b.String()
}

// lowestHead returns the baseline of a page's running head. Two texts of the head and two of the
// foot are the last that are drawn on a page.
func lowestHead(page []printed) float64 {
	if n := len(page); n >= 4 && page[n-4].y == page[n-3].y && page[n-2].y == page[n-1].y && page[n-1].y < footerAt+1 {
		return page[n-4].y
	}
	return 1e6 // a cover
}

func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }

// told lists every text of a Document, in the order a page shows them.
func told(doc *report.Document) []string {
	list := []string{doc.Title, doc.Practice, doc.Status}
	list = append(list, doc.Verdict.Mark, doc.Verdict.Why)
	list = append(list, toldPairs(doc.Cover)...)
	for i, s := range doc.Sections { // the contents
		if s.Part != report.NoPart && (i == 0 || doc.Sections[i-1].Part != s.Part) {
			list = append(list, s.Part.String())
		}
		list = append(list, s.Title)
	}
	for _, s := range doc.Sections {
		list = append(list, s.Title)
		for _, b := range s.Blocks {
			list = append(list, toldBlock(b)...)
		}
	}
	return list
}

func toldPairs(pairs []report.Pair) []string {
	var list []string
	for _, p := range pairs {
		list = append(list, p.Label, p.Value)
	}
	return list
}

func toldBlock(b report.Block) []string {
	switch b := b.(type) {
	case report.Heading:
		return []string{b.Text}
	case report.Paragraph:
		return []string{b.Text}
	case report.List:
		return b.Items
	case report.Pairs:
		return toldPairs(b.Items)
	case report.Table:
		return toldTable(b)
	case report.HeatMap:
		return toldMap(b)
	case report.Tiles:
		var list []string
		for _, one := range b.Items {
			list = append(list, one.Figure, one.Text)
		}
		return list
	case report.Steps:
		list := []string{b.Caption}
		for _, one := range b.Items {
			list = append(list, strconv.Itoa(one.Value), one.Label)
		}
		return list
	case report.Bars:
		list := []string{b.Caption}
		for _, one := range b.Items {
			list = append(list, one.Label, one.Text)
		}
		return list
	}
	return nil
}

func toldTable(b report.Table) []string {
	list := []string{b.Caption}
	if len(b.Rows) == 0 && b.Empty != "" {
		return append(list, b.Empty)
	}
	for _, k := range b.Columns {
		list = append(list, k.Title)
	}
	for _, r := range b.Rows {
		for _, c := range r.Cells {
			list = append(list, c.Text)
		}
	}
	return list
}

func toldMap(b report.HeatMap) []string {
	list := []string{b.Caption, b.Column, b.Row}
	titles := report.LevelTitles()
	list = append(list, titles[:]...)
	for i := 4; i >= 0; i-- {
		list = append(list, titles[i])
		for _, c := range b.Cells[i] {
			list = append(list, c.Text())
		}
	}
	return append(list, toldPairs(b.Key)...)
}
