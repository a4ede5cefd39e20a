package assessment

import (
	"slices"
	"testing"

	"ephisra/questions"
)

// by is a stamp of somebody else.
func by(person string, n int) Stamp { s := at(n); s.By = person; return s }

// TestANarrowerAnswerLeavesTheWider: an answer for one site, or its clearing, leaves what was said for the
// others; a wider answer is for all.
func TestANarrowerAnswerLeavesTheWider(t *testing.T) {
	for name, c := range map[string]struct {
		do         func(*Session) error
		main, west string
	}{
		"one site after all": {func(s *Session) error {
			_, err := s.RecordAt("alarm", "west", choose("alarm"), at(2))
			return err
		}, "calls", "alarm"},
		"one site cleared after all": {func(s *Session) error { _, err := s.ClearAt("alarm", "west"); return err }, "calls",
			""},
		"one site don't know": {func(s *Session) error {
			_, err := s.RecordAt("alarm", "west", Reply{Unknown: true}, at(2))
			return err
		}, "calls", "unknown"},
	} {
		s := newSession(t)
		s.must(t, "alarm", choose("calls"))
		if err := c.do(s); err != nil {
			t.Fatal(err)
		}
		a := s.Answer("alarm")
		got := func(site string) string {
			switch one := a.Sites[site]; {
			case one == nil:
				return ""
			case one.Unknown:
				return "unknown"
			default:
				return one.Choice
			}
		}
		if got("main") != c.main || got("west") != c.west || a.Given() {
			t.Errorf("%s: main %q, west %q, all %v; want %q and %q", name, got("main"), got("west"), a.Reply, c.main, c.west)
		}
		if a.Sites["main"].SaidBy != "dana" {
			t.Errorf("%s: the answer of the other site is said by %q", name, a.Sites["main"].SaidBy)
		}
		s.Undo()
		if a := s.Answer("alarm"); a.Choice != "calls" || len(a.Sites) > 0 {
			t.Errorf("%s: undone it is %+v", name, a)
		}
	}
	s := newSession(t)
	if _, err := s.ClearAt("mfa-email", "west"); err == nil {
		t.Error("a question of the whole practice is cleared at a site")
	}
	if _, err := s.ClearAt("alarm", "east"); err == nil {
		t.Error("an unknown site is cleared")
	}
}

// TestConfirmingKeepsEverything: last year's note, evidence, basis and decision come over with the answer,
// and a fresh answer keeps what stood beside the old one but its basis.
func TestConfirmingKeepsEverything(t *testing.T) {
	last := Answer{Reply: choose("some"), Note: "all but the fax line", Basis: Observed, SaidBy: "kim",
		Evidence: []Evidence{{What: "report"}},
		Decision: &Decision{Why: "w", Instead: "i"}}
	for name, c := range map[string]struct {
		do     func(*Session) error
		choice string
		basis  Basis
	}{
		"confirmed": {func(s *Session) error { _, err := s.Confirm("auto-logoff", at(1)); return err }, "some",
			Observed},
		"answered afresh": {func(s *Session) error { _, err := s.Record("auto-logoff", choose("short"), at(1)); return err },
			"short", NoBasis},
	} {
		s := newSession(t)
		s.a.Answers = map[string]*Answer{"auto-logoff": {Carried: &Carried{last, Day{2025, 11, 1}}}}
		if err := c.do(s); err != nil {
			t.Fatal(err)
		}
		if a := s.Answer("auto-logoff"); a.Choice != c.choice || a.Note != last.Note || len(a.Evidence) != 1 ||
			a.Decision == nil || a.Basis != c.basis || a.SaidBy != "dana" || a.Carried != nil {
			t.Errorf("%s: %+v", name, a)
		}
	}
	s := newSession(t)
	s.a.Answers = map[string]*Answer{"alarm": {Carried: &Carried{Answer{Sites: map[string]*Answer{"main": {Reply: choose("calls")}, "west": {Reply: choose("alarm")}}}, Day{2025, 11, 1}}}}
	if _, err := s.Confirm("alarm", at(1)); err != nil {
		t.Fatal(err)
	}
	if a := s.Answer("alarm"); a.Sites["main"].Choice != "calls" || a.Sites["west"].Choice != "alarm" ||
		s.State(s.bank.Question("alarm")) != Answered {
		t.Errorf("sites confirmed: %+v", a)
	}
}

// TestWhatOnePersonSawIsNotTheNextOnes: a basis belongs to the answer it was given with.
func TestWhatOnePersonSawIsNotTheNextOnes(t *testing.T) {
	for _, c := range []struct {
		name, person, choice string
		want                 Basis
	}{
		{"the same again", "dana", "all", Observed},
		{"another answer", "dana", "none", NoBasis},
		{"another person, the same answer", "lee", "all", NoBasis},
		{"another person, another answer", "lee", "none", NoBasis},
	} {
		s := newSession(t)
		first := at(1)
		first.Basis = Observed
		if _, err := s.Record("mfa-email", choose("all"), first); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Record("mfa-email", choose(c.choice), by(c.person, 2)); err != nil {
			t.Fatal(err)
		}
		if got := s.Answer("mfa-email").Basis; got != c.want {
			t.Errorf("%s: basis %v, want %v", c.name, got, c.want)
		}
	}
}

func TestAnAnswerEndsAskLater(t *testing.T) {
	s := newSession(t)
	if err := s.SetLater("mfa-email", "it"); err != nil {
		t.Fatal(err)
	}
	s.must(t, "mfa-email", Reply{Unknown: true})
	if s.Answer("mfa-email").Later != "it" {
		t.Error("don't know takes the flag away")
	}
	s.must(t, "mfa-email", choose("all"))
	if s.Answer("mfa-email").Later != "" {
		t.Error("an answer leaves the flag")
	}
}

// TestASettledConflictIsSettledAnew: an answer does not slip in under somebody's settlement, and clearing
// takes the settlement along.
func TestASettledConflictIsSettledAnew(t *testing.T) {
	s := newSession(t)
	s.a.Answers = map[string]*Answer{"leavers": {Conflict: []Voice{{"dana", Answer{Reply: choose("same-day")}},
		{"lee", Answer{Reply: choose("remembered")}}}}}
	if _, err := s.Settle("leavers", "", choose("week"), "looked it up", at(1)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Record("leavers", choose("no-list"), by("yan", 2)); err == nil {
		t.Error("an answer slips in under the settlement of another")
	}
	if _, err := s.Settle("leavers", "", choose("no-list"), "looked again", by("yan", 2)); err != nil ||
		s.Answer("leavers").Settled.By != "yan" {
		t.Errorf("it cannot be settled anew: %v", err)
	}
	s.Clear("leavers")
	if a := s.Answer("leavers"); a != nil && (a.Settled != nil || len(a.Conflict) > 0) {
		t.Errorf("cleared: %+v", a)
	}
}

func TestOnePersonIsOne(t *testing.T) {
	a := &Assessment{People: []Person{{"kim", "Kim L\u00e9e", "owner"}}}
	for _, name := range []string{"kim l\u00e9e", "  Kim  L\u00e9e ", "Kim\u00a0L\u00e9e", "Kim Le\u0301e", "KIM L\u00c9E",
		"Kim\u200b L\u00e9e", "kim"} {
		if id := a.Person(name, ""); id != "kim" {
			t.Errorf("%q becomes %q", name, id)
		}
	}
	if id := a.Person("Kim Lea", ""); id == "kim" || len(a.People) != 2 {
		t.Errorf("another name becomes %q", id)
	}
}

func TestBlankTextSaysNothing(t *testing.T) {
	for _, text := range []string{"", " ", "\u00a0", "\t\n", "\u200b\u200d", "\u3164", "\u2800", "\u00ad"} {
		if !Blank(text) {
			t.Errorf("%q counts as text", text)
		}
	}
	for _, text := range []string{"x", "-", "\u00e9", "\u65e5", "1", "\U0001F600"} {
		if Blank(text) {
			t.Errorf("%q counts as blank", text)
		}
	}
	q := &questions.Question{ID: "q", NA: "there is none", Type: questions.Choice, Options: []questions.Option{{ID: "a"}}}
	if r := (&Reply{NA: "\u00a0 "}); len(r.misfits(q)) == 0 {
		t.Error("\"does not apply\" is taken without a reason")
	}
}

// TestOneJudge: the session's counts, its lists and its place agree on every state there is.
func TestOneJudge(t *testing.T) {
	s := newSession(t)
	s.a.Answers = map[string]*Answer{
		"alarm":     {Sites: map[string]*Answer{"main": {Reply: choose("calls")}, "west": {Reply: Reply{Unknown: true}}}},
		"mfa-email": {Reply: Reply{Unknown: true}},
		"leavers":   {Conflict: []Voice{{"dana", Answer{Reply: choose("same-day")}}}},
		"mfa-ehr":   {Reply: choose("all")}, "encrypt-laptops": {Reply: Reply{NA: "none here"}},
	}
	s = NewSession(s.bank, s.a)
	want := map[string]State{"alarm": DontKnow, "mfa-email": DontKnow, "leavers": InConflict, "mfa-ehr": Answered,
		"encrypt-laptops": NotApplicable}
	for id, state := range want {
		if got := s.State(s.bank.Question(id)); got != state {
			t.Errorf("%s is %d, want %d", id, got, state)
		}
		if unknown := slices.Contains(s.Only(OnlyUnknown), id); unknown != (state == DontKnow || state == InConflict) {
			t.Errorf("%s is listed as not known: %v", id, unknown)
		}
		if open := slices.Contains(s.Only(OnlyOpen), id); open != (state == InConflict) {
			t.Errorf("%s is listed as open: %v", id, open)
		}
	}
	if p := s.Progress(); p.Answered != 1 || p.NotApplicable != 1 || p.Unknown != 2 || p.Conflict != 1 {
		t.Errorf("progress %+v", p)
	}
}

// TestClearingASiteKeepsWhatStoodBeside: what last year's answer had beside it stays when one site is cleared.
func TestClearingASiteKeepsWhatStoodBeside(t *testing.T) {
	s := newSession(t)
	s.a.Answers = map[string]*Answer{"alarm": {Carried: &Carried{Answer{Reply: choose("calls"),
		Note: "code changed in May", Evidence: []Evidence{{What: "contract"}}}, Day{2025, 11, 1}}}}
	if _, err := s.ClearAt("alarm", "west"); err != nil {
		t.Fatal(err)
	}
	if a := s.Answer("alarm"); a.Note != "code changed in May" || len(a.Evidence) != 1 {
		t.Errorf("what stood beside is gone: %+v", a)
	}
}
