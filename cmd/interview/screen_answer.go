package interview

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/assessment"
	"ephisra/questions"
)

// label chooses the entry with a label.
func (a *asking) label(s *screen, label string) {
	q := s.Session.Current()
	if q == nil {
		s.tell(refuse(errNothingHere))
		return
	}
	if q.Type == questions.Number && strings.ContainsAny(label, "0123456789") {
		a.askValue(s, q, label)
		return
	}
	for _, c := range a.choices(s, q) {
		if c.entry != nil && c.entry.Label == label {
			a.choose(s, q, c, false)
			return
		}
	}
	s.say(sentence(hint(q).Error()) + ".")
}

// enter records the row under the cursor and goes on. On the row for no answer, or one recorded already, it only
// goes on; so it does where several can be marked.
func (a *asking) enter(s *screen) {
	q := s.Session.Current()
	if q == nil {
		return
	}
	c := a.choices(s, q)[a.pick(s, s.textWidth()).at()]
	switch {
	case c.isValue && !isMarked(c.lead):
		a.askValue(s, q, "")
	case c.entry == nil || isMarked(c.lead) || q.Type == questions.Many && c.entry.Option != "":
		a.next(s)
	default:
		a.choose(s, q, c, true)
	}
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
	case answer.Differing(a.site) != nil:
		s.push(newFilling(s.SettleForm(q, a.site, typed.Reply)))
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
	return d.Session.State(q) == assessment.ToConfirm || len(d.listsToConfirm(q)) > 0
}

func (a *asking) record(s *screen, q *questions.Question, r assessment.Reply, isOn bool) {
	stays := !isOn && (s.Stay || q.Type == questions.Many)
	s.tellStaying(stays, func() Outcome { return s.Answer(q.ID, a.site, r) })
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
func (a *asking) askValue(s *screen, q *questions.Question, begun string) {
	s.push(newFilling(s.ValueForm(q, a.site, begun)))
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
	s.tellStaying(false, func() Outcome { return s.Confirm(q.ID) })
	a.arrive()
}

// tellStaying tells what came of one verb, which stays at its question or goes on whatever a does.
func (s *screen) tellStaying(stays bool, verb func() Outcome) {
	before := s.Stay
	s.Stay = stays
	s.tell(verb())
	s.Stay = before
}

// decide asks for a decision on the question at hand, or where that takes none, on the one that owes it.
func (a *asking) decide(s *screen, q *questions.Question) {
	id := q.ID
	if !assessment.TakesDecision(s.Bank, q) {
		id = s.Owed()
	}
	if id == "" {
		s.tell(refuse(noDecision(q.ID)))
		return
	}
	s.push(newFilling(s.DecisionForm(id)))
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

func (a *asking) undo(s *screen) {
	s.tell(s.Undo())
	a.arrive()
}
