package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
	"ephisra/report/schema"
	"ephisra/report/scores"
)

// The ids that outputs of commands bear.
const (
	planSchema   = "sra.plan/1"
	lateSchema   = "sra.late/1"
	whatIfSchema = "sra.what_if/1"
	listSchema   = "sra.list/1"
)

// fileSchema names the schema of the file itself.
const fileSchema = "assessment"

// outputs are the forms that commands of this package write, besides those of report/scores.
func outputs() []schema.Output {
	return append(scores.Outputs(),
		schema.Output{Name: "plan", ID: planSchema, Title: "sra plan list --format json", Written: planJSON{}},
		schema.Output{Name: "late", ID: lateSchema, Title: "sra plan list --overdue --format json", Written: lateJSON{}},
		schema.Output{Name: "what-if", ID: whatIfSchema, Title: "sra plan what-if --format json", Written: whatIfJSON{}},
		schema.Output{Name: "list", ID: listSchema, Title: "sra vendor, asset or person list --format json",
			Written: rowsJSON{}},
		schema.Output{Name: "bank-list", Title: "sra bank list --format json", Written: bankList{}},
		schema.Output{Name: "bank-coverage", Title: "sra bank coverage --format json", Written: []coverageJSON{}},
		schema.Output{Name: "bank-diff", Title: "sra bank diff --format json", Written: []difference{}})
}

func newSchemaCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use: "schema [NAME]", Short: "Print the JSON Schema of the file, or of what a command writes as JSON",
		Long: "Print a JSON Schema (draft 2020-12): of the file of an assessment, which is YAML, or of what a command\n" +
			"writes as JSON. Without a name, list the names. An editor that knows JSON Schema marks faults in a file as\n" +
			"you type.",
		Example:   "  sra schema\n  sra schema assessment > assessment.schema.json",
		Args:      cobra.MaximumNArgs(1),
		ValidArgs: schemaNames(),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return app.listSchemas()
			}
			return app.writeSchema(args[0])
		},
	}
}

// schemaNames are all there are.
func schemaNames() []string {
	return append([]string{fileSchema}, report.Each(outputs(), func(o schema.Output) string { return o.Name })...)
}

func (app *App) listSchemas() error {
	_, err := fmt.Fprintf(app.page(), "%-14s  %s\n", fileSchema, "the file of an assessment")
	for _, o := range outputs() {
		if err == nil {
			_, err = fmt.Fprintf(app.page(), "%-14s  %s\n", o.Name, o.Title)
		}
	}
	return err
}

func (app *App) writeSchema(name string) error {
	if name == fileSchema {
		return app.writeJSON(schema.File())
	}
	for _, o := range outputs() {
		if o.Name != name {
			continue
		}
		bank, err := app.bank()
		if err != nil {
			return err
		}
		return app.writeJSON(o.Schema(scores.SheetTypes(emptySheets(bank))))
	}
	return usageError{fmt.Errorf("there is no schema %q; there are %s", name, strings.Join(schemaNames(), ", "))}
}

// emptySheets are the sheets of an assessment without answers: their columns are those of any.
func emptySheets(bank *questions.Bank) []report.Sheet {
	return report.Sheets(risk.Assess(bank, &assessment.Assessment{}))
}
