package assessment

import (
	"errors"
	"slices"

	"ephisra/questions"
)

// Heard says what became of an answer that somebody gave apart from the interview.
type Heard int8

// What can become of it.
const (
	HeardNew    Heard = iota // it is on record
	HeardSame                // the same was on record
	HeardDiffer              // somebody else said something different: every voice is kept, to be settled
)

// Hear puts on record what somebody answered on a sheet, for the practice or for one site. Where nobody had answered
// it is recorded, as it is where the same person answers again. Where somebody else said something different both are
// kept, to be settled. Errors as with Record, but where answers differ already: then it is one voice more.
func (s *Session) Hear(id, site string, r Reply, by Stamp) (Heard, Branch, error) {
	q := s.bank.Question(id)
	if err := s.canRecord(q, id, &r); err != nil {
		return HeardNew, Branch{}, err
	}
	if site != "" {
		if err := s.checkSite(q, id, site); err != nil {
			return HeardNew, Branch{}, err
		}
	}
	heard := HeardNew
	branch, err := s.edit(id, func(a *Answer) {
		if site == "" {
			heard = a.hearAlso(q, r, by)
			return
		}
		a.spread(siteIDs(s.a))
		one := a.Sites[site]
		if one == nil {
			one = &Answer{}
		}
		heard = one.hearAlso(q, r, by)
		a.Sites[site] = one
		if heard != HeardSame {
			a.Rev, a.SaidBy, a.At, a.Later = q.Rev, by.By, stampTime(by), laterAfter(a.Later, r)
		}
	})
	return heard, branch, err
}

// hearAlso takes one voice more.
func (a *Answer) hearAlso(q *questions.Question, r Reply, by Stamp) Heard {
	isOpen := a.weight(q) < saysSomething
	isAgain := len(a.Conflict) == 0 && by.By != "" && a.SaidBy == by.By
	switch {
	case len(a.Conflict) == 0 && a.Given() && !a.Stale(q) && a.isSameReply(&r), r.Unknown && !isOpen:
		return HeardSame // "don't know" says nothing against an answer
	case isOpen || isAgain:
		a.take(q, r, by)
		return HeardNew
	}
	merged := &Answer{}
	merged.hear([]*Answer{a, {Rev: q.Rev, Reply: r, SaidBy: by.By, Basis: by.Basis, At: stampTime(by)}})
	a.Reply, a.Conflict, a.Settled = merged.Reply, merged.Conflict, merged.Settled
	a.Rev, a.SaidBy, a.Basis, a.At = merged.Rev, merged.SaidBy, merged.Basis, merged.At
	if a.InConflict() {
		return HeardDiffer
	}
	return HeardSame
}

// JoinNote puts a text under the note of an answer, unless the note holds it already.
func (s *Session) JoinNote(id, text string) error {
	a := s.Answer(id)
	if a == nil {
		return s.SetNote(id, text)
	}
	return s.SetNote(id, JoinNotes(a.Note, text))
}

// JoinEvidence adds a piece of evidence, unless it is there already.
func (s *Session) JoinEvidence(id string, e Evidence) error {
	if a := s.Answer(id); a != nil && slices.Contains(a.Evidence, e) {
		return nil
	}
	return s.AddEvidence(id, e)
}

// ErrOtherPractice is the error of a sheet that was made for another practice.
var ErrOtherPractice = errors.New("the sheet was made for another practice's assessment")

// IsOf reports whether a sheet made for an assessment, by its ID and the practice's name, is of this one.
func (a *Assessment) IsOf(id, practice string) bool {
	return a.ID == id || isSamePractice(a, &Assessment{ID: id, Practice: Practice{practice}})
}
