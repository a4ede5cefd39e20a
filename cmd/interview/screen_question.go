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
	drawn  string   // what the picker was made for
	moved  bool     // the cursor was moved since
	owed   []string // the questions that owe a decision, once looked up; a change makes it nil
}

// choice is a row of the question: an entry, a value to type, or the row that stands for no answer yet.
type choice struct {
	pickerRow
	entry   *Entry
	isValue bool
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

// choices lists the rows of a question.
func (a *asking) choices(s *screen, q *questions.Question) []choice {
	var list []choice
	answer := a.answer(s)
	isGiven := answer != nil && answer.Given() && answer.Carried == nil
	if !isGiven {
		list = append(list, choice{pickerRow: pickerRow{text: presetText(q)}})
	}
	if text, takes := valuePrompts[q.Type]; takes {
		lead := "= ( ) "
		if value := valueOf(q, answer); value != "" {
			lead, text = "= (x) ", value+" (= changes it)"
		}
		list = append(list, choice{pickerRow: pickerRow{lead, text}, isValue: true})
	}
	entries := Entries(q)
	for i := range entries {
		e := &entries[i]
		list = append(list, choice{pickerRow: pickerRow{leadOf(q, e, answer), e.Text}, entry: e})
	}
	if lost := noLongerOffered(q, answer); lost != "" {
		list = append(list, choice{pickerRow: pickerRow{"- (x) ", lost}})
	}
	return list
}

func presetText(q *questions.Question) string {
	if q.Type == questions.Many {
		return "(mark all that apply; Enter skips)"
	}
	return "(choose one, or Enter to skip)"
}

// valuePrompts are the questions answered with more than a choice.
var valuePrompts = map[questions.Type]string{
	questions.Date: "Type a date", questions.Number: "Type a number", questions.Text: "Type your answer",
}

func valueOf(q *questions.Question, a *assessment.Answer) string {
	if a == nil {
		return ""
	}
	return valueText(q, a)
}

// leadOf is an entry's label with its mark: filled where it is on record.
func leadOf(q *questions.Question, e *Entry, a *assessment.Answer) string {
	mark := "( )"
	isOn := e.Holds(a) && a.Carried == nil
	switch isMany := q.Type == questions.Many && e.Option != ""; {
	case isMany && isOn:
		mark = "[x]"
	case isMany:
		mark = "[ ]"
	case isOn:
		mark = "(x)"
	}
	return e.Label + " " + mark + " "
}

// noLongerOffered names options on record that the bank does not have any more.
func noLongerOffered(q *questions.Question, a *assessment.Answer) string {
	if a == nil {
		return ""
	}
	var lost []string
	for _, id := range a.Options() {
		if q.Option(id) == nil {
			lost = append(lost, id+" (no longer offered)")
		}
	}
	return strings.Join(lost, "; ")
}

// textWidth is how many cells a line of a dialog has.
func (s *screen) textWidth() int {
	if s.width < sideFrom {
		return s.width - 1
	}
	return s.width - sideWidth - 3
}

// pick makes the picker anew where the question, what is on record or the width is another.
func (a *asking) pick(s *screen, width int) *picker {
	q := s.Session.Current()
	choices := a.choices(s, q)
	rows := make([]pickerRow, len(choices))
	drawn := fmt.Sprint(q.ID, a.site, width)
	at := 0
	for i, c := range choices {
		rows[i] = c.pickerRow
		drawn += "\n" + c.lead + c.text
		if at == 0 && isMarked(c.lead) {
			at = i
		}
	}
	if drawn == a.drawn {
		return a.picker
	}
	if a.picker != nil && a.moved && sameRows(a.drawn, drawn) {
		at = min(a.picker.at(), len(rows)-1)
	} else {
		a.moved = false
	}
	a.picker, a.drawn = newPicker(rows, at, width), drawn
	return a.picker
}

func isMarked(lead string) bool {
	return strings.Contains(lead, "(x)") || strings.Contains(lead, "[x]")
}

// sameRows reports whether two pickers are of one question at one site, with as many rows.
func sameRows(one, other string) bool {
	id := func(drawn string) string { first, _, _ := strings.Cut(drawn, " "); return first }
	return id(one) == id(other) && strings.Count(one, "\n") == strings.Count(other, "\n")
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
	p.add(s.bold(fmt.Sprintf("%d. %s", s.Session.Place().Number, q.Ask), 0, width)...)
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
	p, err := assessment.PersonList.Find(d.Session.Assessment(), d.By)
	switch {
	case d.By == "" || err != nil:
		return "not said (w)"
	case p.Role == "":
		return p.Name
	}
	return p.Name + ", " + p.Role
}

// saidBefore draws what last year's answer was, or what others say, above what can be chosen.
func saidBefore(s *screen, q *questions.Question, width int) []string {
	var lines []string
	for _, one := range s.SaidBefore(q) {
		lines = append(lines, terminal.Fit(one.Label+": "+one.Text, 2, width)...)
	}
	if answer := s.Session.Answer(q.ID); answer != nil && answer.InConflict() {
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
	p.add(s.bold("That was the last question.", 0, width)...)
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

// label chooses the entry with a label.
func (a *asking) label(s *screen, label string) tea.Cmd {
	q := s.Session.Current()
	if q == nil {
		s.tell(refuse(errNothingHere))
		return nil
	}
	if q.Type == questions.Number && strings.ContainsAny(label, "0123456789") {
		return a.askValue(s, q, label)
	}
	for _, c := range a.choices(s, q) {
		if c.entry != nil && c.entry.Label == label {
			a.choose(s, q, c, false)
			return nil
		}
	}
	s.say(sentence(hint(q).Error()) + ".")
	return nil
}

// enter records the row under the cursor and goes on. On the row for no answer, or one recorded already, it only
// goes on; so it does where several can be marked.
func (a *asking) enter(s *screen) tea.Cmd {
	q := s.Session.Current()
	if q == nil {
		return nil
	}
	c := a.choices(s, q)[a.pick(s, s.textWidth()).at()]
	switch {
	case c.isValue && !isMarked(c.lead):
		return a.askValue(s, q, "")
	case c.entry == nil || isMarked(c.lead) || q.Type == questions.Many && c.entry.Option != "":
		a.next(s)
		return nil
	}
	a.choose(s, q, c, true)
	return nil
}

// choose records an entry for the site at hand. With isOn it goes on behind it.
func (a *asking) choose(s *screen, q *questions.Question, c choice, isOn bool) {
	answer := s.Session.Answer(q.ID)
	typed := Typed{c.entry.reply(), c.entry.NA}
	isMany := q.Type == questions.Many && c.entry.Option != ""
	if isMany {
		typed.Reply = toggled(q, a.answer(s), c.entry.Option)
	}
	switch {
	case answer != nil && answer.InConflict():
		s.push(newFilling(s.SettleForm(q, typed.Reply)))
	case isMany && len(typed.Reply.Choices) == 0:
		s.tell(s.Clear(q.ID, a.site))
	case c.entry.NA:
		s.push(newFilling(s.WhyForm(q, a.site)))
	case isMarked(c.lead) && !isMany && !s.isToConfirm(q):
		s.say("That is on record already.")
	default:
		a.record(s, q, typed.Reply, isOn)
	}
}

// isToConfirm reports whether what is on record does not count yet.
func (d *Desk) isToConfirm(q *questions.Question) bool {
	return d.Session.State(q) == assessment.ToConfirm
}

func (a *asking) record(s *screen, q *questions.Question, r assessment.Reply, isOn bool) {
	stays := s.Stay
	s.Stay = !isOn && (stays || q.Type == questions.Many)
	s.tell(s.Answer(q.ID, a.site, r))
	s.Stay = stays
	if s.Here() != q.ID {
		a.arrive()
	}
}

// toggled is what is on record with one option more, or less.
func toggled(q *questions.Question, a *assessment.Answer, option string) assessment.Reply {
	var chosen []string
	if a != nil && a.Carried == nil {
		chosen = slices.Clone(a.Options())
	}
	if slices.Contains(chosen, option) {
		chosen = slices.DeleteFunc(chosen, func(id string) bool { return id == option })
	} else {
		chosen = append(chosen, option)
	}
	r := assessment.Reply{Chosen: true}
	for _, o := range q.Options { // in the bank's order, whatever the order of keys
		if slices.Contains(chosen, o.ID) {
			r.Choices = append(r.Choices, o.ID)
		}
	}
	return r
}

// askValue opens the line a date, a number or a text is typed into.
func (a *asking) askValue(s *screen, q *questions.Question, begun string) tea.Cmd {
	if _, takes := valuePrompts[q.Type]; !takes {
		s.say(sentence(hint(q).Error()) + ".")
		return nil
	}
	d := newFilling(s.ValueForm(q, a.site, begun))
	s.push(d)
	return nil
}

func (a *asking) next(s *screen) {
	s.tell(s.Skip())
	a.arrive()
}

func (a *asking) back(s *screen) {
	s.tell(s.Back())
	a.arrive()
}

// arrive begins anew at another question.
func (a *asking) arrive() { a.site, a.moved, a.owed = "", false, nil }

// nextSite changes for which site answers are.
func (a *asking) nextSite(s *screen) {
	sites := s.Session.Assessment().Sites
	at := slices.IndexFunc(sites, func(site assessment.Site) bool { return site.ID == a.site })
	if a.site = ""; at+1 < len(sites) {
		a.site = sites[at+1].ID
	}
}
