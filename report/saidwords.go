package report

import "strings"

// saidWords is a Writer that collects the words of blocks, to see which terms a report uses.
type saidWords struct{ strings.Builder }

func (w *saidWords) add(texts ...string) {
	for _, text := range texts {
		w.WriteString(Shown(text))
		w.WriteByte('\n')
	}
}

// Heading collects a heading.
func (w *saidWords) Heading(b Heading) { w.add(b.Text) }

// Paragraph collects running text.
func (w *saidWords) Paragraph(b Paragraph) { w.add(b.Text) }

// List collects the items of a list.
func (w *saidWords) List(b List) { w.add(b.Items...) }

// Pairs collects labels and values.
func (w *saidWords) Pairs(b Pairs) {
	for _, p := range b.Items {
		w.add(p.Label, p.Value)
	}
}

// Table collects captions, titles and cells.
func (w *saidWords) Table(b Table) {
	w.add(b.Caption, b.Empty)
	for _, c := range b.Columns {
		w.add(c.Title)
	}
	for _, row := range b.Rows {
		for _, c := range row.Cells {
			w.add(c.Text)
		}
	}
}

// HeatMap collects the axes and the key.
func (w *saidWords) HeatMap(b HeatMap) {
	w.add(b.Caption, b.Row, b.Column)
	w.Pairs(Pairs{Items: b.Key})
}

// Tiles collects figures and texts.
func (w *saidWords) Tiles(b Tiles) {
	for _, one := range b.Items {
		w.add(one.Figure, one.Text)
	}
}

// Bars collects captions and labels.
func (w *saidWords) Bars(b Bars) {
	w.add(b.Caption)
	for _, one := range b.Items {
		w.add(one.Label, one.Text)
	}
}
