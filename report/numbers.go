package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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

// asked is a question's number, which leads to its answer.
func (b *builder) asked(q *questions.Question) string {
	return refTo("question-"+q.ID, b.questionNumbers[q.ID])
}

// nameOf is a question's number in a report, and its id where nothing is numbered: for whoever looks it up by that.
func (b *builder) nameOf(q *questions.Question) string { return cmp.Or(b.asked(q), q.ID) }

// weakSpot is the number of a safeguard not fully in place, which leads to the answer that leaves it, or "".
func (b *builder) weakSpot(f *risk.Finding) string {
	return refTo("question-"+f.Question.ID, b.weakNumber(f))
}

// weakNumber is the number alone.
func (b *builder) weakNumber(f *risk.Finding) string {
	if n := b.weakSpots[f.Question.ID]; n > 0 {
		return fmt.Sprintf("V%d", n)
	}
	return ""
}

// riskNumber is an event's number, which leads to its row of the register.
func (b *builder) riskNumber(n int) string { return ref("risk-"+b.Risks[n].Event.ID, number(n+1)) }

// riskNumbers writes places in the register as their numbers.
func (b *builder) riskNumbers(at []int) string {
	var texts []string
	for _, n := range at {
		texts = append(texts, b.riskNumber(n))
	}
	return orDash(strings.Join(texts, ", "))
}

// actionNumber is an action's number in the plan, which leads to its row there.
func (b *builder) actionNumber(n int) string { return ref("action-"+b.plan[n].Fix.ID, number(n+1)) }

// citations writes paragraphs of the Rule, each leading to its row.
func citations(ids []string) string {
	var texts []string
	for _, id := range ids {
		texts = append(texts, ref("paragraph-"+id, id))
	}
	return strings.Join(texts, ", ")
}

// chapter names a section, which the name leads to, with its page in forms that have pages.
func (b *builder) chapter(id string) string { return ref(id, b.titles[id]) + pageRef(id) }
