package assessment

import (
	"strings"
	"testing"
)

// TestEveryPartOfAFileHasItsFaults: what a key does not take is told where it stands, with what it takes.
func TestEveryPartOfAFileHasItsFaults(t *testing.T) {
	b := builtin(t)
	for _, c := range []struct{ src, want string }{
		{"sites: [{id: Main Street, name: \"M\"}]", `a.yaml:7:14: "Main Street" is not an id: use lower-case words joined by hyphens`},
		{"sites: [{id: a, name: \"M\"}, {id: a, name: \"N\"}]", `a.yaml:7:29: site "a" is listed twice`},
		{"sites: {id: a}", "a.yaml:7:8: expected a list, not keys and values"},
		{"vendors: [{id: v, name: \"\"}]", "a.yaml:7:25: the text is empty; say something or delete the key"},
		{"vendors: [{id: v}]", `a.yaml:7:11: vendor has no "name"; add it`},
		{"vendors: [{id: v, name: \"V\", ephi: maybe}]", `a.yaml:7:36: expected true or false, not "maybe"`},
		{"vendors: [{id: v, name: \"V\", baa: 3/31/2025}]", `a.yaml:7:35: "3/31/2025" is not a date; write year-month-day, such as 2026-11-23`},
		{"assets: [{id: a, name: \"A\", kind: toaster}]", `kind cannot be "toaster"; it is one of device, media, paper or system`},
		{"assets: [{id: a, name: \"A\", records: -1}]", "a.yaml:7:38: -1 is outside 0 to 1000000000"},
		{"assets: [{id: a, name: \"A\"}, {id: a, name: \"B\"}]", `asset "a" is listed twice`},
		{"answers:\n  mfa-email: {choice: \"\"}", "a.yaml:8:23: the text is empty; say something or delete the key"},
		{"answers:\n  mfa-email: {unknown: false}", "a.yaml:8:24: unknown is true or left out"},
		{"answers:\n  mfa-email: {choice: all, at: yesterday}", `"yesterday" is not a moment; write it like 2026-11-23T15:04:05Z`},
		{"answers:\n  mfa-email: {choice: all, basis: heard}", `basis cannot be "heard"; it is one of document, observed or stated`},
		{"answers:\n  mfa-email: {choice: all, evidence: [{where: \"w\"}]}", `evidence has no "what"; add it`},
		{"answers:\n  mfa-email: {choice: all, evidence: [{what: \"w\", sha256: abc}]}", `"abc" is not 64 hex digits`},
		{"answers:\n  mfa-email: {choice: all, note: \"a\\u0007b\"}", "unprintable character U+0007"},
		{"answers:\n  mfa-email: {choice: all, settled: {by: dana, why: \"w\"}}", "nothing is settled here: there is no conflict"},
		{"answers:\n  mfa-email: {choice: all, carried: {from: 2025-01-01, choice: all}}", "an answer with carried has no answer of its own beside it; keep one"},
		{"answers:\n  alarm: {sites: {moon: {choice: calls}}}", `unknown site "moon"; list them under sites`},
		{"answers:\n  backup-age: {number: 2000000000}", "a.yaml:8:24: 2000000000 is outside 0 to 1000000000"},
		{"answers:\n  remote-ways: {choices: [vpn, vpn]}", `option "vpn" is chosen twice`},
		{"answers: []", "a.yaml:7:10: answers must be question ids and what was answered"},
		{"overrides: [{threat: break-in, reason: \"r\", by: dana, at: 2026-11-23T10:00:00Z}]", "an override needs a likelihood, an impact, or both"},
		{"overrides: [{threat: break-in, impact: low, reason: \"r\", by: dana, at: 2026-11-23T10:00:00Z}, {threat: break-in, impact: high, reason: \"s\", by: dana, at: 2026-11-23T10:00:00Z}]",
			"the impact of break-in is set twice; keep one"},
		{"overrides: [{threat: break-inn, impact: low, reason: \"r\", by: dana, at: 2026-11-23T10:00:00Z}]", `unknown threat event "break-inn"; did you mean "break-in"?`},
		{"plan: [{fix: turn-on-mfa, state: finished}]", `state cannot be "finished"`},
		{"plan: [{fix: turn-on-mfa}, {fix: turn-on-mfa}]", `fix "turn-on-mfa" is listed twice`},
		{"plan: [{fix: turn-on-mfa, accepted: {on: 2026-01-01}}]", `accepted has no "by"; add it`},
		{"plan: [{fix: turn-on-mfa, verified: {by: dane, on: 2026-01-01}}]", `unknown person "dane"; did you mean "dana"?`},
		{"signoff: [{by: \"D\", role: \"r\", at: 2026-11-23T10:00:00Z, digest: abc}]", `"abc" is not sha256: and 64 hex digits`},
		{"sealed: maybe", `expected true or false, not "maybe"`},
		{"answered: many\nchecksum: \"sha256:" + strings.Repeat("0", 64) + "\"", "expected a whole number from 0 to 100000"},
		{"checksum: abc", `"abc" is not sha256: and 64 hex digits`},
	} {
		_, _, err := Decode("a.yaml", []byte(head+c.src+"\n"), b)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n got %v\nwant %s", c.src, err, c.want)
		}
	}
}

// TestADecisionFileByItself: what "sra answer --decision" takes.
func TestADecisionFileByItself(t *testing.T) {
	people := []Person{{"dana", "Dana", ""}}
	const whole = "why: \"w\"\ninstead: \"i\"\napproved_by: dana\non: 2026-11-01\nreview_by: 2027-11-01\n"
	d, err := DecodeDecision("d.yaml", []byte(whole), people)
	if err != nil || !d.Complete(Day{2026, 11, 23}) || d.ReviewBy != (Day{2027, 11, 1}) {
		t.Errorf("%+v, %v", d, err)
	}
	for src, want := range map[string]string{
		"": "d.yaml:1:1", "{}": "the decision says nothing", "why: \"w\"\nwhy: \"v\"\n": "repeated", "reason: \"w\"\n": `unknown key "reason" in decision`,
		"approved_by: dane\n": `unknown person "dane"; did you mean "dana"?`, "on: someday\n": `"someday" is not a date`, "[why]": "decision must be keys and values, not a list",
	} {
		if d, err := DecodeDecision("d.yaml", []byte(src), people); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %+v, %v; want %q", src, d, err, want)
		}
	}
}

// TestADecisionHasAnEnd: without any of what it needs, before it is made, or past its review it is not complete.
func TestADecisionHasAnEnd(t *testing.T) {
	on := Day{2026, 11, 23}
	whole := Decision{Why: "w", Instead: "i", ApprovedBy: "dana", On: on, ReviewBy: on}
	if !whole.Complete(on) {
		t.Error("a whole decision is not complete on its own day")
	}
	var none *Decision
	for name, d := range map[string]*Decision{
		"none": none, "no why": {Instead: "i", ApprovedBy: "dana", On: on}, "nothing instead": {Why: "w", ApprovedBy: "dana", On: on},
		"nobody": {Why: "w", Instead: "i", On: on}, "no day": {Why: "w", Instead: "i", ApprovedBy: "dana"},
		"to come": {Why: "w", Instead: "i", ApprovedBy: "dana", On: Day{2026, 11, 24}}, "past review": {Why: "w", Instead: "i", ApprovedBy: "dana", On: Day{2026, 1, 1}, ReviewBy: Day{2026, 11, 22}},
	} {
		if d.Complete(on) {
			t.Errorf("%s: complete", name)
		}
	}
}

// TestMomentsKeepTheirTimeZone: the day somebody said something is the day it was there.
func TestMomentsKeepTheirTimeZone(t *testing.T) {
	b := builtin(t)
	for text, day := range map[string]Day{
		"2026-11-25T18:30:00-08:00": {2026, 11, 25}, "2026-11-26T02:30:00Z": {2026, 11, 26}, "2026-11-26T11:30:00+09:00": {2026, 11, 26},
	} {
		a, _, err := Decode("a.yaml", []byte(head+"answers:\n  mfa-email: {choice: all, at: "+text+"}\n"), b)
		if err != nil {
			t.Fatal(err)
		}
		if got := DayOf(a.Answers["mfa-email"].At); got != day {
			t.Errorf("%s: %v, want %v", text, got, day)
		}
		if file := string(Encode(a, b)); !strings.Contains(file, "at: "+text) {
			t.Errorf("%s is written as\n%s", text, file)
		}
	}
}
