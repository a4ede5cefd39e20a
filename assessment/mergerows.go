package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// group is what several copies say of one row.
type group[T any] struct {
	key  string
	at   int  // the first place it stands at in any copy, so that equal copies keep their order
	rows []*T // in the order of the copies
	from []int
}

// gather brings the rows of several lists together by a key, such as the name. A key that stands in one list twice
// is two rows.
func gather[T any](lists [][]T, key func(*T) string) []*group[T] {
	byKey := map[string]*group[T]{}
	for from, list := range lists {
		seen := map[string]int{}
		for at := range list {
			k := strings.ToLower(tidyName(key(&list[at])))
			seen[k]++
			k = fmt.Sprintf("%s %d", k, seen[k])
			g := byKey[k]
			if g == nil {
				g = &group[T]{key: k, at: at}
				byKey[k] = g
			}
			g.at, g.rows, g.from = min(g.at, at), append(g.rows, &list[at]), append(g.from, from)
		}
	}
	var groups []*group[T]
	for _, g := range byKey {
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b *group[T]) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.key, b.key)) })
	return groups
}

// joinRows makes one list of several. It returns for each of them which ID became which: a row keeps its ID unless
// another has it.
func joinRows[T any](lists [][]T, id func(*T) *string, key func(*T) string,
	join func([]*T) T) ([]T, []map[string]string) {
	groups := gather(lists, key)
	ids := groupIDs(groups, id)
	renamed := make([]map[string]string, len(lists))
	for i := range renamed {
		renamed[i] = map[string]string{}
	}
	var rows []T
	for n, g := range groups {
		for i, row := range g.rows {
			renamed[g.from[i]][*id(row)] = ids[n]
		}
		row := join(g.rows)
		*id(&row) = ids[n]
		rows = append(rows, row)
	}
	return rows, renamed
}

// groupIDs gives every group the first in order of the IDs its rows have, or where an earlier group has that, one
// that nobody has.
func groupIDs[T any](groups []*group[T], id func(*T) *string) []string {
	wanted := make([]string, len(groups))
	for n, g := range groups {
		var all []string
		for _, row := range g.rows {
			all = append(all, *id(row))
		}
		wanted[n] = slices.Min(all)
	}
	ids := make([]string, len(groups))
	for n, id := range wanted {
		ids[n] = id
		for next := 2; slices.Contains(ids[:n], ids[n]) || ids[n] != id && slices.Contains(wanted, ids[n]); next++ {
			ids[n] = fmt.Sprintf("%s-%d", id, next)
		}
	}
	return ids
}

// joinList joins one of the practice's own lists, row by row and column by column.
func joinList[T any](m *merger, l *List[T]) ([]T, []map[string]string) {
	lists := make([][]T, len(m.copies))
	for i, c := range m.copies {
		lists[i] = l.Rows(c.Assessment)
	}
	return joinRows(lists, l.id, func(row *T) string { return *l.name(row) }, func(rows []*T) T {
		row, differ := joinColumns(l.Columns, rows)
		names := said(rows, func(row *T) string { return *l.name(row) })
		*l.name(&row) = slices.Max(names)
		if len(differ) > 0 {
			m.told.Rows = append(m.told.Rows, fmt.Sprintf("%s %q: %s", l.Noun, *l.name(&row), strings.Join(differ, "; ")))
		}
		return row
	})
}

// joinColumns joins what several copies say of a row. Texts stand beside each other; of anything else that differs
// nothing is known, and the row's note says what each copy has, as do the lines returned.
func joinColumns[T any](columns []Column[T], rows []*T) (joined T, differ []string) {
	var nothing T
	joined = *rows[0]
	for i := range columns {
		c := &columns[i]
		texts := said(rows, c.Write)
		switch {
		case len(texts) < 2:
			c.take(&joined, c.firstGiven(rows))
		case c.Key == "note":
			c.setText(&joined, JoinNotes(texts...))
		case c.isText:
			c.setText(&joined, strings.Join(texts, "; "))
		default:
			c.take(&joined, &nothing)
			differ = append(differ, fmt.Sprintf("%s is %s", c.Flag(), strings.Join(texts, " in one copy, ")+" in another"))
		}
	}
	at := slices.IndexFunc(columns, func(c Column[T]) bool { return c.Key == "note" })
	if at >= 0 && len(differ) > 0 {
		notes := append(filled(columns[at].Write(&joined)), "Copies differ: "+strings.Join(differ, "; ")+".")
		columns[at].setText(&joined, JoinNotes(notes...))
	}
	return joined, differ
}

// firstGiven is the first row in which the column has a value, or any where none has.
func (c *Column[T]) firstGiven(rows []*T) *T {
	for _, row := range rows {
		if c.Write(row) != "" {
			return row
		}
	}
	return rows[0]
}

// setText sets a column of free text.
func (c *Column[T]) setText(row *T, text string) { _ = c.read(row, text, Day{}) } // any text fits such a column

// said lists the different texts of several rows, in order; empty ones say nothing.
func said[T any](rows []*T, text func(*T) string) []string {
	var texts []string
	for _, row := range rows {
		texts = append(texts, filled(text(row))...)
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

func filled(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// JoinNotes puts notes under each other, without one that another holds already.
func JoinNotes(notes ...string) string {
	var kept []string
	for i, note := range notes {
		isHeld := func(other string) bool { return other != note && strings.Contains("\n"+other+"\n", "\n"+note+"\n") }
		if note != "" && !slices.Contains(notes[:i], note) && !slices.ContainsFunc(notes, isHeld) {
			kept = append(kept, note)
		}
	}
	return strings.Join(kept, "\n")
}
