package interview

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/report/terminal"
)

// menu is a few lines of text and rows to choose from.
type menu struct {
	name string // what the page of keys calls it
	head string // in bold
	text []string
	rows []menuRow

	picker *picker
	width  int
}

// menuRow is something to choose, by its key or with the cursor. Choosing closes the menu first.
type menuRow struct {
	key, text string
	run       func(s *screen) tea.Cmd
}

func (m *menu) title(*screen) string { return m.name }

func (m *menu) draw(s *screen, width, _ int) page {
	var p page
	p.add(s.bold(m.head, width)...)
	for _, text := range m.text {
		p.add(terminal.Fit(text, 0, width)...)
	}
	p.add("")
	m.pick(width).addTo(&p, s.style)
	return p
}

func (m *menu) pick(width int) *picker {
	if m.picker != nil && m.width == width {
		return m.picker
	}
	rows, at := make([]pickerRow, len(m.rows)), 0
	for i, row := range m.rows {
		rows[i] = pickerRow{terminal.Pad(row.key, m.keyWidth()) + "  ", row.text}
	}
	if m.picker != nil {
		at = m.picker.at()
	}
	m.picker, m.width = newPicker(rows, at, width), width
	return m.picker
}

func (m *menu) keyWidth() int {
	widest := 0
	for _, row := range m.rows {
		widest = max(widest, len(row.key))
	}
	return widest
}

func (m *menu) bindings(s *screen) []binding {
	p := m.pick(s.textWidth())
	list := append(p.moving(), bind("enter", "Enter", "choose", "choose the row under the cursor",
		func(s *screen) tea.Cmd { return m.choose(s, m.rows[p.at()]) }))
	for _, row := range m.rows {
		list = append(list, bind(strings.ToLower(row.key), row.key, "", row.text,
			func(s *screen) tea.Cmd { return m.choose(s, row) }))
	}
	return append(list, closing("esc", "Esc", "back"))
}

func (m *menu) choose(s *screen, row menuRow) tea.Cmd {
	s.pop()
	return row.run(s)
}

func (m *menu) take(*screen, tea.KeyMsg) tea.Cmd { return nil }

// telling makes of a verb what a row or a key runs: it tells what came of it.
func telling(verb func() Outcome) func(*screen) tea.Cmd {
	return func(s *screen) tea.Cmd {
		s.tell(verb())
		return nil
	}
}
