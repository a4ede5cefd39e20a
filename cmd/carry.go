package cmd

import (
	"fmt"
	"strings"

	"ephisra/assessment"
	"ephisra/questions"
)

// carryOver starts an assessment from an earlier one, and tells what came along and what did not.
func (app *App) carryOver(path string, bank *questions.Bank, opts newOptions) error {
	last, err := app.lastOne(opts.from, bank)
	if err != nil {
		return err
	}
	a, told := assessment.CarryOver(last, bank, newID(), assessment.DayOf(app.Now()))
	if opts.name != "" {
		a.Practice.Name = opts.name
	}
	if opts.by != "" {
		a.Person(opts.by, opts.role)
	}
	if err := assessment.CheckText(opts.name, opts.by, opts.role); err != nil {
		return usageError{err}
	}
	if err := app.vault.Create(path, assessment.Encode(a, bank)); err != nil {
		return err
	}
	app.tellCarried(bank, told)
	_, err = fmt.Fprintf(app.Err, "Started %s from %s. To go on: sra interview %s\n"+
		"What changed, at the end: sra compare %s %s\n", sanitize(path), sanitize(opts.from), app.fileArg(path),
		app.fileArg(opts.from), app.fileArg(path))
	return err
}

// lastOne reads the assessment to carry over, of its own day.
func (app *App) lastOne(path string, bank *questions.Bank) (*assessment.Assessment, error) {
	last, err := app.loadAsIs(path, bank)
	if err != nil {
		return nil, err
	}
	if today := assessment.DayOf(app.Now()); last.AsOf.After(today) {
		return nil, usageError{fmt.Errorf("%q is of %s, and today is %s; is the clock right?", path, last.AsOf, today)}
	}
	return last, nil
}

// tellCarried lists what came along and what did not, each question with its id.
func (app *App) tellCarried(bank *questions.Bank, told *assessment.CarriedOver) {
	fmt.Fprintf(app.page(), "Answers to confirm: %d. Nothing of them counts before.\n", len(told.ToConfirm))
	for _, list := range []struct {
		title string
		ids   []string
	}{
		{"Lists that came along, to confirm with sra vendor confirm and sra asset confirm", told.Lists},
		{"Means something else now: read it before you confirm", told.Reworded},
		{"Asked again: dates, what nobody knew, what people differed on", told.Again},
		{"New, or not answered then", told.New},
		{"Asked no more; the answer stays in the earlier file", told.Dropped},
		{"Decisions past their review, to be made anew", told.Expired},
		{"Evidence older than a year, to be shown anew", told.Stale},
	} {
		app.tellQuestions(bank, list.title, list.ids)
	}
	if len(told.Plan) > 0 {
		fmt.Fprintf(app.page(), "\nOf the plan came along: %s\n", strings.Join(told.Plan, ", "))
	}
}

func (app *App) tellQuestions(bank *questions.Bank, title string, ids []string) {
	if len(ids) == 0 {
		return
	}
	fmt.Fprintf(app.page(), "\n%s: %d\n", title, len(ids))
	for _, id := range ids {
		fmt.Fprintf(app.page(), "  %s  %s\n", id, sanitize(bank.Question(id).Ask))
	}
}
