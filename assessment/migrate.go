package assessment

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ephisra/questions"
)

// MoveClass says what becomes of an answer, or of a question without one, when a file moves to another version of its
// bank. Zero is kept.
type MoveClass int8

// The classes, in the order they are told.
const (
	MoveKept    MoveClass = iota // counts as before
	MoveConfirm                  // its question means something else now: counts once it is confirmed
	MoveMapped                   // answers another question now, which took its own over
	MoveSplit                    // answers one of several questions that took its own over
	MoveRetired                  // its question is asked no more; the answer is kept and not scored
	MoveNew                      // a question without an answer that is asked now
)

var moveClasses = enum[MoveClass]{"kept", "confirm again", "mapped", "split", "retired", "new"}

// String returns the class in words.
func (c MoveClass) String() string { return moveClasses.word(c) }

// Move is what becomes of one answer.
type Move struct {
	Question string // id
	Class    MoveClass
	From     string // of a mapped or split one: the question whose answer it takes over
	Why      string // what a person should know; "" is nothing
}

// Migrate moves an assessment to the version of its bank at hand, answer by answer, by the rules the bank gives:
// follows and rev. Nothing is deleted: the answer to a question asked no more stays in the file. The moves come back in
// the order of the bank. A signed assessment, and one of a newer version than the bank, are errors.
func Migrate(a *Assessment, bank *questions.Bank) ([]Move, error) {
	if err := a.Changeable(); err != nil {
		return nil, err
	}
	return Translate(a, bank)
}

// Translate is Migrate for a signed assessment too. It is for setting one against a later one, and never to be saved.
func Translate(a *Assessment, bank *questions.Bank) ([]Move, error) {
	if compareVersions(a.Bank.Version, bank.Version) > 0 {
		return nil, fmt.Errorf("the file was answered with version %s of the bank, and this is %s, an older one; update sra",
			a.Bank.Version, bank.Version)
	}
	m := &migration{a: a, bank: bank, was: a.Bank.Version, takers: map[string][]string{}}
	for _, q := range bank.Questions {
		if from := m.source(q); from != "" {
			m.takers[from] = append(m.takers[from], q.ID)
		}
	}
	for _, q := range bank.Questions {
		m.question(q)
	}
	for _, q := range bank.Retired {
		if a.Answers[q.ID] != nil && !m.isTaken(q.ID) {
			m.moves = append(m.moves, Move{Question: q.ID, Class: MoveRetired, Why: q.Retired.Why})
		}
	}
	m.findNew()
	a.Bank.Version = bank.Version
	a.NameAdded(bank)
	return m.moves, nil
}

// compareVersions compares versions number by number: "2026.2" comes before "2026.10". What is no number is compared as
// text.
func compareVersions(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(x, y string) int {
		n, errX := strconv.Atoi(x)
		m, errY := strconv.Atoi(y)
		if errors.Join(errX, errY) != nil {
			return strings.Compare(x, y)
		}
		return n - m
	})
}

type migration struct {
	a      *Assessment
	bank   *questions.Bank
	was    string              // version of the bank the answers were given to
	takers map[string][]string // by the id of a question of before: the ones that take its answer over
	moves  []Move
}

// source is the question of before whose answer one of now takes over, or "": it has none of its own.
func (m *migration) source(q *questions.Question) string {
	if m.a.Answers[q.ID] != nil {
		return ""
	}
	return m.a.Followed(q)
}

// IsTakenOver reports whether a question of the bank takes over the answer to one that is asked no more.
func (a *Assessment) IsTakenOver(id string, bank *questions.Bank) bool {
	return slices.ContainsFunc(bank.Questions, func(q *questions.Question) bool { return a.Followed(q) == id })
}

// Followed is the answered question that another took over from, the first where there are several, or "".
func (a *Assessment) Followed(q *questions.Question) string {
	for _, f := range q.Follows {
		if f.ID != q.ID && a.Answers[f.ID] != nil {
			return f.ID
		}
	}
	return ""
}

// question moves the answer to one question of now.
func (m *migration) question(q *questions.Question) {
	a, from := m.a.Answers[q.ID], m.source(q)
	switch {
	case a != nil && a.isOlder(q):
		m.moves = append(m.moves, m.reword(q, a))
	case a != nil:
		m.moves = append(m.moves, Move{Question: q.ID})
	case from != "":
		m.moves = append(m.moves, m.takeOver(q, from))
	}
}

// isOlder reports whether an answer, or that of a site, was given to what the question meant before.
func (a *Answer) isOlder(q *questions.Question) bool {
	if a.Stale(q) {
		return true
	}
	for _, one := range a.Sites {
		if one.Stale(q) {
			return true
		}
	}
	return false
}

// carryRule is what the bank says of an answer given to another question, or to an earlier meaning of the same.
func carryRule(q *questions.Question, id string, rev int) string {
	for _, f := range q.Follows {
		if f.ID == id && (f.Rev == rev || rev == 0) {
			return f.Carry
		}
	}
	return ""
}

// carryKeep is the rule of an answer that still holds.
const carryKeep = "keep"

// reword looks at an answer to what its question meant before. Where the bank says that it holds, it holds.
func (m *migration) reword(q *questions.Question, a *Answer) Move {
	if carryRule(q, q.ID, a.oldestRev()) == carryKeep && a.fitsAll(q) {
		a.raise(q.Rev)
		return Move{Question: q.ID}
	}
	if !a.fitsAll(q) {
		return Move{Question: q.ID, Class: MoveConfirm, Why: "the answer given then is not offered any more"}
	}
	m.a.Answers[q.ID] = m.toConfirm(a)
	return Move{Question: q.ID, Class: MoveConfirm, Why: "its meaning changed"}
}

// toConfirm is an answer that counts once somebody confirms it, with what stood beside it.
func (m *migration) toConfirm(a *Answer) *Answer {
	before := *a.clone()
	before.Later, before.Conflict, before.Settled = "", nil, nil
	return &Answer{Carried: &Carried{Answer: before, From: m.a.AsOf}, Later: a.Later}
}

// takeOver lets a question take over the answer to one that is asked no more, to be confirmed unless the bank says
// that it holds.
func (m *migration) takeOver(q *questions.Question, from string) Move {
	before := m.a.Answers[from].clone()
	move := Move{Question: q.ID, Class: MoveMapped, From: from}
	if len(m.takers[from]) > 1 {
		move.Class = MoveSplit
	}
	rule := carryRule(q, from, before.Rev)
	switch {
	case before.Carried != nil || before.InConflict() || !before.fitsAll(q):
		move.Class, move.Why = MoveNew, "the answer to "+from+" is none to this"
		return move
	case rule == carryKeep:
		before.raise(q.Rev)
		m.a.Answers[q.ID] = before
		move.Why = "it holds"
	default:
		before.raise(q.Rev)
		m.a.Answers[q.ID] = m.toConfirm(before)
		move.Why = "to be confirmed"
	}
	return move
}

// isTaken reports whether another question took an answer over.
func (m *migration) isTaken(id string) bool {
	return slices.ContainsFunc(m.moves, func(move Move) bool { return move.From == id && move.Class != MoveNew })
}

// oldestRev is the lowest rev that an answer or one of its sites was given to.
func (a *Answer) oldestRev() int {
	rev := a.Rev
	for _, one := range a.Sites {
		if one.Rev > 0 && (rev == 0 || one.Rev < rev) {
			rev = one.Rev
		}
	}
	return rev
}

// raise says that an answer holds for what its question means now.
func (a *Answer) raise(rev int) {
	a.Rev = rev
	for _, one := range a.Sites {
		one.raise(rev)
	}
	for i := range a.Conflict {
		a.Conflict[i].Answer.raise(rev)
	}
}

// fitsAll reports whether an answer, or every site's, can be an answer to a question as it is now.
func (a *Answer) fitsAll(q *questions.Question) bool {
	for _, one := range a.Sites {
		if q.Per != questions.PerSite || !one.fitsAll(q) {
			return false
		}
	}
	return fits(q, a)
}

// findNew lists the questions without an answer that are asked as the answers stand now.
func (m *migration) findNew() {
	seen := NewVisibility(m.bank, m.a)
	isTold := map[string]bool{}
	for _, move := range m.moves {
		isTold[move.Question] = true
	}
	for _, q := range m.bank.Questions {
		isNew := q.Since != "" && compareVersions(q.Since, m.was) > 0
		if isNew && m.a.Answers[q.ID] == nil && q.Share == nil && !isTold[q.ID] && seen.Verdict(q).Applies() {
			m.moves = append(m.moves, Move{Question: q.ID, Class: MoveNew})
		}
	}
}
