package assessment

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"ephisra/questions"
)

// example is a file that the page on the format shows.
var example = regexp.MustCompile("(?s)```yaml\n(.*?)```")

// TestExamplesOfTheFormat: the files the page shows are taken as they stand, and every key there is stands in one of
// them, or among those that a person leaves out.
func TestExamplesOfTheFormat(t *testing.T) {
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	bank, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range example.FindAllSubmatch(page, -1) {
		if _, warnings, err := Decode("README.md", block[1], bank); err != nil || len(warnings) > 0 {
			t.Errorf("%v %v\n%s", err, warnings, block[1])
		}
	}
	for _, key := range allKeys() {
		if !strings.Contains(string(page), key+":") && !strings.Contains(string(page), "`"+key+"`") {
			t.Errorf("the page does not show %q", key)
		}
	}
}

// allKeys are those of the file and of everything in it.
func allKeys() []string {
	var keys []string
	seen := map[string]bool{}
	var walk func([]Key)
	walk = func(list []Key) {
		for _, k := range list {
			keys = append(keys, k.Name)
			if name, inside := k.Shape.Record(); name != "" && !seen[name] {
				seen[name] = true
				walk(inside)
			}
		}
	}
	walk(FileKeys())
	return keys
}
