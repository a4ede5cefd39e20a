package assessment

// Place says where a session is, for a header: counts from 1.
type Place struct {
	Number, Of              int // question of questions asked
	Section                 string
	InSection, SectionOf    int
	Answered, AnsweredInAll int // answered of those asked: in the section, and in all
	Later, Unknown          int
}

// Place counts where the session stands. Past the end, Number is one more than Of.
func (s *Session) Place() Place {
	p := Place{Number: s.at + 1, Of: len(s.asked)}
	current := s.Current()
	for i, q := range s.asked {
		inSection := current != nil && q.Section == current.Section
		if inSection {
			p.SectionOf++
			if i <= s.at {
				p.InSection++
			}
		}
		p.count(s, i, inSection)
	}
	if current != nil {
		p.Section = s.bank.Section(current.Section).Title
	}
	return p
}

func (p *Place) count(s *Session, i int, inSection bool) {
	q := s.asked[i]
	state := s.State(q)
	if state.Done() {
		p.AnsweredInAll++
		if inSection {
			p.Answered++
		}
	}
	if state == DontKnow {
		p.Unknown++
	}
	if a := s.a.Answers[q.ID]; a != nil && a.Later != "" {
		p.Later++
	}
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
