package cmd

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/questions"
)

// kept is a keeper of a new file in an office.
func kept(t *testing.T, o *office) *keeper {
	t.Helper()
	o.must("new", "a.yaml", "--name", "P")
	bank := builtinBank(t)
	f, err := store.Open(o.path("a.yaml"), o.now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	a, _, err := assessment.Decode("a.yaml", f.Bytes(), bank)
	if err != nil {
		t.Fatal(err)
	}
	app := &App{Err: &bytes.Buffer{}, Out: &bytes.Buffer{}, Now: o.clock}
	return &keeper{app: app, bank: bank, a: a, file: f, path: o.path("a.yaml")}
}

// TestTheKeeperGoesOnInTheConflictCopy: what another program wrote stays, what was entered goes to a copy, and the
// next save goes there too, not to yet another copy.
func TestTheKeeperGoesOnInTheConflictCopy(t *testing.T) {
	o := newOffice(t)
	k := kept(t, o)
	o.write("a.yaml", "theirs")
	k.a.Practice.Name = "Ours"
	notice, err := k.save()
	if err != nil || !strings.Contains(notice, "was changed by another program") || !strings.Contains(notice, "goes on there") {
		t.Fatalf("%q, %v", notice, err)
	}
	k.a.Practice.Name = "Ours again"
	if notice, err := k.save(); notice != "" || err != nil {
		t.Errorf("the second save: %q, %v", notice, err)
	}
	copies, _ := filepath.Glob(filepath.Join(o.dir, "a.conflict-*.yaml"))
	if len(copies) != 1 || o.read("a.yaml") != "theirs" || k.path != copies[0] {
		t.Fatalf("copies %v, the keeper is at %s, a.yaml holds %q", copies, k.path, o.read("a.yaml"))
	}
	if src, _ := os.ReadFile(copies[0]); !strings.Contains(string(src), `name: "Ours again"`) {
		t.Errorf("the copy holds\n%s", src)
	}
	if err := k.close(); err != nil {
		t.Error(err)
	}
	o.must("answer", copies[0], "mfa-email", "all") // its lock is free again
}

// TestTheKeeperMovesElsewhere: everything goes to the new file, and what is there already is not touched.
func TestTheKeeperMovesElsewhere(t *testing.T) {
	o := newOffice(t)
	k := kept(t, o)
	before := o.read("a.yaml")
	k.a.Practice.Name = "Elsewhere"
	o.write("taken.yaml", "precious")
	if err := k.saveAs(o.path("taken.yaml")); err == nil || o.read("taken.yaml") != "precious" || k.path != o.path("a.yaml") {
		t.Errorf("over a file: %v, %q", err, o.read("taken.yaml"))
	}
	if err := k.saveAs(o.path("no/such/folder.yaml")); err == nil {
		t.Error("into a folder that is not there")
	}
	for _, name := range []string{"b.yaml", "c.yaml"} {
		if err := k.saveAs(o.path(name)); err != nil {
			t.Fatal(err)
		}
		if _, err := k.save(); err != nil || !strings.Contains(o.read(name), "Elsewhere") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if o.read("a.yaml") != before {
		t.Error("the file left behind was changed")
	}
	o.must("answer", "b.yaml", "mfa-email", "all") // let go of
	if r := o.run("answer", "c.yaml", "mfa-email", "all"); r.code != exitFailed || !strings.Contains(r.err, "is being changed by another program") {
		t.Errorf("held: %+v", r)
	}
	if err := k.close(); err != nil {
		t.Error(err)
	}
	o.must("answer", "c.yaml", "mfa-email", "all")
}

// TestAFileTooLargeIsTold: before anything is replaced, with what to do.
func TestAFileTooLargeIsTold(t *testing.T) {
	o := newOffice(t)
	k := kept(t, o)
	before := o.read("a.yaml")
	k.a.Answers = map[string]*assessment.Answer{}
	for _, q := range k.bank.Questions {
		k.a.Answers[q.ID] = &assessment.Answer{Note: strings.Repeat("漢", assessment.TextLimit)}
	}
	if _, err := k.save(); err == nil || !strings.Contains(err.Error(), "too large") || !strings.Contains(err.Error(), "shorten some notes") {
		t.Errorf("got %v", err)
	}
	if o.read("a.yaml") != before {
		t.Error("the file was changed")
	}
}

// TestWaitingForAFile: with --wait a command goes on once another program is done, and without it ends at once.
func TestWaitingForAFile(t *testing.T) {
	o := newOffice(t)
	o.must("new", "a.yaml")
	f, err := store.Open(o.path("a.yaml"), o.now)
	if err != nil {
		t.Fatal(err)
	}
	if r := o.run("answer", "a.yaml", "mfa-email", "all", "--wait", "150ms"); r.code != exitFailed {
		t.Errorf("ends with %d although the file is still held: %s", r.code, r.err)
	}
	time.AfterFunc(100*time.Millisecond, func() { _ = f.Close() })
	if r := o.run("answer", "a.yaml", "mfa-email", "all", "--wait", "1m"); r.code != exitDone {
		t.Errorf("ends with %d: %s", r.code, r.err)
	}
}

// TestCommentsAreMissed: whoever saves a file with comments is told which lines go, and finds them in the copy.
func TestCommentsAreMissed(t *testing.T) {
	o := newOffice(t)
	o.write("a.yaml", "format: 1\nid: \"0a1b2c3d\"\n# asked on the phone\nbank: {id: hipaa-security-rule, version: \"2026.1\"}\n"+
		"practice: {name: Maple}\nas_of: 2026-11-23 # a Monday\n")
	r := o.must("answer", "a.yaml", "mfa-email", "all")
	if !strings.Contains(r.err, "a.yaml has comments, which are not kept when it is saved (line 3, 6); they stay in a.yaml.bak") {
		t.Errorf("it says %q", r.err)
	}
	if !strings.Contains(o.read("a.yaml.bak"), "# asked on the phone") {
		t.Error("the copy has no comment")
	}
	if r := o.must("answer", "a.yaml", "mfa-email", "some"); strings.Contains(r.err, "comments") {
		t.Errorf("told again: %q", r.err)
	}
}

// writers is how many programs TestManyWritersLoseNothing has change one file, ten times each.
var writers = flag.Int("writers", 8, "programs that change one file at once")

// TestManyWritersLoseNothing has programs wait for each other and answer question after question in one file: every
// answer that was acknowledged is in it at the end.
func TestManyWritersLoseNothing(t *testing.T) {
	o := newOffice(t)
	o.must("new", "a.yaml")
	bank := builtinBank(t)
	var asked []string
	for _, q := range bank.Questions {
		if q.Type == questions.Choice && q.When == nil {
			asked = append(asked, q.ID+"="+q.Options[0].ID)
		}
	}
	const each = 5
	var done sync.WaitGroup
	for w := range *writers {
		done.Go(func() {
			for n := range each {
				question, option, _ := strings.Cut(asked[(w*each+n)%len(asked)], "=")
				app := &App{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Now: o.clock,
					Getenv: func(string) string { return "" }}
				if code := app.Run([]string{"answer", o.path("a.yaml"), question, option, "--wait", "5m"}); code != exitDone {
					t.Errorf("%s ends with %d", question, code)
				}
			}
		})
	}
	done.Wait()
	_, a := load(t, o.path("a.yaml"))
	if want := min(*writers*each, len(asked)); len(a.Answers) != want {
		t.Errorf("%d answers acknowledged, %d in the file", want, len(a.Answers))
	}
	t.Logf("%d writers, %d answers acknowledged, %d in the file", *writers, *writers*each, len(a.Answers))
}
