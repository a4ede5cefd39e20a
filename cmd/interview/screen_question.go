package interview

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/report/terminal"
)

// asking is the question at hand: its text, what it rests on, what can be chosen, and what is on record.
type asking struct {
	site   string // answers are for this one alone; "" is all of them
	picker *picker
	drawn  drawn    // what the picker was made for
	moved  bool     // the cursor was moved since
	owed   []string // the questions that owe a decision, once looked up; a change makes it nil
}

func (a *asking) title(*screen) string { return "the question" }

// answer returns what is on record for the question at hand, for the site at hand.
func (a *asking) answer(s *screen) *assessment.Answer {
	answer := s.Session.Answer(s.Here())
	if a.site == "" || answer == nil {
		return answer
	}
	if one := answer.Sites[a.site]; one != nil {
		return one
	}
	return answer
}

// roomyFrom is how many rows a window needs for what a question rests on to stand above its answers; with fewer the
// answers come first.
const roomyFrom = 22

func (a *asking) draw(s *screen, width, _ int) page {
	q := s.Session.Current()
	if q == nil {
		return pastLast(s, width)
	}
	var p page
	p.add(s.bold(fmt.Sprintf("%d. %s", s.Session.Place().Number, q.Ask), width)...)
	if s.hasSites(q) {
		p.add("    Answer for " + siteName(s.Session.Assessment().Sites, a.site) + " (@ changes it)")
	}
	if s.height >= roomyFrom {
		p.add(restsOn(s, q, width)...)
	}
	p.add("")
	p.add(saidBefore(s, q, width)...)
	a.pick(s, width).addTo(&p, s.style)
	if s.height < roomyFrom {
		p.add("")
		p.add(restsOn(s, q, width)...)
	}
	p.add(a.beside(s, q, width)...)
	p.add(a.listed(s, q, width)...)
	p.add(explained(s, q, width)...)
	return p
}

// restsOn draws what a question rests on, whom to ask and who answers.
func restsOn(s *screen, q *questions.Question, width int) []string {
	var lines []string
	for _, text := range append(s.Cited(q), s.whoLine(q)) {
		lines = append(lines, terminal.Fit("    "+text, 4, width)...)
	}
	return lines
}

// listed draws the list that a question is about.
func (a *asking) listed(s *screen, q *questions.Question, width int) []string {
	if list := s.ListHere(q); list != nil {
		return slices.Concat([]string{""}, tableLines(list, -1, width, s.style),
			[]string{"l opens this list: add, change, remove."})
	}
	if q.Lists == questions.OpenAddressable {
		return a.owedLines(s, width)
	}
	return nil
}

// owedLines list the decisions owed. They are looked up once a change: that works the whole result out, some 10 ms.
func (a *asking) owedLines(s *screen, width int) []string {
	if a.owed == nil {
		a.owed = append([]string{}, s.decisionsOwed()...)
	}
	if len(a.owed) == 0 {
		return append([]string{""}, terminal.Fit(nothingOwed, 0, width)...)
	}
	lines := []string{"", fmt.Sprintf("Decisions owed: %d. r and Tab lead to them.", len(a.owed))}
	for _, id := range a.owed {
		lines = append(lines, terminal.Clip("  "+id+"  "+s.Bank.Question(id).Ask, width))
	}
	return lines
}

// whoLine says whom to ask, and who answers.
func (s *screen) whoLine(q *questions.Question) string {
	var parts []string
	if len(q.Whom) > 0 {
		parts = append(parts, "Ask: "+strings.Join(s.roles(q.Whom), ", "))
	}
	parts = append(parts, "answering: "+s.whoAnswers())
	return strings.Join(parts, "; ")
}

// hasSites reports whether a question can be answered for one site alone.
func (d *Desk) hasSites(q *questions.Question) bool {
	return q.Per == questions.PerSite && len(d.Session.Assessment().Sites) > 1
}

func siteName(sites []assessment.Site, id string) string {
	for _, site := range sites {
		if site.ID == id {
			return site.Name
		}
	}
	return "every site"
}

// whoAnswers names who answers now.
func (d *Desk) whoAnswers() string {
	switch p := d.answering(); {
	case p.ID == "":
		return "not said (w)"
	case p.Role == "":
		return p.Name
	default:
		return p.Name + ", " + p.Role
	}
}

// saidBefore draws what last year's answer was, or what others say, above what can be chosen.
func saidBefore(s *screen, q *questions.Question, width int) []string {
	var lines []string
	for _, one := range s.SaidBefore(q) {
		lines = append(lines, terminal.Fit(one.Label+": "+one.Text, 2, width)...)
	}
	if s.Session.Answer(q.ID).Differing("") != nil {
		lines = append(lines, terminal.Fit("The answers differ. Choose the one that holds; it asks why.", 0, width)...)
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return lines
}

// beside draws what stands beside the answer.
func (a *asking) beside(s *screen, q *questions.Question, width int) []string {
	var lines []string
	for _, one := range s.Recorded(q) {
		switch one.Label {
		case "Recorded": // it stands in its row
			continue
		case "Come back later, ask":
			one.Label = "[!] " + one.Label
		}
		lines = append(lines, terminal.Fit(one.Label+": "+one.Text, 2, width)...)
	}
	for _, d := range s.Session.Assessment().Drafts {
		if d.Question == q.ID {
			lines = append(lines, terminal.Fit(unfinishedText(d), 2, width)...)
		}
	}
	if len(lines) > 0 {
		lines = append([]string{""}, lines...)
	}
	return lines
}

// unfinishedText says that something was begun here, and which key goes on with it.
func unfinishedText(d assessment.Draft) string {
	switch d.Form {
	case "":
		return "Unfinished note (n goes on with it): " + d.Note
	case formEvidence:
		return "Unfinished evidence: e goes on with it."
	case formDecision:
		return "Unfinished decision: d goes on with it."
	}
	return "Unfinished entry (" + d.Form + ")."
}

// explained draws what the question means, under everything else.
func explained(s *screen, q *questions.Question, width int) []string {
	lines := []string{""}
	if q.Help != "" {
		lines = append(lines, s.style.Bold("In plain words"))
		lines = append(lines, terminal.Fit(q.Help, 0, width)...)
	}
	lines = append(lines, terminal.Fit("Why: "+q.Why, 0, width)...)
	return lines
}

const afterLast = "r reviews what is open and leads to the sign-off, g goes to a question, v shows what the answers " +
	"mean so far, b goes back, q leaves."

// pastLast is shown behind the last question.
func pastLast(s *screen, width int) page {
	var p page
	p.add(s.bold("That was the last question.", width)...)
	for _, text := range []string{"", s.Session.Progress().String() + ".", "", afterLast} {
		p.add(terminal.Fit(text, 0, width)...)
	}
	return p
}

// take gets what no binding has.
func (a *asking) take(s *screen, key tea.KeyMsg) tea.Cmd {
	switch {
	case key.Paste:
		s.say("Nothing pasted: press n for a note.")
	case key.Type == tea.KeyRunes:
		s.say("\"" + string(key.Runes) + "\" does nothing here; ? shows the keys.")
	}
	return nil
}
