package interview

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"ephisra/report/terminal"
)

// filling is a form, its fields under one another.
type filling struct {
	form   *Form
	fields []*huh.Input
	at     int
	fault  string // of the field at hand
	kept   []string
	text   []string                // told above the fields
	done   func(s *screen) tea.Cmd // behind what is recorded; may be nil
}

func newFilling(f *Form) *filling {
	d := &filling{form: f}
	for i := range f.Fields {
		value := f.Fields[i].Now
		if i < len(f.Given) {
			value = f.Given[i]
		}
		if i < len(f.Typed) && f.Typed[i] != "" {
			value = f.Typed[i]
		}
		d.fields = append(d.fields, lineField(value))
	}
	d.kept = d.texts()
	d.goTo(min(len(f.Given), len(f.Fields)-1))
	return d
}

// lineField is a line to type into, without a title: the form writes its own, which breaks into lines.
func lineField(value string) *huh.Input {
	field := huh.NewInput().Prompt("> ").Accessor(huh.NewPointerAccessor(&value))
	field.WithTheme(plainTheme())
	field.WithKeyMap(huh.NewDefaultKeyMap())
	return field
}

func (d *filling) title(*screen) string { return "a form" }

func (d *filling) draw(s *screen, width, _ int) page {
	var p page
	if q := s.Bank.Question(d.form.Question); q != nil && d.form.isOnQuestion() {
		p.add(s.bold(q.ID+": "+q.Ask, width)...)
		p.add("")
	}
	for _, text := range d.text {
		p.add(terminal.Fit(text, 0, width)...)
	}
	for i, field := range d.fields {
		if i == d.at {
			p.top = len(p.lines)
		}
		p.add(terminal.Fit(d.form.Fields[i].Ask, 0, width)...)
		field.WithWidth(width)
		p.add(strings.TrimRight(field.View(), " \n"))
		if i == d.at {
			if d.fault != "" {
				p.add(terminal.Fit(d.fault, 0, width)...)
			}
			p.bottom = len(p.lines) - 1
		}
		p.add("")
	}
	return p
}

// isOnQuestion reports whether a form is about a question, and not about a list or a level.
func (f *Form) isOnQuestion() bool {
	return slices.Contains([]string{formEvidence, formDecision, formNA, formSettle, formValue}, f.Name)
}

func (d *filling) bindings(*screen) []binding {
	list := []binding{bind("enter", "Enter", "next", "the next line; behind the last one all is recorded", d.enter)}
	last := len(d.fields) - 1
	if d.at == last {
		list[0].short = "record"
	}
	if last > 0 {
		list = append(list, bind("tab down", "Tab", "", "the next line", just(func() { d.goTo(min(d.at+1, last)) })),
			bind("shift+tab up", "Shift+Tab", "up", "the line before", just(func() { d.goTo(max(d.at-1, 0)) })),
			bind("ctrl+s", "Ctrl+S", "record all", "record all lines", d.submit))
	}
	return append(list,
		bind("esc", "Esc", "leave", "leave; what was typed is kept for later", d.leave),
		bind("ctrl+x", "Ctrl+X", "drop", "leave; what was typed is dropped", d.drop))
}

func (d *filling) take(_ *screen, key tea.KeyMsg) tea.Cmd {
	d.fault = ""
	d.fields[d.at].Update(key)
	return nil
}

func (d *filling) texts() []string {
	texts := make([]string, len(d.fields))
	for i, field := range d.fields {
		text, _ := field.GetValue().(string)
		texts[i] = strings.TrimSpace(text)
	}
	return texts
}

func (d *filling) goTo(at int) {
	d.fields[d.at].Blur()
	d.at, d.fault = at, ""
	d.fields[at].Focus()
}

// enter goes on to the next field where this one can be taken, and records behind the last.
func (d *filling) enter(s *screen) tea.Cmd {
	if d.isFaulty(d.at) {
		return nil
	}
	if d.at < len(d.fields)-1 {
		d.goTo(d.at + 1)
		return nil
	}
	return d.submit(s)
}

// isFaulty reports whether a field cannot be taken, and then says why under it.
func (d *filling) isFaulty(i int) bool {
	err := d.form.Fields[i].Fault(d.texts()[i])
	if err == nil {
		return false
	}
	d.goTo(i)
	d.fault = sentence(err.Error()) + "."
	return true
}

// submit records the form, or goes to the first field that cannot be taken.
func (d *filling) submit(s *screen) tea.Cmd {
	for i := range d.form.Fields {
		if d.isFaulty(i) {
			return nil
		}
	}
	s.pop() // before what is done can open something else
	if !s.tell(d.form.Done(d.texts())) {
		s.push(d)
		d.keep(s)
		return nil
	}
	if d.done == nil {
		return nil
	}
	return d.done(s)
}

// leave closes the form and keeps what was typed.
func (d *filling) leave(s *screen) tea.Cmd {
	d.keep(s)
	s.pop()
	s.say("Left; nothing recorded.")
	return nil
}

func (d *filling) drop(s *screen) tea.Cmd {
	s.tell(s.DropForm(d.form))
	s.pop()
	s.say("Left; nothing recorded.")
	return nil
}

// keep puts what was typed into the file, as a draft.
func (d *filling) keep(s *screen) {
	if texts := d.texts(); !slices.Equal(texts, d.kept) {
		d.kept = texts
		s.KeepForm(d.form, texts)
	}
}
