package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// requirements is the Rule by citation, every paragraph the bank knows: first what is not met, each with what it asks,
// then what is met. The general rules, which are not counted, have a table of their own.
func (b *builder) requirements() []Block {
	gap := func(req *risk.Requirement) bool { return req.Requirement.Counted() && isGap(req.Status) }
	open := func(req *risk.Requirement) bool {
		return req.Requirement.Counted() && req.Status == risk.NotAssessed
	}
	held := func(req *risk.Requirement) bool { return req.Requirement.Counted() && !isGap(req.Status) && !open(req) }
	general := func(req *risk.Requirement) bool { return !req.Requirement.Counted() && len(b.Claims(req)) > 0 }
	blocks := []Block{
		Paragraph{Lead, b.statusText()},
		Paragraph{Body,
			"Status follows from the answers to questions that ask about the requirement itself, and from whether each answer " +
				"meets the paragraph, no more and no less: how well a safeguard protects is the other result, and good practice " +
				"and the proposed rule of January 2025 never count here. " +
				"A standard is met through its implementation specifications, so its status takes theirs in. Required means " +
				"required; addressable means: put in place where reasonable and appropriate, or document why not and put an " +
				"equivalent in place where that is (45 CFR 164.306(d)(3)). " +
				"What the practice does not know counts as not met."},
		b.requirementTable(
			"Not met, or partly met",
			b.noGapText(),
			gap,
			true,
		),
	}
	blocks = append(blocks, b.notAssessed(open)...)
	return append(blocks,
		b.requirementTable("Met, by a documented alternative, or not applicable",
			"No requirement is met, dealt with by a documented alternative, or not applicable so far.", held, false),
		b.requirementTable("General rules (45 CFR 164.306), not counted: they are met through the standards",
			"No question asks about them.", general, false))
}

// noGapText stands where nothing that was answered is not met.
func (b *builder) noGapText() string {
	by := b.Statuses()
	if by[risk.Met]+by[risk.Alternative] == 0 {
		return "No requirement is assessed so far."
	}
	return "Each requirement that is assessed is met, dealt with by a documented alternative, or not applicable."
}

// notAssessed names what nobody has answered anything about, in a paragraph for each kind of safeguards.
func (b *builder) notAssessed(which func(*risk.Requirement) bool) []Block {
	var pairs Pairs
	for i := range b.Requirements {
		req := &b.Requirements[i]
		if !which(req) {
			continue
		}
		family, name := req.Requirement.Safeguard.String(), req.Requirement.ID+" "+req.Requirement.Title
		if last := len(pairs.Items) - 1; last >= 0 && pairs.Items[last].Label == family {
			pairs.Items[last].Value += "; " + name
			continue
		}
		pairs.Items = append(pairs.Items, Pair{family, name})
	}
	if len(pairs.Items) == 0 {
		return nil
	}
	pairs.Dense = true
	return []Block{Heading{"not-assessed", "Not assessed yet: no answer speaks of it"}, pairs}
}

// isGap reports whether a status leaves something to do.
func isGap(s risk.RequirementStatus) bool {
	return s == risk.NotMet || s == risk.Partly
}

// requirementTable lists some requirements, with or without what each asks.
func (b *builder) requirementTable(caption, empty string, which func(*risk.Requirement) bool, isWhole bool) Block {
	t := Table{Caption: caption, Empty: empty, Dense: true,
		Columns: []Column{{"requirement", "Requirement", TextKind, 45}, {"kind", "Kind", TextKind, 11},
			{"status", "Status", StatusKind, 12}, {"questions", "Rests on questions", TextKind, 32}}}
	family := questions.NoSafeguard
	for i := range b.Requirements {
		req := &b.Requirements[i]
		if !which(req) {
			continue
		}
		if req.Requirement.Safeguard != family {
			family = req.Requirement.Safeguard
			t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{head(family.String())}})
		}
		t.Rows = append(t.Rows, b.requirementRow(req))
		says := b.ownAnalysis(req.Requirement)
		if isWhole {
			says = joinFilled(" ", req.Requirement.Summary, says)
		}
		if says != "" {
			t.Rows = append(t.Rows, Row{Kind: Detail, Cells: text(says, "", "", "")})
		}
	}
	return t
}

func (b *builder) requirementRow(req *risk.Requirement) Row {
	return Row{
		ID: "paragraph-" + req.Requirement.ID,
		Cells: []Cell{head(req.Requirement.ID + " " + req.Requirement.Title),
			{Text: obligationText(req.Requirement)}, statusCell(req.Status), {Text: b.claimsText(req)}},
	}
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

// claimGroups say the same of several answers, in the order they are told.
var claimGroups = []struct {
	status risk.RequirementStatus
	words  string
}{
	{risk.NotMet, "not met by"}, {risk.Partly, "in part by"}, {risk.NotAssessed, "open in"}, {risk.Met, "met by"},
	{risk.Alternative, "decided in"}, {risk.NotRelevant, "not applicable by"},
}

// claimsText names the questions a status rests on by their numbers, under what their answers come to for the
// paragraphs inside the requirement.
func (b *builder) claimsText(req *risk.Requirement) string {
	claims := b.Claims(req)
	if len(claims) == 0 {
		return "no question asked of this practice"
	}
	var texts []string
	for _, word := range claimGroups {
		var numbers []string
		for _, c := range claims {
			if n := b.asked(c.Finding.Question); c.Status == word.status && !slices.Contains(numbers, n) {
				numbers = append(numbers, n)
			}
		}
		if len(numbers) > 0 {
			texts = append(texts, word.words+" "+strings.Join(numbers, ", "))
		}
	}
	return strings.Join(texts, "; ")
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
			"No decision is recorded, and by the answers so far none is owed."}}
	}
	return append(blocks, owed...)
}

// decisionsOwed lists what is addressable, not in place by its answer, and without a complete decision.
func (b *builder) decisionsOwed() []Block {
	list := List{}
	for _, f := range b.OpenAddressable() {
		list.Items = append(list.Items,
			fmt.Sprintf("%s: %s %s %s", citations(b.Bank.Citations(f.Question)), b.asked(f.Question), f.Question.Ask,
				endText(b.answerText(f))))
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
		fmt.Sprintf("%s: %s", citations(b.Bank.Citations(f.Question)), f.Question.Ask)},
		Pairs{Items: append([]Pair{{"Answer", b.answerText(f)}}, b.decisionPairs(d, state)...)}}
}

func (b *builder) decisionPairs(d *assessment.Decision, state string) []Pair {
	return []Pair{
		{"Why not", orDash(d.Why)}, {"Instead", orDash(d.Instead)},
		{"Approved by", orDash(joinFilled(", ", b.who(d.ApprovedBy), DayText(d.On)))},
		{"Review by", orDash(DayText(d.ReviewBy))}, {"State", state},
	}
}
