package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/cmd/interview"
	"ephisra/questions"
)

func newAnswerCmd(app *App) *cobra.Command {
	var opts answerOptions
	c := &cobra.Command{
		Use: "answer FILE QUESTION [OPTION...]", Short: "Record one answer, by script",
		Long: "Record one answer, and what stands beside it. Options are the ids that \"sra bank list --format json\" " +
			"shows.\n" +
			"Flags beside the answer change only what they name; without an answer, only they change.",
		Example: "  sra answer lakeside.yaml mfa-email all --by \"Dana Ruiz\" --basis observed\n" +
			"  sra answer lakeside.yaml restore-test --date 3/31/2026 --evidence \"restore log | shared drive | 3/31/2026\"",
		Args: cobra.MinimumNArgs(2),
	}
	opts.flags(c.Flags())
	c.RunE = func(_ *cobra.Command, args []string) error {
		return runAnswer(app, args[0], args[1], args[2:], opts)
	}
	return c
}

func runAnswer(app *App, path, id string, options []string, opts answerOptions) error {
	bank, err := app.bank()
	if err != nil {
		return err
	}
	q := bank.Question(id)
	if q == nil {
		return usageError{assessment.NewSession(bank, &assessment.Assessment{}).Go(id)}
	}
	reply, err := replyOf(q, options, opts, assessment.DayOf(app.Now()))
	if err := errors.Join(err, opts.check(options)); err != nil {
		return usageError{errors.Join(err, app.siteFault(path, bank, opts.site))}
	}
	return app.say(path, bank, func(d *interview.Desk) ([]interview.Outcome, error) {
		return app.apply(d, q, reply, opts)
	})
}

// siteFault says that a file knows no such site, so that it is told together with what is wrong with the command
// line. Whatever is wrong with the file itself is told by whoever opens it.
func (app *App) siteFault(path string, bank *questions.Bank, site string) error {
	if site == "" {
		return nil
	}
	src, err := app.read(path)
	if err != nil {
		return nil
	}
	a, _, err := assessment.Decode(path, src, bank)
	if err != nil {
		return nil
	}
	return a.KnowsSite(site)
}

// say opens a file, lets verbs be said at its desk, saves, and only then tells what was done.
func (app *App) say(path string, bank *questions.Bank, verbs func(*interview.Desk) ([]interview.Outcome, error)) error {
	var outcomes []interview.Outcome
	isSomebody := false
	err := app.change(path, bank, func(a *assessment.Assessment) (err error) {
		d := app.desk(bank, a)
		outcomes, err = verbs(d)
		isSomebody = len(d.People()) > 0
		return err
	})
	if err != nil {
		return err
	}
	for _, o := range outcomes {
		app.tell(o, isSomebody)
	}
	return nil
}

// desk is the interview's desk for single verbs: they are saved together, by whoever opened the file.
func (app *App) desk(bank *questions.Bank, a *assessment.Assessment) *interview.Desk {
	return &interview.Desk{
		Bank: bank, Session: assessment.NewSession(bank, a), Now: app.Now, Sum: fileSum, Stay: true,
		Save: func() (string, error) { return "", nil },
	}
}

// apply records the reply and what stands beside it. Every fault comes back at once, and then the
// caller saves nothing.
func (app *App) apply(d *interview.Desk, q *questions.Question, r assessment.Reply,
	opts answerOptions) ([]interview.Outcome, error) {
	faults := []error{app.setSpeaker(d, opts)}
	var outcomes []interview.Outcome
	for _, verb := range opts.verbs(q, r) {
		o := verb(app, d)
		faults, outcomes = append(faults, o.Refused), append(outcomes, o)
	}
	if err := errors.Join(faults...); err != nil {
		return nil, usageError{err}
	}
	return outcomes, nil
}

// setSpeaker says who answers, and on what basis.
func (app *App) setSpeaker(d *interview.Desk, opts answerOptions) (err error) {
	if opts.by != "" {
		d.By, err = app.person(d.Session.Assessment(), "--by", opts.by)
	}
	basis, known := assessment.ParseBasis(opts.basis)
	if d.Basis = basis; opts.basis != "" && opts.basis != noBasis && !known {
		err = errors.Join(err, fmt.Errorf("--basis is observed, document, stated or none, not %q", opts.basis))
	}
	return err
}

// noBasis takes a basis back.
const noBasis = "none"

// tell prints what was done and what else a person should know. Where isSomebody, there are people to name.
func (app *App) tell(o interview.Outcome, isSomebody bool) {
	if o.Did != "" {
		fmt.Fprintln(app.Err, sanitize(o.Did+namelessText(o.NoName && isSomebody)))
	}
	for _, text := range o.Told {
		fmt.Fprintln(app.Err, sanitize(text))
	}
	for _, text := range o.Doubts {
		app.warn(text)
	}
	if o.Owes != "" {
		fmt.Fprintf(app.Err,
			"%s is addressable and not in place: it needs a documented decision (45 CFR 164.306(d)(3)); --decision FILE "+
				"records it\n", o.Owes)
	}
}

func namelessText(isNameless bool) string {
	if isNameless {
		return " It has no name; --by says who answered."
	}
	return ""
}

// verb is one thing a command line says.
type verb func(*App, *interview.Desk) interview.Outcome

// verbs are what a command line says, the answer first.
func (opts *answerOptions) verbs(q *questions.Question, r assessment.Reply) []verb {
	list := []verb{func(app *App, d *interview.Desk) interview.Outcome { return opts.sayAnswer(app, d, q.ID, r) }}
	for _, one := range []struct {
		flag string
		verb verb
	}{
		{"note", func(app *App, d *interview.Desk) interview.Outcome {
			return d.ReplaceNote(q.ID, opts.note)
		}},
		{"later", func(_ *App, d *interview.Desk) interview.Outcome { return d.SetLater(q.ID, opts.later) }},
		{"drop-evidence", func(_ *App, d *interview.Desk) interview.Outcome {
			return d.DropEvidence(q.ID,
				opts.dropEvidence)
		}},
		{"evidence", func(app *App, d *interview.Desk) interview.Outcome { return opts.addEvidence(d, q.ID) }},
		{"drop-decision", func(_ *App, d *interview.Desk) interview.Outcome { return d.Decide(q.ID, nil) }},
		{"decision", func(app *App, d *interview.Desk) interview.Outcome { return app.decide(d, q.ID, opts.decision) }},
	} {
		if opts.set.Changed(one.flag) {
			list = append(list, one.verb)
		}
	}
	return list
}

// sayAnswer records the answer itself.
func (opts *answerOptions) sayAnswer(app *App, d *interview.Desk, id string, r assessment.Reply) interview.Outcome {
	switch {
	case opts.clear:
		return d.Clear(id, opts.site)
	case opts.confirm:
		return d.Confirm(id)
	case opts.settle != "":
		return d.Settle(id, opts.site, r, opts.settle)
	case r.Given() || len(r.Choices) > 0:
		return d.Answer(id, opts.site, r)
	case opts.basis != "":
		return d.SetBasis(id, opts.basis)
	}
	return interview.Outcome{}
}

func (opts *answerOptions) addEvidence(d *interview.Desk, id string) (all interview.Outcome) {
	for _, text := range opts.evidence {
		e, err := evidenceOf(text, d.Session.Assessment().AsOf)
		if err != nil {
			all.Refused = errors.Join(all.Refused, err)
			continue
		}
		o := d.AddEvidence(id, e)
		all.Refused = errors.Join(all.Refused, o.Refused)
		all.Told = slices.Concat(all.Told, o.Told)
	}
	return all
}

// evidenceOf reads "what | where | date"; where and date may be left out.
func evidenceOf(text string, today assessment.Day) (e assessment.Evidence, err error) {
	parts := append(strings.SplitN(text, "|", 3), "", "")
	e.What, e.Where = strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1])
	if date := strings.TrimSpace(parts[2]); date != "" {
		e.Dated, err = assessment.ReadDay(date, today)
	}
	return e, err
}

func (app *App) decide(d *interview.Desk, id, path string) interview.Outcome {
	src, err := app.read(path)
	if err != nil {
		return interview.Outcome{Refused: err}
	}
	decision, err := assessment.DecodeDecision(path, src, d.Session.Assessment().People)
	if err != nil {
		return interview.Outcome{Refused: err}
	}
	return d.Decide(id, decision)
}
