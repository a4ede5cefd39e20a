package assessment

// Place says where a session is, for a header: counts from 1.
type Place struct {
	Number, Of           int // question of questions asked
	Section              string
	InSection, SectionOf int
}

// Place counts where the session stands. Past the end, Number is one more than Of.
func (s *Session) Place() Place {
	p := Place{Number: s.at + 1, Of: len(s.asked)}
	current := s.Current()
	if current == nil {
		return p
	}
	p.Section = s.bank.Section(current.Section).Title
	for i, q := range s.asked {
		if q.Section != current.Section {
			continue
		}
		p.SectionOf++
		if i <= s.at {
			p.InSection++
		}
	}
	return p
}

// Progress counts the questions asked as they stand.
func (s *Session) Progress() Progress {
	var p Progress
	for _, q := range s.asked {
		p.Add(s.State(q), s.Answer(q.ID))
	}
	return p
}

// Kinds of question a list can be narrowed to, besides a role's id.
const (
	OnlyOpen    = "open"
	OnlyLater   = "later"
	OnlyUnknown = "unknown"
)

// Only lists the asked questions that are open, flagged to be asked later, answered "don't know", or
// for a role: those to be asked of it. An empty kind lists all.
func (s *Session) Only(kind string) []string {
	var ids []string
	for _, q := range s.asked {
		if s.is(q.ID, kind) {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

func (s *Session) is(id, kind string) bool {
	q, a := s.bank.Question(id), s.a.Answers[id]
	switch kind {
	case "":
		return true
	case OnlyOpen:
		return s.open(q)
	case OnlyLater:
		return a != nil && a.Later != ""
	case OnlyUnknown:
		return s.State(q) == DontKnow || s.State(q) == InConflict
	}
	for _, role := range q.Whom {
		if role == kind {
			return true
		}
	}
	return a != nil && a.Later == kind
}
