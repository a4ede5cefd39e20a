package interview

import (
	"fmt"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// Listed is one of the practice's lists as a face needs it: rows to show, a form for each.
type Listed interface {
	Noun() string
	Table() Table
	Rows() []string                 // one line a row: "acme  Acme Billing; ephi yes"
	Form(row string) (*Form, error) // to change a row, named by id or name; "" is a new one
	Remove(row string) Outcome
}

// ListOf returns a list by the word for it, or nil: vendors, assets or people.
func (d *Desk) ListOf(word string) Listed {
	switch strings.TrimSuffix(strings.ToLower(word), "s") {
	case "vendor":
		return listed[assessment.Vendor]{d, assessment.VendorList}
	case "asset", "device", "system":
		return listed[assessment.Asset]{d, assessment.AssetList}
	case "people", "person":
		return listed[assessment.Person]{d, assessment.PersonList}
	}
	return nil
}

// ListHere returns the list that a question is about, or nil.
func (d *Desk) ListHere(q *questions.Question) Listed {
	if q == nil {
		return nil
	}
	return d.ListOf(map[questions.Listing]string{questions.OurVendors: "vendors", questions.OurAssets: "assets"}[q.Lists])
}

// listed is a list with the desk it is changed at.
type listed[T any] struct {
	d    *Desk
	list *assessment.List[T]
}

func (l listed[T]) Noun() string { return l.list.Noun }

func (l listed[T]) Rows() []string {
	var rows []string
	all := l.list.Rows(l.d.Session.Assessment())
	for i := range all {
		rows = append(rows, strings.Join(append([]string{l.list.ID(&all[i]) + "  " + l.list.Name(&all[i])},
			l.list.Known(&all[i])...), "; "))
	}
	return rows
}

// Table is a list as rows and columns. Weak says of each row what it bears on by its own data, or "".
type Table struct {
	IDs    []string
	Names  []string
	Weak   []string
	Header []string   // of the other columns
	Cells  [][]string // a row each
}

// Table lays the list out. A note is not among its columns.
func (l listed[T]) Table() Table {
	var t Table
	weak := weakRows(l.d.Session.Assessment())
	rows := l.list.Rows(l.d.Session.Assessment())
	for i := range rows {
		t.IDs = append(t.IDs, l.list.ID(&rows[i]))
		t.Names = append(t.Names, l.list.Name(&rows[i]))
		t.Weak = append(t.Weak, weak[l.list.Name(&rows[i])])
		t.Cells = append(t.Cells, nil)
	}
	for _, column := range l.list.Columns {
		if column.Key == "note" {
			continue
		}
		t.Header = append(t.Header, strings.ReplaceAll(column.Key, "_", " "))
		for i := range rows {
			t.Cells[i] = append(t.Cells[i], column.Write(&rows[i]))
		}
	}
	return t
}

// weakWords name what a row bears on.
var weakWords = map[questions.InventoryFault]string{
	questions.NotEncrypted: "not encrypted", questions.OutOfSupport: "out of support",
	questions.NoAgreement: "no agreement", questions.AgreementExpired: "agreement expired",
}

// weakRows says of each row that is weak by its own data in what, by the row's name.
func weakRows(a *assessment.Assessment) map[string]string {
	weak := map[string]string{}
	for _, f := range risk.Inventory(a) {
		text := weakWords[f.Fault]
		if !f.On.IsZero() {
			text += " " + f.On.String()
		}
		if before := weak[f.Name]; before != "" {
			text = before + ", " + text
		}
		weak[f.Name] = text
	}
	return weak
}

// Form asks for the name and every column. Of a row that is there, Enter keeps what stands.
func (l listed[T]) Form(text string) (*Form, error) {
	var row T
	if text != "" {
		found, err := l.list.Find(l.d.Session.Assessment(), text)
		if err != nil {
			return nil, err
		}
		row = *found
	}
	fields := []Field{{Ask: "Name?", Now: l.list.Name(&row), Needed: true}}
	for _, column := range l.list.Columns {
		fields = append(fields, Field{Ask: column.Ask, Now: column.Write(&row), Check: func(text string) error {
			trial := row
			return column.Read(&trial, text, l.d.today())
		}})
	}
	id := l.list.ID(&row)
	return l.d.form(l.list.Noun, l.d.Here(), func(texts []string) Outcome { return l.putRow(id, texts) }, fields...), nil
}

// putRow adds a row, or with an id changes one.
func (l listed[T]) putRow(id string, texts []string) Outcome {
	var values []assessment.Value
	for i, column := range l.list.Columns {
		values = append(values, assessment.Value{Key: column.Key, Text: texts[i+1]})
	}
	var row *T
	err := l.d.Session.Change(func(a *assessment.Assessment) (err error) {
		if id == "" {
			row, err = l.list.Add(a, texts[0], values, l.d.today())
			return err
		}
		if row, err = l.list.Find(a, id); err != nil {
			return err
		}
		return l.list.Set(a, row, append(values, assessment.Value{Key: "name", Text: texts[0]}), l.d.today())
	})
	if err != nil {
		return refuse(err)
	}
	o := l.d.commit(fmt.Sprintf("On the list: %s.",
		strings.Join(append([]string{l.list.ID(row) + ", " + l.list.Name(row)}, l.list.Known(row)...), "; ")))
	for _, column := range l.list.Columns {
		if doubt := column.Doubt(row, l.d.today()); doubt != "" {
			o.Doubts = append(o.Doubts, doubt)
		}
	}
	return o
}

func (l listed[T]) Remove(text string) Outcome {
	if err := l.d.Session.Change(func(a *assessment.Assessment) error { return l.list.Remove(a, text) }); err != nil {
		return refuse(err)
	}
	l.d.forgetGone()
	return l.d.commit("Off the list: " + text + ".")
}
