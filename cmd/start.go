package cmd

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/cmd/interview"
	"ephisra/questions"
)

// start is "sra" alone: at a terminal it offers what a person can begin with, elsewhere it prints the help.
func (app *App) start(c *cobra.Command) error {
	if app.noInput || app.wantsPlain() || !app.Terminal.In || !app.Terminal.Err || !app.Terminal.Out {
		return c.Help()
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	begun := app.begun(bank)
	ctx, caught := app.signals()
	chosen, err := interview.Choose(ctx, app.In, app.Err, "HIPAA Security Risk Assessment", startRows(begun))
	switch {
	case interview.IsLeft(err):
		return app.leftStart(caught())
	case err != nil:
		return err
	case chosen == 0:
		return app.startNew(bank)
	case chosen <= len(begun):
		return runInterview(app, begun[chosen-1].path, interviewOptions{})
	case chosen == len(begun)+1:
		return app.startSample()
	}
	return c.Help()
}

// leftStart is nothing where a person left, and the signal's code where one ended it.
func (app *App) leftStart(caught os.Signal) error {
	if code, known := leaveCodes[caught]; known {
		return stopped{code, "stopped"}
	}
	return nil
}

func startRows(begun []begunFile) []string {
	rows := []string{"Start a new assessment"}
	for _, b := range begun {
		rows = append(rows, fmt.Sprintf("Go on with %s: %s, %s", b.path, b.practice, b.progress))
	}
	return append(rows, "Look at a worked example", "Help")
}

// begunFile is an assessment in this folder.
type begunFile struct{ path, practice, progress string }

// Of the files in a folder so many are looked at, and so many shown, the newest first.
const (
	mostLookedAt = 30
	mostBegun    = 5
)

// begun lists the unsigned assessments in this folder.
func (app *App) begun(bank *questions.Bank) []begunFile {
	entries, _ := os.ReadDir(".") // a folder that cannot be read holds nothing to go on with
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return !e.Type().IsRegular() || !strings.HasSuffix(e.Name(), ".yaml") || strings.HasPrefix(e.Name(), ".")
	})
	slices.SortStableFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(changed(b), changed(a)) })
	var list []begunFile
	for _, e := range entries[:min(len(entries), mostLookedAt)] {
		src, err := store.Read(e.Name())
		if err != nil {
			continue
		}
		a, _, err := assessment.Decode(e.Name(), src, bank)
		if err == nil && a.Changeable() == nil && len(list) < mostBegun {
			done := assessment.Count(bank, a)
			list = append(list, begunFile{e.Name(), cmp.Or(a.Practice.Name, "no name yet"),
				fmt.Sprintf("%d of %d answered", done.Answered, done.Applicable)})
		}
	}
	return list
}

func changed(e fs.DirEntry) int64 {
	info, err := e.Info()
	if err != nil {
		return 0
	}
	return info.ModTime().UnixNano()
}

// startNew asks for the names, names the file for the practice, and begins the interview.
func (app *App) startNew(bank *questions.Bank) error {
	var opts newOptions
	if err := app.askNames(&opts); err != nil {
		return err
	}
	path, err := freeName(fileStem(opts.name))
	if err != nil {
		return err
	}
	if err := create(app, path, bank, opts); err != nil {
		return err
	}
	return runInterview(app, path, interviewOptions{})
}

func (app *App) startSample() error {
	path, err := freeName("example")
	if err != nil {
		return err
	}
	return runSample(app, path, worked)
}

// fileStem makes a file's name of a practice's: small letters and digits, hyphens between.
func fileStem(name string) string {
	isBetween := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	words := strings.FieldsFunc(strings.ToLower(name), isBetween)
	stem := []rune(strings.Join(words, "-"))
	return cmp.Or(strings.Trim(string(stem[:min(len(stem), 60)]), "-"), "assessment")
}

// mostNames bounds how many names are tried.
const mostNames = 1_000

// freeName returns the name of a file that is not there yet: stem.yaml, stem-2.yaml and so on.
func freeName(stem string) (string, error) {
	name := stem + ".yaml"
	for n := 2; n < mostNames; n++ {
		if err := store.Free(name); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
		name = fmt.Sprintf("%s-%d.yaml", stem, n)
	}
	return "", fmt.Errorf("there is no free name beside %s.yaml", stem)
}
