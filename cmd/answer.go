package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/questions"
)

type answerOptions struct {
	date, number, text, na, later, note, by, basis, decision, settle, site string
	evidence                                                               []string
	unknown, none, clear, confirm                                          bool
	given                                                                  func(flag string) bool
}

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
	f := c.Flags()
	f.StringVar(&opts.date, "date", "", "answer with `DATE`, as year-month-day")
	f.StringVar(&opts.number, "number", "", "answer with a whole `NUMBER`")
	f.StringVar(&opts.text, "text", "", "answer with `TEXT`")
	f.BoolVar(&opts.unknown, "unknown", false, "answer \"don't know\"")
	f.BoolVar(&opts.none, "none", false, "answer \"none of them\" to a question that takes several options")
	f.StringVar(&opts.na, "na", "", "does not apply, and `WHY`")
	f.BoolVar(&opts.clear, "clear", false, "go back to not answered")
	f.BoolVar(&opts.confirm, "confirm", false, "confirm the answer carried from last year")
	f.StringVar(&opts.site, "site", "", "answer for one `SITE`")
	f.StringVar(&opts.later, "later", "", "ask later, and of `WHOM`; empty takes the flag away")
	f.StringVar(&opts.note, "note", "", "note beside the answer; empty removes it")
	f.StringVar(&opts.by, "by", "", "`NAME` of who answers")
	f.StringVar(&opts.basis, "basis", "", "what the answer rests on: observed, document or stated")
	f.StringArrayVar(&opts.evidence, "evidence", nil, "add evidence `\"WHAT | WHERE | DATE\"`; where and date may be left out")
	f.StringVar(&opts.decision, "decision", "", "take the decision on an addressable specification from `FILE`")
	f.StringVar(&opts.settle, "settle", "", "settle answers that differ, and `WHY`")
	c.RunE = func(c *cobra.Command, args []string) error {
		opts.given = func(flag string) bool { return c.Flags().Changed(flag) }
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
	reply, err := replyOf(q, options, opts)
	if err := errors.Join(err, opts.senseless(&reply)); err != nil {
		return usageError{err}
	}
	return app.change(path, bank, assessment.Decode, func(a *assessment.Assessment) error {
		if len(a.Signoff) > 0 {
			return fmt.Errorf("%s is signed; a signed assessment is not changed", path)
		}
		a.AsOf = assessment.DayOf(app.Now())
		return app.apply(bank, a, q, reply, opts)
	})
}

// besideFlags are the flags that change something beside the answer.
var besideFlags = []string{"later", "note", "basis", "evidence", "decision", "clear", "confirm"}

// senseless says why a command line records nothing, or two things at once.
func (opts *answerOptions) senseless(r *assessment.Reply) error {
	switch {
	case opts.clear && r.Given():
		return errors.New("--clear goes back to not answered, so it takes no answer")
	case r.Given() || slices.ContainsFunc(besideFlags, opts.given):
		return nil
	}
	return errors.New("nothing to record; give an option, or a flag such as --unknown or --note")
}

// replyOf turns arguments and flags into one reply. None at all is fine: then only what stands
// beside the answer changes.
func replyOf(q *questions.Question, options []string, opts answerOptions) (assessment.Reply, error) {
	r := assessment.Reply{Text: opts.text, Unknown: opts.unknown, NA: opts.na}
	switch {
	case opts.none || q.Type == questions.Many && len(options) > 0:
		r.Choices, r.Chosen = options, true
	case len(options) > 1:
		return r, fmt.Errorf("question %q takes one option, not %d", q.ID, len(options))
	case len(options) == 1:
		r.Choice = options[0]
	}
	var faults []error
	if opts.date != "" {
		day, err := assessment.ParseDay(opts.date)
		r.Date, faults = day, append(faults, err)
	}
	if opts.number != "" {
		n, err := wholeNumber(opts.number)
		r.Number, faults = &n, append(faults, err)
	}
	return r, errors.Join(faults...)
}

func wholeNumber(text string) (int, error) {
	var n int
	var rest string
	if got, _ := fmt.Sscanf(text+" ", "%d%s", &n, &rest); got != 1 {
		return 0, fmt.Errorf("--number %q is not a whole number", text)
	}
	return n, nil
}

// apply records the reply and what stands beside it. Every fault comes back at once, and then the
// caller saves nothing.
func (app *App) apply(bank *questions.Bank, a *assessment.Assessment, q *questions.Question, r assessment.Reply, opts answerOptions) error {
	s := assessment.NewSession(bank, a)
	stamp := assessment.Stamp{At: app.Now()}
	faults := []error{assessment.CheckText(opts.by)}
	if opts.by != "" && faults[0] == nil {
		stamp.By = a.Person(opts.by, "")
	}
	if opts.basis != "" {
		basis, known := assessment.ParseBasis(opts.basis)
		if stamp.Basis = basis; !known {
			faults = append(faults, fmt.Errorf("--basis is observed, document or stated, not %q", opts.basis))
		}
	}
	faults = append(faults, app.main(s, q, r, stamp, opts), app.beside(s, a, q, stamp, opts))
	if err := errors.Join(faults...); err != nil {
		return usageError{err}
	}
	return nil
}

// main records the answer itself.
func (app *App) main(s *assessment.Session, q *questions.Question, r assessment.Reply, stamp assessment.Stamp, opts answerOptions) (err error) {
	var branch assessment.Branch
	switch {
	case opts.clear:
		branch = s.Clear(q.ID)
	case opts.confirm:
		branch, err = s.Confirm(q.ID, stamp)
	case opts.settle != "":
		branch, err = s.Settle(q.ID, r, opts.settle, stamp)
	case !r.Given() && len(r.Choices) == 0:
		return nil
	case opts.site != "":
		branch, err = s.RecordAt(q.ID, opts.site, r, stamp)
	default:
		branch, err = s.Record(q.ID, r, stamp)
	}
	if err == nil {
		app.tell(branch)
		app.warnOfFuture(s.Assessment().AsOf, r.Date)
	}
	return err
}

// warnOfFuture tells of a date that is still to come, while it can be put right at once.
func (app *App) warnOfFuture(today, date assessment.Day) {
	if date.After(today) {
		fmt.Fprintf(app.Err, "warning: %s is still to come; is the year right?\n", date)
	}
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
func (app *App) beside(s *assessment.Session, a *assessment.Assessment, q *questions.Question, stamp assessment.Stamp, opts answerOptions) error {
	var faults []error
	if opts.given("note") {
		faults = append(faults, s.SetNote(q.ID, opts.note))
	}
	if opts.given("later") {
		faults = append(faults, s.SetLater(q.ID, opts.later))
	}
	if stamp.Basis != assessment.NoBasis {
		faults = append(faults, s.SetBasis(q.ID, stamp.Basis))
	}
	for _, text := range opts.evidence {
		e, err := evidenceOf(text)
		if err == nil {
			err = s.AddEvidence(q.ID, e)
		}
		faults = append(faults, err)
	}
	if opts.decision != "" {
		faults = append(faults, app.decide(s, a, q, opts.decision))
	}
	return errors.Join(faults...)
}

// evidenceOf reads "what | where | date"; where and date may be left out.
func evidenceOf(text string) (e assessment.Evidence, err error) {
	parts := append(strings.SplitN(text, "|", 3), "", "")
	e.What, e.Where = strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1])
	if date := strings.TrimSpace(parts[2]); date != "" {
		e.Dated, err = assessment.ParseDay(date)
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
