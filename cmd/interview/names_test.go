package interview

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// press gives keys to the form, each as a terminal does: a rune, or a special key by its name.
func press(m *namesForm, keys ...string) (quit bool) {
	m.Init()
	for _, key := range keys {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}
		if special, is := specialKeys[key]; is {
			msg = tea.KeyMsg{Type: special}
		}
		m.Update(msg)
	}
	return m.isDone || m.isLeft
}

var specialKeys = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "up": tea.KeyUp, "esc": tea.KeyEsc, "ctrl+c": tea.KeyCtrlC, "backspace": tea.KeyBackspace,
}

// TestTheFormTakesEveryKeyInOrder: keys that arrive together, letter by letter or as words, reach the field they are
// meant for, and only the last Enter ends it.
func TestTheFormTakesEveryKeyInOrder(t *testing.T) {
	letters := func(text string) []string { return strings.Split(text, "") }
	var all []string
	for _, name := range []string{"Smith & Sons", "Kim Lee", "owner"} {
		all = append(append(all, letters(name)...), "enter")
	}
	for name, keys := range map[string][]string{
		"letters": all, "words": {"Smith & Sons", "enter", "Kim Lee", "tab", "owner", "enter"},
		"corrected":      {"Smith & Sonn", "backspace", "s", "enter", "Kim", "shift+tab", "enter", " Lee", "enter", "owner", "enter"},
		"back and forth": {"Smith & Sons", "enter", "enter", "owner", "up", "Kim Lee", "enter", "enter"},
	} {
		m := newNamesForm(Names{})
		quit := press(m, keys...)
		if got := m.names(); !quit || !m.isDone || got != (Names{"Smith & Sons", "Kim Lee", "owner"}) || m.View() != "" {
			t.Errorf("%s: %+v, done %v, quit %v", name, got, m.isDone, quit)
		}
	}
}

// TestTheFormAsksAgain: for a role without a name, and for what cannot be stored; nothing typed goes.
func TestTheFormAsksAgain(t *testing.T) {
	m := newNamesForm(Names{})
	if press(m, "Clinic", "enter", "enter", "owner", "enter") || m.isDone || m.at != nameBy || !strings.Contains(m.View(), "A role needs your name") {
		t.Errorf("a role without a name: at %d, %s", m.at, m.View())
	}
	if !press(m, "Kim", "enter", "enter") || m.names() != (Names{"Clinic", "Kim", "owner"}) {
		t.Errorf("with it: %+v", m.names())
	}
	m = newNamesForm(Names{})
	if press(m, strings.Repeat("x", 10_001), "enter") || m.at != namePractice || !strings.Contains(m.View(), "at most 10000 fit") {
		t.Errorf("a long name: at %d", m.at)
	}
	if press(m, "y"); strings.Contains(m.View(), "at most") {
		t.Error("the fault stays after the next key")
	}
}

// TestLeavingTheFormTakesNothing: by either key, at any field.
func TestLeavingTheFormTakesNothing(t *testing.T) {
	for _, key := range []string{"esc", "ctrl+c"} {
		for n := range 3 {
			m := newNamesForm(Names{})
			keys := append(strings.Split(strings.Repeat("x enter ", n), " ")[:2*n], "half", key)
			if quit := press(m, keys...); !quit || m.isDone {
				t.Errorf("%s at field %d: quit %v, done %v", key, n, quit, m.isDone)
			}
		}
	}
}

// TestGivenNamesStand: and can be kept by Enter alone; blank is no name.
func TestGivenNamesStand(t *testing.T) {
	given := Names{"P", "Kim", "owner"}
	m := newNamesForm(given)
	if press(m, "enter", "enter", "enter"); m.names() != given || !m.isDone {
		t.Errorf("%+v", m.names())
	}
	m = newNamesForm(Names{})
	if press(m, " ", "enter", "\u200b", "enter", "enter"); m.names() != (Names{}) || !m.isDone {
		t.Errorf("blank: %+v", m.names())
	}
}

// TestTheFormEndsWithItsContext: a signal ends it, and so does the end of the keys; both take nothing.
func TestTheFormEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out strings.Builder
	given := Names{Practice: "P"}
	got, err := AskNames(ctx, strings.NewReader(""), &out, given)
	if !IsLeft(err) || got != given {
		t.Errorf("cancelled: %+v, %v", got, err)
	}
	if IsLeft(errors.New("no terminal")) || !IsLeft(fmt.Errorf("form: %w", ErrAborted)) {
		t.Error("leaving is told wrong")
	}
}
