package cmd

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what scripts and goldens expect")

// TestMain makes the test binary answer to "sra" in scripts.
func TestMain(m *testing.M) {
	testscript.Main(cleaning{m}, map[string]func(){"sra": func() { os.Exit(Main()) }})
}

// builtIn is the folder of the program that is built for tests; "" while none is.
var builtIn string

// cleaning runs the tests and takes away what they built.
type cleaning struct{ *testing.M }

// Run runs the tests.
func (m cleaning) Run() int {
	defer func() { _ = os.RemoveAll(builtIn) }()
	return m.M.Run()
}

func TestScripts(t *testing.T) {
	skipShort(t)
	params := testscript.Params{
		Dir:           "../testdata/script",
		UpdateScripts: *update,
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"exec-code": execCode},
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLES", samplesDir(t))
			env.Setenv("TERM", "dumb")
			return nil
		},
	}
	testscript.Run(t, params)
}

func samplesDir(t *testing.T) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir + "/../testdata/assessments"
}

// execCode is "! exec-code N sra ...": the command must end with exit code N.
func execCode(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || fmt.Sprint(exit.ExitCode()) != args[0] {
		ts.Fatalf("got %v, want exit code %s", err, args[0])
	}
}

// skipShort skips what starts programs of its own in a short run, which is for the race detector: started a hundred
// times, a program under it takes minutes, and the commands are tested inside the test as well.
func skipShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("a short run starts no program of its own")
	}
}
