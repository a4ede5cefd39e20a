package report

import "fmt"

// cover lists what stands on the first page. Every date is the assessment's own.
func (b *builder) cover() []Pair {
	a := b.Assessment
	pairs := []Pair{
		{"Assessment date", DayText(a.AsOf)},
		{"Level of risk", b.levelText()},
		{"Answered", b.Progress.String()},
		{"Question bank", fmt.Sprintf("%s (%s)", b.Bank.Title, b.Bank.Name())},
		{"Assessment number", a.ID},
	}
	if b.opts.PreparedBy != "" {
		pairs = append(pairs, Pair{"Prepared by", b.opts.PreparedBy})
	}
	return append(pairs, Pair{"Keep",
		"This report describes weak spots. Keep it as safe as patient records, and for at least six years (45 CFR " +
			"164.316(b)(2)(i))."})
}

func (b *builder) levelText() string {
	if len(b.Risks) == 0 {
		return "Undetermined: no threat event applies"
	}
	if b.Progress.Interim() {
		return fmt.Sprintf("INTERIM, not yet known: if every open question were answered worst, %s; best, %s", b.Level,
			b.Best)
	}
	return bandText(b.Level, b.Best)
}
