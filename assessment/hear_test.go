package assessment

import "testing"

// TestHear: what a sheet says against what is on record, of the practice and of a site.
func TestHear(t *testing.T) {
	bank := builtin(t)
	unknown := Reply{Unknown: true}
	for name, c := range map[string]struct {
		record func(*Session)
		site   string
		say    Reply
		by     string
		heard  Heard
		state  State
	}{
		"nothing on record": {func(*Session) {}, "", choose("open"), "omar", HeardNew, Answered},
		"don't know on record": {func(s *Session) { _, _ = s.Record("doors-locked", unknown, at(1)) }, "", choose("open"), "omar",
			HeardNew, Answered},
		"the same": {func(s *Session) { _, _ = s.Record("doors-locked", choose("open"), at(1)) }, "", choose("open"), "omar", HeardSame,
			Answered},
		"don't know against an answer": {func(s *Session) { _, _ = s.Record("doors-locked", choose("open"), at(1)) }, "", unknown, "omar",
			HeardSame, Answered},
		"another's": {func(s *Session) { _, _ = s.Record("doors-locked", choose("open"), at(1)) }, "", choose("controlled"), "omar",
			HeardDiffer, InConflict},
		"the same person again": {func(s *Session) { _, _ = s.Record("doors-locked", choose("open"), at(1)) }, "", choose("controlled"),
			"dana", HeardNew, Answered},
		"a site against all": {func(s *Session) { _, _ = s.Record("doors-locked", choose("open"), at(1)) }, "west", choose("controlled"),
			"omar", HeardDiffer, InConflict},
		"a site like all": {func(s *Session) { _, _ = s.Record("doors-locked", choose("open"), at(1)) }, "west", choose("open"), "omar",
			HeardSame, Answered},
		"another site": {func(s *Session) { _, _ = s.RecordAt("doors-locked", "main", choose("open"), at(1)) }, "west",
			choose("controlled"), "omar", HeardNew, Answered},
		"settled otherwise": {func(s *Session) {
			_, _ = s.Record("doors-locked", choose("open"), at(1))
			_, _, _ = s.Hear("doors-locked", "", choose("controlled"), by("omar", 2))
			_, _ = s.Settle("doors-locked", "", choose("open"), "tried", at(3))
		}, "", choose("after-hours"), "ida", HeardDiffer, InConflict},
		"settled with that voice": {func(s *Session) {
			_, _ = s.Record("doors-locked", choose("open"), at(1))
			_, _, _ = s.Hear("doors-locked", "", choose("controlled"), by("omar", 2))
			_, _ = s.Settle("doors-locked", "", choose("open"), "tried", at(3))
		}, "", choose("controlled"), "omar", HeardSame, Answered},
	} {
		s := newSession(t)
		s.a.People = append(s.a.People, Person{"omar", "Omar", ""}, Person{"ida", "Ida", ""})
		s.a.ID, s.a.Bank = "7f3c9a12", BankOf(bank)
		c.record(s)
		heard, _, err := s.Hear("doors-locked", c.site, c.say, by(c.by, 5))
		if err != nil || heard != c.heard || s.State(bank.Question("doors-locked")) != c.state {
			t.Errorf("%s: heard %d, state %d, %v\n%s", name, heard, s.State(bank.Question("doors-locked")), err,
				answerRecord.line(s.Answer("doors-locked")))
		}
		again(t, bank, s.a)
		if _, undone := s.Undo(); !undone {
			t.Errorf("%s: cannot be taken back", name)
		}
	}
	s := newSession(t)
	if _, _, err := s.Hear("doors-locked", "nowhere", choose("open"), at(1)); err == nil {
		t.Error("a site that is not there answered")
	}
	if _, _, err := s.Hear("doors-locked", "", choose("ajar"), at(1)); err == nil {
		t.Error("an option that is not there was taken")
	}
}
