package cmd

import (
	"fmt"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/report"
	"ephisra/report/terminal"
)

// lateFormats are the ways to print what of a plan is late.
var lateFormats = map[string]func(*App, *risk.Result) error{"table": (*App).lateTable, "json": (*App).writeLate}

// runPlanLate lists what is past its day and neither done nor accepted: on the day of --as-of, or of the file.
func runPlanLate(app *App, path, format string) error {
	show, err := formatOf(lateFormats, format)
	if err != nil {
		return err
	}
	r, err := app.result(path)
	if err != nil {
		return err
	}
	return show(app, r)
}

func (app *App) lateTable(r *risk.Result) error {
	late := r.Late()
	if len(late) == 0 {
		_, err := fmt.Fprintf(app.page(), "Nothing of the plan is late on %s.\n", r.Assessment.AsOf)
		return err
	}
	t := terminal.Table{Header: []string{"Fix", "By", "Due", "State", "Action"}}
	for i := range late {
		item := &late[i]
		t.Add(item.Fix, sanitize(r.Assessment.NameOf(item.Owner)), item.Due.String(), item.State.String(),
			sanitize(r.Bank.Fix(item.Fix).Title))
	}
	t.Write(app.Out, app.style(), app.outWidth())
	return nil
}

// lateJSON is what "plan list --overdue --format json" prints.
type lateJSON struct {
	Schema string     `json:"schema"`
	AsOf   string     `json:"as_of"`
	Late   []lateItem `json:"late"`
}

type lateItem struct {
	Fix   string `json:"fix"`
	Title string `json:"title"`
	Owner string `json:"owner"`
	Due   string `json:"due"`
	State string `json:"state"`
}

func (app *App) writeLate(r *risk.Result) error {
	late := report.Each(r.Late(), func(item assessment.PlanItem) lateItem {
		return lateItem{item.Fix, r.Bank.Fix(item.Fix).Title, r.Assessment.NameOf(item.Owner), item.Due.String(),
			item.State.String()}
	})
	return app.writeJSON(lateJSON{lateSchema, r.Assessment.AsOf.String(), late})
}
