package interview

import (
	"strings"
	"testing"

	"ephisra/assessment"
)

// TestCommandsReachTheQuestionJustAnswered: with ^ before it, whatever stands beside an answer goes there.
func TestCommandsReachTheQuestionJustAnswered(t *testing.T) {
	r := play(t, builtin(t),
		"g mfa-email\n1\n^n seen at the desk\n^o observed\n^f it\n^e report | folder | 1/2/2026\n^ n and more\n^h\nq\n")
	a := r.a.Answers["mfa-email"]
	if a == nil || a.Note != "seen at the desk\nand more" || a.Basis != assessment.Observed || a.Later != "it" ||
		len(a.Evidence) != 1 || a.Evidence[0].Where != "folder" || a.Evidence[0].Dated.String() != "2026-01-02" {
		t.Errorf("%+v", a)
	}
	if len(r.a.Answers) != 1 || strings.Count(r.out, ": mfa-email. Saved.") != 5 {
		t.Errorf("%d answers\n%s", len(r.a.Answers), r.out)
	}
	if r := play(t, builtin(t), "^n nobody\nq\n"); len(r.a.Answers) != 0 ||
		!strings.Contains(r.out, "there is no question here") {
		t.Errorf("before any answer: %+v", r.a.Answers)
	}
}

// TestWhatStandsBesideCanBeTakenBack: evidence by number, decision, basis, flag, override, list rows.
func TestWhatStandsBesideCanBeTakenBack(t *testing.T) {
	r := play(t, builtin(t), `g auto-logoff
e one | |
e two
shelf

-e
-e 1
o stated
o none
f
f
4
d
why not
instead
Lee
11/1/2026

^-d
w Dana Ruiz
override break-in
high

three break-ins
override break-in

low
records elsewhere
-override break-in
l vendors add Acme
billing
yes

3/31/2025



l vendors acme
-
claims




-


l vendors remove acme
q
`)
	a := r.a.Answers["auto-logoff"]
	if len(a.Evidence) != 1 || a.Evidence[0].What != "two" || a.Evidence[0].Where != "shelf" ||
		a.Basis != assessment.NoBasis || a.Later != "" || a.Decision != nil {
		t.Errorf("%+v", a)
	}
	if len(r.a.Overrides) != 0 || len(r.a.Vendors) != 0 {
		t.Errorf("overrides %+v, vendors %+v", r.a.Overrides, r.a.Vendors)
	}
	for _, want := range []string{
		"auto-logoff has 2 pieces of evidence; say which", "Evidence taken back: auto-logoff.",
		"Basis taken back: auto-logoff.", "Flag taken away: auto-logoff.",
		"Decision recorded: auto-logoff.", "Decision taken back: auto-logoff.",
		"break-in: likelihood High stays, with its reason.", "Back to the tables: break-in.",
		"On the list: acme, Acme; service billing; ephi yes; baa 2025-03-31.", "This cannot be left empty",
		"Off the list: acme.",
	} {
		if !strings.Contains(r.out, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if t.Failed() {
		t.Log(r.out)
	}
}

// TestEveryPromptHasAWayOut: a point drops what was typed, b and q keep it, ? explains; nothing of it is recorded.
func TestEveryPromptHasAWayOut(t *testing.T) {
	for _, form := range []string{"g mfa-email\ne\n", "g auto-logoff\nd\n", "g encrypt-laptops\nn/a\n", "l vendors add\n",
		"l people add\n", "w Kim\noverride break-in\n"} {
		for _, out := range []string{".", "b", "Q", "quit"} {
			r := play(t, builtin(t), form+"?\n"+out+"\nq\n")
			if len(r.a.Answers)+len(r.a.Vendors)+len(r.a.Overrides) != 0 || len(r.a.Drafts) != 0 || r.end != Left ||
				!strings.Contains(r.out, "Left; nothing recorded.") {
				t.Errorf("%q out by %q: %+v, drafts %+v, end %v\n%s", form, out, r.a.Answers, r.a.Drafts, r.end, r.out)
			}
		}
	}
	kept := play(t, builtin(t), "g mfa-email\ne the report\nb\nq\n").a
	if d := kept.Draft("mfa-email", formEvidence); d == nil || d.Typed[0] != "the report" {
		t.Fatalf("drafts %+v", kept.Drafts)
	}
	r := playOn(t, builtin(t), "g mfa-email\ne\n\nfolder\n\nq\n", kept)
	if e := r.a.Answers["mfa-email"].Evidence; len(e) != 1 || e[0].What != "the report" || e[0].Where != "folder" ||
		len(r.a.Drafts) != 0 {
		t.Errorf("gone on with: %+v, drafts %+v\n%s", e, r.a.Drafts, r.out)
	}
	if r := playOn(t, builtin(t), "g mfa-email\ne half\n.\nq\n", &assessment.Assessment{}); len(r.a.Drafts) != 0 {
		t.Errorf("a point keeps %+v", r.a.Drafts)
	}
}

// TestAFormPastTheLastQuestionIsKeptToo: its draft stands where a file can hold it.
func TestAFormPastTheLastQuestionIsKeptToo(t *testing.T) {
	b := builtin(t)
	last := b.Questions[len(b.Questions)-1].ID
	for _, form := range []string{"l vendors add\nAcme\n", "w Kim\noverride break-in\nhigh\n"} {
		a := play(t, b, "g "+last+"\n\n"+form).a
		if len(a.Drafts) != 1 || a.Drafts[0].Question != last {
			t.Errorf("%q: drafts %+v", form, a.Drafts)
		}
		a.ID, a.Bank = "0a1b2c3d", assessment.BankOf(b)
		if _, _, err := assessment.Decode("a.yaml", assessment.Encode(a, b), b); err != nil {
			t.Errorf("%q: %v", form, err)
		}
	}
}

// TestDifferingAnswersAreSettled: an answer beside them is refused, the settlement asks why, and needs a name.
func TestDifferingAnswersAreSettled(t *testing.T) {
	differ := func() *assessment.Assessment {
		return &assessment.Assessment{
			People: []assessment.Person{{ID: "dana", Name: "Dana"}, {ID: "yan", Name: "Yan"}},
			Answers: map[string]*assessment.Answer{"mfa-email": {Conflict: []assessment.Voice{
				{By: "dana", Answer: assessment.Answer{Reply: assessment.Reply{Choice: "all"}}},
				{By: "yan", Answer: assessment.Answer{Reply: assessment.Reply{Choice: "none"}}},
			}}},
		}
	}
	r := playOn(t, builtin(t), "g mfa-email\n1\nw dana\nsettle 4\nlooked together\nq\n", differ())
	a := r.a.Answers["mfa-email"]
	if a.Choice != "none" || a.Settled == nil || a.Settled.By != "dana" || a.Settled.Why != "looked together" ||
		!strings.Contains(r.out, "settle them with a reason") {
		t.Errorf("%+v\n%s", a, r.out)
	}
	if r := playOn(t, builtin(t), "g mfa-email\nsettle 4\nwhy\nq\n", differ()); r.a.Answers["mfa-email"].Settled != nil {
		t.Error("settled by nobody")
	}
}

// TestWordsDoWhatLettersDo: for people who do not know the letters.
func TestWordsDoWhatLettersDo(t *testing.T) {
	r := play(t, builtin(t), "4\nback\nnext\nskip\nundo\nreview\nhelp\ng 9\nexit\n")
	if r.end != Left || len(r.a.Answers) != 0 || !strings.Contains(r.out, "Question 9 of") ||
		!strings.Contains(r.out, "are left in all") || !strings.Contains(r.out, "save and leave") {
		t.Errorf("end %v, answers %v\n%s", r.end, r.a.Answers, r.out)
	}
	if r := play(t, builtin(t), "quit\n4\n"); r.end != Left || len(r.a.Answers) != 0 {
		t.Errorf("quit: end %v, %v", r.end, r.a.Answers)
	}
}

// TestALineTooLongIsRefused: no line is taken in without end, and none is cut in silence.
func TestALineTooLongIsRefused(t *testing.T) {
	r := play(t, builtin(t), "n "+strings.Repeat("x", 3*mostLine)+"\nq\n")
	if len(r.a.Answers) != 0 || !strings.Contains(r.out, "at most 10000 fit") || r.a.Draft("practice-size", "") == nil {
		t.Errorf("answers %d, drafts %d", len(r.a.Answers), len(r.a.Drafts))
	}
}
