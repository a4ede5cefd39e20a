package interview

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"ephisra/report/terminal"
)

// picker is a huh.Select as a part of a page: it draws rows and moves a cursor over them. It binds no value, for huh
// writes into it whatever the cursor stands on; what is chosen is read from the cursor when a key says so.
type picker struct {
	field   *huh.Select[string]
	heights []int // of each row, in lines
}

// pickerRow is a row: a text behind a lead, under which the text hangs.
type pickerRow struct{ lead, text string }

// newPicker makes a picker with the cursor on a row. The cursor is walked there by keys: huh, told of a row, scrolls
// those before it out of sight.
func newPicker(rows []pickerRow, at, width int) *picker {
	var options []huh.Option[string]
	p := &picker{}
	for i, row := range rows {
		lines := terminal.Fit(row.text, len(row.lead), width-2)
		p.heights = append(p.heights, len(lines))
		options = append(options, huh.NewOption(row.lead+strings.Join(lines, "\n"), strconv.Itoa(i)))
	}
	field := huh.NewSelect[string]().Options(options...)
	field.WithTheme(plainTheme())
	field.WithKeyMap(huh.NewDefaultKeyMap())
	field.WithWidth(width)
	field.Focus()
	field.View()
	p.field = field
	for range at {
		p.move(tea.KeyDown)
	}
	return p
}

// plainTheme has no colours and no frame: huh takes colours from standard output, and the screen is drawn on
// standard error.
func plainTheme() *huh.Theme {
	t := &huh.Theme{}
	t.Focused.SelectSelector = t.Focused.SelectSelector.SetString("> ")
	return t
}

// at returns the row the cursor stands on.
func (p *picker) at() int {
	value, _ := p.field.Hovered()
	at, _ := strconv.Atoi(value)
	return at
}

// move moves the cursor a row up or down, and not round the ends.
func (p *picker) move(key tea.KeyType) {
	if at := p.at(); key == tea.KeyUp && at == 0 || key == tea.KeyDown && at == len(p.heights)-1 {
		return
	}
	p.field.Update(tea.KeyMsg{Type: key})
}

// addTo draws the rows on a page, the one under the cursor in bold, and wants it in sight.
func (p *picker) addTo(to *page, style terminal.Style) {
	at := p.at()
	to.top = len(to.lines)
	for _, height := range p.heights[:at] {
		to.top += height
	}
	to.bottom = to.top + p.heights[at] - 1
	for _, line := range strings.Split(p.field.View(), "\n") {
		line = strings.TrimRight(line, " ")
		if n := len(to.lines); n >= to.top && n <= to.bottom {
			line = style.Bold(line)
		}
		to.lines = append(to.lines, line)
	}
}

// moving are the bindings that move the cursor.
func (p *picker) moving() []binding {
	return []binding{
		bind("up k", "Up Down", "", "move the cursor; nothing is recorded", func(*screen) tea.Cmd {
			p.move(tea.KeyUp)
			return nil
		}),
		bind("down j", "j k", "", "the same", func(*screen) tea.Cmd {
			p.move(tea.KeyDown)
			return nil
		}),
	}
}
