package assessment

import (
	"slices"
	"testing"

	"ephisra/questions"
)

// TestSharesCountWhatIsNotKnownAsTouched: a row whose patient data nobody ruled out counts, and one that is not
// known to have what it needs lacks it.
func TestSharesCountWhatIsNotKnownAsTouched(t *testing.T) {
	a := &Assessment{AsOf: Day{2026, 11, 23}}
	supported := &questions.Share{Of: questions.Assets, Where: []string{"ephi"}, Have: "supported"}
	agreements := &questions.Share{Of: questions.Vendors, Where: []string{"ephi"}, Have: "baa_in_force"}
	if a.IsListed(supported) || a.IsListed(agreements) {
		t.Error("an empty list is taken for one that says something")
	}
	a.Assets = []Asset{
		{Name: "known", EPHI: Yes, SupportEnds: Day{2027, 1, 1}}, {Name: "not known", SupportEnds: Day{2027, 1, 1}},
		{Name: "ruled out", EPHI: No}, {Name: "past", EPHI: Yes, SupportEnds: Day{2026, 11, 22}}, {Name: "no date"},
	}
	a.Vendors = []Vendor{
		{Name: "signed", EPHI: Yes, BAA: Day{2025, 1, 1}}, {Name: "not known"}, {Name: "ruled out", EPHI: No},
		{Name: "ended", EPHI: Yes, BAA: Day{2020, 1, 1}, BAAEnds: Day{2026, 11, 22}},
		{Name: "not yet", BAA: Day{2026, 11, 24}},
	}
	for _, c := range []struct {
		share     *questions.Share
		have, all int
		lacking   []string
	}{{supported, 2, 4, []string{"past", "no date"}}, {agreements, 1, 4, []string{"not known", "ended", "not yet"}}} {
		have, all, lacking := a.ShareRows(c.share)
		if have != c.have || all != c.all || !slices.Equal(lacking, c.lacking) || !a.IsListed(c.share) {
			t.Errorf("%v: %d of %d, lacking %v; want %d of %d, lacking %v", c.share.Of, have, all, lacking, c.have, c.all,
				c.lacking)
		}
	}
}
