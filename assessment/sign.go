package assessment

import (
	"errors"
	"strings"
	"time"
)

// Sign binds a person's name and role to the assessment as it stands on that day, by its Digest. It moves the
// assessment to the day it is signed. A signed one, a blank name or role, and text that a file cannot hold are errors.
func (a *Assessment) Sign(by, role string, at time.Time) error {
	if err := errors.Join(a.Changeable(), CheckText(by), CheckText(role)); err != nil {
		return err
	}
	if Blank(by) || Blank(role) {
		return errors.New("a sign-off needs a name and a role")
	}
	a.AsOf = DayOf(at)
	a.Signoff = []Signoff{{By: strings.TrimSpace(by), Role: strings.TrimSpace(role), At: at.Truncate(time.Second),
		Digest: Digest(a)}}
	return nil
}

// LastSignoff is the sign-off that counts, or nil where nobody signed.
func (a *Assessment) LastSignoff() *Signoff {
	if len(a.Signoff) == 0 {
		return nil
	}
	return &a.Signoff[len(a.Signoff)-1]
}

// Amend takes the sign-off away, so that the assessment can be changed and signed anew. Whoever calls it keeps the
// signed copy first.
func (a *Assessment) Amend() { a.Signoff = nil }
