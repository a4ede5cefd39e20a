package risk

import (
	"cmp"

	"ephisra/questions"
)

// Line returns the highest level of risk the practice accepts without more, and why, as it answered; or
// Undetermined where it has not said. 45 CFR 164.306(b)(2) asks for just this weighing.
func (r *Result) Line() (level questions.Level, why string) {
	f := r.LineFinding()
	if f == nil || f.State != Answered {
		return questions.Undetermined, ""
	}
	l, err := questions.ParseLevel(f.Answer.Choice)
	if err != nil {
		return questions.Undetermined, ""
	}
	return l, f.Answer.Note
}

// LineFinding is what was said of the level the practice accepts, or nil where it is not asked. Where several questions
// ask it, the first that is answered counts.
func (r *Result) LineFinding() *Finding {
	var first *Finding
	for i := range r.Findings {
		f := &r.Findings[i]
		if !f.Question.Line || !f.Verdict.Applies() {
			continue
		}
		if f.State == Answered {
			return f
		}
		first = cmp.Or(first, f)
	}
	return first
}

// IsWithinLine reports whether no event stands above the line. Without one, it lies at Moderate.
func (r *Result) IsWithinLine() bool { return r.Level <= r.lineOrModerate() }

func (r *Result) lineOrModerate() questions.Level {
	if line, _ := r.Line(); line != questions.Undetermined {
		return line
	}
	return questions.Moderate
}

// AboveLine lists the events above the line that have neither an action with an owner and a date nor a
// signed acceptance, worst first. Without a line, those at High or above.
func (r *Result) AboveLine() []*Risk {
	line := r.lineOrModerate()
	var list []*Risk
	for i := range r.Risks {
		if event := &r.Risks[i]; event.Level > line && !r.isAnswered(event) {
			list = append(list, event)
		}
	}
	return list
}
