package risk

import (
	"slices"
	"strings"
	"testing"

	"ephisra/assessment"
)

// TestEvidenceOfASiteFallsDueToo: what was shown for one site's answer is a year old in time, as any other.
func TestEvidenceOfASiteFallsDueToo(t *testing.T) {
	b := builtin(t)
	shown := func(what string) *assessment.Answer {
		return &assessment.Answer{Rev: 1, Reply: assessment.Reply{Choice: "calls"},
			Evidence: []assessment.Evidence{{What: what, Dated: assessment.Day{Year: 2026, Month: 3, Date: 1}}}}
	}
	a := &assessment.Assessment{AsOf: assessment.Day{Year: 2026, Month: 3, Date: 1},
		Sites: []assessment.Site{{ID: "main"}, {ID: "west"}},
		Answers: map[string]*assessment.Answer{"alarm": {Rev: 1, Sites: map[string]*assessment.Answer{
			"west": shown("bill of west"), "main": shown("bill of main")}}}}
	var got []string
	for _, d := range Assess(b, a).Due() {
		got = append(got, d.On.String()+" "+d.What)
	}
	want := []string{"2027-03-01 show anew: bill of main (alarm)", "2027-03-01 show anew: bill of west (alarm)"}
	if !slices.Equal(got, want) {
		t.Errorf("due: %q, want %q", got, want)
	}
}

// TestWhatFallsDueIsNamedAsThePracticeNamesIt: earliest first, each thing by its name, not by an id.
func TestWhatFallsDueIsNamedAsThePracticeNamesIt(t *testing.T) {
	b := builtin(t)
	day := func(year int) assessment.Day { return assessment.Day{Year: year, Month: 3, Date: 1} }
	a := &assessment.Assessment{AsOf: day(2026),
		Answers: map[string]*assessment.Answer{"auto-logoff": {Rev: 1, Reply: assessment.Reply{Choice: "never"},
			Decision: &assessment.Decision{Why: "w", Instead: "i", ApprovedBy: "kim", On: day(2025), ReviewBy: day(2027)}}},
		Vendors: []assessment.Vendor{{ID: "v17", Name: "Northlake Billing", BAAEnds: day(2028)}, {ID: "v18", Name: "No end"}},
		Assets:  []assessment.Asset{{ID: "pc-3", Name: "Front desk PC", SupportEnds: day(2024)}},
		Plan: []assessment.PlanItem{{Fix: "turn-on-mfa", Due: day(2026)},
			{Fix: "restore-test", State: assessment.PlanDone, Due: day(2023)}}}
	want := []string{"support of Front desk PC ends", b.Fix("turn-on-mfa").Title, "review the decision on: " +
		b.Question("auto-logoff").Ask, "business associate agreement of Northlake Billing ends"}
	due := Assess(b, a).Due()
	if len(due) != len(want) {
		t.Fatalf("due: %+v", due)
	}
	for i, d := range due {
		if !strings.HasPrefix(d.What, want[i]) || i > 0 && due[i-1].On.After(d.On) {
			t.Errorf("%d is %+v, want %q", i, d, want[i])
		}
	}
}
