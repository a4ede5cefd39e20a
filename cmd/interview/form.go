package interview

import (
	"errors"
	"fmt"
	"strings"

	"ephisra/assessment"
	"ephisra/questions"
)

// Form is a few lines asked one after the other. It is a value: a face asks for each Field in turn, gives the
// texts to Done, and keeps them as a draft where a person is cut off.
type Form struct {
	Name     string // of its draft: one of the form names
	Question string // the question it belongs to, or the one at hand
	Fields   []Field
	Given    []string // the first fields, where they came with the command; they are not asked
	Typed    []string // what was typed before, of an earlier draft
	Done     func(texts []string) Outcome
}

// The names of forms, under which drafts are kept.
const (
	formEvidence = "evidence"
	formDecision = "decision"
	formNA       = "na"
	formOverride = "override"
	formSettle   = "settle"
	formValue    = "value"
)

// Field is one line of a form.
type Field struct {
	Ask    string
	Now    string // what stands there; Enter keeps it
	Needed bool
	Check  func(text string) error // nil: any text
}

// Fault says why a text does not fit the field, or nil.
func (f *Field) Fault(text string) error {
	switch {
	case f.Needed && assessment.Blank(text):
		return errNeeded
	case f.Check != nil && text != "":
		return f.Check(text)
	}
	return assessment.CheckText(text)
}

var errNeeded = errors.New("this cannot be left empty")

func (d *Desk) form(name, id string, done func([]string) Outcome, fields ...Field) *Form {
	if asked := d.Session.Asked(); id == "" && len(asked) > 0 { // past the last question: a draft has to belong somewhere
		id = asked[len(asked)-1].ID
	}
	f := &Form{Name: name, Question: id, Fields: fields}
	if draft := d.Session.Assessment().Draft(id, name); draft != nil {
		f.Typed = draft.Typed
	}
	f.Done = func(texts []string) Outcome { // the draft goes in the same save that puts the form on record
		a := d.Session.Assessment()
		hadDraft := a.DropDraft(id, name)
		o := done(texts)
		if o.Refused != nil && hadDraft {
			a.KeepDraft(assessment.Draft{Question: id, Form: name, Typed: texts})
		}
		return o
	}
	return f
}

// KeepForm keeps what was typed of a form, so that it can be gone on with.
func (d *Desk) KeepForm(f *Form, typed []string) Outcome {
	if !f.isKept() || assessment.Blank(strings.Join(typed, "")) {
		return Outcome{}
	}
	d.Session.Assessment().KeepDraft(assessment.Draft{Question: f.Question, Form: f.Name, Typed: typed})
	return d.commit("What was typed is kept: " + f.Question + ".")
}

// DropForm forgets what was typed of a form before.
func (d *Desk) DropForm(f *Form) Outcome {
	if !d.Session.Assessment().DropDraft(f.Question, f.Name) {
		return Outcome{}
	}
	return d.commit("The unfinished entry is gone: " + f.Question + ".")
}

// isKept reports whether what was typed of a form is kept as a draft; a form without a name is short.
func (f *Form) isKept() bool { return f.Name != "" && f.Question != "" }

func (d *Desk) isDate(text string) error {
	_, err := assessment.ReadDay(text, d.today())
	return err
}

// day reads a date that a form has checked; none is the day given.
func (d *Desk) day(text string, otherwise assessment.Day) assessment.Day {
	if day, err := assessment.ReadDay(text, d.today()); err == nil {
		return day
	}
	return otherwise
}

// EvidenceForm asks what shows an answer to be true. What may be given beforehand, or all of it as
// "what | where | date".
func (d *Desk) EvidenceForm(id, given string) *Form {
	f := d.form(formEvidence, id, func(texts []string) Outcome {
		return d.AddEvidence(id, assessment.Evidence{What: texts[0], Where: texts[1],
			Dated: d.day(texts[2], assessment.Day{})})
	}, Field{Ask: "What shows it?", Needed: true}, Field{Ask: "Where is it?"},
		Field{Ask: "Its date (Enter: none)?", Check: d.isDate})
	if given == "" {
		return f
	}
	for _, part := range strings.SplitN(given, "|", len(f.Fields)) {
		f.Given = append(f.Given, strings.TrimSpace(part))
	}
	if len(f.Given) > 1 { // a date left out is none
		f.Given = append(f.Given, "", "")[:len(f.Fields)]
	}
	return f
}

// DecisionForm asks for the decision on an addressable specification. What is recorded already can be kept line by
// line.
func (d *Desk) DecisionForm(id string) *Form {
	var now assessment.Decision
	if a := d.Session.Answer(id); a != nil && a.Decision != nil {
		now = *a.Decision
	}
	return d.form(formDecision, id, func(texts []string) Outcome { return d.decide(id, texts) },
		Field{Ask: "Why is it not reasonable and appropriate here?", Now: now.Why, Needed: true},
		Field{Ask: "What is done instead, or why can nothing be?", Now: now.Instead, Needed: true},
		Field{Ask: "Who approved it?", Now: now.ApprovedBy, Needed: true},
		Field{Ask: "On which day (Enter: today)?", Now: now.On.String(), Check: d.isDate},
		Field{Ask: "Review by (Enter: none)?", Now: now.ReviewBy.String(), Check: d.isDate})
}

// WhyForm asks why a question does not apply.
func (d *Desk) WhyForm(q *questions.Question, site string) *Form {
	return d.form(formNA, q.ID, func(texts []string) Outcome {
		return d.Answer(q.ID, site, assessment.Reply{NA: texts[0]})
	}, Field{Ask: "Why does it not apply?", Needed: true})
}

// SettleForm asks why one of several answers holds.
func (d *Desk) SettleForm(q *questions.Question, site string, r assessment.Reply) *Form {
	return d.form(formSettle, q.ID, func(texts []string) Outcome { return d.Settle(q.ID, site, r, texts[0]) },
		Field{Ask: "Why does it hold?", Needed: true})
}

// ValueForm asks for the date, the number or the text that answers a question. What was begun elsewhere may be given.
func (d *Desk) ValueForm(q *questions.Question, site, begun string) *Form {
	read := func(text string) (Typed, error) { return readValue(q, text, d.today()) }
	if begun == "" {
		begun = valueNow(q, d.Session.Answer(q.ID))
	}
	return d.form(formValue, q.ID, func(texts []string) Outcome {
		typed, err := read(texts[0])
		if err != nil {
			return refuse(err)
		}
		return d.Answer(q.ID, site, typed.Reply)
	}, Field{Ask: valueAsk(q), Now: begun, Needed: true, Check: func(text string) error {
		_, err := read(text)
		return err
	}})
}

// readValue reads what is typed for a value, and says of what does not fit why.
func readValue(q *questions.Question, text string, today assessment.Day) (Typed, error) {
	typed, err := Read(q, "="+text, today)
	if err == nil {
		return typed, nil
	}
	switch q.Type {
	case questions.Date:
		_, err = assessment.ReadDay(text, today)
	case questions.Number:
		err = fmt.Errorf("%q is not a whole number", text)
	}
	return Typed{}, err
}

// valueAsk asks for the value a question takes.
func valueAsk(q *questions.Question) string {
	switch q.Type {
	case questions.Date:
		return "On which day, such as 3/31/2026, or in which month, such as March 2026?"
	case questions.Number:
		return strings.TrimSpace("How many "+q.Unit) + ", such as 14?"
	}
	return "Your answer?"
}

// valueNow is the value on record as it would be typed.
func valueNow(q *questions.Question, a *assessment.Answer) string {
	switch {
	case a == nil:
		return ""
	case a.Number != nil:
		return fmt.Sprint(*a.Number)
	}
	return valueText(q, a)
}

// OverrideForm asks for the assessor's own levels of a threat event.
func (d *Desk) OverrideForm(threat string) (*Form, error) {
	if d.Bank.Threat(threat) == nil {
		return nil, d.Bank.UnknownThreat(threat)
	}
	if d.By == "" {
		return nil, errors.New("an override needs the name of who decides it; type w and a name first")
	}
	level := func(text string) error { _, err := questions.ParseLevel(text); return err }
	return d.form(formOverride, d.Here(), func(texts []string) Outcome { return d.overrideTyped(threat, texts) },
		Field{Ask: "Likelihood: very_low, low, moderate, high or very_high (Enter: as worked out)?", Check: level},
		Field{Ask: "Impact (Enter: as worked out)?", Check: level},
		Field{Ask: "Why do the tables not fit this practice?", Needed: true}), nil
}
