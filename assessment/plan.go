package assessment

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ephisra/questions"
)

// PlanColumns are what a plan holds of each action, beside how far it is.
var PlanColumns = []Column[PlanItem]{
	textColumn("owner", "Who does it?", "`WHO` does it: a person's id or name, or any words",
		func(p *PlanItem) *string { return &p.Owner }),
	dayColumn("due", "By when?", "`DATE` it is to be done by", false, func(p *PlanItem) *Day { return &p.Due }),
	{
		Key: "response", Ask: "What is done about the risk?",
		Help: "`RESPONSE` to the risk: mitigate, accept, avoid, share or transfer",
		read: func(p *PlanItem, text string, _ Day) error {
			r, known := responses.of(strings.ToLower(text))
			if !known && text != "" {
				return errors.New("type mitigate, accept, avoid, share or transfer")
			}
			p.Response = r
			return nil
		},
		Write: func(p *PlanItem) string { return p.Response.String() },
		take:  func(to, from *PlanItem) { to.Response = from.Response },
	},
	numberColumn("cost", "What does it cost, in US dollars?", "cost in whole US `DOLLARS`", largestNumber,
		func(p *PlanItem) *int { return &p.Cost }),
	textColumn("note", "Note?", "`NOTE`", func(p *PlanItem) *string { return &p.Note }),
}

// Step moves a plan item to a state. By, why and until serve an acceptance; by and evidence a verification;
// on is the day of it, today where none is given.
type Step struct {
	State             string // a word of the file; "" leaves the state as it is
	By, Why, Evidence string // By is a person's ID
	On, Until         Day
}

// SetPlan records what is done about a fix: columns, and a step to another state. Every fault comes back at once,
// and then nothing is changed. A fix not in the plan yet is added to it.
func (a *Assessment) SetPlan(bank *questions.Bank, fix string, values []Value, step Step, today Day) (*PlanItem,
	error) {
	if bank.Fix(fix) == nil {
		return nil, fmt.Errorf("unknown fix %q", fix)
	}
	item := PlanItem{Fix: fix}
	at := slices.IndexFunc(a.Plan, func(p PlanItem) bool { return p.Fix == fix })
	if at >= 0 {
		item = a.Plan[at]
	}
	if err := errors.Join(readColumns(PlanColumns, &item, values, today), item.step(step, today)); err != nil {
		return nil, err
	}
	item.Owner = a.personOr(item.Owner)
	if at < 0 {
		a.Plan, at = append(a.Plan, item), len(a.Plan)
	}
	a.Plan[at] = item
	return &a.Plan[at], nil
}

// DropPlan takes a fix out of the plan and reports whether it was in it.
func (a *Assessment) DropPlan(fix string) bool {
	before := len(a.Plan)
	a.Plan = slices.DeleteFunc(a.Plan, func(p PlanItem) bool { return p.Fix == fix })
	return len(a.Plan) < before
}

// step moves the item on. A state that goes back leaves nothing behind of what it had come to.
func (p *PlanItem) step(s Step, today Day) error {
	if s.On.IsZero() {
		s.On = today
	}
	if s.State == "" {
		return s.idle()
	}
	state, known := planStates.of(s.State)
	if !known {
		return fmt.Errorf("state %q is none of open, doing, done, verified and accepted", s.State)
	}
	if err := s.check(state); err != nil {
		return err
	}
	done := p.Done
	p.State, p.Done, p.Verified, p.Accepted = state, Day{}, nil, nil
	switch state {
	case PlanDone:
		p.Done = s.On
	case PlanVerified:
		p.Done, p.Verified = done, &Verified{On: s.On, By: s.By, Evidence: s.Evidence}
	case PlanAccepted:
		p.Accepted = &Accepted{On: s.On, By: s.By, Why: s.Why, Until: s.Until}
		if p.Response == NoResponse {
			p.Response = Accept
		}
	}
	return nil
}

// idle is an error for what only a step to another state uses.
func (s *Step) idle() error {
	if s.By+s.Why+s.Evidence != "" || !s.Until.IsZero() {
		return errors.New("by, why, until and evidence go with a state: done, verified or accepted")
	}
	return nil
}

// check says what a state needs that is not given, and what is given that it does not use.
func (s *Step) check(state PlanState) error {
	faults := []error{CheckText(s.Why, s.Evidence)}
	if state == PlanAccepted && Blank(s.Why) {
		faults = append(faults, errors.New("an accepted risk needs why it is accepted"))
	}
	if (state == PlanAccepted || state == PlanVerified) && s.By == "" {
		faults = append(faults, fmt.Errorf("%s needs the name of who says so", planStates.word(state)))
	}
	if state != PlanAccepted && (s.Why != "" || !s.Until.IsZero()) {
		faults = append(faults, fmt.Errorf("why and until go with accepted, not with %s", planStates.word(state)))
	}
	if state != PlanVerified && s.Evidence != "" {
		faults = append(faults, fmt.Errorf("evidence goes with verified, not with %s", planStates.word(state)))
	}
	if !s.Until.IsZero() && s.On.After(s.Until) {
		faults = append(faults, fmt.Errorf("the acceptance would end, on %s, before it begins, on %s", s.Until, s.On))
	}
	return errors.Join(faults...)
}
