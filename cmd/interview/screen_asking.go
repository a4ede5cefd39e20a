package interview

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/assessment"
	"ephisra/questions"
)

// bindings are the keys at a question.
func (a *asking) bindings(s *screen) []binding {
	q := s.Session.Current()
	list := a.answering(s, q)
	list = append(list, a.walking(s)...)
	if q != nil {
		list = append(list, a.besides(s, q)...)
	}
	return append(list, a.always(s)...)
}

// answering are the keys that answer.
func (a *asking) answering(s *screen, q *questions.Question) []binding {
	if q == nil {
		return nil
	}
	list := []binding{a.digits(s, q)}
	if _, takes := valuePrompts[q.Type]; takes {
		list = append(list, bind("=", "=", "type", "type the answer",
			func(s *screen) tea.Cmd { return a.askValue(s, q, "") }))
	}
	if q.Type == questions.Number {
		for _, e := range Entries(q) {
			list = append(
				list,
				bind(e.Label, e.Label, "", e.Text, func(s *screen) tea.Cmd { return a.label(s, e.Label) }),
			)
		}
	} else {
		list = append(list, bind("0", "0", "", "back to not answered", telling(func() Outcome { return s.Clear(q.ID, a.site) })))
	}
	return append(
		list,
		bind(
			"backspace delete",
			"Backspace",
			"",
			"back to not answered",
			telling(func() Outcome { return s.Clear(q.ID, a.site) }),
		),
		bind(
			"enter",
			"Enter",
			"next",
			"record the row under the cursor and go on; where nothing is chosen, only go on",
			func(s *screen) tea.Cmd { return a.enter(s) },
		),
		bind("space", "Space", "", "record the row under the cursor and stay", just(func() { a.mark(s, q) })),
		bind("up k", "Up Down", "", "move the cursor; nothing is recorded", just(func() { a.move(s, tea.KeyUp) })),
		bind("down j", "j k", "", "the same", just(func() { a.move(s, tea.KeyDown) })),
	)
}

// digits choose an entry by its number; where a number is the answer they begin it.
func (a *asking) digits(s *screen, q *questions.Question) binding {
	last := min(len(Entries(q)), 9)
	b := binding{name: fmt.Sprintf("1-%d", last), short: "answer", does: "record that answer, and stay"}
	switch q.Type {
	case questions.Number:
		b.name, b.does, last = "0-9", "type the number", 9
		b.keys = []string{"0"}
	case questions.Many:
		b.short, b.does = "mark", "mark that one, or take the mark away"
	}
	for n := 1; n <= last; n++ {
		b.keys = append(b.keys, fmt.Sprint(n))
	}
	b.run = func(s *screen) tea.Cmd { return a.label(s, s.pressed) }
	return b
}

// walking are the keys that move through the questions.
func (a *asking) walking(s *screen) []binding {
	return []binding{
		bind(
			"b left pgup",
			"b",
			"back",
			"the question before (Left and PgUp too); nothing is recorded",
			just(func() { a.back(s) }),
		),
		bind(
			"s right pgdown",
			"s",
			"",
			"the next question (Right and PgDn too); nothing is recorded",
			just(func() { a.next(s) }),
		),
		bind(
			"g /",
			"g",
			"go to",
			"go to a question: by id, section, citation or word (/ too)",
			just(func() { s.push(newFinding(s, tabAll)) }),
		),
	}
}

// besides are the keys for what stands beside an answer.
func (a *asking) besides(s *screen, q *questions.Question) []binding {
	list := []binding{
		bind("n", "n", "note", "the note on this question", just(func() { s.push(newNoting(s, q.ID)) })),
		bind(
			"f",
			"f",
			"flag",
			"come back later, and whom to ask; again to take the flag away",
			just(func() { s.push(flagMenu(s, q.ID)) }),
		),
		bind("h", "h", "explain", "explain this question and its terms", just(func() { s.push(explainPage(s, q)) })),
		bind(
			"e",
			"e",
			"",
			"evidence: what shows it, where, its date",
			just(func() { s.push(newFormDialog(s, s.EvidenceForm(q.ID, ""))) }),
		),
		bind(
			"o",
			"o",
			"",
			"what the answer rests on: seen, a document, said",
			just(func() { s.push(basisMenu(s, q.ID)) }),
		),
		bind("d", "d", "", "decision on an addressable specification", just(func() { a.decide(s, q) })),
		bind("-", "-", "", "take back the note, evidence, a decision or the flag", just(func() { a.takeAway(s, q) })),
	}
	if s.isToConfirm(q) {
		list = append(
			[]binding{
				bind("c", "c", "confirm", "confirm last year's answer and go on", just(func() { a.confirm(s, q) })),
			},
			list...)
	}
	if sites := s.Session.Assessment().Sites; q.Per == questions.PerSite && len(sites) > 1 {
		list = append(list, bind("@", "@", "site", "for which site the answer is", just(func() { a.nextSite(s) })))
	}
	return list
}

// always are the keys that work at a question and behind the last.
func (a *asking) always(s *screen) []binding {
	return []binding{
		bind("w", "w", "who", "who is answering", just(func() { s.push(whoMenu(s)) })),
		bind("u", "u", "undo", "undo the last change of any question", just(func() { s.tell(s.Undo()); a.arrive() })),
		bind("r", "r", "review", "review what is open, and sign off", just(func() { s.push(newFinding(s, tabOpen)) })),
		bind("q", "q", "quit", "save and leave", func(s *screen) tea.Cmd { return s.quit() }),
		bind("v", "v", "", "what the answers mean so far", just(func() { s.push(newSoFar(s)) })),
		bind("l", "l", "", "the practice's lists: vendors, devices, people", just(func() { s.push(newListing(s)) })),
		bind("a", "a", "", "after a number, stay at the question or go on", just(func() { a.auto(s) })),
		bind("p", "p", "", "the practice's name", just(func() { s.push(newFormDialog(s, s.practiceForm())) })),
		bind(
			"ctrl+s",
			"Ctrl+S",
			"",
			"save now, or in another file",
			just(func() { s.push(newFormDialog(s, s.saveForm())) }),
		),
	}
}

func (a *asking) move(s *screen, key tea.KeyType) {
	a.pick(s, s.textWidth()).move(key)
	a.moved = true
}

// mark records the row under the cursor and stays.
func (a *asking) mark(s *screen, q *questions.Question) {
	c := a.choices(s, q)[a.pick(s, s.textWidth()).at()]
	switch {
	case c.isValue:
		a.askValue(s, q, "")
	case c.entry == nil:
		s.say("Nothing is chosen: move the cursor to an answer first, or type its number.")
	default:
		a.choose(s, q, c, false)
	}
}

func (a *asking) confirm(s *screen, q *questions.Question) {
	stays := s.Stay
	s.Stay = false
	s.tell(s.Confirm(q.ID))
	s.Stay = stays
	a.arrive()
}

// decide asks for a decision on the question at hand, or where that takes none, on the one that owes it.
func (a *asking) decide(s *screen, q *questions.Question) {
	id := q.ID
	if !assessment.TakesDecision(s.Bank, q) {
		id = s.Owed()
	}
	if id == "" {
		s.tell(
			refuse(
				fmt.Errorf("%s takes no decision: only an addressable specification does (45 CFR 164.306(d)(3))", q.ID),
			),
		)
		return
	}
	s.push(newFormDialog(s, s.DecisionForm(id)))
}

func (a *asking) takeAway(s *screen, q *questions.Question) {
	if m := takeAwayMenu(s, q.ID); m != nil {
		s.push(m)
		return
	}
	s.say("Nothing stands beside the answer yet.")
}

func (a *asking) auto(s *screen) {
	s.Stay = !s.Stay
	s.say("A number now records and goes on.")
	if s.Stay {
		s.told = []string{"A number now records and stays; Enter goes on."}
	}
}

func (s *screen) practiceForm() *Form {
	return &Form{
		Fields: []Field{{Ask: "What is the practice called?", Now: s.Session.Assessment().Practice.Name, Needed: true}},
		Done:   func(texts []string) Outcome { return s.SetPractice(texts[0]) },
	}
}

// saveForm saves in the same file, or in another one.
func (s *screen) saveForm() *Form {
	return &Form{Fields: []Field{{Ask: "Save in which file? Empty is the same file."}},
		Done: func(texts []string) Outcome {
			if texts[0] == "" {
				return s.TrySaving()
			}
			return s.SaveElsewhere(texts[0])
		}}
}

// quit leaves. What is not saved is tried once more; leaving it behind takes a choice.
func (s *screen) quit() tea.Cmd {
	if s.Unsaved() == nil {
		return s.leave()
	}
	if s.tell(s.TrySaving()); s.Unsaved() == nil {
		return s.leave()
	}
	s.push(&menu{name: "leaving", head: "NOT SAVED", text: []string{sentence(s.Unsaved().Error()) + ".",
		"Your answers are still here. Leaving now would lose what is not saved."}, rows: []menuRow{
		{"t", "Try again", func(s *screen) tea.Cmd { return s.quit() }},
		{"o", "Save in another file", func(s *screen) tea.Cmd {
			s.push(newFormDialog(s, s.saveForm()))
			return nil
		}},
		{"x", "Leave and lose what is not saved", func(s *screen) tea.Cmd { return s.leave() }},
	}})
	return nil
}

// welcome is the first thing shown: what is on record, and where to go on.
func welcome(s *screen) dialog {
	progress := s.Session.Progress()
	name := s.Session.Assessment().Practice.Name
	if progress.Pending() == progress.Applicable && len(s.Session.Assessment().Answers) == 0 {
		return &menu{name: "the start", head: strings.TrimSpace("Welcome. " + name), text: []string{"",
			fmt.Sprintf(
				"%d questions, about %s. Stop at any time: every answer is saved on this computer at once, and nowhere "+
					"else. \"I don't know\" is an answer too. ? shows the keys.",
				progress.Applicable,
				assessment.MinutesText(s.MinutesLeft()),
			)},
			rows: []menuRow{{"1", "Begin with question 1", stay}, leaveRow}}
	}
	m := &menu{
		name: "the start",
		head: strings.TrimSpace("Welcome back. " + name),
		text: []string{"", progress.String() + "."},
	}
	m.text = append(m.text, s.stoppedAt()...)
	m.rows = append(m.rows, menuRow{"1", s.continueText(), stay})
	for _, t := range tabsOf(s.Desk)[1:] {
		if len(t.ids) > 0 {
			m.rows = append(
				m.rows,
				menuRow{text: fmt.Sprintf("%s: %d", t.title, len(t.ids)), run: func(s *screen) tea.Cmd {
					s.push(newFinding(s, t.title))
					return nil
				}},
			)
		}
	}
	m.rows = append(numbered(m.rows), leaveRow)
	return m
}

func stay(*screen) tea.Cmd { return nil }

var leaveRow = menuRow{
	"q",
	"Stop here; a draft report can be written at any time",
	func(s *screen) tea.Cmd { return s.quit() },
}

func (s *screen) continueText() string {
	if s.Here() == "" {
		return "Nothing is open; look at the end"
	}
	return fmt.Sprintf("Continue at question %d, %s", s.Session.Place().Number, s.Session.Place().Section)
}

// stoppedAt says when the last answer was given, and what was left unfinished.
func (s *screen) stoppedAt() []string {
	var texts []string
	if last := s.Session.LastAnswer(); !last.IsZero() {
		texts = append(texts, "The last answer is of "+last.Format("2 Jan 2006 15:04")+".")
	}
	for _, d := range s.Session.Assessment().Drafts {
		texts = append(texts, "At "+d.Question+": "+unfinishedText(d))
	}
	return texts
}
