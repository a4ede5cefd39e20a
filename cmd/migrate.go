package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/questions"
	"ephisra/report/terminal"
)

func newMigrateCmd(app *App) *cobra.Command {
	dry := false
	c := &cobra.Command{
		Use: "migrate FILE", Short: "Move an assessment to the question bank of this sra, answer by answer",
		Long: "Move an assessment to the version of the question bank at hand, and say of every answer what becomes\n" +
			"of it: kept; to be confirmed again, where its question means something else now; mapped to another\n" +
			"question, or split to several; retired, where it is asked no more: it stays in the file and is not scored.\n" +
			"Nothing is deleted.\n" +
			"A signed assessment stays as it was signed; \"sra new --from\" carries it over.",
		Example: "  sra migrate lakeside.yaml --dry-run",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().BoolVar(&dry, "dry-run", false, "only say what would become of the answers")
	c.RunE = func(_ *cobra.Command, args []string) error { return runMigrate(app, args[0], dry) }
	return c
}

func runMigrate(app *App, path string, dry bool) error {
	bank, err := app.bank()
	if err != nil {
		return err
	}
	if dry {
		src, err := app.read(path)
		if err != nil {
			return err
		}
		a, _, err := quietly(path, src, bank)
		if err != nil {
			return err
		}
		return app.migrate(path, bank, a)
	}
	return app.withFile(path, bank, quietly, func(f *store.File, a *assessment.Assessment) error {
		was := assessment.Digest(a)
		if err := app.migrate(path, bank, a); err != nil || assessment.Digest(a) == was {
			return err
		}
		return saveTo(f, bank, a)
	})
}

// quietly reads a file without warnings: what is old about it is told answer by answer.
func quietly(name string, src []byte, bank *questions.Bank) (*assessment.Assessment, assessment.Warnings, error) {
	a, _, err := assessment.Decode(name, src, bank)
	return a, nil, err
}

// migrate moves an assessment and tells what became of the answers.
func (app *App) migrate(path string, bank *questions.Bank, a *assessment.Assessment) error {
	was := a.Bank.Name()
	if err := app.checkUnsigned(path, a); err != nil {
		return err
	}
	moves, err := assessment.Migrate(a, bank)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	app.tellMoves(bank, was, a.Bank.Name(), moves)
	return nil
}

// tellMoves counts what became of the answers, and lists all that are not simply kept.
func (app *App) tellMoves(bank *questions.Bank, was, is string, moves []assessment.Move) {
	counts := map[assessment.MoveClass]int{}
	t := terminal.Table{Header: []string{"What", "Question", "From", "Why", "Asks"}}
	for _, m := range moves {
		counts[m.Class]++
		if m.Class != assessment.MoveKept {
			t.Add(m.Class.String(), m.Question, m.From, sanitize(m.Why), sanitize(bank.Question(m.Question).Ask))
		}
	}
	if was == is {
		fmt.Fprintf(app.page(), "The file is at %s already.\n", sanitize(is))
	} else {
		fmt.Fprintf(app.page(), "From %s to %s.\n", sanitize(was), sanitize(is))
	}
	fmt.Fprintf(app.page(), "Kept: %d. Confirm again: %d. Mapped: %d. Split: %d. Retired: %d. New: %d.\n",
		counts[assessment.MoveKept], counts[assessment.MoveConfirm], counts[assessment.MoveMapped],
		counts[assessment.MoveSplit], counts[assessment.MoveRetired], counts[assessment.MoveNew])
	if len(moves) > counts[assessment.MoveKept] {
		fmt.Fprintln(app.Out)
		t.Write(app.Out, app.style(), app.outWidth())
	}
}
