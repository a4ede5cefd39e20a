package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// Pack is a sheet of the questions for one role, to be filled in by somebody without sra.
type Pack struct {
	Practice   string
	Assessment string // its ID
	Role       string // the role's title
	Rows       []Asked
}

// Asked is one question of a pack, of one site where it is asked by site.
type Asked struct {
	Question, Site string // ids; Site is empty where the answer is the practice's
	Rev            int    // of the question
	SiteName       string
	Ask, Help      string
	Choices        []Choice
	How            string // how to answer where a date, a number or a text is asked; else ""
	Last           string // what is on record: last year's answer with its day, or this year's; "" is none
	HasNA          bool   // that it does not apply is among the choices
}

// Choice is one of the answers to choose from.
type Choice struct{ Label, Text string }

// Filled is what somebody filled in for one question.
type Filled struct {
	Question, Site      string
	Rev                 int
	Answer, Why, Note   string // Why is why it does not apply
	Evidence            []string
	answerAt, whyAt, at Cell
}

// FilledPack is a pack that came back.
type FilledPack struct {
	Practice, Assessment string
	By                   string // who answered; "" is not said
	Rows                 []Filled

	table Table // for the places of faults
}

// IsEmpty reports whether nothing was filled in.
func (f *Filled) IsEmpty() bool { return f.Answer+f.Why+f.Note == "" && len(f.Evidence) == 0 }

// Fault is a fault of what was filled in: at its answer.
func (p *FilledPack) Fault(f *Filled, format string, args ...any) yamlfile.Problem {
	return p.table.fault(f.answerAt, "%s: %s", f.key(), fmt.Sprintf(format, args...))
}

// key names a question of a pack: mfa-email, or doors-locked@west of one site.
func (f *Filled) key() string { return keyOf(f.Question, f.Site) }

func keyOf(question, site string) string {
	if site == "" {
		return question
	}
	return question + "@" + site
}

// setKey takes "doors-locked@west" apart.
func (f *Filled) setKey(key string) { f.Question, f.Site, _ = strings.Cut(key, "@") }

// The words of a pack that are read back.
const (
	packMark   = "sra pack 1"
	byLabel    = "Answered by"
	idHead     = "Id"
	revHead    = "Rev"
	answerHead = "Your answer"
	whyHead    = "If it does not apply, why"
	noteHead   = "Note"
	proofHead  = "What shows it: what | where | date"
)

// mark is the line by which a pack is known again.
func (p *Pack) mark() string {
	return fmt.Sprintf("%s, assessment %s, practice %q", packMark, p.Assessment, p.Practice)
}

// markForm is the line by which a pack is known again.
var markForm = questions.Lazily(packMark + `, assessment ([0-9a-f]{8}), practice ("(?:[^"\\]|\\.)*")`)

// readMark reads the line by which a pack is known, and reports whether it is one.
func (p *FilledPack) readMark(line string) bool {
	parts := markForm().FindStringSubmatch(line)
	if parts == nil {
		return false
	}
	practice, err := strconv.Unquote(parts[2])
	p.Assessment, p.Practice = parts[1], practice
	return err == nil
}

// title is what stands over a pack.
func (p *Pack) title() string {
	return strings.TrimSuffix("Questions for "+p.Role+" of "+p.Practice, " of ")
}

// howTo are the lines that say how to fill a pack in.
func (p *Pack) howTo(where string) []string {
	return []string{
		"These questions are part of the HIPAA security risk analysis. Please answer what you know, " + where + ".",
		"Write \"don't know\" where nobody knows; leave empty what somebody else should answer. A note is welcome " +
			"everywhere.",
	}
}

// ReadPack reads a pack that came back, as XLSX or Markdown. Faults come back as yamlfile.Problems.
func ReadPack(name string, src []byte) (*FilledPack, error) {
	if err := foreign(name, src); err != nil {
		return nil, err
	}
	if isWorkbook(src) {
		tables, err := readWorkbook(name, src)
		if err != nil {
			return nil, err
		}
		return readPackTable(tables[0])
	}
	text, err := decodeText(name, src)
	if err != nil {
		return nil, err
	}
	if strings.Contains(text, "## ") && strings.Contains(text, packMark) {
		return readPackText(name, text)
	}
	t, err := readCSV(name, text)
	if err != nil {
		return nil, err
	}
	return readPackTable(t)
}
