package risk

import (
	"fmt"

	"ephisra/assessment"
)

// Analysis says how far this assessment is itself the risk analysis that 45 CFR 164.308(a)(1)(ii)(A)
// asks for. It is, once it is signed and complete.
type Analysis struct {
	Signed  bool
	Changed bool // since it was signed
	Listed  bool // the inventory names at least one place that holds patient data
	Silent  int  // questions neither answered, nor known to be open (don't know, ask later, in conflict)
}

// Whole reports whether this assessment is a risk analysis.
func (a Analysis) Whole() bool { return a.Silent == 0 && a.Listed && a.Signed && !a.Changed }

// Lacks names what is still missing, in the order one would mend it.
func (a Analysis) Lacks() []string {
	var list []string
	switch a.Silent {
	case 0:
	case 1:
		list = append(list, "1 question is neither answered nor marked as open")
	default:
		list = append(list, fmt.Sprintf("%d questions are neither answered nor marked as open", a.Silent))
	}
	if !a.Listed {
		list = append(list, "no list says where patient data lives")
	}
	switch {
	case !a.Signed:
		list = append(list, "it is not signed")
	case a.Changed:
		list = append(list, "it was changed after it was signed")
	}
	return list
}

// analysis looks at the assessment as a risk analysis.
func (r *Result) analysis(digest func(*assessment.Assessment) string) Analysis {
	a := Analysis{Signed: len(r.Assessment.Signoff) > 0, Changed: r.changedSinceSigned(digest)}
	for i := range r.Assessment.Assets {
		a.Listed = a.Listed || r.Assessment.Assets[i].EPHI == assessment.Yes
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		later := f.Answer != nil && f.Answer.Later != ""
		if f.Verdict.Applies() && f.Question.Share == nil && !later && f.State.Silent() {
			a.Silent++
		}
	}
	return a
}

// changedSinceSigned reports whether the last sign-off is of another state of the assessment.
func (r *Result) changedSinceSigned(digest func(*assessment.Assessment) string) bool {
	last := r.Assessment.LastSignoff()
	return last != nil && last.Digest != digest(r.Assessment)
}
