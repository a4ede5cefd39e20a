package assessment

import (
	"errors"
	"math/rand/v2"
	"testing"

	"ephisra/questions"
)

// TestUndoTakesBackEveryKindOfChange plays hundreds of random changes of every kind and takes them all back: the
// file is then as it was, byte by byte, after each one.
func TestUndoTakesBackEveryKindOfChange(t *testing.T) {
	b := builtin(t)
	random := rand.New(rand.NewPCG(18, 3))
	s := newSession(t)
	s.a.ID, s.a.Bank = "7f3c9a12", BankOf(b)
	s.a.Answers = map[string]*Answer{"doors-locked": {Carried: &Carried{Answer{Rev: 1, Reply: choose("locked"), Note: "n"}, Day{2025, 1, 1}}}}
	files := []string{string(Encode(s.a, b))}
	for range 400 {
		if randomVerb(s, random) {
			files = append(files, string(Encode(s.a, b)))
		}
	}
	if len(files) < 200 {
		t.Fatalf("only %d changes were made", len(files))
	}
	for n := len(files) - 2; n >= 0; n-- {
		if _, undone := s.Undo(); !undone {
			t.Fatalf("nothing to undo before change %d", n)
		}
		if got := string(Encode(s.a, b)); got != files[n] {
			t.Fatalf("before change %d the file held\n%s\nundone it holds\n%s", n, files[n], got)
		}
	}
	if _, undone := s.Undo(); undone {
		t.Error("something to undo before the first change")
	}
}

// randomVerb does one random thing and reports whether anything was put on record.
func randomVerb(s *Session, random *rand.Rand) bool {
	q := s.asked[random.IntN(len(s.asked))]
	before := len(s.past)
	site := s.a.Sites[random.IntN(len(s.a.Sites))].ID
	verbs := []func(){
		func() { randomChange(s, q, random) },
		func() { _, _ = s.RecordAt("doors-locked", site, Reply{Unknown: true}, at(random.IntN(60))) },
		func() { _, _ = s.ClearAt("doors-locked", site) },
		func() { _, _ = s.Confirm("doors-locked", at(3)) },
		func() { s.Clear(q.ID) },
		func() { _ = s.AddNote(q.ID, "more") },
		func() { _ = s.SetLater(q.ID, "it") },
		func() { _ = s.SetBasis(q.ID, Basis(random.IntN(4))) },
		func() { _ = s.AddEvidence(q.ID, Evidence{What: "report"}) },
		func() { _ = s.DropEvidence(q.ID, 1) },
		func() {
			_ = s.SetDecision(q.ID, &Decision{Why: "w", Instead: "i", ApprovedBy: "dana", On: Day{2026, 1, 1}})
		},
		func() { _ = s.Change(randomListChange(s, random)) },
	}
	verbs[random.IntN(len(verbs))]()
	return len(s.past) > before
}

// randomListChange changes a list, the practice's name or the assessor's own level.
func randomListChange(s *Session, random *rand.Rand) func(*Assessment) error {
	names := []string{"Acme", "Beta Labs", "Cloud", "Dana Ruiz", "Zoe"}
	name := names[random.IntN(len(names))]
	today := Day{2026, 11, 23}
	return [...]func(a *Assessment) error{
		func(a *Assessment) error {
			_, err := VendorList.Add(a, name, []Value{{"ephi", "yes"}}, today)
			return err
		},
		func(a *Assessment) error { return VendorList.Remove(a, name) },
		func(a *Assessment) error {
			_, err := AssetList.Add(a, name, []Value{{"kind", "device"}}, today)
			return err
		},
		func(a *Assessment) error { _, err := PersonList.Add(a, name, nil, today); return err },
		func(a *Assessment) error { return PersonList.Remove(a, name) },
		func(a *Assessment) error { a.Practice.Name = name; return nil },
		func(a *Assessment) error { return a.SetOverride(s.bank, override(questions.High, 0, name)) },
		func(a *Assessment) error {
			v, err := VendorList.Find(a, name)
			if err != nil {
				return err
			}
			return VendorList.Set(a, v, []Value{{"note", "seen"}, {"baa", "1/1/2025"}}, today)
		},
	}[random.IntN(8)]
}

// TestAChangeThatFailsChangesNothing: half of it done or not.
func TestAChangeThatFailsChangesNothing(t *testing.T) {
	s := newSession(t)
	bad := errors.New("no")
	err := s.Change(func(a *Assessment) error {
		a.Practice.Name = "X"
		a.People[0].Name = "Y"
		a.Vendors = append(a.Vendors, Vendor{ID: "v"})
		return bad
	})
	if !errors.Is(err, bad) || s.a.Practice.Name != "" || s.a.People[0].Name != "Dana" || len(s.a.Vendors) != 0 {
		t.Errorf("%v: %+v %+v %+v", err, s.a.Practice, s.a.People, s.a.Vendors)
	}
	if _, undone := s.Undo(); undone {
		t.Error("a change that failed can be undone")
	}
}

// TestUndoneListsSayNoQuestion: a change of the lists belongs to no question and leaves the place as it is.
func TestUndoneListsSayNoQuestion(t *testing.T) {
	s := newSession(t)
	s.must(t, "mfa-email", choose("all"))
	_ = s.Go("mfa-ehr")
	if err := s.Change(func(a *Assessment) error { a.Practice.Name = "X"; return nil }); err != nil {
		t.Fatal(err)
	}
	if id, undone := s.Undo(); !undone || id != "" || s.Current().ID != "mfa-ehr" {
		t.Errorf("%q, %v, at %s", id, undone, s.Current().ID)
	}
	if id, undone := s.Undo(); !undone || id != "mfa-email" || s.Current().ID != "mfa-email" {
		t.Errorf("%q, %v, at %s", id, undone, s.Current().ID)
	}
}
