package assessment

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// headComment is the first line of every file.
const headComment = "# sra assessment; `sra check FILE` validates it\n"

// Encode writes an assessment as the bytes of its file: keys in a fixed order, answers in bank
// order one a line, free text in double quotes, and a checksum over all bytes above as the last
// line. The head says that there is such a line, so that a file cut anywhere is known to be cut. The line
// above it counts the answers for whoever reads the file; nothing rests on it, for another bank counts otherwise.
// Equal assessments give equal bytes. The assessment must hold only valid UTF-8.
func Encode(a *Assessment, bank *questions.Bank) []byte {
	var b bytes.Buffer
	b.WriteString(headComment)
	fmt.Fprintf(&b, "format: %d\nsealed: true\nid: %s\n", Format, yamlfile.Quote(a.ID))
	for _, part := range slices.Concat(signedParts, unsignedParts) {
		part(&b, a, answerOrder(a, bank))
	}
	fmt.Fprintf(&b, "answered: %d\n", Count(bank, a).Answered)
	fmt.Fprintf(&b, "checksum: %q\n", digest(b.Bytes()))
	return b.Bytes()
}

// Digest returns "sha256:" and the hex digest of what a sign-off binds: bank, practice, as_of,
// sites, people, answers, assets, vendors and overrides. The plan can live on after signing, and so can the bank: the
// answers are taken in the order of their ids, whatever order a bank asks them in.
func Digest(a *Assessment) string {
	var b bytes.Buffer
	for _, part := range signedParts {
		part(&b, a, slices.Sorted(maps.Keys(a.Answers)))
	}
	return digest(b.Bytes())
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// part writes one top-level key, or nothing where there is nothing to say; the answers in the order of the ids given.
type part func(b *bytes.Buffer, a *Assessment, answered []string)

var signedParts = []part{
	func(b *bytes.Buffer, a *Assessment, _ []string) {
		fmt.Fprintf(b, "bank: %s\n", bankFlow(&a.Bank))
	},
	func(b *bytes.Buffer, a *Assessment, _ []string) {
		fmt.Fprintf(b, "practice: {name: %s}\n", yamlfile.Quote(a.Practice.Name))
	},
	func(b *bytes.Buffer, a *Assessment, _ []string) { fmt.Fprintf(b, "as_of: %s\n", a.AsOf) },
	func(b *bytes.Buffer, a *Assessment, _ []string) { lines(b, "sites", a.Sites, siteFlow) },
	func(b *bytes.Buffer, a *Assessment, _ []string) { lines(b, "people", a.People, personFlow) },
	answerLines,
	func(b *bytes.Buffer, a *Assessment, _ []string) { lines(b, "assets", a.Assets, assetFlow) },
	func(b *bytes.Buffer, a *Assessment, _ []string) { lines(b, "vendors", a.Vendors, vendorFlow) },
	func(b *bytes.Buffer, a *Assessment, _ []string) {
		lines(b, "overrides", a.Overrides, overrideFlow)
	},
}

var unsignedParts = []part{
	func(b *bytes.Buffer, a *Assessment, _ []string) { lines(b, "plan", a.Plan, planFlow) },
	func(b *bytes.Buffer, a *Assessment, _ []string) { lines(b, "signoff", a.Signoff, signoffFlow) },
	func(b *bytes.Buffer, a *Assessment, _ []string) {
		if len(a.Drafts) == 1 {
			fmt.Fprintf(b, "draft: %s\n", draftFlow(&a.Drafts[0]))
			return
		}
		lines(b, "draft", a.Drafts, draftFlow)
	},
}

// lines writes a list, one flow mapping a line; an empty list is left out.
func lines[T any](b *bytes.Buffer, key string, list []T, one func(*T) *flow) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "%s:\n", key)
	for i := range list {
		fmt.Fprintf(b, "  - %s\n", one(&list[i]))
	}
}

func answerLines(b *bytes.Buffer, a *Assessment, answered []string) {
	if len(a.Answers) == 0 {
		b.WriteString("answers: {}\n")
		return
	}
	b.WriteString("answers:\n")
	for _, id := range answered {
		fmt.Fprintf(b, "  %s: %s\n", word(id), answerFlow(a.Answers[id]))
	}
}

// answerOrder lists the questions answered in bank order, then retired ones.
func answerOrder(a *Assessment, bank *questions.Bank) []string {
	var ids []string
	for _, q := range slices.Concat(bank.Questions, bank.Retired) {
		if a.Answers[q.ID] != nil {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

// flow is a flow mapping on one line. Its methods leave out what is not given.
type flow struct{ parts []string }

func (f *flow) String() string { return "{" + strings.Join(f.parts, ", ") + "}" }

func (f *flow) raw(key, value string) *flow {
	if value != "" {
		f.parts = append(f.parts, key+": "+value)
	}
	return f
}

// text writes free text, always quoted.
func (f *flow) text(key, value string) *flow {
	if value == "" {
		return f
	}
	return f.raw(key, yamlfile.Quote(value))
}

// word writes an id plain where every YAML reader takes it for text, and quoted otherwise.
func (f *flow) word(key, value string) *flow {
	if value == "" {
		return f
	}
	return f.raw(key, word(value))
}

func (f *flow) words(key string, values []string) *flow {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = word(v)
	}
	return f.raw(key, "["+strings.Join(list, ", ")+"]")
}

func (f *flow) day(key string, d Day) *flow { return f.raw(key, d.String()) }

func (f *flow) number(key string, n int) *flow {
	if n == 0 {
		return f
	}
	return f.raw(key, strconv.Itoa(n))
}

func (f *flow) truth(key string, given bool) *flow {
	if !given {
		return f
	}
	return f.raw(key, "true")
}

func (f *flow) tri(key string, t Tri) *flow {
	return f.raw(key, map[Tri]string{NotKnown: "", Yes: "true", No: "false"}[t])
}

func (f *flow) time(key string, t time.Time) *flow {
	if t.IsZero() {
		return f
	}
	return f.raw(key, t.Format(time.RFC3339))
}

func (f *flow) sub(key string, one *flow) *flow { return f.raw(key, one.String()) }

func subs[T any](f *flow, key string, list []T, one func(*T) *flow) *flow {
	if len(list) == 0 {
		return f
	}
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = one(&list[i]).String()
	}
	return f.raw(key, "["+strings.Join(texts, ", ")+"]")
}

var (
	plainWord = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	// reserved words are plain text to this program and something else to other YAML readers.
	reserved = regexp.MustCompile(`^(y|n|yes|no|on|off|true|false|null)$`)
)

func word(v string) string {
	if plainWord.MatchString(v) && !reserved.MatchString(v) {
		return v
	}
	return yamlfile.Quote(v)
}

func answerFlow(a *Answer) *flow {
	f := &flow{}
	return a.writeTo(f.number("rev", a.Rev))
}

// writeTo appends an answer's own keys, in the order of the file.
func (a *Answer) writeTo(f *flow) *flow {
	a.Reply.writeTo(f)
	f.word("said_by", a.SaidBy).raw("basis", bases.word(a.Basis)).time("at", a.At)
	f.text("note", a.Note).word("later", a.Later)
	subs(f, "evidence", a.Evidence, evidenceFlow)
	if d := a.Decision; d != nil {
		f.sub("decision", (&flow{}).text("why", d.Why).text("instead", d.Instead).word("approved_by", d.ApprovedBy).day("on",
			d.On).day("review_by", d.ReviewBy))
	}
	if c := a.Carried; c != nil {
		f.sub("carried", c.Answer.writeTo((&flow{}).number("rev", c.Answer.Rev)).day("from", c.From))
	}
	subs(f, "conflict", a.Conflict, voiceFlow)
	if s := a.Settled; s != nil {
		f.sub("settled", (&flow{}).word("by", s.By).text("why", s.Why))
	}
	return a.writeSites(f)
}

func (a *Answer) writeSites(f *flow) *flow {
	if len(a.Sites) == 0 {
		return f
	}
	sites := &flow{}
	for _, id := range slices.Sorted(maps.Keys(a.Sites)) {
		sites.sub(word(id), answerFlow(a.Sites[id]))
	}
	return f.sub("sites", sites)
}

func (r *Reply) writeTo(f *flow) {
	f.word("choice", r.Choice)
	if r.Chosen {
		f.words("choices", r.Choices)
	}
	f.day("date", r.Date)
	if r.Number != nil {
		f.raw("number", strconv.Itoa(*r.Number))
	}
	f.text("text", r.Text).truth("unknown", r.Unknown).text("na", r.NA)
}

func evidenceFlow(e *Evidence) *flow {
	return (&flow{}).text("what", e.What).text("where", e.Where).day("dated", e.Dated).text("sha256", e.SHA256)
}

func voiceFlow(v *Voice) *flow {
	return v.Answer.writeTo((&flow{}).word("by", v.By).number("rev", v.Answer.Rev))
}

func siteFlow(s *Site) *flow { return (&flow{}).word("id", s.ID).text("name", s.Name) }

func personFlow(p *Person) *flow {
	return (&flow{}).word("id", p.ID).text("name", p.Name).text("role", p.Role)
}

func assetFlow(a *Asset) *flow {
	return (&flow{}).word("id", a.ID).text("name", a.Name).word("kind", a.Kind).tri("ephi", a.EPHI).
		text("place", a.Place).word("owner", a.Owner).tri("encrypted", a.Encrypted).day("support_ends",
		a.SupportEnds).number("records", a.Records).text("note", a.Note)
}

func vendorFlow(v *Vendor) *flow {
	return (&flow{}).word("id", v.ID).text("name", v.Name).text("service", v.Service).tri("ephi", v.EPHI).text("access",
		v.Access).
		day("baa", v.BAA).day("baa_ends", v.BAAEnds).day("assurance", v.Assurance).text("note", v.Note)
}

func overrideFlow(o *Override) *flow {
	return (&flow{}).word("threat", o.Threat).raw("likelihood", levelWord(o.Likelihood)).raw("impact",
		levelWord(o.Impact)).
		text("reason", o.Reason).word("by", o.By).time("at", o.At)
}

func levelWord(l questions.Level) string {
	if l == questions.Undetermined {
		return ""
	}
	return l.ID()
}

func planFlow(p *PlanItem) *flow {
	f := (&flow{}).word("fix", p.Fix).word("owner", p.Owner).day("due", p.Due).raw("state", planStates.word(p.State)).
		raw("response", responses.word(p.Response)).number("cost", p.Cost).day("done", p.Done)
	if v := p.Verified; v != nil {
		f.sub("verified", (&flow{}).day("on", v.On).word("by", v.By).text("evidence", v.Evidence))
	}
	if v := p.Accepted; v != nil {
		f.sub("accepted", (&flow{}).day("on", v.On).word("by", v.By).text("why", v.Why).day("until", v.Until))
	}
	return f.text("note", p.Note)
}

func draftFlow(d *Draft) *flow {
	f := (&flow{}).word("question", d.Question).word("form", d.Form).text("note", d.Note)
	if len(d.Typed) == 0 {
		return f
	}
	quoted := make([]string, len(d.Typed))
	for i, text := range d.Typed {
		quoted[i] = yamlfile.Quote(text)
	}
	return f.raw("typed", "["+strings.Join(quoted, ", ")+"]")
}

func signoffFlow(s *Signoff) *flow {
	return (&flow{}).text("by", s.By).text("role", s.Role).time("at", s.At).text("digest", s.Digest)
}
