package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/questions"
)

// amend opens a signed assessment for change: it keeps the signed copy under a name of its own, as it was to the
// byte, and takes the sign-off away.
func (app *App) amend(path string, f *store.File, bank *questions.Bank, a *assessment.Assessment) error {
	signed := a.LastSignoff()
	if signed == nil {
		return usageError{fmt.Errorf("%s is not signed; it can be changed without --amend", path)}
	}
	copied, err := keepSigned(path, assessment.DayOf(signed.At), f.OnDisk())
	if err != nil {
		return fmt.Errorf("the signed copy cannot be kept, so nothing was changed: %w", err)
	}
	a.Amend()
	if err := saveTo(f, bank, a); err != nil {
		return err
	}
	fmt.Fprintf(app.Err, "The signed copy is kept in %s.\n", sanitize(copied))
	return nil
}

// mostCopies bounds how many signed copies of one day are kept.
const mostCopies = 99

// keepSigned writes the signed copy beside the file: a-signed-2026-11-29.yaml, the next of a day with a number.
func keepSigned(path string, day assessment.Day, content []byte) (string, error) {
	ext := store.Ext(path)
	stem := fmt.Sprintf("%s-signed-%s", strings.TrimSuffix(path, ext), day)
	name := stem + ext
	for n := 2; ; n++ {
		err := store.Create(name, content)
		if err == nil {
			return name, os.Chmod(name, 0o400)
		}
		if errors.Is(err, fs.ErrExist) && isKept(name, content) {
			return name, nil // since it was signed
		}
		if !errors.Is(err, fs.ErrExist) || n > mostCopies {
			return "", err
		}
		name = fmt.Sprintf("%s-%d%s", stem, n, ext)
	}
}
