package assessment

import (
	"errors"
	"slices"

	"ephisra/questions"
)

// This file is the one way a session changes its assessment: whatever is put on record comes through edit or
// Change, so that each change can be taken back.

// change is what undo puts back: one answer, or the practice's name and lists.
type change struct {
	question string
	before   *Answer   // nil: not answered
	lists    *snapshot // nil: the change was to the answer
}

// ErrSigned is the error of every change to a signed assessment but to its plan, which lives on.
var ErrSigned = errors.New("the assessment is signed; a signed assessment is not changed")

// Changeable is ErrSigned once an assessment is signed.
func (a *Assessment) Changeable() error {
	if len(a.Signoff) > 0 {
		return ErrSigned
	}
	return nil
}

// snapshot holds what a change of the lists may touch.
type snapshot struct {
	practice  Practice
	people    []Person
	assets    []Asset
	vendors   []Vendor
	overrides []Override
}

// edit changes one answer, remembers what it was, and tells which questions came or went. The
// session stays at its question, or where that one went, at the next still asked. A signed assessment is not
// changed, whoever asks.
func (s *Session) edit(id string, with func(*Answer)) (Branch, error) {
	if err := s.a.Changeable(); err != nil {
		return Branch{}, err
	}
	before := s.a.Answers[id].clone()
	s.past = append(s.past, change{question: id, before: before})
	after := before.clone()
	if after == nil {
		after = &Answer{}
	}
	with(after)
	return s.store(id, after), nil
}

// store keeps an answer, or drops one that says nothing, and works out what is asked now.
func (s *Session) store(id string, a *Answer) Branch {
	if s.a.Answers == nil {
		s.a.Answers = map[string]*Answer{}
	}
	if a.empty() {
		delete(s.a.Answers, id)
	} else {
		s.a.Answers[id] = a
	}
	return s.reask()
}

// Change changes the practice's name, its lists or the assessor's own levels; where with fails nothing changes.
// Undo takes it back. People who are named by an answer are not to be removed here (List.Remove refuses).
func (s *Session) Change(with func(*Assessment) error) error {
	if err := s.a.Changeable(); err != nil {
		return err
	}
	before := s.snapshot()
	if err := with(s.a); err != nil {
		s.restore(before)
		return err
	}
	id := ""
	if q := s.Current(); q != nil {
		id = q.ID
	}
	s.past = append(s.past, change{question: id, lists: before})
	return nil
}

func (s *Session) snapshot() *snapshot {
	a := s.a
	return &snapshot{a.Practice, slices.Clone(a.People), slices.Clone(a.Assets), slices.Clone(a.Vendors),
		slices.Clone(a.Overrides)}
}

func (s *Session) restore(before *snapshot) {
	s.a.Practice, s.a.People, s.a.Assets, s.a.Vendors, s.a.Overrides = before.practice, before.people, before.assets,
		before.vendors, before.overrides
}

// Undo takes back the last change of any kind, goes to its question and returns that question's id, or
// "" for a change of the lists. It is false with nothing to take back.
func (s *Session) Undo() (id string, undone bool) {
	if len(s.past) == 0 {
		return "", false
	}
	last := s.past[len(s.past)-1]
	s.past = s.past[:len(s.past)-1]
	if last.lists != nil {
		s.restore(last.lists)
		return "", true
	}
	s.store(last.question, last.before)
	_ = s.Go(last.question) // a note on a question not asked leaves the place as it is
	return last.question, true
}

// reask works out anew which questions are asked.
func (s *Session) reask() Branch {
	before, current := s.asked, s.Current()
	s.look()
	s.at = len(s.asked)
	if current != nil {
		s.at = s.firstFrom(current)
	}
	return Branch{missing(s.asked, before), missing(before, s.asked)}
}

// firstFrom returns the index of a question, or of the first asked behind it.
func (s *Session) firstFrom(q *questions.Question) int {
	from := slices.Index(s.bank.Questions, q)
	for i, asked := range s.asked {
		if slices.Index(s.bank.Questions, asked) >= from {
			return i
		}
	}
	return len(s.asked)
}

// missing lists the ids in list that are not in other.
func missing(list, other []*questions.Question) []string {
	have := make(map[*questions.Question]bool, len(other))
	for _, q := range other {
		have[q] = true
	}
	var ids []string
	for _, q := range list {
		if !have[q] {
			ids = append(ids, q.ID)
		}
	}
	return ids
}
