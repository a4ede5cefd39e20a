package interview

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// command is what a letter does. It says whether to ask the current question anew.
type command struct {
	letter, argument, does string
	run                    func(p *Plain, ctx context.Context, arg string) (again bool, err error)
}

// commands lists every letter of line mode, in the order ? prints them.
func commandList() []command {
	return []command{
		{"0", "", "back to not answered", (*Plain).clear},
		{"s", "", "skip to the next question; Enter alone does the same", (*Plain).skip},
		{"b", "", "back to the question before", (*Plain).back},
		{"g", "TEXT", "go to a question by id, or list those that hold the text", (*Plain).goTo},
		{"n", "TEXT", "note; n alone takes lines until a single point", (*Plain).note},
		{"-n", "", "remove the note", (*Plain).noNote},
		{"e", "", "evidence: what shows it, where, its date", (*Plain).evidence},
		{"o", "BASIS", "what the answer rests on: observed, document or stated", (*Plain).basis},
		{"f", "WHOM", "come back later, and whom to ask; again to take the flag away", (*Plain).flag},
		{"d", "", "decision on an addressable specification", (*Plain).decision},
		{"@", "SITE N", "answer for one site", (*Plain).atSite},
		{"c", "", "confirm last year's answer", (*Plain).confirm},
		{"w", "NAME", "who is answering now", (*Plain).who},
		{"p", "NAME", "the practice's name", (*Plain).practice},
		{"u", "", "undo the last change", (*Plain).undo},
		{"a", "", "after an answer, stay at the question or move on", (*Plain).auto},
		{"v", "", "what the answers mean so far", (*Plain).view},
		{"h", "", "why this is asked, and what an investigator would ask to see", (*Plain).help},
		{"r", "", "review what is open", (*Plain).review},
		{"q", "", "save and leave", (*Plain).quit},
		{"?", "", "this list", (*Plain).keys},
	}
}

// do carries out one line. Next says that the current question should be asked (anew).
func (p *Plain) do(ctx context.Context, line string) (next bool, err error) {
	if line == "" {
		return p.skip(ctx, "")
	}
	word, arg, _ := strings.Cut(line, " ")
	for _, c := range commandList() {
		if strings.EqualFold(c.letter, word) {
			return c.run(p, ctx, strings.TrimSpace(arg))
		}
	}
	return p.answer(ctx, line)
}

// answer takes a line as the answer to the current question.
func (p *Plain) answer(ctx context.Context, line string) (bool, error) {
	q := p.Session.Current()
	if q == nil {
		p.say("There is no question here. Type ? for what you can type.")
		return false, nil
	}
	reply, given, err := p.read(ctx, q, line)
	if !given || err != nil {
		return false, err
	}
	branch, err := p.Session.Record(q.ID, reply, p.stamp())
	return p.recordedAs(q, reply, branch, err)
}

// atSite takes "SITE ANSWER" as the answer for one site.
func (p *Plain) atSite(ctx context.Context, arg string) (bool, error) {
	q := p.Session.Current()
	site, line, _ := strings.Cut(arg, " ")
	if q == nil || line == "" {
		p.say("Type @, a site and the number of an answer, at a question asked per site.")
		return false, nil
	}
	reply, given, err := p.read(ctx, q, strings.TrimSpace(line))
	if !given || err != nil {
		return false, err
	}
	branch, err := p.Session.RecordAt(q.ID, site, reply, p.stamp())
	stay := p.stay
	p.stay = true // the other sites are still to come
	defer func() { p.stay = stay }()
	return p.recordedAs(q, reply, branch, err)
}

// read turns a line into a reply, asking why where "does not apply" was chosen. Given is false when
// the line was no answer; that has been told then.
func (p *Plain) read(ctx context.Context, q *questions.Question, line string) (reply assessment.Reply, given bool, err error) {
	reply, asks, problem := parse(q, line, assessment.DayOf(p.Now()))
	if problem != "" {
		p.say("%s", problem)
		return reply, false, nil
	}
	if !asks {
		return reply, true, nil
	}
	why, more := p.prompt(ctx, "Why does it not apply? ")
	if !more {
		return reply, false, errEnded
	}
	if reply.NA = why; why == "" {
		p.say("Nothing recorded: it needs a reason.")
	}
	return reply, why != "", nil
}

// parse reads an answer. AsksWhy says that a reason for "does not apply" is still wanted. A problem
// is one line that says what can be typed.
func parse(q *questions.Question, line string, today assessment.Day) (r assessment.Reply, asksWhy bool, problem string) {
	if value, is := strings.CutPrefix(line, "="); is {
		return parseValue(q, strings.TrimSpace(value))
	}
	if day, err := assessment.ReadDay(line, today); err == nil && q.Type == questions.Date {
		return assessment.Reply{Date: day}, false, ""
	}
	if q.Type == questions.Many {
		return parseMany(q, line)
	}
	e, ok := pick(entries(q), line)
	if !ok {
		return r, false, hint(q)
	}
	return e.reply(), e.na, ""
}

func (e entry) reply() assessment.Reply {
	return assessment.Reply{Choice: e.option, Unknown: e.unknown}
}

func parseValue(q *questions.Question, value string) (r assessment.Reply, asksWhy bool, problem string) {
	switch q.Type {
	case questions.Number:
		n, err := strconv.Atoi(value)
		if err != nil {
			return r, false, numberHint(q)
		}
		return assessment.Reply{Number: &n}, false, ""
	case questions.Text:
		return assessment.Reply{Text: value}, false, ""
	}
	return r, false, hint(q)
}

// parseMany reads numbers set apart by blanks or commas, or "none".
func parseMany(q *questions.Question, line string) (r assessment.Reply, asksWhy bool, problem string) {
	r.Chosen = true
	if strings.EqualFold(line, "none") {
		return r, false, ""
	}
	list := entries(q)
	words := strings.FieldsFunc(line, func(c rune) bool { return c == ' ' || c == ',' })
	for _, w := range words {
		e, ok := pick(list, w)
		switch {
		case !ok:
			return r, false, hint(q)
		case e.option == "" && len(words) > 1:
			return r, false, "\"Does not apply\" and \"I don't know\" stand alone."
		case e.option == "":
			return e.reply(), e.na, ""
		}
		r.Choices = append(r.Choices, e.option)
	}
	return r, false, ""
}

func pick(list []entry, number string) (entry, bool) {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(list) {
		return entry{}, false
	}
	return list[n-1], true
}

// hint is the one line that answers a wrong entry.
func hint(q *questions.Question) string {
	n := len(entries(q))
	switch q.Type {
	case questions.Many:
		return fmt.Sprintf("Type numbers from 1 to %d, none, or ? for help.", n)
	case questions.Date:
		return fmt.Sprintf("Type a date such as 3/31/2026, a number from 1 to %d, or ? for help.", n)
	case questions.Number:
		return fmt.Sprintf("%s A number from 1 to %d is one of the answers above; ? for help.", numberHint(q), n)
	}
	return fmt.Sprintf("Type 1 to %d, or ? for help.", n)
}

// recordedAs saves what was put on record, says so, and moves on. An error means that nothing was.
func (p *Plain) recordedAs(q *questions.Question, r assessment.Reply, branch assessment.Branch, err error) (bool, error) {
	if err != nil {
		p.say("Not recorded: %v", err)
		return false, nil
	}
	if err := p.saved("Recorded: " + replyText(q, &r) + "."); err != nil {
		return false, err
	}
	p.announce(branch)
	if doubt := r.Date.Doubt(assessment.DayOf(p.Now())); doubt != "" {
		p.say("%s Type b to go back, or u to undo.", doubt)
	}
	p.hintDecision(q)
	if p.stay {
		return true, p.Session.Go(q.ID)
	}
	p.forward()
	return true, nil
}

// hintDecision says so where an answer leaves an addressable specification not met and no decision
// stands in for it (45 CFR 164.306(d)(3)).
func (p *Plain) hintDecision(q *questions.Question) {
	if !assessment.TakesDecision(p.Bank, q) {
		return
	}
	for _, f := range risk.Assess(p.Bank, p.Session.Assessment()).OpenAddressable() {
		if f.Question == q {
			p.say("What is addressable here is not in place: it needs a documented decision (45 CFR 164.306(d)(3)). b goes back, d records it; or leave it to the last question.")
		}
	}
}

func (p *Plain) stamp() assessment.Stamp { return assessment.Stamp{By: p.By, At: p.Now()} }

// saved saves and then says what was done; never the other way round.
func (p *Plain) saved(what string) error {
	if err := p.Save(); err != nil {
		p.say("NOT SAVED: %v", err)
		return err
	}
	p.say("%s Saved.", what)
	return nil
}

// mostNamed is how many added or dropped questions are told by name; the rest are counted.
const mostNamed = 4

func (p *Plain) announce(b assessment.Branch) {
	for _, one := range []struct {
		ids  []string
		what string
	}{{b.Added, "added"}, {b.Dropped, "no longer asked"}} {
		switch n := len(one.ids); {
		case n == 1:
			p.say("1 question %s: %s.", one.what, one.ids[0])
		case n > 1 && n <= mostNamed:
			p.say("%d questions %s: %s.", n, one.what, strings.Join(one.ids, ", "))
		case n > mostNamed:
			p.say("%d questions %s: %s and %d more.", n, one.what, strings.Join(one.ids[:mostNamed], ", "), n-mostNamed)
		}
	}
}

// forward moves to the next question, of those to walk through.
func (p *Plain) forward() {
	for p.Session.Next() {
		if p.walks(p.Session.Current().ID) {
			return
		}
	}
}

// walks says whether a question is among those to walk through.
func (p *Plain) walks(id string) bool {
	if p.Only == nil {
		return true
	}
	for _, one := range p.Only {
		if one == id {
			return true
		}
	}
	return false
}

// prompt asks for one more line inside a command.
func (p *Plain) prompt(ctx context.Context, text string) (string, bool) {
	fmt.Fprint(p.Out, text)
	line, more := p.input.read(ctx)
	if !more {
		fmt.Fprintln(p.Out)
	}
	return strings.TrimSpace(line), more
}
