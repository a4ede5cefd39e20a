package cmd

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/assessment/store"
	"ephisra/questions"
)

type checkOptions struct{ seal bool }

func newCheckCmd(app *App) *cobra.Command {
	var opts checkOptions
	c := &cobra.Command{
		Use: "check FILE...", Short: "Look for faults in assessment files",
		Long: "Look for faults in assessment files and list them all, each with its line and column.\n" +
			"With --seal, accept what was changed outside sra: the file is written anew in\nits usual form, without comments, " +
			"with a fresh checksum.",
		Example: "  sra check lakeside.yaml\n  sra check --seal lakeside.yaml",
		Args:    cobra.MinimumNArgs(1),
	}
	c.Flags().BoolVar(&opts.seal, "seal", false, "accept a file that was changed outside sra")
	c.RunE = func(c *cobra.Command, args []string) error { return runCheck(app, args, opts) }
	return c
}

func runCheck(app *App, paths []string, opts checkOptions) error {
	bank, err := app.bank()
	if err != nil {
		return err
	}
	var failed []error
	for _, path := range paths {
		failed = append(failed, app.checkOne(path, bank, opts))
	}
	return errors.Join(failed...)
}

func (app *App) checkOne(path string, bank *questions.Bank, opts checkOptions) error {
	if opts.seal {
		return app.seal(path, bank)
	}
	a, err := app.load(path, bank)
	if err != nil {
		return err
	}
	for _, c := range risk.Assess(bank, a).Contradictions() {
		fmt.Fprintf(app.Err, "%s: warning: %s and %s cannot both be true: %s\n", sanitize(path), c.One.Question.ID,
			c.Other.Question.ID, c.Why)
	}
	_, err = fmt.Fprintf(app.page(), "%s: no faults; %s; %s\n", sanitize(path), assessment.Count(bank, a),
		signedText(a, bank))
	return err
}

// seal reads a file without asking for its checksum and writes it back with a new one.
func (app *App) seal(path string, bank *questions.Bank) error {
	if path == stdin {
		return usageError{errors.New("--seal writes to the file, so it cannot read standard input")}
	}
	return app.withFile(path, bank, assessment.DecodeUnsealed, func(f *store.File, a *assessment.Assessment) error {
		if err := saveTo(f, bank, a); err != nil {
			return err
		}
		_, err := fmt.Fprintf(app.page(), "%s: no faults; sealed; %s; %s\n", sanitize(path), assessment.Count(bank, a),
			signedText(a, bank))
		return err
	})
}
