package assessment

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"time"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// Warnings are things a person should look at in a file that is fine otherwise.
type Warnings []yamlfile.Problem

// Decode reads the bytes of an assessment file. Every fault comes back at once, as
// yamlfile.Problems with file, line and column; then the Assessment is nil. A wrong or missing
// checksum is a fault: the file was changed or cut outside this program.
func Decode(name string, src []byte, bank *questions.Bank) (*Assessment, Warnings, error) {
	return decode(new(Memory), name, bytes.Clone(src), bank, true)
}

// DecodeInto is Decode into Memory that is used again: what came of it for an earlier file must no longer be looked at.
// Nobody may change the source as long as the Assessment is looked at, whose texts are its bytes.
func DecodeInto(m *Memory, name string, src []byte, bank *questions.Bank) (*Assessment, Warnings, error) {
	return decode(m, name, src, bank, true)
}

// DecodeUnsealed is Decode without asking for the checksum: a person takes over what was changed.
func DecodeUnsealed(name string, src []byte, bank *questions.Bank) (*Assessment, Warnings, error) {
	return decode(new(Memory), name, bytes.Clone(src), bank, false)
}

func decode(m *Memory, name string, src []byte, bank *questions.Bank, sealed bool) (*Assessment, Warnings, error) {
	if usesScanner {
		if d, ok := scan(m, name, src, bank, sealed); ok {
			return d.a, d.told(), nil
		}
	}
	m.forget()
	return decodeTree(name, src, bank, sealed)
}

// decodeTree decodes any file, and names every fault.
func decodeTree(name string, src []byte, bank *questions.Bank, sealed bool) (*Assessment, Warnings, error) {
	top, faults := yamlfile.ParseAll(name, src)
	if top == nil {
		return nil, nil, faults.Err()
	}
	d := newDecoder(name, bank)
	d.Found = faults
	d.file(top)
	d.resolve()
	if sealed && top.Kind == yamlfile.Mapping {
		d.checkSeal(src)
	}
	if err := d.Found.Err(); err != nil {
		return nil, d.told(), err
	}
	return d.a, d.told(), nil
}

// decoder reads one file against one bank and collects every fault.
type decoder struct {
	yamlfile.Reader
	bank     *questions.Bank
	a        *Assessment
	memory   *Memory // only where the file is scanned
	warnings Warnings
	answered *yamlfile.Node
	checksum *yamlfile.Node
	sealedAt *yamlfile.Node
	sealed   bool                // the head says that sra wrote the file, with a checksum as its last line
	isScan   bool                // the file is scanned: faults have no place, for it is decoded anew at the first
	isOdd    bool                // while it is scanned: something has to be told whose place is not known
	changed  *questions.Question // the last one that is told to have changed since it was answered
	people   []mention
	sites    []mention
}

// mention is a person's or a site's ID and where it stands.
type mention struct {
	id string
	at *yamlfile.Node
}

func newDecoder(name string, bank *questions.Bank) *decoder {
	return &decoder{Reader: yamlfile.Reader{File: name}, bank: bank, a: &Assessment{Answers: map[string]*Answer{}}}
}

func (d *decoder) warn(at *yamlfile.Node, format string, args ...any) {
	if at == nil || at.Line == 0 {
		d.isOdd = true
		return
	}
	r := yamlfile.Reader{File: d.File}
	r.Errorf(at, format, args...)
	d.warnings = append(d.warnings, r.Found...)
}

// told are the warnings in the order of the file.
func (d *decoder) told() Warnings { return Warnings(yamlfile.Problems(d.warnings).Sorted()) }

// file reads the top of the file: the keys of design section 6.
func (d *decoder) file(n *yamlfile.Node) {
	if n.Kind == yamlfile.Mapping {
		d.checkFormat(n)
	}
	if !d.IsMapping(n, "assessment") {
		return
	}
	for _, p := range n.Pairs {
		d.part(p)
	}
	for i := range parts {
		if p := &parts[i]; p.isNeeded && n.Get(p.key) == nil {
			d.MissingKey(n, "assessment", p.key)
		}
	}
}

func (d *decoder) part(pair yamlfile.Pair) {
	at := slices.IndexFunc(parts, func(p part) bool { return p.key == pair.Key.Value })
	switch {
	case at < 0:
		d.UnknownKey(pair.Key, "assessment", func() []string {
			return slices.Sorted(slices.Values(idsOf(parts, func(p *part) string { return p.key })))
		})
	case pair.Value.Kind == yamlfile.Null:
		d.NoValue(pair.Key, "assessment")
	default:
		parts[at].read(d, pair.Value)
	}
}

// checkFormat refuses a file of a newer program before its unknown keys confuse anybody.
func (d *decoder) checkFormat(n *yamlfile.Node) {
	at := n.Get("format")
	if at == nil || at.Kind == yamlfile.Null {
		return // told as a missing key
	}
	if v := d.Int(at, 1, 1000); v > Format {
		d.Errorf(at, "format %d is newer than this sra reads (%d); update sra", v, Format)
	}
}

// checkSeal compares the checksum on the last line with the bytes above it. A file without sealed, answered
// and checksum was written by hand and is fine. Older files are sealed without saying so in their head.
func (d *decoder) checkSeal(src []byte) {
	switch {
	case d.checksum == nil && d.answered == nil && !d.sealed:
	case d.checksum == nil:
		d.Errorf(cmp.Or(d.answered, d.sealedAt),
			"the file is cut short: sra wrote it, and its last line, the checksum, is missing; "+
				"go back to the copy %s, or, if you removed it yourself, run: sra check --seal %s", ShellArg(d.File+".bak"),
			ShellArg(d.File))
	case !isSealed(src, d.checksum.Value):
		d.Errorf(d.checksum, "changed outside sra; if that was you, run: sra check --seal %s", ShellArg(d.File))
	}
}

// isSealed reports whether the last line is the checksum of the bytes above it. Line ends of another system
// and a byte order mark change no content: a text a person typed never holds a raw one.
func isSealed(src []byte, checksum string) bool {
	src = bytes.TrimPrefix(src, byteOrderMark)
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	}
	body := bytes.TrimRight(src, "\n")
	at := bytes.LastIndexByte(body, '\n') + 1
	return bytes.HasPrefix(body[at:], []byte("checksum:")) && digest(src[:at]) == checksum
}

// byteOrderMark is what some editors put at the start of UTF-8 text.
var byteOrderMark = []byte("\ufeff")

// matching reads a text of a fixed form.
func (d *decoder) matching(n *yamlfile.Node, form textForm) string {
	text := d.Text(n)
	if n.Kind == yamlfile.Scalar && !form.is(text) {
		d.Errorf(n, "%s is not %s", yamlfile.Clip(text), form.what)
	}
	return text
}

// id reads the id of something this file defines.
func (d *decoder) id(n *yamlfile.Node) string { return d.matching(n, idForm) }

// free reads text a person typed.
func (d *decoder) free(n *yamlfile.Node) string {
	text := d.Text(n)
	if n.Cut {
		d.warn(n, "the text ends before the #, which begins a comment; put the text in quotes if the rest belongs to it")
	}
	if n.ASCII && len(text) <= TextLimit {
		return text
	}
	if fault := textFault(text); fault != "" {
		d.Errorf(n, "%s", fault)
	}
	return text
}

func (d *decoder) day(n *yamlfile.Node) Day {
	day, err := ParseDay(d.Text(n))
	if err != nil && n.Kind == yamlfile.Scalar {
		d.Errorf(n, "%v", err)
	}
	if doubt := day.Doubt(Day{}); doubt != "" {
		d.warn(n, "%s", doubt)
	}
	return day
}

// past reads a day that has come: one later than as_of is worth a warning.
func (d *decoder) past(n *yamlfile.Node) Day {
	day := d.day(n)
	if !d.a.AsOf.IsZero() && day.After(d.a.AsOf) {
		d.warn(n, "%s is later than the assessment's day %s; is the year right?", day, d.a.AsOf)
	}
	return day
}

// warnOfOrder warns of a day that should come after another and comes before it.
func (d *decoder) warnOfOrder(n *yamlfile.Node, key string, first, second Day, what string) {
	if !first.IsZero() && !second.IsZero() && first.After(second) {
		d.warn(n.Get(key), "%s, %s, comes before %s; which of the two is right?", what, second, first)
	}
}

func (d *decoder) moment(n *yamlfile.Node) time.Time {
	if t, ok := plainMoment(n.Value); ok && n.Kind == yamlfile.Scalar {
		return t
	}
	t, err := time.Parse(time.RFC3339, d.Text(n))
	if err != nil && n.Kind == yamlfile.Scalar {
		d.Errorf(n, "%s is not a moment; write it like 2026-11-23T15:04:05Z", yamlfile.Clip(n.Value))
		return time.Time{}
	}
	return t.Truncate(time.Second)
}

func (d *decoder) tri(n *yamlfile.Node) Tri {
	if d.Bool(n) {
		return Yes
	}
	return No
}

// person reads the ID of somebody in people. Who is not listed above may be listed below.
func (d *decoder) person(n *yamlfile.Node) string {
	id := d.Text(n)
	for i := range d.a.People {
		if d.a.People[i].ID == id {
			return id
		}
	}
	if d.isScan {
		n = nil // it is used again
	}
	d.people = append(d.people, mention{id, n})
	return id
}

// resolve names every person and site mentioned that the file does not list.
func (d *decoder) resolve() {
	d.resolveList("person", d.people, personIDs(d.a), "people")
	d.resolveList("site", d.sites, siteIDs(d.a), "sites")
}

func (d *decoder) resolveList(what string, mentions []mention, ids []string, list string) {
	known := make(map[string]bool, len(ids))
	for _, id := range ids {
		known[id] = true
	}
	for _, m := range mentions {
		if (m.at == nil || m.at.Kind == yamlfile.Scalar) && !known[m.id] {
			d.Errorf(m.at, "unknown %s %s%s; list them under %s", what, yamlfile.Clip(m.id),
				d.Suggest(m.id, func() []string { return ids }), list)
		}
	}
}

// bankID reads an id of the bank.
func (d *decoder) bankID(n *yamlfile.Node, what string, exists func(*questions.Bank, string) bool,
	ids func(*questions.Bank) []string) string {
	id := d.Text(n)
	if n.Kind == yamlfile.Scalar && !exists(d.bank, id) {
		d.Errorf(n, "unknown %s %s%s", what, yamlfile.Clip(id), d.Suggest(id, func() []string { return ids(d.bank) }))
	}
	return id
}

// itemAt is an item of a list; nil where the file is scanned.
func itemAt(list *yamlfile.Node, i int) *yamlfile.Node {
	if list == nil || i >= len(list.Items) {
		return nil
	}
	return list.Items[i]
}

// unique tells of an id given twice in a list.
func (d *decoder) unique(what string, ids []string, list *yamlfile.Node) {
	seen := make(map[string]bool, len(ids))
	for i, id := range ids {
		if seen[id] && id != "" {
			d.Errorf(itemAt(list, i), "%s %s is listed twice", what, yamlfile.Clip(id))
		}
		seen[id] = true
	}
}

func idsOf[T any](list []T, id func(*T) string) []string {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = id(&list[i])
	}
	return ids
}

func siteIDs(a *Assessment) []string { return idsOf(a.Sites, func(s *Site) string { return s.ID }) }
func personIDs(a *Assessment) []string {
	return idsOf(a.People, func(p *Person) string { return p.ID })
}
func assetIDs(a *Assessment) []string { return idsOf(a.Assets, func(s *Asset) string { return s.ID }) }
func vendorIDs(a *Assessment) []string {
	return idsOf(a.Vendors, func(v *Vendor) string { return v.ID })
}
func fixIDs(a *Assessment) []string { return idsOf(a.Plan, func(p *PlanItem) string { return p.Fix }) }

// errEmptyDecision is told for a decision file that says nothing.
var errEmptyDecision = errors.New("the decision says nothing; it takes why, instead, approved_by, on and review_by")

// DecodeDecision reads a decision by itself, as "sra answer --decision" takes it: a mapping with
// the keys of an answer's decision. People are those of the assessment it will belong to.
func DecodeDecision(name string, src []byte, people []Person) (*Decision, error) {
	n, err := yamlfile.Parse(name, src)
	if err != nil {
		return nil, err
	}
	d := newDecoder(name, &questions.Bank{})
	d.a.People = people
	decision := &Decision{}
	readRecord(d, n, &decisionRecord, decision)
	d.checkDecision(n, decision)
	d.resolve()
	if err := d.Found.Err(); err != nil {
		return nil, err
	}
	if *decision == (Decision{}) {
		return nil, errEmptyDecision
	}
	return decision, nil
}
