package interview

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/assessment"
	"ephisra/report/terminal"
)

// seat is a person at the screen.
type seat struct {
	t testing.TB
	*screen
	desk *atDesk
	did  []tea.Cmd // what the last keys asked bubbletea to do
}

// sitDown opens the screen of 80 by 24 on a desk, past the start.
func sitDown(t testing.TB, d *atDesk) *seat {
	t.Helper()
	p := &seat{t: t, desk: d, screen: newScreen(&Screen{Desk: d.Desk, Style: terminal.NewStyle(&strings.Builder{})})}
	p.Stay = true
	p.resize(80, 24)
	p.press("enter")
	return p
}

func newSeat(t testing.TB) *seat { t.Helper(); return sitDown(t, newDesk(t)) }

func (p *seat) resize(width, height int) { p.Update(tea.WindowSizeMsg{Width: width, Height: height}) }

// keyTypes are the keys that are no letters.
var keyTypes = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "space": tea.KeySpace,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "ctrl+s": tea.KeyCtrlS, "ctrl+c": tea.KeyCtrlC, "ctrl+o": tea.KeyCtrlO,
	"ctrl+x": tea.KeyCtrlX, "ctrl+z": tea.KeyCtrlZ, "ctrl+u": tea.KeyCtrlU,
}

// press presses keys one after the other: names of keys, or text that is typed.
func (p *seat) press(keys ...string) {
	p.t.Helper()
	p.did = nil
	for _, key := range keys {
		if kind, is := keyTypes[key]; is {
			p.send(tea.KeyMsg{Type: kind, Runes: []rune(strings.Repeat(" ", len(key)/5*b2i(key == "space")))})
			continue
		}
		for _, r := range key {
			kind := tea.KeyRunes
			if r == ' ' {
				kind = tea.KeySpace
			}
			p.send(tea.KeyMsg{Type: kind, Runes: []rune{r}})
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (p *seat) paste(text string) {
	p.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

func (p *seat) send(msg tea.Msg) {
	_, cmd := p.Update(msg)
	p.did = append(p.did, cmd)
}

// goes opens a question by its id.
func (p *seat) goes(id string) {
	p.t.Helper()
	if err := p.Session.Go(id); err != nil {
		p.t.Fatal(err)
	}
	p.home()
	p.asking().arrive()
}

// sees and misses look for texts on the screen.
func (p *seat) sees(texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		if !strings.Contains(p.View(), text) {
			p.t.Errorf("the screen does not show %q:\n%s", text, p.View())
		}
	}
}

func (p *seat) misses(texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		if strings.Contains(p.View(), text) {
			p.t.Errorf("the screen shows %q:\n%s", text, p.View())
		}
	}
}

// fits fails unless the screen has as many rows as the window, none wider than it.
func (p *seat) fits() {
	p.t.Helper()
	rows := strings.Split(p.View(), "\n")
	if len(rows) != p.height {
		p.t.Errorf("%d rows in a window of %d by %d:\n%s", len(rows), p.width, p.height, p.View())
	}
	for _, row := range rows {
		if terminal.Width(row) > p.width {
			p.t.Errorf("%q is wider than %d", row, p.width)
		}
	}
}

func (p *seat) answer(id string) *assessment.Answer { return p.Session.Answer(id) }
