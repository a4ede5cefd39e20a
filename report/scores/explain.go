package scores

import (
	"encoding/json"
	"io"

	"ephisra/report"
)

// Explanation writes a document of report.Explain as JSON, schema sra.explain/1: for each thing
// explained its labelled parts and its tables, every cell as the text a reader sees.
func Explanation(w io.Writer, doc *report.Document) error {
	out := explanation{Schema: "sra.explain/1", Practice: doc.Practice, AsOf: doc.AsOf.String(), Bank: doc.Bank,
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
	e := explained{Kind: s.ID, Title: s.Title, Text: []string{}, Parts: []part{}, Tables: []explanTable{}}
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case report.Paragraph:
			e.Text = append(e.Text, b.Text)
		case report.Pairs:
			for _, p := range b.Items {
				e.Parts = append(e.Parts, part{p.Label, p.Value})
			}
		case report.Table:
			e.Tables = append(e.Tables, tableOf(&b))
		}
	}
	return e
}

func tableOf(b *report.Table) explanTable {
	t := explanTable{Caption: b.Caption, Columns: []string{}, Rows: [][]string{}}
	for _, c := range b.Columns {
		t.Columns = append(t.Columns, c.Title)
	}
	for _, row := range b.Rows {
		cells := make([]string, len(row.Cells))
		for i, c := range row.Cells {
			cells[i] = c.Text
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}
