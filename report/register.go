package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// register lists every threat event that applies, worst first: what it harms, how likely and how bad it is, why, and
// what is done about it. The sums stand in the work sheets.
func (b *builder) register() []Block {
	t := Table{Empty: "No threat event applies.", Dense: true,
		Columns: []Column{{"number", "No.", NumberKind, 5}, {"event", "Threat event", RefKind, 42},
			{"harms", "Harms", TextKind, 7}, {"likelihood", "Likelihood", LevelKind, 10}, {"impact", "Impact", LevelKind, 10},
			{"level", "Level of risk", LevelKind, 14}, {"planned", "After what is planned", LevelKind, 12}}}
	for n := range b.Risks {
		t.Rows = append(t.Rows, b.registerRow(n))
		if why := b.registerWhy(n); why != "" {
			t.Rows = append(t.Rows, Row{Kind: Detail, Cells: text(why, "", "", "", "", "", "")})
		}
	}
	blocks := []Block{
		Paragraph{Body,
			"Each row is one threat event; harms are to confidentiality (C), integrity (I) and availability (A). Likelihood " +
				"is the cell of Table G-5 for initiation and susceptibility; the level of risk is the cell of Table I-2 for " +
				"likelihood and impact. Where answers are open, the level has them at their worst, \"at best\" at their best. " +
				b.sumsText()},
		t,
	}
	if !b.Progress.Interim() {
		blocks = append(blocks, b.heatMap(len(b.Risks)))
	}
	return append(blocks, b.notApplying()...)
}

// sumsText says where the sums are, if this report has them.
func (b *builder) sumsText() string {
	if !b.showsSheets() {
		return "This interim report leaves the sums out, for they would say more of what is not known."
	}
	return "The sums behind each row stand under " + b.chapter("pairs") + "."
}

// EventTitle is the title of an event, and whether the assessor set how it stands.
func EventTitle(event *risk.Risk) string {
	if len(event.Overrides) == 0 {
		return event.Event.Title
	}
	return event.Event.Title + " (assessor's own level)"
}

func (b *builder) registerRow(n int) Row {
	event := &b.Risks[n]
	title := refCell("event-"+event.Event.ID, EventTitle(event))
	return Row{
		ID: "risk-" + event.Event.ID,
		Cells: []Cell{numberCell(n + 1), title, {Text: harmLetters(event.Event.Harms)},
			levelCell(event.Likelihood), levelCell(event.Impact.Level),
			bandCell(event.Level, event.Best.Level), b.targetCell(event)},
	}
}

// harmLetters are the first letters of what an event harms: "C, A".
func harmLetters(list []questions.Harm) string {
	var letters []string
	for _, h := range list {
		letters = append(letters, strings.ToUpper(h.String()[:1]))
	}
	return strings.Join(letters, ", ")
}

// whySpots is how many weak spots say why an event stands where it does.
const whySpots = 2

// registerWhy says why an event stands where it does, what of the inventory it touches, and which actions lower it.
func (b *builder) registerWhy(n int) string {
	event := &b.Risks[n]
	var spots []string
	more, open := 0, 0
	for _, weak := range event.Vulnerabilities() {
		switch f := weak.Finding; {
		case !f.Said():
			open++
		case len(spots) < whySpots:
			spots = append(spots, b.weakSpot(f)+" "+b.weakText(f))
		default:
			more++
		}
	}
	why := strings.Join(spots, " ")
	if more > 0 {
		why += fmt.Sprintf(" And %d more.", more)
	}
	touched := labelText("In the inventory", touchedText(b.Touched(event.Event)))
	return joinFilled(" ", labelText("Why", why), openText(open), b.appliesText(event), b.worstSiteText(event),
		endText(touched), endText(labelText("Actions", b.actionsOn(n))))
}

// openText says on how many safeguards nobody knows the answer.
func openText(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("Open: %s.", count(n, "question"))
}

// actionsOn numbers the actions that act on an event.
func (b *builder) actionsOn(n int) string {
	var numbers []string
	for k := range b.plan {
		if slices.Contains(b.plan[k].Risks, n) {
			numbers = append(numbers, b.actionNumber(k))
		}
	}
	return strings.Join(numbers, ", ")
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
		texts = append(texts, fmt.Sprintf("%s: %s", b.nameOf(f.Question), strings.ToLower(b.answerText(f))))
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
