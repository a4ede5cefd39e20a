package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/cmd/interview"
	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

func newBankShowCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use: "show ID", Short: "Show one question, threat event, requirement, fix, probe or term in full",
		Long: "Show what the bank holds under an id: a question, a threat event or category, a requirement by its " +
			"citation, a fix,\n" +
			"a section, a probe of the ten action steps such as 4.1, or a term of the glossary. What has the same id is shown " +
			"too.",
		Example: "  sra bank show mfa-email\n  sra bank show \"164.312(d)\"",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return runBankShow(app, args[0]) },
	}
}

func runBankShow(app *App, id string) error {
	bank, err := app.bank()
	if err != nil {
		return err
	}
	id = questions.TidyCitation(id)
	var pages []string
	for _, kind := range shelves {
		if page := kind.page(bank, id); page != "" {
			pages = append(pages, page)
		}
	}
	if len(pages) == 0 {
		return usageError{fmt.Errorf("the bank holds nothing called %q%s; sra bank list shows what it holds", id,
			yamlfile.DidYouMean(id, bankIDs(bank)))}
	}
	_, err = fmt.Fprint(app.Out, interview.Wrap(sanitize(strings.Join(pages, "\n")), app.outWidth()))
	return err
}

// shelves are the kinds of thing an id can name. page is empty where it names none of the kind.
var shelves = []struct {
	page func(*questions.Bank, string) string
	ids  func(*questions.Bank) []string
}{
	{questionPage, func(b *questions.Bank) []string {
		return each(b.Questions, func(q *questions.Question) string { return q.ID })
	}},
	{threatPage, func(b *questions.Bank) []string {
		return each(b.Threats, func(t questions.ThreatEvent) string { return t.ID })
	}},
	{categoryPage, func(b *questions.Bank) []string {
		return each(b.Categories, func(c questions.Category) string { return c.ID })
	}},
	{requirementPage, func(b *questions.Bank) []string {
		return each(b.Requirements, func(q questions.Requirement) string { return q.ID })
	}},
	{fixPage, func(b *questions.Bank) []string { return each(b.Fixes, func(f questions.Fix) string { return f.ID }) }},
	{sectionPage, func(b *questions.Bank) []string {
		return each(b.Sections, func(s questions.Section) string { return s.ID })
	}},
	{probePage, func(*questions.Bank) []string { return nil }},
	{termPage, func(b *questions.Bank) []string { return each(b.Terms, func(t questions.Term) string { return t.ID }) }},
}

func bankIDs(b *questions.Bank) []string {
	var ids []string
	for _, s := range shelves {
		ids = append(ids, s.ids(b)...)
	}
	return ids
}

// page is a text of labelled parts.
type page struct{ strings.Builder }

// head starts a page: what it is and its id, then its title.
func head(kind, id, title string) *page {
	p := &page{}
	fmt.Fprintf(p, "%s %s\n  %s\n", kind, id, title)
	return p
}

// part adds a label and its lines, or nothing where no line says anything.
func (p *page) part(label string, lines ...string) {
	lines = slices.DeleteFunc(lines, func(l string) bool { return l == "" })
	if len(lines) > 0 {
		fmt.Fprintf(p, "%s\n  %s\n", label, strings.Join(lines, "\n  "))
	}
}

func questionPage(b *questions.Bank, id string) string {
	q := b.Question(id)
	if q == nil {
		return ""
	}
	p := head("Question", q.ID, q.Ask)
	if q.Retired != nil {
		p.part("Retired", fmt.Sprintf("in %s: %s", q.Retired.In, q.Retired.Why))
		return p.String()
	}
	p.part("Why", q.Why)
	p.part("Help", q.Help)
	p.part(answerLabel(q), answerLines(q)...)
	p.part("Does not apply", q.NA)
	p.part("Asked", sectionLine(b, q), "asked "+q.When.Words(), rolesLine(b, q.Whom))
	p.part("Rests on", standingLine(q),
		strings.Join(each(q.Cites, func(c string) string { return citeLine(b, c) }), "\n  "))
	p.part("Evidence", q.Evidence...)
	p.part("Weakness", q.Weakness)
	p.part("Guards", each(q.Guards, func(g questions.Guard) string { return guardLine(g, b.Threat(g.Threat).Title) })...)
	p.part("Fix", fixLine(b, q.Fix))
	p.part("Counts for", linkLines(b, q)...)
	return p.String()
}

func answerLabel(q *questions.Question) string {
	return fmt.Sprintf("Answer (%s, rev %d, since %s)", q.Type, q.Rev, q.Since)
}

// answerLines are the ways to answer and how far in place each is.
func answerLines(q *questions.Question) []string {
	var lines []string
	for _, band := range q.Age {
		lines = append(lines, fmt.Sprintf("%3d  within %s (a date)%s", band.InPlace, plural(band.Months, "month"),
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
	return "of " + strings.Join(each(ids, func(id string) string { return b.Role(id).Title }), ", ")
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
				strings.Join(each(links, func(l string) string { return linkText(w, l) }), "; ")))
		}
	}
	return lines
}

func linkText(w *questions.Framework, link string) string { return link + " " + w.Item(link).Title }
