package sheet

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"ephisra/assessment"
	"ephisra/questions/yamlfile"
)

// readCSV reads comma-separated values (RFC 4180), and what spreadsheets of other countries make of them.
func readCSV(name, text string) (*Table, error) {
	t := &Table{File: name}
	comma, text, skipped := separator(text)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = comma, -1, comma != '\t'
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, csvFault(name, skipped, err)
		}
		row := make([]Cell, len(record))
		for i, text := range record {
			line, column := r.FieldPos(i)
			row[i] = Cell{text, line + skipped, column}
		}
		t.add(row)
	}
	return t, t.checkSize()
}

// csvFault says where a file stops being comma-separated values.
func csvFault(name string, skipped int, err error) error {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return fmt.Errorf("reading %q: %w", name, err)
	}
	text := map[error]string{
		csv.ErrQuote:     "a quotation mark stands inside a cell; write it twice, and quotation marks around the cell",
		csv.ErrBareQuote: "a quotation mark stands inside a cell; write it twice, and quotation marks around the cell",
	}[at.Err]
	if text == "" {
		text = at.Err.Error()
	}
	return yamlfile.Problems{{File: name, Line: at.Line + skipped, Column: max(at.Column, 1), Message: text}}
}

// separators part the cells, the likeliest first.
const separators = ",;\t"

// separator finds out what parts the cells: what a first line "sep=;" says, which is taken off and counted, or what the
// first row has most of outside quotation marks.
func separator(text string) (comma rune, rest string, skipped int) {
	line, rest, _ := strings.Cut(text, "\n")
	if said, is := strings.CutPrefix(strings.ToLower(strings.TrimRight(line, "\r")), "sep="); is && len(said) == 1 &&
		strings.Contains(separators, said) {
		return rune(said[0]), rest, 1
	}
	counts, isQuoted := map[rune]int{}, false
	for _, r := range text {
		if r == '"' {
			isQuoted = !isQuoted
		}
		if isQuoted {
			continue
		}
		if r == '\n' && len(counts) > 0 {
			break
		}
		if strings.ContainsRune(separators, r) {
			counts[r]++
		}
	}
	comma = ','
	for _, r := range separators {
		if counts[r] > counts[comma] {
			comma = r
		}
	}
	return comma, text, 0
}

// writeCSV writes rows as comma-separated values, nothing in them a formula.
func writeCSV(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w)
	for _, row := range rows {
		guarded := make([]string, len(row))
		for i, text := range row {
			guarded[i] = assessment.GuardFormula(text)
		}
		if err := out.Write(guarded); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
