package cmd

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/cmd/interview"
	"ephisra/questions"
)

type newOptions struct {
	name, by, role string
	sites          []string
	from           string // an earlier assessment to carry over
}

func newNewCmd(app *App) *cobra.Command {
	var opts newOptions
	c := &cobra.Command{
		Use: "new FILE", Short: "Start an assessment",
		Long: "Start an assessment in a new file. An existing file is never touched.\nOn a terminal, sra asks for the " +
			"names that are not given.",
		Example: "  sra new lakeside.yaml --name \"Lakeside Family Practice\"\n" +
			"  sra new lakeside-2027.yaml --from lakeside.yaml",
		Args: cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&opts.name, "name", "", "the practice's `NAME`")
	c.Flags().StringVar(&opts.by, "by", "", "your `NAME`")
	c.Flags().StringVar(&opts.role, "role", "", "your `ROLE` in the practice")
	c.Flags().StringVar(&opts.from, "from", "",
		"carry the assessment in `FILE` over, last year's for instance: all is to be confirmed before it counts")
	c.Flags().StringArrayVar(&opts.sites, "site", nil, "the `NAME` of a site; repeat for each")
	c.RunE = func(c *cobra.Command, args []string) error { return runNew(app, args[0], opts) }
	return c
}

func runNew(app *App, path string, opts newOptions) error {
	bank, err := app.bank()
	if err != nil {
		return err
	}
	if err := check(path, opts); err != nil {
		return usageError{err}
	}
	if err := store.Free(path); err != nil {
		return err
	}
	if opts.from != "" {
		return app.carryOver(path, bank, opts)
	}
	if err := app.askNames(&opts); err != nil {
		return err
	}
	if err := create(app, path, bank, opts); err != nil {
		return err
	}
	_, err = fmt.Fprintf(app.Err, "Started %s. Go on with: sra interview %s\n", sanitize(path), app.fileArg(path))
	return err
}

// check says what in the arguments cannot be meant.
func check(path string, opts newOptions) error {
	if path == "" || path == stdin {
		return fmt.Errorf("%q cannot be the name of a new file", path)
	}
	if opts.role != "" && opts.by == "" {
		return errors.New("--role goes with --by and your name")
	}
	if opts.from != "" && len(opts.sites) > 0 {
		return errors.New("--from brings the sites along; --site goes with a new assessment")
	}
	for i, name := range opts.sites {
		if assessment.Blank(name) || slices.Contains(opts.sites[:i], name) {
			return fmt.Errorf("the site %q has no name or is given twice", name)
		}
	}
	return errors.Join(notBlank("--name", opts.name), notBlank("--by", opts.by), notBlank("--role", opts.role),
		assessment.CheckText(opts.sites...))
}

// notBlank is an error for a text of blanks and invisible characters only. None at all is fine.
func notBlank(flag, text string) error {
	if text != "" && assessment.Blank(text) {
		return fmt.Errorf("%s %q is blank", flag, text)
	}
	return nil
}

// askNames asks a person at a terminal for the names not given; a script is never asked.
func (app *App) askNames(opts *newOptions) error {
	if opts.name != "" || app.noInput || app.wantsPlain() || !app.Terminal.In || !app.Terminal.Err {
		return nil
	}
	ctx, caught := app.signals()
	names, err := interview.AskNames(ctx, app.In, app.Err,
		interview.Names{Practice: opts.name, By: opts.by, Role: opts.role})
	if interview.IsLeft(err) {
		code, known := leaveCodes[caught()]
		if !known {
			code = exitInterrupted
		}
		return stopped{code, "stopped; no file was made"}
	}
	opts.name, opts.by, opts.role = names.Practice, names.By, names.Role
	return err
}

// create writes the file of an assessment without answers.
func create(app *App, path string, bank *questions.Bank, opts newOptions) error {
	a, err := begin(app, bank, opts)
	if err != nil {
		return err
	}
	return app.vault.Create(path, assessment.Encode(a, bank))
}

// newID is the number of an assessment, by chance.
func newID() string {
	id := make([]byte, 4)
	rand.Read(id) // never fails (crypto/rand)
	return hex.EncodeToString(id)
}

func begin(app *App, bank *questions.Bank, opts newOptions) (*assessment.Assessment, error) {
	a := &assessment.Assessment{
		ID:       newID(),
		Bank:     assessment.BankOf(bank),
		Practice: assessment.Practice{Name: opts.name},
		AsOf:     assessment.DayOf(app.Now()),
	}
	for _, name := range opts.sites {
		a.AddSite(name)
	}
	if opts.by != "" {
		a.Person(opts.by, opts.role)
	}
	if err := assessment.CheckText(opts.name, opts.by, opts.role); err != nil {
		return nil, usageError{err}
	}
	return a, nil
}
