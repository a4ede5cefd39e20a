package interview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"ephisra/assessment"
	"ephisra/questions"
)

// Plain is the interview in line mode: no redraw, no glyphs, one prompt at a time. It serves screen
// readers, dumb terminals and piped input. It reads lines, calls the desk, and prints what came of it.
type Plain struct {
	*Desk
	In       io.Reader
	Out      io.Writer
	Terminal *Terminal           // edits lines on a terminal; nil: In is read line by line
	Waiting  func() bool         // reports whether a terminal that is not edited has more lines at once; nil: In is a pipe
	Shown    func(string) string // makes text safe for the output
	Wrap     func(string) string // breaks lines to fit the output

	input     input
	isWarned  bool // that a quit would lose what is not saved
	isSitting bool // a person sits there and can be asked
}

// End says why an interview ended.
type End int8

// The ends. Whatever the end, what was recorded is saved, unless the desk says otherwise.
const (
	Left        End = iota // a person left, or came past the last question
	InputEnded             // the input ended
	Cancelled              // the context was cancelled: a signal
	Interrupted            // Ctrl+C was pressed, where the terminal hands it on as a key
)

// Run asks until a person leaves, the input ends or the context is cancelled. An error is one of
// saving: what is not saved was told, and was tried once more.
func (p *Plain) Run(ctx context.Context) (End, error) {
	if err := p.open(); err != nil {
		return Left, err
	}
	end := p.sit(ctx)
	if e, is := p.input.(*editor); is {
		e.close()
		p.Out = e.terminal
	}
	if p.Unsaved() != nil && end != Left {
		p.print(p.TrySaving())
	}
	return end, p.Unsaved()
}

// open makes ready to read: by the line editor on a terminal, else line by line.
func (p *Plain) open() error {
	if p.Terminal == nil {
		p.input, p.isSitting = readLines(p.In, p.Out, p.Waiting), p.Waiting != nil
		return nil
	}
	e, err := newEditor(*p.Terminal)
	if err != nil {
		return fmt.Errorf("the terminal cannot be read: %w", err)
	}
	p.input, p.Out, p.isSitting = e, e, true
	return nil
}

func (p *Plain) sit(ctx context.Context) End {
	p.greet()
	if !p.askWho(ctx) {
		return endOf(ctx)
	}
	for {
		if q := p.Session.Current(); q == nil {
			p.say("That was the last question. Type r to review what is open, g ID to go to a question, q to leave.")
		} else {
			p.ask(q)
		}
		if end, isOver := p.commands(ctx); isOver {
			return end
		}
	}
}

// commands reads lines until one moves to another question.
func (p *Plain) commands(ctx context.Context) (end End, isOver bool) {
	for {
		line, more := p.input.read(ctx, "Answer: ")
		if !more {
			if note, isNote := strings.CutPrefix(line, "n "); isNote {
				p.print(p.KeepNote(p.Here(), strings.TrimSpace(note)))
			}
			return endOf(ctx), true
		}
		next, err := p.do(ctx, strings.TrimSpace(line))
		switch {
		case errors.Is(err, errLeave):
			return Left, true
		case errors.Is(err, errEnded):
			return endOf(ctx), true
		case next:
			return Left, false
		}
	}
}

func endOf(ctx context.Context) End {
	if ctx.Err() != nil {
		return Cancelled
	}
	return InputEnded
}

var (
	errLeave = errors.New("leave")
	errEnded = errors.New("the input ended inside an entry")
)

// do carries out one line. Next says that the current question should be asked (anew).
func (p *Plain) do(ctx context.Context, line string) (next bool, err error) {
	if line == "" {
		return p.show(p.Skip())
	}
	c, call := p.command(line)
	if strings.Contains(line, "\n") && (c == nil || c.names[0] != "n") { // several lines are a note, and nothing else
		return p.keepPaste(line)
	}
	if c != nil && c.isLetter {
		return c.run(p, ctx, call)
	}
	q := p.Session.Current()
	if q == nil && c == nil {
		return p.show(refuse(errNothingHere))
	}
	if q != nil {
		typed, err := Read(q, line, p.today())
		if err == nil {
			return p.answer(ctx, q, "", typed)
		}
		if c == nil {
			p.say("%s.", sentence(err.Error()))
			return false, nil
		}
	}
	return c.run(p, ctx, call)
}

// answer puts what was typed on record; "does not apply" asks for its reason first.
func (p *Plain) answer(ctx context.Context, q *questions.Question, site string, typed Typed) (bool, error) {
	if typed.NeedsWhy {
		return p.fill(ctx, p.WhyForm(q, site))
	}
	return p.show(p.Answer(q.ID, site, typed.Reply))
}

// keepPaste keeps several lines that came together as an unfinished note: none of them is an answer.
func (p *Plain) keepPaste(text string) (bool, error) {
	if p.Here() == "" {
		return p.show(refuse(errNothingHere))
	}
	if before := p.Session.Assessment().Draft(p.Here(), ""); before != nil {
		text = before.Note + "\n" + text
	}
	p.say("Those lines came together, so none of them is an answer. n makes a note of them; n and then ... drops them.")
	return p.show(p.KeepNote(p.Here(), text))
}

// show prints an outcome. Next reports whether to ask the question at hand.
func (p *Plain) show(o Outcome) (next bool, err error) {
	p.print(o)
	return o.Moved, nil
}

func (p *Plain) print(o Outcome) {
	if o.Refused != nil {
		p.say("Not recorded: %v", o.Refused)
	}
	if o.Did != "" {
		text := o.Did + " " + savedText(o.Unsaved)
		if o.NoName {
			text += " (No name; w NAME says who answers.)"
		}
		p.say("%s", text)
		p.isWarned = p.isWarned && o.Unsaved != nil
	}
	for _, text := range o.Told {
		p.say("%s", text)
	}
	for _, text := range o.Doubts {
		p.say("%s u takes it back.", text)
	}
	if o.Owes != "" {
		p.say("What is addressable here is not in place: it needs a documented decision (45 CFR 164.306(d)(3)). "+
			"d records it now, on %s; or go on, and it stands among the decisions owed.", o.Owes)
	}
}

// sentence begins a text with a capital letter.
func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

func savedText(unsaved error) string {
	if unsaved == nil {
		return "Saved."
	}
	return fmt.Sprintf("NOT SAVED: %v. It is kept here, and the next change tries again; save tries now, save PATH "+
		"saves in another file.", unsaved)
}

// say prints a line. Text from the file or the bank is made safe.
func (p *Plain) say(format string, args ...any) {
	fmt.Fprintln(p.Out, p.Wrap(p.Shown(fmt.Sprintf(format, args...))))
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
	p.say("About %s are left in all. Type the number of an answer, ? for what else you can type, q to leave. Everything "+
		"is saved as you go.",
		assessment.MinutesText(p.MinutesLeft()))
	for _, d := range p.Session.Assessment().Drafts {
		p.say("%s", draftText(d))
	}
}

// draftText says what was kept of an unfinished entry, and how to go on with it.
func draftText(d assessment.Draft) string {
	letter, what := draftLetters[d.Form], d.Form
	if d.Form == "" {
		letter, what = "n", "note"
	}
	if letter == "" {
		letter = "l"
	}
	return fmt.Sprintf("An unfinished %s on %s was kept: %s\nTo go on with it: g %s, then %s.", what, d.Question,
		strings.TrimSpace(strings.Join(append(d.Typed, d.Note), " ")), d.Question, letter)
}

// draftLetters are the commands that go on with a form.
var draftLetters = map[string]string{formEvidence: "e", formDecision: "d", formNA: "the answer",
	formOverride: "override"}

// askWho asks a person who is there, where several may be. It is false when the input ended.
func (p *Plain) askWho(ctx context.Context) bool {
	people := p.People()
	if p.By != "" || len(people) == 0 {
		return true
	}
	p.say("Who is answering?")
	p.printPeople()
	if !p.isSitting {
		p.say("Until w NAME says so, answers have no name.")
		return true
	}
	name, more := p.input.read(ctx, "Name (Enter: not said): ")
	if !more {
		return false
	}
	if name = strings.TrimSpace(name); name != "" {
		_, err := p.who(ctx, call{arg: name})
		return err == nil
	}
	return true
}

func (p *Plain) printPeople() {
	for _, one := range p.People() {
		p.say("  w %s  %s", one.ID, strings.TrimSuffix(one.Name+", "+one.Role, ", "))
	}
}
