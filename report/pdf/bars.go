package pdf

import "ephisra/report"

// full is a whole bar: Bar.Tenths counts tenths of a percent.
const full = 1000

// bars sets a label, a bar over its track, and the text that says the same.
func (t *typesetter) bars(b report.Bars) []row {
	rows := t.caption(b.Caption)
	for i, one := range b.Items {
		r := t.bar(one)
		r.gap = 1.4
		if i == 0 && b.Caption == "" {
			r.gap = tableGap
		}
		r.keep = i+1 < len(b.Items) // a chart stays whole
		rows = append(rows, r)
	}
	return rows
}

func (t *typesetter) bar(one report.Bar) row {
	label, wide := t.width()*barLabel, t.width()*barTrack
	from := t.left + label
	behind := from + wide + 10
	r := row{first: true, loose: true, cells: []cell{
		{x: t.left, width: label - 12, style: barStyle, lines: t.family.wrap(barStyle, one.Label, label-12)},
		{x: behind, width: t.right - behind, style: barStyle, lines: t.family.wrap(barStyle, one.Text, t.right-behind)},
	}}
	drop := (barStyle.leading - barHeight) / 2
	r.extra = append(r.extra, func(y float64) ink { return box{x: from, y: y + drop, w: wide, h: barHeight, fill: track} })
	if length := wide * float64(min(max(one.Tenths, 0), full)) / full; length > 0 {
		r.extra = append(r.extra, func(y float64) ink {
			return box{x: from, y: y + drop, w: length, h: barHeight,
				fill: bar}
		})
	}
	if open := wide * float64(min(max(one.Open, 0), full)) / full; open > 0 {
		r.extra = append(r.extra, hatch(from+wide-open, drop, open)...)
	}
	return r
}

// hatch draws what is not known as thin upright strokes at the end of the track.
func hatch(x, drop, wide float64) []func(y float64) ink {
	const stroke, step = 0.8, 3.2
	var marks []func(y float64) ink
	for at := 0.0; at < wide; at += step {
		marks = append(marks, func(y float64) ink {
			return box{x: x + at, y: y + drop, w: min(stroke, wide-at), h: barHeight, fill: bar}
		})
	}
	return marks
}
