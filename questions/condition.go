package questions

import "strings"

// Condition says when a question is asked or a threat event applies. Exactly one of
// Question, All, Any and Not is set.
type Condition struct {
	Question string
	Is       []string // option ids; the answer must be, or contain, one of them
	All      []Condition
	Any      []Condition
	Not      *Condition // over facts only
}

// Verdict is what a Condition comes to. It keeps why a question is hidden, because a fact leaves
// nothing to exploit while a missing safeguard does.
type Verdict int8

// The verdicts. Unknown counts as asked and as applying: unknown is never good.
const (
	Unknown       Verdict = iota // rests on a question nobody answered
	Holds                        // asked; applies
	HiddenByFact                 // practice facts alone, or a not-applicable answer, rule it out
	HiddenByReply                // another safeguard's answer rules it out
)

// Applies reports whether the question is asked, or the threat event weighed.
func (v Verdict) Applies() bool { return v == Unknown || v == Holds }

// Reply is what is known of the answer to a question that a Condition names.
type Reply struct {
	Verdict Verdict // of the question itself: an answer to a hidden question does not count
	Known   bool    // answered, and neither "don't know" nor in conflict
	NA      bool    // answered "does not apply"
	Options []string
}

// Judge works out a condition. Reply must answer for any question of the bank.
// A nil condition holds.
func (b *Bank) Judge(c *Condition, reply func(*Question) *Reply) Verdict {
	switch {
	case c == nil:
		return Holds
	case c.Question != "":
		return judgeOne(b.Question(c.Question), c.Is, reply)
	case c.Not != nil:
		return negate(b.Judge(c.Not, reply))
	case c.All != nil:
		return b.judgeList(c.All, reply, allOrder)
	default:
		return b.judgeList(c.Any, reply, anyOrder)
	}
}

// allOrder and anyOrder list the verdicts, the one that decides the whole first.
var (
	allOrder = [...]Verdict{HiddenByFact, HiddenByReply, Unknown, Holds}
	anyOrder = [...]Verdict{Holds, Unknown, HiddenByReply, HiddenByFact}
)

func (b *Bank) judgeList(list []Condition, reply func(*Question) *Reply, order [4]Verdict) Verdict {
	var seen [4]bool
	for i := range list {
		seen[b.Judge(&list[i], reply)] = true
	}
	for _, v := range order {
		if seen[v] {
			return v
		}
	}
	return Holds
}

func judgeOne(q *Question, is []string, reply func(*Question) *Reply) Verdict {
	r := reply(q)
	switch {
	case !r.Verdict.Applies():
		return r.Verdict
	case r.NA:
		return HiddenByFact
	case !r.Known:
		return Unknown
	case AnyOf(r.Options, is):
		return Holds
	case q.Standing == Fact:
		return HiddenByFact
	}
	return HiddenByReply
}

// negate turns a condition over facts round. What nobody answered stays unknown.
func negate(v Verdict) Verdict {
	switch v {
	case Holds:
		return HiddenByFact
	case HiddenByFact:
		return Holds
	}
	return v
}

// AnyOf reports whether two lists of option ids have one in common.
func AnyOf(have, want []string) bool {
	for _, h := range have {
		for _, w := range want {
			if h == w {
				return true
			}
		}
	}
	return false
}

// Words tells a condition, questions and options by their ids: "when wireless is yes". Nil is "always".
func (c *Condition) Words() string {
	if c == nil {
		return "always"
	}
	return "when " + c.words()
}

func (c *Condition) words() string {
	switch {
	case c.Question != "":
		return c.Question + " is " + strings.Join(c.Is, " or ")
	case c.Not != nil:
		return "not " + c.Not.words()
	case c.All != nil:
		return wordsOf(c.All, " and ")
	}
	return wordsOf(c.Any, " or ")
}

func wordsOf(list []Condition, between string) string {
	words := make([]string, len(list))
	for i := range list {
		words[i] = list[i].words()
	}
	return "(" + strings.Join(words, between) + ")"
}
