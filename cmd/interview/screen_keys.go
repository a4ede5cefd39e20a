package interview

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// binding is a key that does something in a dialog. Keys, the row that shows them and the page that explains them
// all come from these, so none of them can tell of a key that does not work.
type binding struct {
	keys  []string // as bubbletea names them, in small letters
	name  string   // as it is told: "1-9"
	short string   // for the row of keys; "" is not shown there
	does  string   // for the page of keys
	run   func(s *screen) tea.Cmd
}

func (b *binding) has(key string) bool { return slices.Contains(b.keys, key) }

// bind makes a binding of keys set apart by blanks; "space" is the space bar.
func bind(keys, name, short, does string, run func(s *screen) tea.Cmd) binding {
	list := strings.Fields(keys)
	for i, key := range list {
		if key == "space" {
			list[i] = " "
		}
	}
	return binding{list, name, short, does, run}
}

// just makes of something to do what a binding runs.
func just(do func()) func(*screen) tea.Cmd {
	return func(*screen) tea.Cmd {
		do()
		return nil
	}
}

// closing is the binding that closes a dialog.
func closing(keys, name, does string) binding {
	return bind(keys, name, "back", does, func(s *screen) tea.Cmd {
		s.pop()
		return nil
	})
}

// keyRow is the row of keys of a dialog, as many as fit.
func keyRow(bindings []binding, width int) string {
	row, last := "", ""
	if n := len(bindings) - 1; n >= 0 && bindings[n].name == "?" { // there always is room for this one
		last, bindings = "  ? keys", bindings[:n]
	}
	for _, b := range bindings {
		next := b.name + " " + b.short
		switch {
		case b.short == "":
			continue
		case row != "":
			next = row + "  " + next
		}
		if len(next)+len(last) > width {
			continue
		}
		row = next
	}
	return strings.TrimSpace(row + last)
}
