package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// mostListed is how many of each kind the page on what changed names; the others are counted.
const mostListed = 12

// since says what changed since an earlier assessment: levels then and now, what was closed, what is new or worse, what
// is late.
func (b *builder) since() []Block {
	if b.changed == nil {
		return nil
	}
	c := b.changed
	blocks := []Block{Paragraph{Lead, b.sinceText(c)}, b.sinceTiles(c), movedTable(c)}
	blocks = append(append(blocks, b.spotBlocks(c, clipped)...), b.besideBlocks(c, clipped)...)
	return append(blocks, b.sincePlan(c)...)
}

// besideBlocks lists the answers that nothing fresh shows any more, and those to questions that are asked no more.
func (b *builder) besideBlocks(c *risk.Comparison, cut func([]string) []string) []Block {
	var blocks []Block
	stale := Each(c.Stale, func(f *risk.Finding) string {
		return joinFilled(" ", b.asked(f.Question), f.Question.Ask)
	})
	retired := Each(c.Retired, func(q *questions.Question) string { return joinFilled(": ", q.ID, q.Retired.Why) })
	for _, list := range []struct {
		title string
		items []string
	}{
		{fmt.Sprintf("Shown by evidence then, and by none of the last %d months now", assessment.EvidenceMonths), stale},
		{"Answered then, and asked no more", retired},
	} {
		if n := len(list.items); n > 0 {
			blocks = append(blocks, Heading{"", fmt.Sprintf("%s: %d", list.title, n)}, List{Items: cut(list.items)})
		}
	}
	return blocks
}

// spotBlocks lists the safeguards that changed, by kind, as many of each as cut leaves.
func (b *builder) spotBlocks(c *risk.Comparison, cut func([]string) []string) []Block {
	var blocks []Block
	for _, kind := range sinceKinds {
		if items := spotsOf(b, c, kind.ways...); len(items) > 0 {
			blocks = append(blocks, Heading{"", fmt.Sprintf("%s: %d", kind.title, len(items))}, List{Items: cut(items)})
		}
	}
	return blocks
}

// sinceKinds are the kinds of change that are named, the gravest first.
var sinceKinds = []struct {
	title string
	ways  []risk.Change
}{
	{"New weak spots, and those that are worse", []risk.Change{risk.Opened, risk.Worse}},
	{"Found: nobody knew of them then", []risk.Change{risk.Found}},
	{"Answered then, and open now", []risk.Change{risk.Lost}},
	{"Closed", []risk.Change{risk.Closed}},
	{"Better, and not yet wholly in place", []risk.Change{risk.Better}},
	{"Said not to apply, which was weak or open then", []risk.Change{risk.SaidNA}},
	{"No longer applies", []risk.Change{risk.Gone}},
}

// sinceText says in a sentence what moved.
func (b *builder) sinceText(c *risk.Comparison) string {
	return fmt.Sprintf("Since %s: %s; %s.", DayText(c.Old.Assessment.AsOf), levelMoved(c), joinList([]string{
		fmt.Sprintf("%d closed", c.Count(risk.Closed)), fmt.Sprintf("%d new or worse", c.Count(risk.Opened, risk.Worse)),
		fmt.Sprintf("%d late", len(c.New.Late()))}))
}

// levelMoved says how the level moved; while much is open in either it is not known.
func levelMoved(c *risk.Comparison) string {
	switch {
	case c.New.Progress.Interim():
		return "the level of risk is not yet known, for much is open"
	case c.Old.Progress.Interim():
		return fmt.Sprintf("the level of risk is %s; then it was not known, for much was open", c.New.Level)
	case c.New.Level == c.Old.Level:
		return fmt.Sprintf("the level of risk is %s, as it was", c.New.Level)
	}
	return fmt.Sprintf("the level of risk went from %s to %s", c.Old.Level, c.New.Level)
}

func (b *builder) sinceTiles(c *risk.Comparison) Block {
	risks := "risks at High or above"
	if c.Old.Progress.Interim() || c.New.Progress.Interim() {
		risks += ", with what is open at its worst"
	}
	tiles := []Tile{
		{fmt.Sprintf("%d → %d", c.Old.Counts.HighOrAbove(), c.New.Counts.HighOrAbove()), risks},
		{fmt.Sprintf("%d → %d", c.Old.Statuses()[risk.NotMet], c.New.Statuses()[risk.NotMet]),
			"requirements of the Rule not met"},
	}
	if c.Shared.Of > 0 {
		tiles = append(tiles, Tile{fmt.Sprintf("%s → %s", percent(int(c.Shared.Before)), percent(int(c.Shared.After))),
			fmt.Sprintf("in place, over the %s answered both times", count(c.Shared.Of, "safeguard"))})
	}
	return Tiles{append(tiles,
		Tile{fmt.Sprintf("%d → %d", c.Old.Progress.Answered, c.New.Progress.Answered), "questions answered"})}
}

// movedTable lists the first events whose level is another, and counts the others.
func movedTable(c *risk.Comparison) Block {
	t := movedRows(c)
	if over := len(t.Rows) - mostListed; over > 0 {
		t.Rows = append(
			t.Rows[:mostListed],
			Row{Kind: Detail, Cells: text(fmt.Sprintf("And %d more.", over), "", "", "")},
		)
	}
	return t
}

// movedRows lists every event whose level is another, with both.
func movedRows(c *risk.Comparison) Table {
	t := Table{Caption: "Threat events at another level than then", Dense: true,
		Empty: "No threat event stands at another level than then.",
		Columns: []Column{{"event", "Threat event", TextKind, 60}, {"then", "Then", LevelKind, 15},
			{"now", "Now", LevelKind, 15}, {"change", "", TextKind, 10}}}
	for _, e := range c.Events {
		if e.Change != risk.Unchanged {
			t.Rows = append(t.Rows, Row{Cells: []Cell{head(movedTitle(&e)),
				standsCell(e.Before, "did not apply"), standsCell(e.After, "does not apply"), {Text: movedWord(&e)}}})
		}
	}
	return t
}

// movedTitle is the title of an event, and whether the assessor set how it stands, or stood.
func movedTitle(e *risk.EventChange) string {
	switch {
	case e.After == nil:
		return EventTitle(e.Before)
	case len(e.After.Overrides) == 0 && e.Before != nil && len(e.Before.Overrides) > 0:
		return e.After.Event.Title + " (assessor's own level then)"
	}
	return EventTitle(e.After)
}

// standsCell is the level of an event, and what it is at best; none stands where it does not apply.
func standsCell(k *risk.Risk, none string) Cell {
	if k == nil {
		return Cell{Text: none}
	}
	return bandCell(k.Level, k.Best.Level)
}

// movedWord says which way an event moved. Where that rests on what is open, then or now, it is open too.
func movedWord(e *risk.EventChange) string {
	if e.IsOpen() {
		return "open"
	}
	return movedWords[e.Change]
}

var movedWords = map[risk.Change]string{risk.Came: "new", risk.Gone: "gone", risk.Better: "↓ lower",
	risk.Worse: "↑ higher"}

// spotsOf words the safeguards that changed in some ways.
func spotsOf(b *builder, c *risk.Comparison, ways ...risk.Change) []string {
	var items []string
	for _, s := range c.Spots {
		if slices.Contains(ways, s.Change) {
			items = append(items, joinFilled(" ", b.asked(s.After.Question), s.After.Question.Ask, spotText(s)))
		}
	}
	return items
}

// spotText says how far a safeguard is in place, and was.
func spotText(s risk.SpotChange) string {
	place := func(f *risk.Finding) string {
		if !f.Said() {
			return openWords[f.State]
		}
		return fmt.Sprintf("%d in place", f.InPlace)
	}
	switch s.Change {
	case risk.Gone:
		return fmt.Sprintf("Then %s.", place(s.Before))
	case risk.SaidNA:
		return fmt.Sprintf("Then %s. Now: %s", place(s.Before), s.After.Answer.NA)
	case risk.Opened:
		if !s.Before.State.Counts() {
			return fmt.Sprintf("Now %s; then it did not apply.", place(s.After))
		}
	}
	return fmt.Sprintf("Now %s; then %s.", place(s.After), place(s.Before))
}

func clipped(items []string) []string {
	if over := len(items) - mostListed; over > 0 {
		return append(slices.Clone(items[:mostListed]), fmt.Sprintf("And %d more.", over))
	}
	return items
}

// sincePlan lists what is late and what risk was accepted.
func (b *builder) sincePlan(c *risk.Comparison) []Block {
	var late, accepted []string
	for _, item := range c.New.Late() {
		late = append(late, joinFilled(", ", b.Bank.Fix(item.Fix).Title, b.name(item.Owner), "due "+DayText(item.Due)))
	}
	for _, fix := range c.Accepted() {
		accepted = append(accepted, fix.Title)
	}
	pairs := slices.DeleteFunc(
		[]Pair{{"Late", strings.Join(late, "; ")}, {"Risk accepted since", strings.Join(accepted, "; ")}},
		func(p Pair) bool { return p.Value == "" },
	)
	if len(pairs) == 0 {
		return nil
	}
	return []Block{Pairs{Items: pairs}}
}
