package cmd

import (
	"fmt"
	"strings"

	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
	"ephisra/report/terminal"
)

// scoreTable prints a result for a person: the three results first, then every event, worst first.
func (app *App) scoreTable(r *risk.Result) error {
	a := r.Assessment
	s := app.style()
	fmt.Fprintf(app.page(), "%s  %s  %s\n", s.Bold(sanitize(orUnnamed(a.Practice.Name))), a.AsOf, r.Bank.Name())
	fmt.Fprintf(app.page(), "Level of risk        %s  (%s)\n", s.Level(r.Level), countsLine(r.Counts))
	app.bestLine(r, s)
	fmt.Fprintf(app.page(), "Requirements         %s\n", r.Statuses())
	fmt.Fprintf(app.page(), "Safeguards in place  %s of %d, %s not known yet\n", r.Coverage.Overall, r.Coverage.Overall.Of,
		risk.Share{Tenths: r.Coverage.Overall.Open})
	fmt.Fprintf(app.page(), "Questions            %s\n\n", r.Progress)
	t := terminal.Table{Header: []string{"No.", "Level", "At best", "Value", "Likelihood", "Impact", "Id", "Threat event"}}
	for n := range r.Risks {
		event := &r.Risks[n]
		t.Add(fmt.Sprint(n+1), s.Level(event.Level), s.Level(event.Best.Level),
			strings.TrimSpace(event.Value.String()+" "+r.Part(event.Rating)), event.Likelihood.String(),
			event.Impact.Level.String(), event.Event.ID, report.EventTitle(event))
	}
	t.Write(app.Out, s, app.outWidth())
	_, err := fmt.Fprintln(app.Out)
	return err
}

// bestLine says where the practice would stand with every open answer at its best, and whether so much is
// open that the level says little.
func (app *App) bestLine(r *risk.Result, s terminal.Style) {
	if r.Progress.Pending() > 0 {
		fmt.Fprintf(app.page(), "  at best            %s  (%s)\n", s.Level(r.Best), countsLine(r.CountsBest))
	}
	if r.Progress.Interim() {
		fmt.Fprintf(app.page(), "  INTERIM            not yet known: %d of %d answered; what is open counts at its worst\n",
			r.Progress.Answered, r.Progress.Applicable)
	}
}

func countsLine(c risk.Counts) string {
	text := ""
	for l := questions.VeryHigh; l >= questions.VeryLow; l-- {
		text += fmt.Sprintf("%d %s, ", c[l], l)
	}
	return text[:len(text)-2]
}
