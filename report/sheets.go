package report

import (
	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// Sheet is a list of facts, one a cell, for programs and spreadsheets: what the report's tables say to a reader, in
// full.
type Sheet struct {
	Key     string // "risks"
	Title   string // "Risk register"; at most 31 characters, as spreadsheets have it
	Columns []Field
	Rows    [][]Value // a Value a Field
}

// Field is a column of a Sheet.
type Field struct {
	Key, Title string
	Kind       Kind
	Wide       int      // in characters
	Choices    []string // what may stand in it, where somebody fills it in
}

// Sheets lists what a result holds. Equal results give equal sheets.
func Sheets(r *risk.Result) []Sheet {
	b := newBuilder(r, Options{})
	return []Sheet{
		sheetOf(b, "risks", "Risk register", counting(len(b.Risks)), riskFields),
		sheetOf(b, "plan", "Plan", b.plannedRows(), planFields),
		sheetOf(b, "requirements", "Requirements", r.Requirements, requirementFields),
		sheetOf(b, "answers", "Answers", b.askedFindings(), answerFields),
		sheetOf(b, "assets", "Systems and devices", r.Assessment.Assets, assetFields),
		sheetOf(b, "vendors", "Vendors", r.Assessment.Vendors, vendorFields),
	}
}

// field is a column and what it holds of a row.
type field[T any] struct {
	Field
	of func(*builder, T) Value
}

func sheetOf[T any](b *builder, key, title string, rows []T, fields []field[T]) Sheet {
	s := Sheet{Key: key, Title: title, Rows: [][]Value{}}
	for _, f := range fields {
		s.Columns = append(s.Columns, f.Field)
	}
	for _, row := range rows {
		values := make([]Value, len(fields))
		for i, f := range fields {
			values[i] = orNil(f.of(b, row))
		}
		s.Rows = append(s.Rows, values)
	}
	return s
}

// orNil makes nothing of what says nothing.
func orNil(v Value) Value {
	switch v {
	case "", assessment.Day{}, questions.Undetermined:
		return nil
	}
	if text, is := v.(string); is {
		return Shown(text)
	}
	return v
}

// orNone is a count of which 0 is not known.
func orNone(n int) Value {
	if n == 0 {
		return nil
	}
	return n
}

// counting lists 0 to n-1.
func counting(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}
