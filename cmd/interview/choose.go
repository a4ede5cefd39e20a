package interview

import (
	"context"
	"io"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/report/terminal"
)

// Choose asks at a terminal for one of several rows and returns its index. Leaving is ErrAborted; a context that is
// cancelled ends it with the context's error.
func Choose(ctx context.Context, in io.Reader, out io.Writer, head string, rows []string) (int, error) {
	m := &chooser{head: head, rows: rows, style: terminal.NewStyle(out), chosen: -1}
	terminal.DrawOn(out)
	_, err := tea.NewProgram(m, tea.WithInput(in), tea.WithOutput(out), tea.WithContext(ctx),
		tea.WithoutSignalHandler()).Run()
	switch {
	case ctx.Err() != nil:
		return -1, ctx.Err()
	case err != nil:
		return -1, err
	case m.chosen < 0:
		return -1, ErrAborted
	}
	return m.chosen, nil
}

// chooser is rows to choose from, by number or with the cursor.
type chooser struct {
	head   string
	rows   []string
	style  terminal.Style
	picker *picker
	chosen int
	isLeft bool
}

// Init asks for nothing.
func (m *chooser) Init() tea.Cmd { return nil }

// Update takes a key.
func (m *chooser) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width)
	case tea.KeyMsg:
		return m, m.key(msg)
	}
	return m, nil
}

func (m *chooser) resize(width int) {
	rows := make([]pickerRow, len(m.rows))
	for i, text := range m.rows {
		rows[i] = pickerRow{strconv.Itoa(i+1) + "  ", text}
	}
	at := 0
	if m.picker != nil {
		at = m.picker.at()
	}
	m.picker = newPicker(rows, at, max(width, leastWidth))
}

func (m *chooser) key(msg tea.KeyMsg) tea.Cmd {
	if m.picker == nil {
		m.resize(leastWidth)
	}
	switch name := strings.ToLower(msg.String()); name {
	case "ctrl+c", "esc", "q":
		m.isLeft = true
		return tea.Quit
	case "up", "k":
		m.picker.move(tea.KeyUp)
	case "down", "j":
		m.picker.move(tea.KeyDown)
	case "enter":
		m.chosen = m.picker.at()
		return tea.Quit
	default:
		if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(m.rows) && !msg.Paste {
			m.chosen = n - 1
			return tea.Quit
		}
	}
	return nil
}

// View draws the rows, and nothing once one is chosen.
func (m *chooser) View() string {
	if m.picker == nil || m.isLeft || m.chosen >= 0 {
		return ""
	}
	var p page
	p.add(m.style.Bold(m.head), "")
	m.picker.addTo(&p, m.style)
	p.add("", "Enter choose  Up Down move  q leave")
	return strings.Join(p.lines, "\n") + "\n"
}
