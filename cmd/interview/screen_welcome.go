package interview

import (
	"ephisra/assessment"
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

const firstWords = "%d questions, about %s. Stop at any time: every answer is saved on this computer at once, and " +
	"nowhere else. \"I don't know\" is an answer too. ? shows the keys."

// welcome is the first thing shown: what is on record, and where to go on.
func welcome(s *screen) dialog {
	progress, a := s.Session.Progress(), s.Session.Assessment()
	if len(a.Answers) == 0 && len(a.Drafts) == 0 {
		text := fmt.Sprintf(firstWords, progress.Applicable, assessment.MinutesText(s.MinutesLeft()))
		return &menu{name: "the start", head: strings.TrimSpace("Welcome. " + a.Practice.Name), text: []string{"", text},
			rows: []menuRow{{"1", "Begin with question 1", stay}, leaveRow}}
	}
	m := &menu{name: "the start", head: strings.TrimSpace("Welcome back. " + a.Practice.Name)}
	m.text = append([]string{"", progress.String() + "."}, s.stoppedAt()...)
	m.rows = []menuRow{{text: s.continueText(), run: stay}}
	for _, t := range tabsOf(s.Desk)[1:] {
		if len(t.ids) > 0 {
			m.rows = append(m.rows, findingRow(t))
		}
	}
	m.rows = append(numbered(m.rows), leaveRow)
	return m
}

// findingRow leads to a list of questions.
func findingRow(t tab) menuRow {
	return menuRow{text: fmt.Sprintf("%s: %d", t.title, len(t.ids)), run: func(s *screen) tea.Cmd {
		s.push(newFinding(s, t.title))
		return nil
	}}
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
