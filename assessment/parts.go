package assessment

import (
	"strconv"

	"ephisra/questions/yamlfile"
)

// part is a key at the top of the file.
type part struct {
	key      string
	isNeeded bool
	isSigned bool // a sign-off binds it
	read     func(d *decoder, n *yamlfile.Node)
	scan     func(d *decoder, s *yamlfile.Scanner) bool // what stands behind the colon, its last line break included
	// write appends the lines of the key, or nothing where there is nothing to say; the answers in the order of the ids
	// given. Nil: Encode writes it, for it is about the file as a whole.
	write func(b []byte, a *Assessment, answered []string) []byte
	shape Shape
}

// parts are the keys at the top in the order they are written. They are filled at the start, for reading them looks at
// them.
var parts []part

func init() {
	parts = []part{
		{key: "format", isNeeded: true, shape: whole(1, Format).shape, read: func(*decoder, *yamlfile.Node) {},
			scan: scanLine(func(d *decoder, n *yamlfile.Node) { d.isOdd = n.Quoted || n.Value != strconv.Itoa(Format) })},
		{key: "sealed", shape: Shape{Type: "boolean"},
			read: readSealed, scan: scanLine(readSealed)},
		{key: "id", isNeeded: true, shape: Shape{Type: "string", Pattern: idDigits.String()},
			read: readID, scan: scanLine(readID)},
		{key: "bank", isNeeded: true, isSigned: true, shape: Shape{record: &bankRecord},
			read: func(d *decoder, n *yamlfile.Node) { d.bankRef(n) }, scan: (*decoder).scanBankRef,
			write: func(b []byte, a *Assessment, _ []string) []byte {
				return append(bankRecord.write(append(b, "bank: "...), &a.Bank), '\n')
			}},
		{key: "practice", isNeeded: true, isSigned: true, shape: Shape{record: &practiceRecord},
			read: func(d *decoder, n *yamlfile.Node) { readRecord(d, n, &practiceRecord, &d.a.Practice) },
			scan: func(d *decoder, s *yamlfile.Scanner) bool {
				return s.Take(' ') && scanRecord(d, s, &practiceRecord, &d.a.Practice) && s.EndLine()
			},
			write: func(b []byte, a *Assessment, _ []string) []byte {
				return append(practiceRecord.write(append(b, "practice: "...), &a.Practice), '\n')
			}},
		{key: "as_of", isNeeded: true, isSigned: true, shape: dayShape,
			read: readAsOf, scan: scanLine(readAsOf),
			write: func(b []byte, a *Assessment, _ []string) []byte {
				return append(appendDay(append(b, "as_of: "...), a.AsOf), '\n')
			}},
		listPart("sites", &siteRecord, func(a *Assessment) *[]Site { return &a.Sites }, once("site", siteIDs)).signed(),
		listPart("people", &personRecord, func(a *Assessment) *[]Person { return &a.People },
			once("person", personIDs)).signed(),
		{key: "answers", isSigned: true, shape: Shape{record: &answerRecord, Many: ByID},
			read: (*decoder).answerList, scan: (*decoder).scanAnswers, write: appendAnswers},
		listPart("assets", &assetRecord, func(a *Assessment) *[]Asset { return &a.Assets },
			once("asset", assetIDs)).signed(),
		listPart("vendors", &vendorRecord, func(a *Assessment) *[]Vendor { return &a.Vendors },
			once("vendor", vendorIDs), (*decoder).checkVendors).signed(),
		listPart("overrides", &overrideRecord, func(a *Assessment) *[]Override { return &a.Overrides },
			(*decoder).checkOverrides).signed(),
		listPart("plan", &planRecord, func(a *Assessment) *[]PlanItem { return &a.Plan },
			once("fix", fixIDs)),
		listPart("signoff", &signoffRecord, func(a *Assessment) *[]Signoff { return &a.Signoff }),
		{key: "draft", shape: Shape{record: &draftRecord, Many: OnceOrListed},
			read: func(d *decoder, n *yamlfile.Node) { d.a.Drafts = d.drafts(n) }, scan: (*decoder).scanDrafts,
			write: appendDrafts},
		{key: "answered", shape: Shape{Type: "integer"},
			read: readAnswered, scan: scanLine(readAnswered)},
		{key: "checksum", shape: digestText.shape,
			read: readChecksum, scan: scanLine(readChecksum)},
	}
}

func readSealed(d *decoder, n *yamlfile.Node) {
	at := *n
	d.sealedAt, d.sealed = &at, d.Bool(n)
}

func readID(d *decoder, n *yamlfile.Node)   { d.a.ID = d.matching(n, idDigits) }
func readAsOf(d *decoder, n *yamlfile.Node) { d.a.AsOf = d.day(n) }

func readAnswered(d *decoder, n *yamlfile.Node) {
	at := *n
	d.answered = &at
	d.Int(n, 0, 100_000)
}

func readChecksum(d *decoder, n *yamlfile.Node) {
	at := *n
	d.checksum = &at
	d.matching(n, sealForm)
}

func (p part) signed() part {
	p.isSigned = true
	return p
}

// listPart is the part of a list of records, one flow mapping a line; an empty list is left out. The checks look at
// what was read.
func listPart[T any](key string, rec *record[T], of func(*Assessment) *[]T,
	checks ...func(*decoder, *yamlfile.Node)) part {
	return part{key: key, shape: Shape{record: rec, Many: Listed},
		read: func(d *decoder, n *yamlfile.Node) {
			*of(d.a) = readRecords(d, n, rec)
			for _, check := range checks {
				check(d, n)
			}
		},
		scan: func(d *decoder, s *yamlfile.Scanner) bool {
			rows, ok := scanRows(d, s, rec, rowsOf(d.memory, of))
			if *of(d.a), *of(&d.memory.last) = rows, rows; !ok {
				return false
			}
			for _, check := range checks {
				check(d, &yamlfile.Node{})
			}
			return true
		},
		write: func(b []byte, a *Assessment, _ []string) []byte { return appendLines(b, key, *of(a), rec) },
	}
}

// once is the check that an id stands in a list only once.
func once(what string, ids func(*Assessment) []string) func(*decoder, *yamlfile.Node) {
	return func(d *decoder, n *yamlfile.Node) { d.unique(what, ids(d.a), n) }
}

func appendLines[T any](b []byte, key string, list []T, rec *record[T]) []byte {
	if len(list) == 0 {
		return b
	}
	b = append(append(b, key...), ":\n"...)
	for i := range list {
		b = append(rec.write(append(b, "  - "...), &list[i]), '\n')
	}
	return b
}

func appendAnswers(b []byte, a *Assessment, answered []string) []byte {
	if len(a.Answers) == 0 {
		return append(b, "answers: {}\n"...)
	}
	b = append(b, answersHead...)
	for _, id := range answered {
		b = append(appendWord(append(b, "  "...), id), ": "...)
		b = append(answerRecord.write(b, a.Answers[id]), '\n')
	}
	return b
}

// appendDrafts writes one draft by itself, and more as a list.
func appendDrafts(b []byte, a *Assessment, _ []string) []byte {
	if len(a.Drafts) == 1 {
		return append(draftRecord.write(append(b, "draft: "...), &a.Drafts[0]), '\n')
	}
	return appendLines(b, "draft", a.Drafts, &draftRecord)
}

func appendCount(b []byte, key string, n int) []byte {
	return append(strconv.AppendInt(append(append(b, key...), ": "...), int64(n), 10), '\n')
}
