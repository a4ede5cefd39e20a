package assessment

import (
	"slices"

	"ephisra/questions"
)

// edit changes one answer, remembers what it was, and tells which questions came or went. The
// session stays at its question, or where that one went, at the next still asked.
func (s *Session) edit(id string, with func(*Answer)) Branch {
	before := s.a.Answers[id].clone()
	s.past = append(s.past, change{id, before})
	after := before.clone()
	if after == nil {
		after = &Answer{}
	}
	with(after)
	return s.put(id, after)
}

// put stores an answer, or removes one that says nothing, and works out what is asked now.
func (s *Session) put(id string, a *Answer) Branch {
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

// Undo takes back the last change of any kind, goes to its question and returns that question's
// id, or false with nothing to take back.
func (s *Session) Undo() (id string, undone bool) {
	if len(s.past) == 0 {
		return "", false
	}
	last := s.past[len(s.past)-1]
	s.past = s.past[:len(s.past)-1]
	s.put(last.question, last.before)
	_ = s.Go(last.question) // a note on a question not asked leaves the place as it is
	return last.question, true
}

// reask works out anew which questions are asked.
func (s *Session) reask() Branch {
	before, current := s.asked, s.Current()
	s.asked = s.applicable()
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
