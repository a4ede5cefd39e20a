package questions

import (
	"slices"
	"strings"

	"ephisra/questions/yamlfile"
)

// checkClauses checks that every condition and shift can be judged, and that improving an answer
// never hides a question by it.
func (l *loader) checkClauses() {
	order := l.order()
	for _, t := range l.clauses {
		q := l.bank.Question(t.question)
		switch {
		case q == nil: // named already
		case q.Retired != nil:
			l.errorf(t.at.key("question"), "question %q is retired, so this never holds; name one that is asked", q.ID)
		case q.Type == NoType || q.Standing == NoStanding: // named already
		case q.Standing != Fact && t.ofFacts():
			l.errorf(t.at.key("question"),
				"question %q is no fact; whether a fact is asked, an event applies or a value shifts rests on facts alone", q.ID)
		case t.negated && q.Standing != Fact:
			l.errorf(t.at.key("question"),
				"question %q is about a safeguard and may not stand under not; improving it would hide a question", q.ID)
		case q.Type != Choice && q.Type != Many:
			l.errorf(t.at.key("question"),
				"question %q is a %s question; a condition names options of a choice or many question", q.ID, q.Type)
		default:
			l.checkOptions(t, q)
			l.checkOrder(t, q, order)
		}
	}
}

// ofFacts reports whether a clause may name facts only. Were a safeguard to decide what the practice is
// like, a worse answer could make a threat event go away.
func (c *clause) ofFacts() bool { return c.asker == nil || c.asker.Standing == Fact }

// checkOptions checks that the options exist and, of a safeguard, that every better one is among
// them too.
func (l *loader) checkOptions(c clause, q *Question) {
	is := c.at.key("is").node.Items
	var ids, want []string
	for _, o := range q.Options {
		ids = append(ids, o.ID)
	}
	worst := 100
	for i, item := range is {
		want = append(want, item.Value)
		if o := q.Option(item.Value); o != nil {
			worst = min(worst, o.InPlace)
			continue
		}
		l.errorf(c.at.item("is", i), "question %q has no option %q%s; it has %s", q.ID, item.Value,
			yamlfile.DidYouMean(item.Value, ids), strings.Join(ids, ", "))
	}
	for _, o := range q.Options {
		if q.Graded() && o.InPlace > worst && !slices.Contains(want, o.ID) {
			l.errorf(c.at.key("is"),
				"option %q of %q is better than one named here; name it too, or a better answer hides the question", o.ID, q.ID)
		}
	}
}

// order returns the place of every question asked, by id.
func (l *loader) order() map[string]int {
	at := make(map[string]int, len(l.bank.Questions))
	for i, q := range l.bank.Questions {
		at[q.ID] = i
	}
	return at
}

// checkOrder checks that a condition rests on what was asked before. Where the questions wait for
// one another, the whole chain is named.
func (l *loader) checkOrder(c clause, q *Question, order map[string]int) {
	if c.asker == nil || order[q.ID] < order[c.asker.ID] {
		return
	}
	at := c.at.key("question")
	switch chain := l.chain(q.ID, c.asker.ID); {
	case q == c.asker:
		l.errorf(at, "the condition of %q names the question itself; name one asked before it", q.ID)
	case chain != nil:
		l.errorf(at, "the conditions go round in a circle: %s; take one out",
			strings.Join(append([]string{c.asker.ID}, chain...), ", then "))
	default:
		l.errorf(at, "question %q is asked after %q; move it up or name another", q.ID, c.asker.ID)
	}
}

// chain returns the questions from one to another, each of whose conditions names the next, or nil.
func (l *loader) chain(from, to string) []string {
	came := map[string]string{}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		for _, t := range l.clauses {
			if t.asker == nil || t.asker.ID != queue[0] {
				continue
			}
			if _, seen := came[t.question]; seen {
				continue
			}
			came[t.question] = queue[0]
			queue = append(queue, t.question)
		}
	}
	if came[to] == "" {
		return nil
	}
	way := []string{to}
	for at := to; at != from; at = came[at] {
		way = append(way, came[at])
	}
	slices.Reverse(way)
	return way
}
