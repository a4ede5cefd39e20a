package risk

import (
	"ephisra/assessment"
	"ephisra/questions"
)

// requirements works out the status of every requirement of the Rule, in its order, from the
// questions of standing rule that cite it or a paragraph inside it. Only what their answers meet
// decides; how far a safeguard is in place does not.
func (r *Result) requirements() []Requirement {
	list := make([]Requirement, len(r.Bank.Requirements))
	for i, claimants := range r.Bank.Claimants() {
		claims := r.claims(claimants)
		list[i] = Requirement{Requirement: &r.Bank.Requirements[i], Status: statusOf(claims), Claims: claims}
	}
	return list
}

// claims lists what the answers to rule questions say of the paragraphs inside a requirement.
func (r *Result) claims(claimants []questions.Claimant) []Claim {
	list := make([]Claim, len(claimants))
	for i, c := range claimants {
		f := &r.Findings[c.Question]
		list[i] = Claim{f, f.Question.Cites[c.Cite], r.claim(f, c.Cite, c.Inside)}
	}
	return list
}

// meetsStatus is the status that each judgement of an answer comes to.
var meetsStatus = [...]RequirementStatus{
	questions.NoMeets: NotMet, questions.MeetsNot: NotMet, questions.MeetsPartly: Partly, questions.MeetsWholly: Met,
}

// claim says how one answer leaves the nth paragraph its question cites, which lies in a requirement.
func (r *Result) claim(f *Finding, n int, req *questions.Requirement) RequirementStatus {
	switch {
	case !f.State.Counts():
		return NotRelevant
	case req.MetByAssessment && r.Analysis.Whole():
		return Met
	case f.State.Silent():
		return NotAssessed
	case f.State != Answered:
		return NotMet
	case f.Meets[n] != questions.MeetsWholly && isDecided(f, req, r.Assessment.AsOf):
		return Alternative
	}
	return meetsStatus[f.Meets[n]]
}

// isDecided reports whether a complete decision stands in for the safeguard. Only an addressable
// specification takes one (45 CFR 164.306(d)(3)).
func isDecided(f *Finding, req *questions.Requirement, asOf assessment.Day) bool {
	return req.Obligation == questions.Addressable && f.Answer != nil && f.Answer.Decision.Complete(asOf)
}

// statusOf joins claims: those that do not apply are left out, and what is alike keeps its status.
// Met beside a decision is an alternative; anything else mixed is partly met.
func statusOf(claims []Claim) RequirementStatus {
	var seen [NotRelevant + 1]bool
	kinds := 0
	last := NotRelevant
	for _, c := range claims {
		if c.Status != NotRelevant && !seen[c.Status] {
			seen[c.Status], last = true, c.Status
			kinds++
		}
	}
	switch {
	case kinds <= 1:
		return last
	case kinds == 2 && seen[Met] && seen[Alternative]:
		return Alternative
	}
	return Partly
}

// OpenAddressable returns the rule questions whose answer, as far as it is given, does not meet an
// addressable specification they cite and that no complete decision stands in for. In bank order.
func (r *Result) OpenAddressable() []*Finding {
	var list []*Finding
	seen := map[*Finding]bool{}
	for i := range r.Requirements {
		if r.Requirements[i].Requirement.Obligation != questions.Addressable {
			continue
		}
		for _, c := range r.Requirements[i].Claims {
			seen[c.Finding] = seen[c.Finding] || c.Status == NotMet || c.Status == Partly
		}
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; seen[f] {
			list = append(list, f)
		}
	}
	return list
}
