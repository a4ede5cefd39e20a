package cmd

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ephisra/assessment"
	"ephisra/assessment/sheet"
	"ephisra/questions"
	"ephisra/report/terminal"
)

// listWords are what the help of one list says.
type listWords struct {
	use, short string
	example    listExample
	extra      []func(*App) *cobra.Command
	sheets     sheetWork
}

// listExample is what the examples of one list are made of.
type listExample struct {
	added string // a name and the flags behind it
	row   string // the id of a row
	set   string // the flags of a change
	sheet string
}

func newVendorCmd(app *App) *cobra.Command {
	return newListCmd(app, assessment.VendorList, listWords{
		use: "vendor", short: "Keep the list of vendors, and their agreements",
		example: listExample{"\"Acme Billing\" --ephi yes --baa 3/31/2025 --baa-ends \"March 2027\"", "acme",
			"--assurance 9/30/2026", "vendors.xlsx"},
		extra:  []func(*App) *cobra.Command{newConfirmListCmd(questions.Vendors, "vendor", "vendors")},
		sheets: listWork(sheet.Vendors),
	})
}

func newAssetCmd(app *App) *cobra.Command {
	return newListCmd(app, assessment.AssetList, listWords{
		use: "asset", short: "Keep the list of systems and devices that hold patient data",
		example: listExample{"\"Server in the closet\" --kind system --ephi yes --encrypted no --support-ends 10/10/2027 " +
			"--records 14,200", "server", "--encrypted yes", "devices.xlsx"},
		extra:  []func(*App) *cobra.Command{newConfirmListCmd(questions.Assets, "asset", "systems and devices")},
		sheets: listWork(sheet.Assets),
	})
}

func newPersonCmd(app *App) *cobra.Command {
	return newListCmd(app, assessment.PersonList, listWords{
		use: "person", short: "Keep the list of people who take part",
		example: listExample{"\"Kim Lee\" --role \"front desk\"", "kim", "--role \"office manager\"", "people.xlsx"},
		extra:   []func(*App) *cobra.Command{newPersonJoinCmd},
		sheets:  listWork(sheet.People),
	})
}

// newListCmd binds the commands of one list: add, set, remove and list.
func newListCmd[T any](app *App, list *assessment.List[T], words listWords) *cobra.Command {
	c := &cobra.Command{Use: words.use, Short: words.short}
	c.AddCommand(newAddCmd(app, list), newSetCmd(app, list), newRemoveCmd(app, list), newShowCmd(app, list),
		newExportCmd(app, "the list", words.sheets), newImportListCmd(app, "a list", words.sheets))
	for _, sub := range c.Commands() {
		sub.Example = words.exampleOf(sub.Name())
	}
	c.Example = words.exampleOf("add") + "\n" + words.exampleOf("list")
	for _, more := range words.extra {
		c.AddCommand(more(app))
	}
	return c
}

// exampleOf is the example of one command of a list.
func (w *listWords) exampleOf(command string) string {
	behind := map[string]string{"add": w.example.added, "set": w.example.row + " " + w.example.set,
		"remove": w.example.row, "export": "-o " + w.example.sheet, "import": w.example.sheet}
	return strings.TrimRight(fmt.Sprintf("  sra %s %s lakeside.yaml %s", w.use, command, behind[command]), " ")
}

// newConfirmListCmd says of a list carried over from an earlier assessment that it holds as it stands now.
func newConfirmListCmd(of questions.Inventory, use, what string) func(*App) *cobra.Command {
	return func(app *App) *cobra.Command {
		c := &cobra.Command{
			Use: "confirm FILE", Short: "Say that the list of " + what + " from last time holds as it stands",
			Long: "Say that the list of " + what + " that came along from an earlier assessment holds as it stands now.\n" +
				"Until then what is worked out from it does not count.",
			Example: "  sra " + use + " confirm lakeside-2027.yaml",
			Args:    cobra.ExactArgs(1),
		}
		c.RunE = func(_ *cobra.Command, args []string) error {
			bank, err := app.bank()
			if err != nil {
				return err
			}
			return app.change(args[0], bank, func(a *assessment.Assessment) error {
				if a.ConfirmList(bank, of) == 0 {
					return usageError{fmt.Errorf("the list of %s has nothing to confirm", what)}
				}
				return nil
			})
		}
		return c
	}
}

func newAddCmd[T any](app *App, list *assessment.List[T]) *cobra.Command {
	c := &cobra.Command{
		Use: "add FILE NAME", Short: "Add a " + list.Noun, Args: cobra.ExactArgs(2),
		Long: "Add a " + list.Noun +
			" to the list. What is not given is not known. Dates may be typed as 3/31/2025, March 31 2025, " +
			"3/2025 or 2025-03-31.",
	}
	bindColumns(c.Flags(), list.Columns)
	c.RunE = func(c *cobra.Command, args []string) error {
		return runAdd(app, list, args[0], args[1], typedValues(c.Flags(), list))
	}
	return c
}

func newSetCmd[T any](app *App, list *assessment.List[T]) *cobra.Command {
	c := &cobra.Command{
		Use: "set FILE " + strings.ToUpper(list.Noun), Short: "Change what is recorded of a " + list.Noun,
		Args: cobra.ExactArgs(2),
		Long: "Change what is recorded of a " + list.Noun +
			", named by its id or its name. An empty value takes away what was there.",
	}
	bindColumns(c.Flags(), list.Columns)
	c.Flags().String("name", "", "another `NAME`")
	c.RunE = func(c *cobra.Command, args []string) error {
		return runSet(app, list, args[0], args[1], typedValues(c.Flags(), list))
	}
	return c
}

func newRemoveCmd[T any](app *App, list *assessment.List[T]) *cobra.Command {
	c := &cobra.Command{
		Use: "remove FILE " + strings.ToUpper(list.Noun), Short: "Take a " + list.Noun + " off the list",
		Args: cobra.ExactArgs(2),
	}
	c.RunE = func(_ *cobra.Command, args []string) error { return runRemove(app, list, args[0], args[1]) }
	return c
}

func newShowCmd[T any](app *App, list *assessment.List[T]) *cobra.Command {
	var format string
	c := &cobra.Command{Use: "list FILE", Short: "Show the list", Args: cobra.ExactArgs(1)}
	c.Flags().StringVar(&format, "format", "table", "print as `FORMAT`: table or json")
	c.RunE = func(_ *cobra.Command, args []string) error { return runShowList(app, list, args[0], format) }
	return c
}

func newPersonJoinCmd(app *App) *cobra.Command {
	c := &cobra.Command{
		Use: "join FILE PERSON INTO", Short: "Make two entries of one person one", Args: cobra.ExactArgs(3),
		Long:    "Make two entries of one person one: whatever names the first names the second then.",
		Example: "  sra person join lakeside.yaml dana-2 dana",
	}
	c.RunE = func(_ *cobra.Command, args []string) error { return runJoin(app, args[0], args[1], args[2]) }
	return c
}

// bindColumns makes a flag of each column.
func bindColumns[T any](f *pflag.FlagSet, columns []assessment.Column[T]) {
	for _, column := range columns {
		f.String(column.Flag(), "", column.Help)
	}
}

// typedValues are the columns given on the command line, and another name where one is given.
func typedValues[T any](f *pflag.FlagSet, list *assessment.List[T]) []assessment.Value {
	var values []assessment.Value
	if name := f.Lookup("name"); name != nil && name.Changed {
		values = append(values, assessment.Value{Key: "name", Text: name.Value.String()})
	}
	return append(values, typedColumns(f, list.Columns)...)
}

// typedColumns are the columns given on the command line, in their order.
func typedColumns[T any](f *pflag.FlagSet, columns []assessment.Column[T]) []assessment.Value {
	var values []assessment.Value
	for _, column := range columns {
		if flag := f.Lookup(column.Flag()); flag.Changed {
			values = append(values, assessment.Value{Key: column.Key, Text: flag.Value.String()})
		}
	}
	return values
}

func runAdd[T any](app *App, list *assessment.List[T], path, name string, values []assessment.Value) error {
	return app.edit(path, func(a *assessment.Assessment) error {
		row, err := list.Add(a, name, values, a.AsOf)
		if err != nil {
			return usageError{err}
		}
		tellRow(app, list, row, "added", values, a.AsOf)
		return nil
	})
}

func runSet[T any](app *App, list *assessment.List[T], path, text string, values []assessment.Value) error {
	if len(values) == 0 {
		return usageError{errors.New("nothing to change; give a flag, such as --" + list.Columns[0].Flag())}
	}
	return app.edit(path, func(a *assessment.Assessment) error {
		row, err := list.Find(a, text)
		if err == nil {
			err = list.Set(a, row, values, a.AsOf)
		}
		if err != nil {
			return usageError{err}
		}
		tellRow(app, list, row, "changed", values, a.AsOf)
		return nil
	})
}

func runRemove[T any](app *App, list *assessment.List[T], path, text string) error {
	return app.edit(path, func(a *assessment.Assessment) error {
		row, err := list.Find(a, text)
		if err != nil {
			return usageError{err}
		}
		said := recordText(list, row)
		if err := list.Remove(a, text); err != nil {
			return usageError{err}
		}
		fmt.Fprintf(app.Err, "removed %s\n", sanitize(said))
		return nil
	})
}

func runJoin(app *App, path, from, into string) error {
	return app.edit(path, func(a *assessment.Assessment) error {
		if err := a.Join(from, into); err != nil {
			return usageError{err}
		}
		row, err := assessment.PersonList.Find(a, into)
		if err == nil {
			fmt.Fprintf(app.Err, "joined into %s\n", sanitize(recordText(assessment.PersonList, row)))
		}
		return err
	})
}

// tellRow says how a row is stored now, and what is odd about a date just given.
func tellRow[T any](app *App, list *assessment.List[T], row *T, done string, values []assessment.Value,
	today assessment.Day) {
	fmt.Fprintf(app.Err, "%s %s\n", done, sanitize(recordText(list, row)))
	for _, v := range values {
		for _, column := range list.Columns {
			if column.Key == v.Key {
				app.warn(column.Doubt(row, today))
			}
		}
	}
}

// recordText says a row in one line: "acme: Acme Billing; ephi yes; baa 2025-03-31".
func recordText[T any](list *assessment.List[T], row *T) string {
	return strings.Join(append([]string{list.ID(row) + ": " + list.Name(row)}, list.Known(row)...), "; ")
}

// runShowList prints a list. JSON holds the words of the flags; what is not given is left out.
func runShowList[T any](app *App, list *assessment.List[T], path, format string) error {
	show, err := formatOf(map[string]func(*App, *assessment.List[T], []T) error{"table": listTable[T],
		"json": listJSON[T]}, format)
	if err != nil {
		return err
	}
	_, a, err := app.loadBoth(path)
	if err != nil {
		return err
	}
	return show(app, list, list.Rows(a))
}

func listTable[T any](app *App, list *assessment.List[T], rows []T) error {
	if len(rows) == 0 {
		_, err := fmt.Fprintf(app.Out, "no %s is listed yet\n", list.Noun)
		return err
	}
	t := terminal.Table{Header: []string{"Id", "Name", "What is known"}}
	for i := range rows {
		t.Add(list.ID(&rows[i]), sanitize(list.Name(&rows[i])), sanitize(strings.Join(list.Known(&rows[i]), "; ")))
	}
	t.Write(app.Out, app.style(), app.outWidth())
	return nil
}

func listJSON[T any](app *App, list *assessment.List[T], rows []T) error {
	out := []map[string]string{}
	for i := range rows {
		one := map[string]string{"id": list.ID(&rows[i]), "name": list.Name(&rows[i])}
		for _, column := range list.Columns {
			if value := column.Write(&rows[i]); value != "" {
				one[column.Key] = value
			}
		}
		out = append(out, one)
	}
	return app.writeJSON(rowsJSON{listSchema, list.Noun, out})
}

// rowsJSON is what "vendor list --format json", "asset list" and "person list" print.
type rowsJSON struct {
	Schema string              `json:"schema"`
	Of     string              `json:"of"`
	Rows   []map[string]string `json:"rows"`
}
