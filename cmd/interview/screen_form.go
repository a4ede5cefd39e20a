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
	done   func(o Outcome) // besides closing it; may be nil
}

func newFormDialog(s *screen, f *Form) *filling {
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
		p.add(s.bold(q.ID+": "+q.Ask, 0, width)...)
		p.add("")
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

func (d *filling) bindings(s *screen) []binding {
	last := d.at == len(d.fields)-1
	list := []binding{bind("enter", "Enter", "next", "the next line; behind the last one all is recorded",
		just(func() { d.enter(s) }))}
	if last {
		list[0].short = "record"
	}
	if len(d.fields) > 1 {
		list = append(
			list,
			bind("tab down", "Tab", "", "the next line", just(func() { d.goTo(min(d.at+1, len(d.fields)-1)) })),
			bind("shift+tab up", "Shift+Tab", "up", "the line before", just(func() { d.goTo(max(d.at-1, 0)) })),
			bind("ctrl+s", "Ctrl+S", "record all", "record all lines", just(func() { d.submit(s) })),
		)
	}
	return append(
		list,
		bind("esc", "Esc", "leave", "leave; what was typed is kept for later", just(func() { d.leave(s) })),
		bind("ctrl+x", "Ctrl+X", "drop", "leave; what was typed is dropped", just(func() { d.drop(s) })),
	)
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
func (d *filling) enter(s *screen) {
	if err := d.form.Fields[d.at].Fault(d.texts()[d.at]); err != nil {
		d.fault = sentence(err.Error()) + "."
		return
	}
	if d.at < len(d.fields)-1 {
		d.goTo(d.at + 1)
		return
	}
	d.submit(s)
}

// submit records the form, or goes to the first field that cannot be taken.
func (d *filling) submit(s *screen) {
	texts := d.texts()
	for i := range d.form.Fields {
		if err := d.form.Fields[i].Fault(texts[i]); err != nil {
			d.goTo(i)
			d.fault = sentence(err.Error()) + "."
			return
		}
	}
	s.pop() // before what is done can open something else
	o := d.form.Done(texts)
	if !s.tell(o) {
		s.push(d)
		d.keep(s)
		return
	}
	if d.done != nil {
		d.done(o)
	}
}

// leave closes the form and keeps what was typed.
func (d *filling) leave(s *screen) {
	d.keep(s)
	s.pop()
	s.say("Left; nothing recorded.")
}

func (d *filling) drop(s *screen) {
	s.tell(s.DropForm(d.form))
	s.pop()
	s.say("Left; nothing recorded.")
}

// keep puts what was typed into the file, as a draft.
func (d *filling) keep(s *screen) {
	if texts := d.texts(); !slices.Equal(texts, d.kept) {
		d.kept = texts
		if d.form.isKept() {
			s.KeepForm(d.form, texts)
		}
	}
}
