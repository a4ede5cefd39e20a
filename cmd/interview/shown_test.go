package interview

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ephisra/assessment"
)

// shown returns what line mode prints for the question at hand, and nothing before or after it.
func shown(t *testing.T, a *assessment.Assessment, id string) string {
	t.Helper()
	r := playOn(t, builtin(t), "g "+id+"\nq\n", a)
	at := strings.LastIndex(r.out, "\nQuestion ")
	return strings.TrimSuffix(r.out[at+1:], "Answer: ")
}

// TestAQuestionShowsWhatIsOnRecord: everything recorded beside it, in the order it is asked about.
func TestAQuestionShowsWhatIsOnRecord(t *testing.T) {
	day := assessment.Day{Year: 2026, Month: 1, Date: 2}
	a := &assessment.Assessment{
		People: []assessment.Person{{ID: "dana", Name: "Dana Ruiz"}},
		Answers: map[string]*assessment.Answer{"auto-logoff": {
			Reply: assessment.Reply{Choice: "never"}, SaidBy: "dana", Later: "it", Note: "two\nlines", Basis: assessment.Observed,
			Evidence: []assessment.Evidence{{What: "report", Where: "shelf", Dated: day}, {What: "list"}},
			Decision: &assessment.Decision{Why: "w", Instead: "locked by hand", ApprovedBy: "dana", On: day},
			At:       time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
		}},
	}
	got := shown(t, a, "auto-logoff")
	for _, want := range []string{
		"[auto-logoff]. ", "164.312(a)(2)(iii) addressable", "(recorded)\n", "Come back later, ask: IT support\n", "Note: two\nlines\n", "Rests on: observed\n",
		"Evidence: 1. report shelf 2026-01-02; 2. list\n", "Decision: recorded; instead: locked by hand\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not show %q:\n%s", want, got)
		}
	}
	if strings.Count(got, "(recorded)") != 1 {
		t.Errorf("not one entry is marked:\n%s", got)
	}
}

// TestEveryKindOfAnswerIsShown: where no entry can be marked, in words.
func TestEveryKindOfAnswerIsShown(t *testing.T) {
	n := 14
	for id, c := range map[string]struct {
		answer assessment.Answer
		want   []string
	}{
		"restore-test":    {assessment.Answer{Reply: assessment.Reply{Date: assessment.Day{Year: 2026, Month: 3, Date: 31}}}, []string{"Recorded: 2026-03-31\n", "Type a date, such as 3/31/2026"}},
		"backup-age":      {assessment.Answer{Reply: assessment.Reply{Number: &n}}, []string{"Recorded: 14 hours\n", "  x. ", "Type how many hours, such as 14, or a letter above."}},
		"remote-ways":     {assessment.Answer{Reply: assessment.Reply{Chosen: true}}, []string{"6. None of these (recorded)\n", "such as 1 3 or 1-3, all or none"}},
		"encrypt-laptops": {assessment.Answer{Reply: assessment.Reply{NA: "none here"}}, []string{"(recorded)", "Does not apply because: none here\n"}},
		"mfa-email":       {assessment.Answer{Reply: assessment.Reply{Unknown: true}}, []string{"I don't know (recorded)\n", "good practice  ask: IT support\n"}},
		"mfa-ehr": {assessment.Answer{Carried: &assessment.Carried{Answer: assessment.Answer{Reply: assessment.Reply{Unknown: true}}, From: assessment.Day{Year: 2025, Month: 1, Date: 1}}},
			[]string{"Last year: Don't know (2025-01-01), still so? c confirms\n"}},
		"mfa-admin": {assessment.Answer{Conflict: []assessment.Voice{{By: "dana", Answer: assessment.Answer{Reply: assessment.Reply{Unknown: true}}}, {By: "yan"}}},
			[]string{"Dana Ruiz says: Don't know\n", "yan says: Not answered\n", "Type settle and the one that holds."}},
		"alarm": {assessment.Answer{Sites: map[string]*assessment.Answer{"west": {Reply: assessment.Reply{Unknown: true}, Note: "ask\nthe guard"}}},
			[]string{"Site west: Don't know; note: ask\nthe guard\n", "@ main 2 answers for one site alone"}},
	} {
		got := shown(t, &assessment.Assessment{
			Sites:  []assessment.Site{{ID: "main", Name: "M"}, {ID: "west", Name: "W"}},
			People: []assessment.Person{{ID: "dana", Name: "Dana Ruiz"}}, Answers: map[string]*assessment.Answer{id: &c.answer},
		}, id)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not show %q:\n%s", id, want, got)
			}
		}
	}
}

// TestAQuestionIsPrintedInOneOrder: a whole question, to the letter.
func TestAQuestionIsPrintedInOneOrder(t *testing.T) {
	q := builtin(t).Question("mfa-email")
	want := "Question 14 of 187 [mfa-email]. Signing in, 3 of 14.\n" + q.Ask + "\n164.312(d)  good practice  ask: IT support\n" + q.Help + "\n"
	for i, o := range q.Options {
		want += "  " + string(rune('1'+i)) + ". " + o.Text + "\n"
	}
	want += "  5. I don't know\n"
	if diff := cmp.Diff(want, shown(t, &assessment.Assessment{}, "mfa-email")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestTheListStandsAtItsQuestion: with what to type, and what is on it.
func TestTheListStandsAtItsQuestion(t *testing.T) {
	if got := shown(t, &assessment.Assessment{}, "vendor-list"); !strings.Contains(got, "No vendor is listed yet. l add puts one on the list.") {
		t.Errorf("%s", got)
	}
	a := &assessment.Assessment{AsOf: assessment.Day{Year: 2026, Month: 1, Date: 1}, Vendors: []assessment.Vendor{{ID: "acme", Name: "Acme", EPHI: assessment.Yes, BAA: assessment.Day{Year: 2025, Month: 3, Date: 1}}}}
	if got := shown(t, a, "vendor-list"); !strings.Contains(got, "  acme  Acme; ephi yes; baa 2025-03-01\n") || !strings.Contains(got, "l remove NAME") {
		t.Errorf("%s", got)
	}
	r := playOn(t, builtin(t), "l\nl cats\nl assets\nl people add\nZoe Kay\nnurse\nl people zoe\n\ndoctor\nl people remove zoe\nq\n", &assessment.Assessment{})
	for _, want := range []string{"Type l vendors, l assets or l people", "No asset is listed yet", "On the list: zoe, Zoe Kay; role nurse.", "On the list: zoe, Zoe Kay; role doctor.", "Off the list: zoe."} {
		if !strings.Contains(r.out, want) {
			t.Errorf("it does not say %q:\n%s", want, r.out)
		}
	}
}

// TestACommandThatDoesNotFitSaysSoInOneLine: each with what it does not take, and nothing is recorded.
func TestACommandThatDoesNotFitSaysSoInOneLine(t *testing.T) {
	for line, want := range map[string]string{
		"g": "Type g and a question's id or number", "g 0": "There is no question 0; the last is 187.", "g zzz": "No other question holds \"zzz\"",
		"o guess": "the basis is observed, document or stated", "o": "the basis is observed", "-n": "there is no note on practice-size", "-e": "there is no evidence on practice-size",
		"-e x": "type -e, or -e and the number", "-d": "there is no decision on practice-size", "d": "practice-size takes no decision", "c": "has no earlier answer to confirm",
		"@": "Type @, a site and an answer", "@ moon 1": "is asked once for the practice, not per site", "@ main 77": "Type 1 to 5", "settle": "Type settle and the answer that holds",
		"settle 1 ": "Why does it hold?", "override": "unknown threat event", "override break-in": "needs the name of who decides it", "-override break-in": "there is no override",
		"w ": "Type w and a name", "w  | owner": "there is no name before the bar", "p": "Type p and the practice's name", "u": "there is nothing to undo", "0": "Back to not answered",
		"n \u200b": "the note is blank", "b": "This is the first question.", "l remove x": "no vendor", "e | where": "this cannot be left empty", "e x | y | soon": `"soon" is not a date`,
		"zzz": "Type 1 to 5; q leaves", "= 3": "Type 1 to 5", "1 2": "Type 1 to 5", "^": "Type 1 to 5", "@ main": "Type @, a site",
	} {
		if line == "l remove x" {
			continue // at this question there is no list; TestTheListStandsAtItsQuestion
		}
		r := play(t, builtin(t), line+"\n")
		if len(r.a.Answers)+len(r.a.Overrides)+len(r.a.People)+len(r.a.Vendors) != 0 || !strings.Contains(r.out, want) {
			t.Errorf("%q: %+v, want %q in\n%s", line, r.a.Answers, want, r.out)
		}
	}
}

// TestPastTheLastQuestionNothingIsLost: commands say that there is none, and b goes back to it.
func TestPastTheLastQuestionNothingIsLost(t *testing.T) {
	last := builtin(t).Questions[len(builtin(t).Questions)-1].ID
	r := play(t, builtin(t), "g "+last+"\n\nn a note\n1\no observed\nh\nb\nq\n")
	if len(r.a.Answers) != 0 || strings.Count(r.out, "there is no question here") != 4 || strings.Count(r.out, "["+last+"]") != 2 {
		t.Errorf("%+v\n%s", r.a.Answers, r.out)
	}
}

// TestLastYearsAnswerIsConfirmed: by one letter, and moves on.
func TestLastYearsAnswerIsConfirmed(t *testing.T) {
	a := &assessment.Assessment{Answers: map[string]*assessment.Answer{"mfa-email": {Carried: &assessment.Carried{
		Answer: assessment.Answer{Reply: assessment.Reply{Choice: "all"}, Note: "kept"}, From: assessment.Day{Year: 2025, Month: 1, Date: 1},
	}}}}
	r := playOn(t, builtin(t), "g mfa-email\nc\nq\n", a)
	if got := a.Answers["mfa-email"]; got.Choice != "all" || got.Note != "kept" || !strings.Contains(r.out, "Confirmed. Saved.") || !strings.Contains(r.out, "[mfa-ehr]") {
		t.Errorf("%+v\n%s", got, r.out)
	}
}

// TestALongNoteIsMendedByTakingLinesBack: the limit is told while typing, and the point then takes it.
func TestALongNoteIsMendedByTakingLinesBack(t *testing.T) {
	long := strings.Repeat("x", 6_000)
	r := play(t, builtin(t), "g mfa-email\nn\n"+long+"\n"+long+"\n.\nn\n..\n..\n..\nshort\n.\nq\n")
	if a := r.a.Answers["mfa-email"]; a == nil || a.Note != "short" || len(r.a.Drafts) != 0 {
		t.Errorf("%d drafts, %.60v", len(r.a.Drafts), a)
	}
	for _, want := range []string{"That is 12001 characters; 10000 fit.", "at most 10000 fit", "Going on behind: xxx", "Taken back: xxx", "There is no line to take back."} {
		if !strings.Contains(r.out, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}
