package assessment

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Draft is what was being typed when the program stopped, or what was typed and could not be taken as it is. One
// is kept for each question and form.
type Draft struct {
	Question string
	Form     string   // what it is for: evidence, decision, na or a list; "" is the note
	Note     string   // of a note: its text so far
	Typed    []string // of a form: its fields so far, in order
}

// Draft returns the draft of a question's form, or nil.
func (a *Assessment) Draft(question, form string) *Draft {
	for i := range a.Drafts {
		if d := &a.Drafts[i]; d.Question == question && d.Form == form {
			return d
		}
	}
	return nil
}

// KeepDraft keeps what was typed in place of an earlier draft for the same. Characters that do not print are
// kept as their codes, for a file cannot hold them; a draft in which nothing shows is dropped.
func (a *Assessment) KeepDraft(d Draft) {
	a.DropDraft(d.Question, d.Form)
	d.Note, d.Typed = codes(d.Note), slices.Clone(d.Typed)
	for i, text := range d.Typed {
		d.Typed[i] = codes(text)
	}
	if !Blank(d.Note + strings.Join(d.Typed, "")) {
		a.Drafts = append(a.Drafts, d)
	}
}

// DropDraft forgets a draft and reports whether there was one.
func (a *Assessment) DropDraft(question, form string) bool {
	before := len(a.Drafts)
	a.Drafts = slices.DeleteFunc(a.Drafts, func(d Draft) bool { return d.Question == question && d.Form == form })
	return len(a.Drafts) < before
}

// codes writes unprintable characters as [U+001B], and cuts what no file could hold.
func codes(text string) string {
	var b strings.Builder
	for n, r := range []rune(strings.ToValidUTF8(text, "\uFFFD")) {
		switch {
		case n == draftLimit:
			return b.String()
		case unicode.IsControl(r) && !strings.ContainsRune("\n\t\r", r):
			fmt.Fprintf(&b, "[U+%04X]", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// draftLimit is how many characters of a draft are kept. It is far more than TextLimit, so that a text that is
// too long can be mended.
const draftLimit = 20 * TextLimit
