// Package results works the sample practices out, for tests.
package results

import (
	"sync"
	"testing"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/testdata/assessments"
)

var bank = sync.OnceValues(func() (*questions.Bank, error) { return questions.Load(questions.Builtin()) })

// Of is the result of a sample, named without its ending: worked out anew, so that a test may change it. The bank is
// shared by all; what goes wrong ends the test.
func Of(t testing.TB, name string) *risk.Result {
	t.Helper()
	b, err := bank()
	if err != nil {
		t.Fatal(err)
	}
	src, err := assessments.Samples.ReadFile(name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := assessment.Decode(name, src, b)
	if err != nil {
		t.Fatal(err)
	}
	return risk.Assess(b, a)
}
