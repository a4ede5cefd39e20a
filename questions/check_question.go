package questions

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// questionRules say what can be wrong with one question: the key the fault stands at, and a
// function that returns what is wrong, or "".
var questionRules = []struct {
	key    string
	broken func(*Question) string
}{
	{"type", needsOptions}, {"options", twiceOption}, {"options", factOptions}, {"options", ungradedOptions}, {"options", ladder}, {"options", sum}, {"options", neverOptions},
	{"age", ages}, {"ranges", ranges}, {"share", shares}, {"unit", unit},
	{"cites", uncited}, {"per", sitelessFact}, {"na", factNA},
	{"guards", unguardable}, {"guards", twiceGuarded}, {"weakness", nameless}, {"fix", fixless},
	{"probes", strayProbe}, {"maps", csf},
}

func (l *loader) checkQuestions() {
	for i := range l.entries {
		e := &l.entries[i]
		for _, rule := range questionRules {
			if text := rule.broken(e.question); text != "" {
				l.errorf(e.at(rule.key), "question %q: %s", e.question.ID, text)
			}
		}
	}
}

func needsOptions(q *Question) string {
	if (q.Type == Choice || q.Type == Many) && len(q.Options) < 2 {
		return fmt.Sprintf("a %s question needs two options or more", q.Type)
	}
	if (q.Type == ShareOf || q.Type == Text) && len(q.Options) > 0 {
		return fmt.Sprintf("a %s question has no options", q.Type)
	}
	return ""
}

func twiceOption(q *Question) string {
	seen := map[string]bool{}
	for _, o := range q.Options {
		if seen[o.ID] {
			return fmt.Sprintf("option %q repeated", o.ID)
		}
		seen[o.ID] = true
	}
	return ""
}

func factOptions(q *Question) string {
	for _, o := range q.Options {
		if q.Standing == Fact && o.graded {
			return fmt.Sprintf("option %q of a fact has an in_place; a fact is never scored", o.ID)
		}
	}
	return ""
}

func ungradedOptions(q *Question) string {
	for _, o := range q.Options {
		if q.Standing != Fact && !o.graded {
			return fmt.Sprintf("option %q has no in_place", o.ID)
		}
	}
	return ""
}

// ladder holds that the options of a choice are rungs of one ladder, the whole one first.
func ladder(q *Question) string {
	if q.Type != Choice || q.Standing == Fact {
		return ""
	}
	for i, o := range q.Options {
		if (o.InPlace == 100) != (i == 0) {
			return "the first option, and no other, must be in place 100"
		}
		if i > 0 && o.InPlace > q.Options[i-1].InPlace {
			return fmt.Sprintf("option %q stands below %q but is further in place; put the best first", o.ID, q.Options[i-1].ID)
		}
	}
	return ""
}

// sum holds that the options of a many question can add up to the whole.
func sum(q *Question) string {
	if q.Type != Many || q.Standing == Fact {
		return ""
	}
	total := 0
	for _, o := range q.Options {
		total += o.InPlace
	}
	if total < 100 {
		return fmt.Sprintf("all options together are in place %d, so nobody can reach 100", total)
	}
	return ""
}

// neverOptions holds that a date or number question's options say less than its best date or number.
func neverOptions(q *Question) string {
	for _, o := range q.Options {
		if (q.Type == Date || q.Type == Number) && o.InPlace == 100 {
			return fmt.Sprintf("option %q cannot be in place 100 beside a %s", o.ID, q.Type)
		}
	}
	return ""
}

func ages(q *Question) string {
	switch {
	case q.Type != Date && len(q.Age) > 0:
		return "age goes with type date"
	case q.Type != Date || q.Standing == Fact:
		return ""
	case len(q.Age) == 0 || q.Age[0].InPlace != 100:
		return "a date question needs ages, the first in place 100"
	}
	rising := slices.IsSortedFunc(q.Age, func(a, b AgeBand) int { return a.Months - b.Months })
	falling := slices.IsSortedFunc(q.Age, func(a, b AgeBand) int { return b.InPlace - a.InPlace })
	if !rising || !falling {
		return "ages must rise while in_place falls"
	}
	return ""
}

func ranges(q *Question) string {
	switch {
	case q.Type != Number && len(q.Ranges) > 0:
		return "ranges go with type number"
	case q.Type != Number || q.Standing == Fact:
		return ""
	}
	best := 0
	for i, r := range q.Ranges {
		best = max(best, r.InPlace)
		if r.To < r.From || i > 0 && r.From <= q.Ranges[i-1].To {
			return "ranges must rise without overlap"
		}
	}
	if best != 100 {
		return "a number question needs a range in place 100"
	}
	return ""
}

func shares(q *Question) string {
	if (q.Type == ShareOf) != (q.Share != nil) {
		return "share and type share go together"
	}
	return ""
}

func unit(q *Question) string {
	if q.Unit != "" && q.Type != Number {
		return "unit goes with type number"
	}
	return ""
}

func uncited(q *Question) string {
	if q.Standing == Rule && len(q.Cites) == 0 {
		return "a rule question must cite the paragraph it asks about"
	}
	return ""
}

func sitelessFact(q *Question) string {
	if q.Per == PerSite && q.Standing == Fact {
		return "a fact is asked once for the practice, not per site"
	}
	return ""
}

func factNA(q *Question) string {
	if q.NA != "" && q.Standing == Fact {
		return "a fact always applies; leave out na"
	}
	return ""
}

// unguardable holds that only what is graded and in force moves a risk.
func unguardable(q *Question) string {
	if len(q.Guards) > 0 && (!q.Graded() || q.Standing == Proposed) {
		return fmt.Sprintf("a %s question of standing %s guards nothing", q.Type, q.Standing)
	}
	return ""
}

func twiceGuarded(q *Question) string {
	seen := map[Guard]bool{}
	for _, g := range q.Guards {
		key := Guard{Threat: g.Threat, On: g.On}
		if seen[key] {
			return fmt.Sprintf("guards the %s of %q twice", g.On, g.Threat)
		}
		seen[key] = true
	}
	return ""
}

func nameless(q *Question) string {
	switch {
	case q.Graded() && q.Weakness == "" && q.Retired == nil:
		return "needs a weakness, as a risk register prints it"
	case !q.Graded() && q.Weakness != "":
		return "has a weakness, but no answer to it can be weak"
	}
	return ""
}

func fixless(q *Question) string {
	switch {
	case q.Graded() && q.Fix == "" && q.Retired == nil:
		return "needs a fix"
	case !q.Graded() && q.Fix != "":
		return "has a fix, but no answer to it can be weak"
	}
	return ""
}

func strayProbe(q *Question) string {
	for _, p := range q.Probes {
		step, _, _ := strings.Cut(p, ".")
		if !slices.ContainsFunc(q.Steps, func(n int) bool { return fmt.Sprint(n) == step }) {
			return fmt.Sprintf("probe %q belongs to action step %s, which action_steps does not list", p, step)
		}
	}
	return ""
}

// subcategory is how CSF 2.0 subcategories are written.
var subcategory = regexp.MustCompile(`^(GV|ID|PR|DE|RS|RC)\.[A-Z]{2}-[0-9]{2}$`)

func csf(q *Question) string {
	for _, id := range q.Maps.CSF {
		if !subcategory.MatchString(id) {
			return fmt.Sprintf("%q is no CSF 2.0 subcategory; write it like PR.AA-03", id)
		}
	}
	return ""
}
