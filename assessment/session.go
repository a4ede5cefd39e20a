package assessment

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// Session is an interview in progress: what is asked, where it stands, and how to take back a
// change. It changes the Assessment at once; saving is the caller's. Nothing is recorded without a
// call that says so.
type Session struct {
	bank *questions.Bank
	a    *Assessment

	seen  *Visibility           // what is asked as the answers stand
	asked []*questions.Question // in bank order; share questions are worked out and not among them
	at    int                   // index in asked; len(asked) is past the end
	past  []change
}

// Stamp says who gives an answer, on what basis, and when.
type Stamp struct {
	By    string // a person's ID; empty is not said
	Basis Basis
	At    time.Time
}

// Branch tells which questions came or went because of a change, by id, in bank order.
type Branch struct{ Added, Dropped []string }

// NewSession goes on with an assessment at the first question not answered after the one answered
// last, or else at the first not answered, or else past the end.
func NewSession(b *questions.Bank, a *Assessment) *Session {
	s := &Session{bank: b, a: a}
	s.look()
	s.at = len(s.asked)
	for i := range s.asked {
		if n := (s.lastAnswered() + 1 + i) % len(s.asked); s.open(s.asked[n]) {
			s.at = n
			break
		}
	}
	return s
}

// Assessment returns what the session changes.
func (s *Session) Assessment() *Assessment { return s.a }

// Asked lists the questions asked of this practice as it stands, in order.
func (s *Session) Asked() []*questions.Question { return s.asked }

// Current returns the question the session is at, or nil past the end.
func (s *Session) Current() *questions.Question {
	if s.at >= len(s.asked) {
		return nil
	}
	return s.asked[s.at]
}

// Answer returns what is recorded for a question, or nil.
func (s *Session) Answer(id string) *Answer { return s.a.Answers[id] }

// look works out which questions are asked as the answers stand.
func (s *Session) look() {
	s.seen, s.asked = NewVisibility(s.bank, s.a), nil
	for _, q := range s.bank.Questions {
		if q.Share == nil && s.seen.Verdict(q).Applies() {
			s.asked = append(s.asked, q)
		}
	}
}

// open reports whether a question is to be asked: it has no answer, or one to settle or to confirm.
// "Don't know" is an answer given.
func (s *Session) open(q *questions.Question) bool {
	state := s.State(q)
	return state.Open() && state != DontKnow
}

// State judges how a question of the session stands.
func (s *Session) State(q *questions.Question) State { return s.a.State(q, questions.Holds) }

// lastAnswered returns the index of the question answered last, or -1.
func (s *Session) lastAnswered() int {
	last, when := -1, time.Time{}
	for i, q := range s.asked {
		if a := s.a.Answers[q.ID]; a != nil && a.At.After(when) {
			last, when = i, a.At
		}
	}
	return last
}

// LastAnswer returns when the last answer was given; zero is never, or not known.
func (s *Session) LastAnswer() time.Time {
	if at := s.lastAnswered(); at >= 0 {
		return s.a.Answers[s.asked[at].ID].At
	}
	return time.Time{}
}

// Next moves to the next question and reports whether there is one. Past the last it stays past the end.
func (s *Session) Next() bool {
	s.at = min(s.at+1, len(s.asked))
	return s.Current() != nil
}

// Back moves to the question before and reports whether there is one.
func (s *Session) Back() bool {
	if s.at == 0 {
		return false
	}
	s.at--
	return true
}

// NextOpen moves to the next question not answered, round the end, and reports whether there is one.
func (s *Session) NextOpen() bool {
	for i := range s.asked {
		if n := (s.at + 1 + i) % len(s.asked); s.open(s.asked[n]) {
			s.at = n
			return true
		}
	}
	return false
}

// Go moves to a question by id. One that does not exist or is not asked is an error.
func (s *Session) Go(id string) error {
	n := slices.IndexFunc(s.asked, func(q *questions.Question) bool { return q.ID == id })
	if n >= 0 {
		s.at = n
		return nil
	}
	return s.notAsked(id)
}

func (s *Session) notAsked(id string) error {
	q := s.bank.Question(id)
	switch {
	case q == nil:
		return fmt.Errorf("unknown question %q%s", id, yamlfile.DidYouMean(id, s.ids()))
	case q.Retired != nil:
		return fmt.Errorf("question %q is no longer asked: %s", id, q.Retired.Why)
	case q.Share != nil:
		return fmt.Errorf("question %q is worked out from the list of %s; change that list, or the plan where it is of risks",
			id, q.Share.Of)
	}
	return fmt.Errorf("question %q is not asked of this practice: an earlier answer rules it out", id)
}

func (s *Session) ids() []string {
	var ids []string
	for _, q := range s.bank.Questions {
		ids = append(ids, q.ID)
	}
	slices.Sort(ids)
	return ids
}

// Find returns the asked questions whose id, section, citation or words hold the text, whatever the case.
func (s *Session) Find(text string) []*questions.Question {
	var found []*questions.Question
	for _, q := range s.asked {
		all := strings.ToLower(strings.Join(append([]string{q.ID, q.Ask, s.bank.Section(q.Section).Title}, q.Cites...), "\n"))
		if strings.Contains(all, strings.ToLower(text)) {
			found = append(found, q)
		}
	}
	return found
}

// AnswerAt returns what is recorded for a question of one site, be it for that site or for all; nil is nothing.
func (s *Session) AnswerAt(id, site string) *Answer {
	a := s.a.Answers[id]
	if a == nil {
		return nil
	}
	if one := a.Sites[site]; one != nil || len(a.Sites) > 0 {
		return one
	}
	return a.atSite(site)
}
