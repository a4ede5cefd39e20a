package compare

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"ephisra/questions"
)

// diffQuestions compares question by question, the ones that are gone first.
func diffQuestions(old, now *questions.Bank) []Difference {
	before, after := slices.Concat(old.Questions, old.Retired), slices.Concat(now.Questions, now.Retired)
	was, is := keyed(before, questionID), keyed(after, questionID)
	var all []Difference
	for _, q := range before {
		if is[q.ID] == nil {
			all = append(all, Difference{Dropped, "question", q.ID,
				"retire it instead: leave its id and add retired: {in, why}"})
		}
	}
	for _, q := range after {
		all = append(all, diffQuestion(was[q.ID], q)...)
	}
	return all
}

func questionID(q *questions.Question) string { return q.ID }

// diffQuestion compares a question with what it was; was is nil for a new one.
func diffQuestion(was, q *questions.Question) []Difference {
	one := func(class, format string, args ...any) []Difference {
		return []Difference{{class, "question", q.ID, fmt.Sprintf(format, args...)}}
	}
	switch {
	case was == nil && q.Retired == nil:
		return one(Added, "%s", q.Ask)
	case was == nil || was.Retired != nil && q.Retired != nil:
		return nil
	case was.Retired != nil:
		return one(Reused, "it was retired in %s; give the new question an id of its own", was.Retired.In)
	case q.Retired != nil:
		return one(Retires, "in %s: %s", q.Retired.In, q.Retired.Why)
	case q.Rev < was.Rev:
		return one(Broken, "rev went from %d to %d; it only ever rises", was.Rev, q.Rev)
	case q.Rev > was.Rev:
		return one(Revised, "rev %d to %d", was.Rev, q.Rev)
	}
	return diffKeys(was, q)
}

// diffKeys compares the keys of a question that kept its rev.
func diffKeys(was, q *questions.Question) []Difference {
	if fault := breakText(was, q); fault != "" {
		return []Difference{{Broken, "question", q.ID, fault + "; raise rev"}}
	}
	keys := map[string][]string{}
	known := knownOptions(was, q)
	if len(known.Options) < len(q.Options) {
		keys[Extended] = []string{"options"}
	}
	for _, k := range questionKeys {
		if !reflect.DeepEqual(k.of(was), k.of(known)) {
			keys[k.class] = append(keys[k.class], k.name)
		}
	}
	var all []Difference
	for _, class := range classOrder {
		if len(keys[class]) > 0 {
			all = append(all, Difference{class, "question", q.ID, strings.Join(keys[class], ", ")})
		}
	}
	return all
}

// breakText says why a saved answer would not fit, or mean something else, under the same rev.
func breakText(was, q *questions.Question) string {
	switch {
	case was.Type != q.Type:
		return fmt.Sprintf("type changed from %s to %s", was.Type, q.Type)
	case was.Unit != q.Unit:
		return fmt.Sprintf("unit changed from %q to %q", was.Unit, q.Unit)
	case was.Per != q.Per:
		return fmt.Sprintf("per changed from %s to %s", was.Per, q.Per)
	case was.NA != "" && q.NA == "":
		return "\"does not apply\" is not offered any more"
	}
	for _, o := range was.Options {
		if q.Option(o.ID) == nil {
			return fmt.Sprintf("option %q is gone", o.ID)
		}
	}
	return ""
}

// questionKeys are the keys of a question that may change under the same rev, and what a change is called.
var questionKeys = []struct {
	name, class string
	of          func(*questions.Question) any
}{
	{"in_place", Rescored, func(q *questions.Question) any { return scores(q) }},
	{"meets", Rescored, func(q *questions.Question) any { return judgement(q) }},
	{"age", Rescored, func(q *questions.Question) any { return q.Age }},
	{"ranges", Rescored, func(q *questions.Question) any { return q.Ranges }},
	{"share", Rescored, func(q *questions.Question) any { return q.Share }},
	{"when", Asked, func(q *questions.Question) any { return q.When }},
	{"whom", Asked, func(q *questions.Question) any { return q.Whom }},
	{"section", Asked, func(q *questions.Question) any { return q.Section }},
	{"guards", Weighed, func(q *questions.Question) any { return q.Guards }},
	{"fix", Weighed, func(q *questions.Question) any { return q.Fix }},
	{"standing", Retagged, func(q *questions.Question) any { return q.Standing }},
	{"cites", Retagged, func(q *questions.Question) any { return q.Cites }},
	{"proposed", Retagged, func(q *questions.Question) any { return q.Proposed }},
	{"action_steps", Retagged, func(q *questions.Question) any { return q.Steps }},
	{"probes", Retagged, func(q *questions.Question) any { return q.Probes }},
	{"topics", Retagged, func(q *questions.Question) any { return q.Topics }},
	{"maps", Retagged, func(q *questions.Question) any { return q.Maps }},
	{"ask", Reworded, func(q *questions.Question) any { return q.Ask }},
	{"why", Reworded, func(q *questions.Question) any { return q.Why }},
	{"help", Reworded, func(q *questions.Question) any { return q.Help }},
	{"options", Reworded, func(q *questions.Question) any { return texts(q) }},
	{"na", Reworded, func(q *questions.Question) any { return q.NA }},
	{"evidence", Reworded, func(q *questions.Question) any { return q.Evidence }},
	{"weakness", Reworded, func(q *questions.Question) any { return q.Weakness }},
}

// knownOptions is a question with only the options it had before.
func knownOptions(was, q *questions.Question) *questions.Question {
	known := *q
	known.Options = slices.DeleteFunc(slices.Clone(q.Options), func(o questions.Option) bool {
		return was.Option(o.ID) == nil
	})
	return &known
}

// scores are the values of the options by id, whatever their order.
func scores(q *questions.Question) map[string]int {
	m := make(map[string]int, len(q.Options))
	for _, o := range q.Options {
		m[o.ID] = o.InPlace
	}
	return m
}

// judgement is what each option meets, by id, or which options of a checklist meet it together.
func judgement(q *questions.Question) any {
	m := make(map[string]questions.Meeting, len(q.Options))
	for _, o := range q.Options {
		m[o.ID] = o.Meets
	}
	return []any{m, q.MeetsWith}
}

// texts are the texts of the options by id.
func texts(q *questions.Question) map[string]string {
	m := make(map[string]string, len(q.Options))
	for _, o := range q.Options {
		m[o.ID] = o.Text
	}
	return m
}
