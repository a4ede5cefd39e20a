package cmd

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

type overrideOptions struct {
	likelihood, impact, reason, by string
	clear                          bool
}

func newOverrideCmd(app *App) *cobra.Command {
	var opts overrideOptions
	c := &cobra.Command{
		Use: "override FILE EVENT", Short: "Set the assessor's own level of a threat event, with its reason",
		Long: "Put the assessor's own likelihood or impact in place of the one the tables give, with a reason and a name. The level of risk\n" +
			"is then read from Table I-2 with it; reports show both. Events are those of \"sra score\".",
		Example: "  sra override lakeside.yaml break-in --likelihood high --reason \"three break-ins in the building this year\" --by \"Dana Ruiz\"\n" +
			"  sra override lakeside.yaml break-in --clear",
		Args: cobra.ExactArgs(2),
	}
	f := c.Flags()
	f.StringVar(&opts.likelihood, "likelihood", "", "`LEVEL` of likelihood: very_low, low, moderate, high or very_high")
	f.StringVar(&opts.impact, "impact", "", "`LEVEL` of impact")
	f.StringVar(&opts.reason, "reason", "", "`WHY` the tables do not fit this practice")
	f.StringVar(&opts.by, "by", "", "`NAME` of who decides it")
	f.BoolVar(&opts.clear, "clear", false, "go back to what the tables say")
	c.RunE = func(_ *cobra.Command, args []string) error { return runOverride(app, args[0], args[1], opts) }
	return c
}

func runOverride(app *App, path, event string, opts overrideOptions) error {
	bank, err := app.bank()
	if err != nil {
		return err
	}
	if bank.Threat(event) == nil {
		all := each(bank.Threats, func(t questions.ThreatEvent) string { return t.ID })
		return usageError{fmt.Errorf("unknown threat event %q%s; sra score %s lists them", event, yamlfile.DidYouMean(event, all), assessment.ShellArg(path))}
	}
	edit, err := opts.edit(app, bank, event)
	if err != nil {
		return usageError{err}
	}
	return app.change(path, bank, func(a *assessment.Assessment) error {
		if err := edit(a); err != nil {
			return usageError{err}
		}
		app.tellLevel(risk.Assess(bank, a).Risk(event), event)
		return nil
	})
}

// edit reads the flags and returns what they do to an assessment.
func (opts *overrideOptions) edit(app *App, bank *questions.Bank, event string) (func(*assessment.Assessment) error, error) {
	if opts.clear {
		if opts.likelihood+opts.impact+opts.reason != "" {
			return nil, errors.New("--clear goes back to what the tables say, so it takes no level and no reason")
		}
		return func(a *assessment.Assessment) error {
			if !a.ClearOverride(event) {
				return fmt.Errorf("there is no override of %q", event)
			}
			return nil
		}, nil
	}
	likelihood, err1 := levelOf(opts.likelihood)
	impact, err2 := levelOf(opts.impact)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	return func(a *assessment.Assessment) error {
		o := assessment.Override{Threat: event, Likelihood: likelihood, Impact: impact, Reason: opts.reason, At: app.Now()}
		var err error
		if opts.by != "" {
			if o.By, err = app.person(a, "--by", opts.by); err != nil {
				return err
			}
		}
		app.tellReplaced(a, o)
		return a.SetOverride(bank, o)
	}, nil
}

// tellReplaced says which earlier levels go, and which stay beside the new one.
func (app *App) tellReplaced(a *assessment.Assessment, o assessment.Override) {
	for _, before := range a.Overrides {
		if before.Threat != o.Threat {
			continue
		}
		for _, level := range before.Says() {
			key, _, _ := strings.Cut(level, " ")
			what := "stays, with its reason"
			if key == "likelihood" && o.Likelihood != questions.Undetermined || key == "impact" && o.Impact != questions.Undetermined {
				what = "was set before and goes"
			}
			fmt.Fprintf(app.Err, "%s: %s %s\n", o.Threat, level, what)
		}
	}
}

// tellLevel says what the event stands at now; an override of one that does not apply waits.
func (app *App) tellLevel(k *risk.Risk, event string) {
	if k == nil {
		fmt.Fprintf(app.Err, "%s does not apply to this practice, by its facts; the override is kept for when it does\n", event)
		return
	}
	fmt.Fprintf(app.Err, "%s: %s by the tables, %s now\n", event, k.Worked.Level, k.Level)
}
