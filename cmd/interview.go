package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/cmd/interview"
	"ephisra/questions"
	"ephisra/questions/yamlfile"
	"ephisra/report"
	"ephisra/report/terminal"
)

type interviewOptions struct {
	section, by string
	only        []string
	plain       bool
	ascii       bool
	amend       bool
}

func newInterviewCmd(app *App) *cobra.Command {
	var opts interviewOptions
	c := &cobra.Command{
		Use: "interview FILE", Short: "Ask the questions, and go on where the last interview stopped",
		Long: "Ask the questions of an assessment and go on where the last interview stopped.\n" +
			"Every answer is saved before it is said to be recorded, so you can stop at any time.\n" +
			"With --plain, ACCESSIBLE=1 or TERM=dumb the input may be piped; otherwise a terminal is needed.",
		Example: "  sra interview lakeside.yaml --by \"Dana Ruiz\"\n  sra interview lakeside.yaml --only it,open",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&opts.section, "section", "", "ask only the questions of `SECTION`, by its id or title")
	c.Flags().StringSliceVar(&opts.only, "only", nil,
		"ask only what is `KIND`: open, later, unknown, or for a role such as it; several together: it,open")
	c.Flags().StringVar(&opts.by, "by", "", "`NAME` of who answers")
	c.Flags().BoolVar(&opts.plain, "plain", false, "ask line by line, also from piped input")
	c.Flags().BoolVar(&opts.amend, "amend", false, "change a signed assessment; the signed copy is kept beside it")
	c.Flags().BoolVar(&opts.ascii, "ascii", false, "draw with ASCII characters only")
	c.RunE = func(c *cobra.Command, args []string) error { return runInterview(app, args[0], opts) }
	return c
}

// wantsPlain reports whether the environment asks for line mode.
func (app *App) wantsPlain() bool {
	accessible := app.Getenv("ACCESSIBLE")
	return accessible != "" && accessible != "0" || app.Getenv("TERM") == "dumb"
}

// errNoTerminal is told when nobody can answer.
var errNoTerminal = errors.New("the interview needs a terminal; try \"sra interview --plain\", \"sra answer\", \"sra " +
	"score FILE\" or \"sra report FILE\"")

func runInterview(app *App, path string, opts interviewOptions) error {
	plain := opts.plain || app.wantsPlain()
	if app.noInput || !plain && !(app.Terminal.In && app.Terminal.Err) {
		return usageError{errNoTerminal}
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	if err := app.offerToCreate(path, bank, opts); err != nil {
		return err
	}
	return app.withFile(path, bank, assessment.Decode, func(f *store.File, a *assessment.Assessment) error {
		if opts.amend {
			if err := app.amend(path, f, bank, a); err != nil {
				return err
			}
		}
		if err := app.checkUnsigned(path, a); err != nil {
			return err
		}
		return app.converse(path, f, bank, a, opts)
	})
}

// offerToCreate starts a file that does not exist, if a person at a terminal gives it a name.
func (app *App) offerToCreate(path string, bank *questions.Bank, opts interviewOptions) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return nil // there is one, or opening it will say what is wrong
	}
	start := newOptions{by: opts.by}
	if opts.plain || app.wantsPlain() || !app.Terminal.In {
		return fmt.Errorf("no file %q; start one with: sra new %s", path, assessment.ShellArg(path))
	}
	if err := app.askNames(&start); err != nil {
		return err
	}
	return create(app, path, bank, start)
}

// converse runs the interview and says how to go on.
func (app *App) converse(path string, f *store.File, bank *questions.Bank, a *assessment.Assessment,
	opts interviewOptions) error {
	session := assessment.NewSession(bank, a)
	only, err := walk(session, bank, opts)
	if err != nil {
		return usageError{err}
	}
	k := &keeper{app: app, bank: bank, a: a, file: f, path: path}
	desk := &interview.Desk{Bank: bank, Session: session, Now: app.Now, Only: only, Save: k.save, SaveAs: k.saveAs,
		Sum: fileSum}
	if desk.By, err = app.whoAnswers(a, opts.by); err != nil {
		return usageError{err}
	}
	ctx, caught := app.signals()
	end, err := app.face(desk, opts).Run(ctx)
	err = errors.Join(err, k.close())
	if err != nil {
		return fmt.Errorf("not saved: %w", err)
	}
	return app.leave(k.path, desk, end, caught())
}

// face is how the interview meets a person: on the whole terminal, or line by line.
func (app *App) face(desk *interview.Desk, opts interviewOptions) interface {
	Run(context.Context) (interview.End, error)
} {
	if !opts.plain && !app.wantsPlain() {
		return app.screen(desk, opts)
	}
	p := &interview.Plain{Desk: desk, In: app.In, Out: app.Err, Shown: sanitize,
		Wrap: func(text string) string { return terminal.Wrap(text, app.width()) }}
	app.sitAt(p)
	return p
}

// screen is the interview on the whole terminal.
func (app *App) screen(desk *interview.Desk, opts interviewOptions) *interview.Screen {
	return &interview.Screen{Desk: desk, In: app.In, Out: app.Err, Style: terminal.NewStyle(app.Err),
		Size: func() (int, int) { return sizeOf(app.Err) }, Edit: app.editText, IsASCII: opts.ascii || !app.isUTF8()}
}

// isUTF8 reports whether the terminal's locale is one of UTF-8. One that says nothing is.
func (app *App) isUTF8() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := strings.ToUpper(app.Getenv(name)); value != "" {
			return strings.Contains(value, "UTF-8") || strings.Contains(value, "UTF8")
		}
	}
	return true
}

// whoAnswers returns the ID of who is named, or of the only person there is.
func (app *App) whoAnswers(a *assessment.Assessment, by string) (string, error) {
	switch {
	case by != "":
		return app.person(a, "--by", by)
	case len(a.People) == 1:
		return a.People[0].ID, nil // nobody else is in the room
	}
	return "", nil
}

// walk lists the questions to go through, and moves to the first of them that is open.
func walk(s *assessment.Session, bank *questions.Bank, opts interviewOptions) ([]string, error) {
	if opts.section == "" && len(opts.only) == 0 {
		return nil, nil
	}
	section, err := sectionOf(bank, opts.section)
	if err := errors.Join(err, knownKinds(bank, opts.only)); err != nil {
		return nil, err
	}
	ids := slices.DeleteFunc(s.Only(opts.only...), func(id string) bool {
		return section != "" && bank.Question(id).Section != section
	})
	if len(ids) == 0 {
		return nil, fmt.Errorf("no question is left to ask for %s",
			strings.TrimSpace(opts.section+" "+strings.Join(opts.only, " ")))
	}
	first := max(0, slices.IndexFunc(ids, s.IsOpen))
	return ids, s.Go(ids[first])
}

// sectionOf returns the id of a section named by its id or its title; no text is no section.
func sectionOf(bank *questions.Bank, text string) (string, error) {
	if text == "" {
		return "", nil
	}
	for _, s := range bank.Sections {
		if s.ID == text || strings.EqualFold(s.Title, text) {
			return s.ID, nil
		}
	}
	ids := report.Each(bank.Sections, func(s questions.Section) string { return s.ID })
	return "", fmt.Errorf("unknown section %q%s; there are %s", text, yamlfile.DidYouMean(text, ids),
		strings.Join(ids, ", "))
}

func knownKinds(bank *questions.Bank, kinds []string) error {
	var faults []error
	for _, kind := range kinds {
		if !slices.Contains([]string{assessment.OnlyOpen, assessment.OnlyLater, assessment.OnlyUnknown}, kind) &&
			bank.Role(kind) == nil {
			roles := report.Each(bank.Roles, func(r questions.Role) string { return r.ID })
			faults = append(faults, fmt.Errorf("--only takes open, later, unknown or a role, not %q; roles are %s", kind,
				strings.Join(roles, ", ")))
		}
	}
	return errors.Join(faults...)
}

// leaveCodes say what each signal ends the program with.
var leaveCodes = map[os.Signal]int{syscall.SIGHUP: exitHangup, os.Interrupt: exitInterrupted,
	syscall.SIGTERM: exitTerminated}

// signals returns a context that a signal cancels, and a function that tells which one it was. A
// second signal ends the program at once, as if nobody listened.
func (app *App) signals() (context.Context, func() os.Signal) {
	ctx, cancel := context.WithCancel(context.Background())
	got := make(chan os.Signal, 1)
	signal.Notify(got, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	var caught os.Signal
	go func() {
		caught = <-got
		signal.Stop(got)
		cancel()
	}()
	return ctx, func() os.Signal {
		if ctx.Err() == nil {
			return nil
		}
		return caught
	}
}

// leaveSigned keeps the dated copy of what was just signed, and says how to go on.
func (app *App) leaveSigned(path string, a *assessment.Assessment) error {
	copied, err := keepCopy(path, a.LastSignoff())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(app.Err, "Signed, and saved in %s; a copy is kept in %s.\nFor the report: sra report %s\n"+
		"To change it: sra interview --amend %s\n", sanitize(path), sanitize(copied), app.fileArg(path), app.fileArg(path))
	return err
}

// leave says what is on record and how to go on. Input that ended early and signals have codes of
// their own; the answers are saved all the same.
func (app *App) leave(path string, d *interview.Desk, end interview.End, caught os.Signal) error {
	if d.IsSigned() {
		return app.leaveSigned(path, d.Session.Assessment())
	}
	fmt.Fprintf(app.Err,
		"%s. About %s are left in all. Saved in %s.\nTo go on: sra interview %s\nFor a draft report: sra report %s\n",
		d.Session.Progress(), assessment.MinutesText(d.MinutesLeft()), sanitize(path), app.fileArg(path), app.fileArg(path))
	switch end {
	case interview.Interrupted:
		return stopped{exitInterrupted, "stopped; answers so far are saved"}
	case interview.InputEnded:
		return stopped{exitInterrupted, "the input ended; answers so far are saved"}
	case interview.Cancelled:
		return stopped{leaveCodes[caught], "stopped; answers so far are saved"}
	}
	return nil
}
