package risk

import (
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
)

func day(text string) assessment.Day {
	d, err := assessment.ParseDay(text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestQuotientRoundsHalfUp(t *testing.T) {
	for _, c := range []struct{ n, by, want int }{{0, 3, 0}, {1, 3, 0}, {1, 2, 1}, {3, 2, 2}, {2, 3, 1}, {100, 1, 100},
		{149, 100, 1}, {150, 100, 2}} {
		if got := quotient(c.n, c.by); got != c.want {
			t.Errorf("quotient(%d, %d) = %d, want %d", c.n, c.by, got, c.want)
		}
	}
}

func TestAgeInPlaceCountsFromTheAssessmentsDay(t *testing.T) {
	bands := []questions.AgeBand{{Months: 12, InPlace: 100}, {Months: 24, InPlace: 40}}
	for _, c := range []struct {
		name, date string
		want       int
	}{
		{"the day itself", "2026-11-23", 100},
		{"exactly twelve months", "2025-11-23", 100},
		{"a day over twelve months", "2025-11-22", 40},
		{"exactly twenty-four months", "2024-11-23", 40},
		{"older than every band", "2024-11-22", 0},
		{"a day in the future says nothing yet", "2026-11-24", 0},
	} {
		if got := ageInPlace(bands, day(c.date), day("2026-11-23")); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}

func TestManyInPlaceIsAtMostWhole(t *testing.T) {
	q := &questions.Question{Options: []questions.Option{{ID: "a", InPlace: 60}, {ID: "b", InPlace: 60}}}
	for _, c := range []struct {
		chosen []string
		want   int
	}{{nil, 0}, {[]string{"a"}, 60}, {[]string{"a", "b"}, 100}, {[]string{"gone"}, 0}} {
		if got := manyInPlace(q, c.chosen); got != c.want {
			t.Errorf("manyInPlace(%v) = %d, want %d", c.chosen, got, c.want)
		}
	}
}

func TestRangeInPlaceIncludesBothEnds(t *testing.T) {
	ranges := []questions.Range{{From: 0, To: 14, InPlace: 100}, {From: 15, To: 30, InPlace: 50}}
	for n, want := range map[int]int{0: 100, 14: 100, 15: 50, 30: 50, 31: 0} {
		if got := rangeInPlace(ranges, n); got != want {
			t.Errorf("rangeInPlace(%d) = %d, want %d", n, got, want)
		}
	}
}

// safeguard is one on a path: its weight, and how it was answered.
type safeguard struct {
	weight  int32
	inPlace int
	state   State
}

// The weights of a strong and a moderate safeguard.
const strongWeight, moderateWeight = 4, 2

func TestGapWeighsSafeguards(t *testing.T) {
	for _, c := range []struct {
		name          string
		list          []safeguard
		whole, strong int
	}{
		{"nothing to weigh is whole", nil, 100, 0},
		{"all in place", []safeguard{{strongWeight, 100, Answered}}, 0, 0},
		{"(4×100 + 2×0) ÷ 6", []safeguard{{strongWeight, 0, Answered}, {moderateWeight, 100, Answered}}, 67, 100},
		{"(4×0 + 2×50) ÷ 6", []safeguard{{strongWeight, 100, Answered}, {moderateWeight, 50, Answered}}, 17, 0},
		{"not applicable stands in neither sum",
			[]safeguard{{strongWeight, 100, Answered}, {moderateWeight, 0, NotApplicable}}, 0, 0},
		{"hidden by facts stands in neither sum",
			[]safeguard{{strongWeight, 0, HiddenByFact}, {moderateWeight, 40, Answered}}, 60, 0},
		{"hidden by another answer counts at 0", []safeguard{{strongWeight, 0, HiddenByReply}}, 100, 100},
		{"everything left out is whole", []safeguard{{strongWeight, 0, NotApplicable}}, 100, 0},
	} {
		var guards []guard
		var findings []Finding
		for i, one := range c.list {
			guards = append(guards, guard{question: int32(i), weight: one.weight, strong: one.weight == strongWeight})
			findings = append(findings, Finding{State: one.state, InPlace: one.inPlace})
		}
		g := weigh(guards, scenarioOf(findings, asAnswered))
		if g.Whole != c.whole || g.Strong != c.strong {
			t.Errorf("%s: got whole %d and strong %d, want %d and %d", c.name, g.Whole, g.Strong, c.whole, c.strong)
		}
	}
}

func TestSusceptibilityIsAtLeastHalfAStrongGap(t *testing.T) {
	for _, c := range []struct{ whole, strong, limit, left, want int }{
		{30, 100, 100, 0, 50}, {70, 100, 100, 0, 70}, {0, 0, 100, 0, 0}, {10, 41, 100, 0, 21},
		{70, 100, 20, 0, 20}, {10, 20, 40, 0, 10}, {0, 0, 20, 15, 15}, {70, 100, 20, 40, 40},
	} {
		e := &event{ThreatEvent: &questions.ThreatEvent{SusceptibilityLeft: c.left}}
		if got := e.susceptibility(weighing{Whole: c.whole, Strong: c.strong, Cap: c.limit}); got != c.want {
			t.Errorf("susceptibility of gap %d, strong %d, cap %d, left %d = %d, want %d", c.whole, c.strong, c.limit, c.left,
				got, c.want)
		}
	}
}

func TestImpactWithoutAStrongLimitIsWhole(t *testing.T) {
	p, limits := values{impact: 90, impactLeft: 40}, make([]guard, 1)
	for _, c := range []struct{ whole, strong, want int }{{0, 0, 40}, {100, 100, 90}, {20, 100, 90}, {50, 0, 65},
		{25, 25, 53}} {
		if got := p.impactWith(limits, weighing{Whole: c.whole, Strong: c.strong}); got != c.want {
			t.Errorf("impactWith(%d, %d) = %d, want %d", c.whole, c.strong, got, c.want)
		}
	}
}

func TestStatusJoinsClaims(t *testing.T) {
	for _, c := range []struct {
		name   string
		claims []RequirementStatus
		want   RequirementStatus
	}{
		{"no question asked", nil, NotRelevant},
		{"none applies", []RequirementStatus{NotRelevant, NotRelevant}, NotRelevant},
		{"all met", []RequirementStatus{Met, NotRelevant, Met}, Met},
		{"one decided, the rest met", []RequirementStatus{Met, Alternative}, Alternative},
		{"all decided", []RequirementStatus{Alternative}, Alternative},
		{"decided beside not met", []RequirementStatus{Alternative, NotMet}, Partly},
		{"none met", []RequirementStatus{NotMet, NotMet}, NotMet},
		{"none answered", []RequirementStatus{NotAssessed, NotAssessed}, NotAssessed},
		{"unanswered beside met", []RequirementStatus{Met, NotAssessed}, Partly},
		{"unanswered beside not met", []RequirementStatus{NotMet, NotAssessed}, Partly},
		{"met in part", []RequirementStatus{Partly, NotRelevant}, Partly},
	} {
		var all joined
		for _, s := range c.claims {
			all.add(s)
		}
		if got := all.status(); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
