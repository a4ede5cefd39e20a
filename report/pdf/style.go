package pdf

import (
	"image/color"

	"ephisra/report"
)

// Everything that can be tuned by eye stands in this file: sizes in points, colours as red, green, blue.

// colour is red, green and blue, 0-255 each.
type colour struct{ r, g, b int }

var (
	dark    = colour{31, 41, 51}    // text
	muted   = colour{86, 98, 110}   // labels, small print
	accent  = colour{22, 58, 92}    // titles
	bar     = colour{47, 102, 144}  // bars
	track   = colour{229, 234, 239} // behind a bar
	rule    = colour{210, 216, 223} // between rows
	shade   = colour{238, 242, 246} // header rows
	tint    = colour{246, 248, 250} // group rows
	caution = colour{180, 95, 6}    // beside a warning
	cream   = colour{255, 247, 232} // behind a warning
	ghost   = colour{239, 241, 244} // the DRAFT mark, lighter than any text
	white   = colour{255, 255, 255}
)

// face is one of the three fonts of the family.
type face int8

const (
	regular face = iota
	bold
	italic
)

// style is how a text is set.
type style struct {
	face    face
	size    float64
	leading float64 // from baseline to baseline
	colour  colour
}

var (
	coverTitleStyle = style{bold, 27, 32, accent}
	coverNameStyle  = style{regular, 19, 25, dark}
	coverLongStyle  = style{regular, 11, 15, dark} // for names that would fill the page
	coverLabelStyle = style{regular, 9.2, 13, muted}
	coverValueStyle = style{regular, 9.5, 13, dark}
	coverMarkStyle  = style{bold, 10.5, 14, caution}
	verdictStyle    = style{bold, 20, 28, accent}
	coverWhyStyle   = style{regular, 11, 15, dark}
	badgeStyle      = style{bold, 10.5, 19, accent}
	sectionStyle    = style{bold, 17, 21, accent}
	tileStyle       = style{bold, 17, 21, accent}
	tileTextStyle   = style{regular, 8, 10.4, dark}
	stepNumberStyle = style{bold, 9, 12, dark}
	headingStyle    = style{bold, 11.5, 14.5, accent}
	captionStyle    = style{bold, 9.5, 13, dark}
	bodyStyle       = style{regular, 9.3, 12.8, dark}
	leadStyle       = style{regular, 13, 18.5, accent}
	noteStyle       = style{italic, 8.2, 10.6, muted}
	barStyle        = style{regular, 8.2, 10.2, dark}
	labelStyle      = style{bold, 8.7, 12.6, muted}
	valueStyle      = style{regular, 9, 12.6, dark}
	headStyle       = style{bold, 8, 10.6, accent}
	cellStyle       = style{regular, 9, 11.8, dark}
	strongStyle     = style{bold, 9, 11.8, dark}
	groupStyle      = style{bold, 8.8, 11.8, accent}
	detailStyle     = style{regular, 8.5, 11, muted}
	axisStyle       = style{bold, 8.5, 12, muted}
	mapLevelStyle   = style{regular, 7.5, 9.4, dark}
	mapNumberStyle  = style{bold, 9, 11.5, dark}
	keyStyle        = style{regular, 8.2, 10.4, dark}
	entryStyle      = style{regular, 9.2, 12.6, dark}
	partStyle       = style{bold, 9.5, 13, accent}
	runningStyle    = style{regular, 7.8, 10, muted}
	runningBold     = style{bold, 7.8, 10, muted}
	ghostStyle      = style{bold, 130, 130, ghost}
)

// look is how the rows of a table are set.
type look struct {
	cell, strong, group, detail style
	pad                         float64 // above and below a row
}

// looks are those of a plain table, and of a dense one.
var looks = map[bool]look{
	false: {cellStyle, strongStyle, groupStyle, detailStyle, 2.4},
	true: {style{regular, 9, 10.3, dark}, style{bold, 9, 10.3, dark}, style{bold, 9, 10.3, accent},
		style{regular, 8.6, 9.7, muted}, 0.7},
}

// pairLook is how labels and values are set. The labels have a share of the width.
type pairLook struct {
	label, value style
	share, gap   float64
}

// pairLooks are those of plain pairs, and of dense ones.
var pairLooks = map[bool]pairLook{
	false: {labelStyle, valueStyle, labelShare, 2.4},
	true:  {style{bold, 8.4, 9.8, muted}, style{regular, 8.4, 9.8, dark}, 0.14, 0.8},
}

// Sizes of the page and of what stands on it.
const (
	marginSide   = 36
	marginTop    = 48
	marginBottom = 37
	headerAt     = 26.0  // top of the running head
	footerAt     = 27.0  // its distance from the lower edge
	proseWidth   = 484.0 // paragraphs are narrower than tables: about 100 letters a line

	sectionGap  = 18.0 // above a section that does not start a page
	sectionRoom = 90.0 // left below a section title, or it moves to the next page
	headingGap  = 10.0
	blockGap    = 7.0
	tableGap    = 7.0

	cellPadX   = 3.5
	chipPad    = 5.0
	chipRound  = 2.6
	markRoom   = 9.0 // of the circle before a status
	markRadius = 2.5
	indent     = 9.0 // of a detail row
	listIndent = 15.0

	labelShare  = 0.25 // of the width, for the labels of Pairs
	barLabel    = 0.36
	barTrack    = 0.36
	barHeight   = 7.5
	mapRowLabel = 84.0
	mapRowLeast = 30.0

	ruleThin  = 0.5
	ruleThick = 1.1
)

// chip is the colours of a level or a status.
type chip struct{ fill, edge, text colour }

// levelChips and statusChips are those of every form of the report.
var (
	levelChips  = chips(report.LevelPaints)
	statusChips = chips(report.StatusPaints)
)

func chips[K comparable](paints map[K]report.Paint) map[K]chip {
	made := map[K]chip{}
	for k, p := range paints {
		made[k] = chip{colourOf(p.Fill), colourOf(p.Edge), colourOf(p.Text)}
	}
	return made
}

func colourOf(c color.RGBA) colour { return colour{int(c.R), int(c.G), int(c.B)} }
