package pdf

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"ephisra/report"
	"ephisra/report/markdown"
	"ephisra/testdata/results"
)

// measured is the report that the benchmarks draw: 30 pages.
func measured(b *testing.B) *report.Document {
	return report.Build(results.Of(b, "well-run-family-practice"), report.Options{})
}

func BenchmarkWrite(b *testing.B) {
	doc := measured(b)
	var size int
	for b.Loop() {
		var out bytes.Buffer
		if _, err := Write(&out, doc, Options{}); err != nil {
			b.Fatal(err)
		}
		size = out.Len()
	}
	b.ReportMetric(float64(size)/1000, "KB")
}

func BenchmarkLayOut(b *testing.B) {
	doc := measured(b)
	for b.Loop() {
		laidOut(b, doc)
	}
}

// BenchmarkBare draws the words of the same report where they stand, with gofpdf alone: what Write is measured against.
func BenchmarkBare(b *testing.B) {
	laid := laidOut(b, measured(b))
	for b.Loop() {
		p := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: 612, Ht: 792}})
		for i, bytes := range laid.family.bytes {
			p.AddUTF8FontFromBytes(familyName, fontStyles[i], bytes)
		}
		for _, s := range laid.sheets {
			p.AddPage()
			for _, one := range s.ink {
				if w, is := one.(words); is {
					p.SetFont(familyName, fontStyles[w.style.face], w.style.size)
					p.Text(w.x, w.y, w.text)
				}
			}
		}
		if err := p.Output(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

// others are programs that make a PDF of the same report, from its Markdown or from a page made of it: what tells that
// one is installed, and what makes it. PYTHON names another Python than the first one there is.
var others = []struct{ name, check, makes string }{
	{"chromium", "command -v chromium",
		"chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=out.pdf page.html"},
	{"weasyprint", "command -v weasyprint", "weasyprint page.html out.pdf"},
	{"pandoc-xelatex", "command -v xelatex", "pandoc page.md --pdf-engine=xelatex -V mainfont=font.ttf -o out.pdf"},
	{"typst", "command -v typst", "pandoc page.md --pdf-engine=typst -o out.pdf"},
	{"reportlab", "${PYTHON:-python3} -c 'import reportlab'",
		"${PYTHON:-python3} reportlab_pages.py page.md font.ttf out.pdf"},
}

// BenchmarkOthers times those that are installed; a benchmark that is skipped names what is missing.
func BenchmarkOthers(b *testing.B) {
	doc := measured(b)
	for _, other := range others {
		b.Run(other.name, func(b *testing.B) {
			if exec.Command("sh", "-c", other.check).Run() != nil {
				b.Skipf("%s is not installed: nothing is measured", other.name)
			}
			dir := pagesOf(b, doc)
			for b.Loop() {
				c := exec.Command("sh", "-c", other.makes)
				c.Dir = dir
				if out, err := c.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out)
				}
			}
		})
	}
}

// pagesOf writes the report as Markdown and, where pandoc is there to make it, as a page.
func pagesOf(b *testing.B, doc *report.Document) string {
	b.Helper()
	dir := b.TempDir()
	var md bytes.Buffer
	if err := markdown.Write(&md, doc); err != nil {
		b.Fatal(err)
	}
	script, err := os.ReadFile("testdata/reportlab_pages.py")
	if err != nil {
		b.Fatal(err)
	}
	font, err := fontFiles.ReadFile("fonts/IBMPlexSans-Regular.ttf")
	if err != nil {
		b.Fatal(err)
	}
	files := map[string][]byte{"page.md": md.Bytes(), "font.ttf": font, "reportlab_pages.py": script}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	c := exec.Command("pandoc", "-s", "-f", "gfm", "page.md", "-o", "page.html")
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		b.Skipf("pandoc is needed to make the page: %v %s", err, out)
	}
	return dir
}
