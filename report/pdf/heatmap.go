package pdf

import (
	"strings"

	"ephisra/questions"
	"ephisra/report"
)

// heatMap sets the matrix with the highest likelihood on top, the axes named at its edges, the
// level and the numbers of the events in every cell, and the key below.
func (t *typesetter) heatMap(b report.HeatMap) []row {
	rows := t.caption(b.Caption)
	axis := t.axisRows(b)
	if len(rows) == 0 {
		axis[0].gap = tableGap
	}
	rows = append(rows, axis...)
	for i := len(b.Cells) - 1; i >= 0; i-- {
		r := t.mapRow(b, i)
		r.keep = i > 0
		rows = append(rows, r)
	}
	return append(rows, t.key(b.Key)...)
}

// mapColumns are where the texts of the five columns stand, behind the titles of the rows.
func (t *typesetter) mapColumns() [5]column {
	var columns [5]column
	wide := (t.width() - mapRowLabel) / float64(len(columns))
	for i := range columns {
		columns[i] = column{x: t.left + mapRowLabel + float64(i)*wide + cellPadX, width: wide - 2*cellPadX}
	}
	return columns
}

// axisRows name the axes: the title of the columns above theirs, that of the rows above theirs.
func (t *typesetter) axisRows(b report.HeatMap) []row {
	columns := t.mapColumns()
	across := t.width() - mapRowLabel
	title := row{first: true, keep: true, below: 2,
		cells: []cell{{x: t.left + mapRowLabel, width: across, centre: true, style: axisStyle,
			lines: t.family.wrap(axisStyle, addArrow(b.Column, "→"), across)}}}
	titles := row{first: true, keep: true, below: 3,
		cells: []cell{{x: t.left, width: mapRowLabel - 10, right: true, style: axisStyle,
			lines: t.family.wrap(axisStyle, addArrow(b.Row, "↑"), mapRowLabel-10)}}}
	for i, level := range report.LevelTitles() {
		titles.cells = append(titles.cells,
			cell{x: columns[i].x, width: columns[i].width, centre: true, style: headStyle, lines: []string{level}})
	}
	return []row{title, titles}
}

// addArrow shows which way an axis rises.
func addArrow(title, arrow string) string { return strings.TrimSpace(title + " " + arrow) }

// mapRow sets one row of the matrix. Its cells name their level, so that it reads without colour.
func (t *typesetter) mapRow(b report.HeatMap, i int) row {
	r := row{first: true, above: 3, below: 4, least: mapRowLeast}
	r.cells = append(r.cells, cell{x: t.left, width: mapRowLabel - 10, right: true, style: headStyle, drop: 8,
		lines: []string{report.LevelTitles()[i]}})
	for j, k := range t.mapColumns() {
		one := b.Cells[i][j]
		r.cells = append(r.cells, t.mapCell(one, k)...)
	}
	return r
}

// mapCell is two texts one below the other: the level, small, and the numbers.
func (t *typesetter) mapCell(one report.HeatCell, k column) []cell {
	colours, known := levelChips[one.Level]
	if !known {
		colours = chip{shade, rule, muted}
	}
	level := cell{x: k.x, width: k.width, style: mapLevelStyle, fill: &colours}
	if one.Level != questions.Undetermined {
		level.lines = []string{one.Level.String()}
	}
	numbers := cell{x: k.x, width: k.width, style: mapNumberStyle, drop: mapLevelStyle.leading + 1.5}
	numbers.style.colour = colours.text
	if text := one.Text(); text != "" {
		numbers.lines = t.family.wrap(mapNumberStyle, text, k.width)
	}
	return []cell{level, numbers}
}

// key sets number and title of the events, two a row, read from left to right.
func (t *typesetter) key(items []report.Pair) []row {
	var rows []row
	half := t.width() / 2
	number := t.keyNumber(items)
	for i := 0; i < len(items); i += 2 {
		r := row{first: true, loose: true, gap: 1.2, keep: lonely(i/2, (len(items)+1)/2)}
		for j, p := range items[i:min(i+2, len(items))] {
			x := t.left + float64(j)*half
			r.cells = append(r.cells, t.keyCells(p, x, number, half-number-12)...)
		}
		if i == 0 {
			r.gap = blockGap
		}
		rows = append(rows, r)
	}
	return rows
}

func (t *typesetter) keyCells(p report.Pair, x, number, width float64) []cell {
	strong := keyStyle
	strong.face = bold
	return []cell{
		{x: x, width: number - 5, right: true, style: strong, lines: t.family.wrap(strong, p.Label, number-5)},
		{x: x + number, width: width, style: keyStyle, lines: t.family.wrap(keyStyle, p.Value, width)},
	}
}

// keyNumber returns the room for the longest number, within reason.
func (t *typesetter) keyNumber(items []report.Pair) float64 {
	most := 0.0
	for _, p := range items {
		most = max(most, t.family.width(style{face: bold, size: keyStyle.size}, p.Label))
	}
	return min(most, 60) + 6
}
