package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/questions/yamlfile"
	"ephisra/report"
	"ephisra/report/terminal"
)

func newPlanCmd(app *App) *cobra.Command {
	c := &cobra.Command{Use: "plan", Short: "What to do in which order, what it would bring, by whom and by when"}
	export, take := newExportCmd(app, "the plan", planWork), newImportListCmd(app, "a plan", planWork)
	export.Example = "  sra plan export lakeside.yaml -o plan.xlsx"
	take.Example = "  sra plan import lakeside.yaml plan.xlsx"
	c.AddCommand(newPlanListCmd(app), newPlanWhatIfCmd(app), newPlanSetCmd(app), export, take)
	return c
}

type planOptions struct {
	format, below string
	late          bool
}

func newPlanListCmd(app *App) *cobra.Command {
	var opts planOptions
	c := &cobra.Command{
		Use: "list FILE", Short: "List every open fix in the order to take it",
		Long: "List every open fix in the order to take it: first the one that brings most threat events down from High " +
			"for its effort,\n" +
			"then the one that takes most off the total value, worked out anew after each. Of each it says how many events it " +
			"brings\n" +
			"down a level, how many of them off High or Very High, what it takes off the total value, and what is left then.\n" +
			"With --below, list only what it takes, in that order, to bring every event below a level.",
		Example: "  sra plan list lakeside.yaml\n  sra plan list lakeside.yaml --below high",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&opts.format, "format", "table", "print as `FORMAT`: table or json")
	c.Flags().StringVar(&opts.below, "below", "",
		"only what brings every event below `LEVEL`: low, moderate, high or very_high")
	c.Flags().StringVar(&app.asOf, "as-of", "", "score as of `DATE` instead of the file's own")
	c.Flags().BoolVar(&opts.late, "overdue", false, "only what is past its day, and neither done nor accepted")
	c.MarkFlagsMutuallyExclusive("overdue", "below")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if opts.late {
			return runPlanLate(app, args[0], opts.format)
		}
		return runPlanList(app, args[0], opts)
	}
	return c
}

func runPlanList(app *App, path string, opts planOptions) error {
	below, err := levelOf(opts.below)
	if err != nil {
		return err
	}
	show, err := formatOf(planFormats, opts.format)
	if err != nil {
		return err
	}
	r, err := app.result(path)
	if err != nil {
		return err
	}
	steps := r.Plan()
	if below != questions.Undetermined {
		short, ok := r.Shortlist(steps, below)
		if !ok {
			return fmt.Errorf("all %s together do not bring every event below %s; look at sra plan list without --below",
				plural(len(steps), "open fix"), below)
		}
		steps = short
	}
	return show(app, r, steps, below)
}

// planFormats are the ways to print steps of a plan.
var planFormats = map[string]func(*App, *risk.Result, []risk.PlanStep, questions.Level) error{
	"table": (*App).planTable,
	"json":  (*App).writePlan,
}

// planTable prints the steps with what each brings at its place. In a short list each is measured
// behind the steps before it in the list, so the running total is that of the list.
func (app *App) planTable(r *risk.Result, steps []risk.PlanStep, below questions.Level) error {
	if p := r.Progress; p.Interim() {
		fmt.Fprintf(app.Err,
			"not yet known: %d of %d answered; only what somebody said is weak stands here, so finish the interview first\n",
			p.Answered, p.Applicable)
	}
	if len(steps) == 0 {
		_, err := fmt.Fprintln(app.page(), "nothing to do: no fix is open, or every event is below the level already")
		return err
	}
	t := terminal.Table{Header: []string{"No.", "Band", "Fix", "Effort", "State", "Due", "Lowers", "Off High",
		"Drop in order",
		"High left", "Value left", "Action"}}
	for i, s := range planRows(r, steps, below) {
		t.Add(fmt.Sprint(i+1), s.Band.ID(), s.Fix.ID, s.Fix.Effort.String(), planStateOn(s.Item, r.Assessment.AsOf),
			planDue(s.Item),
			fmt.Sprint(len(s.InOrder.Lowered)),
			fmt.Sprint(s.InOrder.OffHigh), fmt.Sprint(s.InOrder.Drop), fmt.Sprint(s.After.HighOrAbove()), fmt.Sprint(s.Value),
			sanitize(s.Fix.Title))
	}
	t.Write(app.Out, app.style(), app.outWidth())
	return nil
}

// planRows measures a short list by itself; the whole plan is measured already.
func planRows(r *risk.Result, steps []risk.PlanStep, below questions.Level) []risk.PlanStep {
	if below == questions.Undetermined {
		return steps
	}
	return r.Measured(steps)
}

// planStateOn is planState for a reader: what was accepted until a day that is past is so no longer.
func planStateOn(item *assessment.PlanItem, asOf assessment.Day) string {
	if item != nil && item.Accepted.IsLapsed(asOf) {
		return planState(item) + ", lapsed"
	}
	return planState(item)
}

func planState(item *assessment.PlanItem) string {
	if item == nil {
		return "-"
	}
	return item.State.String()
}

func planDue(item *assessment.PlanItem) string {
	if item == nil || item.Due.IsZero() {
		return "-"
	}
	return item.Due.String()
}

// plannedJSON is a step of "plan list --format json".
type plannedJSON struct {
	Fix     string   `json:"fix"`
	Title   string   `json:"title"`
	Effort  string   `json:"effort"`
	Band    string   `json:"band"`
	Cites   []string `json:"cites"`
	State   string   `json:"state"`
	Closes  []string `json:"closes"`
	Lowered []string `json:"lowered"`
	OffHigh int      `json:"off_high"`

	DropAlone   risk.Tenths `json:"drop_alone"`
	DropInOrder risk.Tenths `json:"drop_in_order"`
	HighLeft    int         `json:"high_left"`
	ValueLeft   risk.Tenths `json:"value_left"`
}

// planJSON is what "plan list --format json" prints.
type planJSON struct {
	Schema string        `json:"schema"`
	Below  string        `json:"below,omitempty"`
	Steps  []plannedJSON `json:"steps"`
}

func (app *App) writePlan(r *risk.Result, steps []risk.PlanStep, below questions.Level) error {
	out := planJSON{Schema: planSchema, Steps: report.Each(planRows(r, steps, below), plannedOf)}
	if below != questions.Undetermined {
		out.Below = below.ID()
	}
	return app.writeJSON(out)
}

func plannedOf(step risk.PlanStep) plannedJSON {
	return plannedJSON{step.Fix.ID, step.Fix.Title, step.Fix.Effort.String(), step.Band.ID(), orEmpty(step.Cites),
		planState(step.Item),
		report.Each(step.Findings, func(f *risk.Finding) string { return f.Question.ID }), orEmpty(step.InOrder.Lowered),
		step.InOrder.OffHigh, step.Alone.Drop, step.InOrder.Drop, step.After.HighOrAbove(), step.Value}
}

func newPlanWhatIfCmd(app *App) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "what-if FILE FIX...", Short: "Show how the practice would stand with some fixes taken",
		Long: "Show, for fixes by their ids, which threat events would come down and what would be left. Nothing is " +
			"changed in the file.",
		Example: "  sra plan what-if lakeside.yaml turn-on-mfa isolate-backups",
		Args:    cobra.MinimumNArgs(2),
	}
	c.Flags().StringVar(&format, "format", "table", "print as `FORMAT`: table or json")
	c.Flags().StringVar(&app.asOf, "as-of", "", "score as of `DATE` instead of the file's own")
	c.RunE = func(_ *cobra.Command, args []string) error { return runPlanWhatIf(app, args[0], args[1:], format) }
	return c
}

// whatIfFormats are the ways to print what fixes would bring.
var whatIfFormats = map[string]func(*App, *risk.WhatIf) error{
	"table": (*App).whatIfTable,
	"json":  (*App).writeWhatIf,
}

func runPlanWhatIf(app *App, path string, fixes []string, format string) error {
	show, err := formatOf(whatIfFormats, format)
	if err != nil {
		return err
	}
	r, err := app.result(path)
	if err != nil {
		return err
	}
	if err := knownFixes(r.Bank, fixes); err != nil {
		return err
	}
	return show(app, r.WhatIf(fixes))
}

// knownFixes names every id that is no fix.
func knownFixes(b *questions.Bank, fixes []string) error {
	var faults []string
	all := report.Each(b.Fixes, func(f questions.Fix) string { return f.ID })
	for _, id := range fixes {
		if b.Fix(id) == nil {
			faults = append(faults, fmt.Sprintf("unknown fix %q%s", id, yamlfile.DidYouMean(id, all)))
		}
	}
	if len(faults) == 0 {
		return nil
	}
	return usageError{fmt.Errorf("%s; sra plan list shows the open ones", strings.Join(faults, "; "))}
}

func (app *App) whatIfTable(w *risk.WhatIf) error {
	s := app.style()
	for _, fix := range w.Idle {
		fmt.Fprintf(app.Err, "%s closes nothing: what it would close is in place, does not apply or is only proposed\n",
			fix.ID)
	}
	then := "With " + plural(len(w.Fixes), "fix")
	fmt.Fprintf(app.page(), "%-*s  %s; total value %s\n", len(then), "Now", countsLine(w.Before), w.Value.Before)
	fmt.Fprintf(app.page(), "%s  %s; total value %s\n\n", then, countsLine(w.After), w.Value.After)
	t := terminal.Table{Header: []string{"Now", "Then", "Value", "Id", "Threat event"}}
	for _, m := range w.Moved {
		if m.Before != m.After {
			t.Add(s.Level(m.Before.Level), s.Level(m.After.Level), fmt.Sprintf("%s to %s", m.Before.Value, m.After.Value),
				m.Event.ID, m.Event.Title)
		}
	}
	t.Write(app.Out, s, app.outWidth())
	return nil
}

// whatIfJSON is what "plan what-if --format json" prints.
type whatIfJSON struct {
	Schema      string       `json:"schema"`
	Fixes       []string     `json:"fixes"`
	Idle        []string     `json:"idle"`
	Closes      []string     `json:"closes"`
	ValueBefore risk.Tenths  `json:"value_before"`
	ValueAfter  risk.Tenths  `json:"value_after"`
	Risks       []whatIfRisk `json:"risks"`
}

type whatIfRisk struct {
	Threat      string          `json:"threat"`
	LevelBefore questions.Level `json:"level_before"`
	LevelAfter  questions.Level `json:"level_after"`
	ValueBefore risk.Tenths     `json:"value_before"`
	ValueAfter  risk.Tenths     `json:"value_after"`
}

func (app *App) writeWhatIf(w *risk.WhatIf) error {
	ids := func(list []*questions.Fix) []string {
		return report.Each(list, func(f *questions.Fix) string { return f.ID })
	}
	return app.writeJSON(whatIfJSON{whatIfSchema, ids(w.Fixes), ids(w.Idle),
		report.Each(w.Closed, func(f *risk.Finding) string { return f.Question.ID }),
		w.Value.Before, w.Value.After,
		report.Each(w.Moved, func(m risk.Moved) whatIfRisk {
			return whatIfRisk{m.Event.ID, m.Before.Level, m.After.Level, m.Before.Value, m.After.Value}
		})})
}
