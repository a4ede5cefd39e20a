package interview

import (
	"context"
	"io"

	"golang.org/x/term"
)

// Terminal is a terminal as the line editor needs it.
type Terminal struct {
	io.ReadWriter
	Raw       func() (restore func(), err error) // keys come one by one, unechoed, until restored
	Size      func() (width, height int)
	Interrupt func() // Ctrl-C was typed
	Suspend   func() // Ctrl-Z was typed; returns when the program goes on
}

// editor reads lines from a terminal that it edits itself: what is pasted is known from what is typed, a line is
// not cut, and keys typed ahead are not lost.
type editor struct {
	terminal Terminal
	term     *term.Terminal
	line     *tracker
	asked    chan string
	typed    chan string // closed at the end of input
	restore  func()
	isLeft   bool // Ctrl-C was typed once
}

// newEditor takes the terminal over; close gives it back.
func newEditor(t Terminal) (*editor, error) {
	restore, err := t.Raw()
	if err != nil {
		return nil, err
	}
	e := &editor{terminal: t, line: &tracker{}, asked: make(chan string), typed: make(chan string), restore: restore}
	keys := &keyReader{from: t, interrupt: e.interrupt, suspend: e.suspend}
	e.term = term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{keys, t}, "")
	e.term.AutoCompleteCallback = e.line.track
	e.resize()
	e.term.SetBracketedPasteMode(true)
	go e.loop()
	return e, nil
}

func (e *editor) resize() {
	if width, height := e.terminal.Size(); width > 0 && height > 0 {
		_ = e.term.SetSize(width, height)
	}
}

// loop reads a line for each prompt, in the background, so that a signal can end the wait.
func (e *editor) loop() {
	defer close(e.typed)
	for prompt := range e.asked {
		e.resize()
		e.line.start()
		e.term.SetPrompt(prompt)
		text, err := e.term.ReadLine()
		if err != nil && err != term.ErrPasteIndicator {
			return
		}
		e.line.start()
		if err == term.ErrPasteIndicator { // keyReader leaves no line break in a paste; were there one, it is no Enter
			text += string(pastedBreak)
		}
		e.typed <- unmark.Replace(text)
	}
}

func (e *editor) read(ctx context.Context, prompt string) (string, bool) {
	select {
	case e.asked <- prompt:
	case text, more := <-e.typed:
		return text, more
	case <-ctx.Done():
		return "", false
	}
	select {
	case text, more := <-e.typed:
		if !more {
			text = e.line.now()
		}
		return text, more && ctx.Err() == nil
	case <-ctx.Done():
		_, _ = io.WriteString(e.terminal, "\r\n") // what comes next starts a line
		return e.line.now(), false
	}
}

// Write prints above the line being edited.
func (e *editor) Write(b []byte) (int, error) { return e.term.Write(b) }

// interrupt passes Ctrl-C on. The second one ends the program at once, so the terminal is given back before it.
func (e *editor) interrupt() {
	if e.isLeft {
		e.close()
	}
	e.isLeft = true
	e.terminal.Interrupt()
}

func (e *editor) suspend() {
	e.restore()
	e.terminal.Suspend()
	if restore, err := e.terminal.Raw(); err == nil {
		e.restore = restore
	}
}

// close leaves the terminal as it was.
func (e *editor) close() {
	e.term.SetBracketedPasteMode(false)
	e.restore()
}
