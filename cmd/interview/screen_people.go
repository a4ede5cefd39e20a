package interview

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/assessment"
)

// numbered gives rows of a menu the keys 1 to 9; the rows behind are reached with the cursor.
func numbered(rows []menuRow) []menuRow {
	for i := range rows {
		if i < 9 {
			rows[i].key = strconv.Itoa(i + 1)
		}
	}
	return rows
}

// whoMenu asks who answers from now on.
func whoMenu(s *screen) dialog {
	var rows []menuRow
	for _, p := range s.People() {
		rows = append(rows, menuRow{text: strings.TrimSuffix(p.Name+", "+p.Role, ", "),
			run: telling(func() Outcome { return s.Who(p.ID, "", false) })})
	}
	rows = append(numbered(rows), menuRow{"n", "Somebody new", func(s *screen) tea.Cmd {
		s.push(newFilling(s.newPersonForm()))
		return nil
	}}, menuRow{"0", "Nobody is named", telling(func() Outcome {
		s.By = ""
		return Outcome{Told: []string{"Answers have no name from here on."}}
	})})
	return &menu{name: "who answers", head: "Who is answering now?", rows: rows}
}

// newPersonForm asks for a name and a role.
func (s *screen) newPersonForm() *Form {
	f := &Form{Fields: []Field{{Ask: "What is the name?", Needed: true}, {Ask: "What is the role there?"}}}
	f.Done = func(texts []string) Outcome {
		o := s.Who(texts[0], texts[1], false)
		near := (*NewPersonError)(nil)
		if errors.As(o.Refused, &near) {
			s.push(nearMenu(s, near, texts[1]))
			return Outcome{}
		}
		return o
	}
	return f
}

// nearMenu asks whether a name that is near another is somebody new.
func nearMenu(s *screen, e *NewPersonError, role string) dialog {
	return &menu{name: "a name", head: e.Name + " is not on the list; " + e.Near + " is.", rows: []menuRow{
		{"1", "It is " + e.Near, telling(func() Outcome { return s.Who(e.Near, role, false) })},
		{"2", "Add " + e.Name, telling(func() Outcome { return s.Who(e.Name, role, true) })},
		{"3", "Neither", telling(func() Outcome { return Outcome{Told: []string{"Nobody was added."}} })},
	}}
}

// flagMenu asks whom to ask later, or takes the flag away.
func flagMenu(s *screen, id string) dialog {
	m := &menu{name: "come back later", head: "Come back later. Who knows?"}
	m.rows = []menuRow{{"f", "Nobody named yet", telling(func() Outcome { return s.SetLater(id, someone) })}}
	if a := s.Session.Answer(id); a != nil && a.Later != "" {
		m.rows = []menuRow{{"f", "Take the flag away", telling(func() Outcome { return s.SetLater(id, "") })}}
	}
	var rows []menuRow
	for _, whom := range s.whoKnows(id) {
		rows = append(rows, menuRow{text: s.nameOf(whom), run: telling(func() Outcome { return s.SetLater(id, whom) })})
	}
	m.rows = append(m.rows, numbered(rows)...)
	m.rows = append(m.rows, menuRow{"n", "Somebody else", func(s *screen) tea.Cmd {
		s.push(newFilling(&Form{Fields: []Field{{Ask: "Whom should be asked?", Needed: true}},
			Done: func(texts []string) Outcome { return s.SetLater(id, texts[0]) }}))
		return nil
	}})
	return m
}

// whoKnows lists whom a question can be kept for: the roles it is for, the people, the other roles.
func (d *Desk) whoKnows(id string) []string {
	list := slices.Clone(d.Bank.Question(id).Whom)
	for _, p := range d.People() {
		list = append(list, p.ID)
	}
	for _, role := range d.Bank.Roles {
		if !slices.Contains(list, role.ID) {
			list = append(list, role.ID)
		}
	}
	return list
}

// basisMenu asks what an answer rests on.
func basisMenu(s *screen, id string) dialog {
	rest := func(b assessment.Basis) func(*screen) tea.Cmd {
		return telling(func() Outcome { return s.SetBasis(id, b.String()) })
	}
	return &menu{name: "what the answer rests on", head: "What does the answer rest on?", rows: []menuRow{
		{"1", "Seen: the assessor saw it", rest(assessment.Observed)},
		{"2", "A document shows it", rest(assessment.Document)},
		{"3", "Somebody said so", rest(assessment.Stated)},
		{"0", "Not said", telling(func() Outcome { return s.SetBasis(id, "none") })},
	}}
}

// takeAwayMenu takes back what stands beside an answer.
func takeAwayMenu(s *screen, id string) dialog {
	m := &menu{name: "what to take back", head: "Take back, on " + id + ":"}
	a := s.Session.Answer(id)
	if a == nil {
		a = &assessment.Answer{}
	}
	add := func(is bool, text string, verb func() Outcome) {
		if is {
			m.rows = append(m.rows, menuRow{text: text, run: telling(verb)})
		}
	}
	add(a.Note != "", "The note", func() Outcome { return s.DropNote(id) })
	for i, e := range a.Evidence {
		add(true, "Evidence: "+e.What, func() Outcome { return s.DropEvidence(id, i+1) })
	}
	add(a.Decision != nil, "The decision", func() Outcome { return s.Decide(id, nil) })
	add(a.Basis != assessment.NoBasis, "What the answer rests on", func() Outcome { return s.SetBasis(id, "none") })
	add(a.Later != "", "The flag", func() Outcome { return s.SetLater(id, "") })
	if m.rows = numbered(m.rows); len(m.rows) == 0 {
		return nil
	}
	return m
}
