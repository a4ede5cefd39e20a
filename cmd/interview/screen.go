package interview

import (
	"context"
	"io"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ephisra/report/terminal"
)

// Screen is the interview on a whole terminal. It is one bubbletea program over the desk: what a key says is on
// record, and saved, in the same Update that gets the key, so keys that come in a burst each reach the question they
// are meant for.
type Screen struct {
	*Desk
	In      io.Reader // the terminal's keys
	Out     io.Writer
	Style   terminal.Style
	Size    func() (width, height int)        // of the window, at the start
	IsASCII bool                              // draws bars and rules with # and -
	Edit    func(text string) (string, error) // opens an editor of one's own; nil: there is none
}

// Run asks until a person leaves or the context is cancelled. An error is one of saving or of the terminal: what is
// not saved was told, and was tried once more.
func (f *Screen) Run(ctx context.Context) (End, error) {
	f.Stay = true
	terminal.DrawOn(f.Out)
	s := newScreen(f)
	s.width, s.height = f.Size()
	_, err := f.program(ctx, s).Run()
	s.keep() // what was being typed when a signal came
	if s.Unsaved() != nil && s.end != Left {
		s.TrySaving()
	}
	switch {
	case ctx.Err() != nil:
		return Cancelled, s.Unsaved()
	case err != nil && s.Unsaved() == nil:
		return Left, err
	}
	return s.end, s.Unsaved()
}

// program makes the program that runs the screen.
func (f *Screen) program(ctx context.Context, s *screen) *tea.Program {
	var p *tea.Program
	p = tea.NewProgram(s, tea.WithInput(readKeys(f.In, func() { p.Send(endedMsg{}) })), tea.WithOutput(f.Out),
		tea.WithContext(ctx), tea.WithAltScreen(), tea.WithoutSignalHandler())
	return p
}

// endedMsg says that the terminal has no more keys.
type endedMsg struct{}

// screen is the model of the program. The last dialog that is open has the keys; under them all lies the question.
type screen struct {
	*Desk
	face          *Screen
	style         terminal.Style
	width, height int
	open          []dialog
	told          []string // what came of the last key
	pressed       string   // the last key
	isKeeping     bool     // a tick that keeps drafts is on its way
	end           End
}

// dialog is what can be open: the question at hand, a note, a form, a list.
type dialog interface {
	title(s *screen) string
	draw(s *screen, width, height int) page
	bindings(s *screen) []binding
	// take gets a key that no binding has, and what is pasted.
	take(s *screen, key tea.KeyMsg) tea.Cmd
}

// drafter is a dialog in which a person types what must not be lost.
type drafter interface{ keep(s *screen) }

func newScreen(f *Screen) *screen {
	s := &screen{Desk: f.Desk, face: f, style: f.Style, open: []dialog{&asking{}}}
	s.push(welcome(s))
	return s
}

// Init asks for nothing: the window's size comes by itself.
func (s *screen) Init() tea.Cmd { return nil }

// Update takes a key, or what else happened. Behind leaving nothing happens any more.
func (s *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if s.isOver() {
		return s, nil
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width, s.height = msg.Width, msg.Height
	case tea.KeyMsg:
		return s, s.keys(msg)
	case keepMsg:
		return s, s.keepAgain()
	case endedMsg:
		return s, s.stop(InputEnded)
	case editedMsg:
		if n, is := s.top().(*noting); is {
			n.edited(s, msg)
		}
	}
	return s, nil
}

// keys takes the keys of one message: letters that came together are keys one after the other.
func (s *screen) keys(msg tea.KeyMsg) tea.Cmd {
	if msg.Type != tea.KeyRunes || msg.Paste || len(msg.Runes) < 2 {
		return s.key(msg)
	}
	var todo []tea.Cmd
	for _, r := range msg.Runes {
		todo = append(todo, s.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt}))
	}
	return tea.Sequence(todo...)
}

// key takes one key. In a window too small to show a question, none but those that leave is taken.
func (s *screen) key(msg tea.KeyMsg) tea.Cmd {
	switch msg.Type {
	case tea.KeyCtrlC:
		return s.stop(Interrupted)
	case tea.KeyCtrlZ:
		s.keep()
		return tea.Suspend
	}
	if s.isTooSmall() || s.end == Interrupted || s.isOver() {
		return nil
	}
	s.told = nil
	if msg.Paste {
		return s.then(s.top().take(s, msg))
	}
	name := strings.ToLower(msg.String())
	s.pressed = name
	for _, b := range s.top().bindings(s) {
		if b.has(name) && b.run != nil {
			return s.then(b.run(s))
		}
	}
	if name == "?" && s.isExplained() {
		s.push(keysPage(s))
		return nil
	}
	return s.then(s.top().take(s, msg))
}

// then looks after what an open dialog needs: whoever types is kept safe from here on.
func (s *screen) then(cmd tea.Cmd) tea.Cmd {
	if s.isKeeping || s.drafters() == nil {
		return cmd
	}
	s.isKeeping = true
	return tea.Batch(cmd, nextKeep())
}

func (s *screen) top() dialog { return s.open[len(s.open)-1] }

func (s *screen) push(d dialog) { s.open = append(s.open, d) }

// pop closes the dialog that has the keys; the question stays.
func (s *screen) pop() { s.open = s.open[:max(1, len(s.open)-1)] }

// home closes everything that is open over the question.
func (s *screen) home() { s.open = s.open[:1] }

func (s *screen) isTyping() bool {
	_, is := s.top().(drafter)
	return is
}

// isExplained reports whether ? tells the keys here: not where it is typed, nor where any key goes back.
func (s *screen) isExplained() bool {
	_, isReading := s.top().(*reading)
	return !s.isTyping() && !isReading
}

// isOver reports whether the program is about to end; keys that come behind are nobody's.
func (s *screen) isOver() bool { return s.end == Left && len(s.open) == 0 }

// stop ends the program without being asked whether, and keeps what is being typed.
func (s *screen) stop(why End) tea.Cmd {
	s.end = why
	s.keep()
	return tea.Quit
}

// leave ends the program.
func (s *screen) leave() tea.Cmd {
	s.open, s.end = nil, Left
	return tea.Quit
}

// say tells something in the row above the keys.
func (s *screen) say(text string) { s.told = append(s.told, text) }

// tell says what came of a verb, and reports whether something was put on record.
func (s *screen) tell(o Outcome) bool {
	if o.Refused != nil {
		s.say("Not recorded: " + o.Refused.Error())
	}
	if o.Did != "" {
		s.asking().owed = nil
		s.say(o.Did + s.afterSaving(o))
	}
	s.told = append(s.told, o.Told...)
	for _, doubt := range o.Doubts {
		s.say(doubt + " u takes it back.")
	}
	if o.Owes != "" {
		s.say("What is addressable here is not in place: it needs a documented decision (45 CFR 164.306(d)(3)). " +
			"d records it.")
	}
	return o.Refused == nil
}

func (s *screen) afterSaving(o Outcome) string {
	switch {
	case o.Unsaved != nil:
		return " NOT SAVED: " + o.Unsaved.Error() + ". It is kept here, and the next change tries again; Ctrl+S tries " +
			"now or saves in another file."
	case o.NoName:
		return " (No name; w says who answers.)"
	}
	return ""
}

// keepEvery is how long what is typed may be on the screen alone.
const keepEvery = 2 * time.Second

type keepMsg struct{}

func nextKeep() tea.Cmd { return tea.Tick(keepEvery, func(time.Time) tea.Msg { return keepMsg{} }) }

// keepAgain keeps drafts as long as somebody types.
func (s *screen) keepAgain() tea.Cmd {
	s.isKeeping = s.drafters() != nil
	if !s.isKeeping {
		return nil
	}
	s.keep()
	return nextKeep()
}

// keep puts what is being typed into the file, as a draft.
func (s *screen) keep() {
	for _, d := range s.drafters() {
		d.keep(s)
	}
}

func (s *screen) drafters() []drafter {
	var list []drafter
	for _, d := range s.open {
		if d, is := d.(drafter); is {
			list = append(list, d)
		}
	}
	return list
}
