package cmd

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/cmd/interview"
)

type overrideOptions struct {
	likelihood, impact, reason, by string
	clear                          bool
}

func newOverrideCmd(app *App) *cobra.Command {
	var opts overrideOptions
	c := &cobra.Command{
		Use: "override FILE EVENT", Short: "Set the assessor's own level of a threat event, with its reason",
		Long: "Put the assessor's own likelihood or impact in place of the one the tables give, with a reason and a name. " +
			"The level of risk\n" +
			"is then read from Table I-2 with it; reports show both. Events are those of \"sra score\".",
		Example: "  sra override lakeside.yaml break-in --likelihood high --reason \"three break-ins in the building this " +
			"year\" --by \"Dana Ruiz\"\n" +
			"  sra override lakeside.yaml break-in --clear",
		Args: cobra.ExactArgs(2),
	}
	f := c.Flags()
	f.StringVar(&opts.likelihood, "likelihood", "", "`LEVEL` of likelihood: very_low, low, moderate, high or very_high")
	f.StringVar(&opts.impact, "impact", "", "`LEVEL` of impact: very_low, low, moderate, high or very_high")
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
		return usageError{fmt.Errorf("%w; sra explain %s practice lists them", bank.UnknownThreat(event),
			assessment.ShellArg(path))}
	}
	set, err := opts.verb(event)
	if err != nil {
		return usageError{err}
	}
	return app.say(path, bank, func(d *interview.Desk) ([]interview.Outcome, error) {
		o := set(app, d)
		if o.Refused != nil {
			return nil, usageError{o.Refused}
		}
		return []interview.Outcome{o}, nil
	})
}

// verb reads the flags and returns what they say.
func (opts *overrideOptions) verb(event string) (verb, error) {
	if opts.clear {
		if opts.likelihood+opts.impact+opts.reason != "" {
			return nil, errors.New("--clear goes back to what the tables say, so it takes no level and no reason")
		}
		return func(_ *App, d *interview.Desk) interview.Outcome { return d.ClearOverride(event) }, nil
	}
	likelihood, err1 := levelOf(opts.likelihood)
	impact, err2 := levelOf(opts.impact)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	return func(app *App, d *interview.Desk) interview.Outcome {
		o := assessment.Override{Threat: event, Likelihood: likelihood, Impact: impact, Reason: opts.reason, At: app.Now()}
		var err error
		if opts.by != "" {
			if o.By, err = app.person(d.Session.Assessment(), "--by", opts.by); err != nil {
				return interview.Outcome{Refused: err}
			}
		}
		return d.Override(o)
	}, nil
}
