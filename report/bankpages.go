package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/questions"
)

func threatPage(b *questions.Bank, id string) []Section {
	t := b.Threat(id)
	if t == nil {
		return nil
	}
	p := newBankPage("Threat event", t.ID, t.Title)
	p.part("Category", t.Category)
	p.part("Source and harms", fmt.Sprintf("%s; %s", t.Source, strings.Join(Each(t.Harms, questions.Harm.String), ", ")))
	p.part("Applies", t.When.Words())
	p.part("Values", fmt.Sprintf("initiation %d, impact %d, %d with every limiting safeguard in place; inherent risk %s",
		t.Initiation, t.Impact, t.ImpactLeft, b.Inherent(t)))
	p.part("Moved by", Each(t.Shifts, shiftLine)...)
	p.part("Basis", t.Basis)
	p.part("Safeguards", Each(b.Guards(id), func(g questions.Guarding) string {
		return fmt.Sprintf("%s: %s, on %s: %s", g.Question.ID, g.Guard.Strength, g.Guard.On, g.Guard.How)
	})...)
	return p.section()
}

func shiftLine(s questions.Shift) string {
	return fmt.Sprintf("%s is %s: initiation %+d, impact %+d (%s)", s.Question, strings.Join(s.Is, " or "), s.Initiation,
		s.Impact, s.Why)
}

func categoryPage(b *questions.Bank, id string) []Section {
	at := slices.IndexFunc(b.Categories, func(c questions.Category) bool { return c.ID == id })
	if at < 0 {
		return nil
	}
	p := newBankPage("Category", id, b.Categories[at].Title)
	var events []string
	for i := range b.Threats {
		if t := &b.Threats[i]; t.Category == id {
			events = append(events, t.ID+": "+t.Title)
		}
	}
	p.part("Threat events", events...)
	return p.section()
}

// requirementPage takes the citation of a requirement, of one of its elements, or of Appendix A.
func requirementPage(b *questions.Bank, id string) []Section {
	var pages []Section
	for i := range b.Requirements {
		req := &b.Requirements[i]
		if req.ID == id || req.Matrix == id ||
			slices.ContainsFunc(req.Elements, func(e questions.Element) bool { return e.ID == id }) {
			pages = append(pages, requirementText(b, req)...)
		}
	}
	return pages
}

func requirementText(b *questions.Bank, req *questions.Requirement) []Section {
	p := newBankPage("Requirement", req.ID, req.Title)
	p.part("Kind", fmt.Sprintf("%s, %s (%s)", req.Kind, req.Obligation, req.Safeguard.ID()))
	p.part("In our words", req.Summary)
	p.part("Elements", Each(req.Elements, func(e questions.Element) string { return e.ID + ": " + e.Summary })...)
	p.part("Belongs to", req.Parent)
	p.part("Asked by", citedBy(b, req, true)...)
	p.part("Also cited by", citedBy(b, req, false)...)
	return p.section()
}

// citedBy lists the questions that cite a requirement or an element of it: those that decide its
// status, or the others.
func citedBy(b *questions.Bank, r *questions.Requirement, deciding bool) []string {
	within := func(cite string) bool {
		return cite == r.ID || slices.ContainsFunc(r.Elements, func(e questions.Element) bool { return e.ID == cite })
	}
	return listTexts(b, func(q *questions.Question) bool {
		return slices.ContainsFunc(q.Cites, within) && deciding == (q.Standing == questions.Rule)
	}, askText)
}

// listTexts lists the questions of a kind, each with its id and what is to be said of it.
func listTexts(b *questions.Bank, which func(*questions.Question) bool, say func(*questions.Question) string) []string {
	var lines []string
	for _, q := range b.Questions {
		if which(q) {
			lines = append(lines, q.ID+": "+say(q))
		}
	}
	return lines
}

func askText(q *questions.Question) string { return q.Ask }

func fixPage(b *questions.Bank, id string) []Section {
	f := b.Fix(id)
	if f == nil {
		return nil
	}
	p := newBankPage("Fix", f.ID, f.Title)
	p.part("First step", f.First)
	p.part("What lasts", f.Lasting)
	p.part("In a small practice", f.Affordable)
	p.part("Who, effort, cost", fmt.Sprintf("%s; %s; %s", b.Role(f.Who).Title, f.Effort, f.Cost))
	p.part("Closes", listTexts(b, func(q *questions.Question) bool { return q.Fix == id },
		func(q *questions.Question) string { return q.Weakness })...)
	return p.section()
}

func sectionPage(b *questions.Bank, id string) []Section {
	s := b.Section(id)
	if s == nil {
		return nil
	}
	p := newBankPage("Section", s.ID, s.Title)
	p.part("File", fmt.Sprintf("%s, about %s", s.File, count(s.Minutes, "minute")))
	p.part("Questions", listTexts(b, func(q *questions.Question) bool { return q.Section == id }, askText)...)
	return p.section()
}

func probePage(b *questions.Bank, id string) []Section {
	for _, step := range b.ActionSteps {
		for _, probe := range step.Probes {
			if probe.ID != id {
				continue
			}
			p := newBankPage("Probe", probe.ID, probe.Topic)
			p.part("Action step", fmt.Sprintf("%d: %s", step.Number, step.Title))
			p.part("Asked by", listTexts(b, func(q *questions.Question) bool { return slices.Contains(q.Probes, id) },
				askText)...)
			return p.section()
		}
	}
	return nil
}

func termPage(b *questions.Bank, id string) []Section {
	t := b.Term(id)
	if t == nil {
		return nil
	}
	return newBankPage("Term", t.ID, t.Title+": "+t.Text).section()
}
