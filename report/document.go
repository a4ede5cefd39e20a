package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/questions"
)

// Document is a report, whole, before it is drawn.
type Document struct {
	Title    string // "Security Risk Assessment"
	Practice string
	Status   string // "DRAFT", "Signed 2026-11-23", "CHANGED SINCE SIGNED"
	Draft    bool   // not signed: writers mark every page
	AsOf     assessment.Day
	Bank     string // "hipaa-security-rule 2026.1"

	PreparedBy   string // may be empty
	Confidential string // stands on the cover and at the foot of every page; may be empty

	Verdict  Verdict
	Cover    []Pair
	Sections []Section
}

// Verdict is what a report comes to, on its cover. The zero value is none.
type Verdict struct {
	Level questions.Level // Undetermined: not known yet
	Mark  string          // "Very High", "Not yet known"
	Why   string          // a sentence or two
}

// Part is one of the three parts a report is read in. Zero is a document without parts.
type Part int8

// The parts: what an owner reads, what the report says in whole, and what it rests on.
const (
	NoPart Part = iota
	ForOwner
	WholeReport
	EvidencePart
)

// String returns the part's title.
func (p Part) String() string {
	return [...]string{NoPart: "", ForOwner: "For the owner", WholeReport: "The report", EvidencePart: "Evidence"}[p]
}

// Only returns the document with the sections of some parts alone.
func (d *Document) Only(parts ...Part) *Document {
	some := *d
	some.Sections = slices.DeleteFunc(slices.Clone(d.Sections), func(s Section) bool {
		return !slices.Contains(parts, s.Part)
	})
	return &some
}

// Section is a chapter of the report.
type Section struct {
	ID     string // stable, for links: "risk-register"
	Part   Part
	Title  string
	Page   bool // starts a new page
	Blocks []Block
}

// Block is a part of a section. Draw hands it to a writer by its kind.
type Block interface{ Draw(w Writer) }

// Writer draws blocks: a method for each kind, so that a writer that forgets one does not compile.
type Writer interface {
	Heading(b Heading)
	Paragraph(b Paragraph)
	List(b List)
	Pairs(b Pairs)
	Table(b Table)
	HeatMap(b HeatMap)
	Bars(b Bars)
	Tiles(b Tiles)
	Steps(b Steps)
}

// Heading opens a part of a section.
type Heading struct {
	ID   string
	Text string
}

// Paragraph is running text.
type Paragraph struct {
	Kind ParagraphKind
	Text string
}

// ParagraphKind says how a Paragraph is set. Zero is body text.
type ParagraphKind int8

// The kinds of paragraph.
const (
	Body    ParagraphKind = iota
	Lead                  // the one sentence to remember
	Note                  // small print
	Warning               // set off, with a mark
)

// List is a list of short texts.
type List struct {
	Numbered bool
	Items    []string
}

// Pair is a label and its value.
type Pair struct{ Label, Value string }

// Pairs is a two-column list of labels and values.
type Pairs struct {
	Items []Pair
	Dense bool // set small, as evidence is
	RunIn bool // each value goes on behind its label, as one paragraph
}

// Table has a header row and body rows, each with one Cell a Column.
type Table struct {
	Caption string
	Columns []Column
	Rows    []Row
	Empty   string // said in place of a table without rows
	Dense   bool   // set small, as evidence is
}

// Column is a column of a Table.
type Column struct {
	Key   string // stable, and no other column's of its table: "likelihood"
	Title string
	Kind  Kind // of the values in its cells: how they are ranged and sorted
	Width int  // share of the width; all columns together are the whole
}

// Right reports whether the column is ranged right, as numbers are.
func (c Column) Right() bool {
	return c.Kind == NumberKind || c.Kind == TenthsKind || c.Kind == MoneyKind
}

// Row is a row of a Table.
type Row struct {
	ID    string // of the place, for references; may be empty
	Kind  RowKind
	Cells []Cell // a Group row has one cell across all columns
}

// IsRemark reports whether a row is a detail with a text in its first cell alone: writers set it across the table.
func (r *Row) IsRemark() bool {
	return r.Kind == Detail && len(r.Cells) > 0 && r.Cells[0].Text != "" &&
		!slices.ContainsFunc(r.Cells[1:], func(c Cell) bool { return c.Text != "" })
}

// RowKind says how a Row is set. Zero is a plain row.
type RowKind int8

// The kinds of row.
const (
	Plain  RowKind = iota
	Group          // heads the rows below it
	Detail         // belongs to the row above it
)

// Cell is one cell: what is read in it, and what that says.
type Cell struct {
	Text   string
	Strong bool
	Value  Value // of the column's Kind; nil where the text is all there is: a dash, "no plan yet", a heading
}

// HeatMap is a matrix of levels with the events that stand in each cell.
type HeatMap struct {
	Caption string
	Row     string         // what the rows are: "Likelihood"
	Column  string         // what the columns are: "Impact"
	Cells   [5][5]HeatCell // rows and columns from Very Low to Very High
	Key     []Pair         // number and title of each event shown
}

// HeatCell is one cell of a HeatMap.
type HeatCell struct {
	Level  questions.Level
	Count  int      // how many events stand in it
	Events []string // numbers of those to be named
}

// Text says what stands in a cell: "3: 1, 2, 3", "6, with 4", "6", or nothing.
func (c *HeatCell) Text() string {
	count, named := max(c.Count, len(c.Events)), strings.Join(c.Events, ", ")
	switch {
	case count == 0:
		return ""
	case named == "":
		return fmt.Sprint(count)
	case len(c.Events) < count:
		return fmt.Sprintf("%d, with %s", count, named)
	}
	return fmt.Sprintf("%d: %s", count, named)
}

// Bars is a bar chart of shares.
type Bars struct {
	Caption string
	Items   []Bar
}

// Tiles are a few figures side by side, each with what it counts.
type Tiles struct{ Items []Tile }

// Tile is one of them.
type Tile struct{ Figure, Text string }

// Steps is a chart of a number that changes step by step: what is left after each action, or by each day.
type Steps struct {
	Caption string
	Items   []Step
}

// Step is how much there is at one step; the first is now.
type Step struct {
	Label string
	Value int
}

// Bar is one bar.
type Bar struct {
	Label  string
	Tenths int    // length in tenths of a percent, 0-1000
	Open   int    // the part not known yet, in tenths of a percent
	Text   string // what stands behind it: "62.5 % of 14"
}

// Draw hands the block to a writer.
func (b Heading) Draw(w Writer) { w.Heading(b) }

// Draw hands the block to a writer.
func (b Paragraph) Draw(w Writer) { w.Paragraph(b) }

// Draw hands the block to a writer.
func (b List) Draw(w Writer) { w.List(b) }

// Draw hands the block to a writer.
func (b Pairs) Draw(w Writer) { w.Pairs(b) }

// Draw hands the block to a writer.
func (b Table) Draw(w Writer) { w.Table(b) }

// Draw hands the block to a writer.
func (b HeatMap) Draw(w Writer) { w.HeatMap(b) }

// Draw hands the block to a writer.
func (b Bars) Draw(w Writer) { w.Bars(b) }

// Draw hands the block to a writer.
func (b Tiles) Draw(w Writer) { w.Tiles(b) }

// Draw hands the block to a writer.
func (b Steps) Draw(w Writer) { w.Steps(b) }

// LevelTitles returns the titles of the five levels, lowest first: the axes of a HeatMap.
func LevelTitles() [5]string {
	var titles [5]string
	for i, l := range questions.Levels {
		titles[i] = l.String()
	}
	return titles
}
