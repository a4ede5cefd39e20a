package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/questions"
)

// cover lists what stands on the first page. Every date is the assessment's own.
func (b *builder) cover() []Pair {
	a := b.Assessment
	pairs := []Pair{
		{"Assessment date", DayText(a.AsOf)},
		{"Sites", strings.Join(Each(a.Sites, siteName), ", ")},
		{"Answered", b.Progress.String()},
		{"Question bank", b.bankText()},
		{"Assessment number", a.ID},
	}
	if b.opts.PreparedBy != "" {
		pairs = append(pairs, Pair{"Prepared by", b.opts.PreparedBy})
	}
	return append(slices.DeleteFunc(pairs, func(p Pair) bool { return p.Value == "" }), Pair{"Keep",
		"This report describes weak spots. Keep it as safe as patient records, and for at least six years (45 CFR " +
			"164.316(b)(2)(i))."})
}

// bankText names the question bank, and the one that was answered where it is another.
func (b *builder) bankText() string {
	text := fmt.Sprintf("%s (%s)", b.Bank.Title, b.Bank.Name())
	if was := b.Assessment.Bank.Name(); was != b.Bank.Name() {
		text += "; answered with " + was
	}
	return text
}

// verdict is the level of risk and why it stands there. While much is open it is not known.
func (b *builder) verdict() Verdict {
	switch {
	case len(b.Risks) == 0:
		return Verdict{Mark: "Undetermined", Why: "No threat event of the question bank applies to this practice."}
	case b.Progress.Interim():
		return Verdict{Mark: "Not yet known", Why: fmt.Sprintf("INTERIM: %d of %d answered. If every open question were "+
			"answered worst, the level of risk is %s; best, %s.", b.Progress.Answered, b.Progress.Applicable, b.Level, b.Best)}
	}
	return Verdict{b.Level, questions.Band(b.Level, b.Best), b.worstWhy()}
}
