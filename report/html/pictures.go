package html

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
)

// full is a whole bar: Bar.Tenths counts tenths of a percent.
const full = 1000

// barPicture draws a bar; the words beside it say the same.
func barPicture(one report.Bar) string {
	in := min(max(one.Tenths, 0), full)
	open := min(max(one.Open, 0), full-in)
	return fmt.Sprintf(`<svg class="bar" viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true">`+
		`<rect class="track" width="1000" height="60"/><rect class="in" width="%d" height="60"/>`+
		`<rect class="open" x="%d" width="%d" height="60"/></svg>`, in, full-open, open)
}

// mark draws the circle of a status, as much of it filled as is met; the word says the same.
func mark(s risk.RequirementStatus) string {
	halves, has := report.StatusHalves[s]
	if !has {
		return ""
	}
	return fmt.Sprintf(`<svg class="mark-%d" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5"/>`+
		`<path d="M6 1A5 5 0 0 0 6 11Z"/></svg>`, halves)
}

// paints are the colours of levels and statuses, and that of the house, as styles.
func paints(look report.Look) string {
	var b strings.Builder
	for _, l := range questions.Levels {
		p := report.LevelPaints[l]
		fmt.Fprintf(&b, ".level-%d{%s}\n", l, paintStyle(p))
	}
	var statuses []risk.RequirementStatus
	for s := range report.StatusPaints {
		statuses = append(statuses, s)
	}
	slices.Sort(statuses)
	for _, s := range statuses {
		fmt.Fprintf(&b, ".status-%s{%s}\n", s.ID(), paintStyle(report.StatusPaints[s]))
	}
	if look.Brand != nil {
		b.WriteString(brandStyle(*look.Brand))
	}
	return b.String()
}

func paintStyle(p report.Paint) string {
	return fmt.Sprintf("background:%s;border-color:%s;color:%s", report.HexOf(p.Fill), report.HexOf(p.Edge),
		report.HexOf(p.Text))
}

// brandStyle draws bars and rules in the colour of the house, and titles too if they can be read in it.
func brandStyle(c color.RGBA) string {
	style := fmt.Sprintf(":root{--bar:%s", report.HexOf(c))
	if report.Readable(c) {
		style += fmt.Sprintf(";--accent:%s", report.HexOf(c))
	}
	return style + "}\n"
}
