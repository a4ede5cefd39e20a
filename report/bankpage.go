package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/questions"
)

// BankPages shows what a bank holds under an id: a question, a threat event or category, a requirement by its
// citation or Appendix A, a fix, a section, a probe or a term. What has the same id is shown too, a section each.
// It is nil where the bank holds nothing of that name.
func BankPages(b *questions.Bank, id string) *Document {
	doc := &Document{Title: id, Bank: b.Name()}
	for _, kind := range bankKinds {
		doc.Sections = append(doc.Sections, kind.page(b, id)...)
	}
	if len(doc.Sections) == 0 {
		return nil
	}
	return doc
}

// Named is an id of a bank, and what it names in words.
type Named struct{ ID, Title string }

// BankNames lists every id BankPages knows but the probes, kind by kind.
func BankNames(b *questions.Bank) []Named {
	var list []Named
	for _, kind := range bankKinds {
		list = append(list, kind.names(b)...)
	}
	return list
}

// BankIDs lists the ids of BankNames, to find the one that was meant.
func BankIDs(b *questions.Bank) []string {
	return Each(BankNames(b), func(n Named) string { return n.ID })
}

// bankKinds are the kinds of thing an id can name. page is empty where it names none of the kind.
var bankKinds = []struct {
	page  func(*questions.Bank, string) []Section
	names func(*questions.Bank) []Named
}{
	{questionPage, QuestionNames}, {threatPage, ThreatNames}, {categoryPage, categoryNames},
	{requirementPage, requirementNames}, {fixPage, FixNames}, {sectionPage, SectionNames},
	{probePage, func(*questions.Bank) []Named { return nil }}, {termPage, termNames},
}

// QuestionNames lists the questions of a bank and what they ask, in the order asked.
func QuestionNames(b *questions.Bank) []Named {
	return Each(b.Questions, func(q *questions.Question) Named { return Named{q.ID, q.Ask} })
}

// ThreatNames lists the threat events of a bank.
func ThreatNames(b *questions.Bank) []Named {
	return Each(b.Threats, func(t questions.ThreatEvent) Named { return Named{t.ID, t.Title} })
}

// FixNames lists the fixes of a bank.
func FixNames(b *questions.Bank) []Named {
	return Each(b.Fixes, func(f questions.Fix) Named { return Named{f.ID, f.Title} })
}

// SectionNames lists the sections of a bank, in the order asked.
func SectionNames(b *questions.Bank) []Named {
	return Each(b.Sections, func(s questions.Section) Named { return Named{s.ID, s.Title} })
}

func categoryNames(b *questions.Bank) []Named {
	return Each(b.Categories, func(c questions.Category) Named { return Named{c.ID, c.Title} })
}

func requirementNames(b *questions.Bank) []Named {
	return Each(b.Requirements, func(r questions.Requirement) Named { return Named{r.ID, r.Title} })
}

func termNames(b *questions.Bank) []Named {
	return Each(b.Terms, func(t questions.Term) Named { return Named{t.ID, t.Title} })
}

// bankPage is one thing of a bank: labelled parts of one line or more.
type bankPage struct {
	heading, title string
	parts          []Pair
}

// newBankPage starts a page: what it is and its id, then its title.
func newBankPage(kind, id, title string) *bankPage {
	return &bankPage{heading: kind + " " + id, title: title}
}

// part adds a label and its lines, or nothing where no line says anything.
func (p *bankPage) part(label string, lines ...string) {
	lines = slices.DeleteFunc(lines, func(l string) bool { return l == "" })
	if len(lines) > 0 {
		p.parts = append(p.parts, Pair{label, strings.Join(lines, "\n")})
	}
}

func (p *bankPage) section() []Section {
	return []Section{{ID: "page", Title: p.heading, Blocks: []Block{Paragraph{Body, p.title}, Pairs{Items: p.parts}}}}
}

func questionPage(b *questions.Bank, id string) []Section {
	q := b.Question(id)
	if q == nil {
		return nil
	}
	p := newBankPage("Question", q.ID, q.Ask)
	if q.Retired != nil {
		p.part("Retired", fmt.Sprintf("in %s: %s", q.Retired.In, q.Retired.Why))
		return p.section()
	}
	p.part("Why", q.Why)
	p.part("Help", q.Help)
	p.part(answerLabel(q), AnswerLines(q)...)
	p.part("Does not apply", q.NA)
	p.part("Asked", sectionLine(b, q), "asked "+q.When.Words(), rolesLine(b, q.Whom))
	p.part("Rests on", standingLine(q),
		strings.Join(Each(q.Cites, func(c string) string { return citeLine(b, c) }), "\n  "))
	p.part("Evidence", q.Evidence...)
	p.part("Weakness", q.Weakness)
	p.part("Guards", Each(q.Guards, func(g questions.Guard) string { return guardLine(g, b.Threat(g.Threat).Title) })...)
	p.part("Fix", fixLine(b, q.Fix))
	p.part("Counts for", linkLines(b, q)...)
	return p.section()
}

func answerLabel(q *questions.Question) string {
	return fmt.Sprintf("Answer (%s, rev %d, since %s)", q.Type, q.Rev, q.Since)
}

// AnswerLines are the ways to answer and how far in place each is.
func AnswerLines(q *questions.Question) []string {
	var lines []string
	for _, band := range q.Age {
		lines = append(lines, fmt.Sprintf("%3d  within %s (a date)%s", band.InPlace, count(band.Months, "month"),
			meetsText(q, band.Meets)))
	}
	for _, r := range q.Ranges {
		lines = append(lines, fmt.Sprintf("%3d  %d to %d %s%s", r.InPlace, r.From, r.To, q.Unit, meetsText(q, r.Meets)))
	}
	for _, o := range q.Options {
		lines = append(lines, optionLine(q, o))
	}
	if s := q.Share; s != nil {
		lines = append(lines, fmt.Sprintf("worked out: the share of %s (%s) that have %s", s.Of, strings.Join(s.Where, ", "),
			s.Have))
	}
	return append(lines, meetsWithLines(q)...)
}

func optionLine(q *questions.Question, o questions.Option) string {
	if q.Graded() {
		return fmt.Sprintf("%3d  %s: %s%s", o.InPlace, o.ID, o.Text, meetsText(q, o.Meets))
	}
	return o.ID + ": " + o.Text
}

// meetsText says what an answer meets, in brackets behind it, or nothing where it says nothing of the Rule.
func meetsText(q *questions.Question, m questions.Meeting) string {
	if len(m) == 0 {
		return ""
	}
	if one := m.Alike(); one != questions.NoMeets {
		return fmt.Sprintf(" [meets: %s]", one)
	}
	var parts []string
	for i, cite := range q.Cites {
		parts = append(parts, fmt.Sprintf("%s %s", cite, m[i]))
	}
	return " [meets: " + strings.Join(parts, ", ") + "]"
}

// meetsWithLines say which options of a checklist meet each paragraph together.
func meetsWithLines(q *questions.Question) []string {
	var lines []string
	for i, needed := range q.MeetsWith {
		lines = append(lines, fmt.Sprintf("%s is met with %s", q.Cites[i], strings.Join(needed, ", ")))
	}
	return lines
}

func sectionLine(b *questions.Bank, q *questions.Question) string {
	line := "in " + b.Section(q.Section).Title
	if q.Per == questions.PerSite {
		line += ", for each site"
	}
	return line
}

func rolesLine(b *questions.Bank, ids []string) string {
	return "of " + strings.Join(Each(ids, func(id string) string { return b.Role(id).Title }), ", ")
}

// standings say what a question rests on, in words.
var standingLines = map[questions.Standing]string{
	questions.Rule:         "the Security Rule in force",
	questions.GoodPractice: "good practice; never a legal gap",
	questions.Proposed:     "the proposed rule of January 2025, not in force; never a gap of any kind",
	questions.Fact:         "a fact of the practice; never scored",
}

func standingLine(q *questions.Question) string { return standingLines[q.Standing] }

// citeLine is a citation with the title of what it cites, and whether that is required or addressable.
func citeLine(b *questions.Bank, cite string) string {
	r := b.Cited(cite)
	switch {
	case r == nil:
		return cite
	case r.ID == cite:
		return fmt.Sprintf("%s %s (%s, %s)", cite, r.Title, r.Kind, r.Obligation)
	}
	return fmt.Sprintf("%s %s (part of a %s, %s)", cite, r.Element(cite).Summary, r.Kind, r.Obligation)
}

func guardLine(g questions.Guard, title string) string {
	return fmt.Sprintf("%s, on %s of %s (%s): %s", g.Strength, g.On, g.Threat, title, g.How)
}

func fixLine(b *questions.Bank, id string) string {
	if f := b.Fix(id); f != nil {
		return f.ID + ": " + f.Title
	}
	return ""
}

// linkLines tell what else a question answers, list by list.
func linkLines(b *questions.Bank, q *questions.Question) []string {
	var lines []string
	if len(q.Probes) > 0 {
		lines = append(lines, "Ten action steps: probes "+strings.Join(q.Probes, ", "))
	}
	for i := range b.Frameworks {
		w := &b.Frameworks[i]
		if links := q.Links(w.ID); len(links) > 0 {
			lines = append(lines, fmt.Sprintf("%s (%s): %s", w.Title, w.Links,
				strings.Join(Each(links, func(l string) string { return linkText(w, l) }), "; ")))
		}
	}
	return lines
}

func linkText(frame *questions.Framework, link string) string {
	return link + " " + frame.Item(link).Title
}
