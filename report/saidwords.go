package report

import "strings"

// saidWords is a Writer that collects the words of blocks, to see which terms a report uses.
type saidWords struct{ list []string }

func (w *saidWords) add(texts ...string) {
	for _, text := range texts {
		if text != "" {
			w.list = append(w.list, Shown(text))
		}
	}
}

// String is all of them, a line each.
func (w *saidWords) String() string { return strings.Join(w.list, "\n") }

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
	if len(b.Rows) == 0 {
		w.add(b.Empty)
		return
	}
	w.add(b.Caption)
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

// Steps collects captions and labels.
func (w *saidWords) Steps(b Steps) {
	w.add(b.Caption)
	for _, one := range b.Items {
		w.add(one.Label, number(one.Value))
	}
}

// Texts lists every text of a document as it is read, for those who look whether a form of it has them all.
func Texts(doc *Document) []string {
	words := saidWords{}
	words.add(doc.Title, doc.Practice, doc.Status, doc.Confidential)
	words.add(doc.Verdict.Mark, doc.Verdict.Why)
	words.Pairs(Pairs{Items: doc.Cover})
	for i := range doc.Sections {
		words.add(doc.Sections[i].Title)
		for _, b := range doc.Sections[i].Blocks {
			b.Draw(&words)
		}
	}
	return words.list
}
