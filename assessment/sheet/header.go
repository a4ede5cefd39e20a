package sheet

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"ephisra/questions/yamlfile"
)

// What a heading may stand for besides a column of the list.
const (
	asName   = "name"
	asID     = "id"
	asNote   = "note"
	intoNote = "+note" // its text goes into the note, with the heading before it
	leftOut  = "-"     // worked out by sra itself, so it is not read back
)

// vendorHeadings are what headings of vendor lists may say, besides the names of the columns: those of sra's own
// reports, of the vendor list of the HHS SRA Tool, and usual ones.
var vendorHeadings = headings{
	asName:      {"vendor", "vendor name", "company", "business associate", "name of vendor"},
	"service":   {"service type", "service type provided", "type of service", "services", "service provided", "purpose"},
	"ephi":      {"ephi access", "phi", "phi access", "patient data", "access to ephi", "access to phi"},
	"access":    {"connection", "how it connects", "access type"},
	"baa":       {"baa signed", "baa date", "agreement", "agreement signed", "agreement (baa) signed", "contract date"},
	"baa_ends":  {"agreement ends", "baa expires", "baa expiration", "baa end date", "contract end", "expiration date"},
	"assurance": {"looked at", "last looked at", "last review", "last assessed", "safeguards looked at"},
	asNote:      {"notes", "comment", "comments", "remarks"},
	intoNote: {"address", "vendor address", "city", "state", "zip", "zip code", "phone", "phone number", "fax", "email",
		"website", "contact", "contact name", "contact name/title", "contact title", "contact email", "contact phone",
		"second contact name/title", "second contact email", "second contact phone", "satisfactory assurances",
		"additional risks", "additional risks assessed", "risks assessed", "number", "vendor id"},
	leftOut: {"found", "what the list shows"},
}

// assetHeadings are those of lists of systems and devices.
var assetHeadings = headings{
	asName:         {"asset", "asset name", "device", "device name", "system", "system name", "computer name", "hostname"},
	"kind":         {"type", "asset type", "device type", "category"},
	"ephi":         {"ephi access", "phi", "phi access", "patient data", "stores ephi", "access to ephi", "holds ephi"},
	"place":        {"location", "asset location", "where", "site", "room"},
	"owner":        {"assignment", "asset assignment", "assigned to", "user", "responsible", "custodian"},
	"encrypted":    {"encryption", "asset encryption", "disk encryption", "encryption status"},
	"support_ends": {"end of support", "end of life", "eol", "supported until", "support end date"},
	"records":      {"number of records", "patient records", "record count"},
	asNote:         {"notes", "comment", "comments", "remarks", "description"},
	intoNote: {"asset status", "status", "disposal status", "disposal date", "asset id", "asset id #", "asset number",
		"id number", "asset tag", "serial number", "model", "manufacturer", "make", "os", "operating system", "version",
		"ip address", "mac address", "purchase date"},
	leftOut: {"found", "what the list shows"},
}

var personHeadings = headings{
	asName: {"person", "full name", "employee"},
	"role": {"title", "job title", "position"},
}

var planHeadings = headings{
	asID:       {"id", "action id"},
	"owner":    {"who", "responsible", "assigned to"},
	"due":      {"due date", "by", "by when", "deadline", "target date"},
	"response": {"risk response"},
	"cost":     {"costs", "cost ($)", "cost (us dollars)", "cost, as planned", "budget"},
	"state":    {"status", "progress"},
	"done":     {"done on", "completed", "completion date", "date done"},
	asNote:     {"notes", "comment", "comments", "remarks"},
	leftOut: {"title", "action", "band", "effort", "number", "no", "first", "lasting", "risks", "drop_alone",
		"drop_in_order", "off the total value, alone", "off the total value, in order", "first_step", "then", "usually",
		"who usually does it", "usual_cost", "risks, by number", "citations", "meets", "verified", "accepted",
		"risk accepted", "why_not", "why nothing is to do", "high_left", "requirements", "why", "closes"},
}

// headings are other words for the columns of a list, by what they stand for.
type headings map[string][]string

// column is what stands at one place of every row.
type column struct {
	at    int // counted from 0
	key   string
	title string
}

// searched is how many rows may stand above the headings: a title, a date, an empty line.
const searched = 10

// pick finds the table that is meant, and leaves out what stands above its headings: of all rows near the top of a
// table the one with most headings that are known, the first of several. Where none is known it is the first table as
// it stands, whose headings then are faults.
func pick(tables []*Table, known headings, keys []string) *Table {
	words := known.all(keys)
	best, most := tables[0], 0
	for _, t := range tables {
		for n := range t.Rows[:min(len(t.Rows), searched)] {
			if hits := t.hits(n, words); hits > most {
				headed := *t
				headed.Rows = t.Rows[n:]
				best, most = &headed, hits
			}
		}
	}
	return best
}

// hits is how many cells of a row are headings that are known. A list has most of its cells filled, so a row of which
// less than half is known is none.
func (t *Table) hits(row int, words map[string]string) int {
	hits, filled := 0, 0
	for _, c := range t.Rows[row] {
		if c.Text == "" {
			continue
		}
		filled++
		if _, isKnown := words[plain(c.Text)]; isKnown {
			hits++
		}
	}
	if 2*hits < filled {
		return 0
	}
	return hits
}

// match finds out what each heading stands for. Every heading that stands for nothing is a fault, with what may have
// been meant; so are two for one column.
func (t *Table) match(known headings, keys []string) ([]column, yamlfile.Problems) {
	var columns []column
	var faults yamlfile.Problems
	words := known.all(keys)
	seen := map[string]string{}
	for i, c := range t.Rows[0] {
		if c.Text == "" {
			faults = append(faults, t.textBelow(i)...)
			continue
		}
		key, isKnown := words[plain(c.Text)]
		switch other := seen[key]; {
		case !isKnown:
			faults = append(faults, t.fault(c, "no list has a column %s%s; known are %s", yamlfile.Clip(c.Text),
				meant(c.Text, known, keys), strings.Join(keys, ", ")))
			continue
		case other != "" && key != intoNote && key != leftOut:
			faults = append(faults, t.fault(c, "%s and %s both stand for %s; keep one", yamlfile.Clip(other),
				yamlfile.Clip(c.Text), key))
			continue
		}
		seen[key] = c.Text
		columns = append(columns, column{i, key, c.Text})
	}
	return columns, faults
}

// textBelow is the fault of a column without a heading that has a text in it.
func (t *Table) textBelow(at int) yamlfile.Problems {
	for _, row := range t.Rows[1:] {
		if at < len(row) && row[at].Text != "" {
			return yamlfile.Problems{t.fault(row[at], "the column of %s has no heading", yamlfile.Clip(row[at].Text))}
		}
	}
	return nil
}

// all are the words for every column, plainly written.
func (known headings) all(keys []string) map[string]string {
	words := map[string]string{}
	for key, list := range known {
		for _, word := range list {
			words[plain(word)] = key
		}
	}
	for _, key := range keys {
		words[plain(key)] = key
	}
	return words
}

// meant is what a heading may have been meant for.
func meant(text string, known headings, keys []string) string {
	candidates := slices.Clone(keys)
	var words []string
	for _, list := range known {
		words = append(words, list...)
	}
	slices.Sort(words)
	return yamlfile.DidYouMean(strings.ToLower(text), append(candidates, words...))
}

// plain is a heading in lower case, letters and digits only.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// isUnknown reports whether a cell says that something is not known, which is what an empty one says.
func isUnknown(text string) bool {
	return slices.Contains([]string{"", "na", "notapplicable", "unknown", "idontknow", "dontknow", "tbd", "notknown"},
		plain(text))
}

// noteOf is a text for the note, with its heading.
func noteOf(c column, text string) string { return fmt.Sprintf("%s: %s", c.title, text) }
