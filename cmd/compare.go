package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"ephisra/assessment/risk"
	"ephisra/report"
	"ephisra/report/markdown"
	"ephisra/report/scores"
)

// compareFormats are how a comparison is printed.
var compareFormats = map[string]func(*App, []string, *risk.Comparison) error{
	"table": func(app *App, _ []string, c *risk.Comparison) error { return app.documentText(report.Comparison(c)) },
	"md": func(app *App, _ []string, c *risk.Comparison) error {
		return markdown.Write(app.Out, report.Comparison(c))
	},
	"json": func(app *App, files []string, c *risk.Comparison) error {
		return scores.CompareJSON(app.Out, files[0], files[1], c)
	},
}

func newCompareCmd(app *App) *cobra.Command {
	format := "table"
	c := &cobra.Command{
		Use: "compare OLD NEW", Short: "Say what changed between two assessments",
		Long: "Say what changed between two assessments of a practice: levels of risk then and now, weak spots that were\n" +
			"closed, that are new, better or worse, that are said not to apply, what nobody knew or knows any more, what\n" +
			"nothing fresh shows any more, what is late or accepted. Both are worked out with the question bank of today,\n" +
			"so that they are like for like.",
		Example: "  sra compare lakeside-2025.yaml lakeside.yaml",
		Args:    cobra.ExactArgs(2),
	}
	c.Flags().StringVar(&format, "format", "table", "print as `FORMAT`: table, md or json")
	c.RunE = func(_ *cobra.Command, args []string) error { return runCompare(app, args, format) }
	return c
}

func runCompare(app *App, files []string, format string) error {
	draw := compareFormats[format]
	if draw == nil {
		return usageError{fmt.Errorf("unknown format %q; use table, md or json", format)}
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	later, err := app.load(files[1], bank)
	if err != nil {
		return err
	}
	earlier, err := app.earlier(files[0], later, bank)
	if err != nil {
		return err
	}
	return draw(app, files, risk.Compare(earlier, risk.Assess(bank, later)))
}
