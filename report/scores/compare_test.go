package scores

import (
	"bytes"
	"encoding/json"
	"testing"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/testdata/results"
)

// TestCompareJSONTellsWhatMoved: each thing that moved stands once, with both values.
func TestCompareJSONTellsWhatMoved(t *testing.T) {
	before, after := results.Of(t, "ransomware-plastic-surgery"), results.Of(t, "ransomware-plastic-surgery")
	a := after.Assessment
	a.Answers["mfa-email"] = &assessment.Answer{Reply: assessment.Reply{Choice: "all"}}
	a.Answers["usb-media"] = &assessment.Answer{Reply: assessment.Reply{Unknown: true}}
	var b bytes.Buffer
	if err := CompareJSON(&b, "old.yaml", "new.yaml", risk.Compare(before, risk.Assess(after.Bank, a))); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Schema     string
		Old, New   struct{ File string }
		Events     []struct{ ID, Before, After, Change string }
		Safeguards []struct {
			Question, Change string
			Before, After    *int
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != CompareSchema || got.Old.File != "old.yaml" || got.New.File != "new.yaml" || len(got.Events) == 0 {
		t.Errorf("%+v", got)
	}
	for _, e := range got.Events {
		if e.Change != "better" || e.Before == e.After {
			t.Errorf("event %+v", e)
		}
	}
	seen := map[string]string{}
	for _, s := range got.Safeguards {
		if seen[s.Question] != "" {
			t.Errorf("%s is told twice", s.Question)
		}
		seen[s.Question] = s.Change
		if s.Change == "closed" && (s.Before == nil || s.After == nil || *s.After != 100) {
			t.Errorf("closed: %+v", s)
		}
		if s.Change == "no_longer_known" && s.After != nil {
			t.Errorf("no longer known: %+v", s)
		}
	}
	if seen["mfa-email"] != "closed" || seen["usb-media"] != "no_longer_known" {
		t.Errorf("mfa-email %q, usb-media %q", seen["mfa-email"], seen["usb-media"])
	}
}

// TestCompareJSONTellsWhatIsOpen: an event that stands higher only at the worst of what nobody knows any more is told so.
func TestCompareJSONTellsWhatIsOpen(t *testing.T) {
	before, after := results.Of(t, "well-run-family-practice"), results.Of(t, "well-run-family-practice")
	after.Assessment.Answers["mfa-email"] = &assessment.Answer{Reply: assessment.Reply{Unknown: true}}
	out := comparedOf("old.yaml", "new.yaml", risk.Compare(before, risk.Assess(after.Bank, after.Assessment)))
	open := 0
	for _, e := range out.Events {
		if e.Open != (*e.AfterBest <= *e.Before) || *e.BeforeBest > *e.Before || *e.AfterBest > *e.After {
			t.Errorf("%+v: from %s (%s) to %s (%s)", e, *e.Before, *e.BeforeBest, *e.After, *e.AfterBest)
		}
		if e.Open {
			open++
		}
	}
	if open == 0 {
		t.Errorf("no event is open: %+v", out.Events)
	}
}
