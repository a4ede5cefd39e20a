package interview

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ephisra/assessment"
	"ephisra/questions"
)

// command is one thing line mode can do besides answering. It reports whether to ask the current question anew.
type command struct {
	names    []string // the first is the one ? prints
	argument string
	does     string
	run      func(p *Plain, ctx context.Context, c call) (again bool, err error)
	isLetter bool // its name is no answer, so it goes before answers
}

// call is a command as it was typed: on which question, and what stood behind its name.
type call struct{ on, arg string }

// commandList lists every command of line mode, in the order ? prints them.
func commandList() []command {
	return []command{
		{[]string{"0"}, "SITE", "back to not answered; with a site, for that one", (*Plain).clear, true},
		{[]string{"s"}, "", "skip to the next question; Enter alone does the same", (*Plain).skip, true},
		{[]string{"b"}, "", "back to the question before", (*Plain).back, true},
		{[]string{"g"}, "TEXT", "go to a question by id or number, or list those that hold the text", (*Plain).goTo, true},
		{[]string{"n"}, "TEXT", "note; n alone takes lines until a single point", (*Plain).note, true},
		{[]string{"-n"}, "", "remove the note", (*Plain).noNote, true},
		{[]string{"e"}, "WHAT", "evidence: what shows it, where, its date; or all of it as e WHAT | WHERE | DATE",
			(*Plain).evidence, true},
		{[]string{"-e"}, "N", "take evidence back: the only one, or the N-th", (*Plain).noEvidence, true},
		{[]string{"o"}, "BASIS", "what the answer rests on: observed, document or stated; none takes it back", (*Plain).basis,
			true},
		{[]string{"f"}, "WHOM", "come back later, and whom to ask; again to take the flag away", (*Plain).flag, true},
		{[]string{"d"}, "", "decision on an addressable specification", (*Plain).decision, true},
		{[]string{"-d"}, "", "take the decision back", (*Plain).noDecision, true},
		{[]string{"@"}, "SITE N", "answer for one site", (*Plain).atSite, true},
		{[]string{"c"}, "", "confirm last year's answer", (*Plain).confirm, true},
		{[]string{"settle"}, "N", "settle answers that differ: what holds, and it asks why", (*Plain).settle, false},
		{[]string{"^"}, "COMMAND", "do something on the question answered last: ^n TEXT puts a note there", nil, false},
		{[]string{"l"}, "", "the practice's lists: l vendors, l assets, l people; add, NAME and remove NAME behind it",
			(*Plain).lists, true},
		{[]string{"override"}, "EVENT", "the assessor's own level of a threat event; -override takes it back",
			(*Plain).override, false},
		{[]string{"-override"}, "EVENT", "", (*Plain).noOverride, false},
		{[]string{"w"}, "NAME", "who is answering now; w NAME | ROLE for somebody new", (*Plain).who, true},
		{[]string{"p"}, "NAME", "the practice's name", (*Plain).practice, true},
		{[]string{"u", "undo"}, "", "undo the last change", (*Plain).undo, true},
		{[]string{"a"}, "", "after an answer, stay at the question or move on", (*Plain).auto, true},
		{[]string{"v"}, "", "what the answers mean so far", (*Plain).view, true},
		{[]string{"h"}, "", "why this is asked, and what an investigator would ask to see", (*Plain).help, true},
		{[]string{"r"}, "", "review what is open", (*Plain).review, true},
		{[]string{"sign"}, "", "sign the assessment; it asks who, and for the practice's name", (*Plain).sign, false},
		{[]string{"save"}, "PATH", "save now; with a path, in another file", (*Plain).save, false},
		{[]string{"q"}, "", "save and leave; quit and exit do the same", (*Plain).quit, true},
		{[]string{"?"}, "", "this list", (*Plain).keys, true},
		{[]string{"quit", "exit"}, "", "", (*Plain).quit, false},
		{[]string{"help"}, "", "", (*Plain).keys, false},
		{[]string{"back"}, "", "", (*Plain).back, false},
		{[]string{"next", "skip"}, "", "", (*Plain).skip, false},
		{[]string{"review"}, "", "", (*Plain).review, false},
	}
}

// command finds what a line asks for, and on which question: with ^ before it on the one answered last.
func (p *Plain) command(line string) (*command, call) {
	word, arg, _ := strings.Cut(line, " ")
	on, isLast := p.Here(), false
	if rest, is := strings.CutPrefix(word, "^"); is {
		word, on, isLast = rest, p.Last(), true
		if word == "" { // "^ n TEXT"
			word, arg, _ = strings.Cut(strings.TrimSpace(arg), " ")
		}
	}
	for _, c := range commandList() {
		for _, name := range c.names {
			if strings.EqualFold(name, word) && c.run != nil {
				c.isLetter = c.isLetter || isLast
				return &c, call{on, strings.TrimSpace(arg)}
			}
		}
	}
	return nil, call{}
}

// needs refuses a command that has no question to be on.
func (c call) needs() error {
	if c.on == "" {
		return errNothingHere
	}
	return nil
}

func (p *Plain) clear(_ context.Context, c call) (bool, error) {
	if err := c.needs(); err != nil {
		return p.show(refuse(err))
	}
	return p.show(p.Clear(c.on, c.arg))
}

func (p *Plain) skip(context.Context, call) (bool, error) { return p.show(p.Skip()) }

func (p *Plain) back(context.Context, call) (bool, error) { return p.show(p.Back()) }

// mostFound bounds a list of questions to one screen.
const mostFound = 20

func (p *Plain) goTo(_ context.Context, c call) (bool, error) {
	if c.arg == "" {
		p.say("Type g and a question's id or number, or a word of it.")
		return false, nil
	}
	found, o := p.Go(c.arg)
	if len(found) == 0 {
		if o.Refused != nil {
			p.say("%s.", sentence(o.Refused.Error()))
			return false, nil
		}
		return p.show(o)
	}
	for _, id := range found[:min(len(found), mostFound)] {
		p.say("  g %s  %s", id, p.Bank.Question(id).Ask)
	}
	if more := len(found) - mostFound; more > 0 {
		p.say("  and %d more; add a word to narrow it", more)
	}
	return false, nil
}

func (p *Plain) note(ctx context.Context, c call) (bool, error) {
	if err := c.needs(); err != nil {
		return p.show(refuse(err))
	}
	if c.arg != "" {
		return p.show(p.Note(c.on, c.arg))
	}
	return p.compose(ctx, c.on)
}

func (p *Plain) noNote(_ context.Context, c call) (bool, error) {
	return p.show(p.onQuestion(c, func() Outcome { return p.DropNote(c.on) }))
}

// onQuestion carries out a verb that needs a question.
func (p *Plain) onQuestion(c call, verb func() Outcome) Outcome {
	if err := c.needs(); err != nil {
		return refuse(err)
	}
	return verb()
}

func (p *Plain) evidence(ctx context.Context, c call) (bool, error) {
	if err := c.needs(); err != nil {
		return p.show(refuse(err))
	}
	return p.fill(ctx, p.EvidenceForm(c.on, c.arg))
}

func (p *Plain) noEvidence(_ context.Context, c call) (bool, error) {
	n, err := strconv.Atoi(c.arg)
	if err != nil && c.arg != "" {
		return p.show(refuse(errors.New("type -e, or -e and the number of a piece of evidence")))
	}
	return p.show(p.onQuestion(c, func() Outcome { return p.DropEvidence(c.on, n) }))
}

func (p *Plain) basis(_ context.Context, c call) (bool, error) {
	return p.show(p.onQuestion(c, func() Outcome { return p.SetBasis(c.on, c.arg) }))
}

func (p *Plain) flag(_ context.Context, c call) (bool, error) {
	return p.show(p.onQuestion(c, func() Outcome { return p.Later(c.on, c.arg) }))
}

// decision asks for a decision: on the question just answered where one is owed, else on the one at hand.
func (p *Plain) decision(ctx context.Context, c call) (bool, error) {
	if owed := p.Owed(); owed != "" {
		c.on = owed
	}
	if err := c.needs(); err != nil {
		return p.show(refuse(err))
	}
	if !assessment.TakesDecision(p.Bank, p.Bank.Question(c.on)) {
		return p.show(refuse(noDecision(c.on)))
	}
	p.say("The decision on %s: %s", c.on, p.Bank.Question(c.on).Ask)
	return p.fill(ctx, p.DecisionForm(c.on))
}

func (p *Plain) noDecision(_ context.Context, c call) (bool, error) {
	return p.show(p.onQuestion(c, func() Outcome { return p.Decide(c.on, nil) }))
}

// atSite takes "SITE ANSWER" as the answer for one site.
func (p *Plain) atSite(ctx context.Context, c call) (bool, error) {
	q := p.Bank.Question(c.on)
	site, line, _ := strings.Cut(c.arg, " ")
	if q == nil || line == "" {
		p.say("Type @, a site and an answer, at a question asked per site.")
		return false, nil
	}
	return p.readTyped(ctx, q, line, func(t Typed) (bool, error) { return p.answer(ctx, q, site, t) })
}

// readTyped reads an answer that stands behind a command.
func (p *Plain) readTyped(ctx context.Context, q *questions.Question, line string, use func(Typed) (bool, error)) (bool,
	error) {
	typed, err := Read(q, line, p.today())
	if err != nil {
		p.say("%s.", sentence(err.Error()))
		return false, nil
	}
	return use(typed)
}

func (p *Plain) confirm(_ context.Context, c call) (bool, error) {
	return p.show(p.onQuestion(c, func() Outcome { return p.Confirm(c.on) }))
}

func (p *Plain) settle(ctx context.Context, c call) (bool, error) {
	q := p.Bank.Question(c.on)
	if q == nil || c.arg == "" {
		p.say("Type settle and the answer that holds, at a question whose answers differ.")
		return false, nil
	}
	site, typed := siteFirst(c.arg)
	return p.readTyped(ctx, q, typed, func(t Typed) (bool, error) {
		return p.fill(ctx, p.SettleForm(q, site, t.Reply))
	})
}

// siteFirst parts "@ west 2" into the site and the answer; without "@" no site is named.
func siteFirst(text string) (site, typed string) {
	rest, isAt := strings.CutPrefix(text, "@")
	if !isAt {
		return "", text
	}
	site, typed, _ = strings.Cut(strings.TrimSpace(rest), " ")
	return site, strings.TrimSpace(typed)
}

func (p *Plain) override(ctx context.Context, c call) (bool, error) {
	form, err := p.OverrideForm(c.arg)
	if err != nil {
		return p.show(refuse(err))
	}
	return p.fill(ctx, form)
}

func (p *Plain) noOverride(_ context.Context, c call) (bool, error) {
	return p.show(p.ClearOverride(c.arg))
}

func (p *Plain) who(ctx context.Context, c call) (bool, error) {
	name, role, _ := strings.Cut(c.arg, "|")
	if c.arg == "" {
		p.printPeople()
		p.say("Type w and a name; add a role behind a bar: w Jane Roe, MD | owner")
		return false, nil
	}
	if assessment.Blank(name) {
		return p.show(refuse(errors.New("there is no name before the bar")))
	}
	name, role = strings.TrimSpace(name), strings.TrimSpace(role)
	_, err := p.FindPerson(name)
	isNew := (*NewPersonError)(nil)
	if !errors.As(err, &isNew) || !p.isSitting {
		return p.show(p.Who(name, role, false))
	}
	return p.askNew(ctx, isNew, role)
}

// askNew asks whether a name that is not on the list is somebody new.
func (p *Plain) askNew(ctx context.Context, e *NewPersonError, role string) (bool, error) {
	text := fmt.Sprintf("%s is not on the list yet. Add? (y or n) ", e.Name)
	if e.Near != "" {
		text = fmt.Sprintf("%s is not on the list; %s is. Type y to add %s, s for %s, n for neither: ", e.Name, e.Near,
			e.Name, e.Near)
	}
	line, more := p.input.read(ctx, text)
	if !more {
		return false, errEnded
	}
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "y", "yes":
		return p.show(p.Who(e.Name, role, true))
	case "s":
		if e.Near != "" {
			return p.show(p.Who(e.Near, role, false))
		}
	}
	p.say("Nobody was added.")
	return false, nil
}

func (p *Plain) practice(_ context.Context, c call) (bool, error) {
	if c.arg == "" {
		p.say("Type p and the practice's name.")
		return false, nil
	}
	return p.show(p.SetPractice(c.arg))
}

func (p *Plain) undo(context.Context, call) (bool, error) { return p.show(p.Undo()) }

func (p *Plain) auto(context.Context, call) (bool, error) {
	p.Stay = !p.Stay
	if p.Stay {
		p.say("An answer now stays at its question; Enter moves on.")
	} else {
		p.say("An answer now moves on to the next question.")
	}
	return false, nil
}

func (p *Plain) help(_ context.Context, c call) (bool, error) {
	q := p.Bank.Question(c.on)
	if q == nil {
		return p.show(refuse(errNothingHere))
	}
	p.say("Why: %s", q.Why)
	if len(q.Evidence) > 0 {
		p.say("What an investigator would ask to see: %s", strings.Join(q.Evidence, "; "))
	}
	for _, cite := range q.Cites {
		if r := p.Bank.Requirement(cite); r != nil {
			p.say("%s, %s: %s", r.ID, r.Title, r.Summary)
		}
	}
	return false, nil
}

// sign asks who signs; a signed assessment is not gone on with.
func (p *Plain) sign(ctx context.Context, _ call) (bool, error) {
	for _, text := range p.SignTexts() {
		p.say("%s", text)
	}
	if _, err := p.fill(ctx, p.SignForm()); err != nil {
		return false, err
	}
	if p.IsSigned() {
		return false, errLeave
	}
	return false, nil
}

// save saves now what could not be saved, or in another file.
func (p *Plain) save(_ context.Context, c call) (bool, error) {
	if c.arg == "" {
		return p.show(p.TrySaving())
	}
	return p.show(p.SaveElsewhere(c.arg))
}

// quit leaves. What is not saved is tried once more and told; only the second quit in a row leaves it behind.
func (p *Plain) quit(context.Context, call) (bool, error) {
	if p.Unsaved() == nil || p.isWarned {
		return false, errLeave
	}
	if p.print(p.TrySaving()); p.Unsaved() == nil {
		return false, errLeave
	}
	p.isWarned = true
	p.say("Leaving now would lose what is not saved. q again leaves all the same.")
	return false, nil
}

func (p *Plain) keys(context.Context, call) (bool, error) {
	p.say("Type the number of an answer, its id, don't know or does not apply, or:")
	for _, c := range commandList() {
		if c.does != "" {
			p.say("  %-15s %s", strings.TrimSpace(c.names[0]+" "+c.argument), c.does)
		}
	}
	return false, nil
}

// review lists what is open, the most pressing first.
func (p *Plain) review(context.Context, call) (bool, error) {
	p.say("%s. About %s are left in all.", p.Session.Progress(), assessment.MinutesText(p.MinutesLeft()))
	for _, t := range tabsOf(p.Desk)[1:] {
		if len(t.ids) > 0 {
			p.say("%s: %d", t.title, len(t.ids))
			p.list(t.ids)
		}
	}
	return false, nil
}

// list names questions; more than a screen of them it counts by section, with the first of each.
func (p *Plain) list(ids []string) {
	if len(ids) <= mostFound {
		for _, id := range ids {
			p.say("  g %s  %s", id, p.Bank.Question(id).Ask)
		}
		return
	}
	first, counts := map[string]string{}, map[string]int{}
	for _, id := range ids {
		section := p.Bank.Question(id).Section
		if counts[section]++; counts[section] == 1 {
			first[section] = id
		}
	}
	for _, s := range p.Bank.Sections {
		if counts[s.ID] > 0 {
			p.say("  %s: %d, from g %s", s.Title, counts[s.ID], first[s.ID])
		}
	}
}

// view tells what the recorded answers mean so far: the practice's level, then each category's, worst first.
func (p *Plain) view(context.Context, call) (bool, error) {
	practice, categories := p.SoFar()
	p.say("So far the level of risk is %s. What is not answered counts as not in place.", practice)
	for _, c := range categories {
		p.say("  %-34s %s", c, c.Title)
	}
	return false, nil
}
