package sheet

import (
	"bytes"
	"fmt"
	"strings"

	"ephisra/assessment"
	"ephisra/questions/yamlfile"
)

// Cell is one cell of a table: its text without blanks around it, and where it stands, each counted from 1.
type Cell struct {
	Text         string
	Line, Column int
}

// Table is what a file holds, row by row. Rows without any text are left out.
type Table struct {
	File  string // as faults name it, of a workbook with the worksheet
	Rows  [][]Cell
	Blank int // rows left out

	isBook bool
}

// The most a table may have: far more than any practice has, and little enough to look through.
const (
	mostRows    = 20_000
	mostColumns = 200
)

// Read reads the table of a CSV file, or those of the worksheets of an XLSX file that have a text in them: at least
// one. CSV is UTF-8, with or without a mark, or UTF-16 with one, parted by commas, semicolons or tabs. Faults come back
// as yamlfile.Problems.
func Read(name string, src []byte) ([]*Table, error) {
	if err := foreign(name, src); err != nil {
		return nil, err
	}
	if isWorkbook(src) {
		return readWorkbook(name, src)
	}
	text, err := decodeText(name, src)
	if err != nil {
		return nil, err
	}
	t, err := readCSV(name, text)
	return []*Table{t}, err
}

// isWorkbook reports whether bytes are a zip archive, as XLSX files are.
func isWorkbook(src []byte) bool { return bytes.HasPrefix(src, []byte("PK\x03\x04")) }

// fault is a fault at a cell.
func (t *Table) fault(c Cell, format string, args ...any) yamlfile.Problem {
	text := fmt.Sprintf(format, args...)
	if t.isBook {
		text = "cell " + cellName(c) + ": " + text
	}
	return yamlfile.Problem{File: t.File, Line: max(c.Line, 1), Column: max(c.Column, 1), Message: text}
}

// cellName is a cell as spreadsheets call it: C3.
func cellName(c Cell) string {
	var letters string
	for n := c.Column; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return fmt.Sprintf("%s%d", letters, c.Line)
}

// add takes a row in, or counts it where nothing is in it.
func (t *Table) add(row []Cell) {
	for i := range row {
		row[i].Text = strings.TrimSpace(assessment.UnguardFormula(row[i].Text))
	}
	for _, c := range row {
		if c.Text != "" {
			t.Rows = append(t.Rows, row)
			return
		}
	}
	t.Blank++
}

// checkSize is a fault of a table that is no list of a practice.
func (t *Table) checkSize() error {
	wide := 0
	for _, row := range t.Rows {
		wide = max(wide, len(row))
	}
	if len(t.Rows) > mostRows || wide > mostColumns {
		return t.tooLarge(len(t.Rows), wide)
	}
	return nil
}

func (t *Table) tooLarge(rows, columns int) error {
	return yamlfile.Problems{t.fault(Cell{}, "%d rows of %d columns are more than a list has; at most %d and %d are read",
		rows, columns, mostRows, mostColumns)}
}
