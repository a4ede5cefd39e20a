package cmd

import (
	"errors"

	"github.com/spf13/cobra"

	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report/scores"
)

type scoreOptions struct {
	format string
}

// scoreFormats are the ways to print a score.
var scoreFormats = map[string]func(*App, string, *risk.Result) error{
	"table": func(app *App, _ string, r *risk.Result) error { return app.scoreTable(r) },
	"json":  func(app *App, path string, r *risk.Result) error { return scores.JSON(app.Out, path, r) },
}

func newScoreCmd(app *App) *cobra.Command {
	var opts scoreOptions
	c := &cobra.Command{
		Use: "score FILE...", Short: "Work out levels of risk, requirement status and safeguards in place",
		Long: "Work out levels of risk, requirement status and safeguards in place from saved answers.\nThe same file " +
			"always gives the same bytes. A FILE of - is standard input.",
		Example: "  sra score lakeside.yaml\n  sra score --format json lakeside.yaml",
		Args:    cobra.MinimumNArgs(1),
	}
	c.Flags().StringVar(&opts.format, "format", "table", "print as `FORMAT`: table or json")
	c.Flags().StringVar(&app.asOf, "as-of", "", "score as of `DATE` instead of the file's own")
	c.RunE = func(c *cobra.Command, args []string) error { return runScore(app, args, opts) }
	return c
}

// runScore scores every file; one that cannot be read does not stop the others.
func runScore(app *App, paths []string, opts scoreOptions) error {
	show, err := formatOf(scoreFormats, opts.format)
	if err != nil {
		return err
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	var failed []error
	for _, path := range paths {
		failed = append(failed, app.scoreOne(path, bank, show))
	}
	return errors.Join(failed...)
}

func (app *App) scoreOne(path string, bank *questions.Bank, show func(*App, string, *risk.Result) error) error {
	a, err := app.load(path, bank)
	if err != nil {
		return err
	}
	return show(app, path, risk.Assess(bank, a))
}
