package cmd

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ephisra/assessment"
	"ephisra/questions"
)

// office is a folder in which commands are run, at a time of its own, with no terminal and nobody to ask.
type office struct {
	t   *testing.T
	dir string
	now time.Time
}

func newOffice(t *testing.T) *office {
	t.Helper()
	return &office{t, t.TempDir(), time.Date(2026, 11, 23, 15, 4, 5, 0, time.FixedZone("", -8*3600))}
}

// ran is what a command line came to.
type ran struct {
	code     int
	out, err string
}

// run runs a command line; words with a point in them are files of the office.
func (o *office) run(args ...string) ran { return o.runOn("", args...) }

func (o *office) runOn(input string, args ...string) ran {
	o.t.Helper()
	for i, a := range args {
		if strings.HasSuffix(a, ".yaml") {
			args[i] = o.path(a)
		}
	}
	var out, err bytes.Buffer
	app := &App{In: strings.NewReader(input), Out: &out, Err: &err, Now: o.clock,
		Getenv: func(string) string { return "" }}
	code := app.Run(args)
	return ran{code, strings.ReplaceAll(out.String(), o.dir+"/", ""), strings.ReplaceAll(err.String(), o.dir+"/", "")}
}

func (o *office) clock() time.Time { return o.now }

func (o *office) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(o.dir, name)
}

// must runs a command line that has to work.
func (o *office) must(args ...string) ran {
	o.t.Helper()
	r := o.run(args...)
	if r.code != exitDone {
		o.t.Fatalf("sra %v ends with %d: %s", args, r.code, r.err)
	}
	return r
}

func (o *office) write(name, content string) {
	o.t.Helper()
	if err := os.WriteFile(o.path(name), []byte(content), 0o600); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) read(name string) string {
	o.t.Helper()
	src, err := os.ReadFile(o.path(name))
	if err != nil {
		o.t.Fatal(err)
	}
	return string(src)
}

// line returns the line of a file that begins with a key, without it.
func (o *office) line(name, key string) string {
	o.t.Helper()
	for _, l := range strings.Split(o.read(name), "\n") {
		if rest, is := strings.CutPrefix(strings.TrimSpace(l), key+": "); is {
			return rest
		}
	}
	return ""
}

// TestAnswerWritesWhatItSays: each command line, what it leaves in the file, and what it says.
func TestAnswerWritesWhatItSays(t *testing.T) {
	const at = ", at: 2026-11-23T15:04:05-08:00"
	for _, c := range []struct {
		name string
		args [][]string
		key  string
		want string
		says string
	}{
		{"an option", [][]string{{"mfa-email", "all", "--by", "Dana Ruiz", "--basis", "observed"}}, "mfa-email",
			"{rev: 1, choice: all, said_by: dana, basis: observed" + at + "}", "Recorded: Everyone, doctors"},
		{"several", [][]string{{"remote-ways", "vpn", "record-system-browser"}}, "remote-ways",
			"{rev: 1, choices: [vpn, record-system-browser]" + at + "}", "Recorded: "},
		{"none of them", [][]string{{"remote-ways", "--none"}}, "remote-ways", "{rev: 1, choices: []" + at + "}", "Recorded: None of these."},
		{"a date", [][]string{{"restore-test", "--date", "Mar 31 2026"}}, "restore-test", "{rev: 1, date: 2026-03-31" + at + "}",
			"Recorded: 2026-03-31."},
		{"a number", [][]string{{"backup-age", "--number", "14"}}, "backup-age", "{rev: 1, number: 14" + at + "}", "Recorded: 14 hours."},
		{"not known", [][]string{{"mfa-email", "--unknown"}}, "mfa-email", "{rev: 1, unknown: true" + at + "}", "Recorded: Don't know."},
		{"not applicable", [][]string{{"encrypt-laptops", "--na", "none here"}}, "encrypt-laptops", `{rev: 1, na: "none here"` + at + "}",
			"Recorded: Does not apply: none here."},
		{"a site", [][]string{{"alarm", "calls"}, {"alarm", "alarm", "--site", "west"}}, "alarm",
			"{rev: 1" + at + ", sites: {main: {rev: 1, choice: calls" + at + "}, west: {rev: 1, choice: alarm" + at + "}}}", "Recorded: "},
		{"a site cleared", [][]string{{"alarm", "calls"}, {"alarm", "--clear", "--site", "west"}}, "alarm",
			"{rev: 1" + at + ", sites: {main: {rev: 1, choice: calls" + at + "}}}", "Back to not answered: alarm at west."},
		{"cleared", [][]string{{"mfa-email", "all"}, {"mfa-email", "--clear"}}, "mfa-email", "", "Back to not answered: mfa-email."},
		{"a note", [][]string{{"mfa-email", "--note", "ask \"Kim\""}}, "mfa-email", `{note: "ask \"Kim\""}`, "Note recorded: mfa-email."},
		{"no note", [][]string{{"mfa-email", "--note", "x"}, {"mfa-email", "--note", ""}}, "mfa-email", "", "The note that stood there goes; it was: x"},
		{"a flag", [][]string{{"mfa-email", "--later", "Dana"}}, "mfa-email", "{later: dana}", "Come back later, ask Dana Ruiz: mfa-email."},
		{"a role", [][]string{{"mfa-email", "--later", "it"}}, "mfa-email", "{later: it}", "ask IT support"},
		{"no flag", [][]string{{"mfa-email", "--later", "it"}, {"mfa-email", "--later", ""}}, "mfa-email", "", "Flag taken away"},
		{"evidence", [][]string{{"mfa-email", "--evidence", "report | shelf | 1/2/2026", "--evidence", "list"}}, "mfa-email",
			`{evidence: [{what: "report", where: "shelf", dated: 2026-01-02}, {what: "list"}]}`, ""},
		{"less evidence", [][]string{{"mfa-email", "--evidence", "a", "--evidence", "b"}, {"mfa-email", "--drop-evidence", "1"}}, "mfa-email",
			`{evidence: [{what: "b"}]}`, "Evidence taken back: mfa-email."},
		{"a basis alone", [][]string{{"mfa-email", "all"}, {"mfa-email", "--basis", "document"}}, "mfa-email",
			"{rev: 1, choice: all, basis: document" + at + "}", "Basis recorded as document"},
		{"no basis", [][]string{{"mfa-email", "all", "--basis", "stated"}, {"mfa-email", "--basis", "none"}}, "mfa-email",
			"{rev: 1, choice: all" + at + "}", "Basis taken back"},
		{"a decision", [][]string{{"auto-logoff", "never", "--decision", "d.yaml"}}, "auto-logoff",
			"{rev: 1, choice: never" + at + `, decision: {why: "w", instead: "i", approved_by: dana, on: 2026-11-01}}`, "Decision recorded: auto-logoff."},
		{"no decision", [][]string{{"auto-logoff", "--decision", "d.yaml"}, {"auto-logoff", "--drop-decision"}}, "auto-logoff", "", "Decision taken back"},
		{"a decision owed", [][]string{{"auto-logoff", "never"}}, "auto-logoff", "{rev: 1, choice: never" + at + "}",
			"auto-logoff is addressable and not in place: it needs a documented decision"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			o.write("d.yaml", "why: \"w\"\ninstead: \"i\"\napproved_by: dana\non: 2026-11-01\n")
			o.must("new", "a.yaml", "--name", "P", "--by", "Dana Ruiz", "--site", "Main", "--site", "West")
			var last ran
			for _, args := range c.args {
				last = o.must(append([]string{"answer", "a.yaml"}, args...)...)
			}
			if got := o.line("a.yaml", c.key); got != c.want {
				t.Errorf("the file holds\n%s, want\n%s", got, c.want)
			}
			if !strings.Contains(last.err, c.says) || last.out != "" {
				t.Errorf("it says %q, want %q", last.err, c.says)
			}
			o.must("check", "a.yaml")
		})
	}
}

// TestWhatIsRefusedLeavesTheFile: wrong use ends with 2, says all there is, and neither writes nor tells of anything
// recorded.
func TestWhatIsRefusedLeavesTheFile(t *testing.T) {
	o := newOffice(t)
	o.must("new", "a.yaml", "--name", "P", "--by", "Dana Ruiz", "--site", "Main", "--site", "West")
	o.must("answer", "a.yaml", "mfa-email", "all", "--by", "dana", "--note", "kept")
	before := o.read("a.yaml")
	for name, c := range map[string]struct {
		args []string
		want []string
	}{
		"no such option":        {[]string{"answer", "a.yaml", "mfa-email", "most"}, []string{"has no option"}},
		"no such question":      {[]string{"answer", "a.yaml", "mfa-emial", "all"}, []string{`did you mean "mfa-email"`}},
		"two and a bad basis":   {[]string{"answer", "a.yaml", "mfa-email", "all", "none", "--basis", "guess"}, []string{"takes one option, not 2"}},
		"a bad date and site":   {[]string{"answer", "a.yaml", "alarm", "--date", "soon", "--site", "moon"}, []string{`"soon" is not a date`, `unknown site "moon"`}},
		"no number":             {[]string{"answer", "a.yaml", "backup-age", "--number", "many"}, []string{"is not a whole number"}},
		"somebody near":         {[]string{"answer", "a.yaml", "mfa-email", "none", "--by", "Dana Riuz", "--note", "x"}, []string{`did you mean "Dana Ruiz"`}},
		"a blank name":          {[]string{"answer", "a.yaml", "mfa-email", "none", "--by", " "}, []string{"--by is blank"}},
		"nothing to confirm":    {[]string{"answer", "a.yaml", "mfa-email", "--confirm"}, []string{"has no earlier answer to confirm"}},
		"nothing to settle":     {[]string{"answer", "a.yaml", "mfa-email", "all", "--settle", "w", "--by", "dana"}, []string{"nothing to settle"}},
		"evidence with no date": {[]string{"answer", "a.yaml", "mfa-email", "--evidence", "a | b | soon", "--evidence", " "}, []string{`"soon" is not a date`, "evidence needs what it is"}},
		"no evidence to drop":   {[]string{"answer", "a.yaml", "mfa-email", "--drop-evidence", "1"}, []string{"there is no evidence on mfa-email"}},
		"no decision file":      {[]string{"answer", "a.yaml", "auto-logoff", "--decision", "none.yaml"}, []string{"there is no file"}},
		"no decision to drop":   {[]string{"answer", "a.yaml", "auto-logoff", "--drop-decision"}, []string{"there is no decision on auto-logoff"}},
		"an override by nobody": {[]string{"override", "a.yaml", "break-in", "--likelihood", "high", "--reason", "r"}, []string{"needs the name"}},
		"no override to clear":  {[]string{"override", "a.yaml", "break-in", "--clear"}, []string{"there is no override"}},
		"a clear with a level":  {[]string{"override", "a.yaml", "break-in", "--clear", "--impact", "low"}, []string{"--clear goes back"}},
		"no such level":         {[]string{"override", "a.yaml", "break-in", "--impact", "severe", "--likelihood", "worse"}, []string{`"severe"`, `"worse"`}},
		"nobody to remove":      {[]string{"person", "remove", "a.yaml", "zed"}, []string{"no person is called"}},
		"joined with oneself":   {[]string{"person", "join", "a.yaml", "dana", "Dana Ruiz"}, []string{"one person already"}},
	} {
		r := o.run(c.args...)
		if r.code == exitDone || r.code == exitFaults || strings.Contains(r.err, "Recorded") {
			t.Errorf("%s: ends with %d: %s", name, r.code, r.err)
		}
		for _, want := range c.want {
			if !strings.Contains(r.err, want) {
				t.Errorf("%s says %q, want %q", name, r.err, want)
			}
		}
		if o.read("a.yaml") != before {
			t.Fatalf("%s changed the file to\n%s", name, o.read("a.yaml"))
		}
	}
}

// load reads a file as any command would.
func load(t *testing.T, file string) (*questions.Bank, *assessment.Assessment) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	app := &App{Out: io.Discard, Err: io.Discard, Now: time.Now, Getenv: os.Getenv}
	b, err := app.bank()
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := assessment.Decode(file, src, b)
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	return b, a
}
