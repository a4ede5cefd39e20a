package cmd

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/questions"
)

func newMergeCmd(app *App) *cobra.Command {
	to := ""
	c := &cobra.Command{
		Use: "merge FILE... -o NEW", Short: "Make one assessment of several copies that different people answered",
		Long: "Make one assessment of several copies that different people answered, in a new file. The copies stay as\n" +
			"they are. Equal answers agree. Where people answered differently every answer is kept, and somebody settles\n" +
			"which one holds, with a reason; until then nobody knows. An answer goes before \"don't know\", and of one\n" +
			"person's answers the later one holds. Notes and evidence of all copies are kept. The order of the files makes\n" +
			"no difference.",
		Example: "  sra merge lakeside-dana.yaml lakeside-it.yaml -o lakeside.yaml",
		Args:    cobra.MinimumNArgs(2),
	}
	c.Flags().StringVarP(&to, "output", "o", "", "write the merged assessment to `NEW`, which must not exist yet")
	c.RunE = func(_ *cobra.Command, args []string) error { return runMerge(app, args, to) }
	return c
}

func runMerge(app *App, paths []string, to string) error {
	if to == "" || to == stdin {
		return usageError{errors.New("name the new file with -o; the copies stay as they are")}
	}
	if err := store.Free(to); err != nil {
		return err
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	copies, err := app.copies(paths, bank)
	if err != nil {
		return err
	}
	a, told, err := assessment.Merge(copies, bank)
	if err != nil {
		return usageError{err}
	}
	content := assessment.Encode(a, bank)
	if _, _, err := assessment.Decode(to, content, bank); err != nil {
		return fmt.Errorf("the merged assessment would not read back, so it is not written: %w", err)
	}
	if err := app.vault.Create(to, content); err != nil {
		return err
	}
	app.tellMerged(bank, a, to, told)
	return nil
}

// copies reads every file, and tells of all that do not read.
func (app *App) copies(paths []string, bank *questions.Bank) ([]assessment.Copy, error) {
	var copies []assessment.Copy
	var faults []error
	for _, path := range paths {
		a, err := app.loadAsIs(path, bank)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		copies = append(copies, assessment.Copy{Name: path, Assessment: a})
	}
	return copies, errors.Join(faults...)
}

// tellMerged says what became of the answers, and how to settle the ones that differ.
func (app *App) tellMerged(bank *questions.Bank, a *assessment.Assessment, to string, told *assessment.Merged) {
	fmt.Fprintf(app.page(),
		"The same in all copies: %d. From the copies that know more: %d. Settled in one: %d. Differ: %d.\n",
		len(told.Same), len(told.Alone), len(told.Settled), len(told.Differ))
	app.tellQuestions(bank, "Answered differently, to be settled", told.Differ)
	if len(told.Rows) > 0 {
		fmt.Fprintf(app.page(), "\nRows that differ: %d. The note of each says what the copies have.\n", len(told.Rows))
	}
	for _, row := range told.Rows {
		fmt.Fprintf(app.page(), "  %s\n", sanitize(row))
	}
	fmt.Fprintf(app.Err, "Merged into %s. To go on: sra interview %s\n", sanitize(to), app.fileArg(to))
	if len(told.Differ) > 0 {
		app.tellSettle(to, told.Differ[0])
	}
}

// tellSettle says how to settle an answer that differs.
func (app *App) tellSettle(path, id string) {
	fmt.Fprintf(app.Err, "To settle one: sra answer %s %s OPTION --settle WHY --by NAME\n", app.fileArg(path), id)
}
