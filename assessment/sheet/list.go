package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/questions/yamlfile"
)

// Taken counts what came of the rows of a sheet, and says what changed, a line each.
type Taken struct {
	Read, Added, Changed, Same int // rows
	Blank                      int // rows without any text, left out
	Lines                      []string
	Done                       []string // of a plan: the fixes that are done now
}

// List is one of the practice's own lists with what the headings of its sheets may say.
type List[T any] struct {
	*assessment.List[T]
	known headings
	words map[string]map[string]string // other words for values, by column, plainly written
	name  func(row []Cell, columns []column) string
}

// The lists that sheets hold.
var (
	Vendors = &List[assessment.Vendor]{List: assessment.VendorList, known: vendorHeadings}
	Assets  = &List[assessment.Asset]{List: assessment.AssetList, known: assetHeadings, words: assetWords, name: assetName}
	People  = &List[assessment.Person]{List: assessment.PersonList, known: personHeadings}
)

// assetWords are what lists of devices say for the words of ours.
var assetWords = map[string]map[string]string{
	"kind": kinds(map[string]string{
		"device": "laptop,laptops,notebook,desktop,desktops,workstation,workstations,computer,pc,server,servers," +
			"tablet,tablets,ipad,phone,phones,smartphone,smartphones,cellphone,mobiledevice,mobilephone,printer,printers," +
			"copier,scanner,faxmachine,fax,router,firewall,switch,networkdevice,medicaldevice,medicalequipment," +
			"imagingdevice,modem,accesspoint",
		"system": "ehr,emr,ehrsystem,application,software,app,cloudservice,cloud,email,emailsystem,website,portal," +
			"patientportal,database,practicemanagementsystem,billingsystem,virtualmachine,fileshare",
		"media": "usb,usbdrive,flashdrive,thumbdrive,externalharddrive,externaldrive,harddrive,backupdrive,backuptape," +
			"tape,cd,dvd,removablemedia,backupmedia,memorycard",
		"paper": "paperrecords,paperchart,papercharts,file,filingcabinet,filecabinet",
	}),
	"encrypted": kinds(map[string]string{
		"yes": "encrypted,fulldiskencryption,fulldisk,bitlocker,filevault,wholedisk,aes256,aes",
		"no":  "notencrypted,unencrypted,none,noencryption",
	}),
}

func kinds(words map[string]string) map[string]string {
	all := map[string]string{}
	for word, list := range words {
		for other := range strings.SplitSeq(list, ",") {
			all[other] = word
		}
	}
	return all
}

// nameParts are the headings, plainly written, of which a name is made.
var nameParts = []string{"assettype", "type", "devicetype", "assetid", "idnumber", "assetnumber", "assettag",
	"serialnumber"}

// assetName makes a name of type and number for a list that has none.
func assetName(row []Cell, columns []column) string {
	var parts []string
	for _, c := range columns {
		isPart := slices.Contains(nameParts, plain(c.title))
		if isPart && c.at < len(row) && !isUnknown(row[c.at].Text) {
			parts = append(parts, row[c.at].Text)
		}
	}
	return strings.Join(parts, " ")
}

// keys are the columns a sheet may have, in the order they are written.
func (l *List[T]) keys() []string {
	keys := []string{asID, asName}
	for _, c := range l.Columns {
		keys = append(keys, c.Key)
	}
	return keys
}

// Import takes the rows of the table that is meant into a list: a row that is not there yet is added, one that is
// there takes the values the sheet has and keeps those it has not. "N/A", "unknown" and an empty cell say nothing.
// Every fault is told, each with its place, as yamlfile.Problems, and then nothing is changed.
func (l *List[T]) Import(a *assessment.Assessment, tables []*Table) (*Taken, error) {
	t := pick(tables, l.known, l.keys())
	if len(t.Rows) == 0 {
		return nil, yamlfile.Problems{t.fault(Cell{}, "the sheet is empty; its first row names the columns: %s",
			strings.Join(l.keys(), ", "))}
	}
	columns, faults := t.match(l.known, l.keys())
	if !slices.ContainsFunc(columns, func(c column) bool { return c.key == asName || c.key == asID }) && l.name == nil {
		faults = append(faults, t.fault(t.Rows[0][0], "no column holds the name of the %s; head it \"name\"", l.Noun))
	}
	if len(faults) > 0 {
		return nil, faults.Err()
	}
	taken := &Taken{Blank: t.Blank}
	before := slices.Clone(l.Rows(a))
	for _, row := range t.Rows[1:] {
		faults = append(faults, l.take(a, t, row, columns, taken)...)
	}
	if len(faults) > 0 {
		l.Replace(a, before)
	}
	return taken, faults.Err()
}

// take takes one row in.
func (l *List[T]) take(a *assessment.Assessment, t *Table, row []Cell, columns []column,
	taken *Taken) yamlfile.Problems {
	taken.Read++
	r, faults := l.read(t, row, columns, a.AsOf)
	if len(faults) > 0 {
		return faults
	}
	is, err := l.find(a, r)
	switch {
	case err != nil:
		return yamlfile.Problems{t.fault(r.at, "%v", err)}
	case is == nil:
		if is, err = l.Add(a, r.name, r.values, a.AsOf); err == nil {
			taken.Added++
			taken.Lines = append(taken.Lines, fmt.Sprintf("added %s: %s", l.ID(is), l.Name(is)))
		}
	default:
		err = l.change(a, is, r, taken)
	}
	if err != nil {
		return yamlfile.Problems{t.fault(r.at, "%v", err)}
	}
	return nil
}

// sheetRow is a row as read: what it is called and what it says.
type sheetRow struct {
	id, name string
	values   []assessment.Value
	at       Cell // where its name stands
}

// read reads the cells of one row. Each that does not fit is a fault.
func (l *List[T]) read(t *Table, row []Cell, columns []column, today assessment.Day) (sheetRow, yamlfile.Problems) {
	r := sheetRow{at: row[0]}
	var faults yamlfile.Problems
	var notes []string
	said := map[string]string{}
	for _, c := range columns {
		if c.at >= len(row) || isUnknown(row[c.at].Text) {
			continue
		}
		cell := row[c.at]
		switch c.key {
		case asID:
			r.id, r.at = strings.ToLower(cell.Text), cell
		case asName:
			r.name, r.at = cell.Text, cell
		case leftOut:
		case intoNote:
			notes = append(notes, noteOf(c, cell.Text))
		default:
			text, others := l.word(c, cell.Text)
			notes, said[c.key] = append(notes, others...), text
			faults = append(faults, fit(t, l.Columns, cell, c.key, text, today)...)
		}
	}
	said[asNote] = assessment.JoinNotes(append([]string{said[asNote]}, notes...)...)
	r.values = l.inOrder(said)
	faults = append(faults, t.strayCells(row, columns)...)
	return r, append(faults, l.call(t, &r, row, columns, len(faults) > 0)...)
}

// inOrder lists what a row says in the order of the list's columns, whatever the order of the sheet.
func (l *List[T]) inOrder(said map[string]string) []assessment.Value {
	var values []assessment.Value
	for _, c := range l.Columns {
		if text := said[c.Key]; text != "" {
			values = append(values, assessment.Value{Key: c.Key, Text: text})
		}
	}
	return values
}

// call gives a row that has neither name nor id the name its other cells make, or tells that it has none.
func (l *List[T]) call(t *Table, r *sheetRow, row []Cell, columns []column, hasFaults bool) yamlfile.Problems {
	if r.name != "" || r.id != "" {
		return nil
	}
	if l.name != nil {
		r.name = l.name(row, columns)
	}
	if r.name == "" && !hasFaults {
		return yamlfile.Problems{t.fault(r.at, "this %s has no name", l.Noun)}
	}
	return nil
}

// strayCells are the faults of cells behind the last heading.
func (t *Table) strayCells(row []Cell, columns []column) (faults yamlfile.Problems) {
	for i := len(t.Rows[0]); i < len(row); i++ {
		if row[i].Text != "" {
			faults = append(faults, t.fault(row[i], "%s stands behind the last heading", yamlfile.Clip(row[i].Text)))
		}
	}
	return faults
}

// word is what the list says for a word of the sheet, and what of it goes into the note because that says less.
func (l *List[T]) word(c column, text string) (word string, notes []string) {
	other, known := l.words[c.key][plain(text)]
	if !known {
		return text, nil
	}
	return other, []string{noteOf(c, text)}
}

// fit tells of a cell that its column does not take.
func fit[T any](t *Table, columns []assessment.Column[T], cell Cell, key, text string,
	today assessment.Day) yamlfile.Problems {
	at := slices.IndexFunc(columns, func(c assessment.Column[T]) bool { return c.Key == key })
	if at < 0 {
		return nil // a note that the list has no column for is told where it is read
	}
	var row T
	if err := columns[at].Read(&row, text, today); err != nil {
		return yamlfile.Problems{t.fault(cell, "%s: %v", key, err)}
	}
	return nil
}

// find finds the row of a list that a row of the sheet is: by its id, or else by its name.
func (l *List[T]) find(a *assessment.Assessment, r sheetRow) (*T, error) {
	rows := l.Rows(a)
	at := slices.IndexFunc(rows, func(row T) bool { return r.id != "" && l.ID(&row) == r.id })
	if at < 0 && r.name != "" {
		at = slices.IndexFunc(rows, func(row T) bool { return assessment.SameName(l.Name(&row), r.name) })
	}
	switch {
	case at >= 0:
		return &l.Rows(a)[at], nil
	case r.name == "":
		return nil, fmt.Errorf("no %s has the id %s, and the row has no name", l.Noun, yamlfile.Clip(r.id))
	}
	return nil, nil
}

// change sets what a row of the sheet says and the list's row does not.
func (l *List[T]) change(a *assessment.Assessment, is *T, r sheetRow, taken *Taken) error {
	before := l.said(is)
	values := r.values
	for i := range values {
		if values[i].Key == asNote {
			values[i].Text = assessment.JoinNotes(l.noteText(is), values[i].Text)
		}
	}
	if r.name != "" && !assessment.SameName(l.Name(is), r.name) {
		values = append(values, assessment.Value{Key: asName, Text: r.name})
	}
	if err := l.Set(a, is, values, a.AsOf); err != nil {
		return err
	}
	if now := l.said(is); !slices.Equal(before, now) {
		taken.Changed++
		taken.Lines = append(taken.Lines, fmt.Sprintf("changed %s: %s", l.ID(is), strings.Join(changes(before, now), "; ")))
	} else {
		taken.Same++
	}
	return nil
}

// said is the name of a row and what is known of it.
func (l *List[T]) said(row *T) []string {
	return append([]string{"name " + l.Name(row)}, l.Known(row)...)
}

func (l *List[T]) noteText(row *T) string {
	for _, c := range l.Columns {
		if c.Key == asNote {
			return c.Write(row)
		}
	}
	return ""
}

// changes are what is known of a row now and was not before.
func changes(before, now []string) []string {
	var list []string
	for _, text := range now {
		if !slices.Contains(before, text) {
			list = append(list, text)
		}
	}
	return list
}

// ErrNothing is the error of an import that took nothing, for it is no import.
var ErrNothing = errors.New("no row was taken")

// Text says how many rows became what.
func (t *Taken) Text() string {
	text := fmt.Sprintf("%d rows read: %d added, %d changed, %d the same", t.Read, t.Added, t.Changed, t.Same)
	if t.Blank > 0 {
		text += fmt.Sprintf("; %d empty ones left out", t.Blank)
	}
	return text
}

// Err is ErrNothing where the sheet has no rows at all.
func (t *Taken) Err() error {
	if t.Read == 0 {
		return ErrNothing
	}
	return nil
}
