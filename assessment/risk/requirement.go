package risk

import (
	"strings"

	"ephisra/assessment"
	"ephisra/questions"
)

// requirements works out the status of every requirement of the Rule, in its order, from the
// questions of standing rule that cite it or a paragraph inside it.
func (r *Result) requirements() []Requirement {
	list := make([]Requirement, len(r.Bank.Requirements))
	for i := range r.Bank.Requirements {
		q := &r.Bank.Requirements[i]
		extent := extentOf(r.Bank, q)
		list[i] = Requirement{Requirement: q, Findings: r.citing(extent)}
		list[i].Status = extent.status(list[i].Findings, r.Assessment.AsOf)
	}
	return list
}

// extent is a requirement and what lies inside it: its elements and, for a standard, its
// implementation specifications, through which it is met (45 CFR 164.306(c) and (d)).
type extent []*questions.Requirement

func extentOf(b *questions.Bank, q *questions.Requirement) extent {
	inside := extent{q}
	for i := range b.Requirements {
		if s := &b.Requirements[i]; s.Parent == q.ID {
			inside = append(inside, s)
		}
	}
	return inside
}

// at returns the requirement inside the extent that a citation names, or nil.
func (e extent) at(cite string) *questions.Requirement {
	for _, q := range e {
		if strings.HasPrefix(cite, q.ID) || hasElement(q, cite) {
			return q
		}
	}
	return nil
}

func hasElement(q *questions.Requirement, cite string) bool {
	for _, e := range q.Elements {
		if e.ID == cite {
			return true
		}
	}
	return false
}

// citing returns the findings of rule questions that cite something inside the extent.
func (r *Result) citing(e extent) []*Finding {
	var list []*Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Question.Standing == questions.Rule && e.cited(f.Question) {
			list = append(list, f)
		}
	}
	return list
}

func (e extent) cited(q *questions.Question) bool {
	for _, c := range q.Cites {
		if e.at(c) != nil {
			return true
		}
	}
	return false
}

// decided says whether a complete decision stands in for the safeguard. Only an addressable
// specification takes one (45 CFR 164.306(d)(3)).
func (e extent) decided(f *Finding, asOf assessment.Day) bool {
	if f.State != Answered || f.Answer == nil || !f.Answer.Decision.Complete(asOf) {
		return false
	}
	for _, c := range f.Question.Cites {
		if q := e.at(c); q != nil && q.Obligation == questions.Addressable {
			return true
		}
	}
	return false
}

// tally counts the questions that decide a requirement by what they say of it.
type tally struct{ all, whole, none, silent, decided int }

func (e extent) status(list []*Finding, asOf assessment.Day) RequirementStatus {
	var t tally
	for _, f := range list {
		if f.State.Counts() {
			t.count(f, e.decided(f, asOf))
		}
	}
	return t.status()
}

func (t *tally) count(f *Finding, decided bool) {
	t.all++
	switch {
	case f.State == Answered && f.InPlace == maxInPlace:
		t.whole++
	case decided:
		t.decided++
	case f.State == Unanswered || f.State == ToConfirm:
		t.silent++
	case f.InPlace == 0:
		t.none++
	}
}

func (t tally) status() RequirementStatus {
	switch t.all {
	case 0:
		return NotRelevant
	case t.whole:
		return Met
	case t.whole + t.decided:
		return Alternative
	case t.none:
		return NotMet
	case t.silent:
		return NotAssessed
	}
	return Partly
}
