package pdf

import (
	"github.com/jung-kurt/gofpdf"

	"ephisra/report"
)

// branded returns an ink in the colour of the house, where it has our blue. Text keeps the blue if the other could not
// be read on white.
func (b *book) branded(one ink) ink {
	if b.look.Brand == nil {
		return one
	}
	brand := colourOf(*b.look.Brand)
	switch i := one.(type) {
	case words:
		if i.style.colour == accent && report.Readable(*b.look.Brand) {
			i.style.colour = brand
		}
		return i
	case box:
		if i.fill == accent || i.fill == bar {
			i.fill = brand
		}
		return i
	case line:
		if i.colour == accent {
			i.colour = brand
		}
		return i
	}
	return one
}

// The logo as gofpdf knows it.
const logoName = "logo"

var logoKind = gofpdf.ImageOptions{ImageType: "PNG"}

// The room a logo has at the upper right of the cover.
const (
	logoWide = 170.0
	logoHigh = 46.0
	logoTop  = 34.0
)

// logo sets the logo as large as its room allows, never larger than at 96 dots an inch.
func (b *book) logo(s *sheet) {
	logo := b.look.Logo
	if logo == nil {
		return
	}
	wide, high := float64(logo.Width), float64(logo.Height)
	scale := min(logoWide/wide, logoHigh/high, 0.75)
	s.add(picture{b.right - wide*scale, logoTop, wide * scale, high * scale})
}

// picture is the logo in a rectangle.
type picture struct{ x, y, w, h float64 }

func (i picture) put(p *gofpdf.Fpdf) {
	p.ImageOptions(logoName, i.x, i.y, i.w, i.h, false, logoKind, 0, "")
}
