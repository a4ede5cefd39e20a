package questions

import "testing"

// TestWhatAQuestionHangsOnIsAskedBefore: a question that an answer brings up stands behind the question that does, so
// that nobody who goes through them in order has to go back for it; and the facts come first.
func TestWhatAQuestionHangsOnIsAskedBefore(t *testing.T) {
	b := mustLoad(t, Builtin())
	at := map[string]int{}
	for i, q := range b.Questions {
		at[q.ID] = i
	}
	for i, q := range b.Questions {
		for _, id := range namedIn(q.When) {
			if at[id] > i {
				t.Errorf("%s stands before %s, on which it hangs", q.ID, id)
			}
		}
	}
}

// namedIn lists the questions a condition names.
func namedIn(c *Condition) []string {
	if c == nil {
		return nil
	}
	ids := namedIn(c.Not)
	if c.Question != "" {
		ids = append(ids, c.Question)
	}
	for _, one := range append(c.All, c.Any...) {
		ids = append(ids, namedIn(&one)...)
	}
	return ids
}
