package assessment

import (
	"fmt"

	"ephisra/questions"
)

// Progress counts the questions asked of a practice by how they stand. Questions that a fact or another
// answer hides are not among them, nor are those worked out from a list. Every count that any command,
// report or file gives is one of these: Applicable = Answered + NotApplicable + Unknown + Conflict +
// ToConfirm + Open.
type Progress struct {
	Applicable    int // asked of this practice
	Answered      int // given, and known; neither "does not apply" nor "don't know"
	Unknown       int // "don't know"
	NotApplicable int // "does not apply", with its reason
	ToConfirm     int // carried from an earlier assessment, not confirmed
	Conflict      int // answers that differ, not settled
	Open          int // not answered at all
	Later         int // of all: flagged "ask later"
	Stated        int // of those answered or not applicable: somebody said so, and no more
}

// Count counts a whole assessment. It works out which questions are asked, some 0.1 ms for the built-in bank.
func Count(b *questions.Bank, a *Assessment) Progress {
	var p Progress
	seen := NewVisibility(b, a)
	for _, q := range b.Questions {
		if v := seen.Verdict(q); q.Share == nil && v.Applies() {
			p.Add(a.State(q, v), a.Answers[q.ID])
		}
	}
	return p
}

// Add counts one question that is asked: its state, and its answer or nil.
func (p *Progress) Add(s State, answer *Answer) {
	p.Applicable++
	*p.of(s)++
	if answer == nil {
		return
	}
	if answer.Later != "" {
		p.Later++
	}
	if s.Done() && answer.RestsOn() == Stated {
		p.Stated++
	}
}

func (p *Progress) of(s State) *int {
	switch s {
	case Answered:
		return &p.Answered
	case NotApplicable:
		return &p.NotApplicable
	case DontKnow:
		return &p.Unknown
	case InConflict:
		return &p.Conflict
	case ToConfirm:
		return &p.ToConfirm
	}
	return &p.Open
}

// RestsOn is the basis of an answer, or the weakest that the answers of its sites name. One that names none is weaker
// than a document, and not known to be only said.
func (a *Answer) RestsOn() Basis {
	weakness := [...]int{Observed: 1, Document: 2, NoBasis: 3, Stated: 4}
	weakest, known := a.Basis, a.Basis != NoBasis || len(a.Sites) == 0
	for _, one := range a.Sites {
		if !known || weakness[one.Basis] > weakness[weakest] {
			weakest, known = one.Basis, true
		}
	}
	return weakest
}

// Done returns how many applicable questions are settled: answered, or not applicable.
func (p Progress) Done() int { return p.Answered + p.NotApplicable }

// Pending returns how many applicable questions are not settled yet.
func (p Progress) Pending() int { return p.Applicable - p.Done() }

// Interim reports whether more than a tenth of the answers are open, so that the levels say more of what
// nobody knows than of the practice.
func (p Progress) Interim() bool { return p.Pending()*10 > p.Applicable }

// String says every count that is not zero: "61 of 145 answered, 2 do not apply, 1 not known, 81 open".
func (p Progress) String() string {
	text := fmt.Sprintf("%d of %d answered", p.Answered, p.Applicable)
	for _, one := range []struct {
		n         int
		one, many string
	}{
		{p.NotApplicable, ", %d does not apply", ", %d do not apply"}, {p.Unknown, ", %d not known", ", %d not known"},
		{p.Conflict, ", %d with answers that differ", ", %d with answers that differ"},
		{p.ToConfirm, ", %d to confirm", ", %d to confirm"}, {p.Open, ", %d open", ", %d open"},
		{p.Later, "; %d to ask later", "; %d to ask later"},
		{p.Stated, "; %d only said, neither seen nor shown by a document",
			"; %d only said, neither seen nor shown by a document"},
	} {
		switch one.n {
		case 0:
		case 1:
			text += fmt.Sprintf(one.one, one.n)
		default:
			text += fmt.Sprintf(one.many, one.n)
		}
	}
	return text
}
