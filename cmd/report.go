package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment/risk"
	"ephisra/assessment/store"
	"ephisra/questions"
	"ephisra/report"
	"ephisra/report/markdown"
	"ephisra/report/pdf"
)

type reportOptions struct {
	dir        string
	formats    []string
	preparedBy string
}

// reportFormats are the files a report is written as: the ending, and what draws it.
var reportFormats = map[string]func(*App, *report.Document) ([]byte, error){
	"pdf": (*App).drawPDF,
	"md":  (*App).drawMarkdown,
}

func newReportCmd(app *App) *cobra.Command {
	var opts reportOptions
	c := &cobra.Command{
		Use: "report FILE...", Short: "Write the PDF and Markdown reports",
		Long: "Write the PDF and Markdown reports of one or more assessments.\nA report can be written at any time; until " +
			"the assessment is signed it says DRAFT.\n" +
			"The paths written go to standard output.",
		Example: "  sra report lakeside.yaml -o reports",
		Args:    cobra.MinimumNArgs(1),
	}
	c.Flags().StringVarP(&opts.dir, "output", "o", ".", "write the reports to `DIR`")
	c.Flags().StringSliceVar(&opts.formats, "format", []string{"pdf", "md"}, "write these `FORMATS`: pdf, md")
	c.Flags().StringVar(&opts.preparedBy, "prepared-by", "", "print `NAME` on the cover")
	c.RunE = func(c *cobra.Command, args []string) error { return runReport(app, args, opts) }
	return c
}

// runReport writes every report; one that cannot be written does not stop the others.
func runReport(app *App, paths []string, opts reportOptions) error {
	paths, opts.formats = once(paths), once(opts.formats)
	if err := distinct(paths, opts); err != nil {
		return usageError{err}
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	var failed []error
	for _, path := range paths {
		failed = append(failed, app.reportOne(path, bank, opts))
	}
	return errors.Join(failed...)
}

// once drops what is given a second time: it would be written twice.
func once(words []string) []string {
	var list []string
	for _, w := range words {
		if !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

// distinct says what would make one report replace another, or write none.
func distinct(paths []string, opts reportOptions) error {
	if len(opts.formats) == 0 {
		return errors.New("no format given; use pdf or md")
	}
	seen := map[string]string{}
	for _, f := range opts.formats {
		if reportFormats[f] == nil {
			return fmt.Errorf("unknown format %q; use pdf or md", f)
		}
		for _, path := range paths {
			name := reportName(path, f)
			if other, taken := seen[name]; taken {
				return fmt.Errorf("%q and %q would both be written as %q; give each a folder of its own with -o", other, path, name)
			}
			seen[name] = path
		}
	}
	return nil
}

// reportOne draws every format before it writes the first, so that a fault leaves nothing half done.
func (app *App) reportOne(path string, bank *questions.Bank, opts reportOptions) error {
	a, err := app.load(path, bank)
	if err != nil {
		return err
	}
	doc := report.Build(risk.Assess(bank, a), report.Options{PreparedBy: opts.preparedBy})
	drawn := make([][]byte, len(opts.formats))
	for i, f := range opts.formats {
		if drawn[i], err = reportFormats[f](app, doc); err != nil {
			return fmt.Errorf("drawing the %s report of %q: %w", f, path, err)
		}
	}
	for i, f := range opts.formats {
		if err := app.writeReport(filepath.Join(opts.dir, reportName(path, f)), drawn[i]); err != nil {
			return err
		}
	}
	return nil
}

func (app *App) writeReport(path string, content []byte) error {
	if err := store.WriteFile(path, content); err != nil {
		return err
	}
	_, err := fmt.Fprintln(app.Out, sanitize(path))
	return err
}

// reportName is the assessment's own name with the kind of report behind it.
func reportName(path, ending string) string {
	base := "assessment"
	if path != stdin {
		base = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	return base + "-risk-assessment." + ending
}

func (app *App) drawPDF(doc *report.Document) ([]byte, error) {
	var b bytes.Buffer
	notes, err := pdf.Write(&b, doc, pdf.Options{})
	for _, n := range notes.Unprintable {
		fmt.Fprintln(app.Err, sanitize("note: not in the PDF's font, printed as a code: "+n))
	}
	return b.Bytes(), err
}

func (app *App) drawMarkdown(doc *report.Document) ([]byte, error) {
	var b bytes.Buffer
	err := markdown.Write(&b, doc)
	return b.Bytes(), err
}
