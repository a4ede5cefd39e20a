package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"ephisra/questions"
	"ephisra/questions/compare"
	"ephisra/report"
	"ephisra/report/terminal"
)

// builtinName stands for the built-in bank where a folder is asked for.
const builtinName = "builtin"

func newBankDiffCmd(app *App) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "diff OLD NEW", Short: "Show how a bank differs from an older one, and refuse what breaks saved answers",
		Long: "Compare two question banks, each a folder or the word builtin, and say of every difference what it means " +
			"for saved\n" +
			"answers. An id that is dropped or used again, or a meaning that changes while rev stays, is refused with exit " +
			"code 3.",
		Example: "  sra bank diff last-year/my-bank my-bank",
		Args:    cobra.ExactArgs(2),
	}
	c.Flags().StringVar(&format, "format", "table", "print as `FORMAT`: table or json")
	c.RunE = func(_ *cobra.Command, args []string) error { return runBankDiff(app, args[0], args[1], format) }
	return c
}

// diffFormats are the ways to print how two banks differ.
var diffFormats = map[string]func(*App, []compare.Difference) error{
	"table": (*App).diffTable,
	"json":  (*App).diffJSON,
}

func runBankDiff(app *App, old, now, format string) error {
	show, err := formatOf(diffFormats, format)
	if err != nil {
		return err
	}
	before, err := bankIn(old)
	if err != nil {
		return err
	}
	after, err := bankIn(now)
	if err != nil {
		return err
	}
	all := compare.Banks(before, after)
	if err := show(app, all); err != nil {
		return err
	}
	return refusal(all)
}

// bankIn loads the bank in a folder, on top of the built-in one where it says extends.
func bankIn(dir string) (*questions.Bank, error) {
	if dir == builtinName {
		return questions.Load(questions.Builtin())
	}
	app := App{bankDir: dir}
	return app.bank()
}

// refusal is the error for what would break saved answers, or nil.
func refusal(all []compare.Difference) error {
	refused := 0
	for _, d := range all {
		if d.Refused() {
			refused++
		}
	}
	if refused == 0 {
		return nil
	}
	return bankFault{fmt.Errorf("%s would break saved assessments: see dropped, reused and broken above",
		plural(refused, "difference"))}
}

func (app *App) diffTable(all []compare.Difference) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(app.Out, "no differences")
		return err
	}
	t := terminal.Table{Header: []string{"Class", "Entry", "Id", "What"}}
	for _, d := range all {
		t.Add(d.Class, d.Kind, sanitize(d.ID), sanitize(d.Detail))
	}
	t.Write(app.Out, app.style(), app.outWidth())
	return nil
}

// difference is an entry of "bank diff --format json".
type difference struct {
	Class   string `json:"class"`
	Kind    string `json:"kind"`
	ID      string `json:"id"`
	Detail  string `json:"detail"`
	Refused bool   `json:"refused"`
}

func (app *App) diffJSON(all []compare.Difference) error {
	return app.writeJSON(report.Each(all, func(d compare.Difference) difference {
		return difference{d.Class, d.Kind, d.ID, d.Detail, d.Refused()}
	}))
}
