package xlsx

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/assessment/sheet"
	"ephisra/questions"
	"ephisra/report"
)

// Write writes a workbook. Text that people typed is a text whatever it starts with: nothing is read as a formula.
// Equal sheets give equal bytes.
func Write(w io.Writer, doc *report.Document, sheets []report.Sheet) error {
	f := excelize.NewFile()
	defer f.Close()
	b := &book{File: f, styles: map[look]int{}}
	for i := range sheets {
		if err := b.sheet(i, &sheets[i]); err != nil {
			return fmt.Errorf("sheet %q: %w", sheets[i].Title, err)
		}
	}
	if err := b.describe(doc); err != nil {
		return err
	}
	return sheet.WriteInOrder(w, f)
}

// book is a workbook being written.
type book struct {
	*excelize.File
	styles map[look]int
}

// describe sets title and dates, all the document's own.
func (b *book) describe(doc *report.Document) error {
	day := doc.AsOf.String()
	if day == "" {
		day = "1970-01-01"
	}
	return b.SetDocProps(&excelize.DocProperties{Title: doc.Title + ": " + doc.Practice, Creator: "sra",
		LastModifiedBy: "sra", Created: day + "T00:00:00Z", Modified: day + "T00:00:00Z", Language: "en-US"})
}

// sheet writes one worksheet; the first takes the one that a new workbook has.
func (b *book) sheet(i int, s *report.Sheet) error {
	if i == 0 {
		if err := b.SetSheetName(b.GetSheetName(0), s.Title); err != nil {
			return err
		}
	} else if _, err := b.NewSheet(s.Title); err != nil {
		return err
	}
	if err := b.frame(s); err != nil { // what the stream is to end with has to be known before it is written
		return err
	}
	rows, err := b.NewStreamWriter(s.Title)
	if err != nil {
		return err
	}
	if err := b.rows(rows, s); err != nil {
		return err
	}
	return rows.Flush()
}

// rows writes widths, headings that stay, and every row.
func (b *book) rows(rows *excelize.StreamWriter, s *report.Sheet) error {
	heading := make([]any, len(s.Columns))
	for i, c := range s.Columns {
		if err := rows.SetColWidth(i+1, i+1, float64(c.Wide)); err != nil {
			return err
		}
		heading[i] = excelize.Cell{StyleID: b.style(look{isHeading: true}), Value: c.Title}
	}
	stays := excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := rows.SetPanes(&stays); err != nil {
		return err
	}
	if err := rows.SetRow("A1", heading); err != nil {
		return err
	}
	for n, values := range s.Rows {
		cells := make([]any, len(values))
		for i, v := range values {
			cells[i] = b.cell(s.Columns[i].Kind, v)
		}
		at, err := excelize.CoordinatesToCellName(1, n+2)
		if err != nil {
			return err
		}
		if err := rows.SetRow(at, cells, excelize.RowOpts{Height: height(s.Columns, values)}); err != nil {
			return err
		}
	}
	return nil
}

// cell is a value as a spreadsheet counts and sorts it.
func (b *book) cell(kind report.Kind, v report.Value) any {
	is := look{kind: kind}
	switch v := v.(type) {
	case nil:
		return excelize.Cell{StyleID: b.style(is)}
	case assessment.Day:
		return excelize.Cell{StyleID: b.style(is), Value: v.Serial()}
	case risk.Tenths:
		return excelize.Cell{StyleID: b.style(is), Value: float64(v) / 10}
	case questions.Level:
		is.level = v
		return excelize.Cell{StyleID: b.style(is), Value: v.String()}
	case risk.RequirementStatus:
		is.status, is.hasStatus = v, true
		return excelize.Cell{StyleID: b.style(is), Value: v.String()}
	case string:
		return excelize.Cell{StyleID: b.style(is), Value: shown(v)}
	}
	return excelize.Cell{StyleID: b.style(is), Value: v}
}

// frame sets the filter over a sheet, what may be chosen in its columns, and how it prints.
func (b *book) frame(s *report.Sheet) error {
	last, err := excelize.CoordinatesToCellName(len(s.Columns), len(s.Rows)+1)
	if err != nil {
		return err
	}
	if err := b.AutoFilter(s.Title, "A1:"+last, nil); err != nil {
		return err
	}
	fits := true
	if err := b.SetSheetProps(s.Title, &excelize.SheetPropsOptions{FitToPage: &fits}); err != nil {
		return err
	}
	landscape, one, all := "landscape", 1, 0
	if err := b.SetPageLayout(s.Title, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &one,
		FitToHeight: &all}); err != nil {
		return err
	}
	for i, c := range s.Columns {
		if len(c.Choices) == 0 || len(s.Rows) == 0 {
			continue
		}
		if err := b.choices(s, i, c.Choices); err != nil {
			return err
		}
	}
	return nil
}

// choices lets a column be filled with some words only.
func (b *book) choices(s *report.Sheet, column int, words []string) error {
	from, err := excelize.CoordinatesToCellName(column+1, 2)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(column+1, len(s.Rows)+1)
	if err != nil {
		return err
	}
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(from + ":" + to)
	rule.SetError(excelize.DataValidationErrorStyleStop, s.Columns[column].Title, "Choose one of the list.")
	if err := rule.SetDropList(words); err != nil {
		return err
	}
	return b.AddDataValidation(s.Title, rule)
}
