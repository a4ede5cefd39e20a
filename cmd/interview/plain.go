package interview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"ephisra/assessment"
	"ephisra/questions"
)

// Plain is the interview in line mode: no redraw, no glyphs, one prompt at a time. It serves screen
// readers, dumb terminals and piped input. Every change is saved before it is said to be recorded.
type Plain struct {
	Bank    *questions.Bank
	Session *assessment.Session
	In      io.Reader
	Out     io.Writer
	Now     func() time.Time
	Save    func() error        // puts the assessment on disk
	Shown   func(string) string // makes text safe for the output
	Width   func() int          // of the output in cells; 0 is not known, and nothing is wrapped
	By      string              // person ID of who answers; empty is not said
	Only    []string            // ids to walk through; nil is all

	input *lines
	stay  bool // a recorded answer does not move on
}

// End says why an interview ended.
type End int8

// The ends. Whatever the end, what was recorded is saved.
const (
	Left       End = iota // a person left, or came past the last question
	InputEnded            // the input ended
	Cancelled             // the context was cancelled: a signal
)

// Run asks until a person leaves, the input ends or the context is cancelled. An error is one of
// saving; what could not be saved is told before.
func (p *Plain) Run(ctx context.Context) (End, error) {
	p.input = readLines(p.In)
	p.greet()
	for {
		q := p.Session.Current()
		if q == nil {
			p.say("That was the last question. Type r to review what is open, g ID to go to a question, q to leave.")
		} else {
			p.ask(q)
		}
		end, left, err := p.commands(ctx)
		if left || err != nil {
			return end, err
		}
	}
}

// commands reads lines until one moves to another question.
func (p *Plain) commands(ctx context.Context) (end End, left bool, err error) {
	for {
		fmt.Fprint(p.Out, "Answer: ")
		line, more := p.input.read(ctx)
		if !more {
			fmt.Fprintln(p.Out)
			return ended(ctx), true, nil
		}
		next, err := p.do(ctx, strings.TrimSpace(line))
		switch {
		case errors.Is(err, errLeave):
			return Left, true, nil
		case errors.Is(err, errEnded):
			return ended(ctx), true, nil
		case err != nil:
			return Left, true, err
		case next:
			return Left, false, nil
		}
	}
}

func ended(ctx context.Context) End {
	if ctx.Err() != nil {
		return Cancelled
	}
	return InputEnded
}

var (
	errLeave = errors.New("leave")
	errEnded = errors.New("the input ended inside an entry")
)

// say prints a line. Text from the file or the bank is made safe.
func (p *Plain) say(format string, args ...any) {
	fmt.Fprintln(p.Out, Wrap(p.Shown(fmt.Sprintf(format, args...)), p.Width()))
}

func (p *Plain) greet() {
	name := p.Session.Assessment().Practice.Name
	if name == "" {
		p.say("The practice has no name yet. Type p and its name to give it one.")
	} else {
		p.say("%s", name)
	}
	if done := p.Session.Progress(); done.Pending() < done.Applicable {
		p.say("Welcome back: %s.", done)
	}
	p.say("Type the number of an answer, ? for what else you can type, q to leave. Everything is saved as you go.")
	if p.By == "" && len(p.Session.Assessment().People) > 1 {
		p.say("Type w and a name to say who is answering.")
	}
	if d := p.Session.Assessment().Draft; d != nil {
		p.say("An unfinished note on %s was kept: %s", d.Question, d.Note)
		p.say("To go on with it: g %s, then n.", d.Question)
	}
}
