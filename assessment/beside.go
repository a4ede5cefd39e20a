package assessment

import (
	"errors"
	"fmt"
	"slices"
)

// SetNote sets or, with no text, removes the note beside an answer.
func (s *Session) SetNote(id, note string) error {
	return s.editBeside(id, func(a *Answer) { a.Note = note }, note)
}

// AddNote puts a text behind the note that stands beside an answer, on a line of its own.
func (s *Session) AddNote(id, text string) error {
	if a := s.Answer(id); a != nil && a.Note != "" {
		text = a.Note + "\n" + text
	}
	return s.SetNote(id, text)
}

// SetLater flags a question to be asked later, of whom, or with no text takes the flag away.
func (s *Session) SetLater(id, whom string) error {
	return s.editBeside(id, func(a *Answer) { a.Later = whom }, whom)
}

// SetBasis says what an answer rests on.
func (s *Session) SetBasis(id string, b Basis) error {
	return s.editBeside(id, func(a *Answer) { a.Basis = b })
}

// AddEvidence adds what shows that an answer is true.
func (s *Session) AddEvidence(id string, e Evidence) error {
	if Blank(e.What) {
		return errors.New("evidence needs what it is")
	}
	return s.editBeside(id, func(a *Answer) { a.Evidence = append(a.Evidence, e) }, e.What, e.Where)
}

// DropEvidence takes a piece of evidence back, counted from 1; with 0 the only one there is.
func (s *Session) DropEvidence(id string, n int) error {
	a := s.Answer(id)
	if a == nil || len(a.Evidence) == 0 {
		return fmt.Errorf("there is no evidence on %s", id)
	}
	if n == 0 && len(a.Evidence) == 1 {
		n = 1
	}
	if n < 1 || n > len(a.Evidence) {
		return fmt.Errorf("%s has %d pieces of evidence; say which, from 1 to %d", id, len(a.Evidence), len(a.Evidence))
	}
	return s.editBeside(id, func(a *Answer) { a.Evidence = slices.Delete(a.Evidence, n-1, n) })
}

// SetDecision documents why an addressable specification is not implemented, or with nil takes the
// decision away. A question that asks about none takes no decision, and half a decision is none.
func (s *Session) SetDecision(id string, d *Decision) error {
	q := s.bank.Question(id)
	if q == nil {
		return s.notAsked(id)
	}
	if d == nil {
		return s.editBeside(id, func(a *Answer) { a.Decision = nil })
	}
	if !TakesDecision(s.bank, q) {
		return fmt.Errorf("question %q takes no decision: only an addressable specification does (45 CFR 164.306(d)(3))", id)
	}
	if Blank(d.Why) || Blank(d.Instead) || Blank(d.ApprovedBy) || d.On.IsZero() {
		return errors.New("a decision needs why, and what is done instead or why nothing can be (45 CFR " +
			"164.306(d)(3)(ii)(B)); sra also asks who approved it and on which day")
	}
	return s.editBeside(id, func(a *Answer) { a.Decision = d }, d.Why, d.Instead)
}

// editBeside changes what stands editBeside an answer, once every text in it can be stored.
func (s *Session) editBeside(id string, change func(*Answer), texts ...string) error {
	if s.bank.Question(id) == nil {
		return s.notAsked(id)
	}
	if err := CheckText(texts...); err != nil {
		return err
	}
	_, err := s.edit(id, change)
	return err
}
