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
)

type interviewOptions struct {
	section, only, by string
	plain             bool
}

func newInterviewCmd(app *App) *cobra.Command {
	var opts interviewOptions
	c := &cobra.Command{
		Use: "interview FILE", Short: "Ask the questions, and go on where the last interview stopped",
		Long: "Ask the questions of an assessment and go on where the last interview stopped.\n" +
			"Every answer is saved before it is said to be recorded, so you can stop at any time.\n" +
			"With --plain, ACCESSIBLE=1 or TERM=dumb the input may be piped; otherwise a terminal is needed.",
		Example: "  sra interview lakeside.yaml --by \"Dana Ruiz\"",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&opts.section, "section", "", "ask only the questions of `SECTION`")
	c.Flags().StringVar(&opts.only, "only", "", "ask only what is `KIND`: open, later, unknown, or for a role such as it")
	c.Flags().StringVar(&opts.by, "by", "", "`NAME` of who answers")
	c.Flags().BoolVar(&opts.plain, "plain", false, "ask line by line, also from piped input")
	c.RunE = func(c *cobra.Command, args []string) error { return runInterview(app, args[0], opts) }
	return c
}

// plain says whether the environment asks for line mode.
func (app *App) plain() bool {
	accessible := app.Getenv("ACCESSIBLE")
	return accessible != "" && accessible != "0" || app.Getenv("TERM") == "dumb"
}

// errNoTerminal is told when nobody can answer.
var errNoTerminal = errors.New("the interview needs a terminal; try \"sra interview --plain\", \"sra answer\", \"sra score FILE\" or \"sra report FILE\"")

func runInterview(app *App, path string, opts interviewOptions) error {
	plain := opts.plain || app.plain()
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
		if err := unsigned(path, a); err != nil {
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
	if opts.plain || app.plain() || !app.Terminal.In {
		return fmt.Errorf("no file %q; start one with: sra new %s", path, assessment.ShellArg(path))
	}
	if err := app.askNames(&start); err != nil {
		return err
	}
	return create(app, path, bank, start)
}

// converse runs the interview and says how to go on.
func (app *App) converse(path string, f *store.File, bank *questions.Bank, a *assessment.Assessment, opts interviewOptions) error {
	session := assessment.NewSession(bank, a)
	only, err := walk(session, bank, opts)
	if err != nil {
		return usageError{err}
	}
	p := &interview.Plain{
		Bank: bank, Session: session, In: app.In, Out: app.Err, Now: app.Now, Shown: shown, Only: only, Width: app.width,
		Save: func() error {
			a.AsOf = assessment.DayOf(app.Now())
			return saveTo(f, bank, a)
		},
	}
	if opts.by != "" {
		if p.By, err = app.person(a, "--by", opts.by); err != nil {
			return usageError{err}
		}
	}
	if opts.by == "" && len(a.People) == 1 {
		p.By = a.People[0].ID // nobody else is in the room
	}
	ctx, caught := app.signals()
	end, err := p.Run(ctx)
	if err != nil {
		return err
	}
	return app.leave(path, session, end, caught())
}

// walk lists the questions to go through, and moves to the first of them.
func walk(s *assessment.Session, bank *questions.Bank, opts interviewOptions) ([]string, error) {
	if opts.section == "" && opts.only == "" {
		return nil, nil
	}
	if opts.section != "" && bank.Section(opts.section) == nil {
		return nil, fmt.Errorf("unknown section %q; sra bank list shows them", opts.section)
	}
	kinds := []string{"", assessment.OnlyOpen, assessment.OnlyLater, assessment.OnlyUnknown}
	if !slices.Contains(kinds, opts.only) && bank.Role(opts.only) == nil {
		return nil, fmt.Errorf("--only takes open, later, unknown or a role, not %q", opts.only)
	}
	ids := slices.DeleteFunc(s.Only(opts.only), func(id string) bool {
		return opts.section != "" && bank.Question(id).Section != opts.section
	})
	if len(ids) == 0 {
		return nil, fmt.Errorf("no question is left to ask for %s", strings.TrimSpace(opts.section+" "+opts.only))
	}
	return ids, s.Go(ids[0])
}

// leaveCodes say what each signal ends the program with.
var leaveCodes = map[os.Signal]int{syscall.SIGHUP: exitHangup, os.Interrupt: exitInterrupted, syscall.SIGTERM: exitTerminated}

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

// leave says what is on record and how to go on. Input that ended early and signals have codes of
// their own; the answers are saved all the same.
func (app *App) leave(path string, s *assessment.Session, end interview.End, caught os.Signal) error {
	fmt.Fprintf(app.Err, "%s. Saved in %s.\nTo go on: sra interview %s\nFor a draft report: sra report %s\n",
		s.Progress(), shown(path), pasted(path), pasted(path))
	switch end {
	case interview.InputEnded:
		return stopped{exitInterrupted, "the input ended; answers so far are saved"}
	case interview.Cancelled:
		return stopped{leaveCodes[caught], "stopped; answers so far are saved"}
	}
	return nil
}
