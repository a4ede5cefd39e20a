package risk_test

import (
	"reflect"
	"testing"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/testdata/practices"
	"ephisra/testdata/results"
)

// TestAResultIsUsedAgain: into a result that held others, an assessment comes to the same as into a new one.
func TestAResultIsUsedAgain(t *testing.T) {
	bank, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	model, again := risk.Compile(bank), &risk.Result{}
	assessments := []*assessment.Assessment{results.Of(t, "ransomware-plastic-surgery").Assessment, {}}
	for seed := range uint64(20) {
		assessments = append(assessments, practices.Of(bank, seed))
	}
	for i, a := range assessments {
		model.AssessInto(again, a, assessment.Digest)
		if !reflect.DeepEqual(model.Assess(a), again) {
			t.Errorf("assessment %d comes to something else", i)
		}
	}
}
