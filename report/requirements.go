package report

import (
	"fmt"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// requirements is the table by citation: every paragraph of the Rule the bank knows, in its order. The
// general rules, which are not counted, have a table of their own.
func (b *builder) requirements() []Block {
	counted := func(req *questions.Requirement) bool { return req.Counted() }
	general := func(req *questions.Requirement) bool { return !req.Counted() }
	return []Block{
		Paragraph{Body,
			"Status follows from the answers to questions that ask about the requirement itself, and from whether each answer " +
				"meets the paragraph, no more and no less: how well a safeguard protects is the other result, and good practice " +
				"and the proposed rule of January 2025 never count here. " +
				"A standard is met through its implementation specifications, so its status takes theirs in. Required means " +
				"required; addressable means: put in place where reasonable and appropriate, or document why not and put an " +
				"equivalent in place where that is (45 CFR 164.306(d)(3)). " +
				"What the practice does not know counts as not met."},
		b.requirementTable("Standards and implementation specifications", counted),
		b.requirementTable("General rules (45 CFR 164.306), not counted: they are met through the standards", general),
	}
}

// requirementTable lists some requirements. A general rule nobody is asked about applies all the same; it
// is met through the others.
func (b *builder) requirementTable(caption string, which func(*questions.Requirement) bool) Block {
	t := Table{Caption: caption, Empty: "The question bank holds no requirements.",
		Columns: []Column{{"Citation", 20, false}, {"Requirement", 32, false}, {"Kind", 12, false}, {"Status", 14, false},
			{"Rests on", 22, false}}}
	family := questions.NoSafeguard
	for i := range b.Requirements {
		req := &b.Requirements[i]
		if !which(req.Requirement) || len(req.Claims) == 0 && !req.Requirement.Counted() {
			continue
		}
		if req.Requirement.Safeguard != family && req.Requirement.Counted() {
			family = req.Requirement.Safeguard
			t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{head(family.String())}})
		}
		t.Rows = append(t.Rows, b.requirementRow(req))
	}
	return t
}

func (b *builder) requirementRow(req *risk.Requirement) Row {
	says := joinFilled(" ", req.Requirement.Title+".", req.Requirement.Summary, b.ownAnalysis(req.Requirement))
	return Row{Cells: []Cell{head(req.Requirement.ID), {Text: says}, {Text: obligationText(req.Requirement)},
		statusCell(req.Status), {Text: claimsText(req)}}}
}

// ownAnalysis says of a requirement that an assessment meets whether this one does, or what it still lacks.
func (b *builder) ownAnalysis(req *questions.Requirement) string {
	switch {
	case !req.MetByAssessment:
		return ""
	case b.Analysis.Whole():
		return "This assessment is signed and complete, and is such an analysis."
	}
	return "This assessment is such an analysis once it is signed and complete; so far " +
		strings.Join(b.Analysis.Lacks(), ", and ") + "."
}

func obligationText(req *questions.Requirement) string {
	switch req.Kind {
	case questions.Standard:
		return "standard"
	case questions.GeneralRule:
		return "general rule"
	}
	return req.Obligation.String()
}

// claimWords say what an answer comes to for a paragraph, by the status of its claim.
var claimWords = map[risk.RequirementStatus]string{
	risk.Met: "meets it", risk.Partly: "meets it in part", risk.NotMet: "does not meet it",
	risk.Alternative: "has a decision", risk.NotAssessed: "is open", risk.NotRelevant: "does not apply",
}

// claimsText names the questions a status rests on, each with what its answer says of the paragraphs
// inside the requirement.
func claimsText(req *risk.Requirement) string {
	if len(req.Claims) == 0 {
		return "no question asked of this practice"
	}
	var texts []string
	for i, c := range req.Claims {
		switch word := claimWords[c.Status]; {
		case i > 0 && req.Claims[i-1].Finding == c.Finding && req.Claims[i-1].Status == c.Status:
		case i > 0 && req.Claims[i-1].Finding == c.Finding:
			texts[len(texts)-1] += " and " + word
		default:
			texts = append(texts, c.Finding.Question.ID+" "+word)
		}
	}
	return strings.Join(texts, ", ")
}

// decisions lists the documented decisions on addressable specifications, the incomplete ones too.
func (b *builder) decisions() []Block {
	var blocks []Block
	for i := range b.Findings {
		if f := &b.Findings[i]; f.Answer != nil && f.Answer.Decision != nil {
			blocks = append(blocks, b.decision(f)...)
		}
	}
	owed := b.decisionsOwed()
	if len(blocks)+len(owed) == 0 {
		return []Block{Paragraph{Body,
			"No decision is recorded, and by the answers so far none is owed: every addressable specification that is " +
				"answered is in place."}}
	}
	return append(blocks, owed...)
}

// decisionsOwed lists what is addressable, not in place by its answer, and without a complete decision.
func (b *builder) decisionsOwed() []Block {
	list := List{}
	for _, f := range b.OpenAddressable() {
		list.Items = append(list.Items,
			fmt.Sprintf("%s: %s [%s] %s.", strings.Join(b.Bank.Citations(f.Question), ", "), f.Question.Ask, f.Question.ID,
				b.answerText(f)))
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []Block{
		Heading{"decisions-owed", "Decisions owed"},
		Paragraph{Body,
			"Each addressable specification that is not in place needs a decision on paper: why it is not reasonable and " +
				"appropriate here, and an equivalent put in place where that is reasonable and appropriate (45 CFR " +
				"164.306(d)(3)(ii)(B)). This report also asks who approved it and when, so that it can be found and looked at " +
				"again."},
		list,
	}
}

func (b *builder) decision(f *risk.Finding) []Block {
	d := f.Answer.Decision
	state := "Incomplete, or past its review date: it does not stand in for the safeguard."
	if d.Complete(b.Assessment.AsOf) {
		state = "Complete."
	}
	return []Block{Heading{"decision-" + f.Question.ID,
		fmt.Sprintf("%s: %s", strings.Join(b.Bank.Citations(f.Question), ", "), f.Question.Ask)},
		Pairs{Items: append([]Pair{{"Answer", b.answerText(f)}}, b.decisionPairs(d, state)...)}}
}

func (b *builder) decisionPairs(d *assessment.Decision, state string) []Pair {
	return []Pair{
		{"Why not", orDash(d.Why)}, {"Instead", orDash(d.Instead)},
		{"Approved by", orDash(joinFilled(", ", b.who(d.ApprovedBy), d.On.String()))},
		{"Review by", orDash(d.ReviewBy.String())}, {"State", state},
	}
}
