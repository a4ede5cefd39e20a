package interview

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/questions"
)

// bindings are the keys at a question.
func (a *asking) bindings(s *screen) []binding {
	q := s.Session.Current()
	if q == nil {
		return append(a.walking(s), a.always(s)...)
	}
	return slices.Concat(a.answering(s, q), a.besides(s, q), a.walking(s), a.always(s))
}

// answering are the keys that answer.
func (a *asking) answering(s *screen, q *questions.Question) []binding {
	clear := telling(func() Outcome { return s.Clear(q.ID, a.site) })
	list := []binding{a.digits(q)}
	if _, takes := valuePrompts[q.Type]; takes {
		list = append(list, bind("=", "=", "type", "type the answer", just(func() { a.askValue(s, q, "") })))
	}
	if q.Type != questions.Number { // where a number is the answer, entries have letters and 0 begins one
		list = append(list, bind("0", "0", "", "back to not answered", clear))
	} else {
		for _, e := range Entries(q) {
			list = append(list, bind(e.Label, e.Label, "", e.Text, just(func() { a.label(s, e.Label) })))
		}
	}
	return append(list,
		bind("backspace delete", "Backspace", "", "back to not answered", clear),
		bind("enter", "Enter", "next", "record the row under the cursor and go on; with nothing chosen, only go on",
			just(func() { a.enter(s) })),
		bind("space", "Space", "", "record the row under the cursor and stay", just(func() { a.mark(s, q) })),
		bind("up k", "Up Down", "", "move the cursor; nothing is recorded", just(func() { a.move(s, tea.KeyUp) })),
		bind("down j", "j k", "", "the same", just(func() { a.move(s, tea.KeyDown) })))
}

// digits choose an entry by its number; where a number is the answer they begin it.
func (a *asking) digits(q *questions.Question) binding {
	last := min(len(Entries(q)), 9)
	b := binding{name: fmt.Sprintf("1-%d", last), short: "answer", does: "record that answer, and stay"}
	switch q.Type {
	case questions.Number:
		b.name, b.does, b.keys, last = "0-9", "type the number", []string{"0"}, 9
	case questions.Many:
		b.short, b.does = "mark", "mark that one, or take the mark away"
	}
	for n := 1; n <= last; n++ {
		b.keys = append(b.keys, fmt.Sprint(n))
	}
	b.run = func(s *screen) tea.Cmd {
		a.label(s, s.pressed)
		return nil
	}
	return b
}

// opening is a binding that opens a dialog.
func opening(keys, name, short, does string, open func(s *screen) dialog) binding {
	return bind(keys, name, short, does, func(s *screen) tea.Cmd {
		s.push(open(s))
		return nil
	})
}

// walking are the keys that move through the questions.
func (a *asking) walking(s *screen) []binding {
	return []binding{
		bind("b left pgup", "b", "back", "the question before (Left and PgUp too); nothing is recorded",
			just(func() { a.back(s) })),
		bind("s right pgdown", "s", "", "the next question (Right and PgDn too); nothing is recorded",
			just(func() { a.next(s) })),
		opening("g /", "g", "go to", "go to a question: by id, section, citation or word (/ too)",
			func(s *screen) dialog { return newFinding(s, tabAll) }),
	}
}

// besides are the keys for what stands beside an answer.
func (a *asking) besides(s *screen, q *questions.Question) []binding {
	list := []binding{
		opening("n", "n", "note", "the note on this question", func(s *screen) dialog { return newNoting(s, q.ID) }),
		opening("f", "f", "flag", "come back later, and whom to ask; or take the flag away",
			func(s *screen) dialog { return flagMenu(s, q.ID) }),
		opening("h", "h", "help", "explain this question and its terms",
			func(s *screen) dialog { return explainPage(s, q) }),
		opening("e", "e", "", "evidence: what shows it, where, its date",
			func(s *screen) dialog { return newFilling(s.EvidenceForm(q.ID, "")) }),
		opening("o", "o", "", "what the answer rests on: seen, a document, said",
			func(s *screen) dialog { return basisMenu(s, q.ID) }),
		bind("d", "d", "", "decision on an addressable specification", just(func() { a.decide(s, q) })),
		bind("-", "-", "", "take back the note, evidence, a decision or the flag", just(func() { a.takeAway(s, q) })),
	}
	if s.isToConfirm(q) {
		list = slices.Insert(list, 0,
			bind("c", "c", "confirm", "confirm last year's answer and go on", just(func() { a.confirm(s, q) })))
	}
	if s.hasSites(q) {
		list = append(list, bind("@", "@", "site", "for which site the answer is", just(func() { a.nextSite(s) })))
	}
	return list
}

// always are the keys that work at a question and behind the last.
func (a *asking) always(s *screen) []binding {
	return []binding{
		bind("q", "q", "quit", "save and leave", (*screen).quit),
		opening("w", "w", "who", "who is answering", whoMenu),
		bind("u", "u", "undo", "undo the last change of any question", just(func() { a.undo(s) })),
		opening("r", "r", "review", "review what is open, and sign off",
			func(s *screen) dialog { return newFinding(s, tabOpen) }),
		opening("v", "v", "", "what the answers mean so far", newSoFar),
		opening("l", "l", "", "the practice's lists: vendors, devices, people", newListing),
		bind("a", "a", "", "after a number, stay at the question or go on", just(func() { a.auto(s) })),
		opening("p", "p", "", "the practice's name", func(s *screen) dialog { return newFilling(s.practiceForm()) }),
		opening("ctrl+s", "Ctrl+S", "", "save now, or in another file",
			func(s *screen) dialog { return newFilling(s.saveForm()) }),
	}
}
