package assessment

import "ephisra/questions"

// State says how a question stands. Zero is unanswered, which never counts in the practice's favour. It
// is judged here and nowhere else: session, conditions, engine, report and counts all ask this file.
type State int8

// The states.
const (
	Unanswered    State = iota
	Answered            // given: graded, or a fact or text
	DontKnow            // said so
	InConflict          // several answers, not settled; counts as not known
	ToConfirm           // carried from an earlier assessment, or given to what the question was before
	NotApplicable       // with its reason; left out
	HiddenByFact        // the practice's facts rule it out; left out
	HiddenByReply       // another safeguard's answer rules it out; counts as not in place
)

// Counts reports whether a safeguard in this state is weighed. N/A and hidden by facts are not.
func (s State) Counts() bool { return s != NotApplicable && s != HiddenByFact }

// Open reports whether nobody knows yet how the question stands. What another answer hides is known.
func (s State) Open() bool {
	return s == Unanswered || s == DontKnow || s == InConflict || s == ToConfirm
}

// Silent reports whether nobody has said anything that could count yet.
func (s State) Silent() bool { return s == Unanswered || s == ToConfirm }

// Done reports whether the question has an answer that counts.
func (s State) Done() bool { return s == Answered || s == NotApplicable }

// State judges how a question stands: by its verdict, and by its answer or those of the sites. Of
// differing sites the least known counts: a practice knows no more than its least known site. A share
// question has no answer of its own but "does not apply"; its rows are counted by ShareRows.
func (a *Assessment) State(q *questions.Question, v questions.Verdict) State {
	return a.StateOf(q, a.Answers[q.ID], v)
}

// StateOf is State for a caller who has looked the answer up already; nil is none.
func (a *Assessment) StateOf(q *questions.Question, answer *Answer, v questions.Verdict) State {
	switch {
	case v == questions.HiddenByFact:
		return HiddenByFact
	case v == questions.HiddenByReply:
		return HiddenByReply
	case q.Per == questions.PerSite && answer != nil && len(answer.Sites) > 0:
		return a.siteState(q, answer)
	}
	return answer.State(q)
}

// leastKnown puts the state that says least first.
var leastKnown = [...]State{Unanswered, InConflict, DontKnow, ToConfirm, Answered, NotApplicable}

func (a *Assessment) siteState(q *questions.Question, answer *Answer) State {
	var seen [HiddenByReply + 1]bool
	for _, site := range a.Sites {
		seen[answer.Sites[site.ID].State(q)] = true
	}
	for _, s := range leastKnown {
		if seen[s] {
			return s
		}
	}
	return Unanswered
}

// State judges one answer, of the practice or of a site, by itself. Nil is unanswered.
func (a *Answer) State(q *questions.Question) State {
	switch {
	case a == nil:
		return Unanswered
	case a.InConflict():
		return InConflict
	case a.Unknown:
		return DontKnow
	case a.Carried != nil || a.Given() && a.Stale(q):
		return ToConfirm
	case a.NA != "":
		return NotApplicable
	case a.Given():
		return Answered
	}
	return Unanswered
}
