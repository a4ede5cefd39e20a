package interview

import (
	"context"
	"fmt"
	"strings"

	"ephisra/assessment"
)

// here returns the id of the current question, or says that there is none.
func (p *Plain) here() (string, bool) {
	if q := p.Session.Current(); q != nil {
		return q.ID, true
	}
	p.say("There is no question here. Go to one first: g and its id.")
	return "", false
}

func (p *Plain) clear(context.Context, string) (bool, error) {
	id, ok := p.here()
	if !ok {
		return false, nil
	}
	branch := p.Session.Clear(id)
	p.announce(branch)
	return false, p.saved("Back to not answered.")
}

func (p *Plain) skip(context.Context, string) (bool, error) {
	if p.Session.Current() != nil {
		p.forward()
	}
	return true, nil
}

func (p *Plain) back(context.Context, string) (bool, error) {
	for p.Session.Back() {
		if p.walks(p.Session.Current().ID) {
			return true, nil
		}
	}
	p.say("This is the first question.")
	return false, nil
}

// mostFound bounds a list of questions to one screen.
const mostFound = 20

func (p *Plain) goTo(_ context.Context, text string) (bool, error) {
	if text == "" {
		p.say("Type g and a question's id, or a word of it.")
		return false, nil
	}
	if p.Session.Go(text) == nil {
		return true, nil
	}
	found := p.Session.Find(text)
	switch len(found) {
	case 0:
		p.say("%v. No other question holds %q; try a shorter word, or r for the list.", p.Session.Go(text), text)
		return false, nil
	case 1:
		return true, p.Session.Go(found[0].ID)
	}
	for _, q := range found[:min(len(found), mostFound)] {
		p.say("  g %s  %s", q.ID, q.Ask)
	}
	if more := len(found) - mostFound; more > 0 {
		p.say("  and %d more; add a word to narrow it", more)
	}
	return false, nil
}

func (p *Plain) note(ctx context.Context, text string) (bool, error) {
	id, ok := p.here()
	if !ok {
		return false, nil
	}
	if text == "" {
		typed, more, err := p.noteLines(ctx, id)
		if err != nil || !more {
			return false, firstError(err, errEnded)
		}
		text = typed
	}
	if assessment.Blank(text) {
		p.say("Nothing recorded. To remove a note type -n.")
		return false, nil
	}
	done := "Note recorded"
	if a := p.Session.Answer(id); a != nil && a.Note != "" {
		done = "Added to the note (-n removes it all)"
	}
	return false, p.beside(id, p.Session.AddNote(id, text), done)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// noteLines reads lines until a single point. What was typed when the input ends or a signal comes
// is kept as a draft.
func (p *Plain) noteLines(ctx context.Context, id string) (text string, more bool, err error) {
	p.say("Type the note, and a single point on a line of its own to end it.")
	typed := p.draftOf(id)
	for {
		fmt.Fprint(p.Out, "> ") // the line is kept as it is typed, blanks too
		line, more := p.input.read(ctx)
		if !more {
			return "", false, p.draft(id, typed)
		}
		if line == "." {
			p.dropDraft(id)
			return strings.Join(typed, "\n"), true, nil
		}
		typed = append(typed, line)
	}
}

// draftOf returns the lines of the unfinished note on a question, and shows them.
func (p *Plain) draftOf(id string) []string {
	d := p.Session.Assessment().Draft
	if d == nil || d.Question != id || d.Note == "" {
		return nil
	}
	p.say("Going on behind: %s", d.Note)
	return strings.Split(d.Note, "\n")
}

// dropDraft forgets the unfinished note on a question: it is finished now.
func (p *Plain) dropDraft(id string) {
	if d := p.Session.Assessment().Draft; d != nil && d.Question == id {
		p.Session.Assessment().Draft = nil
	}
}

// filed puts an unfinished note on another question into that question's note, since there is
// room for one draft and nothing typed may be lost.
func (p *Plain) filed(id string) error {
	d := p.Session.Assessment().Draft
	if d == nil || d.Question == id || d.Note == "" {
		return nil
	}
	return p.Session.AddNote(d.Question, d.Note)
}

func (p *Plain) draft(id string, typed []string) error {
	note := strings.Join(typed, "\n")
	if note == "" || assessment.CheckText(note) != nil {
		return nil
	}
	if err := p.filed(id); err != nil {
		return nil // the other question's note has no room; its draft stays as it is
	}
	p.Session.Assessment().Draft = &assessment.Draft{Question: id, Note: note}
	return p.saved("The unfinished note is kept.")
}

// beside saves a change beside the answer to a question and names the question, or says why there was none.
func (p *Plain) beside(id string, err error, done string) error {
	if err != nil {
		p.say("Not recorded: %v", err)
		return nil
	}
	return p.saved(done + ": " + id + ".")
}

func (p *Plain) noNote(context.Context, string) (bool, error) {
	id, ok := p.here()
	if !ok {
		return false, nil
	}
	return false, p.beside(id, p.Session.SetNote(id, ""), "Note removed")
}

func (p *Plain) evidence(ctx context.Context, what string) (bool, error) {
	id, ok := p.here()
	if !ok {
		return false, nil
	}
	e := assessment.Evidence{What: what}
	var dated string
	fields := []field{{"What shows it? ", &e.What, true, false}, {"Where is it? ", &e.Where, false, false}, {"Its date (Enter: none)? ", &dated, false, true}}
	if what != "" {
		fields = fields[1:]
	}
	if !p.fill(ctx, fields) {
		return false, errEnded
	}
	day, err := p.optionalDay(dated)
	if err == nil {
		e.Dated = day
		err = p.Session.AddEvidence(id, e)
	}
	return false, p.beside(id, err, "Evidence recorded")
}

// field is one line of a short form. A needed one may not be empty, and a date has to be one.
type field struct {
	prompt       string
	into         *string
	needed, date bool
}

// fill asks for each field, again while it does not fit. It is false when the input ended before the last.
func (p *Plain) fill(ctx context.Context, fields []field) bool {
	for _, f := range fields {
		for {
			line, more := p.prompt(ctx, f.prompt)
			if !more {
				return false
			}
			problem := p.misfit(&f, line)
			if *f.into = line; problem == "" {
				break
			}
			p.say("%s", problem)
		}
	}
	return true
}

func (p *Plain) misfit(f *field, line string) string {
	if f.needed && line == "" {
		return "This cannot be left empty."
	}
	if f.date {
		if _, err := p.optionalDay(line); err != nil {
			return err.Error()
		}
	}
	return ""
}

func (p *Plain) optionalDay(text string) (assessment.Day, error) {
	if text == "" {
		return assessment.Day{}, nil
	}
	return assessment.ReadDay(text, assessment.DayOf(p.Now()))
}

func (p *Plain) basis(_ context.Context, word string) (bool, error) {
	id, ok := p.here()
	if !ok {
		return false, nil
	}
	b, known := assessment.ParseBasis(word)
	if !known {
		p.say("Type o observed, o document or o stated.")
		return false, nil
	}
	return false, p.beside(id, p.Session.SetBasis(id, b), "Basis recorded as "+word)
}

// someone is whom to ask when nobody was named.
const someone = "someone"

func (p *Plain) flag(_ context.Context, whom string) (bool, error) {
	id, ok := p.here()
	if !ok {
		return false, nil
	}
	a := p.Session.Answer(id)
	if whom == "" && a != nil && a.Later != "" {
		return false, p.beside(id, p.Session.SetLater(id, ""), "Flag taken away")
	}
	if whom == "" {
		whom = someone
	}
	return false, p.beside(id, p.Session.SetLater(id, whom), "Come back later, ask "+whom)
}

func (p *Plain) decision(ctx context.Context, _ string) (bool, error) {
	id, ok := p.here()
	if !ok {
		return false, nil
	}
	if !assessment.TakesDecision(p.Bank, p.Session.Current()) {
		p.say("This question takes no decision: only an addressable specification does (45 CFR 164.306(d)(3)).")
		return false, nil
	}
	var d assessment.Decision
	var by, on, review string
	if !p.fill(ctx, []field{
		{"Why is it not reasonable and appropriate here? ", &d.Why, true, false}, {"What is done instead? ", &d.Instead, true, false},
		{"Who approved it? ", &by, true, false}, {"On which day (Enter: today)? ", &on, false, true}, {"Review by (Enter: none)? ", &review, false, true},
	}) {
		return false, errEnded
	}
	err := p.complete(&d, by, on, review)
	if err == nil {
		err = p.Session.SetDecision(id, &d)
	}
	return false, p.beside(id, err, "Decision recorded")
}

func (p *Plain) complete(d *assessment.Decision, by, on, review string) error {
	var err error
	if d.On, err = p.optionalDay(on); err != nil {
		return err
	}
	if on == "" {
		d.On = assessment.DayOf(p.Now())
	}
	if d.ReviewBy, err = p.optionalDay(review); err != nil {
		return err
	}
	if err := assessment.CheckText(by); err != nil {
		return err
	}
	d.ApprovedBy = p.Session.Assessment().Person(by, "")
	return nil
}

func (p *Plain) confirm(context.Context, string) (bool, error) {
	id, ok := p.here()
	if !ok {
		return false, nil
	}
	branch, err := p.Session.Confirm(id, p.stamp())
	if err != nil {
		p.say("%v", err)
		return false, nil
	}
	if err := p.saved("Confirmed."); err != nil {
		return false, err
	}
	p.announce(branch)
	p.forward()
	return true, nil
}

func (p *Plain) who(_ context.Context, name string) (bool, error) {
	a := p.Session.Assessment()
	if name == "" {
		for _, one := range a.People {
			p.say("  w %s  %s", one.ID, strings.TrimSuffix(one.Name+", "+one.Role, ", "))
		}
		p.say("Type w and a name; add a role behind a bar: w Jane Roe, MD | owner")
		return false, nil
	}
	if err := assessment.CheckText(name); err != nil {
		p.say("Not recorded: %v", err)
		return false, nil
	}
	name, role, _ := strings.Cut(name, "|")
	if assessment.Blank(name) {
		p.say("Not recorded: there is no name before the bar.")
		return false, nil
	}
	p.By = a.Person(name, strings.TrimSpace(role))
	return false, p.saved("Answering now: " + strings.TrimSpace(name) + ".")
}

func (p *Plain) practice(_ context.Context, name string) (bool, error) {
	if err := assessment.CheckText(name); err != nil || name == "" {
		p.say("Type p and the practice's name.")
		return false, nil
	}
	p.Session.Assessment().Practice.Name = name
	return false, p.saved("The practice is " + name + ".")
}

func (p *Plain) undo(context.Context, string) (bool, error) {
	id, undone := p.Session.Undo()
	if !undone {
		p.say("There is nothing to undo.")
		return false, nil
	}
	return true, p.saved("Undone: " + id + " is as it was.")
}

func (p *Plain) auto(context.Context, string) (bool, error) {
	p.stay = !p.stay
	if p.stay {
		p.say("An answer now stays at its question; Enter moves on.")
	} else {
		p.say("An answer now moves on to the next question.")
	}
	return false, nil
}

func (p *Plain) help(context.Context, string) (bool, error) {
	if _, ok := p.here(); !ok {
		return false, nil
	}
	q := p.Session.Current()
	p.say("Why: %s", q.Why)
	if len(q.Evidence) > 0 {
		p.say("What an investigator would ask to see: %s", strings.Join(q.Evidence, "; "))
	}
	for _, c := range q.Cites {
		if r := p.Bank.Requirement(c); r != nil {
			p.say("%s, %s: %s", r.ID, r.Title, r.Summary)
		}
	}
	return false, nil
}

func (p *Plain) quit(context.Context, string) (bool, error) { return false, errLeave }

func (p *Plain) keys(context.Context, string) (bool, error) {
	p.say("Type the number of an answer, or:")
	for _, c := range commandList() {
		p.say("  %-10s %s", strings.TrimSpace(c.letter+" "+c.argument), c.does)
	}
	return false, nil
}
