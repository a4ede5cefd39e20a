package cmd

import (
	"errors"
	"fmt"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/questions"
)

// keeper saves an assessment that is being worked on, in the file it came from or in another one.
type keeper struct {
	app  *App
	bank *questions.Bank
	a    *assessment.Assessment
	file *store.File
	path string
	own  *store.File // opened here, so closed here
}

// save saves; the assessment then speaks of today. Where another program changed the file meanwhile, the
// interview goes on in the copy that holds what was entered, and says so.
func (k *keeper) save() (notice string, err error) {
	if k.a.Changeable() == nil { // a sign-off fixes the day
		k.a.AsOf = assessment.DayOf(k.app.Now())
	}
	err = saveTo(k.file, k.bank, k.a)
	conflict := (*store.ConflictError)(nil)
	if !errors.As(err, &conflict) {
		return "", err
	}
	if err := k.moveTo(conflict.Copy); err != nil {
		return "", errors.Join(conflict, err)
	}
	return fmt.Sprintf("%v; the interview goes on there.", conflict), nil
}

// saveAs starts another file with all that was entered, and goes on in it.
func (k *keeper) saveAs(path string) error {
	k.a.NameAdded(k.bank)
	if err := k.app.vault.Create(path, assessment.Encode(k.a, k.bank)); err != nil {
		return err
	}
	return k.moveTo(path)
}

// moveTo opens a file that holds what was entered, and lets go of the one before.
func (k *keeper) moveTo(path string) error {
	f, err := k.app.vault.Open(path, k.app.Now())
	if err != nil {
		return err
	}
	if k.own != nil {
		_ = k.own.Close() // nothing of it is unsaved; its lock ends with the program at the latest
	}
	k.file, k.own, k.path = f, f, path
	return nil
}

// close gives back what was opened here.
func (k *keeper) close() error {
	if k.own == nil {
		return nil
	}
	return k.own.Close()
}
