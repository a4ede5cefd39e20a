package interview

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/questions"
	"ephisra/report/terminal"
)

// reading is a page of text to read; where it is longer than the window it is scrolled.
type reading struct {
	name  string
	head  string
	parts []part
	at    int // the first line in sight
	most  int // the last that can be
	step  int
}

// part is a paragraph behind a lead, under which it hangs.
type part struct{ lead, text string }

func (r *reading) title(*screen) string { return r.name }

func (r *reading) draw(s *screen, width, height int) page {
	var p page
	p.add(s.bold(r.head, width)...)
	p.add("")
	for _, part := range r.parts {
		indent := min(terminal.Width(part.lead), width/2)
		lines := terminal.Fit(part.text, indent, width)
		p.add(part.lead + strings.Join(lines, "\n"))
	}
	p.lines = strings.Split(strings.Join(p.lines, "\n"), "\n")
	r.most, r.step = max(len(p.lines)-height, 0), max(height-3, 1)
	r.at = min(r.at, r.most)
	p.lines = p.lines[r.at:]
	if r.at > 0 {
		p.lines[0] = "^ more above"
	}
	return p
}

// bindings scroll; any other key closes the page.
func (r *reading) bindings(*screen) []binding {
	scroll := func(by func() int) func(*screen) tea.Cmd {
		return just(func() { r.at = max(0, min(r.at+by(), r.most)) })
	}
	if r.most == 0 {
		return nil
	}
	return []binding{
		bind("down j", "Down", "scroll", "a line down", scroll(func() int { return 1 })),
		bind("up k", "Up", "", "a line up", scroll(func() int { return -1 })),
		bind("pgdown space", "PgDn", "page", "a page down", scroll(func() int { return r.step })),
		bind("pgup", "PgUp", "", "a page up", scroll(func() int { return -r.step })),
	}
}

func (r *reading) take(s *screen, _ tea.KeyMsg) tea.Cmd {
	s.pop()
	return nil
}

// keysPage lists the keys that work in the dialog at hand.
func keysPage(s *screen) dialog {
	r := &reading{name: "keys", head: "Keys that work at " + s.top().title(s)}
	list := append(s.allKeys(), bind("", "Ctrl+C", "", "leave at once; everything is saved", nil),
		bind("", "Ctrl+Z", "", "put the program to sleep; fg wakes it", nil))
	widest := 0
	for _, b := range list {
		widest = max(widest, len(b.name))
	}
	for _, b := range list {
		if b.name == "?" {
			b.does = "this page"
		}
		r.parts = append(r.parts, part{terminal.Pad(b.name, widest) + "  ", b.does})
	}
	r.parts = append(r.parts, part{"", ""}, part{"", "Any other key goes back."})
	return r
}

// explainPage says why a question is asked, what counts, what an investigator would ask to see, what the Rule says
// there, and what its terms mean.
func explainPage(s *screen, q *questions.Question) dialog {
	r := &reading{name: "an explanation", head: q.ID + ": " + q.Ask}
	add := func(lead, text string) {
		if text != "" {
			r.parts = append(r.parts, part{"", lead + text}, part{})
		}
	}
	add("What counts: ", q.Help)
	add("Why it is asked: ", q.Why)
	add("What an investigator would ask to see: ", strings.Join(q.Evidence, "; "))
	for _, cite := range q.Cites {
		if rule := s.Bank.Requirement(cite); rule != nil {
			add("", fmt.Sprintf("%s, %s: %s", rule.ID, rule.Title, rule.Summary))
		}
	}
	for _, term := range s.Bank.TermsIn(q.Ask + " " + q.Help) {
		add(term.Title+": ", term.Text)
	}
	return r
}
