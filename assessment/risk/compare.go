package risk

import (
	"slices"

	"ephisra/assessment"
	"ephisra/questions"
)

// Comparison is what changed between two assessments of a practice, both worked out with one bank. What moves is told
// by safeguard and by event; nothing is folded into a number.
type Comparison struct {
	Old, New *Result
	Spots    []SpotChange  // of every safeguard that is weak now or moved, in bank order
	Events   []EventChange // of every event that applies, in their order, then of those that applied
	Shared   Shared
	Retired  []*questions.Question // answered then, and asked no more by the bank of today
	Stale    []*Finding            // answers that rested on evidence then, and have none now that is fresh
}

// Change says how something moved. Zero is not at all.
type Change int8

// The changes. Closed, Opened, Found and Lost are of safeguards alone.
const (
	Unchanged Change = iota
	Closed           // was weak and is wholly in place
	Opened           // is weak and was not: it was in place, or did not apply
	Found            // is weak, and nobody knew of it
	Better           // further in place, or a lower level
	Worse            // less in place, or a higher level
	Gone             // no longer applies
	Lost             // was answered, and nobody knows any more
	Cleared          // is in place, and nobody knew of it
	Came             // applies, and did not
	SaidNA           // was weak or not known, and somebody said that it does not apply
)

// changeIDs are the words that programs read.
var changeIDs = [...]string{Unchanged: "unchanged", Closed: "closed", Opened: "new", Found: "found", Better: "better",
	Worse: "worse", Gone: "no_longer_applies", Lost: "no_longer_known", Cleared: "found_in_place", Came: "applies_now",
	SaidNA: "not_applicable"}

// ID returns the change as JSON has it.
func (c Change) ID() string { return changeIDs[c] }

// SpotChange is a safeguard then and now.
type SpotChange struct {
	Before, After *Finding
	Change        Change
}

// EventChange is a threat event then and now; nil where it did not or does not apply.
type EventChange struct {
	Before, After *Risk
	Change        Change
}

// IsOpen reports whether the event moved only as far as what is open counts at its worst, then or now: at the best of
// it, it would not have moved this way.
func (e *EventChange) IsOpen() bool {
	switch e.Change {
	case Came:
		return e.After.MayNotApply()
	case Gone:
		return e.Before.MayNotApply()
	case Worse:
		return e.After.Best.Level <= e.Before.Level
	case Better:
		return e.Before.Best.Level <= e.After.Level
	}
	return false
}

// Shared is the mean share in place over the safeguards that are answered in both: like for like.
type Shared struct {
	Of            int
	Before, After Tenths // 0-1000
}

// Compare sets an earlier result against a later one. Both have to be of the same bank: questions and events are
// matched by their place in it.
func Compare(earlier, later *Result) *Comparison {
	c := &Comparison{Old: earlier, New: later}
	for i := range later.Findings {
		before, after := &earlier.Findings[i], &later.Findings[i]
		if !after.Question.Graded() {
			continue
		}
		if change := changeOf(before, after); change != Unchanged || after.Weak() {
			c.Spots = append(c.Spots, SpotChange{before, after, change})
		}
		c.Shared.add(before, after)
		if before.hasFreshEvidence(earlier.Assessment) && after.hasOnlyOldEvidence(later.Assessment) {
			c.Stale = append(c.Stale, after)
		}
	}
	for _, q := range later.Bank.Retired {
		if earlier.Assessment.Answers[q.ID] != nil && !earlier.Assessment.IsTakenOver(q.ID, later.Bank) {
			c.Retired = append(c.Retired, q)
		}
	}
	c.Shared.Before, c.Shared.After = c.Shared.mean(c.Shared.Before), c.Shared.mean(c.Shared.After)
	c.events()
	return c
}

// standing is what an answer comes to: it says nothing, nobody knows, weak, or whole.
type standing int8

const (
	silent standing = iota
	unknown
	weak
	whole
)

func standingOf(f *Finding) standing {
	switch {
	case !f.State.Counts() || f.State == NotApplicable:
		return silent
	case !f.Said():
		return unknown
	case f.InPlace < maxInPlace:
		return weak
	}
	return whole
}

// changes are those that follow from the standing alone, before and after.
var changes = [4][4]Change{
	silent:  {silent: Unchanged, unknown: Unchanged, weak: Opened, whole: Unchanged},
	unknown: {silent: Unchanged, unknown: Unchanged, weak: Found, whole: Cleared},
	weak:    {silent: Gone, unknown: Lost, weak: Unchanged, whole: Closed},
	whole:   {silent: Unchanged, unknown: Lost, weak: Opened, whole: Unchanged},
}

func changeOf(before, after *Finding) Change {
	from, to := standingOf(before), standingOf(after)
	switch {
	case after.State == NotApplicable && (from == weak || from == unknown):
		return SaidNA
	case from != weak || to != weak || before.InPlace == after.InPlace:
		return changes[from][to]
	case after.InPlace > before.InPlace:
		return Better
	}
	return Worse
}

// hasFreshEvidence reports whether something shows an answer on the day of its assessment, and is not older than
// evidence may be. What has no date counts as fresh.
func (f *Finding) hasFreshEvidence(a *assessment.Assessment) bool {
	return f.Said() && slices.ContainsFunc(a.EvidenceOf(f.Answer), func(e assessment.Evidence) bool {
		return e.Dated.IsZero() || !a.AsOf.After(e.Dated.AddMonths(assessment.EvidenceMonths))
	})
}

// hasOnlyOldEvidence reports whether an answer is given and nothing fresh shows it.
func (f *Finding) hasOnlyOldEvidence(a *assessment.Assessment) bool {
	return f.Said() && f.State != NotApplicable && !f.hasFreshEvidence(a)
}

func (s *Shared) add(before, after *Finding) {
	if before.Said() && after.Said() && standingOf(before) != silent && standingOf(after) != silent {
		s.Of++
		s.Before += Tenths(before.InPlace)
		s.After += Tenths(after.InPlace)
	}
}

// mean makes a mean in tenths of a percent of a sum of percents.
func (s *Shared) mean(sum Tenths) Tenths {
	if s.Of == 0 {
		return 0
	}
	return Tenths(quotient(int(sum)*10, s.Of))
}

func (c *Comparison) events() {
	old := map[string]*Risk{}
	for i := range c.Old.Risks {
		old[c.Old.Risks[i].Event.ID] = &c.Old.Risks[i]
	}
	for i := range c.New.Risks {
		after := &c.New.Risks[i]
		c.Events = append(c.Events, eventChange(old[after.Event.ID], after))
		delete(old, after.Event.ID)
	}
	for i := range c.Old.Risks {
		if before := &c.Old.Risks[i]; old[before.Event.ID] != nil {
			c.Events = append(c.Events, EventChange{before, nil, Gone})
		}
	}
}

func eventChange(before, after *Risk) EventChange {
	e := EventChange{Before: before, After: after}
	switch {
	case before == nil:
		e.Change = Came
	case after.Level < before.Level:
		e.Change = Better
	case after.Level > before.Level:
		e.Change = Worse
	}
	return e
}

// Count is how many safeguards changed in some ways.
func (c *Comparison) Count(ways ...Change) int {
	n := 0
	for i := range c.Spots {
		for _, way := range ways {
			if c.Spots[i].Change == way {
				n++
			}
		}
	}
	return n
}

// Late lists the plan items that are past their day and neither done nor accepted, in the file's order.
func (r *Result) Late() []assessment.PlanItem {
	var list []assessment.PlanItem
	for _, item := range r.Assessment.Plan {
		if item.IsOpen() && !item.Due.IsZero() && r.Assessment.AsOf.After(item.Due) {
			list = append(list, item)
		}
	}
	return list
}

// Accepted lists the fixes whose risk is accepted now and was not then.
func (c *Comparison) Accepted() []*questions.Fix {
	was := map[string]bool{}
	for _, item := range c.Old.Assessment.Plan {
		was[item.Fix] = item.IsAccepted(c.Old.Assessment.AsOf)
	}
	var list []*questions.Fix
	for _, item := range c.New.Assessment.Plan {
		if fix := c.New.Bank.Fix(item.Fix); item.IsAccepted(c.New.Assessment.AsOf) && !was[item.Fix] && fix != nil {
			list = append(list, fix)
		}
	}
	return list
}
