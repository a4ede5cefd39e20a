package questions

import "strings"

// Claimant is a rule question that says something of a paragraph inside a requirement.
type Claimant struct {
	Question int          // its place in the bank
	Cite     int          // the place of the paragraph in its Cites
	Inside   *Requirement // the requirement or specification that the paragraph belongs to
}

// Claimants lists what decides each requirement, in the order of Requirements: the citations of rule questions that
// name the requirement or something inside it, in the order of the bank.
func (b *Bank) Claimants() [][]Claimant { return b.byID.claimants() }

// extent is a requirement and what lies inside it: its elements and, for a standard, its
// implementation specifications, through which it is met (45 CFR 164.306(c) and (d)).
type extent []*Requirement

func (b *Bank) extentOf(req *Requirement) extent {
	inside := extent{req}
	for i := range b.Requirements {
		if s := &b.Requirements[i]; s.Parent == req.ID {
			inside = append(inside, s)
		}
	}
	return inside
}

// at returns the requirement inside the extent that a citation names, or nil.
func (e extent) at(cite string) *Requirement {
	for _, r := range e {
		if strings.HasPrefix(cite, r.ID) || r.hasElement(cite) {
			return r
		}
	}
	return nil
}

func (r *Requirement) hasElement(cite string) bool {
	for _, e := range r.Elements {
		if e.ID == cite {
			return true
		}
	}
	return false
}

// findClaimants looks every requirement's up, once: it is the same for every assessment.
func (b *Bank) findClaimants() [][]Claimant {
	all := make([][]Claimant, len(b.Requirements))
	for i := range b.Requirements {
		e := b.extentOf(&b.Requirements[i])
		for at, q := range b.Questions {
			if q.Standing != Rule {
				continue
			}
			for n, cite := range q.Cites {
				if inside := e.at(cite); inside != nil {
					all[i] = append(all[i], Claimant{at, n, inside})
				}
			}
		}
	}
	return all
}
