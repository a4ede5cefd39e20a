package scores

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// rowColumns are the columns of a table of files, a row each.
var rowColumns = [...]struct {
	name string
	of   func(file string, r *risk.Result) string
}{
	{"file", func(file string, _ *risk.Result) string { return file }},
	{"id", func(_ string, r *risk.Result) string { return r.Assessment.ID }},
	{"practice", func(_ string, r *risk.Result) string { return r.Assessment.Practice.Name }},
	{"as_of", func(_ string, r *risk.Result) string { return r.Assessment.AsOf.String() }},
	{"bank", func(_ string, r *risk.Result) string { return r.Bank.Name() }},
	{"level", func(_ string, r *risk.Result) string { return r.Level.ID() }},
	{"best", func(_ string, r *risk.Result) string { return r.Best.ID() }},
	{"interim", func(_ string, r *risk.Result) string { return strconv.FormatBool(r.Progress.Interim()) }},
	{"very_high", countOf(questions.VeryHigh)}, {"high", countOf(questions.High)},
	{"moderate", countOf(questions.Moderate)}, {"low", countOf(questions.Low)}, {"very_low", countOf(questions.VeryLow)},
	{"worst", func(_ string, r *risk.Result) string { return worstEvent(r) }},
	{"met", statusOf(risk.Met)}, {"alternative", statusOf(risk.Alternative)}, {"partly", statusOf(risk.Partly)},
	{"not_met", statusOf(risk.NotMet)}, {"not_assessed", statusOf(risk.NotAssessed)},
	{"in_place", func(_ string, r *risk.Result) string { return risk.Tenths(r.Coverage.Overall.Tenths).String() }},
	{"applicable", func(_ string, r *risk.Result) string { return strconv.Itoa(r.Progress.Applicable) }},
	{"answered", func(_ string, r *risk.Result) string { return strconv.Itoa(r.Progress.Answered) }},
	{"open", func(_ string, r *risk.Result) string { return strconv.Itoa(r.Progress.Pending()) }},
	{"signed", func(_ string, r *risk.Result) string { return strconv.FormatBool(len(r.Assessment.Signoff) > 0) }},
}

func countOf(level questions.Level) func(string, *risk.Result) string {
	return func(_ string, r *risk.Result) string { return strconv.Itoa(r.Counts[level]) }
}

func statusOf(status risk.RequirementStatus) func(string, *risk.Result) string {
	return func(_ string, r *risk.Result) string { return strconv.Itoa(r.Statuses()[status]) }
}

// worstEvent is the id of the event that stands highest, or "" where none applies.
func worstEvent(r *risk.Result) string {
	if len(r.Risks) == 0 {
		return ""
	}
	return r.Risks[0].Event.ID
}

// RowHead returns the first row of a table of files.
func RowHead() []byte {
	var names []string
	for _, c := range rowColumns {
		names = append(names, c.name)
	}
	return csvRow(names)
}

// AppendRow writes the result of one file behind what is there, as one row of comma-separated values, nothing in it a
// formula.
func AppendRow(b []byte, file string, r *risk.Result) []byte {
	var cells [len(rowColumns)]string
	for i, c := range rowColumns {
		cells[i] = assessment.GuardFormula(c.of(file, r))
	}
	return append(b, csvRow(cells[:])...)
}

func csvRow(cells []string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(cells) // a buffer takes everything
	w.Flush()
	return b.Bytes()
}
