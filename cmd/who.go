package cmd

import (
	"errors"
	"fmt"

	"ephisra/assessment"
	"ephisra/cmd/interview"
)

// person returns the ID of who is meant by a flag, and adds somebody new, which it says. A name that only
// looks new, being near one on the list, is not added: a script cannot be asked, so its writer is.
func (app *App) person(a *assessment.Assessment, flag, name string) (string, error) {
	id, err := interview.FindPerson(a, name)
	isNew := (*interview.NewPersonError)(nil)
	if errors.As(err, &isNew) && isNew.Near == "" {
		id = a.Person(name, "")
		fmt.Fprintf(app.Err, "%s is new and now among the people, as %s\n", sanitize(name), id)
		return id, nil
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", flag, err)
	}
	return id, nil
}
