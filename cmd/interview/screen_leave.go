package interview

import tea "github.com/charmbracelet/bubbletea"

func (s *screen) practiceForm() *Form {
	now := s.Session.Assessment().Practice.Name
	return &Form{Fields: []Field{{Ask: "What is the practice called?", Now: now, Needed: true}},
		Done: func(texts []string) Outcome { return s.SetPractice(texts[0]) }}
}

// saveForm saves in the same file, or in another one.
func (s *screen) saveForm() *Form {
	return &Form{Fields: []Field{{Ask: "Save in which file? Empty is the same file."}},
		Done: func(texts []string) Outcome {
			if texts[0] == "" {
				return s.TrySaving()
			}
			return s.SaveElsewhere(texts[0])
		}}
}

// quit leaves. What is not saved is tried once more; leaving it behind takes a choice.
func (s *screen) quit() tea.Cmd {
	if s.Unsaved() == nil {
		return s.leave()
	}
	if s.TrySaving(); s.Unsaved() == nil {
		return s.leave()
	}
	s.push(&menu{name: "leaving", head: "NOT SAVED", text: []string{sentence(s.Unsaved().Error()) + ".",
		"Your answers are still here. Leaving now would lose what is not saved."}, rows: []menuRow{
		{"t", "Try again", func(s *screen) tea.Cmd { return s.quit() }},
		{"o", "Save in another file", func(s *screen) tea.Cmd {
			s.push(newFilling(s.saveForm()))
			return nil
		}},
		{"x", "Leave and lose what is not saved", func(s *screen) tea.Cmd { return s.leave() }},
	}})
	return nil
}
