package interview

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/report/terminal"
)

// listing is one of the practice's lists, as a table to walk, add to and change.
type listing struct {
	list Listed
	at   int
}

func (l *listing) title(*screen) string { return "the list" }

func (l *listing) draw(s *screen, width, height int) page {
	var p page
	rows := l.list.Table().Names
	l.at = max(0, min(l.at, len(rows)-1))
	p.add(s.style.Bold(sentence(l.list.Noun())+" list"), "")
	head := len(p.lines)
	lines := tableLines(l.list, l.at, width, s.style)
	p.add(lines...)
	if len(rows) > 0 {
		head++ // the columns' names
		p.top = head + l.at
		p.bottom = p.top
	}
	return pinned(p, head, height)
}

// tableLines draws a list with the cursor on a row, or with -1 on none. What a row bears on stands behind its name;
// of the other columns as many as fit.
func tableLines(list Listed, at, width int, style terminal.Style) []string {
	t := list.Table()
	if len(t.Names) == 0 {
		return []string{"No " + list.Noun() + " is listed yet."}
	}
	columns := [][]string{append([]string{"name"}, t.Names...)}
	if strings.Join(t.Weak, "") != "" {
		columns = append(columns, append([]string{"bears on"}, t.Weak...))
	}
	for i, header := range t.Header {
		column := []string{header}
		for _, row := range t.Cells {
			column = append(column, row[i])
		}
		columns = append(columns, column)
	}
	lines := make([]string, len(t.Names)+1)
	for _, column := range columns {
		addColumn(lines, column, width-2)
	}
	for i, line := range lines {
		lead := "  "
		if i == at+1 && at >= 0 {
			lead = "> "
		}
		if lines[i] = lead + line; i == 0 || lead == "> " {
			lines[i] = style.Bold(lines[i])
		}
	}
	return lines
}

// A column is at most so wide, and where less room is left for it than it needs, it is shortened down to the least.
const (
	mostColumn  = 30
	leastColumn = 14
)

// addColumn sets a column behind the others where it fits and holds something.
func addColumn(lines, column []string, width int) {
	used, needs := widest(lines), min(widest(column), mostColumn)
	if used > 0 {
		used += 2
	}
	room := width - used
	if strings.Join(column[1:], "") == "" || room < min(needs, leastColumn) {
		return
	}
	for i := range lines {
		lines[i] = terminal.Pad(lines[i], used) + terminal.Clip(column[i], min(needs, room))
	}
}

func widest(lines []string) int {
	cells := 0
	for _, line := range lines {
		cells = max(cells, terminal.Width(line))
	}
	return cells
}

func (l *listing) bindings(s *screen) []binding {
	t := l.list.Table()
	l.at = max(0, min(l.at, len(t.Names)-1)) // a row may have gone since
	moved := func(by int) func(*screen) tea.Cmd {
		return just(func() { l.at = max(0, min(l.at+by, len(t.Names)-1)) })
	}
	list := []binding{
		bind("up k", "Up", "", "a row up", moved(-1)), bind("down j", "Down", "", "a row down", moved(1)),
		bind("a +", "a", "add", "add a row", just(func() { l.form(s, "") })),
	}
	if len(t.Names) > 0 {
		id, name := t.IDs[l.at], t.Names[l.at]
		list = append(list,
			bind("enter", "Enter", "change", "change the row under the cursor", just(func() { l.form(s, id) })),
			bind("x delete", "x", "remove", "take the row off the list", just(func() { l.remove(s, id, name) })))
	}
	return append(list,
		bind("tab", "Tab", "other list", "the next list: vendors, assets, people", just(func() { l.turn(s) })),
		bind("u", "u", "undo", "undo the last change", telling(s.Undo)), closing("esc q b", "Esc", "back to the question"))
}

func (l *listing) form(s *screen, id string) {
	form, err := l.list.Form(id)
	if err != nil {
		s.tell(refuse(err))
		return
	}
	s.push(newFilling(form))
}

func (l *listing) remove(s *screen, id, name string) {
	s.push(&menu{name: "a removal", head: "Take " + name + " off the list?", rows: []menuRow{
		{"y", "Yes; u brings it back", telling(func() Outcome { return l.list.Remove(id) })},
		{"n", "No", func(*screen) tea.Cmd { return nil }},
	}})
}

// listWords are the lists, in the order they are turned through.
var listWords = []string{"vendors", "assets", "people"}

func (l *listing) turn(s *screen) {
	at := slices.IndexFunc(listWords, func(word string) bool { return s.ListOf(word).Noun() == l.list.Noun() })
	l.list, l.at = s.ListOf(listWords[(at+1)%len(listWords)]), 0
}

func (l *listing) take(*screen, tea.KeyMsg) tea.Cmd { return nil }

// newListing opens the list the question is about, or the first.
func newListing(s *screen) dialog {
	if list := s.ListHere(s.Session.Current()); list != nil {
		return &listing{list: list}
	}
	return &listing{list: s.ListOf(listWords[0])}
}
