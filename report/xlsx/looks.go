package xlsx

import (
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"ephisra/assessment/risk"
	"ephisra/assessment/sheet"
	"ephisra/questions"
	"ephisra/report"
)

// look is what a cell looks like; cells that look alike share a style.
type look struct {
	isHeading bool
	kind      report.Kind
	level     questions.Level
	status    risk.RequirementStatus
	hasStatus bool
}

// numbers are the number formats of the kinds; a kind without one is shown as it is.
var numbers = map[report.Kind]string{
	report.NumberKind: "#,##0", report.TenthsKind: "#,##0.0", report.MoneyKind: `"$"#,##0`, report.DayKind: "mmm d, yyyy",
}

// style returns the number of a look's style. excelize refuses none of ours.
func (b *book) style(of look) int {
	id, known := b.styles[of]
	if !known {
		id, _ = b.NewStyle(of.style())
		b.styles[of] = id
	}
	return id
}

func (l look) style() *excelize.Style {
	s := &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}
	if format, has := numbers[l.kind]; has {
		s.CustomNumFmt = &format
	}
	switch {
	case l.isHeading:
		fill(s, report.Paint{Fill: report.Hex("#eef2f6"), Text: report.Hex("#163a5c")}, true)
	case l.hasStatus:
		fill(s, report.StatusPaints[l.status], false)
	case l.level != questions.Undetermined:
		fill(s, report.LevelPaints[l.level], false)
	}
	return s
}

func fill(s *excelize.Style, p report.Paint, isBold bool) {
	s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{report.HexOf(p.Fill)}}
	s.Font = &excelize.Font{Bold: isBold, Color: report.HexOf(p.Text)}
}

// height is how high a row has to be for all of its wrapped text to show.
func height(columns []report.Field, values []report.Value) float64 {
	most := 1
	for i, v := range values {
		most = max(most, sheet.LinesHigh(report.ValueText(v), columns[i].Wide))
	}
	return sheet.HeightOf(most)
}

// textLimit is how many characters a cell may have.
const textLimit = 32_767

// shown is a text without what XML cannot hold, and no longer than a cell.
func shown(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
	if runes := []rune(text); len(runes) > textLimit {
		return string(runes[:textLimit-1]) + "…"
	}
	return text
}
