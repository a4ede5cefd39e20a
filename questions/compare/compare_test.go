package compare

import (
	"os"
	"slices"
	"testing"

	"ephisra/questions"
)

// TestDiffClassesEachChange changes one thing of the small bank at a time.
func TestDiffClassesEachChange(t *testing.T) {
	for _, c := range []struct {
		name, class, id string
		refused         bool
		change          func(*questions.Bank)
	}{
		{"question dropped", Dropped, "last-scan", true, func(b *questions.Bank) { b.Questions = without(b.Questions, "last-scan") }},
		{"question retired", Retires, "last-scan", false, func(b *questions.Bank) { retire(b, "last-scan") }},
		{"rev raised", Revised, "last-scan", false,
			func(b *questions.Bank) {
				b.Question("last-scan").Rev++
				b.Question("last-scan").Type = questions.Choice
			}},
		{"rev lowered", Broken, "password-list", true, func(b *questions.Bank) { b.Question("password-list").Rev-- }},
		{"type changed", Broken, "password-list", true, func(b *questions.Bank) { b.Question("password-list").Type = questions.Many }},
		{"unit changed", Broken, "patch-days", true, func(b *questions.Bank) { b.Question("patch-days").Unit = "hours" }},
		{"option taken out", Broken, "password-list", true,
			func(b *questions.Bank) { q := b.Question("password-list"); q.Options = q.Options[:2] }},
		{"N/A taken out", Broken, "disks-encrypted", true, func(b *questions.Bank) { b.Question("disks-encrypted").NA = "" }},
		{"asked once, not per site", Broken, "disks-encrypted", true,
			func(b *questions.Bank) { b.Question("disks-encrypted").Per = questions.PerPractice }},
		{"option added", Extended, "password-list", false, func(b *questions.Bank) {
			q := b.Question("password-list")
			q.Options = append(slices.Clone(q.Options), questions.Option{ID: "mind", Text: "In the head", Meets: questions.Every(len(q.Cites), questions.MeetsNot)})
		}},
		{"option worth less", Rescored, "password-list", false, func(b *questions.Bank) {
			q := b.Question("password-list")
			q.Options = slices.Clone(q.Options)
			q.Options[1].InPlace = 10
		}},
		{"other words", Reworded, "password-list", false,
			func(b *questions.Bank) { b.Question("password-list").Ask = "Where are passwords?" }},
		{"other condition", Asked, "last-scan", false, func(b *questions.Bank) {
			b.Question("last-scan").When = &questions.Condition{Question: "remote-access", Is: []string{"yes"}}
		}},
		{"no guard", Weighed, "password-list", false, func(b *questions.Bank) { b.Question("password-list").Guards = nil }},
		{"other citation", Retagged, "password-list", false, func(b *questions.Bank) { b.Question("password-list").Cites = nil }},
		{"event dropped", Dropped, "stolen-password", true, func(b *questions.Bank) {
			b.Threats = slices.DeleteFunc(slices.Clone(b.Threats), func(e questions.ThreatEvent) bool { return e.ID == "stolen-password" })
		}},
		{"event changed", Changed, "stolen-password", false, func(b *questions.Bank) {
			b.Threats = slices.Clone(b.Threats)
			i := slices.IndexFunc(b.Threats, func(e questions.ThreatEvent) bool { return e.ID == "stolen-password" })
			b.Threats[i].Initiation--
		}},
		{"term taken out", Changed, "ephi", false, func(b *questions.Bank) { b.Terms = nil }},
		{"method changed", Changed, "method.yaml", false, func(b *questions.Bank) { b.Method.Title = "Another" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			old, now := small(t), small(t)
			c.change(now)
			now.Version = "2"
			all := Banks(old, now)
			if len(all) != 1 {
				t.Fatalf("%d differences, want one: %v", len(all), all)
			}
			if d := all[0]; d.Class != c.class || d.ID != c.id || d.Refused() != c.refused {
				t.Errorf("got %+v, refused %v; want class %s of %s, refused %v", d, d.Refused(), c.class, c.id, c.refused)
			}
		})
	}
}

func TestDiffOfReusedAndNewIDs(t *testing.T) {
	old, now := small(t), small(t)
	retire(old, "last-scan")
	old.Questions = without(old.Questions, "patch-days")
	now.Version = "2"
	var got []string
	for _, d := range Banks(old, now) {
		got = append(got, d.Class+" "+d.ID)
	}
	if want := []string{"reused last-scan", "added patch-days"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestDiffWantsAVersion: two banks of one version must be the same.
func TestDiffWantsAVersion(t *testing.T) {
	old, now := small(t), small(t)
	if all := Banks(old, now); len(all) != 0 {
		t.Errorf("a bank differs from itself: %v", all)
	}
	now.Question("last-scan").Help = "Other words."
	if all := Banks(old, now); len(all) != 2 || all[0].Kind != "bank" || !all[0].Refused() {
		t.Errorf("got %v, want the version named first", all)
	}
}

func without(all []*questions.Question, id string) []*questions.Question {
	return slices.DeleteFunc(slices.Clone(all), func(q *questions.Question) bool { return q.ID == id })
}

func retire(b *questions.Bank, id string) {
	q := b.Question(id)
	q.Retired = &questions.Retired{In: "2", Why: "nobody needs it"}
	b.Questions = without(b.Questions, id)
	b.Retired = append(b.Retired, q)
}

// small is the small bank of the tests, read anew.
func small(t *testing.T) *questions.Bank {
	t.Helper()
	b, err := questions.Load(os.DirFS("../../testdata/banks/ok/small"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
