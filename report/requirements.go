package report

import (
	"fmt"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// requirements is the table by citation: every paragraph of the Rule the bank knows, in its order.
func (b *builder) requirements() []Block {
	t := Table{Empty: "The question bank holds no requirements.", Columns: []Column{{"Citation", 20, false}, {"Requirement", 32, false}, {"Kind", 12, false}, {"Status", 14, false}, {"Rests on", 22, false}}}
	family := questions.NoSafeguard
	for i := range b.Requirements {
		q := &b.Requirements[i]
		if q.Requirement.Kind == questions.GeneralRule && len(q.Findings) == 0 {
			continue // a general rule nobody is asked about applies all the same; it is met through the others
		}
		if q.Requirement.Safeguard != family {
			family = q.Requirement.Safeguard
			t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{head(family.String())}})
		}
		t.Rows = append(t.Rows, requirementRow(q))
	}
	return []Block{
		Paragraph{Body, "Status follows from the answers to questions that ask about the requirement itself; good practice and the proposed rule of January 2025 never count here. " +
			"A standard is met through its implementation specifications, so its status takes theirs in. Required means required; addressable means: put in place, or document why not and what instead (45 CFR 164.306(d)(3)). " +
			"What the practice does not know counts as not met."},
		t,
	}
}

func requirementRow(q *risk.Requirement) Row {
	kind := obligationText(q.Requirement)
	return Row{Cells: []Cell{head(q.Requirement.ID), {Text: q.Requirement.Title + ". " + q.Requirement.Summary}, {Text: kind}, statusCell(q.Status), {Text: findingIDs(q.Findings)}}}
}

func obligationText(q *questions.Requirement) string {
	switch q.Kind {
	case questions.Standard:
		return "standard"
	case questions.GeneralRule:
		return "general rule"
	}
	return q.Obligation.String()
}

// findingIDs names the questions a status rests on, each with what its answer comes to.
func findingIDs(list []*risk.Finding) string {
	if len(list) == 0 {
		return "no question asked of this practice"
	}
	var texts []string
	for _, f := range list {
		texts = append(texts, f.Question.ID+" "+inPlaceText(f))
	}
	return strings.Join(texts, ", ")
}

// inPlaceText is the in-place value of an answer, or why there is none.
func inPlaceText(f *risk.Finding) string {
	switch f.State {
	case risk.Answered:
		return number(f.InPlace)
	case risk.NotApplicable, risk.HiddenByFact:
		return "does not apply"
	case risk.Unanswered, risk.ToConfirm:
		return "open"
	}
	return "0"
}

// decisions lists the documented decisions on addressable specifications, the incomplete ones too.
func (b *builder) decisions() []Block {
	var blocks []Block
	for i := range b.Findings {
		if f := &b.Findings[i]; f.Answer != nil && f.Answer.Decision != nil {
			blocks = append(blocks, b.decision(f)...)
		}
	}
	if len(blocks) == 0 {
		return []Block{Paragraph{Body, "No decision is recorded. Each addressable specification that is not in place needs one: why it is not reasonable and appropriate here, what is done instead, who approved it and when (45 CFR 164.306(d)(3)(ii)(B))."}}
	}
	return blocks
}

func (b *builder) decision(f *risk.Finding) []Block {
	d := f.Answer.Decision
	state := "Incomplete, or past its review date: it does not stand in for the safeguard."
	if d.Complete(b.Assessment.AsOf) {
		state = "Complete."
	}
	return []Block{Heading{"decision-" + f.Question.ID, fmt.Sprintf("%s: %s", strings.Join(f.Question.Cites, ", "), f.Question.Ask)}, Pairs{append([]Pair{{"Answer", b.answerText(f)}}, b.decisionPairs(d, state)...)}}
}

func (b *builder) decisionPairs(d *assessment.Decision, state string) []Pair {
	return []Pair{
		{"Why not", orDash(d.Why)}, {"Instead", orDash(d.Instead)},
		{"Approved by", orDash(filled(", ", b.who(d.ApprovedBy), d.On.String()))},
		{"Review by", orDash(d.ReviewBy.String())}, {"State", state},
	}
}
