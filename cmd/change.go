package cmd

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/questions"
	"ephisra/report"
)

// decoder reads an assessment from the bytes of a file.
type decoder func(name string, src []byte, bank *questions.Bank) (*assessment.Assessment, assessment.Warnings, error)

// edit is change for commands that need no bank of their own.
func (app *App) edit(path string, edit func(*assessment.Assessment) error) error {
	bank, err := app.bank()
	if err != nil {
		return err
	}
	return app.change(path, bank, edit)
}

// change opens a file for change, lets edit change the assessment, which then speaks of today, and saves it.
// Where edit fails nothing is written.
func (app *App) change(path string, bank *questions.Bank, edit func(*assessment.Assessment) error) error {
	return app.withFile(path, bank, assessment.Decode, func(f *store.File, a *assessment.Assessment) error {
		if err := app.checkUnsigned(path, a); err != nil {
			return err
		}
		a.AsOf = assessment.DayOf(app.Now())
		if err := edit(a); err != nil {
			return err
		}
		return saveTo(f, bank, a)
	})
}

// withFile holds a file under its lock while use works with it, and tells what its lock and its content warn of.
func (app *App) withFile(path string, bank *questions.Bank, decode decoder,
	use func(*store.File, *assessment.Assessment) error) (err error) {
	f, err := app.vault.Open(path, app.Now())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	app.warn(f.Warning)
	a, warnings, err := decode(path, f.Bytes(), bank)
	for _, w := range warnings {
		app.warn(w.Error())
	}
	if err != nil {
		return err
	}
	app.warnOfComments(path, f.Bytes())
	return use(f, a)
}

// mostNumbered is how many lines are named.
const mostNumbered = 8

// warnOfComments says which lines of a file, written by hand, will be missed once it is saved.
func (app *App) warnOfComments(path string, src []byte) {
	lines := assessment.Comments(src)
	if len(lines) == 0 {
		return
	}
	numbers := report.Each(lines[:min(len(lines), mostNumbered)], strconv.Itoa)
	if more := len(lines) - len(numbers); more > 0 {
		numbers = append(numbers, fmt.Sprintf("and %d more", more))
	}
	app.warn(fmt.Sprintf("%s has comments, which are not kept when it is saved (line %s); they stay in %s.bak", path,
		strings.Join(numbers, ", "), path))
}

// checkUnsigned is an error for a signed assessment: its answers are not changed.
func (app *App) checkUnsigned(path string, a *assessment.Assessment) error {
	if err := a.Changeable(); err != nil {
		return fmt.Errorf("%s: %w; to change it: sra interview --amend %s", path, err, app.fileArg(path))
	}
	return nil
}

// warn prints what a person should know; an empty text is nothing.
func (app *App) warn(text string) {
	if text != "" {
		fmt.Fprintln(app.Err, sanitize("warning: "+text))
	}
}

// saveTo writes an assessment by the whole save protocol.
func saveTo(f *store.File, bank *questions.Bank, a *assessment.Assessment) error {
	a.NameAdded(bank)
	content := assessment.Encode(a, bank)
	if len(content) > store.Limit {
		return fmt.Errorf("the file would be too large: %d bytes, and at most %d are read back; shorten some notes",
			len(content), store.Limit)
	}
	return f.Save(content, same(bank, content))
}
