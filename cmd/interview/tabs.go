package interview

import (
	"cmp"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// tab is a part of the questions.
type tab struct {
	title string
	ids   []string
}

const (
	tabAll  = "All"
	tabOpen = "Not answered"
)

// tabsOf lists the parts of the questions: all, those not answered, and of the others each that holds something.
func tabsOf(d *Desk) []tab {
	list := []tab{{tabAll, d.Session.Only()}, {tabOpen, d.stated(assessment.Unanswered)}}
	more := []tab{
		{"Come back", d.Session.Only(assessment.OnlyLater)}, {"Don't know", d.stated(assessment.DontKnow)},
		{"To confirm", d.stated(assessment.ToConfirm)}, {"Differ", d.stated(assessment.InConflict)},
		{"Decision owed", d.decisionsOwed()},
	}
	more = append(more, d.workLists()...)
	for _, t := range append(more, tab{"Not asked", d.kept()}) {
		if len(t.ids) > 0 {
			list = append(list, t)
		}
	}
	return list
}

// stated lists the questions in a state.
func (d *Desk) stated(state assessment.State) []string {
	var ids []string
	for _, q := range d.Session.Asked() {
		if d.Session.State(q) == state {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

// kept lists the questions that are answered and not asked any more: what was said stays, and counts for nothing.
func (d *Desk) kept() []string {
	var ids []string
	for _, q := range d.keptWith("") {
		ids = append(ids, q.ID)
	}
	return ids
}

// keptWith lists those of the kept questions whose id or text holds a text.
func (d *Desk) keptWith(text string) []*questions.Question {
	var list []*questions.Question
	asked := d.Session.Asked()
	for _, q := range d.Bank.Questions {
		isKept := q.Share == nil && d.Session.Answer(q.ID) != nil && !slices.Contains(asked, q)
		if isKept && strings.Contains(strings.ToLower(q.ID+"\n"+q.Ask), strings.ToLower(text)) {
			list = append(list, q)
		}
	}
	return list
}

// decisionsOwed lists the questions whose answer leaves an addressable specification without a decision.
func (d *Desk) decisionsOwed() []string {
	var ids []string
	for _, f := range risk.Assess(d.Bank, d.Session.Assessment()).OpenAddressable() {
		ids = append(ids, f.Question.ID)
	}
	return ids
}

// workLists are the questions to ask somebody later, a list for each one named.
func (d *Desk) workLists() []tab {
	var list []tab
	for _, id := range d.Session.Only(assessment.OnlyLater) {
		title := "Ask " + d.nameOf(d.Session.Answer(id).Later)
		at := slices.IndexFunc(list, func(t tab) bool { return t.title == title })
		if at < 0 {
			at, list = len(list), append(list, tab{title: title})
		}
		list[at].ids = append(list[at].ids, id)
	}
	slices.SortStableFunc(list, func(a, b tab) int { return cmp.Compare(a.title, b.title) })
	return list
}

// nameOf names a person, a role or whoever else a question waits for; nobody is "".
func (d *Desk) nameOf(whom string) string {
	if whom == "" {
		return ""
	}
	if role := d.Bank.Role(whom); role != nil {
		return role.Title
	}
	if p, err := assessment.PersonList.Find(d.Session.Assessment(), whom); err == nil {
		return p.Name
	}
	return whom
}
