package risk

import (
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
)

// said is the answers to some questions: one option each, or several of a checklist.
type said map[string][]string

// lawCases are what an independent reading of the bank against the Rule found wrong, each as the
// answers given and the status that each paragraph then has. Everything else is wholly in place.
var lawCases = []struct {
	paragraph, name string
	said            said
	want            map[string]RequirementStatus
}{
	{"164.308(a)(5)(i)", "no interval: a team trained long ago is trained",
		said{"training-who": {"everyone"}, "training-date": {"never"}},
		status("164.308(a)(5)(i)", Met)},
	{"164.308(a)(5)(i)", "some left out", said{"training-who": {"most"}}, status("164.308(a)(5)(i)", Partly)},
	{"164.308(a)(1)(ii)(B)", "nothing done", said{"risk-plan": {"nothing"}}, status("164.308(a)(1)(ii)(B)", Partly)},
	{"164.308(a)(1)(ii)(B)", "measures without a written plan", said{"risk-plan": {"worked-on"}},
		status("164.308(a)(1)(ii)(B)", Met)},
	{"164.308(a)(1)(ii)(B)", "an overdue plan", said{"risk-plan": {"written"}}, status("164.308(a)(1)(ii)(B)", Partly)},
	{"164.308(a)(1)(ii)(A)", "thorough, but older than the last big change", said{"risk-analysis-scope": {"everything"}},
		status("164.308(a)(1)(ii)(A)", Partly)},
	{"164.308(a)(1)(ii)(A)", "a checklist is none", said{"risk-analysis-scope": {"checklist"}},
		status("164.308(a)(1)(ii)(A)", NotMet)},
	{"164.308(b)(3)", "AI tools without an agreement", said{"ai-tools-approved": {"free"}},
		status("164.308(b)(3)", Partly, "164.308(b)(1)", Partly)},
	{"164.308(b)(3)", "AI tools under agreement, others not blocked", said{"ai-tools-approved": {"told"}},
		status("164.308(b)(3)", Met)},
	{"164.308(b)(3)", "web forms without an agreement", said{"web-forms": {"no-agreement"}},
		status("164.308(b)(3)", Partly, "164.312(e)(2)(ii)", Met)},
	{"164.308(b)(3)", "video visits without an agreement", said{"telehealth-visits": {"own-link", "private-room"}},
		status("164.308(b)(3)", Partly)},
	{"164.308(b)(3)", "trackers behind the sign-in without an agreement", said{"web-tracking": {"some"}},
		status("164.308(b)(3)", Partly)},
	{"164.306(a)(2)", "no feed of dangers", said{"threat-news": {"no"}}, status("164.306(a)(2)", Met)},
	{"164.306(a)(2)", "a feed, and nothing done", said{"threat-news": {"acted-on"}, "risk-plan": {"nothing"}},
		status("164.306(a)(2)", NotMet)},
	{"164.306(b)(2)", "all four factors weighed, one forgotten", said{"measures-weighed": {"size", "technology", "cost"}},
		status("164.306(b)(2)", Partly)},
	{"164.306(b)(2)", "what was offered was taken", said{"measures-weighed": {"nothing"}},
		status("164.306(b)(2)", NotMet)},
	{"164.308(b)(1)", "no list, but every vendor under agreement", said{"vendor-list": {"no-list"}},
		status("164.308(b)(1)", Met, "164.308(b)(3)", Met)},
	{"164.306(a)(3)", "two doctors may both post", said{"disclosure-guard": {"rules"}}, status("164.306(a)(3)", Met)},
	{"164.306(a)(3)", "open shares and a good posting policy", said{"system-access-rights": {"anyone"}},
		status("164.306(a)(3)", Partly)},
	{"164.308(a)(5)(ii)(C)", "watched, no lock-out", said{"login-monitoring": {"watched"}},
		status("164.308(a)(5)(ii)(C)", Met)},
	{"164.308(a)(5)(ii)(C)", "lock-out, unwatched", said{"login-monitoring": {"lock"}},
		status("164.308(a)(5)(ii)(C)", Partly)},
	{"164.308(a)(7)(ii)(D)", "tried 14 months ago", said{"contingency-test": {"two-years"}},
		status("164.308(a)(7)(ii)(D)", Met)},
	{"164.308(a)(7)(ii)(D)", "tried and not revised", said{"contingency-test": {"unrevised"}},
		status("164.308(a)(7)(ii)(D)", Partly)},
	{"164.310(d)(1)", "an unenforced rule on sticks", said{"usb-media": {"encrypted-rule"}},
		status("164.310(d)(1)", Met, "164.312(a)(2)(iv)", Met)},
	{"164.310(d)(1)", "a rule on moves without a list", said{"device-movement": {"rule-only"}},
		status("164.310(d)(2)(iii)", NotMet, "164.310(d)(1)", Partly)},
	{"164.308(a)(1)(ii)(C)", "nobody broke a rule", said{"sanctions": {"written-used"}},
		status("164.308(a)(1)(ii)(C)", Met)},
	{"164.306(e)", "policies reread, safeguards never changed", said{"evaluation": {"never"}},
		status("164.306(e)", NotMet, "164.316(b)(2)(iii)", Met)},
	{"164.306(e)", "checked, nothing written", said{"evaluation": {"unwritten"}},
		status("164.306(e)", Partly, "164.308(a)(8)", Met)},
	{"164.310(a)(2)(iii)", "visitors only", said{"visitors": {"two"}}, status("164.310(a)(2)(iii)", Partly)},
	{"164.310(a)(2)(iii)", "all three parts, no log", said{"visitors": {"accompanied"}},
		status("164.310(a)(2)(iii)", Met)},
	{"164.310(c)", "a laptop shared with the family", said{"home-office": {"screen", "carried"}},
		status("164.310(c)", Partly)},
	{"164.310(c)", "papers at home, workstations guarded", said{"home-office": {"device", "screen", "carried"}},
		status("164.310(c)", Met)},
	{"164.308(a)(7)(ii)(A)", "everything, less often", said{"backup-coverage": {"all-less"}},
		status("164.308(a)(7)(ii)(A)", Met)},
	{"164.308(a)(7)(ii)(A)", "some things not", said{"backup-coverage": {"main"}}, status("164.308(a)(7)(ii)(A)", Partly)},
	{"164.312(a)(2)(ii)", "written, not tried", said{"emergency-access": {"written"}}, status("164.312(a)(2)(ii)", Met)},
	{"164.308(a)(7)(i)", "no plan for power, internet or a missing manager", said{"contingency-policy": {"main"}},
		status("164.308(a)(7)(i)", Met)},
	{"164.308(a)(7)(i)", "no plan for fire", said{"contingency-policy": {"some"}}, status("164.308(a)(7)(i)", Partly)},
	{"164.314(a)(2)(i)", "accounts stay when a vendor goes", said{"vendor-exit": {"nothing"}},
		status("164.314(a)(2)(i)", Met)},
	{"164.310(a)(2)(ii)", "no battery", said{"power-and-internet": {"none"}}, status("164.310(a)(2)(ii)", Met)},
	{"164.310(a)(1)", "no smoke detector", said{"site-protection": {"nothing"}}, status("164.310(a)(1)", Met)},
	{"164.312(a)(2)(iii)", "users can change the time", said{"auto-logoff": {"long"}}, status("164.312(a)(2)(iii)", Met)},
	{"164.316(b)(1)(i)", "policies unwritten", said{"security-policies": {"none"}},
		status("164.316(a)", NotMet, "164.316(b)(1)", Partly)},
	{"164.316(b)(1)(ii)", "records missing", said{"documents-kept": {"no"}}, status("164.316(b)(1)", Partly)},
	// doubts, as they were decided
	{"164.308(a)(2)", "named, not in writing", said{"security-official": {"name-only"}}, status("164.308(a)(2)", Met)},
	{"164.308(a)(2)", "one named person at the IT company", said{"security-official": {"vendor"}},
		status("164.308(a)(2)", Met)},
	{"164.308(a)(2)", "a company, nobody by name", said{"security-official": {"company"}},
		status("164.308(a)(2)", NotMet)},
	{"164.308(a)(3)(ii)(C)", "the same day, no list", said{"leavers": {"no-list"}}, status("164.308(a)(3)(ii)(C)", Met)},
	{"164.308(a)(3)(ii)(C)", "a week of open sign-ins", said{"leavers": {"week"}}, status("164.308(a)(3)(ii)(C)", Partly)},
	{"164.316(b)(2)(ii)", "outage procedures on the network", said{"documents-at-hand": {"network"}},
		status("164.316(b)(2)(ii)", Met)},
	{"164.308(a)(6)(i)", "an incident plan that is not on paper", said{"incident-plan": {"on-screen"}},
		status("164.308(a)(6)(i)", Met)},
	{"164.310(d)(2)(i)", "wiped each time, no certificate", said{"disposal": {"wiped"}}, status("164.310(d)(2)(i)", Met)},
	{"164.312(b)", "logs that are hard to search", said{"audit-logs": {"plain"}}, status("164.312(b)", Met)},
	{"164.316(b)(2)(i)", "kept for ever, no rule", said{"documents-six-years": {"kept"}}, status("164.316(b)(2)(i)", Met)},
	{"164.314(a)(2)(i)", "as a vendor, late with word upstream", said{"upstream-reports": {"breach-only"}},
		status("164.314(a)(2)(i)", Met)},
	{"164.308(a)(7)(ii)(C)", "patients sent home, data settled", said{"emergency-mode": {"plan"}},
		status("164.308(a)(7)(ii)(C)", Met)},
	{"164.312(a)(2)(i)", "a shared login that opens no patient data", said{"unique-accounts": {"except-workstations"}},
		status("164.312(a)(2)(i)", Met)},
}

// status pairs citations with the status each should have.
func status(pairs ...any) map[string]RequirementStatus {
	m := map[string]RequirementStatus{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i].(string)] = pairs[i+1].(RequirementStatus)
	}
	return m
}

func TestStatusSaysWhatTheParagraphAsks(t *testing.T) {
	b := builtin(t)
	for _, c := range lawCases {
		a := filled(b, always)
		for id, options := range c.said {
			q := b.Question(id)
			if q == nil {
				t.Fatalf("%s: no question %q", c.name, id)
			}
			a.Answers[id] = &assessment.Answer{Reply: replyOf(q, options)}
		}
		r := Assess(b, a)
		for cite, want := range c.want {
			if got := statusIn(t, r, cite); got != want {
				t.Errorf("%s, %s: %s is %v, want %v", c.paragraph, c.name, cite, got, want)
			}
		}
	}
}

func replyOf(q *questions.Question, options []string) assessment.Reply {
	if q.Type == questions.Many {
		return assessment.Reply{Chosen: true, Choices: options}
	}
	return assessment.Reply{Choice: options[0]}
}

// statusIn returns the status of a requirement.
func statusIn(t *testing.T, r *Result, cite string) RequirementStatus {
	t.Helper()
	for i := range r.Requirements {
		if r.Requirements[i].Requirement.ID == cite {
			return r.Requirements[i].Status
		}
	}
	t.Fatalf("no requirement %s", cite)
	return NotAssessed
}

// TestADecisionHealsOnlyWhatIsAddressable: one question, a required standard and an addressable
// specification, and a complete decision beside its worst answer.
func TestADecisionHealsOnlyWhatIsAddressable(t *testing.T) {
	b := builtin(t)
	a := filled(b, always)
	decision := &assessment.Decision{Why: "w", Instead: "i", ApprovedBy: "dana", On: day("2026-11-01")}
	a.Answers["device-movement"] = &assessment.Answer{Reply: assessment.Reply{Choice: "no"}, Decision: decision}
	r := Assess(b, a)
	if got := statusIn(t, r, "164.310(d)(2)(iii)"); got != Alternative {
		t.Errorf("the addressable specification is %v, want Alternative", got)
	}
	if got := statusIn(t, r, "164.310(d)(1)"); got != Partly {
		t.Errorf("the required standard is %v, want Partly met", got)
	}
	if r.OpenAddressable() != nil {
		t.Errorf("addressable and open: %v", r.OpenAddressable())
	}
	a.Answers["device-movement"].Decision = nil
	if open := Assess(b, a).OpenAddressable(); len(open) != 1 || open[0].Question.ID != "device-movement" {
		t.Errorf("without the decision %d are addressable and open, want device-movement", len(open))
	}
}

// TestThisAssessmentIsTheRiskAnalysis: signed, complete and with a list of places it meets
// 164.308(a)(1)(ii)(A) whatever there was before; take one of the three away and it does not.
func TestThisAssessmentIsTheRiskAnalysis(t *testing.T) {
	b := builtin(t)
	const cite = "164.308(a)(1)(ii)(A)"
	whole := func() *assessment.Assessment {
		a := filled(b, always)
		a.Answers["risk-analysis-scope"] = &assessment.Answer{Reply: assessment.Reply{Choice: "none"}}
		a.Answers["mfa-email"] = &assessment.Answer{Reply: assessment.Reply{Unknown: true}}
		a.Answers["auto-logoff"] = &assessment.Answer{Later: "it"}
		a.Assets = []assessment.Asset{{ID: "ehr", Name: "Record system", EPHI: assessment.Yes}}
		return a
	}
	sign := func(a *assessment.Assessment) *Result {
		a.Signoff = []assessment.Signoff{{By: "Dana", Role: "owner", Digest: assessment.Digest(a)}}
		return Assess(b, a)
	}
	if r := sign(whole()); statusIn(t, r, cite) != Met || !r.Analysis.Whole() {
		t.Errorf("signed and complete it is %v, lacks %q", statusIn(t, r, cite), r.Analysis.Lacks())
	}
	for name, r := range map[string]*Result{
		"not signed": Assess(b, whole()),
		"changed since signed": func() *Result {
			a := whole()
			sign(a)
			a.Answers["mfa-email"].Note = "n"
			return Assess(b,
				a)
		}(),
		"a question silent": func() *Result { a := whole(); delete(a.Answers, "mfa-email"); return sign(a) }(),
		"no list of places": func() *Result { a := whole(); a.Assets = nil; return sign(a) }(),
	} {
		if got := statusIn(t, r, cite); got != NotMet || len(r.Analysis.Lacks()) != 1 {
			t.Errorf("%s: it is %v and lacks %q, want Not met and one thing", name, got, r.Analysis.Lacks())
		}
	}
}

// TestRiskManagementNeedsAResponse: with an event at High, 164.308(a)(1)(ii)(B) is met only with an
// action that has an owner and a date not yet past, or is done, or an acceptance with a name and a day.
func TestRiskManagementNeedsAResponse(t *testing.T) {
	b := builtin(t)
	high := func(plan ...assessment.PlanItem) *Result {
		a := filled(b, always)
		for _, id := range []string{"mfa-email", "mfa-ehr"} {
			a.Answers[id] = &assessment.Answer{Reply: assessment.Reply{Choice: "none"}}
		}
		a.Plan = plan
		return Assess(b, a)
	}
	fix := b.Question("mfa-email").Fix
	if r := high(); r.Counts.HighOrAbove() == 0 {
		t.Fatal("no event at High")
	}
	item := assessment.PlanItem{Fix: fix, Owner: "it", Due: day("2027-01-31")}
	with := func(change func(*assessment.PlanItem)) assessment.PlanItem { one := item; change(&one); return one }
	for _, c := range []struct {
		name string
		plan []assessment.PlanItem
		want RequirementStatus
	}{
		{"no plan", nil, Partly},
		{"owner and date", []assessment.PlanItem{item}, Met},
		{"no owner", []assessment.PlanItem{with(func(p *assessment.PlanItem) { p.Owner = "" })}, Partly},
		{"no date", []assessment.PlanItem{with(func(p *assessment.PlanItem) { p.Due = assessment.Day{} })}, Partly},
		{"overdue", []assessment.PlanItem{with(func(p *assessment.PlanItem) { p.Due = day("2026-11-22") })}, Partly},
		{"accepted by nobody",
			[]assessment.PlanItem{with(func(p *assessment.PlanItem) { p.State = assessment.PlanAccepted })}, Partly},
		{"accepted", []assessment.PlanItem{with(func(p *assessment.PlanItem) {
			p.State, p.Accepted = assessment.PlanAccepted, &assessment.Accepted{On: day("2026-11-01"), By: "owner"}
		})}, Met},
		{"a fix that closes something else",
			[]assessment.PlanItem{with(func(p *assessment.PlanItem) { p.Fix = "split-wifi" })}, Partly},
	} {
		if got := statusIn(t, high(c.plan...), "164.308(a)(1)(ii)(B)"); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestNothingAnsweredIsNothingMissed: a blank assessment says of no requirement that it is not met.
func TestNothingAnsweredIsNothingMissed(t *testing.T) {
	r := Assess(builtin(t), &assessment.Assessment{AsOf: day("2026-11-23"), Answers: map[string]*assessment.Answer{}})
	for _, q := range r.Requirements {
		if q.Status != NotAssessed && q.Status != NotRelevant {
			t.Errorf("%s is %v with nothing answered", q.Requirement.ID, q.Status)
		}
	}
}
