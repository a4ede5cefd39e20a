package cmd

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// arrows says which of our packages each package may import (design section 3). A package not
// listed may import none.
var arrows = map[string][]string{
	"cmd/sra": {"cmd", "cmd/quiet"},
	"cmd": {"cmd/interview", "report", "report/html", "report/markdown", "report/pdf", "report/schema", "report/scores", "report/terminal",
		"report/xlsx",
		"assessment/risk",
		"assessment/sheet", "assessment/store", "assessment", "questions", "questions/compare", "questions/yamlfile",
		"testdata/assessments"},
	"cmd/interview":      {"report/terminal", "assessment/risk", "assessment", "questions"},
	"report":             {"assessment/risk", "assessment", "questions"},
	"report/markdown":    {"report", "assessment/risk", "assessment", "questions"},
	"report/pdf":         {"report", "assessment/risk", "assessment", "questions"},
	"report/terminal":    {"report", "questions"},
	"report/html":        {"report", "assessment/risk", "assessment", "questions"},
	"report/xlsx":        {"report", "assessment/risk", "assessment/sheet", "assessment", "questions"},
	"report/schema":      {"assessment/risk", "assessment", "questions"},
	"report/scores":      {"report", "report/schema", "assessment/risk", "assessment", "questions"},
	"assessment/risk":    {"assessment", "questions"},
	"assessment/sheet":   {"assessment", "questions", "questions/yamlfile"},
	"assessment/store":   {"assessment", "questions"},
	"assessment":         {"questions", "questions/yamlfile"},
	"questions":          {"questions/yamlfile"},
	"questions/compare":  {"questions"},
	"questions/yamlfile": nil,
	"cmd/quiet":          nil,

	"testdata/practices":       {"assessment", "questions"}, // makes files, for tests and benchmarks alone
	"testdata/practices/write": {"testdata/practices", "testdata/trees", "assessment", "questions", "questions/yamlfile"},

	"testdata/hostile":         nil,                 // texts, for tests alone
	"testdata/pictures":        {"report/terminal"}, // the README's, drawn from a golden screen
	"testdata/pictures/screen": {"testdata/pictures"},

	"testdata/trees":       {"questions/yamlfile"},                                                 // for tests alone
	"testdata/assessments": nil,                                                                    // embeds the samples
	"testdata/results":     {"assessment/risk", "assessment", "questions", "testdata/assessments"}, // for tests alone
}

// soleImporters says which packages alone may import something from outside.
var soleImporters = map[string][]string{
	"gopkg.in/yaml.v3":                   {"questions/yamlfile"},
	"github.com/jung-kurt/gofpdf":        {"report/pdf"},
	"github.com/xuri/excelize/v2":        {"assessment/sheet", "report/xlsx"},
	"github.com/gofrs/flock":             {"assessment/store"},
	"filippo.io/age":                     {"assessment/store"},
	"filippo.io/age/armor":               {"assessment/store"},
	"github.com/spf13/cobra":             {"cmd"},
	"github.com/charmbracelet/huh":       {"cmd/interview"},
	"github.com/charmbracelet/bubbletea": {"cmd/interview"},
	"github.com/charmbracelet/bubbles":   {"cmd/interview"},
	"github.com/charmbracelet/lipgloss":  {"cmd/quiet", "report/terminal"},
	"os":                                 {"cmd/sra", "cmd", "assessment/store", "testdata/practices/write", "testdata/pictures/screen"},
	"net":                                {},
	"net/http":                           {},
}

func TestImportsFollowTheArrows(t *testing.T) {
	seen := map[string]bool{}
	eachImport(t, func(pkg, imported string) {
		seen[pkg] = true
		if ours, is := strings.CutPrefix(imported, "ephisra/"); is {
			if !slices.Contains(arrows[pkg], ours) {
				t.Errorf("%s imports %s; the design has no such arrow", pkg, ours)
			}
			return
		}
		for outside, allowed := range soleImporters {
			if within(imported, outside) && !slices.Contains(allowed, pkg) {
				t.Errorf("%s imports %s; only %v may", pkg, imported, allowed)
			}
		}
	})
	for pkg := range seen {
		if _, known := arrows[pkg]; !known {
			t.Errorf("package %s is not in the design's list", pkg)
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d packages were looked at", len(seen))
	}
}

// within reports whether an import path is a module or package, or below it. The standard library's
// packages are taken by themselves.
func within(imported, outside string) bool {
	return imported == outside || strings.Contains(outside, ".") && strings.HasPrefix(imported, outside+"/") ||
		outside == "net" && strings.HasPrefix(imported, "net/")
}

// eachImport calls look for every import of every file that is no test.
func eachImport(t *testing.T, look func(pkg, imported string)) {
	t.Helper()
	root := ".."
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(name))
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			look(path.Clean(filepath.ToSlash(rel)), imported)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestLinesFitAnEditor: no line of code is longer than 120 characters. Tests may quote what is, and nobody reads what is
// generated.
func TestLinesFitAnEditor(t *testing.T) {
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		src, err := os.ReadFile(name)
		if strings.HasPrefix(string(src), "// Code generated ") {
			return err
		}
		for i, line := range strings.Split(string(src), "\n") {
			if n := utf8.RuneCountInString(line); n > 120 {
				t.Errorf("%s:%d has %d characters", name, i+1, n)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
