package cmd

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/assessment/store"
	"ephisra/questions"
	"ephisra/report"
)

type planSetOptions struct {
	state, by, why, evidence, on, until string
	remove                              bool
	set                                 *pflag.FlagSet
}

func newPlanSetCmd(app *App) *cobra.Command {
	var opts planSetOptions
	c := &cobra.Command{
		Use: "set FILE FIX", Short: "Say who does what by when, and how far it is", Args: cobra.ExactArgs(2),
		Long: "Put a fix into the plan, or change what the plan says of it. A fix moves from open to doing, done and " +
			"verified, or is accepted:\n" +
			"the risk stays, by a named person's word. Done changes no level of risk: answering the question again does.\n" +
			"A signed assessment takes changes of the plan too, for the plan lives on after signing.",
		Example: "  sra plan set lakeside.yaml turn-on-mfa --owner \"Kim Lee\" --due 1/31/2027 --state doing\n" +
			"  sra plan set lakeside.yaml replace-unsupported --state accepted --by \"Dana Ruiz\" --why \"goes in March\" " +
			"--until 3/31/2027",
	}
	f := c.Flags()
	opts.set = f
	bindColumns(f, assessment.PlanColumns)
	f.StringVar(&opts.state, "state", "", "`STATE`: open, doing, done, verified or accepted")
	f.StringVar(&opts.by, "by", "", "`NAME` of who verified it or accepted the risk")
	f.StringVar(&opts.on, "on", "", "`DATE` it was done, verified or accepted; else today")
	f.StringVar(&opts.why, "why", "", "`WHY` the risk is accepted")
	f.StringVar(&opts.until, "until", "", "`DATE` the acceptance ends")
	f.StringVar(&opts.evidence, "evidence", "", "`WHAT` shows that it is done, with --state verified")
	f.BoolVar(&opts.remove, "remove", false, "take the fix out of the plan")
	c.RunE = func(_ *cobra.Command, args []string) error { return runPlanSet(app, args[0], args[1], opts) }
	return c
}

func runPlanSet(app *App, path, fix string, opts planSetOptions) error {
	bank, err := app.bank()
	if err != nil {
		return err
	}
	if err := errors.Join(knownFixes(bank, []string{fix}), opts.check()); err != nil {
		return err
	}
	return app.withFile(path, bank, assessment.Decode, func(f *store.File, a *assessment.Assessment) error {
		today := assessment.DayOf(app.Now())
		if len(a.Signoff) == 0 {
			a.AsOf = today
		}
		if err := opts.apply(app, bank, a, fix, today); err != nil {
			return usageError{err}
		}
		if err := saveTo(f, bank, a); err != nil {
			return err
		}
		if opts.state == "done" || opts.state == "verified" {
			app.tellAnswerAgain(path, bank, a, fix)
		}
		return nil
	})
}

// tellAnswerAgain says that what was done lowers a risk once its questions are answered again, and which those are.
func (app *App) tellAnswerAgain(path string, bank *questions.Bank, a *assessment.Assessment, fix string) {
	var open []string
	for _, step := range risk.Assess(bank, a).Settled() {
		if step.Fix.ID == fix {
			open = report.Each(step.Findings, func(f *risk.Finding) string { return f.Question.ID })
		}
	}
	if len(open) == 0 {
		return
	}
	fmt.Fprintf(app.Err, "That %s is done changes no risk by itself; answering again does: %s. Such as: sra answer %s %s "+
		"OPTION\n", fix, strings.Join(open, ", "), app.fileArg(path), open[0])
}

// check refuses a command line that changes nothing, or that takes out what it sets.
func (opts *planSetOptions) check() error {
	given := 0
	opts.set.Visit(func(flag *pflag.Flag) {
		if flag.Name != "bank" && flag.Name != "no-input" {
			given++
		}
	})
	switch {
	case given == 0:
		return usageError{errors.New("nothing to change; give a flag, such as --owner or --due")}
	case opts.remove && given > 1:
		return usageError{errors.New("--remove takes the fix out of the plan, so it stands alone")}
	}
	return nil
}

func (opts *planSetOptions) apply(app *App, bank *questions.Bank, a *assessment.Assessment, fix string,
	today assessment.Day) error {
	if opts.remove {
		if !a.DropPlan(fix) {
			return fmt.Errorf("%q is not in the plan", fix)
		}
		fmt.Fprintf(app.Err, "removed %s from the plan\n", fix)
		return nil
	}
	step, err := opts.step(app, a, today)
	if err != nil {
		return err
	}
	values := typedColumns(opts.set, assessment.PlanColumns)
	item, err := a.SetPlan(bank, fix, values, step, today)
	if err != nil {
		return err
	}
	fmt.Fprintf(app.Err, "%s\n", sanitize(planText(item)))
	for _, d := range []assessment.Day{item.Due, step.On, step.Until} {
		app.warn(d.Doubt(assessment.Day{}))
	}
	if !item.Due.IsZero() && today.After(item.Due) && item.State <= assessment.PlanDoing {
		app.warn(fmt.Sprintf("%s is past already", item.Due))
	}
	return nil
}

// step reads the flags of a move to another state.
func (opts *planSetOptions) step(app *App, a *assessment.Assessment, today assessment.Day) (assessment.Step, error) {
	s := assessment.Step{State: strings.ToLower(opts.state), Why: opts.why, Evidence: opts.evidence}
	var faults []error
	for _, day := range []struct {
		flag, text string
		into       *assessment.Day
	}{{"--on", opts.on, &s.On}, {"--until", opts.until, &s.Until}} {
		if day.text == "" {
			continue
		}
		d, err := assessment.ReadDay(day.text, today)
		if *day.into = d; err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", day.flag, err))
		}
	}
	if opts.by != "" {
		by, err := app.person(a, "--by", opts.by)
		s.By, faults = by, append(faults, err)
	}
	return s, errors.Join(faults...)
}

// planText says a plan item in one line.
func planText(item *assessment.PlanItem) string {
	parts := []string{item.Fix + ": " + item.State.String()}
	for _, column := range assessment.PlanColumns {
		if value := column.Write(item); value != "" {
			parts = append(parts, column.Flag()+" "+value)
		}
	}
	if !item.Done.IsZero() {
		parts = append(parts, "done "+item.Done.String())
	}
	if v := item.Verified; v != nil {
		parts = append(parts, fmt.Sprintf("verified %s by %s", v.On, v.By))
	}
	if v := item.Accepted; v != nil {
		parts = append(parts, strings.TrimSpace(fmt.Sprintf("accepted %s by %s %s", v.On, v.By,
			labelledDay("until", v.Until))))
	}
	return strings.Join(parts, "; ")
}

func labelledDay(label string, d assessment.Day) string {
	if d.IsZero() {
		return ""
	}
	return label + " " + d.String()
}
