package interview

import (
	"errors"
	"fmt"
	"strings"

	"ephisra/assessment"
)

// Sign signs the assessment as it stands. The practice's name has to be typed, so that nobody signs by a slip; with
// open items it can be signed, and the report lists them as open.
func (d *Desk) Sign(by, role, practice string) Outcome {
	a := d.Session.Assessment()
	if err := d.canSign(practice); err != nil {
		return refuse(err)
	}
	if err := a.Sign(by, role, d.Now()); err != nil {
		return refuse(err)
	}
	o := d.commit(fmt.Sprintf("Signed by %s, %s.", by, role))
	if o.Unsaved != nil { // nothing is signed that is not on disk
		a.Amend()
		return Outcome{Refused: fmt.Errorf("the sign-off could not be saved: %w", o.Unsaved)}
	}
	return o
}

// IsSigned reports whether the assessment is signed.
func (d *Desk) IsSigned() bool { return len(d.Session.Assessment().Signoff) > 0 }

func (d *Desk) canSign(typed string) error {
	name := d.Session.Assessment().Practice.Name
	switch {
	case assessment.Blank(name):
		return errors.New("the practice has no name yet; p gives it one")
	case !sameWords(typed, name):
		return fmt.Errorf("that is not the practice's name; it is %q", name)
	}
	return nil
}

// sameWords reports whether two texts are the same but for case and blanks.
func sameWords(one, other string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(one), " "), strings.Join(strings.Fields(other), " "))
}

// SignForm asks who signs. What is open is told before.
func (d *Desk) SignForm() *Form {
	now := d.answering()
	f := &Form{Fields: []Field{{Ask: "Who signs?", Now: now.Name, Needed: true},
		{Ask: "In which role?", Now: now.Role, Needed: true},
		{Ask: "Type the practice's name to sign it: " + d.Session.Assessment().Practice.Name, Needed: true,
			Check: d.canSign}}}
	f.Done = func(texts []string) Outcome { return d.Sign(texts[0], texts[1], texts[2]) }
	return f
}

// SignTexts say what signing does, and what is open.
func (d *Desk) SignTexts() []string {
	texts := []string{d.Session.Progress().String() + "."}
	if d.Session.Progress().Pending() > 0 {
		texts = append(texts, "You can sign with open items; they are listed in the report as open.")
	}
	if places := d.draftPlaces(); len(places) > 0 {
		texts = append(texts, "What is unfinished is not on record and will not be signed: "+strings.Join(places, ", ")+".")
	}
	return append(texts, "Signing records who answers for this assessment on this day. Afterwards it is not changed; "+
		"sra interview --amend starts from it anew and keeps the signed copy. A signature is no certificate.")
}

func (d *Desk) draftPlaces() []string {
	var ids []string
	for _, draft := range d.Session.Assessment().Drafts {
		ids = append(ids, draft.Question)
	}
	return ids
}
