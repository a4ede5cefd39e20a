package interview

import "ephisra/report/terminal"

// newSoFar shows what the recorded answers mean: the practice's level, then each category's, worst first, both as it
// stands and as it would with every open question answered at its best.
func newSoFar(s *screen) dialog {
	practice, categories := s.SoFar()
	r := &reading{name: "what the answers mean so far", head: "So far the level of risk is " + practice.String() + "."}
	r.parts = append(r.parts, part{"", "What is not answered counts as not in place."}, part{})
	for _, c := range categories {
		r.parts = append(r.parts, part{terminal.Pad(s.style.Level(c.Worst), 11), c.bestText() + c.Title})
	}
	return r
}

func (c Standing) bestText() string {
	if c.Worst == c.Best {
		return ""
	}
	return "at best " + c.Best.String() + "  "
}
