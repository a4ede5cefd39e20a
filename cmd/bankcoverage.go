package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/questions"
	"ephisra/report"
	"ephisra/report/terminal"
)

func newBankCoverageCmd(app *App) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "coverage [DIR]", Short: "Show which question asks about what, and what none asks about",
		Long: "Show, for every requirement of the Security Rule, threat category, probe of the ten action steps and item " +
			"of the other\n" +
			"lists of the bank, the questions that ask about it. Where none does, the row is marked HOLE and " +
			"the exit code is 3.",
		Example: "  sra bank coverage\n  sra bank coverage my-bank --format json",
		Args:    cobra.MaximumNArgs(1),
	}
	c.Flags().StringVar(&format, "format", "table", "print as `FORMAT`: table or json")
	c.RunE = func(_ *cobra.Command, args []string) error { return runBankCoverage(app, args, format) }
	return c
}

// coverageFormats are the ways to print what a bank asks about.
var coverageFormats = map[string]func(*App, []questions.CoverageList) error{
	"table": (*App).coverageTable,
	"json":  (*App).coverageJSON,
}

func runBankCoverage(app *App, args []string, format string) error {
	show, err := formatOf(coverageFormats, format)
	if err != nil {
		return err
	}
	if len(args) == 1 {
		app.bankDir = args[0]
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	lists := bank.Coverage()
	if err := show(app, lists); err != nil {
		return err
	}
	holes := 0
	for i := range lists {
		holes += lists[i].Holes()
	}
	if holes > 0 {
		return bankFault{fmt.Errorf("nothing asks about %s; each is marked HOLE above", plural(holes, "item"))}
	}
	return nil
}

func (app *App) coverageTable(lists []questions.CoverageList) error {
	s := app.style()
	for i := range lists {
		l := &lists[i]
		fmt.Fprintf(app.page(), "%s\n%s\n", s.Bold(sanitize(l.Title)), sanitize(l.Source))
		if l.Links != "" {
			fmt.Fprintf(app.page(), "Links: %s\n", sanitize(l.Links))
		}
		t := terminal.Table{Header: []string{"", "Item", "Title", "Asked by"}}
		for _, row := range l.Rows {
			t.Add(rowMark(row), sanitize(row.ID), sanitize(clip(row.Title, 40)), askedBy(row))
		}
		t.Write(app.Out, s, app.outWidth())
		fmt.Fprintf(app.page(), "%s\n\n", listCount(l))
	}
	return nil
}

func rowMark(row questions.Covered) string {
	if row.Hole() {
		return "HOLE"
	}
	return ""
}

func askedBy(row questions.Covered) string {
	if len(row.Questions) == 0 && row.NotAsked != "" {
		return "(" + sanitize(row.NotAsked) + ")"
	}
	return strings.Join(report.Each(row.Questions, func(q *questions.Question) string { return q.ID }), ", ")
}

func listCount(l *questions.CoverageList) string {
	return fmt.Sprintf("%s, %s", plural(len(l.Rows), "item"), plural(l.Holes(), "hole"))
}

// coveredJSON is a row of "bank coverage --format json".
type coveredJSON struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Cite      string   `json:"cite,omitempty"`
	Questions []string `json:"questions"`
	NotAsked  string   `json:"not_asked,omitempty"`
	Hole      bool     `json:"hole"`
}

type coverageJSON struct {
	ID     string        `json:"id"`
	Title  string        `json:"title"`
	Source string        `json:"source"`
	Links  string        `json:"links,omitempty"`
	Holes  int           `json:"holes"`
	Items  []coveredJSON `json:"items"`
}

func (app *App) coverageJSON(lists []questions.CoverageList) error {
	return app.writeJSON(report.Each(lists, func(l questions.CoverageList) coverageJSON {
		return coverageJSON{l.ID, l.Title, l.Source, l.Links, l.Holes(),
			report.Each(l.Rows, func(c questions.Covered) coveredJSON {
				return coveredJSON{c.ID, c.Title, c.Cite,
					report.Each(c.Questions, func(q *questions.Question) string { return q.ID }),
					c.NotAsked, c.Hole()}
			})}
	}))
}
