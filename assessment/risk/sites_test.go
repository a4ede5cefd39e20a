package risk

import (
	"math/rand/v2"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
)

// TestBySite: with equal answers every site stands as the whole; where one is worse, the whole stands as the worst of
// them, event by event, and that site is named.
func TestBySite(t *testing.T) {
	b := builtin(t)
	random := rand.New(rand.NewPCG(11, 2))
	two := []assessment.Site{{ID: "main", Name: "Main"}, {ID: "west", Name: "West"}}
	for range 10 {
		a := randomAnswers(b, random)
		if a.Sites = two[:1]; Assess(b, a).BySite() != nil {
			t.Fatal("one site was told apart")
		}
		a.Sites = two
		whole := Assess(b, a)
		sites := whole.BySite()
		if len(WorstSites(sites)) != 0 || len(WeakAt(sites, 0)) != 0 || sites[0].Level != whole.Level || sites[1].Level != whole.Level {
			t.Fatal("equal sites do not stand alike")
		}
		best, worst := bySite(b, a)
		whole = Assess(b, a)
		sites = whole.BySite()
		for i := range whole.Risks {
			event := &whole.Risks[i]
			level := questions.VeryLow
			for _, site := range sites {
				for n := range site.Risks {
					if site.Risks[n].Event == event.Event {
						level = max(level, site.Risks[n].Level)
					}
				}
			}
			if event.Level < level {
				t.Fatalf("%s is %s together and %s at a site", event.Event.ID, event.Level, level)
			}
		}
		for id, where := range WorstSites(sites) {
			if len(where) != 1 || where[0].ID != worst {
				t.Fatalf("%s is worst at %v, not at %s", id, where, worst)
			}
		}
		if len(WeakAt(sites, 0)) != 0 || len(WeakAt(sites, 1)) == 0 {
			t.Fatalf("what is weak at %s alone is not told, or at %s", worst, best)
		}
	}
}

// bySite answers every question asked by site at its best at one site and at its worst at the other.
func bySite(b *questions.Bank, a *assessment.Assessment) (best, worst string) {
	for _, q := range b.Questions {
		if q.Per != questions.PerSite || q.Type != questions.Choice || !q.Graded() {
			continue
		}
		low, high := q.Options[0].ID, q.Options[0].ID
		for _, o := range q.Options {
			if o.InPlace > q.Option(high).InPlace {
				high = o.ID
			}
			if o.InPlace < q.Option(low).InPlace {
				low = o.ID
			}
		}
		a.Answers[q.ID] = &assessment.Answer{Sites: map[string]*assessment.Answer{
			"main": {Reply: assessment.Reply{Choice: high}}, "west": {Reply: assessment.Reply{Choice: low}}}}
	}
	return "main", "west"
}
