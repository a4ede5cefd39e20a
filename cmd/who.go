package cmd

import (
	"errors"
	"fmt"

	"ephisra/assessment"
)

// person returns the ID of who is meant by a flag, and adds somebody new, which it says. A name that only
// looks new, being near one on the list, is not added: a script cannot be asked, so its writer is.
func (app *App) person(a *assessment.Assessment, flag, name string) (string, error) {
	if err := errors.Join(assessment.CheckText(name), notBlank(flag, name)); err != nil {
		return "", err
	}
	p, err := assessment.PersonList.Find(a, name)
	switch {
	case err == nil:
		return p.ID, nil
	case !errors.Is(err, assessment.ErrNotListed):
		return "", fmt.Errorf("%s: %w", flag, err)
	}
	if near := a.NearPerson(name); near != "" {
		return "", fmt.Errorf("%s %q is nobody on the list; did you mean %q? If it is somebody else, add them first: sra person add FILE %s",
			flag, name, near, assessment.ShellArg(name))
	}
	id := a.Person(name, "")
	fmt.Fprintf(app.Err, "%s is new and now among the people, as %s\n", shown(name), id)
	return id, nil
}

// tellNameless says so where an answer has no name though there are people to choose from.
func (app *App) tellNameless(s *assessment.Session, by assessment.Stamp) {
	if by.By == "" && len(s.Assessment().People) > 0 {
		app.warn("the answer has no name; give --by to say who answered")
	}
}
