package cmd

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"ephisra/assessment/store"
)

// App is what the commands need of the world, so that a test can give another one.
type App struct {
	In       io.Reader
	Out      io.Writer // what a program may read
	Err      io.Writer // prompts, progress and errors
	Now      func() time.Time
	Getenv   func(string) string
	Terminal Terminal

	bankDir string // --bank
	asOf    string // --as-of
	noInput bool   // --no-input

	keyFile        string // --key
	passphraseFile string // --passphrase-file
	vault          store.Vault
}

// Terminal says which streams a person sits at.
type Terminal struct{ In, Out, Err bool }

// Main runs sra on the process's own arguments and streams and returns its exit code.
func Main() int {
	app := &App{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now, Getenv: os.Getenv,
		Terminal: Terminal{In: isTerminal(os.Stdin), Out: isTerminal(os.Stdout), Err: isTerminal(os.Stderr)},
	}
	return app.Run(os.Args[1:])
}

// width returns how many cells a line of standard error has, or 0 where no person sits there.
func (app *App) width() int { return widthOf(app.Err, app.Terminal.Err) }

// outWidth is width for standard output.
func (app *App) outWidth() int { return widthOf(app.Out, app.Terminal.Out) }

func widthOf(w io.Writer, terminal bool) int {
	if o, is := w.(*output); is {
		w = o.Writer
	}
	if !terminal {
		return 0
	}
	cells, _ := sizeOf(w)
	return cells
}

// sizeOf returns how many cells and rows a terminal has; what is none has none.
func sizeOf(w io.Writer) (width, height int) {
	f, is := w.(*os.File)
	if !is {
		return 0, 0
	}
	width, height, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0, 0
	}
	return width, height
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// Run runs one command line and returns its exit code. Errors are printed here and nowhere else.
func (app *App) Run(args []string) int {
	out := &output{Writer: app.Out}
	app.Out = out
	root := newRootCmd(app)
	if isCompletion(args) {
		app.complete(root)
	}
	root.SetArgs(args)
	err := root.Execute()
	if err == nil && out.failed != nil {
		err = fmt.Errorf("standard output: %w", out.failed)
	}
	if err != nil {
		fmt.Fprintln(app.Err, errorText(err))
	}
	return exitCode(err)
}

// newRootCmd binds every command.
func newRootCmd(app *App) *cobra.Command {
	root := &cobra.Command{
		Use:   "sra",
		Short: "HIPAA Security Risk Assessment for medical practices",
		Long: "sra asks what a medical practice does to protect patient data, works out the risk from the answers,\n" +
			"and writes the report. It finds risk; it certifies nothing.",
		Args: cobra.NoArgs, SilenceErrors: true, SilenceUsage: true, Version: version,
	}
	root.RunE = func(c *cobra.Command, _ []string) error { return app.start(c) }
	root.SetIn(app.In)
	root.SetOut(app.Out)
	root.SetErr(app.Err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return wrongUse(c, err) })
	app.rootFlags(root.PersistentFlags())
	for _, g := range app.groups() {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title + ":"})
		for _, c := range g.commands {
			c.GroupID = g.title
		}
		root.AddCommand(g.commands...)
	}
	app.setHelp(root)
	root.InitDefaultCompletionCmd()
	asUsage(root)
	return root
}

// rootFlags are the flags of every command.
func (app *App) rootFlags(f *pflag.FlagSet) {
	f.StringVar(&app.bankDir, "bank", "", "load the question bank in `DIR`, on top of or instead of the built-in one")
	f.BoolVar(&app.noInput, "no-input", false, "never ask anything")
	f.StringVar(&app.keyFile, "key", "", "open and write files that end with .age with the key in `FILE`")
	f.StringVar(&app.passphraseFile, "passphrase-file", "",
		"take the passphrase of the key from the first line of `FILE`, not from the terminal")
	f.DurationVar(&app.vault.Wait, "wait", 0, "wait so long, such as 5s, for a file that another program is changing")
	app.vault.Unlock = app.unlock
}

// group is a group of commands in the help, in the order one comes to need them.
type group struct {
	title    string
	commands []*cobra.Command
}

// programGroup is that of the commands about the program itself.
const programGroup = "Bank and program"

func (app *App) groups() []group {
	return []group{
		{"Start", []*cobra.Command{newNewCmd(app), newSampleCmd(app), newMigrateCmd(app)}},
		{"Ask and answer", []*cobra.Command{newInterviewCmd(app), newAnswerCmd(app), newPackCmd(app), newImportCmd(app),
			newMergeCmd(app), newStatusCmd(app)}},
		{"Lists and plan", []*cobra.Command{newVendorCmd(app), newAssetCmd(app), newPersonCmd(app), newPlanCmd(app)}},
		{"What it comes to", []*cobra.Command{newScoreCmd(app), newExplainCmd(app), newOverrideCmd(app), newReportCmd(app),
			newCompareCmd(app)}},
		{"Keep it safe", []*cobra.Command{newSignCmd(app), newVerifyCmd(app), newCheckCmd(app), newKeyCmd(app)}},
		{programGroup, []*cobra.Command{newBankCmd(app), newSchemaCmd(app), newVersionCmd(app)}},
	}
}

// wrongUse adds where to read on to an error in the command line.
func wrongUse(c *cobra.Command, err error) error {
	return usageError{fmt.Errorf("%w; see %q", err, c.CommandPath()+" --help")}
}

// asUsage makes wrong arguments and unknown commands usage errors, for every command below c.
func asUsage(c *cobra.Command) {
	args := c.Args
	switch {
	case c.HasSubCommands() && !c.Runnable():
		args, c.RunE = cobra.NoArgs, orHelp(c.RunE)
	case args == nil:
		args = cobra.ArbitraryArgs
	}
	c.Args = func(c *cobra.Command, given []string) error {
		if err := args(c, given); err != nil {
			return wrongUse(c, err)
		}
		return nil
	}
	for _, sub := range c.Commands() {
		asUsage(sub)
	}
}

// orHelp prints help for a command that only groups others.
func orHelp(run func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	if run != nil {
		return run
	}
	return func(c *cobra.Command, _ []string) error { return c.Help() }
}
