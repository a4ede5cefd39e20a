package scores

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/report"
)

// ReportSchema names the form of what ReportJSON writes.
const ReportSchema = "sra.report/1"

// CSV writes a sheet as comma-separated values (RFC 4180), its keys as the first row. Days are year-month-day, numbers
// without separators. The only errors are those of w.
func CSV(w io.Writer, s *report.Sheet) error {
	out := csv.NewWriter(w)
	rows := [][]string{report.Each(s.Columns, func(f report.Field) string { return f.Key })}
	for _, values := range s.Rows {
		rows = append(rows, report.Each(values, csvText))
	}
	return out.WriteAll(rows)
}

// csvText is a value as a cell; only texts can hold formulas.
func csvText(v report.Value) string {
	if text, is := v.(string); is {
		return assessment.GuardFormula(text)
	}
	return report.ValueText(v)
}

// everything is one object of schema sra.report/1: the score, and every sheet as a list of objects.
type everything struct {
	Schema string `json:"schema"`
	Score  score  `json:"score"`
	Sheets sheets `json:"sheets"`
}

// sheets are written by key, in the order of the report.
type sheets []report.Sheet

// MarshalJSON writes an object of lists, one a sheet.
func (list sheets) MarshalJSON() ([]byte, error) {
	return object(len(list), func(i int) (string, any) { return list[i].Key, rowsOf(&list[i]) })
}

// row is one row of a sheet, written as an object in the order of its columns.
type row struct {
	columns []report.Field
	values  []report.Value
}

func rowsOf(s *report.Sheet) []row {
	return report.Each(s.Rows, func(values []report.Value) row { return row{s.Columns, values} })
}

// MarshalJSON writes levels and statuses by their ids, days as text, what is not known as null.
func (r row) MarshalJSON() ([]byte, error) {
	return object(len(r.values), func(i int) (string, any) {
		if r.columns[i].Kind == report.DayKind && r.values[i] != nil {
			return r.columns[i].Key, report.ValueText(r.values[i])
		}
		return r.columns[i].Key, r.values[i]
	})
}

// object writes n members in their order.
func object(n int, member func(int) (string, any)) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i := range n {
		key, value := member(i)
		if i > 0 {
			b.WriteByte(',')
		}
		if err := enc.Encode(key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// ReportJSON writes all that a report holds as one indented object: the score, and the sheets. File is the name the
// caller knows the assessment by. The only errors are those of w.
func ReportJSON(w io.Writer, file string, r *risk.Result) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(everything{ReportSchema, scoreOf(file, r, true), report.Sheets(r)})
}
