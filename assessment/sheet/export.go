package sheet

import (
	"bytes"
	"fmt"

	"ephisra/assessment"
)

// Formats of the sheets that are written, as the ends of their names.
const (
	CSV  = "csv"
	XLSX = "xlsx"
)

// yesNo are what may stand in a column of yes and no.
var yesNo = []string{"yes", "no", "unknown"}

// choicesOf are what may stand in a column, where that is a short list.
var choicesOf = map[string][]string{
	"ephi": yesNo, "encrypted": yesNo, "kind": {"system", "device", "media", "paper"},
	"response": {"mitigate", "accept", "avoid", "share", "transfer"}, "state": {"open", "doing", "done"},
}

// widths are how wide the columns of a workbook are, in characters; a column not named has the usual width.
var widths = map[string]float64{asID: 16, asName: 32, "service": 26, "access": 24, "place": 22, "owner": 20, asNote: 50,
	"role": 26, "fix": 24, "title": 50}

const usualWidth = 13

// Export writes a list as a sheet that Import reads back, in the format given. Equal lists give equal bytes.
func (l *List[T]) Export(a *assessment.Assessment, format string) ([]byte, error) {
	var rows [][]any
	for _, row := range l.Rows(a) {
		values := []any{l.ID(&row), l.Name(&row)}
		for _, c := range l.Columns {
			values = append(values, valueOf(&c, &row))
		}
		rows = append(rows, values)
	}
	return write(l.Noun+"s", l.keys(), rows, format)
}

// valueOf is what a row holds of a column: a day as a day, everything else as it is typed.
func valueOf[T any](c *assessment.Column[T], row *T) any {
	if c.Day != nil {
		return c.Day(row)
	}
	return c.Write(row)
}

// write writes rows under their keys.
func write(title string, keys []string, rows [][]any, format string) ([]byte, error) {
	if format == XLSX {
		p := page{title: title, rows: rows}
		for _, key := range keys {
			h := heading{title: key, wide: usualWidth, choices: choicesOf[key]}
			if wide, known := widths[key]; known {
				h.wide = wide
			}
			p.heading = append(p.heading, h)
		}
		return writeWorkbook(p)
	}
	lines := [][]string{keys}
	for _, row := range rows {
		lines = append(lines, texts(row))
	}
	var b bytes.Buffer
	err := writeCSV(&b, lines)
	return b.Bytes(), err
}

func texts(row []any) []string {
	list := make([]string, len(row))
	for i, v := range row {
		list[i] = textOf(v)
	}
	return list
}

func textOf(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}
