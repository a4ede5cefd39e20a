package interview

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// Verbs on what stands beside an answer. Each names the question it went to.

// commitBeside saves a change beside an answer, or says why there was none.
func (d *Desk) commitBeside(id, did string, err error) Outcome {
	if err != nil {
		return refuse(err)
	}
	return d.commit(did + ": " + id + ".")
}

// Note adds a text to the note on a question. One that cannot be recorded stays as a draft to mend.
func (d *Desk) Note(id, text string) Outcome {
	if id == "" {
		return refuse(errNothingHere)
	}
	a := d.Session.Assessment()
	if assessment.Blank(text) {
		return refuse(errors.New("the note is blank; -n removes the one that is there"))
	}
	did := "Note recorded"
	if before := d.Session.Answer(id); before != nil && before.Note != "" {
		did = "Added to the note (-n removes it all)"
	}
	if err := d.Session.AddNote(id, text); err != nil {
		a.KeepDraft(assessment.Draft{Question: id, Note: text})
		o := d.commit("Kept as an unfinished note, to mend: n goes on with it.")
		o.Refused = fmt.Errorf("the note on %s is not recorded: %w", id, err)
		return o
	}
	a.DropDraft(id, "")
	return d.commitBeside(id, did, nil)
}

// DropNote removes the note on a question.
func (d *Desk) DropNote(id string) Outcome {
	if a := d.Session.Answer(id); a == nil || a.Note == "" {
		return refuse(fmt.Errorf("there is no note on %s", id))
	}
	return d.commitBeside(id, "Note removed", d.Session.SetNote(id, ""))
}

// ReplaceNote puts a note in place of what is there, or with no text nothing, and tells what goes.
func (d *Desk) ReplaceNote(id, text string) Outcome {
	var former []string
	if a := d.Session.Answer(id); a != nil && a.Note != "" && a.Note != text {
		former = []string{"The note that stood there goes; it was: " + a.Note}
	}
	o := d.commitBeside(id, "Note recorded", d.Session.SetNote(id, text))
	o.Told = append(o.Told, former...)
	return o
}

// EditNote puts an edited note on record; with nothing in it the note goes. One that cannot be recorded stays as a
// draft to mend.
func (d *Desk) EditNote(id, text string) Outcome {
	before := d.Session.Answer(id)
	switch {
	case assessment.Blank(text) && (before == nil || before.Note == ""):
		return d.DropNoteDraft(id)
	case assessment.Blank(text):
		text = ""
	case before != nil && before.Note == text:
		d.Session.Assessment().DropDraft(id, "")
		return Outcome{}
	}
	if err := d.Session.SetNote(id, text); err != nil {
		o := d.KeepNote(id, text)
		o.Refused = fmt.Errorf("the note on %s is not recorded: %w", id, err)
		return o
	}
	d.Session.Assessment().DropDraft(id, "")
	if text == "" {
		return d.commitBeside(id, "Note removed", nil)
	}
	return d.commitBeside(id, "Note recorded", nil)
}

// KeepNote keeps an unfinished note.
func (d *Desk) KeepNote(id, text string) Outcome {
	if id == "" || assessment.Blank(text) {
		return Outcome{}
	}
	d.Session.Assessment().KeepDraft(assessment.Draft{Question: id, Note: text})
	return d.commit("The unfinished note is kept: " + id + ".")
}

// DropNoteDraft forgets an unfinished note.
func (d *Desk) DropNoteDraft(id string) Outcome {
	if !d.Session.Assessment().DropDraft(id, "") {
		return Outcome{}
	}
	return d.commit("The unfinished note is gone: " + id + ".")
}

// AddEvidence records what shows an answer to be true. Where it is a file, the file's digest goes with it, so that
// years later it can be told whether it is the same.
func (d *Desk) AddEvidence(id string, e assessment.Evidence) Outcome {
	if d.Sum != nil && e.SHA256 == "" && e.Where != "" {
		e.SHA256 = d.Sum(e.Where)
	}
	o := d.commitBeside(id, "Evidence recorded", d.Session.AddEvidence(id, e))
	if doubt := e.Dated.Doubt(d.today()); doubt != "" && o.Refused == nil {
		o.Doubts = append(o.Doubts, doubt)
	}
	if e.SHA256 != "" && o.Refused == nil {
		o.Told = append(o.Told, "With the SHA-256 of the file, "+e.SHA256[:8]+"...")
	}
	return o
}

// DropEvidence takes back a piece of evidence, counted from 1; with 0 the only one there is.
func (d *Desk) DropEvidence(id string, n int) Outcome {
	return d.commitBeside(id, "Evidence taken back", d.Session.DropEvidence(id, n))
}

func (d *Desk) decide(id string, texts []string) Outcome {
	by, told, err := d.person(texts[2])
	if err != nil {
		return refuse(err)
	}
	o := d.Decide(id, &assessment.Decision{Why: texts[0], Instead: texts[1], ApprovedBy: by,
		On: d.day(texts[3], d.today()), ReviewBy: d.day(texts[4], assessment.Day{})})
	o.Told = append(o.Told, told...)
	return o
}

// noDecision says that a question is none on which a decision can be made.
func noDecision(id string) error {
	return fmt.Errorf("%s takes no decision: only an addressable specification does (45 CFR 164.306(d)(3))", id)
}

// Decide records the decision on an addressable specification; nil takes it back.
func (d *Desk) Decide(id string, decision *assessment.Decision) Outcome {
	did := "Decision recorded"
	if decision == nil {
		did = "Decision taken back"
		if a := d.Session.Answer(id); a == nil || a.Decision == nil {
			return refuse(fmt.Errorf("there is no decision on %s", id))
		}
	}
	if d.owed == id && decision != nil {
		d.owed = ""
	}
	return d.commitBeside(id, did, d.Session.SetDecision(id, decision))
}

// SetBasis says what an answer rests on, by its word; "none" takes it back.
func (d *Desk) SetBasis(id, word string) Outcome {
	b, known := assessment.ParseBasis(strings.ToLower(word))
	switch {
	case word == "none":
		return d.commitBeside(id, "Basis taken back", d.Session.SetBasis(id, assessment.NoBasis))
	case !known:
		return refuse(errors.New("the basis is observed, document or stated, or none to take it back"))
	}
	return d.commitBeside(id, "Basis recorded as "+b.String(), d.Session.SetBasis(id, b))
}

// someone is whom to ask when nobody was named.
const someone = "someone"

// Later flags a question to be asked later, of whom; flagged already and nobody named, it takes the flag away.
func (d *Desk) Later(id, whom string) Outcome {
	a := d.Session.Answer(id)
	if whom == "" && a != nil && a.Later != "" {
		return d.SetLater(id, "")
	}
	if whom == "" {
		whom = someone
	}
	return d.SetLater(id, whom)
}

// SetLater flags a question to be asked later, of whom; nobody takes the flag away.
func (d *Desk) SetLater(id, whom string) Outcome {
	if whom == "" {
		return d.commitBeside(id, "Flag taken away", d.Session.SetLater(id, ""))
	}
	if p, err := assessment.PersonList.Find(d.Session.Assessment(), whom); err == nil && d.Bank.Role(whom) == nil {
		whom = p.ID
	}
	return d.commitBeside(id, "Come back later, ask "+d.nameOf(whom), d.Session.SetLater(id, whom))
}

// Override puts the assessor's own level of a threat event on record.
func (d *Desk) Override(o assessment.Override) Outcome {
	before := replacedTexts(d.Session.Assessment().Overrides, o)
	if err := d.Session.Change(func(a *assessment.Assessment) error { return a.SetOverride(d.Bank, o) }); err != nil {
		return refuse(err)
	}
	return d.commit(fmt.Sprintf("Recorded: %s of %s.", strings.Join(o.Says(), " and "), o.Threat),
		append(before, d.levelText(o.Threat))...)
}

// ClearOverride goes back to what the tables say of a threat event.
func (d *Desk) ClearOverride(threat string) Outcome {
	if d.Bank.Threat(threat) == nil {
		return refuse(d.Bank.UnknownThreat(threat))
	}
	if err := d.Session.Change(func(a *assessment.Assessment) error {
		if !a.ClearOverride(threat) {
			return fmt.Errorf("there is no override of %q", threat)
		}
		return nil
	}); err != nil {
		return refuse(err)
	}
	return d.commit("Back to the tables: "+threat+".", d.levelText(threat))
}

func (d *Desk) overrideTyped(threat string, texts []string) Outcome {
	likelihood, _ := questions.ParseLevel(texts[0])
	impact, _ := questions.ParseLevel(texts[1])
	return d.Override(assessment.Override{Threat: threat, Likelihood: likelihood, Impact: impact, Reason: texts[2],
		By: d.By, At: d.Now()})
}

// replacedTexts say which earlier levels of an event go, and which stay beside the new one.
func replacedTexts(list []assessment.Override, o assessment.Override) []string {
	var texts []string
	for _, before := range list {
		if before.Threat != o.Threat {
			continue
		}
		for _, level := range before.Says() {
			key, _, _ := strings.Cut(level, " ")
			what := "stays, with its reason"
			if slices.ContainsFunc(o.Says(), func(s string) bool { return strings.HasPrefix(s, key) }) {
				what = "was set before and goes"
			}
			texts = append(texts, fmt.Sprintf("%s: %s %s.", o.Threat, level, what))
		}
	}
	return texts
}

// levelText says what an event stands at now; an override of one that does not apply waits.
func (d *Desk) levelText(threat string) string {
	event := risk.Assess(d.Bank, d.Session.Assessment()).Risk(threat)
	if event == nil {
		return threat + " does not apply to this practice, by its facts; the override is kept for when it does."
	}
	return fmt.Sprintf("%s: %s by the tables, %s now.", threat, event.Worked.Level, event.Level)
}
