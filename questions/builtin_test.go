package questions

import (
	"slices"
	"strings"
	"testing"
)

// The shipped bank is test data. What no single file can show is held here: that nothing the Rule,
// the ten steps or the list of threats asks for is left out.

func TestBuiltinLoads(t *testing.T) {
	b := mustLoad(t, Builtin())
	if b.ID != "hipaa-security-rule" || b.Version == "" {
		t.Errorf("bank %q, version %q", b.ID, b.Version)
	}
	if len(b.Questions) < 70 {
		t.Errorf("%d questions, want 70 or more", len(b.Questions))
	}
	wantWhole(t, b)
}

// TestBuiltinAsksAboutEveryStandard holds that a rule question cites each standard, one of its
// elements or one of its specifications.
func TestBuiltinAsksAboutEveryStandard(t *testing.T) {
	b := mustLoad(t, Builtin())
	asked := map[string]bool{}
	for _, q := range b.Questions {
		if q.Standing == Rule {
			for _, cite := range q.Cites {
				asked[standardOf(b, cite)] = true
			}
		}
	}
	for _, q := range b.Requirements {
		if q.Kind == Standard && !asked[q.ID] {
			t.Errorf("no rule question cites %s %s", q.ID, q.Title)
		}
	}
}

// standardOf returns the standard a citation belongs to, or "".
func standardOf(b *Bank, cite string) string {
	for _, q := range b.Requirements {
		within := q.ID == cite || slices.ContainsFunc(q.Elements, func(e Element) bool { return e.ID == cite })
		switch {
		case within && q.Kind == Standard:
			return q.ID
		case within:
			return q.Parent
		}
	}
	return ""
}

// TestBuiltinHasEachCategory holds the categories of the design, in their order, each with an event.
func TestBuiltinHasEachCategory(t *testing.T) {
	b := mustLoad(t, Builtin())
	want := strings.Fields(`ransomware-malware phishing-social-engineering stolen-credentials-remote-access lost-stolen-device
		insider-misuse former-workforce-access misconfigured-internet-exposed-system unpatched-vulnerability vendor-business-associate
		improper-disposal-media physical-intrusion availability-loss-outage-disaster unencrypted-transmission`)
	var got []string
	for _, c := range b.Categories {
		got = append(got, c.ID)
		if !slices.ContainsFunc(b.Threats, func(e ThreatEvent) bool { return e.Category == c.ID }) {
			t.Errorf("category %q has no event", c.ID)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("categories are %v, want %v", got, want)
	}
}

func TestBuiltinAsksAboutEveryActionStep(t *testing.T) {
	b := mustLoad(t, Builtin())
	if len(b.ActionSteps) != lastStep {
		t.Fatalf("%d action steps, want %d", len(b.ActionSteps), lastStep)
	}
	for _, s := range b.ActionSteps {
		if !slices.ContainsFunc(b.Questions, func(q *Question) bool { return q.Graded() && slices.Contains(q.Steps, s.Number) }) {
			t.Errorf("no question belongs to action step %d, %s", s.Number, s.Title)
		}
	}
}
