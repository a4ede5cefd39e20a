package interview

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/assessment/risk"
	"ephisra/report/terminal"
)

// soFar shows what the recorded answers mean: the practice's level, then each category's, worst first, both as it
// stands and as it would with every open question answered at its best.
type soFar struct{ reading }

func newSoFar(s *screen) dialog {
	practice, categories := s.SoFar()
	r := reading{name: "what the answers mean so far", head: "So far the level of risk is " + practice.String() + "."}
	r.parts = []part{{"", "What is not answered counts as not in place. x sets a level of your own for an event."}, {}}
	for _, c := range categories {
		r.parts = append(r.parts, part{terminal.Pad(s.style.Level(c.Worst), 11), c.bestText() + c.Title})
	}
	return &soFar{r}
}

func (c Standing) bestText() string {
	if c.Worst == c.Best {
		return ""
	}
	return "at best " + c.Best.String() + "  "
}

func (r *soFar) bindings(s *screen) []binding {
	own := opening("x", "x", "own level", "the assessor's own level of a threat event", eventsMenu)
	return append([]binding{own}, r.reading.bindings(s)...)
}

// eventsMenu lists the threat events, the worst first, to set a level of one's own. Those that have one can go back.
func eventsMenu(s *screen) dialog {
	m := &menu{name: "the threat events", head: "Which event is another level here than the tables say?"}
	for _, o := range s.Session.Assessment().Overrides {
		if at := len(m.rows); at == 0 || m.rows[at-1].key != o.Threat {
			m.rows = append(m.rows, menuRow{text: "Back to the tables: " + s.Bank.Threat(o.Threat).Title + " (now " +
				strings.Join(o.Says(), ", ") + ")", run: func(s *screen) tea.Cmd {
				s.tell(s.ClearOverride(o.Threat))
				return s.soFarAgain()
			}})
		}
	}
	for _, r := range risk.Assess(s.Bank, s.Session.Assessment()).Risks {
		m.rows = append(m.rows, menuRow{text: r.Level.String() + ": " + r.Event.Title,
			run: func(s *screen) tea.Cmd { return s.openOverride(r.Event.ID) }})
	}
	m.rows = numbered(m.rows)
	return m
}

func (s *screen) openOverride(threat string) tea.Cmd {
	form, err := s.OverrideForm(threat)
	if err != nil {
		s.tell(refuse(err))
		return nil
	}
	d := newFilling(form)
	d.done = (*screen).soFarAgain
	s.push(d)
	return nil
}

// soFarAgain works out anew what is shown of the levels.
func (s *screen) soFarAgain() tea.Cmd {
	s.pop()
	s.push(newSoFar(s))
	return nil
}
