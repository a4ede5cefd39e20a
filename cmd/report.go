package cmd

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/assessment/store"
	"ephisra/questions"
	"ephisra/report"
)

// reportOptions are the flags of sra report.
type reportOptions struct {
	encrypt bool
	dir     string
	formats []string
	only    string
	summary bool
	since   string
	says    report.Options
	look    lookOptions
}

func newReportCmd(app *App) *cobra.Command {
	var opts reportOptions
	c := &cobra.Command{
		Use: "report FILE...", Short: "Write the reports: PDF, Markdown, web page, sheets",
		Long: "Write the reports of one or more assessments. A report has three parts: two pages for the owner, the\n" +
			"report, and the evidence it rests on. It can be written at any time; until the assessment is signed it says\n" +
			"DRAFT.\n" +
			"The paths written go to standard output.",
		Example: "  sra report lakeside.yaml -o reports\n  sra report lakeside.yaml --summary --format pdf\n" +
			"  sra report lakeside.yaml --format html,xlsx",
		Args: cobra.MinimumNArgs(1),
	}
	f := c.Flags()
	f.StringVarP(&opts.dir, "output", "o", ".", "write the reports to `DIR`")
	f.StringSliceVar(&opts.formats, "format", []string{"pdf", "md"}, "write these `FORMATS`: "+formatNames())
	f.BoolVar(&opts.summary, "summary", false, "only the pages for the owner, as --only owner")
	f.StringVar(&opts.only, "only", "", "only this `PART`: "+partNames())
	f.BoolVar(&opts.encrypt, "encrypt", false, "write them encrypted, each with .age behind its name; takes --key")
	f.BoolVar(&opts.says.Full, "full", false, "with the work sheets, also while much is open")
	f.StringVar(&opts.since, "since", "", "say what changed since the assessment in `FILE`, last year's for instance")
	f.BoolVar(
		&opts.says.Proposal,
		"proposal",
		false,
		"with a page on the proposed rule of January 2025, which is not law",
	)
	f.StringVar(&opts.says.PreparedBy, "prepared-by", "", "print `NAME` on the cover")
	f.StringVar(&opts.says.Confidential, "confidential", "", "print `TEXT` on the cover and at the foot of each page")
	opts.look.add(f)
	c.RunE = func(_ *cobra.Command, args []string) error { return runReport(app, args, opts) }
	return c
}

// reportParts are what --only takes.
var reportParts = []struct {
	name string
	part report.Part
}{{"owner", report.ForOwner}, {"report", report.WholeReport}, {"evidence", report.EvidencePart}}

func partNames() string {
	var names []string
	for _, p := range reportParts {
		names = append(names, p.name)
	}
	return strings.Join(names, ", ")
}

// runReport writes every report; one that cannot be written does not stop the others.
func runReport(app *App, paths []string, opts reportOptions) error {
	paths, opts.formats = once(paths), once(opts.formats)
	job, err := newReportJob(opts)
	if err == nil {
		err = job.distinct(paths)
	}
	if err == nil && opts.since != "" && len(paths) > 1 {
		err = errors.New("--since sets one assessment against one earlier; name a single file")
	}
	if err != nil {
		return usageError{err}
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	var failed []error
	for _, path := range paths {
		failed = append(failed, app.reportOne(path, bank, job))
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

// reportJob is what sra report does to each file, its flags read and found good.
type reportJob struct {
	reportOptions
	draw []reportFormat
	part report.Part // NoPart: the whole
	seen look
}

// newReportJob reads the flags and tells all that is wrong with them.
func newReportJob(opts reportOptions) (*reportJob, error) {
	job := &reportJob{reportOptions: opts}
	var faults []error
	for _, name := range opts.formats {
		f := reportFormatOf(name)
		if f == nil {
			faults = append(faults, fmt.Errorf("unknown format %q; use one or more of %s", name, formatNames()))
			continue
		}
		job.draw = append(job.draw, *f)
	}
	if opts.dir == stdin {
		faults = append(faults, errors.New("reports are files in a folder; name one with -o. On standard output: sra score "+
			"--format json FILE, or sra explain FILE practice --format md"))
	}
	if len(opts.formats) == 0 {
		faults = append(faults, fmt.Errorf("no format given; use one or more of %s", formatNames()))
	}
	part, err := opts.readPart()
	job.part = part
	seen, lookErr := opts.look.read()
	job.seen = seen
	return job, errors.Join(append(faults, err, lookErr,
		notBlank("--prepared-by", opts.says.PreparedBy), notBlank("--confidential", opts.says.Confidential),
		assessment.CheckText(opts.says.PreparedBy, opts.says.Confidential))...)
}

// readPart reads --only and --summary.
func (o *reportOptions) readPart() (report.Part, error) {
	if o.summary && o.only != "" {
		return report.NoPart, errors.New("--summary and --only each choose a part; give one of them")
	}
	if o.summary {
		return report.ForOwner, nil
	}
	for _, p := range reportParts {
		if p.name == o.only {
			return p.part, nil
		}
	}
	if o.only != "" {
		return report.NoPart, fmt.Errorf("unknown part %q; --only takes one of %s", o.only, partNames())
	}
	return report.NoPart, nil
}

// reportOne draws every format before it writes the first, so that a fault leaves nothing half done.
func (app *App) reportOne(path string, bank *questions.Bank, job *reportJob) error {
	a, err := app.load(path, bank)
	if err != nil {
		return err
	}
	drawing := &drawing{app: app, job: job, path: path, base: baseName(path), result: risk.Assess(bank, a)}
	says := job.says
	if says.Since, err = app.earlier(job.since, a, bank); err != nil {
		return err
	}
	drawing.doc = report.Build(drawing.result, says)
	if job.part != report.NoPart {
		drawing.doc = drawing.doc.Only(job.part)
	}
	var files []reportFile
	for _, f := range job.draw {
		made, err := f.draw(drawing)
		if err != nil {
			return fmt.Errorf("drawing the %s report of %q: %w", f.name, path, err)
		}
		files = append(files, made...)
	}
	if job.encrypt {
		if err := app.sealAll(files, job.dir); err != nil {
			return err
		}
	}
	for _, one := range files {
		if err := app.writeReport(filepath.Join(job.dir, one.name), one.content); err != nil {
			return err
		}
	}
	return nil
}

// sealAll encrypts files for a folder, all of them before the first is written.
func (app *App) sealAll(files []reportFile, dir string) (err error) {
	for i := range files {
		one := &files[i]
		one.name += store.SealedEnd
		if one.content, err = app.vault.Seal(filepath.Join(dir, one.name), one.content); err != nil {
			return err
		}
	}
	return nil
}

// earlier reads what an assessment is set against; no path is nothing.
func (app *App) earlier(path string, later *assessment.Assessment, bank *questions.Bank) (*risk.Result, error) {
	if path == "" {
		return nil, nil
	}
	src, err := app.read(path)
	if err != nil {
		return nil, err
	}
	a, _, err := quietly(path, src, bank) // of its own day, whatever --as-of says
	if err != nil {
		return nil, err
	}
	if a.AsOf.After(later.AsOf) {
		return nil, usageError{
			fmt.Errorf("%q is of %s, later than the assessment itself, of %s; name an earlier one",
				path, a.AsOf, later.AsOf),
		}
	}
	if a.Practice.Name != later.Practice.Name {
		fmt.Fprintf(app.Err, "note: the earlier one is of another name, %q; this one is of %q\n", sanitize(a.Practice.Name),
			sanitize(later.Practice.Name))
	}
	if _, err := assessment.Translate(a, bank); err != nil { // an older bank's answers count as far as they hold today
		return nil, usageError{fmt.Errorf("%s: %w", path, err)}
	}
	return risk.Assess(bank, a), nil
}

func (app *App) writeReport(path string, content []byte) error {
	if err := store.WriteFile(path, content); err != nil {
		return err
	}
	_, err := fmt.Fprintln(app.Out, sanitize(path))
	return err
}
