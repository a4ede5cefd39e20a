package report

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/testdata/results"
)

// sampleNames are the practices under testdata.
var sampleNames = []string{"ransomware-plastic-surgery", "lost-device-dermatology", "exposed-server-imaging",
	"well-run-family-practice", "half-finished-dental"}

func sample(t testing.TB, name string) *risk.Result {
	t.Helper()
	return results.Of(t, name)
}

// texts lists every text of a Document, in order.
func texts(v any) []string {
	var list []string
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			list = append(list, v.String())
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Interface, reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		}
	}
	walk(reflect.ValueOf(v))
	return list
}

func TestEqualInputGivesAnEqualDocument(t *testing.T) {
	for _, name := range sampleNames {
		if diff := cmp.Diff(Build(sample(t, name), Options{}), Build(sample(t, name), Options{})); diff != "" {
			t.Errorf("%s differs from itself:\n%s", name, diff)
		}
	}
}

// TestNothingTypedIsLost: every text a person typed stands somewhere in the Document.
func TestNothingTypedIsLost(t *testing.T) {
	for _, name := range sampleNames {
		r := sample(t, name)
		all := strings.Join(texts(*Build(r, Options{})), "\n")
		for _, typed := range typedBy(r.Assessment) {
			if !strings.Contains(all, typed) {
				t.Errorf("%s: %q stands nowhere in the report", name, typed)
			}
		}
	}
}

// typedBy lists the free texts of an assessment.
func typedBy(a *assessment.Assessment) []string {
	list := []string{a.Practice.Name}
	for _, p := range a.People {
		list = append(list, p.Name, p.Role)
	}
	for _, s := range a.Sites {
		list = append(list, s.Name)
	}
	for _, x := range a.Answers {
		list = append(list, typedInAnswer(x)...)
	}
	for _, s := range a.Assets {
		list = append(list, s.Name, s.Place, s.Note)
	}
	for _, v := range a.Vendors {
		list = append(list, v.Name, v.Service, v.Access, v.Note)
	}
	for _, o := range a.Overrides {
		list = append(list, o.Reason)
	}
	for _, p := range a.Plan {
		list = append(list, p.Note)
		if p.Accepted != nil {
			list = append(list, p.Accepted.Why)
		}
		if p.Verified != nil {
			list = append(list, p.Verified.Evidence)
		}
	}
	for _, d := range a.Drafts {
		list = append(append(list, d.Note), d.Typed...)
	}
	return list
}

func typedInAnswer(a *assessment.Answer) []string {
	list := []string{a.Note, a.NA, a.Text}
	for _, e := range a.Evidence {
		list = append(list, e.What, e.Where)
	}
	if d := a.Decision; d != nil {
		list = append(list, d.Why, d.Instead)
	}
	if a.Settled != nil {
		list = append(list, a.Settled.Why)
	}
	for i := range a.Conflict {
		list = append(list, typedInAnswer(&a.Conflict[i].Answer)...)
	}
	if a.Carried != nil {
		list = append(list, typedInAnswer(&a.Carried.Answer)...)
	}
	for _, one := range a.Sites {
		list = append(list, typedInAnswer(one)...)
	}
	return list
}

// TestTheWordsAreOurs: the report finds risk and certifies nothing.
func TestTheWordsAreOurs(t *testing.T) {
	banned := regexp.MustCompile(`(?i)\b(complian(t|ce)|certifi(ed|es)|grade[sd]?|severity)\b`)
	official := map[string]bool{}
	r := sample(t, "half-finished-dental")
	for _, q := range r.Bank.Requirements {
		official[q.Title], official[q.Summary] = true, true
	}
	for _, text := range texts(*Build(r, Options{})) {
		if word := banned.FindString(text); word != "" && !fromTheRule(text, official) {
			t.Errorf("%q is not our word, in %q", word, text)
		}
	}
}

func fromTheRule(text string, official map[string]bool) bool {
	for title := range official {
		if strings.Contains(text, title) {
			return true
		}
	}
	return false
}

// TestNothingIsSaidTwice: no text of a report has the same sentence twice.
func TestNothingIsSaidTwice(t *testing.T) {
	for _, name := range sampleNames {
		for _, text := range texts(*Build(sample(t, name), Options{Proposal: true, Full: true})) {
			seen := map[string]bool{}
			for sentence := range strings.SplitSeq(strings.TrimSuffix(Shown(text), "."), ". ") {
				if len(sentence) > 15 && seen[sentence] {
					t.Errorf("%s says twice: %q", name, sentence)
				}
				seen[sentence] = true
			}
		}
	}
}

// TestTablesAreWhole: every row has a cell a column, and the columns are the whole width.
func TestTablesAreWhole(t *testing.T) {
	for _, name := range sampleNames {
		for _, s := range Build(sample(t, name), Options{}).Sections {
			for _, b := range s.Blocks {
				if table, is := b.(Table); is {
					wholeTable(t, name+" "+s.ID+" "+table.Caption, table)
				}
			}
		}
	}
}

func wholeTable(t *testing.T, where string, table Table) {
	t.Helper()
	width, keys := 0, map[string]bool{}
	for _, c := range table.Columns {
		width += c.Width
		if keys[c.Key] || !regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`).MatchString(c.Key) {
			t.Errorf("%s: column %q has the key %q", where, c.Title, c.Key)
		}
		keys[c.Key] = true
	}
	if width != 100 {
		t.Errorf("%s: the columns are %d wide together, want 100", where, width)
	}
	for i, r := range table.Rows {
		if want := len(table.Columns); len(r.Cells) != want && (r.Kind != Group || len(r.Cells) != 1) {
			t.Errorf("%s: row %d has %d cells, want %d", where, i, len(r.Cells), want)
		}
		for j, c := range r.Cells {
			typedCell(t, where, table.Columns[j], c)
		}
	}
	if len(table.Rows) == 0 && table.Empty == "" {
		t.Errorf("%s: an empty table says nothing", where)
	}
}

// typedCell: what a cell says is of its column's kind, and is what is read in it.
func typedCell(t *testing.T, where string, column Column, c Cell) {
	t.Helper()
	if c.Value == nil {
		return
	}
	if reflect.TypeOf(c.Value) != kindTypes[column.Kind] || column.Kind == TextKind {
		t.Errorf("%s, %s: %q is a %T", where, column.Key, c.Text, c.Value)
	}
	says := ValueText(c.Value)
	switch v := c.Value.(type) {
	case int:
		says = grouped(v)
	case assessment.Day:
		says = DayText(v)
	case Ref:
		if to := spans(c.Text)[0].To; to != string(v) {
			t.Errorf("%s, %s: %q leads to %q, says %q", where, column.Key, Shown(c.Text), to, v)
		}
		return
	}
	if !strings.Contains(Shown(c.Text), says) {
		t.Errorf("%s, %s: %q does not say %q", where, column.Key, Shown(c.Text), says)
	}
}

func atoi(t *testing.T, text string) int {
	t.Helper()
	n := 0
	for _, c := range text {
		n = n*10 + int(c-'0')
	}
	return n
}
