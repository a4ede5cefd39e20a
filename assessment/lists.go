package assessment

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ephisra/questions/yamlfile"
)

// List is one of the practice's own lists: its vendors, its systems and devices, its people.
type List[T any] struct {
	Noun    string // "vendor"
	Columns []Column[T]

	rows    func(*Assessment) *[]T
	id      func(*T) *string
	name    func(*T) *string
	check   func(*T) error                // what two columns cannot be together; nil: anything
	named   func(*Assessment, string) int // how often the rest of the file names a row; nil: it never does
	nearest func(rows []T, text string) []int
	link    func(*Assessment, *T) // lets a row name a listed person by ID; nil: it names nobody
}

// Value is what a person typed for a column.
type Value struct{ Key, Text string }

// The lists. Columns stand in the order of the file.
var (
	VendorList = &List[Vendor]{
		Noun: "vendor", rows: func(a *Assessment) *[]Vendor { return &a.Vendors },
		id: func(v *Vendor) *string { return &v.ID }, name: func(v *Vendor) *string { return &v.Name },
		check: (*Vendor).check,
		Columns: []Column[Vendor]{
			textColumn("service", "What does it do for the practice?", "what it does: `SERVICE`, such as billing",
				func(v *Vendor) *string { return &v.Service }),
			triColumn("ephi", "Can it see, store or carry patient data (yes, no, unknown)?",
				"can it see, store or carry patient data: `yes|no|unknown`; unknown counts as yes",
				func(v *Vendor) *Tri { return &v.EPHI }),
			textColumn("access", "How does it connect?", "`HOW` it connects", func(v *Vendor) *string { return &v.Access }),
			dayColumn("baa", "When was the business associate agreement signed?",
				"`DATE` the business associate agreement (BAA) was signed", true, func(v *Vendor) *Day { return &v.BAA }),
			dayColumn("baa_ends", "When does the agreement end (Enter: it has no end)?",
				"`DATE` the agreement ends; none is open-ended", false, func(v *Vendor) *Day { return &v.BAAEnds }),
			dayColumn("assurance", "When were its safeguards last looked at?", "`DATE` its safeguards were last looked at", true,
				func(v *Vendor) *Day { return &v.Assurance }),
			textColumn("note", "Note?", "`NOTE`", func(v *Vendor) *string { return &v.Note }),
		},
	}
	AssetList = &List[Asset]{
		Noun: "asset", rows: func(a *Assessment) *[]Asset { return &a.Assets },
		id: func(x *Asset) *string { return &x.ID }, name: func(x *Asset) *string { return &x.Name },
		link: (*Assessment).linkOwner,
		Columns: []Column[Asset]{
			wordColumn("kind", "Is it a system, device, media or paper?", "`KIND`: system, device, media or paper",
				assetKinds[1:], func(x *Asset) *string { return &x.Kind }),
			triColumn("ephi", "Does it hold, send or open patient data (yes, no, unknown)?",
				"does it hold, send or open patient data: `yes|no|unknown`; unknown counts as yes",
				func(x *Asset) *Tri { return &x.EPHI }),
			textColumn("place", "Where is it?", "`WHERE` it is", func(x *Asset) *string { return &x.Place }),
			textColumn("owner", "Who looks after it?", "`WHO` looks after it", func(x *Asset) *string { return &x.Owner }),
			triColumn("encrypted", "Is it encrypted (yes, no, unknown)?", "is it encrypted: `yes|no|unknown`",
				func(x *Asset) *Tri { return &x.Encrypted }),
			dayColumn("support_ends", "When does its maker stop supporting it?", "`DATE` its maker stops supporting it", false,
				func(x *Asset) *Day { return &x.SupportEnds }),
			numberColumn("records", "About how many patients' records are on it?",
				"about how many patients' records are on it: `NUMBER`", mostRecords, func(x *Asset) *int { return &x.Records }),
			textColumn("note", "Note?", "`NOTE`", func(x *Asset) *string { return &x.Note }),
		},
	}
	PersonList = &List[Person]{
		Noun: "person", rows: func(a *Assessment) *[]Person { return &a.People },
		id: func(p *Person) *string { return &p.ID }, name: func(p *Person) *string { return &p.Name },
		named: (*Assessment).timesNamed, nearest: peopleCalled,
		Columns: []Column[Person]{
			textColumn("role", "What is the role?", "`ROLE` in the practice", func(p *Person) *string { return &p.Role }),
		},
	}
)

// check refuses an agreement that ends before it begins.
func (v *Vendor) check() error {
	if !v.BAA.IsZero() && !v.BAAEnds.IsZero() && v.BAA.After(v.BAAEnds) {
		return fmt.Errorf("the agreement would end, on %s, before it was signed, on %s", v.BAAEnds, v.BAA)
	}
	return nil
}

// Rows returns the rows of a list, in the order of the file.
func (l *List[T]) Rows(a *Assessment) []T { return *l.rows(a) }

// ID returns the id of a row.
func (l *List[T]) ID(row *T) string { return *l.id(row) }

// Name returns the name of a row.
func (l *List[T]) Name(row *T) string { return *l.name(row) }

// ErrNotListed is the error of Find for what is not on the list.
var ErrNotListed = errors.New("not listed")

// Known says what is recorded of a row, a column each: "baa 2025-03-31".
func (l *List[T]) Known(row *T) []string {
	var known []string
	for i := range l.Columns {
		if value := l.Columns[i].Write(row); value != "" {
			known = append(known, l.Columns[i].Flag()+" "+value)
		}
	}
	return known
}

// Find returns the row with an id or a name, whatever its case, blanks and form of accents; of people also by
// the first name, where one person has it. The error says what is near, or who is meant by it.
func (l *List[T]) Find(a *Assessment, text string) (*T, error) {
	rows := *l.rows(a)
	found := l.matching(rows, text)
	switch len(found) {
	case 1:
		return &rows[found[0]], nil
	case 0:
		return nil, fmt.Errorf("%w: no %s is called %s%s", ErrNotListed, l.Noun, yamlfile.Clip(text),
			yamlfile.DidYouMean(text, l.words(rows)))
	}
	var ids []string
	for _, n := range found {
		ids = append(ids, *l.id(&rows[n]))
	}
	return nil, fmt.Errorf("%s may be %s; name one of these", yamlfile.Clip(text), strings.Join(ids, " or "))
}

// matching lists the rows a text means, the surest way to mean one first: its id, its name, its first name.
func (l *List[T]) matching(rows []T, text string) []int {
	name := tidyName(text)
	for _, is := range []func(*T) bool{
		func(row *T) bool { return *l.id(row) == name },
		func(row *T) bool { return strings.EqualFold(tidyName(*l.name(row)), name) },
		func(row *T) bool { return strings.EqualFold(*l.id(row), name) },
	} {
		if found := indexes(rows, is); len(found) > 0 {
			return found
		}
	}
	if l.nearest == nil {
		return nil
	}
	return l.nearest(rows, name)
}

func indexes[T any](rows []T, is func(*T) bool) (found []int) {
	for i := range rows {
		if is(&rows[i]) {
			found = append(found, i)
		}
	}
	return found
}

// words are the ids and names a text may have been meant for.
func (l *List[T]) words(rows []T) []string {
	var words []string
	for i := range rows {
		words = append(words, *l.id(&rows[i]), *l.name(&rows[i]))
	}
	return words
}

// Add puts a new row on a list. A name that is there already is an error, as is any value that does not fit;
// all of it is told at once, and then nothing is changed.
func (l *List[T]) Add(a *Assessment, name string, values []Value, today Day) (*T, error) {
	rows := l.rows(a)
	var row T
	*l.name(&row) = tidyName(name)
	faults := []error{l.nameFault(*rows, -1, name), l.read(&row, values, today)}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	*l.id(&row) = freeID(*l.name(&row), l.Noun, func(id string) bool {
		return len(indexes(*rows, func(row *T) bool { return *l.id(row) == id })) > 0
	})
	l.linkIn(a, &row)
	*rows = append(*rows, row)
	return &(*rows)[len(*rows)-1], nil
}

func (l *List[T]) linkIn(a *Assessment, row *T) {
	if l.link != nil {
		l.link(a, row)
	}
}

// linkOwner lets a device that names somebody who is listed do so by ID.
func (a *Assessment) linkOwner(x *Asset) {
	x.Owner = a.personOr(x.Owner)
}

// nameFault says what is wrong with a name for the row at an index, or for a new one.
func (l *List[T]) nameFault(rows []T, at int, name string) error {
	if Blank(name) {
		return fmt.Errorf("a %s needs a name", l.Noun)
	}
	if err := CheckText(name); err != nil {
		return err
	}
	same := indexes(rows, func(row *T) bool { return strings.EqualFold(tidyName(*l.name(row)), tidyName(name)) })
	if len(same) > 0 && same[0] != at {
		return fmt.Errorf("%s is on the list already, as %s", yamlfile.Clip(tidyName(name)), *l.id(&rows[same[0]]))
	}
	return nil
}

// Set changes columns of a row; the key "name" gives it another name. Faults as with Add.
func (l *List[T]) Set(a *Assessment, row *T, values []Value, today Day) error {
	changed := *row
	rows := *l.rows(a)
	var faults []error
	rest := slices.Clone(values)
	if at := slices.IndexFunc(rest, func(v Value) bool { return v.Key == "name" }); at >= 0 {
		self := indexes(rows, func(r *T) bool { return *l.id(r) == *l.id(row) })
		faults = append(faults, l.nameFault(rows, self[0], rest[at].Text))
		*l.name(&changed) = tidyName(rest[at].Text)
		rest = slices.Delete(rest, at, at+1)
	}
	faults = append(faults, l.read(&changed, rest, today))
	if err := errors.Join(faults...); err != nil {
		return err
	}
	l.linkIn(a, &changed)
	*row = changed
	return nil
}

// read sets the columns named, and then looks at the row as a whole.
func (l *List[T]) read(row *T, values []Value, today Day) error {
	if err := readColumns(l.Columns, row, values, today); err != nil || l.check == nil {
		return err
	}
	return l.check(row)
}

// Remove takes a row off a list. One that the rest of the file names stays, and the error says so.
func (l *List[T]) Remove(a *Assessment, text string) error {
	row, err := l.Find(a, text)
	if err != nil {
		return err
	}
	id := *l.id(row)
	if l.named != nil {
		if n := l.named(a, id); n > 0 {
			return fmt.Errorf("%s is named %s in the file, so it stays; join it with another %s, or change those first", id,
				times(n), l.Noun)
		}
	}
	rows := l.rows(a)
	*rows = slices.DeleteFunc(*rows, func(row T) bool { return *l.id(&row) == id })
	return nil
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// Replace puts other rows in place of a list's.
func (l *List[T]) Replace(a *Assessment, rows []T) { *l.rows(a) = rows }
