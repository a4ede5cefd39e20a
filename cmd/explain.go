package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
	"ephisra/report"
	"ephisra/report/markdown"
	"ephisra/report/scores"
)

// explainFormats are the ways to print why something stands as it does.
var explainFormats = map[string]func(*App, *report.Document) error{
	"text": (*App).documentText,
	"md":   func(app *App, doc *report.Document) error { return markdown.Write(app.Out, doc) },
	"json": func(app *App, doc *report.Document) error { return scores.Explanation(app.Out, doc) },
}

func newExplainCmd(app *App) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "explain FILE WHAT", Short: "Show why: from a level or a status to the tables, the sums and the answers",
		Long: "Show why something stands as it does. WHAT is the id of a threat event, a category, a question or a fix, a " +
			"citation, or\n" +
			"the word practice. The sums and table cells are those the report prints; they can be redone with a pencil.",
		Example: "  sra explain lakeside.yaml lost-laptop\n  sra explain lakeside.yaml \"164.312(d)\"\n  sra explain " +
			"lakeside.yaml practice",
		Args: cobra.ExactArgs(2),
	}
	c.Flags().StringVar(&format, "format", "text", "print as `FORMAT`: text, md or json")
	c.Flags().StringVar(&app.asOf, "as-of", "", "score as of `DATE` instead of the file's own")
	c.RunE = func(_ *cobra.Command, args []string) error { return runExplain(app, args[0], args[1], format) }
	return c
}

func runExplain(app *App, path, what, format string) error {
	show, err := formatOf(explainFormats, format)
	if err != nil {
		return err
	}
	r, err := app.result(path)
	if err != nil {
		return err
	}
	doc := report.Explain(r, questions.TidyCitation(what))
	if doc == nil {
		return usageError{fmt.Errorf("the bank holds no threat event, category, question, citation or fix called %q%s", what,
			yamlfile.DidYouMean(what, explainable(r.Bank)))}
	}
	return show(app, doc)
}

// explainable lists what can be asked for, to find the one that was meant.
func explainable(b *questions.Bank) []string {
	return report.Each(report.ExplainNames(b), func(n report.Named) string { return n.ID })
}
