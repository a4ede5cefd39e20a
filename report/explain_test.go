package report

import (
	"strings"
	"testing"

	"ephisra/questions"
)

// TestEverythingCanBeExplained: whatever the bank holds has an explanation in every state an
// assessment can be in, and its tables are whole.
func TestEverythingCanBeExplained(t *testing.T) {
	for _, name := range []string{"half-finished-dental", "well-run-family-practice", "exposed-server-imaging"} {
		r := sample(t, name)
		for _, id := range explainableIDs(r.Bank) {
			doc := Explain(r, id)
			if doc == nil {
				t.Errorf("%s: nothing is said of %s", name, id)
				continue
			}
			for _, s := range doc.Sections {
				for _, b := range s.Blocks {
					if table, is := b.(Table); is {
						wholeTable(t, name+" "+id, table)
					}
					if p, is := b.(Pairs); is {
						wholePairs(t, name+" "+id, p)
					}
				}
			}
		}
		if Explain(r, "no-such-thing") != nil {
			t.Error("what the bank does not hold is explained")
		}
	}
}

func explainableIDs(b *questions.Bank) []string {
	ids := []string{PracticeItself}
	for _, q := range b.Questions {
		ids = append(ids, q.ID)
	}
	for i := range b.Threats {
		ids = append(ids, b.Threats[i].ID)
	}
	for _, c := range b.Categories {
		ids = append(ids, c.ID)
	}
	for i := 0; i < len(b.Fixes); i += 12 { // each works out the whole plan
		ids = append(ids, b.Fixes[i].ID)
	}
	for _, q := range b.Requirements {
		ids = append(ids, q.ID)
		for _, e := range q.Elements {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

func wholePairs(t *testing.T, where string, p Pairs) {
	t.Helper()
	for _, pair := range p.Items {
		if pair.Label == "" || strings.TrimSpace(pair.Value) == "" {
			t.Errorf("%s: a part without label or value: %+v", where, pair)
		}
	}
}
