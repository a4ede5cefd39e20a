package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"ephisra/assessment"
	"ephisra/questions/yamlfile"
)

// mostUnpacked bounds what a workbook may unpack to: one of a practice's lists has a hundredth of it.
const mostUnpacked = 64 << 20

// readWorkbook reads the worksheets of a workbook that have a text in them.
func readWorkbook(name string, src []byte) ([]*Table, error) {
	f, err := openWorkbook(name, src)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var tables []*Table
	for _, sheet := range f.GetSheetList() {
		t, err := readWorksheet(f, name, sheet)
		if err != nil {
			return nil, err
		}
		if len(t.Rows) > 0 {
			tables = append(tables, t)
		}
	}
	if len(tables) == 0 {
		return []*Table{{File: name, isBook: true}}, nil
	}
	return tables, nil
}

func openWorkbook(name string, src []byte) (*excelize.File, error) {
	f, err := excelize.OpenReader(bytes.NewReader(src), excelize.Options{RawCellValue: true,
		UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked})
	if err != nil {
		return nil, yamlfile.Problems{{File: name, Line: 1, Column: 1,
			Message: fmt.Sprintf("this is no workbook that can be read (%v); save it as XLSX, without a password", err)}}
	}
	return f, nil
}

// readWorksheet reads a worksheet row by row, each cell twice: as it is stored and as it is shown. It stops at a table
// that is larger than any list, before it takes room for it.
func readWorksheet(f *excelize.File, name, sheet string) (*Table, error) {
	t := &Table{File: name + " (" + sheet + ")", isBook: true}
	stored, err := f.Rows(sheet)
	if err != nil {
		return nil, yamlfile.Problems{t.fault(Cell{}, "the worksheet cannot be read: %v", err)}
	}
	defer stored.Close()
	shown, err := f.Rows(sheet)
	if err != nil {
		return nil, yamlfile.Problems{t.fault(Cell{}, "the worksheet cannot be read: %v", err)}
	}
	defer shown.Close()
	is1904 := countsFrom1904(f)
	for line := 1; stored.Next() && shown.Next(); line++ {
		raw, errRaw := stored.Columns(excelize.Options{RawCellValue: true})
		seen, errSeen := shown.Columns(excelize.Options{RawCellValue: false})
		if err := errors.Join(errRaw, errSeen); err != nil {
			return nil, yamlfile.Problems{t.fault(Cell{Line: line}, "the row cannot be read: %v", err)}
		}
		if line > mostRows || len(raw) > mostColumns {
			return nil, t.tooLarge(line, len(raw))
		}
		row := make([]Cell, len(raw))
		for i, text := range raw {
			row[i] = Cell{typed(text, at(seen, i), is1904), line, i + 1}
		}
		t.add(row)
	}
	return t, nil
}

func at(texts []string, i int) string {
	if i < len(texts) {
		return texts[i]
	}
	return ""
}

func countsFrom1904(f *excelize.File) bool {
	props, err := f.GetWorkbookProps()
	return err == nil && props.Date1904 != nil && *props.Date1904
}

// lastSerial is the last day of 9999, as spreadsheets count.
const lastSerial = 2_958_465

// typed is a cell as a person would type it: a day where a number is shown as one, and yes or no for a truth.
func typed(stored, shown string, is1904 bool) string {
	if truth, is := map[string]string{"TRUE": "yes", "FALSE": "no"}[shown]; is && stored != shown {
		return truth
	}
	serial, err := strconv.ParseFloat(stored, 64)
	if err != nil || serial < 1 || serial > lastSerial || !looksLikeDay(shown) {
		return stored
	}
	day, err := excelize.ExcelDateToTime(serial, is1904)
	if err != nil {
		return stored
	}
	return assessment.DayOf(day).String()
}

// looksLikeDay reports whether what is shown of a number has the marks or the letters of a date.
func looksLikeDay(shown string) bool {
	return strings.IndexAny(shown, "/-.") > 0 && !strings.ContainsAny(shown, "%$") && strings.Count(shown, ".") != 1 ||
		strings.IndexFunc(shown, unicode.IsLetter) >= 0 && !strings.ContainsAny(shown, "E$%")
}

// page is one worksheet to be written.
type page struct {
	title   string
	above   []string // lines above the heading
	heading []heading
	rows    [][]any
	hidden  []int // columns that are not shown, counted from 0
}

// heading is a column of a page.
type heading struct {
	title   string
	wide    float64
	choices []string // what may stand in it
	isOpen  bool     // a person fills it in
}

// writeWorkbook makes a workbook of one page. Equal pages give equal bytes.
func writeWorkbook(p page) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName(f.GetSheetName(0), p.title); err != nil {
		return nil, err
	}
	d := &drawing{f, p, len(p.above) + 1}
	for _, step := range []func() error{d.columns, d.lines, d.cells, d.choices, d.freeze} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: p.title, Creator: "sra", LastModifiedBy: "sra",
		Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z", Language: "en-US"}); err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	err := WriteInOrder(&packed, f)
	return packed.Bytes(), err
}

// WriteInOrder writes a workbook with its parts in the order of their names, so that equal workbooks are equal bytes:
// excelize takes them from a map.
func WriteInOrder(w io.Writer, f *excelize.File) error {
	var packed bytes.Buffer
	if err := f.Write(&packed); err != nil {
		return err
	}
	in, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, part := range in.File {
		if err := out.Copy(part); err != nil {
			return err
		}
	}
	return out.Close()
}

// drawing is a page on its way into a workbook.
type drawing struct {
	*excelize.File
	page
	head int // the line of the heading
}

func (d *drawing) columns() error {
	for i, h := range d.heading {
		name, _ := excelize.ColumnNumberToName(i + 1)
		if err := d.SetColWidth(d.title, name, name, h.wide); err != nil {
			return err
		}
		if slices.Contains(d.hidden, i) {
			if err := d.SetColVisible(d.title, name, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// lines writes what stands above the heading.
func (d *drawing) lines() error {
	bold, err := d.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 12}})
	if err != nil {
		return err
	}
	for i, text := range d.above {
		cell := cellName(Cell{Column: d.firstShown(), Line: i + 1})
		if err := d.SetCellStr(d.title, cell, text); err != nil {
			return err
		}
		if i == 0 {
			if err := d.SetCellStyle(d.title, cell, cell, bold); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *drawing) firstShown() int {
	for i := range d.heading {
		if !slices.Contains(d.hidden, i) {
			return i + 1
		}
	}
	return 1
}

// dayForm shows days as files write them.
var dayForm = "yyyy-mm-dd"

// looks are how the cells of a page look.
var looks = map[string]*excelize.Style{
	"head": {Font: &excelize.Font{Bold: true, Color: "#163a5c"}, Alignment: wrapped,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"#eef2f6"}}},
	"text": {Alignment: wrapped},
	"open": {Alignment: wrapped, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"#fff8e1"}}},
	"day":  {Alignment: &excelize.Alignment{Vertical: "top"}, CustomNumFmt: &dayForm},
}

var wrapped = &excelize.Alignment{WrapText: true, Vertical: "top"}

// cells writes the heading and the rows.
func (d *drawing) cells() error {
	ids := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(looks)) {
		id, err := d.NewStyle(looks[name])
		if err != nil {
			return err
		}
		ids[name] = id
	}
	titles := make([]any, len(d.heading))
	for i, h := range d.heading {
		titles[i] = h.title
	}
	for n, row := range append([][]any{titles}, d.rows...) {
		lines := 1
		for i, v := range row {
			at := Cell{Column: i + 1, Line: d.head + n}
			if err := d.cell(at, v, styleOf(ids, n == 0, d.heading[i].isOpen, v)); err != nil {
				return err
			}
			if !slices.Contains(d.hidden, i) {
				lines = max(lines, LinesHigh(textOf(v), int(d.heading[i].wide)))
			}
		}
		if err := d.SetRowHeight(d.title, d.head+n, HeightOf(lines)); err != nil {
			return err
		}
	}
	return nil
}

// The height of a row, in points: as many lines as its longest cell, and never more than a row may have.
const (
	lineHeight = 15.0
	mostHeight = 405.0
)

// HeightOf is how high a row of so many lines is, in points.
func HeightOf(lines int) float64 { return min(float64(lines)*lineHeight, mostHeight) }

// LinesHigh is how many lines a text takes in a cell so many characters wide.
func LinesHigh(text string, wide int) int {
	lines := 0
	for l := range strings.SplitSeq(text, "\n") {
		lines += 1 + utf8.RuneCountInString(l)/max(wide-1, 1)
	}
	return lines
}

func styleOf(ids map[string]int, isHead, isOpen bool, v any) int {
	_, isDay := v.(assessment.Day)
	switch {
	case isHead:
		return ids["head"]
	case isDay:
		return ids["day"]
	case isOpen:
		return ids["open"]
	}
	return ids["text"]
}

// cell writes one value: days as real days, whole numbers as numbers, everything else as a text that is no formula.
func (d *drawing) cell(at Cell, v any, style int) error {
	name := cellName(at)
	var err error
	switch v := v.(type) {
	case assessment.Day:
		if !v.IsZero() {
			err = d.SetCellInt(d.title, name, int64(v.Serial()))
		}
	case int:
		err = d.SetCellInt(d.title, name, int64(v))
	default:
		err = d.SetCellStr(d.title, name, fmt.Sprint(v))
	}
	if err != nil {
		return err
	}
	return d.SetCellStyle(d.title, name, name, style)
}

// spareRows are how many rows behind the last have the same choices, for what somebody adds.
const spareRows = 200

// choices lets the cells of a column be chosen from a list.
func (d *drawing) choices() error {
	for i, h := range d.heading {
		if len(h.choices) == 0 {
			continue
		}
		rule := excelize.NewDataValidation(true)
		rule.Sqref = cellName(Cell{Column: i + 1, Line: d.head + 1}) + ":" +
			cellName(Cell{Column: i + 1, Line: d.head + len(d.rows) + spareRows})
		if err := rule.SetDropList(h.choices); err != nil {
			return err
		}
		if err := d.AddDataValidation(d.title, rule); err != nil {
			return err
		}
	}
	return nil
}

// freeze keeps the heading in sight, and prints the page across, as wide as the paper.
func (d *drawing) freeze() error {
	landscape, across, isFit := "landscape", 1, true
	err := errors.Join(d.SetPageLayout(d.title, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &across,
		FitToHeight: new(int)}), d.SetSheetProps(d.title, &excelize.SheetPropsOptions{FitToPage: &isFit}))
	if err != nil {
		return err
	}
	return d.SetPanes(d.title, &excelize.Panes{Freeze: true, YSplit: d.head, TopLeftCell: fmt.Sprintf("A%d", d.head+1),
		ActivePane: "bottomLeft"})
}
