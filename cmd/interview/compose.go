package interview

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"ephisra/assessment"
)

// compose takes the lines of a note until a single point. What was typed when the input ends or a signal comes is
// kept, and so is what cannot be recorded as it is.
func (p *Plain) compose(ctx context.Context, id string) (bool, error) {
	p.say("Type the note on %s, and a single point on a line of its own to end it; .. takes the last line back, ... "+
		"drops the note.", id)
	typed := p.draftLines(id)
	for {
		line, more := p.input.read(ctx, "> ") // the line is kept as it is typed, blanks too
		if !more {
			p.print(p.KeepNote(id, strings.Join(appendText(typed, line), "\n")))
			return false, errEnded
		}
		switch line {
		case ".":
			return p.show(p.Note(id, strings.Join(typed, "\n")))
		case "..":
			typed = p.takeBack(typed)
		case "...":
			p.say("Nothing recorded.")
			return p.show(p.DropNoteDraft(id))
		default:
			typed = append(typed, strings.Split(line, "\n")...)
			p.warnOfLength(typed)
			p.guard(func() Outcome { return p.KeepNote(id, strings.Join(typed, "\n")) })
		}
	}
}

// guard keeps, without a word, what a person has typed so far, so that not even a killed program loses it. Piped
// input is still there to be piped again. Where it cannot be saved, the end of the entry says so.
func (p *Plain) guard(keep func() Outcome) {
	if p.isSitting {
		keep()
	}
}

// appendText adds a line that was being typed, if there was one.
func appendText(typed []string, line string) []string {
	if line == "" {
		return typed
	}
	return append(typed, line)
}

// draftLines returns the lines of the unfinished note on a question, and shows them.
func (p *Plain) draftLines(id string) []string {
	d := p.Session.Assessment().Draft(id, "")
	if d == nil {
		return nil
	}
	p.say("Going on behind: %s", d.Note)
	typed := strings.Split(d.Note, "\n")
	p.warnOfLength(typed)
	return typed
}

func (p *Plain) takeBack(typed []string) []string {
	if len(typed) == 0 {
		p.say("There is no line to take back.")
		return nil
	}
	p.say("Taken back: %s", typed[len(typed)-1])
	return typed[:len(typed)-1]
}

// warnOfLength says so while a note is typed that has become too long.
func (p *Plain) warnOfLength(typed []string) {
	if n := utf8.RuneCountInString(strings.Join(typed, "\n")); n > assessment.TextLimit {
		p.say("That is %d characters; %d fit. Take lines back with .. before the point.", n, assessment.TextLimit)
	}
}

// fill asks for each field of a form, again while it does not fit. A point alone leaves the form.
func (p *Plain) fill(ctx context.Context, f *Form) (bool, error) {
	for i, text := range f.Given {
		if err := f.Fields[i].Fault(text); err != nil {
			return p.show(refuse(err))
		}
	}
	texts := slices.Clone(f.Given)
	for i := len(f.Given); i < len(f.Fields); i++ {
		text, err := p.fillOne(ctx, f, i)
		switch {
		case errors.Is(err, errDropped):
			p.say("Left; nothing recorded.")
			return p.show(p.DropForm(f))
		case errors.Is(err, errLeft):
			p.say("Left; nothing recorded.")
			return p.show(p.KeepForm(f, texts))
		case err != nil:
			p.print(p.KeepForm(f, appendText(texts, text)))
			return false, err
		}
		texts = append(texts, text)
		p.guard(func() Outcome { return p.KeepForm(f, texts) })
	}
	o := f.Done(texts)
	if o.Refused != nil {
		p.print(o)
		return p.show(p.KeepForm(f, texts))
	}
	return p.show(o)
}

// The ways a person leaves a form: keeping what was typed, or not.
var (
	errLeft    = errors.New("the form was left")
	errDropped = errors.New("the form was dropped")
)

// fillOne asks for one field until it fits. Enter keeps what stands there; a minus alone takes that away.
func (p *Plain) fillOne(ctx context.Context, f *Form, i int) (string, error) {
	field := &f.Fields[i]
	now := field.Now
	if i < len(f.Typed) && f.Typed[i] != "" {
		now = f.Typed[i]
	}
	for {
		text, more := p.input.read(ctx, p.promptOf(field, now))
		text = strings.TrimSpace(text)
		if !more {
			return text, errEnded
		}
		switch strings.ToLower(text) {
		case ".":
			return "", errDropped
		case "q", "quit", "b", "back": // what the walk takes; nobody means it as a text
			return "", errLeft
		case "?":
			p.say("Type the text. Enter keeps what stands in brackets, a minus alone takes it away, a point alone leaves the " +
				"form with nothing recorded, and b keeps what was typed for later.")
			continue
		case "":
			text = now
		case "-":
			text = ""
		}
		if err := field.Fault(text); err != nil {
			p.say("%s; a point alone leaves the form.", sentence(err.Error()))
			now = p.keepForMending(field, text, now)
			continue
		}
		return text, nil
	}
}

// keepForMending returns what stands in brackets after a text was refused: the text itself where it can be kept,
// so that it is not lost.
func (p *Plain) keepForMending(field *Field, text, now string) string {
	if field.Check != nil || assessment.Blank(text) {
		return now
	}
	d := assessment.Assessment{}
	d.KeepDraft(assessment.Draft{Note: text})
	return d.Drafts[0].Note
}

func (p *Plain) promptOf(field *Field, now string) string {
	if now == "" {
		return p.Shown(field.Ask) + " "
	}
	return p.Shown(fmt.Sprintf("%s [%s] ", field.Ask, now))
}

// lists shows a list, or changes it: the list's name may be left out at a question that is about one.
func (p *Plain) lists(ctx context.Context, c call) (bool, error) {
	word, rest, _ := strings.Cut(c.arg, " ")
	list := p.ListOf(word)
	if list == nil {
		list, rest = p.ListHere(p.Session.Current()), c.arg
	}
	if list == nil {
		p.say("Type l vendors, l assets or l people; behind it add, the name of one to change it, or remove and a name.")
		return false, nil
	}
	return p.onList(ctx, list, strings.TrimSpace(rest))
}

func (p *Plain) onList(ctx context.Context, list Listed, arg string) (bool, error) {
	word, rest, _ := strings.Cut(arg, " ")
	switch strings.ToLower(word) {
	case "":
		p.printList(list)
		return false, nil
	case "remove":
		return p.show(list.Remove(strings.TrimSpace(rest)))
	case "add":
		form, err := list.Form("")
		if err != nil {
			return p.show(refuse(err))
		}
		if rest != "" {
			form.Given = []string{strings.TrimSpace(rest)}
		}
		return p.fill(ctx, form)
	}
	form, err := list.Form(arg)
	if err != nil {
		return p.show(refuse(err))
	}
	return p.fill(ctx, form)
}

func (p *Plain) printList(list Listed) {
	rows := list.Rows()
	if len(rows) == 0 {
		p.say("No %s is listed yet. l add puts one on the list.", list.Noun())
		return
	}
	weak := list.Table().Weak
	for i, row := range rows {
		if weak[i] != "" {
			row += " - " + weak[i]
		}
		p.say("  %s", row)
	}
	p.say("l add, l NAME to change one, l remove NAME.")
}
