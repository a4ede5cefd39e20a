package pdf

import "github.com/jung-kurt/gofpdf"

// ink is one thing drawn on a sheet. Sheets are laid out whole before anything is drawn, so that
// the contents can give page numbers, and tests can see where everything stands.
type ink interface {
	put(p *gofpdf.Fpdf)
}

// words is one line of text; y is its baseline.
type words struct {
	x, y  float64
	style style
	text  string
}

// box is a filled rectangle, edged where edge is set.
type box struct {
	x, y, w, h float64
	fill       colour
	edge       *colour
	round      float64
}

// line is a straight line.
type line struct {
	x1, y1, x2, y2 float64
	width          float64
	colour         colour
	dotted         bool
}

// dot is a filled circle about x and y.
type dot struct {
	x, y, r float64
	colour  colour
}

// circle is drawn in outline about x and y, its left half or all of it filled.
type circle struct {
	x, y, r float64
	halves  int
	colour  colour
}

// sign is the triangle with an exclamation mark beside a warning; x and y are its upper left corner.
type sign struct {
	x, y, side float64
	colour     colour
}

// link leads from a rectangle to a target.
type link struct {
	x, y, w, h float64
	target     int
}

// slanted is a text drawn upwards across the page, about its middle, as outlines: it is a mark, which nobody who
// copies or listens to the text of the page shall meet.
type slanted struct {
	x, y, angle float64
	width       float64
	style       style
	family      *family
	text        string
}

func (i words) put(p *gofpdf.Fpdf) {
	if i.text == "" {
		return
	}
	setStyle(p, i.style)
	p.Text(i.x, i.y, i.text)
}

func (i box) put(p *gofpdf.Fpdf) {
	p.SetFillColor(i.fill.r, i.fill.g, i.fill.b)
	how := "F"
	if i.edge != nil {
		p.SetDrawColor(i.edge.r, i.edge.g, i.edge.b)
		p.SetLineWidth(ruleThin)
		how = "FD"
	}
	if i.round > 0 {
		p.RoundedRect(i.x, i.y, i.w, i.h, i.round, "1234", how)
		return
	}
	p.Rect(i.x, i.y, i.w, i.h, how)
}

func (i line) put(p *gofpdf.Fpdf) {
	p.SetDrawColor(i.colour.r, i.colour.g, i.colour.b)
	p.SetLineWidth(i.width)
	if i.dotted {
		p.SetDashPattern([]float64{0.6, 2.4}, 0)
		defer p.SetDashPattern(nil, 0)
	}
	p.Line(i.x1, i.y1, i.x2, i.y2)
}

func (i dot) put(p *gofpdf.Fpdf) {
	p.SetFillColor(i.colour.r, i.colour.g, i.colour.b)
	p.Circle(i.x, i.y, i.r, "F")
}

func (i circle) put(p *gofpdf.Fpdf) {
	p.SetFillColor(i.colour.r, i.colour.g, i.colour.b)
	p.SetDrawColor(i.colour.r, i.colour.g, i.colour.b)
	p.SetLineWidth(0.8)
	switch i.halves {
	case 1:
		p.Circle(i.x, i.y, i.r, "D")
		p.Arc(i.x, i.y, i.r, i.r, 0, 90, 270, "F")
	case 2:
		p.Circle(i.x, i.y, i.r, "FD")
	default:
		p.Circle(i.x, i.y, i.r, "D")
	}
}

func (i sign) put(p *gofpdf.Fpdf) {
	p.SetFillColor(i.colour.r, i.colour.g, i.colour.b)
	middle, low := i.x+i.side/2, i.y+i.side*0.88
	p.Polygon([]gofpdf.PointType{{X: middle, Y: i.y}, {X: i.x + i.side, Y: low}, {X: i.x, Y: low}}, "F")
	p.SetFillColor(cream.r, cream.g, cream.b)
	p.Rect(middle-i.side*0.05, i.y+i.side*0.3, i.side*0.1, i.side*0.28, "F")
	p.Circle(middle, i.y+i.side*0.71, i.side*0.065, "F")
}

func (i link) put(p *gofpdf.Fpdf) { p.Link(i.x, i.y, i.w, i.h, i.target) }

func (i slanted) put(p *gofpdf.Fpdf) {
	p.SetFillColor(i.style.colour.r, i.style.colour.g, i.style.colour.b)
	p.TransformBegin()
	p.TransformRotate(i.angle, i.x, i.y)
	x, y := i.x-i.width/2, i.y+i.style.size*0.35
	for _, r := range i.text {
		i.family.outline(p, i.style, r, x, y)
		x += i.family.width(i.style, string(r))
	}
	p.TransformEnd()
}

const familyName = "plex"

func setStyle(p *gofpdf.Fpdf, s style) {
	p.SetFont(familyName, fontStyles[s.face], s.size)
	p.SetTextColor(s.colour.r, s.colour.g, s.colour.b)
}
