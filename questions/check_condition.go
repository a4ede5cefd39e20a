package questions

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/questions/yamlfile"
)

// conditionRules say what can be wrong with a condition on a question, in the order asked. The
// first that is broken is told.
var conditionRules = []func(l *loader, u *conditionUse, q *Question) string{
	retiredQuestion, optionless, unknownOption, notFact, negatedSafeguard, notYetAsked, worseOnly,
}

func (l *loader) checkConditions() {
	looped := l.checkCycles()
	for i := range l.conds {
		u := &l.conds[i]
		q := l.bank.Question(u.cond.Question)
		if q == nil || looped[u.owner] {
			continue
		}
		for _, rule := range conditionRules {
			if text := rule(l, u, q); text != "" {
				l.errorf(u.at, "condition on %q: %s", q.ID, text)
				break
			}
		}
	}
}

func retiredQuestion(_ *loader, _ *conditionUse, q *Question) string {
	if q.Retired != nil {
		return "it is retired, so nobody answers it"
	}
	return ""
}

func optionless(_ *loader, _ *conditionUse, q *Question) string {
	if len(q.Options) == 0 {
		return fmt.Sprintf("it is a %s question without options to name", q.Type)
	}
	return ""
}

func unknownOption(_ *loader, u *conditionUse, q *Question) string {
	var ids []string
	for _, o := range q.Options {
		ids = append(ids, o.ID)
	}
	for _, is := range u.cond.Is {
		if q.Option(is) == nil {
			return fmt.Sprintf("it has no option %q%s", is, yamlfile.DidYouMean(is, ids))
		}
	}
	return ""
}

func notFact(_ *loader, u *conditionUse, q *Question) string {
	if u.by == useOfThreat && q.Standing != Fact {
		return "a threat event rests on facts alone"
	}
	return ""
}

func negatedSafeguard(_ *loader, u *conditionUse, q *Question) string {
	if u.negated && q.Standing != Fact {
		return "it is a safeguard, and a condition on a safeguard may not stand under not"
	}
	return ""
}

func notYetAsked(l *loader, u *conditionUse, q *Question) string {
	if u.by == useOfQuestion && l.order(q.ID) >= l.order(u.owner) {
		return "it is asked later; a condition can only rest on what was asked before"
	}
	return ""
}

// worseOnly holds that improving an answer never hides a follow-up, which would raise a risk.
func worseOnly(_ *loader, u *conditionUse, q *Question) string {
	if q.Standing == Fact || q.Type == Many {
		return ""
	}
	least := 100
	for _, is := range u.cond.Is {
		least = min(least, q.Option(is).InPlace)
	}
	for _, o := range q.Options {
		if o.InPlace > least && !slices.Contains(u.cond.Is, o.ID) {
			return fmt.Sprintf("list option %q too: it is better than one listed, and a better answer may not hide a question", o.ID)
		}
	}
	return ""
}

// order returns a question's place in the order asked.
func (l *loader) order(id string) int {
	return slices.IndexFunc(l.bank.Questions, func(q *Question) bool { return q.ID == id })
}

// checkCycles names each ring of questions that wait for each other, and returns the questions in one.
func (l *loader) checkCycles() map[string]bool {
	waits := map[string][]*conditionUse{}
	for i := range l.conds {
		if u := &l.conds[i]; u.owner != "" {
			waits[u.owner] = append(waits[u.owner], u)
		}
	}
	looped := map[string]bool{}
	for _, q := range l.bank.Questions {
		if ring := ringFrom(waits, q.ID); ring != nil && !looped[q.ID] {
			l.errorf(waits[q.ID][0].at, "these questions wait for each other, so none is ever asked: %s", strings.Join(append(ring, q.ID), " → "))
			for _, id := range ring {
				looped[id] = true
			}
		}
	}
	return looped
}

// ringFrom returns the questions on a way from id back to itself, or nil.
func ringFrom(waits map[string][]*conditionUse, id string) []string {
	seen := map[string]bool{}
	var walk func(at string, way []string) []string
	walk = func(at string, way []string) []string {
		for _, u := range waits[at] {
			next := u.cond.Question
			if next == id {
				return way
			}
			if seen[next] {
				continue
			}
			seen[next] = true
			if ring := walk(next, append(slices.Clone(way), next)); ring != nil {
				return ring
			}
		}
		return nil
	}
	return walk(id, []string{id})
}
