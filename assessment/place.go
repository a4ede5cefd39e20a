package assessment

import (
	"fmt"
	"slices"

	"ephisra/questions"
)

// Place says where a session is, for a header: counts from 1.
type Place struct {
	Number, Of           int // question of questions asked
	Section              string
	InSection, SectionOf int
}

// Place counts where the session stands. Past the end, Number is one more than Of.
func (s *Session) Place() Place {
	p := Place{Number: s.at + 1, Of: len(s.asked)}
	current := s.Current()
	if current == nil {
		return p
	}
	p.Section = s.bank.Section(current.Section).Title
	for i, q := range s.asked {
		if q.Section != current.Section {
			continue
		}
		p.SectionOf++
		if i <= s.at {
			p.InSection++
		}
	}
	return p
}

// Progress counts the questions asked as they stand.
func (s *Session) Progress() Progress {
	var p Progress
	for _, q := range s.asked {
		p.Add(s.State(q), s.Answer(q.ID))
	}
	return p
}

// Tally is how far a section is: of the questions asked in it, how many are settled and how many flagged.
type Tally struct {
	Title           string
	Done, Of, Later int
	IsHere          bool // the session stands in it
}

// Sections tallies the sections that have a question asked, in order.
func (s *Session) Sections() []Tally {
	byID := map[string]*Tally{}
	for i, q := range s.asked {
		t := byID[q.Section]
		if t == nil {
			t = &Tally{}
			byID[q.Section] = t
		}
		t.Of++
		if s.State(q).Done() {
			t.Done++
		}
		if s.isLater(q) {
			t.Later++
		}
		t.IsHere = t.IsHere || i == s.at
	}
	var list []Tally
	for _, section := range s.bank.Sections {
		if t := byID[section.ID]; t != nil {
			t.Title = section.Title
			list = append(list, *t)
		}
	}
	return list
}

// Kinds of question a list can be narrowed to, besides a role's id.
const (
	OnlyOpen    = "open"
	OnlyLater   = "later"
	OnlyUnknown = "unknown"
)

// Only lists the asked questions that are of one of the kinds and for one of the roles: open, flagged to be asked
// later, answered "don't know"; to be asked of a role, or flagged for it. No kind at all lists every question, and
// so does no role.
func (s *Session) Only(kinds ...string) []string {
	var states, roles []string
	for _, kind := range kinds {
		switch kind {
		case "":
		case OnlyOpen, OnlyLater, OnlyUnknown:
			states = append(states, kind)
		default:
			roles = append(roles, kind)
		}
	}
	var ids []string
	for _, q := range s.asked {
		if s.isAny(q, states, s.isKind) && s.isAny(q, roles, s.isFor) {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

// isAny reports whether a question is one of what is wanted; where nothing is wanted it is.
func (s *Session) isAny(q *questions.Question, wanted []string, is func(*questions.Question, string) bool) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(one string) bool { return is(q, one) })
}

func (s *Session) isKind(q *questions.Question, kind string) bool {
	switch kind {
	case OnlyOpen:
		return s.open(q)
	case OnlyLater:
		return s.isLater(q)
	}
	return s.State(q) == DontKnow || s.State(q) == InConflict
}

func (s *Session) isLater(q *questions.Question) bool {
	a := s.a.Answers[q.ID]
	return a != nil && a.Later != ""
}

func (s *Session) isFor(q *questions.Question, role string) bool {
	return slices.Contains(q.Whom, role) || s.isLater(q) && s.a.Answers[q.ID].Later == role
}

// IsOpen reports whether a question is still to be asked.
func (s *Session) IsOpen(id string) bool {
	q := s.bank.Question(id)
	return q != nil && s.open(q)
}

// MinutesLeft is about how long the open questions take: of each section the part of its minutes that is theirs.
func (s *Session) MinutesLeft() int {
	pending := map[string]int{}
	for _, q := range s.asked {
		if !s.State(q).Done() {
			pending[q.Section]++
		}
	}
	minutes := 0
	for _, section := range s.bank.Sections {
		minutes += s.bank.MinutesFor(section, pending[section.ID])
	}
	return minutes
}

// MinutesText writes minutes as hours and minutes.
func MinutesText(n int) string {
	if n < 60 {
		return fmt.Sprintf("%d min", n)
	}
	return fmt.Sprintf("%d h %d min", n/60, n%60)
}
