package assessment

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func listed() *Assessment {
	return &Assessment{
		People: []Person{{"dana", "Dana Ruiz", "office manager"}, {"yan", "Dr. Yan Li", ""}, {"lee", "Lee Chan", ""},
			{"lee-2", "Lee Ott", ""}},
		Answers: map[string]*Answer{
			"mfa-email": {SaidBy: "dana", Later: "dana", Decision: &Decision{ApprovedBy: "dana"}},
			"mfa-ehr": {Conflict: []Voice{{By: "dana", Answer: Answer{SaidBy: "dana"}}, {By: "yan"}},
				Settled: &Settled{By: "dana"}},
			"doors": {Sites: map[string]*Answer{"main": {SaidBy: "dana"}},
				Carried: &Carried{Answer: Answer{SaidBy: "dana"}}},
		},
		Overrides: []Override{{By: "dana"}}, Assets: []Asset{{Owner: "dana"}},
		Plan: []PlanItem{{Owner: "dana", Verified: &Verified{By: "dana"}, Accepted: &Accepted{By: "dana"}}},
	}
}

func TestFindMeansOneRow(t *testing.T) {
	a := listed()
	for text, want := range map[string]string{
		"dana": "dana", "Dana": "dana", "DANA  RUIZ": "dana", "dana ruiz": "dana", "Dana\u00a0Ruiz": "dana", "Yan": "yan",
		"dr. yan": "yan", "Yan Li": "yan", "lee": "lee", "Lee Ott": "lee-2",
	} {
		if p, err := PersonList.Find(a, text); err != nil || p.ID != want {
			t.Errorf("%q means %v, %v; want %s", text, p, err, want)
		}
	}
	for text, want := range map[string]string{
		"Dana Riuz": `did you mean "Dana Ruiz"`, "Dr.": "no person is called", "": "no person is called",
		"Zed": "no person is called", "Ruiz": "no person is called",
	} {
		if p, err := PersonList.Find(a, text); !errors.Is(err, ErrNotListed) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q means %v, %v; want %q", text, p, err, want)
		}
	}
	a.People[2].ID = "chan"
	if _, err := PersonList.Find(a, "Lee"); err == nil || !strings.Contains(err.Error(), "may be chan or lee-2") {
		t.Errorf("a first name of two people: %v", err)
	}
}

func TestNearPersonIsAskedAbout(t *testing.T) {
	a := listed()
	a.People = append(a.People, Person{"pat", "Pat", ""})
	for name, want := range map[string]string{"Dana Riuz": "Dana Ruiz", "Pat Moss": "Pat", "Yan Lee": "", "Zed": ""} {
		if got := a.NearPerson(name); got != want {
			t.Errorf("%q is near %q, want %q", name, got, want)
		}
	}
}

// TestJoinMovesEveryMention: nothing in the file names the person who is gone.
func TestJoinMovesEveryMention(t *testing.T) {
	a := listed()
	before := a.timesNamed("dana")
	if err := a.Join("Dana", "yan"); err != nil {
		t.Fatal(err)
	}
	if n := a.timesNamed("dana"); n != 0 || a.timesNamed("yan") != before+1 {
		t.Errorf("dana is named %d times, yan %d, want 0 and %d", n, a.timesNamed("yan"), before+1)
	}
	if p, err := PersonList.Find(a, "yan"); err != nil || p.Role != "office manager" || p.Name != "Dr. Yan Li" ||
		len(a.People) != 3 {
		t.Errorf("%v %v of %v", p, err, a.People)
	}
	for _, pair := range [][2]string{{"yan", "Dr. Yan Li"}, {"nobody", "yan"}, {"yan", "nobody"}} {
		if err := a.Join(pair[0], pair[1]); err == nil {
			t.Errorf("joined %v", pair)
		}
	}
}

// TestEachMentionVisitsEveryPerson looks through the types: a field that holds a person's ID and is not visited
// would keep a name that is gone.
func TestEachMentionVisitsEveryPerson(t *testing.T) {
	a := listed()
	var texts func(v reflect.Value) int
	texts = func(v reflect.Value) int {
		n := 0
		switch v.Kind() {
		case reflect.String:
			if v.String() == "dana" {
				n = 1
			}
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				n = texts(v.Elem())
			}
		case reflect.Struct:
			for i := range v.NumField() {
				n += texts(v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				n += texts(v.Index(i))
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				n += texts(v.MapIndex(k))
			}
		}
		return n
	}
	if got, want := a.timesNamed("dana"), texts(reflect.ValueOf(a))-1; got != want { // less the list of people itself
		t.Errorf("%d places are visited, %d hold the ID", got, want)
	}
}

func TestAddSetRemove(t *testing.T) {
	a, today := listed(), Day{2026, 11, 28}
	v, err := VendorList.Add(a, " Acme  Billing ",
		[]Value{{"ephi", "Yes"}, {"baa", "3/31/2025"}, {"baa_ends", "March 2027"}, {"service", "billing"}}, today)
	if err != nil {
		t.Fatal(err)
	}
	if want := (Vendor{ID: "acme", Name: "Acme Billing", Service: "billing", EPHI: Yes, BAA: Day{2025, 3, 31},
		BAAEnds: Day{2027, 3, 1}}); *v != want {
		t.Errorf("got %+v, want %+v", *v, want)
	}
	before := *v
	for name, c := range map[string]struct {
		values []Value
		want   []string
	}{
		"every fault at once": {[]Value{{"ephi", "maybe"}, {"baa", "soon"}},
			[]string{"ephi: type yes, no or unknown", `baa: "soon" is not a date`}},
		"ends before it begins": {[]Value{{"baa_ends", "1/1/2025"}},
			[]string{"would end, on 2025-01-01, before it was signed, on 2025-03-31"}},
		"no such column":          {[]Value{{"colour", "red"}}, []string{`there is no "colour" here`}},
		"a blank name":            {[]Value{{"name", " \u200b"}}, []string{"a vendor needs a name"}},
		"a text that cannot stay": {[]Value{{"note", "a\x1bb"}}, []string{"unprintable character U+001B"}},
	} {
		err := VendorList.Set(a, v, c.values, today)
		for _, want := range c.want {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: got %v, want %q", name, err, want)
			}
		}
		if *v != before {
			t.Errorf("%s: changed to %+v", name, *v)
		}
	}
	if _, err := VendorList.Add(a, "ACME billing", nil, today); err == nil ||
		!strings.Contains(err.Error(), "is on the list already, as acme") {
		t.Errorf("the same name twice: %v", err)
	}
	if err := VendorList.Set(a, v, []Value{{"name", "Acme Claims"}, {"baa_ends", ""}, {"ephi", "unknown"}},
		today); err != nil || v.Name != "Acme Claims" || !v.BAAEnds.IsZero() || v.EPHI != NotKnown {
		t.Errorf("got %+v, %v", *v, err)
	}
	if err := VendorList.Remove(a, "acme claims"); err != nil || len(a.Vendors) != 0 {
		t.Errorf("%v, left %v", err, a.Vendors)
	}
	if err := PersonList.Remove(a, "dana"); err == nil ||
		!strings.Contains(err.Error(), "is named 13 times in the file, so it stays") {
		t.Errorf("a person who is named goes: %v", err)
	}
	x, err := AssetList.Add(a, "File server", []Value{{"kind", "System"}, {"records", "14,200"}, {"encrypted", "n"}},
		today)
	if err != nil || x.Kind != "system" || x.Records != 14200 || x.Encrypted != No || x.EPHI != NotKnown {
		t.Errorf("got %+v, %v", x, err)
	}
	for _, c := range AssetList.Columns { // what is written is read back as itself
		was := *x
		if err := c.Read(x, c.Write(x), today); err != nil || *x != was {
			t.Errorf("%s: %q reads back as %+v, %v", c.Key, c.Write(&was), *x, err)
		}
	}
}
