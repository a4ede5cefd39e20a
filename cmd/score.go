package cmd

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report/scores"
)

type scoreOptions struct {
	format, baseline string
	failOn           []string
	full, summary    bool
	jobs             int
}

func newScoreCmd(app *App) *cobra.Command {
	var opts scoreOptions
	c := &cobra.Command{
		Use: "score PATH...", Short: "Work out levels of risk, requirement status and safeguards in place",
		Long: "Work out levels of risk, requirement status and safeguards in place from saved answers. The same file\n" +
			"always gives the same bytes. A PATH is a file, a folder with all that is below it, a pattern, or - for\n" +
			"standard input: one assessment, or one JSON object a line. What cannot be read is named and stops nothing.\n" +
			"A gate of --fail-on that is reached ends the command with 4, faults in a file with 3, anything worse with 1.",
		Example: "  sra score lakeside.yaml\n  sra score clients/ --format csv > clients.csv\n" +
			"  sra score clients/ --summary\n" +
			"  sra score lakeside.yaml --fail-on high --fail-on incomplete > /dev/null",
		Args: cobra.MinimumNArgs(1),
	}
	f := c.Flags()
	f.StringVar(&opts.format, "format", "table",
		"print as `FORMAT`: table, json, ndjson (one line a file) or csv (one row a file)")
	f.BoolVar(&opts.full, "full", false, "in ndjson also the weak spots of each event, and the fixes")
	f.BoolVar(&opts.summary, "summary", false, "what all files come to together, as a table or json")
	f.StringArrayVar(&opts.failOn, "fail-on", nil,
		"end with 4 where a file reaches a `GATE`: a level such as high, incomplete, or regression; repeat for several")
	f.StringVar(&opts.baseline, "baseline", "",
		"the `PATH` that --fail-on regression compares with: a file, or a folder with files of the same names")
	f.IntVar(&opts.jobs, "jobs", 0, "score `N` files at once; 0 is one for each processor")
	f.StringVar(&app.asOf, "as-of", "", "score as of `DATE` instead of the file's own")
	c.RunE = func(c *cobra.Command, args []string) error { return runScore(app, args, opts) }
	return c
}

// scoreFormats write what comes of the files, one after the other.
var scoreFormats = map[string]func(*App, *scoreOptions, *questions.Bank) scoreWriter{
	"table": func(app *App, _ *scoreOptions, _ *questions.Bank) scoreWriter {
		return scoreWriter{use: func(one *scored) error { return app.scoreTable(one.result) }}
	},
	"json": func(app *App, _ *scoreOptions, _ *questions.Bank) scoreWriter {
		return scoreWriter{use: func(one *scored) error { return scores.JSON(app.Out, one.shown, one.result) }}
	},
	"ndjson": func(app *App, opts *scoreOptions, bank *questions.Bank) scoreWriter {
		lines := scores.NewLines(bank, opts.full)
		return app.textWriter(nil, func(b []byte, one *scored) ([]byte, error) {
			return lines.Append(b, one.shown, one.result)
		})
	},
	"csv": func(app *App, _ *scoreOptions, _ *questions.Bank) scoreWriter {
		return app.textWriter(scores.RowHead(), func(b []byte, one *scored) ([]byte, error) {
			return scores.AppendRow(b, one.shown, one.result), nil
		})
	},
}

// scoreWriter writes results: draw by any worker at any time, use in the order of the files.
type scoreWriter struct {
	head []byte
	draw func(*scored) error
	use  func(*scored) error
}

// textWriter lets the workers draw the text of each file, behind what is there, and writes it in order.
func (app *App) textWriter(head []byte, draw func([]byte, *scored) ([]byte, error)) scoreWriter {
	inRoom := func(one *scored) (err error) {
		one.room = rooms.Get().(*[]byte)
		*one.room, err = draw((*one.room)[:0], one)
		return err
	}
	return scoreWriter{head: head, draw: inRoom, use: func(one *scored) error {
		_, err := app.Out.Write(*one.room)
		rooms.Put(one.room)
		return err
	}}
}

// runScore scores every file; one that cannot be read does not stop the others.
func runScore(app *App, paths []string, opts scoreOptions) error {
	writer, err := formatOf(scoreFormats, opts.format)
	if err != nil {
		return err
	}
	if opts.summary && opts.format != "table" && opts.format != "json" {
		return usageError{errors.New("--summary is printed as a table or json")}
	}
	gates, err := readGates(opts.failOn, opts.baseline)
	if err != nil {
		return err
	}
	asOf, err := app.asOfDay()
	if err != nil {
		return err
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	model := risk.Compile(bank)
	if opts.summary {
		return app.scoreTogether(paths, &opts, model, asOf, gates)
	}
	return app.scoreEach(paths, &opts, writer(app, &opts, bank), model, asOf, gates)
}

// scoreEach writes a result a file.
func (app *App) scoreEach(paths []string, opts *scoreOptions, w scoreWriter, model *risk.Model,
	asOf assessment.Day, gates *gates) error {
	if _, err := app.Out.Write(w.head); err != nil {
		return err
	}
	score := func(in scoreInput) *scored {
		one := app.scoreInput(in, model, asOf)
		if one.err == nil && w.draw != nil {
			one.err = w.draw(one)
		}
		return one
	}
	return app.scoreWith(paths, opts.jobs, score, model, gates, w.use)
}

// scoreTogether writes what all files come to.
func (app *App) scoreTogether(paths []string, opts *scoreOptions, model *risk.Model, asOf assessment.Day,
	gates *gates) error {
	all := scores.NewPortfolio(model.Bank())
	score := func(in scoreInput) *scored { return app.scoreInput(in, model, asOf) }
	err := app.scoreWith(paths, opts.jobs, score, model, gates, func(one *scored) error {
		all.Add(one.result)
		return nil
	})
	if opts.format == "json" {
		return errors.Join(err, all.JSON(app.Out))
	}
	return errors.Join(err, all.Text(app.page()))
}

// scoreWith scores, tells what files warn of, uses every result in order, and holds it against the gates. Once output
// cannot be written nothing more is.
func (app *App) scoreWith(paths []string, jobs int, score func(scoreInput) *scored, model *risk.Model, gates *gates,
	use func(*scored) error) error {
	var errs []error
	var broken error
	line := &progress{app: app, began: time.Now()}
	judged := func(in scoreInput) *scored {
		one := score(in)
		if one.err == nil {
			one.gates = gates.reached(app, one, model)
		}
		if one.err != nil || one.room != nil { // there is no result, or its text is drawn
			one.putBack()
		}
		return one
	}
	failed := app.scoreAll(paths, jobs, judged, func(one *scored) {
		for _, w := range one.warned {
			app.warn(w.Error())
		}
		if broken == nil {
			broken = use(one)
		}
		errs = append(errs, one.gates...)
		line.step()
	})
	line.end()
	return errors.Join(append(append(failed, broken), errs...)...)
}
