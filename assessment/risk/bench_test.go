package risk_test

import (
	"testing"

	"ephisra/assessment/risk"
	"ephisra/testdata/results"
)

// BenchmarkAssess works one assessment out, and BenchmarkPlan its plan: what scoring many files costs beside reading
// them. BenchmarkCompile is what comes once before.
func BenchmarkAssess(b *testing.B) {
	r := results.Of(b, "ransomware-plastic-surgery")
	model := risk.Compile(r.Bank)
	b.ReportAllocs()
	for b.Loop() {
		model.Assess(r.Assessment)
	}
}

func BenchmarkCompile(b *testing.B) {
	r := results.Of(b, "ransomware-plastic-surgery")
	b.ReportAllocs()
	for b.Loop() {
		risk.Compile(r.Bank)
	}
}

func BenchmarkPlan(b *testing.B) {
	r := results.Of(b, "ransomware-plastic-surgery")
	b.ReportAllocs()
	for b.Loop() {
		r.Plan()
	}
}
