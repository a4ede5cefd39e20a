package report

import (
	"cmp"
	"fmt"
	"slices"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// In print a question is "3.4", the fourth of the third section of the bank, and a weak spot is "V12"; ids are for
// machines. The numbers are the bank's own, whatever is asked, so that two reports by one bank speak of the same.

// numberQuestions gives every question its number.
func numberQuestions(bank *questions.Bank) map[string]string {
	numbers := map[string]string{}
	seen := map[string]int{}
	for _, q := range bank.Questions {
		section := 1 + slices.IndexFunc(bank.Sections, func(s questions.Section) bool { return s.ID == q.Section })
		seen[q.Section]++
		numbers[q.ID] = fmt.Sprintf("%d.%d", section, seen[q.Section])
	}
	return numbers
}

// numberWeakSpots numbers the safeguards that are not fully in place, in the order asked.
func numberWeakSpots(findings []risk.Finding) map[string]int {
	numbers := map[string]int{}
	for i := range findings {
		if f := &findings[i]; f.Weak() {
			numbers[f.Question.ID] = len(numbers) + 1
		}
	}
	return numbers
}

// asked is a question's number.
func (b *builder) asked(q *questions.Question) string { return b.questionNumbers[q.ID] }

// nameOf is a question's number in a report, and its id where nothing is numbered: for whoever looks it up by that.
func (b *builder) nameOf(q *questions.Question) string { return cmp.Or(b.asked(q), q.ID) }

// weakSpot is the number of a safeguard not fully in place, or "".
func (b *builder) weakSpot(f *risk.Finding) string {
	if n := b.weakSpots[f.Question.ID]; n > 0 {
		return fmt.Sprintf("V%d", n)
	}
	return ""
}
