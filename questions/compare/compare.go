package compare

import (
	"fmt"
	"slices"

	"ephisra/questions"
)

// Change classes of a bank against an older one, in the order they are told.
const (
	Dropped  = "dropped"  // an id is gone without a trace
	Reused   = "reused"   // an id that was retired is asked again
	Broken   = "broken"   // saved answers mean something else, and rev does not say so
	Retires  = "retired"  // not asked any more, kept for old files
	Revised  = "revised"  // means something else; rev is raised, so answers are confirmed again
	Added    = "added"    // new
	Extended = "extended" // there is one more answer to choose
	Rescored = "rescored" // the same answer counts for more or less
	Asked    = "asked"    // asked of others, elsewhere or under another condition
	Weighed  = "weighed"  // acts on other threat events, or another fix closes it
	Retagged = "retagged" // leads to other requirements, steps or lists
	Reworded = "reworded" // other words; the author says the meaning stays
	Changed  = "changed"  // an entry that is no question differs
)

// classOrder is the order changes are told in.
var classOrder = []string{Dropped, Reused, Broken, Retires, Revised, Added, Extended, Rescored, Asked, Weighed,
	Retagged, Reworded, Changed}

// Difference is one way in which a bank differs from an older one.
type Difference struct {
	Class  string
	Kind   string // "question", "threat event", "fix", …
	ID     string
	Detail string // which keys, or the next step where Refused
}

// Refused reports whether saved assessments would break: an id dropped or reused, or a meaning changed
// under the same rev.
func (d Difference) Refused() bool {
	return d.Class == Dropped || d.Class == Reused || d.Class == Broken
}

// Banks tells how a bank differs from an older version of itself, worst first, then in bank order.
func Banks(old, now *questions.Bank) []Difference {
	var all []Difference
	if old.Version == now.Version && slices.EqualFunc(old.Added, now.Added, isSameVersion) && !old.Same(now) {
		all = append(all, Difference{Broken, "bank", now.ID,
			fmt.Sprintf("both are version %q but differ; raise version in bank.yaml", now.Version)})
	}
	all = append(all, diffQuestions(old, now)...)
	for _, kind := range entryKinds {
		all = append(all, kind.diff(kind.name, kind.saved, old, now)...)
	}
	slices.SortStableFunc(all, func(a, b Difference) int {
		return slices.Index(classOrder, a.Class) - slices.Index(classOrder, b.Class)
	})
	return all
}

func isSameVersion(a, b questions.Layer) bool { return a.ID == b.ID && a.Version == b.Version }
