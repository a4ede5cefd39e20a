package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// pages are those that name files and functions of the source.
var pages = []string{"CONTRIBUTING.md", "report/README.md", "questions/README.md", "assessment/README.md",
	"assessment/risk/METHOD.md", "README.md", "SECURITY.md"}

// step is a row of the table that follows one answer: the files it passes, each with its functions.
var (
	quoted = regexp.MustCompile("`([^`]+)`")
	named  = regexp.MustCompile(`^[a-z_./*-]+\.(go|yaml|md|txt)$`)
)

// TestPagesNameWhatIsThere: a file a page names is there, and so is each function named behind it in the same row.
func TestPagesNameWhatIsThere(t *testing.T) {
	for _, page := range pages {
		src, err := os.ReadFile(filepath.Join("..", page))
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(src), "\n") {
			checkNames(t, page, line)
		}
	}
}

func checkNames(t *testing.T, page, line string) {
	t.Helper()
	code, isRow := "", strings.HasPrefix(line, "| ") && page == "CONTRIBUTING.md"
	for _, m := range quoted.FindAllStringSubmatch(line, -1) {
		switch name := m[1]; {
		case named.MatchString(name) && strings.Contains(name, "/") && !strings.Contains(name, "*"):
			src, err := os.ReadFile(filepath.Join("..", name))
			if err != nil {
				t.Errorf("%s names %s: %v", page, name, err)
			}
			code = string(src)
		case isRow && code != "" && regexp.MustCompile(`^[A-Za-z]+$`).MatchString(name):
			if !regexp.MustCompile(`(?m)^func (\([^)]*\) )?` + name + `[\[(]`).MatchString(code) {
				t.Errorf("%s: there is no function %s: %s", page, name, line)
			}
		}
	}
}
