package risk

import (
	"ephisra/assessment"
	"ephisra/questions"
)

// progress counts the questions asked of this practice and how they stand. Questions a fact or
// another answer hides are not among them, nor are those worked out from an inventory.
func progress(list []Finding) Progress {
	var p Progress
	for i := range list {
		if f := &list[i]; f.Verdict.Applies() && f.Question.Share == nil {
			p.count(f)
		}
	}
	return p
}

func (p *Progress) count(f *Finding) {
	p.Applicable++
	switch f.State {
	case Answered:
		p.Answered++
	case NotApplicable:
		p.NotApplicable++
	case DontKnow:
		p.Unknown++
	case InConflict:
		p.Conflict++
	case ToConfirm:
		p.ToConfirm++
	default:
		p.Open++
	}
	if f.Answer == nil {
		return
	}
	if f.Answer.Later != "" {
		p.Later++
	}
	if f.State.Done() && onlyStated(f.Answer) {
		p.Stated++
	}
}

// SectionProgress counts the questions of one section as Progress counts them all.
func (r *Result) SectionProgress(section string) Progress {
	var p Progress
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Question.Section == section && f.Verdict.Applies() && f.Question.Share == nil {
			p.count(f)
		}
	}
	return p
}

// onlyStated says whether an answer, or one site's part of it, rests on what somebody said.
func onlyStated(a *assessment.Answer) bool {
	for _, one := range a.Sites {
		if one.Basis == assessment.Stated {
			return true
		}
	}
	return a.Basis == assessment.Stated
}

// MinutesLeft is about how long the open questions take: the part of each section's time that is theirs.
func (r *Result) MinutesLeft() int {
	sum := 0
	for _, s := range r.Bank.Sections {
		sum += r.SectionMinutes(s)
	}
	return sum
}

// SectionMinutes is about how long the open questions of a section take.
func (r *Result) SectionMinutes(s questions.Section) int {
	all := 0
	for _, q := range r.Bank.Questions {
		if q.Section == s.ID && q.Share == nil {
			all++
		}
	}
	return (s.Minutes*r.SectionProgress(s.ID).Pending() + all - 1) / max(1, all)
}
