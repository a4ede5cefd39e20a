package assessment

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// Given reports whether the reply has any of its forms.
func (r *Reply) Given() bool {
	return r.Choice != "" || r.Chosen || !r.Date.IsZero() || r.Number != nil || r.Text != "" || r.Unknown || r.NA != ""
}

// Options returns the ids of the options chosen.
func (r *Reply) Options() []string {
	if r.Choice != "" {
		return []string{r.Choice}
	}
	return r.Choices
}

// Has reports whether one of some options was chosen.
func (r *Reply) Has(options []string) bool {
	if r.Choice != "" {
		return slices.Contains(options, r.Choice)
	}
	return questions.AnyOf(r.Choices, options)
}

// Words says a reply in the question's own words: "All of them; the list is old", "2026-03-31", "14 hours".
func (r *Reply) Words(q *questions.Question) string {
	switch {
	case r.Unknown:
		return "Don't know"
	case r.NA != "":
		return "Does not apply: " + r.NA
	case !r.Date.IsZero():
		return r.Date.String()
	case r.Number != nil:
		return strings.TrimSpace(fmt.Sprintf("%d %s", *r.Number, q.Unit))
	case r.Text != "":
		return r.Text
	case r.Chosen && len(r.Choices) == 0:
		return "None of these"
	case !r.Given():
		return "Not answered"
	}
	var texts []string
	for _, id := range r.Options() {
		if o := q.Option(id); o != nil {
			texts = append(texts, o.Text)
		} else {
			texts = append(texts, id+" (no longer offered)")
		}
	}
	return strings.Join(texts, "; ")
}

// misfit is what is wrong with a reply and the key it is wrong at.
type misfit struct{ key, text string }

// misfits says what in a reply the question does not take, all of it.
func (r *Reply) misfits(q *questions.Question) []misfit {
	if q.Retired != nil {
		return nil // its options are gone; what was said is kept as it is
	}
	var given *form
	for i := range forms {
		switch f := &forms[i]; {
		case !f.isGiven(r):
		case given != nil:
			return []misfit{{f.key, fmt.Sprintf("%q is answered in two ways, %s; keep one", q.ID, r.ways())}}
		default:
			given = f
		}
	}
	if given == nil {
		return nil
	}
	if text := given.misfit(r, q); text != "" {
		return []misfit{{given.key, text}}
	}
	return nil
}

// ways names the forms given, as files write them.
func (r *Reply) ways() string {
	var keys []string
	for _, f := range forms {
		if f.isGiven(r) {
			keys = append(keys, f.key)
		}
	}
	return strings.Join(keys, " and ")
}

// form is one form of a reply: its key in files, whether it is given, and what is wrong with it for a question, or "".
type form struct {
	key     string
	isGiven func(*Reply) bool
	misfit  func(*Reply, *questions.Question) string
}

var forms = [...]form{
	{"choice", func(r *Reply) bool { return r.Choice != "" }, (*Reply).choiceMisfit},
	{"choices", func(r *Reply) bool { return r.Chosen }, (*Reply).choicesMisfit},
	{"date", func(r *Reply) bool { return !r.Date.IsZero() },
		func(_ *Reply, q *questions.Question) string { return wrongType(q, questions.Date) }},
	{"number", func(r *Reply) bool { return r.Number != nil }, (*Reply).numberMisfit},
	{"text", func(r *Reply) bool { return r.Text != "" },
		func(_ *Reply, q *questions.Question) string { return wrongType(q, questions.Text) }},
	{"unknown", func(r *Reply) bool { return r.Unknown }, func(*Reply, *questions.Question) string { return "" }},
	{"na", func(r *Reply) bool { return r.NA != "" }, (*Reply).naMisfit},
}

// wants says what a question of each type is answered with.
var wants = map[questions.Type]string{
	questions.Choice: "one of its options", questions.Many: "any of its options, as a list", questions.Date: "a date",
	questions.Number:  "a whole number",
	questions.ShareOf: "nothing: it is worked out from the inventory", questions.Text: "text",
}

func wrongType(q *questions.Question, t questions.Type) string {
	if q.Type == t {
		return ""
	}
	return fmt.Sprintf("%q takes %s", q.ID, wants[q.Type])
}

func (r *Reply) choiceMisfit(q *questions.Question) string {
	if q.Type == questions.Many || len(q.Options) == 0 {
		return fmt.Sprintf("%q takes %s", q.ID, wants[q.Type])
	}
	return unknownOption(q, r.Choice)
}

func unknownOption(q *questions.Question, id string) string {
	if q.Option(id) != nil {
		return ""
	}
	ids := make([]string, len(q.Options))
	for i, o := range q.Options {
		ids[i] = o.ID
	}
	return fmt.Sprintf("%q has no option %s%s; it has %s", q.ID, yamlfile.Clip(id), yamlfile.DidYouMean(id, ids),
		strings.Join(ids, ", "))
}

func (r *Reply) choicesMisfit(q *questions.Question) string {
	if text := wrongType(q, questions.Many); text != "" {
		return text
	}
	for i, id := range r.Choices {
		if text := unknownOption(q, id); text != "" {
			return text
		}
		if slices.Contains(r.Choices[:i], id) {
			return fmt.Sprintf("option %q is chosen twice", id)
		}
	}
	return ""
}

// largestNumber is the largest number an answer may be.
const largestNumber = 1_000_000_000

func (r *Reply) numberMisfit(q *questions.Question) string {
	if *r.Number < 0 || *r.Number > largestNumber {
		return fmt.Sprintf("%d is outside 0 to %d", *r.Number, largestNumber)
	}
	return wrongType(q, questions.Number)
}

func (r *Reply) naMisfit(q *questions.Question) string {
	if Blank(r.NA) {
		return "\"does not apply\" needs a reason"
	}
	if q.NA == "" {
		return fmt.Sprintf("%q does not offer \"does not apply\"; choose an option, or unknown", q.ID)
	}
	return ""
}

// Stale reports whether the question's meaning changed since this answer was given.
func (a *Answer) Stale(q *questions.Question) bool { return a.Rev > 0 && a.Rev < q.Rev }

// InConflict reports whether several people answered differently and nobody settled it.
func (a *Answer) InConflict() bool { return len(a.Conflict) > 0 && a.Settled == nil }
