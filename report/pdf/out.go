package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"time"

	"github.com/jung-kurt/gofpdf"

	"ephisra/report"
)

// write puts the sheets into a PDF. gofpdf keeps its first error until Output.
func (b *book) write(w io.Writer, doc *report.Document, opts Options) (err error) {
	page := 0
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("writing page %d: %v", page, fault)
		}
	}()
	p := b.open(doc, opts)
	targets := b.targets(p)
	for i := range b.sheets {
		page = i + 1
		b.put(p, i, targets)
	}
	whole, err := b.finish(p, opts)
	if err != nil {
		return fmt.Errorf("making the PDF: %w", err)
	}
	if _, err := w.Write(whole); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	return nil
}

// put draws one sheet on a page of its own. A link to a place that is not there is left out.
func (b *book) put(p *gofpdf.Fpdf, sheet int, targets map[int]int) {
	p.AddPage()
	b.bookmarks(p, sheet)
	for _, one := range b.sheets[sheet].ink {
		if led, is := one.(link); is {
			if led.target = targets[led.target]; led.target == 0 {
				continue
			}
			one = led
		}
		b.branded(one).put(p)
	}
}

// finish returns the bytes of the file, mended.
func (b *book) finish(p *gofpdf.Fpdf, opts Options) ([]byte, error) {
	join := joinPacked
	if opts.Uncompressed {
		join = joinPlain
	}
	var raw bytes.Buffer
	if err := p.Output(&raw); err != nil {
		return nil, err
	}
	return rewritePDF(raw.Bytes(), b.inside(), join)
}

// open starts a PDF whose bytes depend on the document only.
func (b *book) open(doc *report.Document, opts Options) *gofpdf.Fpdf {
	p := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: b.paper.width, Ht: b.paper.height}})
	p.SetCompression(false) // joinPacked does it, and better
	p.SetCatalogSort(true)
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	day := midnight(doc)
	p.SetCreationDate(day)
	p.SetModificationDate(day)
	p.SetProducer("sra", true)
	p.SetTitle(title(doc), true)
	if author := cmp.Or(doc.PreparedBy, doc.Practice); author != "" {
		p.SetAuthor(author, true)
	}
	for i, bytes := range b.family.bytes {
		p.AddUTF8FontFromBytes(familyName, fontStyles[i], bytes)
	}
	p.SetFont(familyName, "", bodyStyle.size)
	if logo := b.look.Logo; logo != nil {
		p.RegisterImageOptionsReader(logoName, logoKind, bytes.NewReader(logo.PNG))
	}
	return p
}

// midnight is the start of the assessment's day. A document without a day gets the first day of
// 1970, since gofpdf would take the time it is run at.
func midnight(doc *report.Document) time.Time {
	if doc.AsOf.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return time.Date(doc.AsOf.Year, doc.AsOf.Month, doc.AsOf.Date, 0, 0, 0, 0, time.UTC)
}

func title(doc *report.Document) string {
	if doc.Practice == "" {
		return doc.Title
	}
	return doc.Title + ": " + doc.Practice
}
