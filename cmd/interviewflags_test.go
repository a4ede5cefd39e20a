package cmd

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/cmd/interview"
)

// TestWalkStartsAtTheFirstOpenQuestion: of what section and kinds leave, by id or title, alone and together.
func TestWalkStartsAtTheFirstOpenQuestion(t *testing.T) {
	bank := builtinBank(t)
	a := &assessment.Assessment{Answers: map[string]*assessment.Answer{}}
	for _, q := range bank.Questions {
		if q.Section == "signing-in" && slices.Contains(q.Whom, "it") && len(a.Answers) < 2 {
			a.Answers[q.ID] = &assessment.Answer{Reply: assessment.Reply{Choice: q.Options[0].ID}}
		}
	}
	for name, c := range map[string]struct {
		opts interviewOptions
		fits func(id string) bool
	}{
		"a section by id":    {interviewOptions{section: "signing-in"}, func(id string) bool { return bank.Question(id).Section == "signing-in" }},
		"a section by title": {interviewOptions{section: "signing IN"}, func(id string) bool { return bank.Question(id).Section == "signing-in" }},
		"a role":             {interviewOptions{only: []string{"it"}}, func(id string) bool { return slices.Contains(bank.Question(id).Whom, "it") }},
		"a role in a section": {interviewOptions{section: "signing-in", only: []string{"it"}}, func(id string) bool {
			return bank.Question(id).Section == "signing-in" && slices.Contains(bank.Question(id).Whom, "it")
		}},
		"what is open of a role": {interviewOptions{only: []string{"it", "open"}}, func(id string) bool {
			return slices.Contains(bank.Question(id).Whom, "it") && a.Answers[id] == nil
		}},
	} {
		s := assessment.NewSession(bank, a)
		ids, err := walk(s, bank, c.opts)
		if err != nil || len(ids) == 0 {
			t.Errorf("%s: %v, %v", name, ids, err)
			continue
		}
		for _, id := range ids {
			if !c.fits(id) {
				t.Errorf("%s walks through %s", name, id)
			}
		}
		if here := s.Current().ID; !slices.Contains(ids, here) || !s.IsOpen(here) {
			t.Errorf("%s starts at %s, open %v", name, here, s.IsOpen(here))
		}
	}
	if ids, err := walk(assessment.NewSession(bank, a), bank, interviewOptions{}); ids != nil || err != nil {
		t.Errorf("the whole: %v, %v", ids, err)
	}
}

// TestWalkNamesWhatItDoesNotKnow: each mistake, with what there is.
func TestWalkNamesWhatItDoesNotKnow(t *testing.T) {
	bank := builtinBank(t)
	for want, opts := range map[string]interviewOptions{
		`unknown section "sining-in"; did you mean "signing-in"?`:   {section: "sining-in"},
		"--only takes open, later, unknown or a role, not \"boss\"": {only: []string{"open", "boss"}},
		"no question is left to ask for later":                      {only: []string{"later"}},
		"roles are ":                                                {section: "nowhere", only: []string{"boss"}},
	} {
		if _, err := walk(assessment.NewSession(bank, &assessment.Assessment{}), bank, opts); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: got %v, want %q", opts, err, want)
		}
	}
}

// TestWhoAnswersAtTheStart: who is named, else the only one there is, else nobody.
func TestWhoAnswersAtTheStart(t *testing.T) {
	o := newOffice(t)
	app := &App{Err: &strings.Builder{}, Now: o.clock}
	one, two := assessment.Person{ID: "dana", Name: "Dana Ruiz"}, assessment.Person{ID: "yan", Name: "Yan Li"}
	for _, c := range []struct {
		people []assessment.Person
		by     string
		want   string
	}{
		{nil, "", ""}, {[]assessment.Person{one}, "", "dana"}, {[]assessment.Person{one, two}, "", ""}, {[]assessment.Person{one, two}, "YAN", "yan"},
		{[]assessment.Person{one}, "Zoe Kay", "zoe"}, {nil, "Dr. Priya Anand", "priya"},
	} {
		a := &assessment.Assessment{People: slices.Clone(c.people)}
		if got, err := app.whoAnswers(a, c.by); err != nil || got != c.want {
			t.Errorf("%v by %q: %q, %v; want %q", c.people, c.by, got, err, c.want)
		}
	}
	a := &assessment.Assessment{People: []assessment.Person{one, {ID: "dana-2", Name: "Dana Poe"}}}
	for by, want := range map[string]string{"Dana Riuz": `did you mean "Dana Ruiz"`, "Dana": "may be dana or dana-2", "\x1b": "unprintable"} {
		if by == "Dana" {
			a.People[0].ID = "ruiz"
			want = "may be ruiz or dana-2"
		}
		if _, err := app.whoAnswers(a, by); err == nil || !strings.Contains(err.Error(), want) || len(a.People) != 2 {
			t.Errorf("%q: %v, %d people; want %q", by, err, len(a.People), want)
		}
	}
}

// TestTheTerminalIsTakenOnlyWherePeopleSit: an editor on a real terminal, whole lines on a dumb one, a pipe as a pipe.
func TestTheTerminalIsTakenOnlyWherePeopleSit(t *testing.T) {
	for name, c := range map[string]struct {
		terminal        Terminal
		term            string
		noInput, isPipe bool
		edits, waits    bool
	}{
		"a terminal":       {terminal: Terminal{In: true, Err: true}, term: "xterm", edits: true},
		"a dumb terminal":  {terminal: Terminal{In: true, Err: true}, term: "dumb", waits: true},
		"errors elsewhere": {terminal: Terminal{In: true}, term: "xterm", waits: true},
		"a pipe":           {term: "xterm"},
		"nobody to ask":    {terminal: Terminal{In: true, Err: true}, term: "xterm", noInput: true},
		"no file at all":   {terminal: Terminal{In: true, Err: true}, term: "xterm", isPipe: true},
	} {
		app := &App{In: os.Stdin, Err: os.Stderr, Terminal: c.terminal, noInput: c.noInput, Getenv: func(string) string { return c.term }}
		if c.isPipe {
			app.In = strings.NewReader("")
		}
		p := &interview.Plain{}
		app.sitAt(p)
		if (p.Terminal != nil) != c.edits || (p.Waiting != nil) != c.waits {
			t.Errorf("%s: edits %v, waits %v", name, p.Terminal != nil, p.Waiting != nil)
		}
	}
}

// TestAnInterviewFromAPipe: answered, left, ended early, and with a section nobody has.
func TestAnInterviewFromAPipe(t *testing.T) {
	o := newOffice(t)
	o.must("new", "a.yaml", "--name", "P", "--by", "Dana Ruiz")
	for _, c := range []struct {
		input string
		args  []string
		code  int
		says  string
	}{
		{"4\nq\n", nil, exitDone, "1 of 162 answered, 161 open. About "},
		{"2\n", nil, exitInterrupted, "the input ended; answers so far are saved"},
		{"q\n", []string{"--section", "Signing in", "--only", "it,open"}, exitDone, "Signing in, "},
		{"q\n", []string{"--section", "nowhere"}, exitUsage, "unknown section"},
		{"q\n", []string{"--by", "Dana Riuz"}, exitUsage, "did you mean"},
		{"w\nq\n", nil, exitDone, "w dana  Dana Ruiz"},
		{"save " + o.path("b.yaml") + "\nq\n", nil, exitDone, "The interview goes on in b.yaml. Saved."},
	} {
		r := o.runOn(c.input, append([]string{"interview", "--plain", "a.yaml"}, c.args...)...)
		if r.code != c.code || !strings.Contains(r.err, c.says) {
			t.Errorf("%q %v ends with %d, want %d:\n%s", c.input, c.args, r.code, c.code, r.err)
		}
	}
	if got := o.line("a.yaml", "practice-size"); !strings.Contains(got, "said_by: dana") {
		t.Errorf("the only person there is said %s", got)
	}
	o.must("check", "b.yaml")
}

// TestExitCodesOfErrors: one error, several, and which comes first.
func TestExitCodesOfErrors(t *testing.T) {
	fault := bankFault{errors.New("a hole")}
	plainErr, usage := errors.New("no room"), usageError{errors.New("what?")}
	for name, c := range map[string]struct {
		err  error
		want int
	}{
		"none": {nil, exitDone}, "a failure": {plainErr, exitFailed}, "wrong use": {usage, exitUsage}, "a fault": {fault, exitFaults},
		"two faults": {errors.Join(fault, fault), exitFaults}, "a fault and a failure": {errors.Join(fault, plainErr), exitFailed},
		"stopped": {stopped{exitHangup, "stopped"}, exitHangup}, "stopped and more": {errors.Join(stopped{exitTerminated, "s"}, plainErr), exitTerminated},
	} {
		if got := exitCode(c.err); got != c.want {
			t.Errorf("%s: got %d, want %d", name, got, c.want)
		}
	}
}

func TestHelpersOfTexts(t *testing.T) {
	for want, got := range map[string]string{
		"1 hole": plural(1, "hole"), "3 holes": plural(3, "hole"), "2 fixes": plural(2, "fix"), "1 fix": plural(1, "fix"), "0 holes": plural(0, "hole"),
		"short": clip("short", 9), "a long…": clip("a long text", 8), "a<U+001B>": sanitize("a\x1b"), "'a b'": shellPath("a b"),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if _, err := formatOf(map[string]int{"json": 1, "table": 2}, "xml"); err == nil || !strings.Contains(err.Error(), `unknown format "xml"; use json, table`) {
		t.Errorf("got %v", err)
	}
	if got := once([]string{"a", "b", "a"}); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("once: %v", got)
	}
}
