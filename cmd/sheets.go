package cmd

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/assessment/sheet"
	"ephisra/assessment/store"
	"ephisra/questions"
)

// sheetWork is how the sheets of one list are written and taken in.
type sheetWork struct {
	write func(*questions.Bank, *assessment.Assessment, string) ([]byte, error)
	take  func(*questions.Bank, *assessment.Assessment, []*sheet.Table) (*sheet.Taken, error)
	// livesOn: it may be changed after the sign-off
	livesOn bool
}

// listWork are the sheets of one of the practice's own lists.
func listWork[T any](list *sheet.List[T]) sheetWork {
	return sheetWork{
		write: func(_ *questions.Bank, a *assessment.Assessment, format string) ([]byte, error) {
			return list.Export(a, format)
		},
		take: func(_ *questions.Bank, a *assessment.Assessment, t []*sheet.Table) (*sheet.Taken, error) {
			return list.Import(a, t)
		},
	}
}

// planWork are the sheets of the plan: what is planned, and every open fix besides, in the order to take them.
var planWork = sheetWork{livesOn: true, take: sheet.ImportPlan,
	write: func(bank *questions.Bank, a *assessment.Assessment, format string) ([]byte, error) {
		var fixes []string
		for _, step := range risk.Assess(bank, a).Plan() {
			fixes = append(fixes, step.Fix.ID)
		}
		return sheet.ExportPlan(bank, a, fixes, format)
	}}

// newExportCmd writes a list as a sheet.
func newExportCmd(app *App, what string, work sheetWork) *cobra.Command {
	to := ""
	c := &cobra.Command{
		Use: "export FILE", Short: "Write " + what + " as a sheet, to fill in and to import again",
		Long: "Write " + what + " as a sheet, to fill in and to import again: CSV on standard output, or with -o in\n" +
			"a file whose name ends with .csv or .xlsx.",
		Args: cobra.ExactArgs(1),
	}
	c.Flags().StringVarP(&to, "output", "o", "", "write to `SHEET`, a name that ends with .csv or .xlsx")
	c.RunE = func(_ *cobra.Command, args []string) error { return runExport(app, args[0], to, work) }
	return c
}

func runExport(app *App, path, to string, work sheetWork) error {
	format, err := sheetFormat(to)
	if err != nil {
		return err
	}
	bank, a, err := app.loadBoth(path)
	if err != nil {
		return err
	}
	content, err := work.write(bank, a, format)
	if err != nil {
		return err
	}
	return app.putSheet(to, content)
}

// sheetFormat is the format that the name of a sheet asks for; standard output has CSV.
func sheetFormat(to string) (string, error) {
	format := strings.TrimPrefix(strings.ToLower(filepath.Ext(to)), ".")
	switch {
	case to == "" || to == stdin:
		return sheet.CSV, nil
	case !slices.Contains([]string{sheet.CSV, sheet.XLSX}, format):
		return "", usageError{fmt.Errorf("%q should end with .csv or .xlsx", to)}
	}
	return format, nil
}

// putSheet writes a sheet to a new file, or to standard output. A sheet that somebody may have filled in is never
// replaced.
func (app *App) putSheet(to string, content []byte) error {
	if to == "" || to == stdin {
		_, err := app.Out.Write(content)
		return err
	}
	if err := store.Create(to, content); err != nil {
		return err
	}
	_, err := fmt.Fprintf(app.Err, "Wrote %s\n", sanitize(to))
	return err
}

// newImportListCmd takes a sheet into a list.
func newImportListCmd(app *App, what string, work sheetWork) *cobra.Command {
	return &cobra.Command{
		Use: "import FILE SHEET", Short: "Take " + what + " over from a sheet, CSV or XLSX",
		Long: "Take " + what + " over from a sheet, CSV or XLSX: the first row names the columns, in any order. What is\n" +
			"new is added; of what is there the sheet's values are set, and an empty cell, \"N/A\" or \"unknown\" leaves\n" +
			"what was there. Every fault is told with its place, and then nothing is changed.",
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return runImportList(app, args[0], args[1], work) },
	}
}

func runImportList(app *App, path, from string, work sheetWork) error {
	table, err := app.readSheet(from)
	if err != nil {
		return err
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	return app.withFile(path, bank, assessment.Decode, func(f *store.File, a *assessment.Assessment) error {
		if err := app.checkUnsigned(path, a); err != nil && !work.livesOn {
			return err
		}
		if a.Changeable() == nil {
			a.AsOf = assessment.DayOf(app.Now())
		}
		taken, err := work.take(bank, a, table)
		if err == nil && taken.Err() != nil {
			err = fmt.Errorf("%s: %w; its first row names the columns, and nothing stands below it", from, taken.Err())
		}
		if err == nil && taken.Added+taken.Changed > 0 {
			err = saveTo(f, bank, a)
		}
		if err != nil {
			return err
		}
		app.tellTaken(path, bank, a, taken)
		return nil
	})
}

// readSheet reads a table from a file or from standard input.
func (app *App) readSheet(path string) ([]*sheet.Table, error) {
	src, err := app.read(path)
	if err != nil {
		return nil, err
	}
	if len(src) > store.Limit {
		return nil, errors.New("the sheet is larger than 4 MiB, which no list of a practice is; was another file meant?")
	}
	return sheet.Read(path, src)
}

// tellTaken says what changed, how many rows became what, and what is to be answered again.
func (app *App) tellTaken(path string, bank *questions.Bank, a *assessment.Assessment, taken *sheet.Taken) {
	for _, line := range taken.Lines {
		fmt.Fprintln(app.Err, sanitize(line))
	}
	fmt.Fprintln(app.Out, taken.Text())
	for _, fix := range taken.Done {
		app.tellAnswerAgain(path, bank, a, fix)
	}
}
