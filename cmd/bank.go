package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"ephisra/questions"
	"ephisra/report/terminal"
)

func newBankCmd(app *App) *cobra.Command {
	c := &cobra.Command{Use: "bank", Short: "Look into the question bank"}
	c.AddCommand(newBankInitCmd(app), newBankListCmd(app), newBankShowCmd(app), newBankCheckCmd(app),
		newBankCoverageCmd(app), newBankDiffCmd(app))
	return c
}

// bankFault is a fault of a bank as a whole, which has no line: something nothing asks about, or a
// change that would break saved answers.
type bankFault struct{ error }

// bankFormats are the ways to list a bank.
var bankFormats = map[string]func(*App, *questions.Bank) error{
	"table": (*App).bankTable,
	"json":  (*App).bankJSON,
	"csv":   (*App).bankCSV,
	"md":    (*App).bankMarkdown,
}

func newBankListCmd(app *App) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "list", Short: "List every question, threat event and requirement",
		Example: "  sra bank list\n  sra bank list --format md > questions.md",
		Args:    cobra.NoArgs,
	}
	c.Flags().StringVar(&format, "format", "table", "print as `FORMAT`: table, json, csv or md")
	c.RunE = func(*cobra.Command, []string) error { return runBankList(app, format) }
	return c
}

func runBankList(app *App, format string) error {
	show, err := formatOf(bankFormats, format)
	if err != nil {
		return err
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	return show(app, bank)
}

func newBankCheckCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use: "check [DIR]", Short: "Look for faults in a bank",
		Long:    "Look for faults in the built-in bank, or in the one in DIR, and list them all with line and column.",
		Example: "  sra bank check\n  sra bank check my-bank",
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return runBankCheck(app, args) },
	}
}

func runBankCheck(app *App, args []string) error {
	if len(args) == 1 {
		app.bankDir = args[0]
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(app.page(), "%s: no faults; %d questions, %d threat events, %d requirements, %d fixes\n",
		bank.Name(), len(bank.Questions), len(bank.Threats), len(bank.Requirements), len(bank.Fixes))
	return err
}

func (app *App) bankTable(bank *questions.Bank) error {
	s := app.style()
	t := terminal.Table{Header: []string{"Question", "Section", "Standing", "Type", "Asks"}}
	for _, q := range bank.Questions {
		t.Add(q.ID, q.Section, q.Standing.String(), q.Type.String(), sanitize(q.Ask))
	}
	t.Write(app.Out, s, app.outWidth())
	_, err := fmt.Fprintf(app.page(), "\n%d questions, %d threat events, %d requirements\n", len(bank.Questions),
		len(bank.Threats), len(bank.Requirements))
	return err
}

func (app *App) bankJSON(bank *questions.Bank) error {
	return app.writeJSON(bankListOf(bank))
}
