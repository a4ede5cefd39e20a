package interview

import (
	"context"
	"errors"
	"io"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"ephisra/assessment"
)

// Names are what an assessment starts with. Each may be empty.
type Names struct{ Practice, By, Role string }

// ErrAborted is returned by AskNames when a person left the form.
var ErrAborted = huh.ErrUserAborted

// AskNames asks at a terminal, in one short form, for the names an assessment starts with. Leaving the form is
// ErrAborted; a context that is cancelled ends it with the context's error. Nothing counts then.
func AskNames(ctx context.Context, in io.Reader, out io.Writer, given Names) (Names, error) {
	model := newNamesForm(given)
	_, err := tea.NewProgram(model, tea.WithInput(in), tea.WithOutput(out), tea.WithContext(ctx),
		tea.WithoutSignalHandler()).Run()
	switch {
	case ctx.Err() != nil:
		return given, ctx.Err()
	case err != nil:
		return given, err
	case !model.isDone:
		return given, ErrAborted
	}
	return model.names(), nil
}

// namesForm asks for three names. An Enter goes on to the next field in the very Update that gets it, so keys
// that arrive together each reach the field they are meant for; a form that hands over by messages loses them.
type namesForm struct {
	fields []*huh.Input
	at     int
	fault  string
	isDone bool
	isLeft bool
}

// The fields of the form.
const (
	namePractice = iota
	nameBy
	nameRole
)

func newNamesForm(given Names) *namesForm {
	return &namesForm{fields: []*huh.Input{
		nameField("What is the practice called?", given.Practice), nameField("What is your name?", given.By),
		nameField("What is your role there?", given.Role),
	}}
}

func nameField(title, value string) *huh.Input {
	field := huh.NewInput().Title(title).Accessor(huh.NewPointerAccessor(&value))
	field.WithTheme(huh.ThemeBase16())
	field.WithKeyMap(huh.NewDefaultKeyMap())
	return field
}

func (m *namesForm) Init() tea.Cmd { return m.fields[0].Focus() }

// Update handles one key, or hands it to the field at hand.
func (m *namesForm) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, isKey := msg.(tea.KeyMsg)
	if isKey {
		m.fault = ""
	}
	switch {
	case isKey && (key.Type == tea.KeyCtrlC || key.Type == tea.KeyEsc):
		m.isLeft = true
		return m, tea.Quit
	case isKey && (key.Type == tea.KeyEnter || key.Type == tea.KeyTab) && !key.Paste:
		return m, m.next()
	case isKey && (key.Type == tea.KeyShiftTab || key.Type == tea.KeyUp):
		return m, m.move(max(m.at-1, 0))
	}
	_, cmd := m.fields[m.at].Update(msg)
	return m, cmd
}

// next goes on to the next field, or ends the form, where what is typed can be taken.
func (m *namesForm) next() tea.Cmd {
	if err := assessment.CheckText(m.text(m.at)); err != nil {
		m.fault = err.Error()
		return nil
	}
	if m.at < nameRole {
		return m.move(m.at + 1)
	}
	if names := m.names(); names.Role != "" && names.By == "" {
		m.fault = "A role needs your name with it."
		return m.move(nameBy)
	}
	m.isDone = true
	return tea.Quit
}

func (m *namesForm) move(to int) tea.Cmd {
	blur := m.fields[m.at].Blur()
	m.at = to
	return tea.Batch(blur, m.fields[to].Focus())
}

func (m *namesForm) text(field int) string {
	text, _ := m.fields[field].GetValue().(string)
	if assessment.Blank(text) {
		return ""
	}
	return strings.TrimSpace(text)
}

func (m *namesForm) names() Names {
	return Names{m.text(namePractice), m.text(nameBy), m.text(nameRole)}
}

// View shows the fields, and what is wrong.
func (m *namesForm) View() string {
	if m.isDone {
		return ""
	}
	var parts []string
	for _, field := range m.fields {
		parts = append(parts, field.View())
	}
	if m.fault != "" {
		parts = append(parts, m.fault)
	}
	return strings.Join(parts, "\n\n") + "\n\nEnter next  Shift+Tab back  Esc leave\n"
}

// IsLeft reports whether an error of AskNames is a person or a signal ending the form.
func IsLeft(err error) bool {
	return errors.Is(err, ErrAborted) || errors.Is(err, context.Canceled)
}
