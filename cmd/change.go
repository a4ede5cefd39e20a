package cmd

import (
	"errors"
	"fmt"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/questions"
)

// decoder reads an assessment from the bytes of a file.
type decoder func(name string, src []byte, bank *questions.Bank) (*assessment.Assessment, assessment.Warnings, error)

// change opens a file under its lock, lets edit change the assessment, and saves it. Where edit
// fails nothing is written.
func (app *App) change(path string, bank *questions.Bank, decode decoder, edit func(*assessment.Assessment) error) (err error) {
	f, err := store.Open(path, app.Now())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	a, warnings, err := decode(path, f.Bytes(), bank)
	for _, w := range warnings {
		fmt.Fprintln(app.Err, shown("warning: "+w.Error()))
	}
	if err != nil {
		return err
	}
	if err := edit(a); err != nil {
		return err
	}
	return saveTo(f, bank, a)
}

// saveTo writes an assessment by the whole save protocol.
func saveTo(f *store.File, bank *questions.Bank, a *assessment.Assessment) error {
	content := assessment.Encode(a, bank)
	return f.Save(content, same(bank, content))
}
