package interview

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/textarea"
	tea "github.com/charmbracelet/bubbletea"

	"ephisra/assessment"
	"ephisra/report/terminal"
)

// noting is the note on a question, as many lines as it takes. It is a bubbles textarea and no huh.Text: that one
// cuts a paste without a word, takes no line after the 99th, and turns tabs into blanks.
type noting struct {
	question string
	area     textarea.Model
	kept     string // as the file holds it, on record or as a draft
}

// mostLines is how many lines a textarea holds; it drops the rest in silence.
const mostLines = 10_000

func newNoting(s *screen, id string) *noting {
	area := textarea.New()
	area.ShowLineNumbers, area.Prompt, area.CharLimit, area.MaxHeight = false, "", 0, 0
	area.Placeholder = ""
	plain := textarea.Style{}
	area.FocusedStyle, area.BlurredStyle = plain, plain
	area.KeyMap.Paste.SetEnabled(false) // what the terminal pastes comes as a paste of its own
	area.KeyMap.TransposeCharacterBackward.SetEnabled(false)
	n := &noting{question: id}
	if a := s.Session.Answer(id); a != nil {
		n.kept = a.Note
	}
	if d := s.Session.Assessment().Draft(id, ""); d != nil {
		n.kept = d.Note
	}
	area.SetWidth(max(s.textWidth(), 20))
	area.SetHeight(max(s.height, 5))
	area.SetValue(mark(n.kept))
	area.Focus()
	n.area = area
	return n
}

// mark writes a text as it stands in the area: a tab and what does not print as signs, for the area drops them.
func mark(text string) string {
	var b strings.Builder
	for _, r := range strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text) {
		if r == '\n' {
			b.WriteRune(r)
			continue
		}
		if r == '\t' {
			r = pastedTab
		}
		b.WriteString(sign(r))
	}
	return b.String()
}

// text is what was typed, with tabs in the place of their signs.
func (n *noting) text() string {
	return strings.ReplaceAll(n.area.Value(), string(pastedTab), "\t")
}

func (n *noting) title(*screen) string { return "a note" }

func (n *noting) draw(s *screen, width, height int) page {
	var p page
	q := s.Bank.Question(n.question)
	p.add(s.bold("Note on "+n.question, width)...)
	p.add(terminal.Clip(q.Ask, width), "")
	n.area.SetWidth(width)
	n.area.SetHeight(max(height-5, 1))
	p.add(strings.Split(n.area.View(), "\n")...)
	if used := utf8.RuneCountInString(n.text()); used > assessment.TextLimit {
		p.add(fmt.Sprintf("%d characters; %d fit. Shorten it before you save it.", used, assessment.TextLimit))
	}
	return p
}

func (n *noting) bindings(s *screen) []binding {
	return []binding{
		bind("ctrl+s esc", "Ctrl+S Esc", "save", "record the note", just(func() { n.save(s) })),
		bind("enter", "Enter", "new line", "a new line", func(*screen) tea.Cmd {
			n.area.InsertString("\n")
			return nil
		}),
		bind("ctrl+o", "Ctrl+O", "editor", "go on in an editor of your own ($VISUAL or $EDITOR)", n.edit),
		bind("ctrl+x", "Ctrl+X", "drop", "leave; what was typed is dropped", just(func() { n.drop(s) })),
	}
}

// save records the note. One that cannot be stays open, to mend.
func (n *noting) save(s *screen) {
	if s.tell(s.EditNote(n.question, n.text())) {
		s.pop()
	}
}

// drop leaves the note as it is on record.
func (n *noting) drop(s *screen) {
	s.tell(s.DropNoteDraft(n.question))
	s.pop()
	s.say("Nothing recorded.")
}

// take types into the note.
func (n *noting) take(s *screen, key tea.KeyMsg) tea.Cmd {
	if !key.Paste {
		n.area, _ = n.area.Update(key)
		return nil
	}
	text := mark(string(key.Runes))
	if lines := strings.Count(text, "\n"); lines+n.area.LineCount() > mostLines {
		s.say(fmt.Sprintf("Nothing pasted: it has %d lines, and a note has room for %d characters.", lines+1,
			assessment.TextLimit))
		return nil
	}
	n.area.InsertString(text)
	return nil
}

// keep puts the unfinished note into the file.
func (n *noting) keep(s *screen) {
	text := n.text()
	if text == n.kept {
		return
	}
	n.kept = text
	if assessment.Blank(text) {
		s.DropNoteDraft(n.question)
		return
	}
	s.KeepNote(n.question, text)
}

// editedMsg is what came back from an editor.
type editedMsg struct {
	text string
	err  error
}

var errNoEditor = errors.New("there is no editor here")

// edit hands the terminal to an editor; the note is kept meanwhile.
func (n *noting) edit(s *screen) tea.Cmd {
	if s.face.Edit == nil {
		s.say(sentence(errNoEditor.Error()) + ".")
		return nil
	}
	n.keep(s)
	task := &editing{edit: s.face.Edit, text: n.text()}
	return tea.Exec(task, func(err error) tea.Msg { return editedMsg{task.text, err} })
}

// edited takes what an editor left; where it failed the note stays as it was.
func (n *noting) edited(s *screen, msg editedMsg) {
	if msg.err != nil {
		s.told = []string{"The note is as it was: " + msg.err.Error()}
		return
	}
	n.area.SetValue(mark(strings.TrimRight(msg.text, "\n")))
	n.keep(s)
}
