package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report/scores"
	"ephisra/report/terminal"
)

func newStatusCmd(app *App) *cobra.Command {
	format := "table"
	c := &cobra.Command{
		Use: "status FILE", Short: "Show how far an assessment is, what is open and what falls due",
		Long: "Show how far an assessment is, what is open and what falls due. With --format ics what falls due is\n" +
			"written as a calendar, to import or to subscribe to.",
		Example: "  sra status lakeside.yaml\n  sra status lakeside.yaml --format ics > lakeside.ics",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&format, "format", "table", "print as `FORMAT`: table or ics (a calendar of what falls due)")
	c.RunE = func(_ *cobra.Command, args []string) error { return runStatus(app, args[0], format) }
	return c
}

func runStatus(app *App, path, format string) error {
	if format != "table" && format != "ics" {
		return usageError{fmt.Errorf("unknown format %q; use table or ics", format)}
	}
	r, err := app.result(path)
	if err != nil {
		return err
	}
	if format == "ics" {
		return scores.ICS(app.Out, r, r.Due())
	}
	a := r.Assessment
	s := app.style()
	fmt.Fprintf(app.page(), "%s  %s  %s\n", s.Bold(sanitize(orUnnamed(a.Practice.Name))), a.AsOf, signedText(a, r.Bank))
	fmt.Fprintf(app.page(), "Questions  %s\n", r.Progress)
	fmt.Fprintf(app.page(), "Time left  about %s in all\n", assessment.MinutesText(r.MinutesLeft()))
	fmt.Fprintf(app.page(), "Risk       %s\n\n", questions.Band(r.Level, r.Best))
	app.sectionTable(r, s)
	app.openList(r)
	app.emptyLists(r, path)
	app.decisionsOwed(r)
	app.contradictionList(r)
	return app.dueList(r)
}

// sectionTable shows, section by section, how many questions are answered and how many are not known.
func (app *App) sectionTable(r *risk.Result, s terminal.Style) {
	t := terminal.Table{
		Header: []string{"Section", "Answered", "Do not apply", "Don't know", "Ask later", "Minutes left"},
	}
	for _, section := range r.Bank.Sections {
		if p := r.SectionProgress(section.ID); p.Applicable > 0 {
			t.Add(section.Title, fmt.Sprintf("%d/%d", p.Answered, p.Applicable), fmt.Sprint(p.NotApplicable),
				fmt.Sprint(p.Unknown), fmt.Sprint(p.Later), fmt.Sprint(r.SectionMinutes(section)))
		}
	}
	t.Write(app.Out, s, app.outWidth())
}

// openList lists the questions without an answer that counts, by id, as "sra answer" takes them.
func (app *App) openList(r *risk.Result) {
	var waiting []*risk.Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Verdict.Applies() && f.Answer != nil &&
			(f.Answer.Later != "" || f.State == risk.DontKnow || f.State == risk.InConflict || f.State == risk.ToConfirm) {
			waiting = append(waiting, f)
		}
	}
	if len(waiting) == 0 {
		return
	}
	fmt.Fprintln(app.page(), "\nTo find out")
	for _, f := range waiting {
		fmt.Fprintf(app.page(), "  %-32s %s%s\n", f.Question.ID, waitingText(f), laterText(r, f))
	}
}

// listCommands keep the lists that questions are worked out from.
var listCommands = map[questions.Inventory]string{questions.Vendors: "vendor", questions.Assets: "asset"}

// emptyLists names the lists nobody filled in yet, and the command that does.
func (app *App) emptyLists(r *risk.Result, path string) {
	list := r.EmptyLists()
	app.listsToConfirm(r, path)
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(app.page(), "\nLists to fill in")
	for _, f := range list {
		of := f.Question.Share.Of
		fmt.Fprintf(
			app.page(),
			"  %-32s %s: sra %s add %s NAME\n",
			f.Question.ID,
			of.ToDo(),
			listCommands[of],
			app.fileArg(path),
		)
	}
}

// listsToConfirm names the lists of an earlier assessment that do not count yet.
func (app *App) listsToConfirm(r *risk.Result, path string) {
	list := r.ListsToConfirm()
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(app.page(), "\nLists to confirm: they came along, and do not count before")
	for _, f := range list {
		fmt.Fprintf(
			app.page(),
			"  %-32s sra %s confirm %s\n",
			f.Question.ID,
			listCommands[f.Question.Share.Of],
			app.fileArg(path),
		)
	}
}

// decisionsOwed lists what is addressable, not in place and without a decision (45 CFR 164.306(d)(3)).
func (app *App) decisionsOwed(r *risk.Result) {
	list := r.OpenAddressable()
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(app.page(), "\nDecisions owed: addressable, not in place, and no reason on record (45 CFR 164.306(d)(3))")
	for _, f := range list {
		fmt.Fprintf(app.page(), "  %-32s %s\n", f.Question.ID, strings.Join(f.Question.Cites, ", "))
	}
}

// contradictionList lists answers that cannot both be true.
func (app *App) contradictionList(r *risk.Result) {
	list := r.Contradictions()
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(app.page(), "\nAnswers that cannot both be true")
	for _, c := range list {
		fmt.Fprintf(app.page(), "  %s and %s: %s\n", c.One.Question.ID, c.Other.Question.ID, c.Why)
	}
}

var waitingTexts = map[risk.State]string{
	risk.DontKnow: "don't know", risk.InConflict: "answers differ", risk.ToConfirm: "to be confirmed",
	risk.Unanswered: "not answered",
}

func waitingText(f *risk.Finding) string {
	if text := waitingTexts[f.State]; text != "" {
		return text
	}
	return "answered, flagged"
}

// laterText says whom to ask, by name where the flag names a person or a role.
func laterText(r *risk.Result, f *risk.Finding) string {
	whom := f.Answer.Later
	if whom == "" {
		return ""
	}
	if role := r.Bank.Role(whom); role != nil {
		whom = role.Title
	}
	for _, p := range r.Assessment.People {
		if p.ID == f.Answer.Later {
			whom = p.Name
		}
	}
	return "; ask " + sanitize(whom)
}

// dueList lists what falls due after, or fell due before, the assessment's own day.
func (app *App) dueList(r *risk.Result) error {
	due := r.Due()
	if len(due) == 0 {
		return nil
	}
	fmt.Fprintln(app.page(), "\nFalls due")
	for _, d := range due {
		late := ""
		if r.Assessment.AsOf.After(d.On) {
			late = "  overdue"
		}
		if _, err := fmt.Fprintf(app.page(), "  %s  %s%s\n", d.On, sanitize(d.What), late); err != nil {
			return err
		}
	}
	return nil
}
