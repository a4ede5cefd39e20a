package risk

import "ephisra/questions"

// progress counts the questions asked of this practice and how they stand.
func progress(list []Finding) Progress {
	var p Progress
	for i := range list {
		if f := &list[i]; f.Verdict.Applies() && f.Question.Share == nil {
			p.Add(f.State, f.Answer)
		}
	}
	return p
}

// SectionProgress counts the questions of one section as Progress counts them all.
func (r *Result) SectionProgress(section string) Progress {
	var p Progress
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Question.Section == section && f.Verdict.Applies() && f.Question.Share == nil {
			p.Add(f.State, f.Answer)
		}
	}
	return p
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
	return r.Bank.MinutesFor(s, r.SectionProgress(s.ID).Pending())
}
