package pdf

import (
	"io"
	"testing"
)

// BenchmarkWrite draws a report of some 30 pages: cover, charts, register and every pair.
func BenchmarkWrite(b *testing.B) {
	doc := sample(32)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(io.Discard, doc, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(laidOut(b, doc).sheets)), "pages")
}

// BenchmarkLayOut is the part that is ours: everything but the writing by gofpdf.
func BenchmarkLayOut(b *testing.B) {
	doc := sample(32)
	for b.Loop() {
		laidOut(b, doc)
	}
}
