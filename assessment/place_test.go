package assessment

import (
	"slices"
	"strings"
	"testing"

	"ephisra/questions"
)

// TestPlaceCountsFromOne: at the first, at each section's ends, and past the last.
func TestPlaceCountsFromOne(t *testing.T) {
	s := newSession(t)
	for i, q := range s.Asked() {
		if err := s.Go(q.ID); err != nil {
			t.Fatal(err)
		}
		p := s.Place()
		if p.Number != i+1 || p.Of != len(s.Asked()) || p.Section != s.bank.Section(q.Section).Title || p.InSection < 1 || p.InSection > p.SectionOf {
			t.Fatalf("%s: %+v", q.ID, p)
		}
		if next := i + 1; next < len(s.Asked()) && s.Asked()[next].Section != q.Section && p.InSection != p.SectionOf {
			t.Errorf("%s is the last of its section, the place is %+v", q.ID, p)
		}
	}
	s.Next()
	if p := s.Place(); p.Number != p.Of+1 || p.Section != "" || p.SectionOf != 0 {
		t.Errorf("past the end: %+v", p)
	}
}

// TestOnlyNarrowsByStateAndRole: states together are any of them, roles too, and both have to hold.
func TestOnlyNarrowsByStateAndRole(t *testing.T) {
	s := newSession(t)
	s.must(t, "mfa-email", choose("all"))
	s.must(t, "mfa-ehr", Reply{Unknown: true})
	s.must(t, "mfa-admin", Reply{Unknown: true})
	for id, whom := range map[string]string{"mfa-admin": "owner", "patch-speed": "someone"} {
		if err := s.SetLater(id, whom); err != nil {
			t.Fatal(err)
		}
	}
	all := s.Only()
	if len(all) != len(s.Asked()) || len(s.Only("")) != len(all) {
		t.Errorf("%d of %d questions with no kind", len(all), len(s.Asked()))
	}
	for _, c := range []struct {
		kinds []string
		in    []string
		out   []string
	}{
		{[]string{OnlyOpen}, []string{"patch-speed"}, []string{"mfa-email", "mfa-ehr"}},
		{[]string{OnlyUnknown}, []string{"mfa-ehr", "mfa-admin"}, []string{"mfa-email", "patch-speed"}},
		{[]string{OnlyLater}, []string{"mfa-admin", "patch-speed"}, []string{"mfa-ehr"}},
		{[]string{OnlyLater, OnlyUnknown}, []string{"mfa-ehr", "mfa-admin", "patch-speed"}, []string{"mfa-email"}},
		{[]string{"it"}, []string{"mfa-email", "mfa-ehr"}, []string{"practice-size"}},
		{[]string{"owner"}, []string{"mfa-admin"}, []string{"mfa-email"}},
		{[]string{"it", OnlyUnknown}, []string{"mfa-ehr"}, []string{"mfa-email", "practice-size"}},
		{[]string{"it", "practice-manager"}, []string{"mfa-email", "practice-size"}, nil},
	} {
		got := s.Only(c.kinds...)
		for _, id := range c.in {
			if !slices.Contains(got, id) {
				t.Errorf("%v leaves out %s", c.kinds, id)
			}
		}
		for _, id := range c.out {
			if slices.Contains(got, id) {
				t.Errorf("%v lists %s", c.kinds, id)
			}
		}
	}
	if s.IsOpen("mfa-email") || !s.IsOpen("practice-size") || s.IsOpen("no-such") {
		t.Error("open is told wrong")
	}
}

// TestTimeLeftGoesDown: with every answer it is no more than before, and with all of them none is left.
func TestTimeLeftGoesDown(t *testing.T) {
	s := newSession(t)
	before := s.MinutesLeft()
	if before < 60 {
		t.Errorf("%d minutes for a whole interview", before)
	}
	s.must(t, "mfa-ehr", Reply{Unknown: true})
	if s.MinutesLeft() != before {
		t.Error("not knowing takes no time off: it is still to be found out")
	}
	for s.a.Answers = map[string]*Answer{}; ; {
		open := s.Only(OnlyOpen)
		if len(open) == 0 {
			break
		}
		q := s.bank.Question(open[0])
		r, given := firstReply(q)
		if !given {
			t.Fatalf("%s cannot be answered", q.ID)
		}
		s.must(t, q.ID, r)
	}
	if got := s.MinutesLeft(); got != 0 || s.Progress().Pending() != 0 {
		t.Errorf("%d minutes left, %v", got, s.Progress())
	}
}

// firstReply answers a question with its first option, or some date, number or text.
func firstReply(q *questions.Question) (Reply, bool) {
	seven := 7
	switch {
	case q.Type == questions.Many:
		return Reply{Chosen: true}, true
	case q.Type == questions.Date:
		return Reply{Date: Day{2026, 1, 1}}, true
	case q.Type == questions.Number:
		return Reply{Number: &seven}, true
	case q.Type == questions.Text:
		return Reply{Text: "t"}, true
	case len(q.Options) > 0:
		return choose(q.Options[0].ID), true
	}
	return Reply{}, false
}

func TestMinutesAreWrittenAsHours(t *testing.T) {
	for n, want := range map[int]string{0: "0 min", 59: "59 min", 60: "1 h 0 min", 206: "3 h 26 min"} {
		if got := MinutesText(n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

// TestProgressSaysWhatIsThere: every count that is not zero, in the words of the README.
func TestProgressSaysWhatIsThere(t *testing.T) {
	for want, p := range map[string]Progress{
		"0 of 0 answered":             {},
		"61 of 145 answered, 84 open": {Applicable: 145, Answered: 61, Open: 84},
		"1 of 3 answered, 1 does not apply, 1 not known; 1 to ask later; 2 only said, neither seen nor shown by a document": {
			Applicable: 3, Answered: 1, NotApplicable: 1, Unknown: 1, Later: 1, Stated: 2},
		"0 of 9 answered, 2 do not apply, 3 with answers that differ, 4 to confirm": {Applicable: 9, NotApplicable: 2, Conflict: 3, ToConfirm: 4},
	} {
		if got := p.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	p := Progress{Applicable: 20, Answered: 15, NotApplicable: 3, Open: 2}
	if p.Done() != 18 || p.Pending() != 2 || p.Interim() {
		t.Errorf("done %d, pending %d, interim %v", p.Done(), p.Pending(), p.Interim())
	}
	p.Open, p.Answered = 3, 14
	if !p.Interim() {
		t.Error("with more than a tenth open it is interim")
	}
}

// TestWordsOfReplies: each form in the question's own words.
func TestWordsOfReplies(t *testing.T) {
	b := builtin(t)
	n := 14
	for _, c := range []struct {
		question string
		reply    Reply
		want     string
	}{
		{"mfa-email", Reply{}, "Not answered"}, {"mfa-email", Reply{Unknown: true}, "Don't know"},
		{"encrypt-laptops", Reply{NA: "none here"}, "Does not apply: none here"},
		{"mfa-email", choose("all"), b.Question("mfa-email").Option("all").Text},
		{"mfa-email", choose("gone"), "gone (no longer offered)"},
		{"restore-test", Reply{Date: Day{2026, 3, 31}}, "2026-03-31"}, {"backup-age", Reply{Number: &n}, "14 hours"},
		{"mfa-email", Reply{Text: "some words"}, "some words"}, {"remote-ways", Reply{Chosen: true}, "None of these"},
		{"remote-ways", Reply{Chosen: true, Choices: []string{"vpn", "gone"}}, b.Question("remote-ways").Option("vpn").Text + "; gone (no longer offered)"},
	} {
		if got := c.reply.Words(b.Question(c.question)); got != c.want {
			t.Errorf("%s %+v: got %q, want %q", c.question, c.reply, got, c.want)
		}
	}
}

// TestWhatStandsBesideAnAnswer: set, added to, taken back; what is refused changes nothing.
func TestWhatStandsBesideAnAnswer(t *testing.T) {
	s := newSession(t)
	const id = "auto-logoff"
	decision := &Decision{Why: "w", Instead: "i", ApprovedBy: "dana", On: Day{2026, 11, 1}}
	for _, c := range []struct {
		name  string
		do    func() error
		holds func(*Answer) bool
	}{
		{"note", func() error { return s.AddNote(id, "one") }, func(a *Answer) bool { return a.Note == "one" }},
		{"more note", func() error { return s.AddNote(id, "two") }, func(a *Answer) bool { return a.Note == "one\ntwo" }},
		{"flag", func() error { return s.SetLater(id, "it") }, func(a *Answer) bool { return a.Later == "it" }},
		{"basis", func() error { return s.SetBasis(id, Document) }, func(a *Answer) bool { return a.Basis == Document }},
		{"evidence", func() error { return s.AddEvidence(id, Evidence{What: "a"}) }, func(a *Answer) bool { return len(a.Evidence) == 1 }},
		{"more evidence", func() error { return s.AddEvidence(id, Evidence{What: "b"}) }, func(a *Answer) bool { return len(a.Evidence) == 2 }},
		{"less evidence", func() error { return s.DropEvidence(id, 1) }, func(a *Answer) bool { return len(a.Evidence) == 1 && a.Evidence[0].What == "b" }},
		{"no evidence", func() error { return s.DropEvidence(id, 0) }, func(a *Answer) bool { return len(a.Evidence) == 0 }},
		{"decision", func() error { return s.SetDecision(id, decision) }, func(a *Answer) bool { return a.Decision.Complete(s.a.AsOf) }},
		{"no decision", func() error { return s.SetDecision(id, nil) }, func(a *Answer) bool { return a.Decision == nil }},
		{"no flag", func() error { return s.SetLater(id, "") }, func(a *Answer) bool { return a.Later == "" }},
		{"no basis", func() error { return s.SetBasis(id, NoBasis) }, func(a *Answer) bool { return a.Basis == NoBasis }},
		{"no note", func() error { return s.SetNote(id, "") }, func(a *Answer) bool { return a == nil }},
	} {
		if err := c.do(); err != nil || !c.holds(s.Answer(id)) {
			t.Errorf("%s: %v, %+v", c.name, err, s.Answer(id))
		}
	}
	for name, c := range map[string]struct {
		do   func() error
		want string
	}{
		"no such question":               {func() error { return s.AddNote("mfa-emial", "n") }, `did you mean "mfa-email"`},
		"a decision nowhere":             {func() error { return s.SetDecision("nope", decision) }, `unknown question "nope"`},
		"a decision on what is required": {func() error { return s.SetDecision("unique-accounts", decision) }, "takes no decision"},
		"half a decision":                {func() error { return s.SetDecision(id, &Decision{Why: "w"}) }, "a decision needs why"},
		"a long note":                    {func() error { return s.AddNote(id, strings.Repeat("x", TextLimit+1)) }, "at most 10000 fit"},
		"blank evidence":                 {func() error { return s.AddEvidence(id, Evidence{What: "\u200b"}) }, "evidence needs what it is"},
		"evidence that is not there":     {func() error { return s.DropEvidence(id, 1) }, "there is no evidence on auto-logoff"},
	} {
		if err := c.do(); err == nil || !strings.Contains(err.Error(), c.want) || s.Answer(id) != nil {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
	if err := s.AddEvidence(id, Evidence{What: "a"}); err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{-1, 2} {
		if err := s.DropEvidence(id, n); err == nil || !strings.Contains(err.Error(), "has 1 pieces of evidence") && !strings.Contains(err.Error(), "say which") {
			t.Errorf("piece %d: %v", n, err)
		}
	}
}
