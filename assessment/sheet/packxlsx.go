package sheet

import (
	"strconv"
	"strings"

	"ephisra/questions/yamlfile"
)

// packColumns are the columns of a pack in a workbook.
var packColumns = []heading{
	{title: idHead, wide: 10}, {title: revHead, wide: 5}, {title: "No.", wide: 5}, {title: "Question", wide: 44},
	{title: "What counts", wide: 40}, {title: "Answers", wide: 52}, {title: "On record", wide: 24},
	{title: answerHead, wide: 16, isOpen: true}, {title: whyHead, wide: 22, isOpen: true},
	{title: noteHead, wide: 36, isOpen: true}, {title: proofHead, wide: 30, isOpen: true},
}

// packHidden are the columns nobody needs to see.
var packHidden = []int{0, 1}

// XLSX draws the pack as a workbook. Equal packs give equal bytes.
func (p *Pack) XLSX() ([]byte, error) {
	var rows [][]any
	for n, a := range p.Rows {
		rows = append(rows, []any{keyOf(a.Question, a.Site), a.Rev, n + 1, a.askAt(), a.Help, a.answers(), a.Last, "", "", "",
			""})
	}
	above := append([]string{p.title()}, p.howTo("in the yellow cells: the number of an answer, or a date or number "+
		"where one is asked")...)
	above = append(above, byLabel+": ", p.mark())
	return writeWorkbook(page{title: "Questions", above: above, heading: packColumns, rows: rows, hidden: packHidden})
}

// askAt is the question, with the site it is asked of.
func (a *Asked) askAt() string {
	if a.SiteName == "" {
		return a.Ask
	}
	return a.SiteName + ": " + a.Ask
}

// answers lists what can be answered, a line each.
func (a *Asked) answers() string {
	var lines []string
	if a.How != "" {
		lines = append(lines, a.How)
	}
	for _, c := range a.Choices {
		lines = append(lines, c.Label+"  "+c.Text)
	}
	return strings.Join(lines, "\n")
}

// readPackTable reads a pack from a worksheet, or from the CSV somebody made of one.
func readPackTable(t *Table) (*FilledPack, error) {
	p := &FilledPack{table: *t}
	head, isPack := 0, false
	for n, row := range t.Rows {
		for i, c := range row {
			isPack = isPack || p.readMark(c.Text)
			if by, is := strings.CutPrefix(c.Text, byLabel+":"); is {
				p.By = strings.TrimSpace(by + " " + rest(row, i+1))
			}
			if c.Text == answerHead {
				head = n
			}
		}
	}
	if !isPack || head == 0 {
		return nil, yamlfile.Problems{t.fault(Cell{}, "this is no pack of questions: the line %q or the row with %q is "+
			"gone; lists go in with sra vendor import and the like", packMark, answerHead)}
	}
	return p, p.readRows(head)
}

// rest is the first text behind a cell.
func rest(row []Cell, from int) string {
	for _, c := range row[min(from, len(row)):] {
		if c.Text != "" {
			return c.Text
		}
	}
	return ""
}

// readRows reads the rows below the heading.
func (p *FilledPack) readRows(head int) error {
	at := map[string]int{}
	for i, c := range p.table.Rows[head] {
		at[c.Text] = i
	}
	var faults yamlfile.Problems
	for _, name := range []string{idHead, answerHead} {
		if _, has := at[name]; !has {
			faults = append(faults, p.table.fault(p.table.Rows[head][0], "the column %q is gone; take the pack as it was sent",
				name))
		}
	}
	if len(faults) > 0 {
		return faults.Err()
	}
	for _, row := range p.table.Rows[head+1:] {
		switch f := filledRow(row, at); {
		case f.Question != "":
			p.Rows = append(p.Rows, f)
		case !f.IsEmpty():
			faults = append(faults, p.table.fault(f.answerAt, "this row has no question; its id is gone"))
		}
	}
	return faults.Err()
}

// filledRow reads one row by the places of its columns.
func filledRow(row []Cell, at map[string]int) Filled {
	cell := func(name string) Cell {
		i, has := at[name]
		if !has || i >= len(row) {
			return Cell{"", row[0].Line, i + 1}
		}
		return row[i]
	}
	f := Filled{at: row[0], answerAt: cell(answerHead), whyAt: cell(whyHead)}
	f.setKey(cell(idHead).Text)
	f.Rev, _ = strconv.Atoi(cell(revHead).Text)
	f.Answer, f.Why, f.Note = f.answerAt.Text, f.whyAt.Text, cell(noteHead).Text
	f.Evidence = linesOf(cell(proofHead).Text)
	return f
}

// linesOf are the lines of a text that say something.
func linesOf(text string) []string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
