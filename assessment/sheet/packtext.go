package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// Markdown draws the pack as a text to fill in with any editor: an x in the brackets of an answer, words behind the
// labels.
func (p *Pack) Markdown() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n", oneLine(p.title()))
	for _, line := range p.howTo("with an x between the brackets of an answer, or a date, a number or words behind " +
		"\"Answer:\"") {
		fmt.Fprintf(&b, "%s\n", line)
	}
	fmt.Fprintf(&b, "\n%s: \n\n<!-- %s -->\n", byLabel, p.mark())
	for n := range p.Rows {
		p.Rows[n].writeText(&b, n+1)
	}
	return []byte(b.String())
}

// writeText writes one question.
func (a *Asked) writeText(b *strings.Builder, n int) {
	fmt.Fprintf(b, "\n## %d. %s\n<!-- %s rev %d -->\n\n", n, oneLine(a.askAt()), keyOf(a.Question, a.Site), a.Rev)
	if a.Help != "" {
		fmt.Fprintf(b, "%s\n\n", oneLine(a.Help))
	}
	if a.Last != "" {
		fmt.Fprintf(b, "On record: %s\n\n", oneLine(a.Last))
	}
	for _, c := range a.Choices {
		fmt.Fprintf(b, "- [ ] %s. %s\n", c.Label, oneLine(c.Text))
	}
	if len(a.Choices) > 0 {
		fmt.Fprintln(b)
	}
	if a.How != "" {
		fmt.Fprintf(b, "%s\n\nAnswer: \n", a.How)
	}
	if a.HasNA {
		fmt.Fprintf(b, "%s: \n", whyHead)
	}
	fmt.Fprintf(b, "%s: \n%s: \n", noteHead, proofHead)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

var (
	textID     = questions.Lazily(`^<!-- ([a-z0-9-]+(?:@[a-z0-9-]+)?) rev (\d+) -->$`)
	textChoice = questions.Lazily(`^[-*+] \[(.?)\] ([^.\s]+)\.`)
)

// textReader reads a filled-in text line by line.
type textReader struct {
	*FilledPack
	now    *Filled // the question the line belongs to; nil above the first
	label  string  // what the line goes on with: a label that is not closed yet
	line   int
	faults yamlfile.Problems
	isPack bool
}

func readPackText(name, text string) (*FilledPack, error) {
	r := &textReader{FilledPack: &FilledPack{table: Table{File: name}}}
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		r.line++
		r.read(strings.TrimSpace(line))
	}
	r.close()
	if !r.isPack {
		r.faults = append(r.faults, r.table.fault(Cell{}, "this is no pack of questions: the line %q is gone", packMark))
	}
	return r.FilledPack, r.faults.Err()
}

// read reads one line.
func (r *textReader) read(line string) {
	switch {
	case strings.HasPrefix(line, "## "):
		r.close()
		r.now = &Filled{at: Cell{Line: r.line, Column: 1}, answerAt: Cell{Line: r.line, Column: 1}}
	case r.now == nil:
		r.top(line)
	case textID().MatchString(line):
		parts := textID().FindStringSubmatch(line)
		r.now.setKey(parts[1])
		r.now.Rev, _ = strconv.Atoi(parts[2])
	case textChoice().MatchString(line):
		r.choose(textChoice().FindStringSubmatch(line))
	default:
		r.words(line)
	}
}

// top reads a line above the first question.
func (r *textReader) top(line string) {
	r.isPack = r.isPack || r.readMark(line)
	if by, is := strings.CutPrefix(line, byLabel+":"); is {
		r.By = strings.TrimSpace(by)
	}
}

// choose takes a line with brackets: with anything but a blank between them it is chosen.
func (r *textReader) choose(parts []string) {
	r.label = ""
	if mark := strings.TrimSpace(parts[1]); mark != "" {
		r.now.Answer = strings.TrimSpace(r.now.Answer + " " + parts[2])
		r.now.answerAt = Cell{Line: r.line, Column: 1}
	}
}

// words takes a line behind a label, or one that goes on with it.
func (r *textReader) words(line string) {
	for _, label := range []string{"Answer", whyHead, noteHead, proofHead} {
		if text, is := strings.CutPrefix(line, label+":"); is {
			r.label = label
			r.put(strings.TrimSpace(text))
			return
		}
	}
	if r.label != "" {
		r.put(line)
	}
}

func (r *textReader) put(text string) {
	if text == "" {
		return
	}
	f := r.now
	switch r.label {
	case "Answer":
		f.Answer, f.answerAt = strings.TrimSpace(f.Answer+" "+text), Cell{Line: r.line, Column: 1}
	case whyHead:
		f.Why, f.whyAt = strings.TrimSpace(f.Why+" "+text), Cell{Line: r.line, Column: 1}
	case noteHead:
		f.Note = strings.TrimSpace(f.Note + "\n" + text)
	case proofHead:
		f.Evidence = append(f.Evidence, text)
	}
}

// close ends a question. One whose id is gone is a fault if something was filled in.
func (r *textReader) close() {
	f := r.now
	r.now, r.label = nil, ""
	switch {
	case f == nil:
	case f.Question != "":
		r.Rows = append(r.Rows, *f)
	case !f.IsEmpty():
		r.faults = append(r.faults, r.table.fault(f.at, "the line below this heading with the question's id is gone"))
	}
}
