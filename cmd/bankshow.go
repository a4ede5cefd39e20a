package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
	"ephisra/report"
)

func newBankShowCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use: "show ID", Short: "Show one question, threat event, requirement, fix, probe or term in full",
		Long: "Show what the bank holds under an id: a question, a threat event or category, a requirement by its " +
			"citation, a fix,\n" +
			"a section, a probe of the ten action steps such as 4.1, or a term of the glossary. What has the same id is shown " +
			"too.",
		Example: "  sra bank show mfa-email\n  sra bank show \"164.312(d)\"",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return runBankShow(app, args[0]) },
	}
}

func runBankShow(app *App, id string) error {
	bank, err := app.bank()
	if err != nil {
		return err
	}
	id = questions.TidyCitation(id)
	doc := report.BankPages(bank, id)
	if doc == nil {
		return usageError{fmt.Errorf("the bank holds nothing called %q%s; sra bank list shows what it holds", id,
			yamlfile.DidYouMean(id, report.BankIDs(bank)))}
	}
	return app.documentText(doc)
}
