package assessment

import "slices"

// clone copies an answer, so that a change to one leaves the other as it is. A nil stays nil.
func (a *Answer) clone() *Answer {
	if a == nil {
		return nil
	}
	c := *a
	c.Choices, c.Evidence, c.Conflict = slices.Clone(a.Choices), slices.Clone(a.Evidence), slices.Clone(a.Conflict)
	if a.Sites != nil {
		c.Sites = make(map[string]*Answer, len(a.Sites))
		for id, one := range a.Sites {
			c.Sites[id] = one.clone()
		}
	}
	return &c
}

// empty reports whether an answer holds nothing that would be written.
func (a *Answer) empty() bool { return a == nil || answerRecord.line(a) == "{}" }
