package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/assessment/store"
	"ephisra/questions"
)

// stdin is the path that means standard input.
const stdin = "-"

// bank loads the built-in bank, and the one of --bank on top of it or instead of it.
func (app *App) bank() (*questions.Bank, error) {
	layers := []fs.FS{questions.Builtin()}
	if app.bankDir != "" {
		if _, err := fs.Stat(os.DirFS(app.bankDir), "bank.yaml"); err != nil {
			return nil, fmt.Errorf("no question bank in %q: %w", app.bankDir, err)
		}
		layers = append(layers, questions.Named{FS: os.DirFS(app.bankDir), Name: app.bankDir})
	}
	return questions.Load(layers...)
}

// read returns the bytes of a file, or of standard input for "-".
func (app *App) read(path string) ([]byte, error) {
	if path != stdin {
		return app.vault.Read(path)
	}
	src, err := io.ReadAll(io.LimitReader(app.In, store.Limit+1))
	if err != nil {
		return nil, fmt.Errorf("reading standard input: %w", err)
	}
	return src, nil
}

// loadAsIs reads an assessment, of its own day, and prints what is worth a warning.
func (app *App) loadAsIs(path string, bank *questions.Bank) (*assessment.Assessment, error) {
	src, err := app.read(path)
	if err != nil {
		return nil, err
	}
	return app.decode(path, src, bank)
}

// load is loadAsIs with the day that --as-of says.
func (app *App) load(path string, bank *questions.Bank) (*assessment.Assessment, error) {
	a, err := app.loadAsIs(path, bank)
	if err != nil {
		return nil, err
	}
	day, err := app.asOfDay()
	if err == nil && !day.IsZero() {
		a.SpeakOf(day)
	}
	return a, err
}

// asOfDay is the day that --as-of says, or none.
func (app *App) asOfDay() (assessment.Day, error) {
	if app.asOf == "" {
		return assessment.Day{}, nil
	}
	day, err := assessment.ReadDay(app.asOf, assessment.DayOf(app.Now()))
	if err != nil {
		return assessment.Day{}, usageError{fmt.Errorf("--as-of: %w", err)}
	}
	return day, nil
}

func (app *App) decode(path string, src []byte, bank *questions.Bank) (*assessment.Assessment, error) {
	a, warnings, err := assessment.Decode(path, src, bank)
	for _, w := range warnings {
		app.warn(w.Error())
	}
	return a, err
}

// same reports whether a file's bytes decode to what was meant to be written; the store asks before
// it puts them in place.
func same(bank *questions.Bank, want []byte) func([]byte) error {
	return func(got []byte) error {
		a, _, err := assessment.Decode("written file", got, bank)
		if err != nil {
			return err
		}
		if !bytes.Equal(assessment.Encode(a, bank), want) {
			return errors.New("what was written reads back differently; nothing was replaced")
		}
		return nil
	}
}

// loadBoth loads the bank, and an assessment against it.
func (app *App) loadBoth(path string) (*questions.Bank, *assessment.Assessment, error) {
	bank, err := app.bank()
	if err != nil {
		return nil, nil, err
	}
	a, err := app.load(path, bank)
	return bank, a, err
}

// result loads a file and works out what it comes to.
func (app *App) result(path string) (*risk.Result, error) {
	bank, a, err := app.loadBoth(path)
	if err != nil {
		return nil, err
	}
	return risk.Assess(bank, a), nil
}
