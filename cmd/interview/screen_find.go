package interview

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/report/terminal"
)

// finding is the list of questions: those of a tab that hold what was typed. It is the jump list and the review.
type finding struct {
	tabs []tab
	tab  int
	text string
	at   int // the row under the cursor
	rows []*questions.Question
	of   string // what rows were looked up for
}

// newFinding opens the list at a tab. All and Not answered are always there; the others where they hold something.
func newFinding(s *screen, first string) *finding {
	f := &finding{tabs: tabsOf(s.Desk)}
	f.tab = max(0, slices.IndexFunc(f.tabs, func(t tab) bool { return t.title == first }))
	f.look(s)
	for i, q := range f.rows {
		if q.ID == s.Here() {
			f.at = i
		}
	}
	return f
}

func (f *finding) title(*screen) string { return "the list of questions" }

// look looks up the rows, where the tab or the text is another.
func (f *finding) look(s *screen) {
	of := f.tabs[f.tab].title + "\n" + f.text
	if of == f.of {
		return
	}
	f.of, f.rows, f.at = of, nil, 0
	for _, q := range slices.Concat(s.Session.Find(f.text), s.keptWith(f.text)) {
		if slices.Contains(f.tabs[f.tab].ids, q.ID) {
			f.rows = append(f.rows, q)
		}
	}
}

func (f *finding) draw(s *screen, width, height int) page {
	var p page
	p.add(f.tabLines(width)...)
	p.add("Find: " + terminal.Clip(f.text, width-8) + "_")
	head := len(p.lines)
	for i, q := range f.rows {
		row := "  " + terminal.Clip(s.rowOf(q, width), width-2)
		if i == f.at {
			row = s.style.Bold("> " + terminal.Clip(s.rowOf(q, width), width-2))
			p.top, p.bottom = len(p.lines), len(p.lines)
		}
		p.add(row)
	}
	if len(f.rows) == 0 {
		p.add(terminal.Fit(f.none(), 0, width)...)
	}
	return pinned(p, head, height)
}

// pinned keeps the first lines of a page in sight and scrolls the others.
func pinned(p page, head, height int) page {
	rest := page{p.lines[head:], p.top - head, p.bottom - head}
	return page{append(slices.Clone(p.lines[:head]), window(rest, max(height-head, 1))...), 0, 0}
}

// none says why no row is there, and how to widen.
func (f *finding) none() string {
	switch {
	case f.text == "":
		return "Nothing here. Tab shows another list."
	case f.tab > 0:
		return fmt.Sprintf("No question matches %q here. Backspace widens it, Tab looks in another list.", f.text)
	}
	return fmt.Sprintf("No question matches %q. Backspace widens it.", f.text)
}

// tabLines name the tabs with their counts, the one at hand in brackets.
func (f *finding) tabLines(width int) []string {
	lines := []string{""}
	for i, t := range f.tabs {
		text := terminal.Clip(fmt.Sprintf("%s %d", t.title, len(t.ids)), width-2)
		if i == f.tab {
			text = "[" + text + "]"
		}
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = text
		case terminal.Width(*last)+2+terminal.Width(text) <= width:
			*last += "  " + text
		default:
			lines = append(lines, text)
		}
	}
	return lines
}

// rowOf is a question in one line: how it stands, its id where there is room, and its text.
func (s *screen) rowOf(q *questions.Question, width int) string {
	mark, later := stateMarks[s.Session.State(q)], " "
	if !slices.Contains(s.Session.Asked(), q) {
		mark = "[~]"
	}
	if a := s.Session.Answer(q.ID); a != nil && a.Later != "" {
		later = "!"
	}
	if width < wideFrom {
		return mark + later + " " + q.Ask
	}
	return mark + later + " " + terminal.Pad(terminal.Clip(q.ID, idWidth), idWidth) + "  " + q.Ask
}

// idWidth is how wide the column of ids is.
const idWidth = 20

// stateMarks show how a question stands; the page of keys explains them.
var stateMarks = map[assessment.State]string{
	assessment.Unanswered: "[ ]", assessment.Answered: "[x]", assessment.NotApplicable: "[-]",
	assessment.DontKnow: "[?]", assessment.ToConfirm: "[c]", assessment.InConflict: "[=]",
}

func (f *finding) bindings(s *screen) []binding {
	moved := func(by int) func(*screen) tea.Cmd {
		return just(func() { f.at = max(0, min(f.at+by, len(f.rows)-1)) })
	}
	const typing = "what you type narrows the list to what holds it: id, section, citation or word"
	const marks = "[x] answered  [-] does not apply  [?] don't know  [c] to confirm  [=] answers differ  " +
		"[~] kept, not asked  ! come back later"
	return []binding{
		bind("letters", "Letters", "find", typing, nil), bind("marks", "Marks", "", marks, nil),
		bind("up ctrl+p", "Up", "", "a row up", moved(-1)), bind("down ctrl+n", "Down", "", "a row down", moved(1)),
		bind("pgup", "PgUp", "", "a page up", moved(-10)), bind("pgdown", "PgDn", "", "a page down", moved(10)),
		bind("tab", "Tab", "list", "the next list: not answered, come back, don't know, and who is to be asked",
			just(func() { f.turn(s, 1) })),
		bind("shift+tab", "Shift+Tab", "", "the list before", just(func() { f.turn(s, -1) })),
		bind("enter", "Enter", "go", "go to the question under the cursor", just(func() { f.goTo(s) })),
		bind("backspace ctrl+h", "Backspace", "", "take the last letter back", just(func() { f.find(s, cutLast(f.text)) })),
		bind("ctrl+u", "Ctrl+U", "", "find anew", just(func() { f.find(s, "") })),
		closing("esc", "Esc", "back to the question"),
		opening("ctrl+s", "Ctrl+S", "sign off", "sign the assessment", newSigning),
	}
}

// newSigning asks who signs; signed, the interview is over.
func newSigning(s *screen) dialog {
	d := newFilling(s.SignForm())
	d.text = append(s.SignTexts(), "")
	d.done = (*screen).leave
	return d
}

func (f *finding) turn(s *screen, by int) {
	f.tab = (f.tab + by + len(f.tabs)) % len(f.tabs)
	f.look(s)
}

func (f *finding) find(s *screen, text string) {
	f.text = text
	f.look(s)
}

// cutLast takes the last letter off a text.
func cutLast(text string) string {
	_, size := utf8.DecodeLastRuneInString(text)
	return text[:len(text)-size]
}

func (f *finding) goTo(s *screen) {
	if len(f.rows) == 0 {
		return
	}
	if err := s.Session.Go(f.rows[f.at].ID); err != nil {
		s.say(sentence(err.Error()) + "; its answer is kept.")
		return
	}
	s.home()
	s.asking().arrive()
}

// asking is the question, over which all else is opened.
func (s *screen) asking() *asking { return s.open[0].(*asking) }

func (f *finding) take(s *screen, key tea.KeyMsg) tea.Cmd {
	if (key.Type == tea.KeyRunes || key.Type == tea.KeySpace) && !key.Alt {
		f.find(s, f.text+strings.ReplaceAll(mark(string(key.Runes)), "\n", " "))
	}
	return nil
}
