package risk

import (
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
)

// FuzzAssess answers the questions of the shipped bank by any bytes, one a question, and holds what
// is true of every result: values and shares are in their ranges, every event has the levels its
// values fall into, and no answers make a risk larger than with nothing in place.
func FuzzAssess(f *testing.F) {
	b := builtin(f)
	f.Add([]byte{0})
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	f.Add([]byte{255, 0, 255, 0, 255})
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) == 0 {
			return
		}
		a := &assessment.Assessment{AsOf: day("2026-11-23"), Answers: map[string]*assessment.Answer{}}
		for i, q := range b.Questions {
			if r, given := replyBy(q, int(src[i%len(src)])+i/len(src)); given {
				a.Answers[q.ID] = &assessment.Answer{Reply: r}
			}
		}
		checkResult(t, b, Assess(b, a))
	})
}

// replyBy answers a question by a number.
func replyBy(q *questions.Question, n int) (assessment.Reply, bool) {
	switch {
	case q.Share != nil || n%11 == 0:
		return assessment.Reply{}, false
	case n%13 == 0:
		return assessment.Reply{Unknown: true}, true
	case n%17 == 0 && q.NA != "":
		return assessment.Reply{NA: "because"}, true
	case q.Type == questions.Choice:
		return assessment.Reply{Choice: q.Options[n%len(q.Options)].ID}, true
	case q.Type == questions.Number:
		return assessment.Reply{Number: &n}, true
	}
	return extreme(q, n%2 == 0), true
}

func checkResult(t *testing.T, b *questions.Bank, r *Result) {
	t.Helper()
	m := &b.Method
	counted := 0
	for i := range r.Risks {
		event := &r.Risks[i]
		for _, one := range []Rating{event.Rating, event.Inherent, event.Target} {
			for _, v := range []Measure{one.Initiation, one.Susceptibility, one.Impact} {
				if v.Value < 0 || v.Value > 100 || v.Level == questions.Undetermined {
					t.Errorf("%s: value %d, level %v", event.Event.ID, v.Value, v.Level)
				}
			}
			if one.Level != m.Risk.At(m.Likelihood.At(one.Initiation.Level, one.Susceptibility.Level), one.Impact.Level) ||
				one.Value < 0 || one.Value > 1000 {
				t.Errorf("%s: level %v and value %v do not follow from its parts", event.Event.ID, one.Level, one.Value)
			}
		}
		if event.Value > event.Inherent.Value || event.Level > event.Inherent.Level || event.Target.Value > event.Value {
			t.Errorf("%s: inherent %v, now %v, target %v", event.Event.ID, event.Inherent.Value, event.Value, event.Target.Value)
		}
		counted++
	}
	if sum := r.Counts.AtOrAbove(questions.Undetermined); sum != counted || counted+len(r.NotApplying) != len(b.Threats) {
		t.Errorf("%d events counted, %d rated, %d do not apply, the bank has %d", sum, counted, len(r.NotApplying),
			len(b.Threats))
	}
	if s := r.Coverage.Overall; s.Tenths < 0 || s.Tenths > 1000 {
		t.Errorf("coverage %v", s)
	}
}
