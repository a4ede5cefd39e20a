package assessment

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestChangesAreThoseOfTheDigest: what a sign-off binds and only that is told, by its name.
func TestChangesAreThoseOfTheDigest(t *testing.T) {
	was := func() *Assessment {
		return &Assessment{Practice: Practice{Name: "Lakeside"}, AsOf: Day{2026, 11, 2},
			Sites:   []Site{{ID: "main", Name: "Main"}, {ID: "west", Name: "West"}},
			Vendors: []Vendor{{ID: "billing", Name: "Acme"}},
			Answers: map[string]*Answer{"a": {Reply: Reply{Choice: "x"}}, "b": {Reply: Reply{Choice: "y"}}}}
	}
	for name, c := range map[string]struct {
		change func(*Assessment)
		want   []string
	}{
		"nothing": {func(*Assessment) {}, nil},
		"the plan and drafts live on": {func(a *Assessment) {
			a.Plan = []PlanItem{{Fix: "f"}}
			a.Drafts = []Draft{{Question: "a", Note: "n"}}
		}, nil},
		"name":       {func(a *Assessment) { a.Practice.Name = "Leeside" }, []string{"practice "}},
		"day":        {func(a *Assessment) { a.AsOf = Day{2026, 11, 3} }, []string{"as_of "}},
		"answer":     {func(a *Assessment) { a.Answers["b"] = &Answer{Reply: Reply{Choice: "z"}} }, []string{"answers b"}},
		"new answer": {func(a *Assessment) { a.Answers["c"] = &Answer{Reply: Reply{Unknown: true}} }, []string{"answers c"}},
		"no answer":  {func(a *Assessment) { delete(a.Answers, "a") }, []string{"answers a"}},
		"note":       {func(a *Assessment) { a.Answers["a"] = &Answer{Reply: Reply{Choice: "x"}, Note: "n"} }, []string{"answers a"}},
		"vendor":     {func(a *Assessment) { a.Vendors[0].Name = "Ace" }, []string{"vendors billing"}},
		"order":      {func(a *Assessment) { a.Sites[0], a.Sites[1] = a.Sites[1], a.Sites[0] }, []string{"sites "}},
		"two things": {func(a *Assessment) { a.Sites, a.Vendors = a.Sites[:1], nil }, []string{"sites west", "vendors billing"}},
		"override": {func(a *Assessment) { a.Overrides = []Override{{Threat: "t", Reason: "r"}} },
			[]string{"overrides t 1"}},
	} {
		is := was()
		c.change(is)
		var got []string
		for _, one := range Changes(was(), is) {
			got = append(got, one.Key+" "+one.ID)
			if one.Was == one.Is && one.ID != "" {
				t.Errorf("%s: %s was and is %q", name, one.ID, one.Is)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if same := Digest(was()) == Digest(is); same != (len(got) == 0) {
			t.Errorf("%s: equal digests %v, and %d changes are told", name, same, len(got))
		}
	}
}
