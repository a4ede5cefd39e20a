package questions

import (
	"regexp"
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

// TestBuiltinAsksAboutEveryStandard checks that a rule question cites each standard, one of its
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
		if !slices.ContainsFunc(b.Questions,
			func(q *Question) bool { return q.Graded() && slices.Contains(q.Steps, s.Number) }) {
			t.Errorf("no question belongs to action step %d, %s", s.Number, s.Title)
		}
	}
}

// TestBuiltinQuestionsAreWhole holds what the format leaves free and the shipped bank must have.
func TestBuiltinQuestionsAreWhole(t *testing.T) {
	b := mustLoad(t, Builtin())
	for _, q := range b.Questions {
		for _, fault := range lacking(b, q) {
			t.Errorf("%s: %s", q.ID, fault)
		}
	}
}

func lacking(b *Bank, q *Question) []string {
	var faults []string
	want := func(holds bool, fault string) {
		if !holds {
			faults = append(faults, fault)
		}
	}
	want(q.Since != "" && q.Help != "" && len(q.Whom) > 0, "lacks since, help or whom")
	want(strings.HasSuffix(q.Ask, "?"), "does not end with a question mark")
	want(!strings.Contains(strings.ToLower(optionTexts(q)), "all of the above"), "offers all of the above")
	if q.Standing == Fact {
		return faults
	}
	want(len(q.Evidence) > 0, "names no evidence")
	want(strings.HasSuffix(q.Weakness, "."), "has no weakness that is a sentence")
	want(len(q.Links("csf")) > 0 && len(q.Links("hicp")) > 0, "leads to no CSF subcategory or HICP practice")
	fix := b.Fix(q.Fix)
	want(fix != nil && fix.Affordable != "" && fix.Cost != "", "has no fix with a way to afford it and a cost")
	if q.Type == Choice {
		want(len(q.Options) >= 3 && len(q.Options) <= 5, "has fewer than three or more than five options")
	}
	return faults
}

func optionTexts(q *Question) string {
	all := ""
	for _, o := range q.Options {
		all += o.Text + "\n"
	}
	return all
}

// TestBuiltinThreatsRestOnSomething: 25 to 45 events; each says which published figure its values
// rest on, or that they are judgement; impacts use the scale from Low upwards.
func TestBuiltinThreatsRestOnSomething(t *testing.T) {
	b := mustLoad(t, Builtin())
	if n := len(b.Threats); n < 25 || n > 45 {
		t.Errorf("%d events, want 25 to 45", n)
	}
	levels := map[Level]int{}
	for i := range b.Threats {
		e := &b.Threats[i]
		levels[b.Method.Level(e.Impact)]++
		if !slices.ContainsFunc([]string{"HHS breach portal", "Verizon", "Sophos", "OCR", "IBM", "NetDiligence", "Table G-3",
			"udgement"}, func(s string) bool { return strings.Contains(e.Basis, s) }) {
			t.Errorf("%s rests on nothing published and does not say it is judgement: %s", e.ID, e.Basis)
		}
		if !regexp.MustCompile(`(?i)impact|harm|Table H-3|one patient at a time`).MatchString(e.Basis) {
			t.Errorf("%s does not say what its impact rests on: %s", e.ID, e.Basis)
		}
	}
	for _, l := range Levels[1:] { // a harm that is Very Low need not be assessed
		if levels[l] == 0 {
			t.Errorf("no event has %v impact", l)
		}
	}
}

// TestBuiltinSaysWhatEachAnswerMeets checks that every answer to every rule question judges every
// paragraph cited, and that no other question does.
func TestBuiltinSaysWhatEachAnswerMeets(t *testing.T) {
	b := mustLoad(t, Builtin())
	rules := 0
	for _, q := range b.Questions {
		want := len(q.Cites)
		if q.Standing != Rule || q.Type == Many {
			want = 0
		}
		for _, m := range q.Meetings() {
			if len(m) != want || slices.Contains(m, NoMeets) {
				t.Errorf("%s: an answer says %v of %d paragraphs", q.ID, m, want)
			}
		}
		if q.Standing == Rule {
			rules++
		}
		if q.Standing == Rule && q.Type == Many && len(q.MeetsWith) != len(q.Cites) {
			t.Errorf("%s: the checklist judges %d of %d paragraphs", q.ID, len(q.MeetsWith), len(q.Cites))
		}
	}
	if rules == 0 {
		t.Error("no rule question")
	}
}
