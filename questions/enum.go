package questions

import (
	"fmt"

	"ephisra/questions/yamlfile"
)

// enum holds the words of a type by value, as files write them. The word of the zero value is
// empty: not known, and never written.
type enum[T ~int8] []string

// word returns how files write a value.
func (e enum[T]) word(v T) string {
	if v < 0 || int(v) >= len(e) {
		return fmt.Sprintf("unknown (%d)", v)
	}
	return e[v]
}

// table returns the values by their words, for reading.
func (e enum[T]) table() map[string]T {
	t := make(map[string]T, len(e))
	for v, word := range e {
		if word != "" {
			t[word] = T(v)
		}
	}
	return t
}

// read reads one of the words.
func (e enum[T]) read(f *file, n *node, what string) T {
	return yamlfile.Word(&f.Reader, n, what, e.table())
}

// levelWords returns the levels by their ids, for reading.
func levelWords() map[string]Level {
	t := make(map[string]Level, len(Levels))
	for _, l := range Levels {
		t[l.ID()] = l
	}
	return t
}

var (
	safeguards = enum[Safeguard]{General: "general", Administrative: "administrative", Physical: "physical",
		Technical: "technical", Organizational: "organizational", Documentation: "documentation"}
	kinds       = enum[RequirementKind]{GeneralRule: "general", Standard: "standard", Specification: "specification"}
	obligations = enum[Obligation]{Required: "required", Addressable: "addressable"}
	efforts     = enum[Effort]{Small: "small", Medium: "medium", Large: "large"}
	standings   = enum[Standing]{Rule: "rule", GoodPractice: "good-practice", Proposed: "proposed", Fact: "fact"}
	pers        = enum[Per]{PerPractice: "practice", PerSite: "site"}
	meetings    = enum[Meets]{MeetsNot: "no", MeetsPartly: "partly", MeetsWholly: "yes"}
	types       = enum[Type]{Choice: "choice", Many: "many", Date: "date", Number: "number", ShareOf: "share",
		Text: "text"}
	inventories = enum[Inventory]{Assets: "assets", Vendors: "vendors", Risks: "risks"}
	listings    = enum[Listing]{OpenAddressable: "open-addressable", OurVendors: "vendors", OurAssets: "assets"}
	strengths   = enum[Strength]{Supporting: "supporting", ModerateStrength: "moderate", Strong: "strong"}
	factors     = enum[Factor]{OnLikelihood: "likelihood", OnImpact: "impact"}
	sources     = enum[ThreatSource]{Adversarial: "adversarial", Accidental: "accidental", Structural: "structural",
		Environmental: "environmental"}
	faults = enum[InventoryFault]{NotEncrypted: "not-encrypted", OutOfSupport: "out-of-support",
		NoAgreement: "no-agreement", AgreementExpired: "agreement-expired"}
	harms = enum[Harm]{Confidentiality: "confidentiality", Integrity: "integrity", Availability: "availability"}
)

// safeguardTitles are what reports call the families.
var safeguardTitles = enum[Safeguard]{General: "General rules", Administrative: "Administrative safeguards",
	Physical:  "Physical safeguards",
	Technical: "Technical safeguards", Organizational: "Organizational requirements",
	Documentation: "Policies, procedures and documentation"}

// ID returns the family as files write it, such as "physical".
func (s Safeguard) ID() string { return safeguards.word(s) }

// String returns the family as a report prints it, such as "Physical safeguards".
func (s Safeguard) String() string { return safeguardTitles.word(s) }

// String returns the kind as files write it.
func (k RequirementKind) String() string { return kinds.word(k) }

// String returns the obligation as files write it.
func (o Obligation) String() string { return obligations.word(o) }

// String returns the effort as files write it.
func (e Effort) String() string { return efforts.word(e) }

// String returns the standing as files write it.
func (s Standing) String() string { return standings.word(s) }

// String returns "practice" or "site".
func (p Per) String() string { return pers.word(p) }

// String returns the judgement as files write it.
func (m Meets) String() string { return meetings.word(m) }

// String returns the form as files write it.
func (t Type) String() string { return types.word(t) }

// String returns the inventory as files write it.
func (i Inventory) String() string { return inventories.word(i) }

// String returns the listing as files write it.
func (l Listing) String() string { return listings.word(l) }

// String returns the strength as files write it.
func (s Strength) String() string { return strengths.word(s) }

// String returns the factor as files write it.
func (f Factor) String() string { return factors.word(f) }

// String returns the threat source as files write it.
func (s ThreatSource) String() string { return sources.word(s) }

// String returns the fault as files write it.
func (i InventoryFault) String() string { return faults.word(i) }

// String returns the harm as files write it.
func (h Harm) String() string { return harms.word(h) }
