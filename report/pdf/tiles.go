package pdf

import "ephisra/report"

// tiles sets figures side by side, each large over what it counts, in a box of its own.
func (t *typesetter) tiles(b report.Tiles) []row {
	if len(b.Items) == 0 {
		return nil
	}
	const space, pad = 8.0, 8.0
	wide := (t.width() - space*float64(len(b.Items)-1)) / float64(len(b.Items))
	r := row{first: true, gap: blockGap, above: 6, below: 7}
	for i, one := range b.Items {
		x := t.left + float64(i)*(wide+space)
		figure := t.family.wrap(tileStyle, one.Figure, wide-2*pad)
		r.cells = append(r.cells, cell{x: x + pad, width: wide - 2*pad, style: tileStyle, lines: figure},
			cell{x: x + pad, width: wide - 2*pad, style: tileTextStyle, drop: float64(len(figure)) * tileStyle.leading,
				lines: t.family.wrap(tileTextStyle, one.Text, wide-2*pad)})
	}
	height := r.height()
	for i := range b.Items {
		x := t.left + float64(i)*(wide+space)
		r.behind = append(r.behind, func(y float64) ink { return box{x: x, y: y, w: wide, h: height, fill: shade, round: 3} })
	}
	return []row{r}
}
