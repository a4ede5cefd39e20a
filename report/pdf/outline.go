package pdf

import (
	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// outline fills the shape of a letter, its baseline beginning at x and y. A letter the font cannot draw leaves a gap.
func (f *family) outline(p *gofpdf.Fpdf, s style, r rune, x, y float64) {
	one := f.fonts[s.face]
	glyph, err := one.GlyphIndex(&f.buffer, r)
	if err != nil {
		return
	}
	segments, err := one.LoadGlyph(&f.buffer, glyph, fixed.I(1000), nil)
	if err != nil {
		return
	}
	at := func(q fixed.Point26_6) (float64, float64) {
		return x + float64(q.X)/64*s.size/1000, y + float64(q.Y)/64*s.size/1000
	}
	for _, part := range segments {
		x1, y1 := at(part.Args[0])
		x2, y2 := at(part.Args[1])
		x3, y3 := at(part.Args[2])
		switch part.Op {
		case sfnt.SegmentOpMoveTo:
			p.MoveTo(x1, y1)
		case sfnt.SegmentOpLineTo:
			p.LineTo(x1, y1)
		case sfnt.SegmentOpQuadTo:
			p.CurveTo(x1, y1, x2, y2)
		case sfnt.SegmentOpCubeTo:
			p.CurveBezierCubicTo(x1, y1, x2, y2, x3, y3)
		}
	}
	p.DrawPath("F")
}
