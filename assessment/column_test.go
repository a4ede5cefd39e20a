package assessment

import (
	"strings"
	"testing"
)

// TestColumnsReadWhatPeopleType: each kind, what it takes, what it refuses, and what blank does.
func TestColumnsReadWhatPeopleType(t *testing.T) {
	today := Day{2026, 11, 28}
	column := func(key string) Column[Asset] {
		for _, c := range AssetList.Columns {
			if c.Key == key {
				return c
			}
		}
		t.Fatalf("no column %s", key)
		return Column[Asset]{}
	}
	for _, c := range []struct{ key, typed, want, fault string }{
		{"ephi", "yes", "yes", ""}, {"ephi", "Y", "yes", ""}, {"ephi", "TRUE", "yes", ""}, {"ephi", " no ", "no", ""}, {"ephi", "don't know", "", ""},
		{"ephi", "?", "", ""}, {"ephi", "", "", ""}, {"ephi", "some", "", "type yes, no or unknown"},
		{"kind", "DEVICE", "device", ""}, {"kind", "", "", ""}, {"kind", "toaster", "", "type one of system, device, media, paper"},
		{"records", "14,200", "14200", ""}, {"records", "$5", "5", ""}, {"records", "0", "", ""}, {"records", "", "", ""},
		{"records", "-1", "", "type a whole number from 0 to"}, {"records", "1.5", "", "type a whole number"}, {"records", "99999999999", "", "type a whole number"},
		{"support_ends", "3/2027", "2027-03-01", ""}, {"support_ends", "", "", ""}, {"support_ends", "soon", "", "is not a date"},
		{"place", " room 2 ", "room 2", ""}, {"place", "\u200b", "", ""}, {"place", "a\x07b", "", "unprintable character U+0007"},
		{"note", strings.Repeat("x", TextLimit+1), "", "at most 10000 fit"},
	} {
		var row Asset
		col := column(c.key)
		err := col.Read(&row, c.typed, today)
		if c.fault != "" {
			if err == nil || !strings.Contains(err.Error(), c.fault) || row != (Asset{}) {
				t.Errorf("%s %.20q: %v, row %+v; want %q", c.key, c.typed, err, row, c.fault)
			}
			continue
		}
		if err != nil || col.Write(&row) != c.want {
			t.Errorf("%s %q: %q, %v; want %q", c.key, c.typed, col.Write(&row), err, c.want)
		}
	}
}

// TestColumnsDoubtTheirDates: a day that should have come, or a year nobody means; other columns doubt nothing.
func TestColumnsDoubtTheirDates(t *testing.T) {
	today := Day{2026, 11, 28}
	v := Vendor{BAA: Day{2027, 1, 1}, BAAEnds: Day{2027, 1, 1}, Assurance: Day{202, 1, 1}}
	want := map[string]string{"baa": "still to come", "baa_ends": "", "assurance": "the year 202", "service": "", "ephi": ""}
	for _, c := range VendorList.Columns {
		doubt := c.Doubt(&v, today)
		if w := want[c.Key]; (w == "") != (doubt == "") || !strings.Contains(doubt, w) {
			t.Errorf("%s: %q, want %q", c.Key, doubt, w)
		}
	}
}

// TestListsSayWhatIsKnown: in the order of the file, and nothing of what is not.
func TestListsSayWhatIsKnown(t *testing.T) {
	v := &Vendor{ID: "acme", Name: "Acme", EPHI: No, BAAEnds: Day{2027, 1, 1}, Note: "n"}
	if got := strings.Join(VendorList.Known(v), "; "); got != "ephi no; baa-ends 2027-01-01; note n" {
		t.Errorf("got %q", got)
	}
	if VendorList.ID(v) != "acme" || VendorList.Name(v) != "Acme" || len(VendorList.Known(&Vendor{})) != 0 {
		t.Error("id, name or an empty row")
	}
	if n := len(PersonList.Rows(&Assessment{People: []Person{{}, {}}})); n != 2 {
		t.Errorf("%d rows", n)
	}
}

// TestSitesAndPeopleGetIDsOfTheirNames: of the first word that is no title, each only once.
func TestSitesAndPeopleGetIDsOfTheirNames(t *testing.T) {
	a := &Assessment{}
	for name, want := range map[string]string{"Main Street": "main", "漢字": "site"} {
		if got := a.AddSite(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if got := a.AddSite("Main Road"); got != "main-2" || a.KnowsSite("main-2") != nil || a.KnowsSite("moon") == nil {
		t.Errorf("a second main: %q", got)
	}
	for _, c := range [][2]string{{"Dr. Priya Anand", "priya"}, {"Priya Rao", "priya-2"}, {"Dr.", "dr"}, {"Éva Kis", "eva"}, {"漢字", "person"}} {
		if got := a.Person(c[0], ""); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
	if got := a.Person("priya anand", "owner"); got != "priya" || a.People[0].Role != "owner" || len(a.People) != 5 {
		t.Errorf("known by her name: %q, %+v", got, a.People)
	}
}
