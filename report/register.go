package report

import (
	"fmt"
	"strings"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// register lists every threat event that applies, worst first, with the table cells behind its level.
func (b *builder) register() []Block {
	t := Table{Empty: "No threat event applies.",
		Columns: []Column{{"No.", 5, true}, {"Threat event", 31, false}, {"Initiation", 11, false},
			{"Susceptibility", 12, false},
			{"Likelihood", 11, false}, {"Impact", 11, false}, {"Level of risk", 11, false}, {"Value", 8, true}}}
	for n := range b.Risks {
		t.Rows = append(t.Rows, b.registerRow(n+1, &b.Risks[n])...)
	}
	blocks := []Block{
		Paragraph{Body,
			"Each row is one threat event. Likelihood is the cell of Table G-5 for initiation and susceptibility; the level " +
				"of risk is the cell of Table I-2 for likelihood and impact. " +
				"The value orders events inside a level (lower, middle and upper Moderate or Low) and measures what a fix takes " +
				"off; it decides no level. Where answers are open, the level has them at their worst, and \"at best\" at their " +
				"best. What each event rests on stands in the appendix \"Every threat event and its vulnerabilities\"."},
		t,
	}
	return append(append(blocks, b.categoryTable()), b.notApplying()...)
}

func (b *builder) registerRow(n int, event *risk.Risk) []Row {
	mark := ""
	if len(event.Overrides) > 0 {
		mark = " (assessor's own level)"
	}
	rows := []Row{{Cells: []Cell{{Text: number(n)}, head(event.Event.Title + mark), {Text: measure(event.Initiation)},
		{Text: measure(event.Susceptibility)},
		levelCell(event.Likelihood), {Text: measure(event.Impact), Level: event.Impact.Level},
		bandCell(event.Level, event.Best.Level),
		{Text: joinFilled(" ", event.Value.String(), b.Part(event.Rating))}}}}
	if touched := touchedText(b.Touched(event.Event)); touched != "" {
		rows = append(rows, Row{Kind: Detail, Cells: text("", "In the inventory: "+touched, "", "", "", "", "", "")})
	}
	return rows
}

func (b *builder) categoryTable() Block {
	t := Table{Caption: "By category: the level of a category is that of its worst event", Empty: "No category applies.",
		Columns: []Column{{"Category", 44, false}, {"Level of risk", 14, false}, {"Worst event, by number", 14, true},
			{"Events", 10, true}, {"Sum of values", 18, true}}}
	for _, c := range b.Categories {
		t.Rows = append(t.Rows, Row{Cells: []Cell{head(c.Category.Title), bandCell(c.Level, c.Best),
			{Text: number(b.rank(c.Worst))}, {Text: number(c.Events)}, {Text: c.Sum.String()}}})
	}
	return t
}

// rank returns an event's number in the register.
func (b *builder) rank(event *risk.Risk) int {
	for i := range b.Risks {
		if &b.Risks[i] == event {
			return i + 1
		}
	}
	return 0
}

func (b *builder) notApplying() []Block {
	if len(b.NotApplying) == 0 {
		return nil
	}
	list := List{}
	for _, t := range b.NotApplying {
		list.Items = append(list.Items, fmt.Sprintf("%s (%s)%s", t.Title, b.factsText(t.When), b.contradiction(t)))
	}
	return []Block{Heading{"not-applying", "Threat events that do not apply, by the facts of the practice"}, list}
}

// contradiction names what the inventory lists against a fact that rules an event out.
func (b *builder) contradiction(t *questions.ThreatEvent) string {
	names := b.Contradicted(t)
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(". CHECK: the inventory lists %s, with patient data; either that or the fact is wrong",
		joinList(names))
}

// factsText says which facts a condition rests on and how they were answered.
func (b *builder) factsText(c *questions.Condition) string {
	var texts []string
	for _, id := range questionsOf(c) {
		f := b.Finding(id)
		texts = append(texts, fmt.Sprintf("%s: %s", id, strings.ToLower(b.answerText(f))))
	}
	return joinFilled("; ", texts...)
}

// questionsOf lists the questions a condition names, in its order.
func questionsOf(c *questions.Condition) []string {
	if c == nil {
		return nil
	}
	if c.Question != "" {
		return []string{c.Question}
	}
	ids := questionsOf(c.Not)
	for _, list := range [][]questions.Condition{c.All, c.Any} {
		for i := range list {
			ids = append(ids, questionsOf(&list[i])...)
		}
	}
	return ids
}
