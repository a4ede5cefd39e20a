package cmd

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/questions"
)

func newAnswerCmd(app *App) *cobra.Command {
	var opts answerOptions
	c := &cobra.Command{
		Use: "answer FILE QUESTION [OPTION...]", Short: "Record one answer, by script",
		Long: "Record one answer, and what stands beside it. Options are the ids that \"sra bank list --format json\" shows.\n" +
			"Flags beside the answer change only what they name; without an answer, only they change.",
		Example: "  sra answer lakeside.yaml mfa-email all --by \"Dana Ruiz\" --basis observed\n" +
			"  sra answer lakeside.yaml restore-test --date 2026-03-31 --evidence \"restore log | shared drive | 2026-03-31\"",
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
	if err := errors.Join(err, opts.senseless(options)); err != nil {
		return usageError{err}
	}
	return app.change(path, bank, func(a *assessment.Assessment) error {
		return app.apply(bank, a, q, reply, opts)
	})
}

// apply records the reply and what stands beside it. Every fault comes back at once, and then the
// caller saves nothing.
func (app *App) apply(bank *questions.Bank, a *assessment.Assessment, q *questions.Question, r assessment.Reply, opts answerOptions) error {
	s := assessment.NewSession(bank, a)
	stamp := assessment.Stamp{At: app.Now()}
	var faults []error
	if opts.by != "" {
		by, err := app.person(a, "--by", opts.by)
		stamp.By, faults = by, append(faults, err)
	}
	if opts.basis != "" {
		basis, known := assessment.ParseBasis(opts.basis)
		if stamp.Basis = basis; !known {
			faults = append(faults, fmt.Errorf("--basis is observed, document or stated, not %q", opts.basis))
		}
	}
	faults = append(faults, app.main(s, q, r, stamp, opts), app.beside(s, a, q, opts))
	if err := errors.Join(faults...); err != nil {
		return usageError{err}
	}
	return nil
}

// main records the answer itself.
func (app *App) main(s *assessment.Session, q *questions.Question, r assessment.Reply, stamp assessment.Stamp, opts answerOptions) (err error) {
	var branch assessment.Branch
	switch {
	case opts.clear && opts.site != "":
		branch, err = s.ClearAt(q.ID, opts.site)
	case opts.clear:
		branch = s.Clear(q.ID)
	case opts.confirm:
		branch, err = s.Confirm(q.ID, stamp)
	case opts.settle != "":
		branch, err = s.Settle(q.ID, r, opts.settle, stamp)
	case !r.Given() && len(r.Choices) == 0:
		return basisOnly(s, q.ID, stamp.Basis)
	case opts.site != "":
		branch, err = s.RecordAt(q.ID, opts.site, r, stamp)
	default:
		branch, err = s.Record(q.ID, r, stamp)
	}
	if err == nil {
		if !opts.clear {
			app.tellNameless(s, stamp)
		}
		app.tell(branch)
		app.tellDay(s.Assessment().AsOf, r.Date, opts.date)
	}
	return err
}

// basisOnly changes what the answer that stands rests on.
func basisOnly(s *assessment.Session, id string, b assessment.Basis) error {
	if b == assessment.NoBasis {
		return nil
	}
	return s.SetBasis(id, b)
}

// tellDay says how a date was understood, and what is odd about it while it can be put right at once.
func (app *App) tellDay(today, date assessment.Day, typed string) {
	if typed != "" && date.String() != typed {
		fmt.Fprintf(app.Err, "%s is taken as %s\n", shown(typed), date)
	}
	app.warn(date.Doubt(today))
}

func (app *App) tell(b assessment.Branch) {
	if len(b.Added) > 0 {
		fmt.Fprintf(app.Err, "now asked: %s\n", strings.Join(b.Added, ", "))
	}
	if len(b.Dropped) > 0 {
		fmt.Fprintf(app.Err, "no longer asked: %s\n", strings.Join(b.Dropped, ", "))
	}
}

// beside records what stands beside the answer, as far as its flags were given.
func (app *App) beside(s *assessment.Session, a *assessment.Assessment, q *questions.Question, opts answerOptions) error {
	var faults []error
	today := s.Assessment().AsOf
	if opts.set.Changed("note") {
		app.tellFormerNote(s.Answer(q.ID), opts.note)
		faults = append(faults, s.SetNote(q.ID, opts.note))
	}
	if opts.set.Changed("later") {
		faults = append(faults, s.SetLater(q.ID, opts.later))
	}
	for _, text := range opts.evidence {
		e, err := evidenceOf(text, today)
		if err == nil {
			app.warn(e.Dated.Doubt(today))
			err = s.AddEvidence(q.ID, e)
		}
		faults = append(faults, err)
	}
	if opts.decision != "" {
		faults = append(faults, app.decide(s, a, q, opts.decision))
	}
	return errors.Join(faults...)
}

// tellFormerNote says what note goes, so that it can be put back.
func (app *App) tellFormerNote(before *assessment.Answer, note string) {
	if before != nil && before.Note != "" && before.Note != note {
		app.warn("the note that stood here goes; it was: " + before.Note)
	}
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

func (app *App) decide(s *assessment.Session, a *assessment.Assessment, q *questions.Question, path string) error {
	src, err := app.read(path)
	if err != nil {
		return err
	}
	d, err := assessment.DecodeDecision(path, src, a.People)
	if err != nil {
		return err
	}
	return s.SetDecision(q.ID, d)
}
