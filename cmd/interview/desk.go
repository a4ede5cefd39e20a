package interview

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// Desk is the interview without a face: what is said at the table comes in as verbs, and what came of each goes
// out as an Outcome. Line mode prints outcomes, the screen will draw them, "sra answer" and "sra override" are
// single verbs. Every change is saved before its Outcome says so, and a save that fails loses nothing: the answers
// stay here and the next change tries again.
type Desk struct {
	Bank    *questions.Bank
	Session *assessment.Session
	Now     func() time.Time
	By      string           // ID of who answers; empty is not said
	Basis   assessment.Basis // what the answers of one verb rest on; zero is not said
	Only    []string         // ids to walk through; nil is all
	Stay    bool             // a recorded answer does not move on

	// Save puts the assessment on disk. A notice is something to tell although it is saved, such as another path.
	Save func() (notice string, err error)
	// SaveAs does so in a new file, where the desk then goes on. Nil: there is no other place.
	SaveAs func(path string) error
	// Sum returns the SHA-256 of a file in hex digits, or "" for what is no file. Nil: no file is looked at.
	Sum func(path string) string

	unsaved error // why the last save failed; nil: all is on disk
	savedAt time.Time
	pace    pace
	last    string // the question answered last
	owed    string // the same, while a decision on it is owed
}

// Outcome is what came of a verb.
type Outcome struct {
	Refused error    // nothing was put on record, and why
	Did     string   // what was put on record: "Recorded: 1 to 5."
	Unsaved error    // it is on record and not on disk, and why
	Told    []string // what else a person should know
	Doubts  []string // what is odd about a date, and may be a slip
	Owes    string   // the question answered, where a decision on it is owed (45 CFR 164.306(d)(3))
	NoName  bool     // an answer was recorded that nobody's name stands beside
	Moved   bool     // another question is at hand, or this one has to be shown anew
}

// errNothingHere is told where a verb needs a question and the walk is past the last one.
var errNothingHere = errors.New("there is no question here; go to one first: g and its id")

// refuse is the outcome of a verb that changed nothing.
func refuse(err error) Outcome { return Outcome{Refused: err} }

// commit saves and only then says what was done.
func (d *Desk) commit(did string, told ...string) Outcome {
	notice, err := d.Save()
	if d.unsaved = err; err == nil {
		d.savedAt = d.Now()
	}
	return Outcome{Did: did, Unsaved: err,
		Told: slices.DeleteFunc(append(told, notice), func(s string) bool { return s == "" })}
}

// Unsaved returns why something said is not on disk yet, or nil.
func (d *Desk) Unsaved() error { return d.unsaved }

// SavedAt returns when this sitting last saved; zero is not yet.
func (d *Desk) SavedAt() time.Time { return d.savedAt }

// TrySaving saves what could not be saved before.
func (d *Desk) TrySaving() Outcome { return d.commit("Everything is on record.") }

// SaveElsewhere saves in another file, where the interview then goes on.
func (d *Desk) SaveElsewhere(path string) Outcome {
	if d.SaveAs == nil {
		return refuse(errors.New("there is no other place to save to"))
	}
	if err := d.SaveAs(path); err != nil {
		return refuse(err)
	}
	return d.commit("The interview goes on in " + path + ".")
}

func (d *Desk) stamp() assessment.Stamp {
	return assessment.Stamp{By: d.By, Basis: d.Basis, At: d.Now()}
}

func (d *Desk) today() assessment.Day { return assessment.DayOf(d.Now()) }

// Here returns the id of the question at hand, or "" past the last.
func (d *Desk) Here() string {
	if q := d.Session.Current(); q != nil {
		return q.ID
	}
	return ""
}

// Last returns the id of the question answered last in this sitting, or "".
func (d *Desk) Last() string { return d.last }

// Owed returns the id of the question just answered while a decision on it is owed, or "".
func (d *Desk) Owed() string { return d.owed }

// Answer puts a reply on record, for one site or with no site for the whole practice, and moves on.
func (d *Desk) Answer(id, site string, r assessment.Reply) Outcome {
	if site != "" {
		branch, err := d.Session.RecordAt(id, site, r, d.stamp())
		return d.commitAnswer(id, site, r, branch, err)
	}
	branch, err := d.Session.Record(id, r, d.stamp())
	return d.commitAnswer(id, "", r, branch, err)
}

// Settle puts on record what holds where answers differ, at one site or with "" wherever they do, and why.
func (d *Desk) Settle(id, site string, r assessment.Reply, why string) Outcome {
	branch, err := d.Session.Settle(id, site, r, why, d.stamp())
	return d.commitAnswer(id, "", r, branch, err)
}

// Confirm takes last year's answer over, and with it the list that the question shows, as it stands.
func (d *Desk) Confirm(id string) Outcome {
	lists := d.listsToConfirm(d.Bank.Question(id))
	branch, err := d.Session.Confirm(id, d.stamp())
	if err != nil && len(lists) == 0 {
		return refuse(err)
	}
	did := "Confirmed"
	for _, share := range lists {
		if _, err := d.Session.Confirm(share.ID, d.stamp()); err != nil {
			return refuse(err)
		}
		did = fmt.Sprintf("Confirmed, and the list of %s with it", share.Share.Of)
	}
	return d.onRecord(id, "", did, branch)
}

// listsToConfirm are the questions worked out from the list that a question shows, where it came along from an earlier
// assessment and nobody said yet that it holds.
func (d *Desk) listsToConfirm(q *questions.Question) []*questions.Question {
	if q == nil {
		return nil
	}
	of, isShown := map[questions.Listing]questions.Inventory{questions.OurVendors: questions.Vendors,
		questions.OurAssets: questions.Assets}[q.Lists]
	var list []*questions.Question
	for _, share := range d.Bank.Questions {
		if !isShown || share.Share == nil || share.Share.Of != of {
			continue
		}
		if a := d.Session.Answer(share.ID); a != nil && a.Carried != nil {
			list = append(list, share)
		}
	}
	return list
}

func (d *Desk) commitAnswer(id, site string, r assessment.Reply, branch assessment.Branch, err error) Outcome {
	if err != nil {
		return refuse(err)
	}
	d.Session.Assessment().DropDraft(id, formNA)
	o := d.onRecord(id, site, "Recorded: "+r.Words(d.Bank.Question(id)), branch)
	if doubt := r.Date.Doubt(d.today()); doubt != "" {
		o.Doubts = append(o.Doubts, doubt)
	}
	return o
}

// onRecord saves an answer, tells what came of it, and moves on.
func (d *Desk) onRecord(id, site, did string, branch assessment.Branch) Outcome {
	d.pace.note(id, d.Now())
	d.last, d.owed = id, ""
	if d.owes(id) {
		d.owed = id
	}
	o := d.commit(did+".", branchTexts(branch)...)
	o.Moved, o.NoName, o.Owes = true, d.By == "", d.owed
	if d.Stay || site != "" { // at one site: the others are still to come
		_ = d.Session.Go(id)
		return o
	}
	d.forward()
	return o
}

// owes reports whether an answer leaves an addressable specification not met and no decision stands in for it
// (45 CFR 164.306(d)(3)). It works the whole result out, some 10 ms, for questions that take a decision only.
func (d *Desk) owes(id string) bool {
	return assessment.TakesDecision(d.Bank, d.Bank.Question(id)) &&
		slices.ContainsFunc(risk.Assess(d.Bank, d.Session.Assessment()).OpenAddressable(),
			func(f *risk.Finding) bool { return f.Question.ID == id })
}

// mostNamed is how many added or dropped questions are told by name; the rest are counted.
const mostNamed = 4

func branchTexts(b assessment.Branch) []string {
	var texts []string
	for _, one := range []struct {
		ids  []string
		what string
	}{{b.Added, "now asked"}, {b.Dropped, "no longer asked"}} {
		n := len(one.ids)
		if n == 0 {
			continue
		}
		more := ""
		if n > mostNamed {
			more = fmt.Sprintf(" and %d more", n-mostNamed)
		}
		texts = append(texts, fmt.Sprintf("%s %s: %s%s.", plural(n, "question"), one.what,
			strings.Join(one.ids[:min(n, mostNamed)], ", "), more))
	}
	return texts
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Clear takes a question, or one site of it, back to not answered.
func (d *Desk) Clear(id, site string) Outcome {
	var branch assessment.Branch
	var err error
	did := "Back to not answered: " + id
	if site == "" {
		branch, err = d.Session.Clear(id)
	} else {
		did += " at " + site
		branch, err = d.Session.ClearAt(id, site)
	}
	if err != nil {
		return refuse(err)
	}
	return d.commit(did+".", branchTexts(branch)...)
}

// Undo takes back the last change of any kind.
func (d *Desk) Undo() Outcome {
	id, undone := d.Session.Undo()
	if !undone {
		return refuse(errors.New("there is nothing to undo"))
	}
	if id == "" {
		d.forgetGone()
		return d.commit("Undone: the lists and names are as they were.")
	}
	o := d.commit("Undone: " + id + " is as it was.")
	o.Moved = true
	return o
}

// forgetGone clears who answers where that person is not on the list any more.
func (d *Desk) forgetGone() {
	if _, err := assessment.PersonList.Find(d.Session.Assessment(), d.By); err != nil {
		d.By = ""
	}
}

// SetPractice gives the practice its name.
func (d *Desk) SetPractice(name string) Outcome {
	if err := errors.Join(assessment.CheckText(name), notBlank("the practice's name", name)); err != nil {
		return refuse(err)
	}
	if err := d.Session.Change(func(a *assessment.Assessment) error {
		a.Practice.Name = strings.TrimSpace(name)
		return nil
	}); err != nil {
		return refuse(err)
	}
	return d.commit("The practice is " + strings.TrimSpace(name) + ".")
}

func notBlank(what, text string) error {
	if assessment.Blank(text) {
		return fmt.Errorf("%s is blank", what)
	}
	return nil
}
