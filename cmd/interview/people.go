package interview

import (
	"errors"
	"fmt"
	"strings"

	"ephisra/assessment"
)

// NewPersonError is told for a name that is not on the list yet. A face asks before it is added; where nobody can
// be asked, a name with nobody Near is.
type NewPersonError struct{ Name, Near string }

// Error says who is not there, and who may be meant.
func (e *NewPersonError) Error() string {
	if e.Near == "" {
		return fmt.Sprintf("%q is nobody on the list", e.Name)
	}
	return fmt.Sprintf("%q is nobody on the list; did you mean %q? If it is somebody else, add them first: sra person "+
		"add FILE %s",
		e.Name, e.Near, assessment.ShellArg(e.Name))
}

// FindPerson returns the ID of somebody on the list, or a *NewPersonError.
func (d *Desk) FindPerson(name string) (string, error) {
	return FindPerson(d.Session.Assessment(), name)
}

// FindPerson returns the ID of somebody who takes part in an assessment, or a *NewPersonError.
func FindPerson(a *assessment.Assessment, name string) (string, error) {
	if err := errors.Join(assessment.CheckText(name), notBlank("the name", name)); err != nil {
		return "", err
	}
	p, err := assessment.PersonList.Find(a, name)
	switch {
	case err == nil:
		return p.ID, nil
	case errors.Is(err, assessment.ErrNotListed):
		return "", &NewPersonError{strings.TrimSpace(name), a.NearPerson(name)}
	}
	return "", err
}

// person returns the ID of somebody, and adds one who is new and near nobody, which it tells.
func (d *Desk) person(name string) (id string, told []string, err error) {
	id, err = d.FindPerson(name)
	isNew := (*NewPersonError)(nil)
	if !errors.As(err, &isNew) {
		return id, nil, err
	}
	if isNew.Near != "" {
		return "", nil, err
	}
	id, err = d.AddPerson(name, "")
	return id, []string{fmt.Sprintf("%s is new and now among the people, as %s.", isNew.Name, id)}, err
}

// AddPerson puts somebody on the list and returns the ID.
func (d *Desk) AddPerson(name, role string) (id string, err error) {
	err = d.Session.Change(func(a *assessment.Assessment) error {
		p, err := assessment.PersonList.Add(a, name, []assessment.Value{{Key: "role", Text: role}}, d.today())
		if err == nil {
			id = p.ID
		}
		return err
	})
	return id, err
}

// Who says who answers from now on: somebody on the list, or with isSure a new name too. A role fills in one not
// given before. Without isSure a new name that is near another comes back as a *NewPersonError.
func (d *Desk) Who(name, role string, isSure bool) Outcome {
	id, err := d.FindPerson(name)
	if isNew := (*NewPersonError)(nil); errors.As(err, &isNew) && (isSure || isNew.Near == "") {
		if id, err = d.AddPerson(name, role); err != nil {
			return refuse(err)
		}
		d.By = id
		return d.commit("Answering now: "+isNew.Name+".",
			fmt.Sprintf("%s is new and now among the people, as %s.", isNew.Name, id))
	}
	if err != nil {
		return refuse(err)
	}
	d.By = id
	return d.commit("Answering now: " + d.fillRole(id, role) + ".")
}

// fillRole gives somebody a role who had none, and returns the name.
func (d *Desk) fillRole(id, role string) string {
	p, err := assessment.PersonList.Find(d.Session.Assessment(), id)
	if err != nil {
		return id
	}
	if p.Role == "" && role != "" && assessment.CheckText(role) == nil {
		_ = d.Session.Change(func(a *assessment.Assessment) error {
			p, _ := assessment.PersonList.Find(a, id)
			p.Role = role
			return nil
		})
	}
	return p.Name
}

// answering returns who answers now, or nobody where that is not said.
func (d *Desk) answering() assessment.Person {
	p, err := assessment.PersonList.Find(d.Session.Assessment(), d.By)
	if d.By == "" || err != nil {
		return assessment.Person{}
	}
	return *p
}

// People lists who takes part.
func (d *Desk) People() []assessment.Person { return d.Session.Assessment().People }
