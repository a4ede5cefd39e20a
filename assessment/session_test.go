package assessment

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ephisra/questions"
)

func at(minute int) Stamp {
	return Stamp{By: "dana", At: time.Date(2026, 11, 23, 10, minute, 0, 0, time.UTC)}
}

func newSession(t testing.TB) *Session {
	t.Helper()
	day := Day{2026, time.November, 23}
	return NewSession(builtin(t), &Assessment{AsOf: day, People: []Person{{ID: "dana", Name: "Dana"}},
		Sites: []Site{{"main", "Main"}, {"west", "West"}}})
}

func choose(id string) Reply { return Reply{Choice: id} }

func (s *Session) must(t testing.TB, id string, r Reply) Branch {
	t.Helper()
	b, err := s.Record(id, r, at(1))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestNothingIsRecordedByLooking(t *testing.T) {
	s := newSession(t)
	for s.Next() {
	}
	for s.Back() {
	}
	s.NextOpen()
	_ = s.Go("mfa-email")
	s.Find("encrypt")
	if len(s.Assessment().Answers) != 0 {
		t.Errorf("moving recorded %v", s.Assessment().Answers)
	}
}

func TestAnswersBranch(t *testing.T) {
	s := newSession(t)
	if b := s.must(t, "ai-tools", choose("no")); !slices.Contains(b.Dropped, "ai-tools-approved") || b.Added != nil {
		t.Errorf("no AI tools: %+v", b)
	}
	if err := s.Go("ai-tools-approved"); err == nil {
		t.Error("a question that is not asked can be gone to")
	}
	if b := s.must(t, "ai-tools", choose("yes")); !slices.Contains(b.Added, "ai-tools-approved") {
		t.Errorf("AI tools again: %+v", b)
	}
	if b := s.must(t, "ai-tools", Reply{Unknown: true}); b.Added != nil || b.Dropped != nil {
		t.Errorf("not knowing hides nothing: %+v", b)
	}
}

func TestHiddenAnswersAreKept(t *testing.T) {
	s := newSession(t)
	s.must(t, "ai-tools-approved", choose("no-rule"))
	s.must(t, "ai-tools", choose("no"))
	if a := s.Answer("ai-tools-approved"); a == nil || a.Choice != "no-rule" {
		t.Errorf("the answer to a question no longer asked is gone: %+v", a)
	}
}

func TestARefusedReplyChangesNothing(t *testing.T) {
	s := newSession(t)
	s.must(t, "mfa-email", choose("some"))
	for name, r := range map[string]Reply{
		"nothing": {}, "unknown option": choose("most"), "two forms": {Choice: "all", Unknown: true},
		"does not apply": {NA: "no"},
		"a date":         {Date: Day{2026, 1, 1}}, "options": {Chosen: true},
	} {
		if _, err := s.Record("mfa-email", r, at(2)); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if a := s.Answer("mfa-email"); a.Choice != "some" || !a.At.Equal(at(1).At) {
		t.Errorf("the answer changed to %+v", a)
	}
	for _, id := range []string{"nope", "baa-share"} {
		if _, err := s.Record(id, choose("all"), at(2)); err == nil {
			t.Errorf("an answer to %q is taken", id)
		}
	}
}

func TestWhatStandsBesideAnAnswerStays(t *testing.T) {
	s := newSession(t)
	for _, err := range []error{s.SetNote("mfa-email", "a note"), s.SetLater("mfa-email", "it"),
		s.AddEvidence("mfa-email", Evidence{What: "report"}), s.SetBasis("mfa-email", Observed)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	s.must(t, "mfa-email", choose("all"))
	a := s.Answer("mfa-email")
	if a.Note != "a note" || a.Later != "" || len(a.Evidence) != 1 || a.Basis != Observed || a.Choice != "all" ||
		a.Rev != 1 || a.SaidBy != "dana" {
		t.Errorf("got %+v", a)
	}
	s.Clear("mfa-email")
	if a := s.Answer("mfa-email"); a.Given() || a.Note != "a note" {
		t.Errorf("cleared: %+v", a)
	}
	if err := s.SetNote("mfa-email", "bad \x1b"); err == nil {
		t.Error("an unprintable character is taken")
	}
}

func TestUndoLeadsBackToTheStart(t *testing.T) {
	s := newSession(t)
	random := rand.New(rand.NewPCG(1, 1))
	changes := 0
	for range 300 {
		q := s.bank.Questions[random.IntN(len(s.bank.Questions))]
		changes += randomChange(s, q, random)
	}
	for range changes {
		if _, undone := s.Undo(); !undone {
			t.Fatal("nothing to undo before the start")
		}
	}
	if _, undone := s.Undo(); undone || len(s.Assessment().Answers) != 0 {
		t.Errorf("undone to the start there are %d answers", len(s.Assessment().Answers))
	}
	if diff := cmp.Diff(ids(newSession(t).Asked()), ids(s.Asked())); diff != "" {
		t.Errorf("other questions are asked than at the start:\n%s", diff)
	}
}

func ids(list []*questions.Question) []string {
	return idsOf(list, func(q **questions.Question) string { return (*q).ID })
}

// randomChange changes something about a question and returns how many changes that is.
func randomChange(s *Session, q *questions.Question, random *rand.Rand) int {
	var err error
	switch random.IntN(5) {
	case 0:
		err = s.SetNote(q.ID, "n")
	case 1:
		if s.Answer(q.ID) == nil {
			return 0
		}
		s.Clear(q.ID)
	case 2:
		_, err = s.Record(q.ID, Reply{Unknown: true}, at(3))
	default:
		if q.Type != questions.Choice {
			return 0
		}
		_, err = s.Record(q.ID, choose(q.Options[random.IntN(len(q.Options))].ID), at(4))
	}
	if err != nil {
		return 0
	}
	return 1
}

func TestASessionGoesOnBehindTheLastAnswer(t *testing.T) {
	s := newSession(t)
	s.must(t, "practice-size", choose("1-5"))
	if _, err := s.Record("record-system", choose("hosted"), at(30)); err != nil {
		t.Fatal(err)
	}
	if got := NewSession(s.bank, s.a).Current().ID; got != "equipment" {
		t.Errorf("goes on at %s, want the question behind the last answer", got)
	}
	done := filledIn(t, s)
	if q := NewSession(s.bank, done).Current(); q != nil {
		t.Errorf("with every question answered it stands at %s", q.ID)
	}
}

// filledIn answers "don't know" to everything asked.
func filledIn(t *testing.T, s *Session) *Assessment {
	t.Helper()
	for s.NextOpen() {
		s.must(t, s.Current().ID, Reply{Unknown: true})
	}
	return s.a
}

func TestSites(t *testing.T) {
	s := newSession(t)
	if _, err := s.RecordAt("alarm", "west", choose("calls"), at(1)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RecordAt("alarm", "east", choose("calls"), at(1)); err == nil {
		t.Error("an unknown site is taken")
	}
	if _, err := s.RecordAt("mfa-email", "west", choose("all"), at(1)); err == nil {
		t.Error("a question of the whole practice is answered for a site")
	}
	if open := s.Only(OnlyOpen); !slices.Contains(open, "alarm") {
		t.Error("answered for one of two sites it counts as answered")
	}
	if _, err := s.RecordAt("alarm", "main", choose("alarm"), at(1)); err != nil {
		t.Fatal(err)
	}
	if open := s.Only(OnlyOpen); slices.Contains(open, "alarm") {
		t.Error("answered for both sites it counts as open")
	}
}

func TestDecisionsAreForAddressableSpecifications(t *testing.T) {
	s := newSession(t)
	d := &Decision{Why: "w", Instead: "i", ApprovedBy: "dana", On: Day{2026, 1, 1}}
	if err := s.SetDecision("unique-accounts", d); err == nil {
		t.Error("a required specification takes a decision")
	}
	if err := s.SetDecision("auto-logoff", d); err != nil {
		t.Error(err)
	}
	for name, c := range map[string]struct {
		d    Decision
		want bool
	}{
		"whole": {*d, true}, "no reason": {Decision{Instead: "i", ApprovedBy: "d", On: d.On}, false},
		"nothing instead":   {Decision{Why: "w", ApprovedBy: "d", On: d.On}, false},
		"nobody approved":   {Decision{Why: "w", Instead: "i", On: d.On}, false},
		"approved tomorrow": {Decision{Why: "w", Instead: "i", ApprovedBy: "d", On: Day{2026, 11, 24}}, false},
		"review date passed": {Decision{Why: "w", Instead: "i", ApprovedBy: "d", On: d.On, ReviewBy: Day{2026, 11, 22}},
			false},
	} {
		if got := c.d.Complete(Day{2026, 11, 23}); got != c.want {
			t.Errorf("%s: complete %v, want %v", name, got, c.want)
		}
	}
}

func TestConflictsAreSettledWithAReason(t *testing.T) {
	s := newSession(t)
	s.a.Answers = map[string]*Answer{"leavers": {Conflict: []Voice{{"dana", Answer{Reply: choose("same-day")}},
		{"lee", Answer{Reply: choose("remembered")}}}}}
	if _, err := s.Record("leavers", choose("week"), at(1)); err == nil {
		t.Error("differing answers are overwritten without a reason")
	}
	if _, err := s.Settle("leavers", "", choose("week"), "", at(1)); err == nil {
		t.Error("differing answers are settled without a reason")
	}
	if _, err := s.Settle("leavers", "", choose("week"), "looked it up", at(1)); err != nil {
		t.Fatal(err)
	}
	if a := s.Answer("leavers"); len(a.Conflict) != 2 || a.Choice != "week" || a.Settled.Why != "looked it up" ||
		a.InConflict() {
		t.Errorf("got %+v", a)
	}
}

func TestCarriedAnswersCountOnceConfirmed(t *testing.T) {
	s := newSession(t)
	s.a.Answers = map[string]*Answer{"mfa-email": {Carried: &Carried{Answer{Reply: choose("all")}, Day{2025, 11, 1}}}}
	if s.State(s.bank.Question("mfa-email")).Done() {
		t.Error("last year's answer counts before it is confirmed")
	}
	if _, err := s.Confirm("mfa-email", at(1)); err != nil {
		t.Fatal(err)
	}
	if a := s.Answer("mfa-email"); a.Choice != "all" || a.Carried != nil {
		t.Errorf("got %+v", a)
	}
}

func TestPeopleAreFoundByNameOrID(t *testing.T) {
	a := &Assessment{}
	dana := a.Person("Dana Ruiz", "manager")
	if a.Person("dana ruiz", "") != dana || a.Person(dana, "") != dana || len(a.People) != 1 {
		t.Errorf("one person became %v", a.People)
	}
	if other := a.Person("Dana Brown", ""); other == dana {
		t.Error("two people share an id")
	}
	if id := a.Person("李", ""); id != "person" {
		t.Errorf("a name without ASCII letters gives id %q", id)
	}
}
