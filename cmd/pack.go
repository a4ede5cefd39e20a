package cmd

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/sheet"
	"ephisra/cmd/interview"
	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

type packOptions struct {
	role, to string
	all      bool
}

func newPackCmd(app *App) *cobra.Command {
	var opts packOptions
	c := &cobra.Command{
		Use: "pack FILE --for ROLE", Short: "Write the questions for one role as a sheet, to be filled in without sra",
		Long: "Write the questions that are to be asked of one role as a sheet, XLSX or Markdown, that somebody fills in\n" +
			"without sra: the open ones, or with --all every one. \"sra import\" reads it back.",
		Example: "  sra pack lakeside.yaml --for it -o it.xlsx",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&opts.role, "for", "", "the `ROLE` to be asked, such as it; the words of \"whom\" in the bank")
	c.Flags().StringVarP(&opts.to, "output", "o", "",
		"write to `SHEET`, a name that ends with .xlsx or .md; else FILE's name with the role's")
	c.Flags().BoolVar(&opts.all, "all", false, "the answered questions too")
	c.RunE = func(_ *cobra.Command, args []string) error { return runPack(app, args[0], opts) }
	return c
}

func runPack(app *App, path string, opts packOptions) error {
	bank, a, err := app.loadBoth(path)
	if err != nil {
		return err
	}
	role, err := roleOf(bank, opts.role)
	if err != nil {
		return usageError{err}
	}
	if opts.to == "" {
		base := filepath.Base(path)
		opts.to = strings.TrimSuffix(base, filepath.Ext(base)) + "-" + role.ID + ".xlsx"
	}
	pack := packOf(bank, a, role, opts.all)
	if len(pack.Rows) == 0 {
		_, err := fmt.Fprintf(app.Out, "Nothing is open for %s; --all packs what is answered too.\n", role.Title)
		return err
	}
	content, err := drawPack(pack, opts.to)
	if err != nil {
		return err
	}
	if err := app.putSheet(opts.to, content); err != nil {
		return err
	}
	_, err = fmt.Fprintf(app.Out, "%s for %s. When it comes back: sra import %s %s\n", plural(len(pack.Rows), "question"),
		role.Title, app.fileArg(path), app.fileArg(opts.to))
	return err
}

// drawPack draws a pack as the end of its name says.
func drawPack(pack *sheet.Pack, to string) ([]byte, error) {
	switch strings.ToLower(filepath.Ext(to)) {
	case ".xlsx":
		return pack.XLSX()
	case ".md":
		return pack.Markdown(), nil
	}
	return nil, usageError{fmt.Errorf("%q should end with .xlsx or .md", to)}
}

// roleOf finds a role by its id or title.
func roleOf(bank *questions.Bank, text string) (*questions.Role, error) {
	var ids []string
	for i := range bank.Roles {
		role := &bank.Roles[i]
		if strings.EqualFold(text, role.ID) || strings.EqualFold(text, role.Title) {
			return role, nil
		}
		ids = append(ids, role.ID)
	}
	return nil, fmt.Errorf("--for takes a role, not %q%s; roles are %s", text, yamlfile.DidYouMean(text, ids),
		strings.Join(ids, ", "))
}

// packOf are the questions for a role: open ones, or all that are asked.
func packOf(bank *questions.Bank, a *assessment.Assessment, role *questions.Role, all bool) *sheet.Pack {
	session := assessment.NewSession(bank, a)
	pack := &sheet.Pack{Practice: a.Practice.Name, Assessment: a.ID, Role: role.Title}
	for _, id := range session.Only(role.ID) {
		q := bank.Question(id)
		if !all && session.State(q).Done() {
			continue
		}
		if q.Per == questions.PerSite && len(a.Sites) > 1 {
			for _, site := range a.Sites {
				if one := session.AnswerAt(id, site.ID); all || !one.State(q).Done() {
					pack.Rows = append(pack.Rows, askedOf(q, one, site))
				}
			}
			continue
		}
		pack.Rows = append(pack.Rows, askedOf(q, session.Answer(id), assessment.Site{}))
	}
	return pack
}

// askedOf is one question of a pack.
func askedOf(q *questions.Question, a *assessment.Answer, site assessment.Site) sheet.Asked {
	asked := sheet.Asked{Question: q.ID, Site: site.ID, Rev: q.Rev, SiteName: site.Name, Ask: q.Ask, Help: q.Help,
		How: howOnSheet[q.Type], Last: lastText(q, a), HasNA: q.NA != ""}
	if q.Type == questions.Number {
		asked.How = strings.TrimSpace("Write how many " + q.Unit + ", such as 14.")
	}
	for _, e := range interview.Entries(q) {
		text := e.Text
		if e.NA {
			text = "Does not apply: " + q.NA
		}
		asked.Choices = append(asked.Choices, sheet.Choice{Label: e.Label, Text: text})
	}
	return asked
}

// howOnSheet says how to answer what takes more than one number.
var howOnSheet = map[questions.Type]string{
	questions.Many: "Several can be true: write all their numbers, such as 1 3, or none.",
	questions.Date: "Write a date, such as 3/31/2026 or March 2026.",
	questions.Text: "Write it in your own words.",
}

// lastText is what is on record, for whoever confirms it: an answer of last year with its day.
func lastText(q *questions.Question, a *assessment.Answer) string {
	switch {
	case a == nil:
		return ""
	case a.Carried != nil && a.Carried.Answer.Given():
		return a.Carried.Answer.Words(q) + " (" + a.Carried.From.String() + ")"
	case a.Given():
		return a.Words(q)
	}
	return ""
}

func newImportCmd(app *App) *cobra.Command {
	by := ""
	c := &cobra.Command{
		Use: "import FILE SHEET", Short: "Take the answers of a filled-in sheet over",
		Long: "Take the answers of a sheet that \"sra pack\" wrote and somebody filled in. Where somebody else answered\n" +
			"differently both answers are kept, to be settled. Every fault is told with its place, and then nothing is\n" +
			"taken. Lists and the plan go in with \"sra vendor import\", \"asset import\", \"person import\" and\n" +
			"\"plan import\".",
		Example: "  sra import lakeside.yaml it.xlsx --by \"Omar Haddad\"\n" +
			"  sra import lakeside.yaml it.md --by \"Omar Haddad\"",
		Args: cobra.ExactArgs(2),
	}
	c.Flags().StringVar(&by, "by", "", "the `NAME` of who answered, where the sheet does not say")
	c.RunE = func(_ *cobra.Command, args []string) error { return runImport(app, args[0], args[1], by) }
	return c
}

func runImport(app *App, path, from, by string) error {
	src, err := app.read(from)
	if err != nil {
		return err
	}
	pack, err := sheet.ReadPack(from, src)
	if err != nil {
		return err
	}
	if by == "" {
		by = pack.By
	}
	if assessment.Blank(by) {
		return usageError{errors.New("the sheet does not say who answered; name the person with --by")}
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	i := &importing{app: app, bank: bank, pack: pack, by: by}
	err = app.change(path, bank, i.take)
	if err != nil {
		return err
	}
	return i.tell(path)
}
