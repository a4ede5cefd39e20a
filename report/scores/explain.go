package scores

import (
	"encoding/json"
	"io"
	"strconv"

	"ephisra/report"
)

// ExplainSchema names the form of what Explanation writes.
const ExplainSchema = "sra.explain/1"

// Explanation writes a document of report.Explain as JSON, schema sra.explain/1: for each thing
// explained its labelled parts and its tables, every cell as the text a reader sees.
func Explanation(w io.Writer, doc *report.Document) error {
	out := explanation{Schema: ExplainSchema, Practice: doc.Practice, AsOf: doc.AsOf.String(), Bank: doc.Bank,
		Explained: []explained{}}
	for i := range doc.Sections {
		out.Explained = append(out.Explained, explainedOf(&doc.Sections[i]))
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

type explanation struct {
	Schema    string      `json:"schema"`
	Practice  string      `json:"practice"`
	AsOf      string      `json:"as_of"`
	Bank      string      `json:"bank"`
	Explained []explained `json:"explained"`
}

type explained struct {
	Kind   string        `json:"kind"`
	Title  string        `json:"title"`
	Text   []string      `json:"text"`
	Parts  []part        `json:"parts"`
	Tables []explanTable `json:"tables"`
}

type part struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

type explanTable struct {
	Caption string     `json:"caption"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
}

func explainedOf(s *report.Section) explained {
	e := &explained{Kind: s.ID, Title: s.Title, Text: []string{}, Parts: []part{}, Tables: []explanTable{}}
	for _, b := range s.Blocks {
		b.Draw(e)
	}
	return *e
}

// say adds running text.
func (e *explained) say(texts ...string) {
	for _, text := range texts {
		e.Text = append(e.Text, report.Shown(text))
	}
}

// tell adds a label and its value.
func (e *explained) tell(label, value string) {
	e.Parts = append(e.Parts, part{report.Shown(label), report.Shown(value)})
}

// Heading adds a heading's text.
func (e *explained) Heading(b report.Heading) { e.say(b.Text) }

// Paragraph adds running text.
func (e *explained) Paragraph(b report.Paragraph) { e.say(b.Text) }

// List adds the items of a list.
func (e *explained) List(b report.List) { e.say(b.Items...) }

// Pairs adds labels and values.
func (e *explained) Pairs(b report.Pairs) {
	for _, p := range b.Items {
		e.tell(p.Label, p.Value)
	}
}

// Table adds a table.
func (e *explained) Table(b report.Table) { e.Tables = append(e.Tables, tableOf(&b)) }

// HeatMap adds the numbers and titles of a map's events; the levels stand in the scores.
func (e *explained) HeatMap(b report.HeatMap) { e.Pairs(report.Pairs{Items: b.Key}) }

// Tiles adds figures with what they count.
func (e *explained) Tiles(b report.Tiles) {
	for _, one := range b.Items {
		e.tell(one.Figure, one.Text)
	}
}

// Steps adds each step with its number.
func (e *explained) Steps(b report.Steps) {
	for _, one := range b.Items {
		e.tell(one.Label, strconv.Itoa(one.Value))
	}
}

// Bars adds what stands behind each bar.
func (e *explained) Bars(b report.Bars) {
	for _, one := range b.Items {
		e.tell(one.Label, one.Text)
	}
}

func tableOf(b *report.Table) explanTable {
	t := explanTable{Caption: b.Caption, Columns: []string{}, Rows: [][]string{}}
	for _, c := range b.Columns {
		t.Columns = append(t.Columns, c.Title)
	}
	for _, row := range b.Rows {
		cells := make([]string, len(row.Cells))
		for i, c := range row.Cells {
			cells[i] = report.Shown(c.Text)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}
