package report

import (
	"slices"
	"strings"
)

// held is what one person has to do, or what nobody has yet and a role usually does.
type held struct {
	who     string
	actions []int // places in the plan
}

// whoHasWhat is the plan by owner, to hand each their own: first the people who have something, then what is not
// assigned, by who usually does it.
func (b *builder) whoHasWhat() []Block {
	if len(b.plan) == 0 {
		return nil
	}
	t := Table{
		Dense: true,
		Columns: []Column{{"number", "", NumberKind, 5}, {"action", "Action", TextKind, 59}, {"due", "By", DayKind, 22},
			{"state", "State", TextKind, 14}},
	}
	var owned, free []held
	for n := range b.plan {
		if item := b.plan[n].Item; item != nil && item.Owner != "" {
			owned = give(owned, b.who(item.Owner), n)
		} else {
			free = give(free, b.who(b.plan[n].Fix.Who), n)
		}
	}
	for _, h := range owned {
		t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{head(h.who + ": " + count(len(h.actions), "action"))}})
		for _, n := range h.actions {
			s := &b.plan[n]
			t.Rows = append(t.Rows, Row{Cells: []Cell{b.actionCell(n), {Text: s.Fix.Title}, b.dueCell(s),
				{Text: b.stateText(s.Item)}}})
		}
	}
	blocks := []Block{Heading{"who-has-what", "Who has what"}}
	if len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	return append(blocks, b.notAssigned(free)...)
}

// give adds an action to what somebody has.
func give(list []held, who string, n int) []held {
	at := slices.IndexFunc(list, func(h held) bool { return h.who == who })
	if at < 0 {
		at, list = len(list), append(list, held{who: who})
	}
	list[at].actions = append(list[at].actions, n)
	return list
}

// notAssigned names by number what nobody has yet.
func (b *builder) notAssigned(free []held) []Block {
	if len(free) == 0 {
		return nil
	}
	pairs := Pairs{Dense: true}
	for _, h := range free {
		var numbers []string
		for _, n := range h.actions {
			numbers = append(numbers, b.actionNumber(n))
		}
		pairs.Items = append(pairs.Items, Pair{h.who + " (" + number(len(numbers)) + ")", strings.Join(numbers, ", ")})
	}
	return []Block{
		Paragraph{Body, "Not assigned to anybody yet, by who usually does it and by number in the plan:"},
		pairs,
	}
}
