package risk_test

import (
	"testing"

	"ephisra/assessment/risk"
	"ephisra/testdata/results"
)

// BenchmarkAssess works one assessment out, and BenchmarkPlan its plan: what scoring many files costs beside reading
// them.
func BenchmarkAssess(b *testing.B) {
	r := results.Of(b, "ransomware-plastic-surgery")
	b.ReportAllocs()
	for b.Loop() {
		risk.Assess(r.Bank, r.Assessment)
	}
}

func BenchmarkPlan(b *testing.B) {
	r := results.Of(b, "ransomware-plastic-surgery")
	b.ReportAllocs()
	for b.Loop() {
		r.Plan()
	}
}
