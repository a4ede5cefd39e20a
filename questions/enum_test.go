package questions

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// words lists what an enum prints for its values from zero on, and checks that it reads them back.
func words[T interface {
	~int8
	fmt.Stringer
}](t *testing.T, e enum[T], print func(T) string) []string {
	t.Helper()
	var list []string
	for v := T(0); int(v) < len(e); v++ {
		list = append(list, print(v))
		if got, known := e.table()[print(v)]; v != 0 && (!known || got != v) && print(v) != "" {
			t.Errorf("%q reads back as %d, want %d", print(v), got, v)
		}
	}
	if got := print(T(len(e))); got != fmt.Sprintf("unknown (%d)", len(e)) {
		t.Errorf("a value outside the enum prints %q", got)
	}
	if got := print(-1); got != "unknown (-1)" {
		t.Errorf("a value below the enum prints %q", got)
	}
	return list
}

func TestEnumsPrintTheWordsTheyRead(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want []string
	}{
		{"safeguard", words(t, safeguards, Safeguard.ID),
			[]string{"", "general", "administrative", "physical", "technical", "organizational", "documentation"}},
		{"kind", words(t, kinds, RequirementKind.String), []string{"", "general", "standard", "specification"}},
		{"obligation", words(t, obligations, Obligation.String), []string{"", "required", "addressable"}},
		{"effort", words(t, efforts, Effort.String), []string{"", "small", "medium", "large"}},
		{"standing", words(t, standings, Standing.String), []string{"", "rule", "good-practice", "proposed", "fact"}},
		{"per", words(t, pers, Per.String), []string{"practice", "site"}},
		{"type", words(t, types, Type.String), []string{"", "choice", "many", "date", "number", "share", "text"}},
		{"meets", words(t, meetings, Meets.String), []string{"", "no", "partly", "yes"}},
		{"inventory", words(t, inventories, Inventory.String), []string{"", "assets", "vendors", "risks"}},
		{"listing", words(t, listings, Listing.String), []string{"", "open-addressable", "vendors", "assets"}},
		{"strength", words(t, strengths, Strength.String), []string{"", "supporting", "moderate", "strong"}},
		{"factor", words(t, factors, Factor.String), []string{"", "likelihood", "impact"}},
		{"source", words(t, sources, ThreatSource.String),
			[]string{"", "adversarial", "accidental", "structural", "environmental"}},
		{"inventory fault", words(t, faults, InventoryFault.String),
			[]string{"", "not-encrypted", "out-of-support", "no-agreement", "agreement-expired"}},
		{"harm", words(t, harms, Harm.String), []string{"", "confidentiality", "integrity", "availability"}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestNotKnownIsNeverWritten checks that no file can say the zero value of an enum.
func TestNotKnownIsNeverWritten(t *testing.T) {
	if _, known := strengths.table()[""]; known {
		t.Error("an empty word is read as a strength")
	}
	if _, known := levelWords()["undetermined"]; known {
		t.Error("undetermined is read as a level")
	}
}

func TestEachFamilyHasATitle(t *testing.T) {
	for _, family := range append(Families[:], General) {
		if title := family.String(); title == "" || title == family.ID() {
			t.Errorf("%q has the title %q", family.ID(), title)
		}
	}
}

func TestParseLevelReadsIDsAndNames(t *testing.T) {
	for _, l := range Levels {
		for _, text := range []string{l.ID(), l.String()} {
			if got, err := ParseLevel(text); err != nil || got != l {
				t.Errorf("ParseLevel(%q) = %v, %v; want %v", text, got, err, l)
			}
		}
	}
	for _, text := range []string{"", "undetermined", "medium", "0"} {
		if got, err := ParseLevel(text); err == nil {
			t.Errorf("ParseLevel(%q) = %v, want an error", text, got)
		}
	}
}
