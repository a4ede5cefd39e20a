package risk

import (
	"math/bits"

	"ephisra/assessment"
	"ephisra/questions"
)

// requirements works out the status of every requirement of the Rule, in its order, from the
// questions of standing rule that cite it or a paragraph inside it. Only what their answers meet
// decides; how far a safeguard is in place does not.
func (r *Result) requirements() []Requirement {
	list := anew(r.Requirements, len(r.Bank.Requirements))
	for i, claimants := range r.model.claimants {
		var all joined
		for _, c := range claimants {
			all.add(r.claim(&r.Findings[c.Question], c.Cite, c.Inside))
		}
		list[i] = Requirement{&r.Bank.Requirements[i], all.status(), i}
	}
	return list
}

// Claims lists what decides a requirement: what the answers to rule questions say of the paragraphs inside it, in bank
// order.
func (r *Result) Claims(req *Requirement) []Claim {
	claimants := r.model.claimants[req.at]
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

// joined holds which statuses some claims have, a bit each.
type joined uint8

func (j *joined) add(s RequirementStatus) { *j |= 1 << s }

// status joins claims: those that do not apply are left out, and what is alike keeps its status.
// Met beside a decision is an alternative; anything else mixed is partly met.
func (j joined) status() RequirementStatus {
	j &^= 1 << NotRelevant
	switch {
	case j == 0:
		return NotRelevant
	case bits.OnesCount8(uint8(j)) == 1:
		return RequirementStatus(bits.TrailingZeros8(uint8(j)))
	case j == 1<<Met|1<<Alternative:
		return Alternative
	}
	return Partly
}

// OpenAddressable returns the rule questions whose answer does not meet an addressable specification they cite and that
// no complete decision stands in for, in bank order. What nobody knows is to be found out before anything is decided.
func (r *Result) OpenAddressable() []*Finding {
	var list []*Finding
	seen := map[*Finding]bool{}
	for i := range r.Requirements {
		if r.Requirements[i].Requirement.Obligation != questions.Addressable {
			continue
		}
		for _, c := range r.Claims(&r.Requirements[i]) {
			seen[c.Finding] = seen[c.Finding] || c.Finding.Said() && (c.Status == NotMet || c.Status == Partly)
		}
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; seen[f] {
			list = append(list, f)
		}
	}
	return list
}
