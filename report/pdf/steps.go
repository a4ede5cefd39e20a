package pdf

import (
	"strconv"

	"ephisra/report"
)

// The size of a chart of steps.
const (
	stepsHigh = 40.0 // the highest column
	stepsMost = 44.0 // the widest column
	stepsGap  = 3.0
)

// steps sets a column a step, as high as its number, which stands on it; what it stands for is below.
func (t *typesetter) steps(b report.Steps) []row {
	if len(b.Items) == 0 {
		return nil
	}
	rows := t.caption(b.Caption)
	most := 1
	for _, one := range b.Items {
		most = max(most, one.Value)
	}
	wide := min(stepsMost, (t.width()-stepsGap*float64(len(b.Items)-1))/float64(len(b.Items)))
	r := row{first: true, below: 2}
	if len(rows) == 0 {
		r.gap = tableGap
	}
	base := stepsHigh + stepNumberStyle.leading
	for i, one := range b.Items {
		x := t.left + float64(i)*(wide+stepsGap)
		high := stepsHigh * float64(max(one.Value, 0)) / float64(most)
		r.cells = append(r.cells,
			cell{x: x, width: wide, centre: true, style: stepNumberStyle, drop: base - high - stepNumberStyle.leading,
				lines: []string{strconv.Itoa(one.Value)}},
			cell{x: x, width: wide, centre: true, style: tileTextStyle, drop: base + 3,
				lines: t.family.wrap(tileTextStyle, one.Label, wide)})
		r.extra = append(r.extra, func(y float64) ink {
			return box{x: x, y: y + base - max(high, 0.8), w: wide, h: max(high, 0.8), fill: bar}
		})
	}
	return append(rows, r)
}
