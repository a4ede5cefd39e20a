package questions

import "slices"

// Meets reports whether an answer meets a paragraph of the Rule in force, no more and no less. It is
// judged apart from how far the safeguard is in place: an interval, a record, a name or a test that
// the paragraph does not ask lowers InPlace at most. Zero is not said.
type Meets int8

// The judgements, worst first.
const (
	NoMeets Meets = iota
	MeetsNot
	MeetsPartly
	MeetsWholly
)

// Meeting is what one answer to a rule question says of the paragraphs it cites: one judgement for
// each, in the order of Question.Cites. Questions of another standing have none.
type Meeting []Meets

// Alike returns the judgement that holds for every paragraph, or NoMeets where they differ.
func (m Meeting) Alike() Meets {
	for _, one := range m {
		if one != m[0] {
			return NoMeets
		}
	}
	if len(m) == 0 {
		return NoMeets
	}
	return m[0]
}

// Every returns a Meeting of n paragraphs that are all judged alike.
func Every(n int, as Meets) Meeting {
	m := make(Meeting, n)
	for i := range m {
		m[i] = as
	}
	return m
}

// Meetings returns what each option, age band and range of a question says of the paragraphs it cites.
func (q *Question) Meetings() []Meeting {
	var all []Meeting
	for _, o := range q.Options {
		all = append(all, o.Meets)
	}
	for _, b := range q.Age {
		all = append(all, b.Meets)
	}
	for _, r := range q.Ranges {
		all = append(all, r.Meets)
	}
	return all
}

// Chosen judges what was chosen of a checklist: it meets a paragraph wholly with every option of
// MeetsWith, not at all with none of them, else partly.
func (q *Question) Chosen(options []string) Meeting {
	m := make(Meeting, len(q.MeetsWith))
	for i, needed := range q.MeetsWith {
		m[i] = amongAll(needed, options)
	}
	return m
}

func amongAll(needed, chosen []string) Meets {
	have := 0
	for _, one := range needed {
		if slices.Contains(chosen, one) {
			have++
		}
	}
	switch have {
	case 0:
		return MeetsNot
	case len(needed):
		return MeetsWholly
	}
	return MeetsPartly
}
