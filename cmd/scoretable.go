package cmd

import (
	"fmt"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// scoreTable prints a result for a person: the three results first, then every event, worst first.
func (app *App) scoreTable(r *risk.Result) error {
	a := r.Assessment
	s := app.style()
	fmt.Fprintf(app.Out, "%s  %s  %s %s\n", s.bold(shown(orUnnamed(a.Practice.Name))), a.AsOf, r.Bank.ID, r.Bank.Version)
	fmt.Fprintf(app.Out, "Level of risk        %s  (%s)\n", s.level(r.Level), countsLine(r.Counts))
	fmt.Fprintf(app.Out, "Requirements         %s\n", r.Statuses())
	fmt.Fprintf(app.Out, "Safeguards in place  %s of %d\n", r.Coverage.Overall, r.Coverage.Overall.Of)
	fmt.Fprintf(app.Out, "Answered             %s\n\n", progressLine(r.Progress))
	t := table{header: []string{"No.", "Level", "Value", "Likelihood", "Impact", "Threat event"}}
	for n := range r.Risks {
		k := &r.Risks[n]
		t.add(fmt.Sprint(n+1), s.level(k.Level), fmt.Sprint(k.Value), k.Likelihood.String(), k.Impact.Level.String(), k.Event.Title+overrideMark(k))
	}
	t.hang(app.outWidth())
	t.write(app.Out, s)
	_, err := fmt.Fprintln(app.Out)
	return err
}

func orUnnamed(name string) string {
	if name == "" {
		return "(no practice name)"
	}
	return name
}

func overrideMark(k *risk.Risk) string {
	if k.Override == nil {
		return ""
	}
	return " (assessor's own level)"
}

func countsLine(c risk.Counts) string {
	text := ""
	for l := questions.VeryHigh; l >= questions.VeryLow; l-- {
		text += fmt.Sprintf("%d %s, ", c[l], l)
	}
	return text[:len(text)-2]
}

func progressLine(p risk.Progress) string {
	return fmt.Sprintf("%d of %d, %d don't know, %d to ask later, %d do not apply", p.Answered, p.Applicable, p.Unknown, p.Later, p.NotApplicable)
}
