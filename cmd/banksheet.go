package cmd

import (
	"encoding/csv"
	"strconv"
	"strings"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/report"
	"ephisra/report/markdown"
)

// bankColumns are the columns of "bank list --format csv".
var bankColumns = []struct {
	title string
	cell  func(*questions.Bank, *questions.Question) string
}{
	{"id", func(_ *questions.Bank, q *questions.Question) string { return q.ID }},
	{"rev", func(_ *questions.Bank, q *questions.Question) string { return strconv.Itoa(q.Rev) }},
	{"section", func(_ *questions.Bank, q *questions.Question) string { return q.Section }},
	{"safeguard", func(b *questions.Bank, q *questions.Question) string { return b.Section(q.Section).Family.ID() }},
	{"standing", func(_ *questions.Bank, q *questions.Question) string { return q.Standing.String() }},
	{"type", func(_ *questions.Bank, q *questions.Question) string { return q.Type.String() }},
	{"ask", func(_ *questions.Bank, q *questions.Question) string { return q.Ask }},
	{"help", func(_ *questions.Bank, q *questions.Question) string { return q.Help }},
	{"answers", func(_ *questions.Bank, q *questions.Question) string {
		return strings.Join(report.AnswerLines(q), "\n")
	}},
	{"asked", func(_ *questions.Bank, q *questions.Question) string { return q.When.Words() }},
	{"whom", func(_ *questions.Bank, q *questions.Question) string { return strings.Join(q.Whom, " ") }},
	{"cites", func(_ *questions.Bank, q *questions.Question) string { return strings.Join(q.Cites, " ") }},
	{"evidence", func(_ *questions.Bank, q *questions.Question) string { return strings.Join(q.Evidence, "\n") }},
	{"weakness", func(_ *questions.Bank, q *questions.Question) string { return q.Weakness }},
	{"fix", func(_ *questions.Bank, q *questions.Question) string { return q.Fix }},
	{"probes", func(_ *questions.Bank, q *questions.Question) string { return strings.Join(q.Probes, " ") }},
	{"proposed", func(_ *questions.Bank, q *questions.Question) string { return strings.Join(q.Proposed, " ") }},
	{"topics", func(_ *questions.Bank, q *questions.Question) string { return strings.Join(q.Topics, " ") }},
}

// bankCSV prints a row for each question, RFC 4180.
func (app *App) bankCSV(bank *questions.Bank) error {
	w := csv.NewWriter(app.Out)
	row := make([]string, len(bankColumns))
	for i, c := range bankColumns {
		row[i] = c.title
	}
	_ = w.Write(row) // an error sticks and is returned by Error
	for _, q := range bank.Questions {
		for i, c := range bankColumns {
			row[i] = assessment.GuardFormula(c.cell(bank, q))
		}
		_ = w.Write(row)
	}
	w.Flush()
	return w.Error()
}

// bankMarkdown prints the questionnaire to read or to hand out.
func (app *App) bankMarkdown(bank *questions.Bank) error {
	return markdown.Write(app.Out, report.Questionnaire(bank))
}
