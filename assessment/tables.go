package assessment

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// The records of the file, keys in the order they are written. A new key goes in here, and is read, written and in the
// JSON Schema.

var bankRecord = record[BankRef]{"bank", []field[BankRef]{
	valueAt("id", ownID, func(b *BankRef) *string { return &b.ID }).needed(),
	valueAt("version", filledText, func(b *BankRef) *string { return &b.Version }).needed(),
	listAt("added", &layerRecord, func(b *BankRef) *[]questions.Layer { return &b.Added }, (*decoder).checkAdded),
}}

var layerRecord = record[questions.Layer]{"added bank", []field[questions.Layer]{
	valueAt("id", ownID, func(l *questions.Layer) *string { return &l.ID }).needed(),
	valueAt("version", filledText, func(l *questions.Layer) *string { return &l.Version }).needed(),
	valueAt("digest", digestText, func(l *questions.Layer) *string { return &l.Digest }),
}}

var practiceRecord = record[Practice]{"practice", []field[Practice]{
	{key: "name", isNeeded: true, shape: textShape,
		read: func(d *decoder, n *yamlfile.Node, p *Practice) { p.Name = d.free(n) },
		scan: func(d *decoder, s *yamlfile.Scanner, p *Practice) bool {
			return scanScalar(s, func(n *yamlfile.Node) { p.Name = d.free(n) })
		},
		write: func(b []byte, p *Practice) []byte { // although it may be empty
			return yamlfile.AppendQuoted(appendKey(b, "name"), p.Name)
		}},
}}

var siteRecord = record[Site]{"site", []field[Site]{
	valueAt("id", ownID, func(s *Site) *string { return &s.ID }).needed(),
	valueAt("name", freeText, func(s *Site) *string { return &s.Name }).needed(),
}}

var personRecord = record[Person]{"person", []field[Person]{
	valueAt("id", ownID, func(p *Person) *string { return &p.ID }).needed(),
	valueAt("name", filledText, func(p *Person) *string { return &p.Name }).needed(),
	valueAt("role", freeText, func(p *Person) *string { return &p.Role }),
}}

// mostRecords bounds a count of patients' records, to catch a slip of the finger.
const mostRecords = 1_000_000_000

var assetRecord = record[Asset]{"asset", []field[Asset]{
	valueAt("id", ownID, func(a *Asset) *string { return &a.ID }).needed(),
	valueAt("name", filledText, func(a *Asset) *string { return &a.Name }).needed(),
	valueAt("kind", kindWord, func(a *Asset) *string { return &a.Kind }),
	valueAt("ephi", yesOrNo, func(a *Asset) *Tri { return &a.EPHI }),
	valueAt("place", freeText, func(a *Asset) *string { return &a.Place }),
	valueAt("owner", freeWord, func(a *Asset) *string { return &a.Owner }),
	valueAt("encrypted", yesOrNo, func(a *Asset) *Tri { return &a.Encrypted }),
	valueAt("support_ends", anyDay, func(a *Asset) *Day { return &a.SupportEnds }),
	valueAt("records", whole(0, mostRecords), func(a *Asset) *int { return &a.Records }),
	valueAt("note", freeText, func(a *Asset) *string { return &a.Note }),
}}

var vendorRecord = record[Vendor]{"vendor", []field[Vendor]{
	valueAt("id", ownID, func(v *Vendor) *string { return &v.ID }).needed(),
	valueAt("name", filledText, func(v *Vendor) *string { return &v.Name }).needed(),
	valueAt("service", freeText, func(v *Vendor) *string { return &v.Service }),
	valueAt("ephi", yesOrNo, func(v *Vendor) *Tri { return &v.EPHI }),
	valueAt("access", freeText, func(v *Vendor) *string { return &v.Access }),
	valueAt("baa", pastDay, func(v *Vendor) *Day { return &v.BAA }),
	valueAt("baa_ends", anyDay, func(v *Vendor) *Day { return &v.BAAEnds }),
	valueAt("assurance", pastDay, func(v *Vendor) *Day { return &v.Assurance }),
	valueAt("note", freeText, func(v *Vendor) *string { return &v.Note }),
}}

var overrideRecord = record[Override]{"override", []field[Override]{
	valueAt("threat", bankWord("threat event", hasThreat, threatIDs),
		func(o *Override) *string { return &o.Threat }).needed(),
	valueAt("likelihood", riskLevel, func(o *Override) *questions.Level { return &o.Likelihood }),
	valueAt("impact", riskLevel, func(o *Override) *questions.Level { return &o.Impact }),
	valueAt("reason", filledText, func(o *Override) *string { return &o.Reason }).needed(),
	valueAt("by", personID, func(o *Override) *string { return &o.By }).needed(),
	valueAt("at", moment, func(o *Override) *time.Time { return &o.At }).needed(),
}}

var planRecord = record[PlanItem]{"plan item", []field[PlanItem]{
	valueAt("fix", bankWord("fix", hasFix, bankFixIDs), func(p *PlanItem) *string { return &p.Fix }).needed(),
	valueAt("owner", freeWord, func(p *PlanItem) *string { return &p.Owner }),
	valueAt("due", anyDay, func(p *PlanItem) *Day { return &p.Due }),
	valueAt("state", oneOf("state", planStates), func(p *PlanItem) *PlanState { return &p.State }),
	valueAt("response", oneOf("response", responses), func(p *PlanItem) *Response { return &p.Response }),
	valueAt("cost", whole(0, largestNumber), func(p *PlanItem) *int { return &p.Cost }),
	valueAt("done", pastDay, func(p *PlanItem) *Day { return &p.Done }),
	recordAt("verified", &verifiedRecord, func(p *PlanItem) **Verified { return &p.Verified }, nil),
	recordAt("accepted", &acceptedRecord, func(p *PlanItem) **Accepted { return &p.Accepted }, (*decoder).checkAccepted),
	valueAt("note", freeText, func(p *PlanItem) *string { return &p.Note }),
}}

var verifiedRecord = record[Verified]{"verified", []field[Verified]{
	valueAt("on", pastDay, func(v *Verified) *Day { return &v.On }).needed(),
	valueAt("by", personID, func(v *Verified) *string { return &v.By }).needed(),
	valueAt("evidence", freeText, func(v *Verified) *string { return &v.Evidence }),
}}

var acceptedRecord = record[Accepted]{"accepted", []field[Accepted]{
	valueAt("on", pastDay, func(v *Accepted) *Day { return &v.On }).needed(),
	valueAt("by", personID, func(v *Accepted) *string { return &v.By }).needed(),
	valueAt("why", filledText, func(v *Accepted) *string { return &v.Why }).needed(),
	valueAt("until", anyDay, func(v *Accepted) *Day { return &v.Until }),
}}

var signoffRecord = record[Signoff]{"sign-off", []field[Signoff]{
	valueAt("by", filledText, func(s *Signoff) *string { return &s.By }).needed(),
	valueAt("role", filledText, func(s *Signoff) *string { return &s.Role }).needed(),
	valueAt("at", moment, func(s *Signoff) *time.Time { return &s.At }).needed(),
	valueAt("digest", digestText, func(s *Signoff) *string { return &s.Digest }).needed(),
}}

var draftRecord = record[Draft]{"draft", []field[Draft]{
	valueAt("question", bankWord("question", hasQuestion, questionIDs),
		func(o *Draft) *string { return &o.Question }).needed(),
	valueAt("form", ownID, func(o *Draft) *string { return &o.Form }),
	valueAt("note", draftText, func(o *Draft) *string { return &o.Note }),
	{key: "typed", shape: Shape{Type: "string", Many: Listed},
		read: func(d *decoder, n *yamlfile.Node, o *Draft) {
			d.Each(n, func(n *yamlfile.Node) { o.Typed = append(o.Typed, d.readDrafted(n)) })
		},
		scan: func(d *decoder, s *yamlfile.Scanner, o *Draft) bool {
			return scanTexts(s, func(n *yamlfile.Node) { o.Typed = append(o.Typed, d.readDrafted(n)) })
		},
		write: func(b []byte, o *Draft) []byte {
			return writeList(b, "typed", o.Typed, func(b []byte, text *string) []byte { return yamlfile.AppendQuoted(b, *text) })
		}},
}}

var evidenceRecord = record[Evidence]{"evidence", []field[Evidence]{
	valueAt("what", filledText, func(e *Evidence) *string { return &e.What }).needed(),
	valueAt("where", freeText, func(e *Evidence) *string { return &e.Where }),
	valueAt("dated", pastDay, func(e *Evidence) *Day { return &e.Dated }),
	valueAt("sha256", hashText, func(e *Evidence) *string { return &e.SHA256 }),
}}

var decisionRecord = record[Decision]{"decision", []field[Decision]{
	valueAt("why", freeText, func(o *Decision) *string { return &o.Why }),
	valueAt("instead", freeText, func(o *Decision) *string { return &o.Instead }),
	valueAt("approved_by", personID, func(o *Decision) *string { return &o.ApprovedBy }),
	valueAt("on", pastDay, func(o *Decision) *Day { return &o.On }),
	valueAt("review_by", anyDay, func(o *Decision) *Day { return &o.ReviewBy }),
}}

var settledRecord = record[Settled]{"settled", []field[Settled]{
	valueAt("by", personID, func(s *Settled) *string { return &s.By }).needed(),
	valueAt("why", filledText, func(s *Settled) *string { return &s.Why }).needed(),
}}

// answerRecord is filled at the start, for answers hold answers. Those inside it are read by (*decoder).nested, which
// knows the question.
var answerRecord record[Answer]

func init() {
	answerRecord = record[Answer]{"answer", []field[Answer]{
		valueAt("rev", whole(1, 999), func(a *Answer) *int { return &a.Rev }),
		valueAt("choice", filledWord, func(a *Answer) *string { return &a.Choice }),
		{key: "choices", shape: Shape{Type: "string", Many: Listed},
			read: func(d *decoder, n *yamlfile.Node, a *Answer) { a.Choices, a.Chosen = d.Texts(n), true },
			scan: func(d *decoder, s *yamlfile.Scanner, a *Answer) bool {
				a.Chosen = true
				return scanTexts(s, func(n *yamlfile.Node) { a.Choices = append(a.Choices, d.Text(n)) })
			},
			write: func(b []byte, a *Answer) []byte {
				if !a.Chosen {
					return b
				}
				return appendWords(appendKey(b, "choices"), a.Choices)
			}},
		valueAt("date", pastDay, func(a *Answer) *Day { return &a.Date }),
		{key: "number", shape: whole(0, largestNumber).shape,
			read: readNumberOf,
			scan: func(d *decoder, s *yamlfile.Scanner, a *Answer) bool {
				return scanScalar(s, func(n *yamlfile.Node) { readNumberOf(d, n, a) })
			},
			write: func(b []byte, a *Answer) []byte {
				if a.Number == nil {
					return b
				}
				return strconv.AppendInt(appendKey(b, "number"), int64(*a.Number), 10)
			}},
		valueAt("text", filledText, func(a *Answer) *string { return &a.Text }),
		valueAt("unknown", onlyTrue, func(a *Answer) *bool { return &a.Unknown }),
		valueAt("na", filledText, func(a *Answer) *string { return &a.NA }),
		valueAt("said_by", personID, func(a *Answer) *string { return &a.SaidBy }),
		valueAt("basis", oneOf("basis", bases), func(a *Answer) *Basis { return &a.Basis }),
		valueAt("at", moment, func(a *Answer) *time.Time { return &a.At }),
		valueAt("note", freeText, func(a *Answer) *string { return &a.Note }),
		valueAt("later", freeWord, func(a *Answer) *string { return &a.Later }),
		listAt("evidence", &evidenceRecord, func(a *Answer) *[]Evidence { return &a.Evidence }, nil),
		recordAt("decision", &decisionRecord, func(a *Answer) **Decision { return &a.Decision }, (*decoder).checkDecision),
		{key: "carried", write: appendCarried,
			shape: Shape{record: answerBeside{"carried answer", Key{"from", true, dayShape}}}},
		{key: "conflict",
			write: func(b []byte, a *Answer) []byte { return writeList(b, "conflict", a.Conflict, appendVoice) },
			shape: Shape{record: answerBeside{"voice", Key{"by", false, bankIDShape}}, Many: Listed}},
		recordAt("settled", &settledRecord, func(a *Answer) **Settled { return &a.Settled }, nil),
		{key: "sites", write: appendSites, shape: Shape{record: &answerRecord, Many: ByID}},
	}}
}

// readNumberOf reads the number of an answer.
func readNumberOf(d *decoder, n *yamlfile.Node, a *Answer) {
	v := d.Int(n, 0, largestNumber)
	a.Number = &v
}

// appendCarried writes an earlier answer with the day it is from behind it.
func appendCarried(b []byte, a *Answer) []byte {
	c := a.Carried
	if c == nil {
		return b
	}
	b = answerRecord.writeFields(append(appendKey(b, "carried"), '{'), &c.Answer)
	if !c.From.IsZero() {
		b = appendDay(appendKey(b, "from"), c.From)
	}
	return append(b, '}')
}

// appendVoice writes one of several answers with who gave it before it.
func appendVoice(b []byte, v *Voice) []byte {
	b = append(b, '{')
	if v.By != "" {
		b = appendWord(appendKey(b, "by"), v.By)
	}
	return append(answerRecord.writeFields(b, &v.Answer), '}')
}

func appendSites(b []byte, a *Answer) []byte {
	if len(a.Sites) == 0 {
		return b
	}
	b = append(appendKey(b, "sites"), '{')
	for i, id := range slices.Sorted(maps.Keys(a.Sites)) {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(appendWord(b, id), ": "...)
		b = answerRecord.write(b, a.Sites[id])
	}
	return append(b, '}')
}

// kindWord is the kind of an asset.
var kindWord = kindOf(func(d *decoder, n *yamlfile.Node) string {
	return assetKinds.word(assetKinds.read(d, n, "kind"))
}, appendWord, Shape{Type: "string", Words: assetKinds.given()})

func hasThreat(b *questions.Bank, id string) bool   { return b.Threat(id) != nil }
func hasFix(b *questions.Bank, id string) bool      { return b.Fix(id) != nil }
func hasQuestion(b *questions.Bank, id string) bool { return b.Question(id) != nil }

func threatIDs(b *questions.Bank) []string {
	return idsOf(b.Threats, func(t *questions.ThreatEvent) string { return t.ID })
}

func bankFixIDs(b *questions.Bank) []string {
	return idsOf(b.Fixes, func(f *questions.Fix) string { return f.ID })
}

// questionIDs lists the ids of a bank's questions, retired ones too, for suggestions.
func questionIDs(b *questions.Bank) []string {
	var ids []string
	for _, q := range slices.Concat(b.Questions, b.Retired) {
		ids = append(ids, q.ID)
	}
	slices.Sort(ids)
	return ids
}
