//go:build unix

package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// readmeShell runs lines of the README in a folder with what they name.
func readmeShell(t *testing.T) *exampleShell {
	t.Helper()
	s := newExampleShell(t)
	s.must(t, s.office, readmeOffice)
	return s
}

// readmeOffice makes what lines of the README name.
const readmeOffice = `mkdir clients last-month
sra sample clients/maple.yaml && sra sample last-month/maple.yaml
printf 'four words nobody knows\n' > pass && sra key new maple.key --passphrase-file pass`

// pieces of the README.
var (
	shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")
	inline     = regexp.MustCompile("`(sra(?: [^`]+)?)`")
	written    = regexp.MustCompile(`(?:\b(?:new|sample) | -o )(\S+\.(?:yaml|xlsx|md|age|key))`)
)

// standsFor are words of the README that stand for others.
var standsFor = strings.NewReplacer(" OLD NEW", " my-bank my-bank")

// TestReadmeBlocks: the blocks of the README are run by a shell as they stand, one after the other in one folder, but
// for those that install or build.
func TestReadmeBlocks(t *testing.T) {
	s := readmeShell(t)
	readme := pageText(t, "README.md")
	ran := 0
	for _, block := range shellBlock.FindAllStringSubmatch(readme, -1) {
		for _, line := range strings.Split(strings.TrimSpace(block[1]), "\n") {
			if strings.HasPrefix(line, "sra ") {
				s.must(t, s.office, unattended(line))
				ran++
			}
		}
	}
	if ran < 14 {
		t.Errorf("%d lines", ran)
	}
	for _, held := range []string{"reports/example-risk-assessment.pdf", "reports/maple-risk-assessment.xlsx",
		"reports/maple-2027-risk-summary.pdf", "clients.csv"} {
		if info, err := os.Stat(filepath.Join(s.office, held)); err != nil || info.Size() == 0 {
			t.Errorf("nobody holds %s: %v", held, err)
		}
	}
}

// taskOffice makes what the table of tasks names, a line for what stands in the folder before each of its commands.
const taskOffice = `sra sample maple.yaml --kind half-finished-dental && sra sample maple-2025.yaml
sra vendor add maple.yaml "Acme Billing" && sra vendor export maple.yaml -o vendors.xlsx
sra person add maple.yaml "Dana R." && sra person add maple.yaml Dana
sra new maple-2027.yaml --from maple.yaml && cp maple.yaml maple-kim.yaml && cp maple.yaml maple-it.yaml
sra pack maple.yaml --for it -o it.xlsx && sra bank init my-bank && cp "$PICTURE" logo.png`

// beforeTask is what was done before a command of the table, where that is more than what stands in the folder.
var beforeTask = map[string]string{
	"sra verify":                       `sra sign maple.yaml --by "Kim Lee" --role owner --yes`,
	"sra interview --amend":            `sra sign maple.yaml --by "Kim Lee" --role owner --yes`,
	"sra plan list maple.yaml --below": `mv maple-2025.yaml maple.yaml`,
	"sra vendor add":                   `sra vendor remove maple.yaml acme`,
	"sra bank init":                    `rm -r my-bank`,
}

// TestReadmeTasks: every command of the table of tasks is run by a shell in a folder with what it names.
func TestReadmeTasks(t *testing.T) {
	s := readmeShell(t)
	picture, err := filepath.Abs("../testdata/pictures/page-2.png")
	if err != nil {
		t.Fatal(err)
	}
	s.must(t, s.office, "PICTURE='"+picture+"'\n"+taskOffice)
	_, tasks, _ := strings.Cut(pageText(t, "README.md"), "\n## By task\n")
	tasks, _, _ = strings.Cut(tasks, "\n## ")
	all := inline.FindAllStringSubmatch(tasks, -1)
	if len(all) < 50 {
		t.Errorf("%d commands", len(all))
	}
	for _, one := range all {
		t.Run(one[1], func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(s.office)); err != nil {
				t.Fatal(err)
			}
			for starts, before := range beforeTask {
				if strings.HasPrefix(one[1], starts) {
					s.must(t, dir, before)
				}
			}
			if m := written.FindStringSubmatch(one[1]); m != nil {
				_ = os.RemoveAll(filepath.Join(dir, m[1])) // it is written anew
			}
			s.must(t, dir, unattended(standsFor.Replace(one[1])))
		})
	}
}

func pageText(t *testing.T, name string) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}
