package risk

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
		p.Answered++
		p.NotApplicable++
	case DontKnow, InConflict:
		p.Unknown++
	}
	if f.Answer != nil && f.Answer.Later != "" {
		p.Later++
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
