//go:build unix

package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// recipe is a command of the README's table of recipes, and the exit codes it may end with.
var recipe = regexp.MustCompile("`((?:sra|parallel) [^`]+)`")

// TestReadmeRecipes: every command of "In scripts" is run by a shell as it stands, in a folder with clients, and ends as
// the README says: with 0, or 4 where a gate is reached. What has to be installed is skipped loudly where it is not.
func TestReadmeRecipes(t *testing.T) {
	s := newExampleShell(t)
	_, scripts, _ := strings.Cut(pageText(t, "README.md"), "\n## In scripts\n")
	_, scripts, _ = strings.Cut(scripts, "\n|---")
	scripts, _, _ = strings.Cut(scripts, "\n```")
	dir := clients(t)
	recipes := recipe.FindAllStringSubmatch(scripts, -1)
	if len(recipes) < 7 {
		t.Fatalf("%d recipes", len(recipes))
	}
	for _, one := range recipes {
		command := one[1]
		t.Run(command, func(t *testing.T) {
			if name, _, _ := strings.Cut(command, " "); name != "sra" {
				needs(t, name)
			}
			code, out := s.run(t, dir, command)
			if want := map[bool]int{false: exitDone, true: exitGate}[strings.Contains(command, "--fail-on")]; code != want {
				t.Errorf("ends with %d, want %d:\n%.500s", code, want, out)
			}
		})
	}
}

// clients is a folder as the recipes take it: files of clients, those of a month ago, and assessments a line. One of the
// clients stood better then.
func clients(t *testing.T) string {
	t.Helper()
	o := newOffice(t)
	for _, name := range []string{"clients", "last-month"} {
		if err := os.Mkdir(o.path(name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, kind := range sampleKinds() {
		o.must("sample", filepath.Join("clients", kind+".yaml"), "--kind", kind)
		then := kind
		if kind == worked {
			then = "well-run-family-practice"
		}
		o.must("sample", filepath.Join("last-month", kind+".yaml"), "--kind", then)
	}
	o.must("sample", "maple.yaml", "--kind", "half-finished-dental")
	line := `{"format":1,"id":"0a1b2c3d","bank":{"id":"hipaa-security-rule","version":"2026.1"},` +
		`"practice":{"name":"Maple"},"as_of":"2026-11-23","answers":{"mfa-email":{"choice":"all"}}}` + "\n"
	o.write("answers.ndjson", strings.Repeat(line, 2500))
	return o.dir
}
