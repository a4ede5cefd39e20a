package cmd

import (
	"os"
	"strings"
	"testing"
	"time"
)

func TestFileStem(t *testing.T) {
	for name, want := range map[string]string{"Maple Family Dental": "maple-family-dental", "Dr. O'Neil & Sons, P.C.": "dr-o-neil-sons-p-c",
		"": "assessment", "../../etc": "etc", "漢字": "漢字", strings.Repeat("ab ", 40): strings.Trim(strings.Repeat("ab-", 20), "-")} {
		if got := fileStem(name); got != want {
			t.Errorf("%q is named %q, want %q", name, got, want)
		}
	}
}

// TestWhatWasBegun: the unsigned assessments of a folder, the newest first; whatever else lies there is passed over.
func TestWhatWasBegun(t *testing.T) {
	o := newOffice(t)
	o.must("new", "old.yaml", "--name", "Old")
	o.must("new", "young.yaml", "--name", "Young")
	o.must("sample", "signed.yaml", "--kind", "well-run-family-practice")
	o.write("notes.yaml", "a: b\n")
	o.write("broken.yaml", "\x00")
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes(o.path("old.yaml"), past, past); err != nil {
		t.Fatal(err)
	}
	t.Chdir(o.dir)
	app := &App{Now: o.clock, Getenv: func(string) string { return "" }}
	bank, err := app.bank()
	if err != nil {
		t.Fatal(err)
	}
	rows := startRows(app.begun(bank))
	want := []string{"Start a new assessment", "Go on with young.yaml: Young, 0 of 187 answered", "Go on with old.yaml: Old, ", "Look at a worked example", "Help"}
	if len(rows) != len(want) {
		t.Fatalf("%q", rows)
	}
	for i := range want {
		if !strings.HasPrefix(rows[i], want[i]) {
			t.Errorf("row %d is %q, want %q", i, rows[i], want[i])
		}
	}
	if name, err := freeName("young"); err != nil || name != "young-2.yaml" {
		t.Errorf("%q, %v", name, err)
	}
}

// TestAloneWithoutATerminalIsTheHelp: a script that forgets the command is never asked.
func TestAloneWithoutATerminalIsTheHelp(t *testing.T) {
	o := newOffice(t)
	if r := o.must(); !strings.Contains(r.out, "Ask and answer:") {
		t.Errorf("%+v", r)
	}
	if r := o.run("nonsense"); r.code != exitUsage || !strings.Contains(r.err, `"nonsense"`) {
		t.Errorf("%+v", r)
	}
}

// TestTheSampleIsWhole: each can be checked and scored, and none is written over a file.
func TestTheSampleIsWhole(t *testing.T) {
	o := newOffice(t)
	for _, kind := range sampleKinds() {
		o.must("sample", kind+".yaml", "--kind", kind)
		o.must("check", kind+".yaml")
		if r := o.run("sample", kind+".yaml"); r.code != exitFailed {
			t.Errorf("written over: %+v", r)
		}
	}
	if r := o.run("sample", "x.yaml", "--kind", "none"); r.code != exitUsage || !strings.Contains(r.err, worked) {
		t.Errorf("%+v", r)
	}
}
