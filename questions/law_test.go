package questions

import (
	"slices"
	"strings"
	"testing"
)

// lawTexts are what an independent reading of the bank against the Rule found said too much or wrongly,
// each with the text it stands in, what must not be there and what must. What an answer meets of a
// paragraph is held by the cases in assessment/risk/law_test.go.
var lawTexts = []struct {
	paragraph, name string
	text            func(*Bank) string
	not, must       string
}{
	{"164.306(b)(2)", "no record of the weighing is asked", requirementText("164.306(b)(2)"), "show that", "into account"},
	{"164.306(b)(2)", "nor on paper", questionText("measures-weighed"), "on paper", "does not ask for a note"},
	{"164.308(a)(7)(ii)(A)", "neither how often nor where", questionText("backup-coverage"), "",
		"names neither how often nor where"},
	{"164.306(d)(3)(ii)(B)", "no approver, no date", questionText("addressable-decisions"), "approved", "this tool's"},
	{"164.306(d)(3)", "an equivalent only where reasonable and appropriate", termText("addressable"), "",
		"where that is reasonable and appropriate"},
	{"160.103", "who is no business associate", questionText("vendor-list"), "or carry",
		"internet providers that only carry"},
	{"160.103", "nor in the share", questionText("baa-share"), "", "internet providers that only carry"},
	{"164.402", "a breach is presumed, by e-mail", threatText("ransomware-by-email"), "count as breached", "presumed"},
	{"164.402", "a breach is presumed, from outside", threatText("ransomware-by-remote-access"), "count as breached",
		"presumed"},
	{"164.402", "a breach is presumed, of a laptop", threatText("lost-laptop"), "counts as a breach", "presumed"},
	{"164.402", "the exceptions, and looking", termText("breach"), "", "looking at"},
	{"164.402", "secured only with the key apart", termText("encryption"), "", "key that was kept apart"},
	{"Microsoft", "long-term editions of Windows 10", questionText("unsupported-systems"), "",
		"LTSC 2021 to January 12, 2027"},
	{"Microsoft", "Office 2021", questionText("unsupported-systems"), "", "2019 and 2021 (October 13, 2026)"},
	{"MIPS", "two attestations, small practices", termText("mips"), "", "two things"},
	{"164.508(c)", "authorization, not consent", questionText("disclosure-guard"), "written consent", "authorization"},
	{"164.508(c)", "nor in its fix", fixText("settle-posting"), "consent", "authorization"},
	{"164.312(a)(2)(iii)", "no ceiling", questionText("auto-logoff"), "beyond 30", "names no number of minutes"},
	{"164.308(a)(1)(ii)(D)", "no interval", questionText("log-review"), "not regular", "sets no interval"},
	{"164.308(a)(2)", "the official need not be staff", questionText("security-official"), "not take over the duty",
		"stays liable"},
	{"164.308(a)(6)", "a fax from paper is none", questionText("incident-response"), "fax", "e-mail"},
	{"164.504(e)(3)", "a memorandum between government bodies", questionText("government-terms"), "",
		"both sides are government bodies"},
	{"OCR", "no share of small misdirections", threatText("sent-to-wrong-person"), "commonest kind", "judgement"},
}

func TestBuiltinSaysNoMoreThanTheRule(t *testing.T) {
	b := mustLoad(t, Builtin())
	for _, c := range lawTexts {
		text := c.text(b)
		if text == "" {
			t.Errorf("%s, %s: no such text", c.paragraph, c.name)
		}
		if c.not != "" && strings.Contains(text, c.not) {
			t.Errorf("%s, %s: it says %q: %s", c.paragraph, c.name, c.not, text)
		}
		if !strings.Contains(text, c.must) {
			t.Errorf("%s, %s: it does not say %q: %s", c.paragraph, c.name, c.must, text)
		}
	}
}

func questionText(id string) func(*Bank) string {
	return func(b *Bank) string {
		q := b.Question(id)
		return strings.Join([]string{q.Ask, q.Help, optionTexts(q), q.Weakness}, "\n")
	}
}

func requirementText(id string) func(*Bank) string {
	return func(b *Bank) string { return b.Requirement(id).Summary }
}

func termText(id string) func(*Bank) string { return func(b *Bank) string { return b.Term(id).Text } }

func threatText(id string) func(*Bank) string {
	return func(b *Bank) string { return b.Threat(id).Basis }
}

func fixText(id string) func(*Bank) string {
	return func(b *Bank) string { f := b.Fix(id); return f.First + f.Lasting }
}

// TestBuiltinCitesNoNeighbour holds citations that an independent reading found to be of the paragraph next door.
func TestBuiltinCitesNoNeighbour(t *testing.T) {
	b := mustLoad(t, Builtin())
	for id, cite := range map[string]string{
		"usb-media": "164.310(d)(1)", "documents-reviewed": "164.306(e)", "vendor-exit": "164.314(a)(2)(i)",
		"power-and-internet": "164.310(a)(2)(ii)",
		"site-protection":    "164.310(a)(1)", "misdirected-check": "164.312(e)(1)", "ai-notes-checked": "164.312(c)(1)",
		"disclosure-guard": "164.306(a)(3)",
	} {
		if slices.Contains(b.Question(id).Cites, cite) {
			t.Errorf("%s cites %s", id, cite)
		}
	}
	if step := b.ActionSteps[1]; slices.Contains(step.Supports, "164.308(a)(5)(ii)(A)") ||
		slices.Contains(step.Supports, "164.310(b)") {
		t.Errorf("action step %d supports %v: updates of software are no reminders to people", step.Number, step.Supports)
	}
}
