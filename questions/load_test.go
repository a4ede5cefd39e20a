package questions

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ephisra/questions/yamlfile"
)

var update = flag.Bool("update", false, "rewrite the expected faults in testdata/banks/err")

const banks = "../testdata/banks"

func okBank(name string) fs.FS { return os.DirFS(filepath.Join(banks, "ok", name)) }

func mustLoad(t testing.TB, layers ...fs.FS) *Bank {
	t.Helper()
	b, err := Load(layers...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// with returns the small bank with one file in place of its own.
func with(t testing.TB, name string, src []byte) fstest.MapFS {
	t.Helper()
	small := fstest.MapFS{}
	err := fs.WalkDir(okBank("small"), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(okBank("small"), file)
		small[file] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	small[name] = &fstest.MapFile{Data: src}
	return small
}

// replaces says which file of the small bank the files of a folder of testdata/banks/err stand for.
var replaces = map[string]string{
	"bank": "bank.yaml", "practice": "practice.yaml", "section": "technical/signing-in.yaml", "rule": "rule.yaml",
	"method": "method.yaml",
	"steps":  "action-steps.yaml", "threats": "threats.yaml", "fixes": "fixes.yaml", "glossary": "glossary.yaml",
	"crosswalk": "crosswalk.yaml",
}

// TestLoadListsEveryFault holds the faults of each faulty file, laid over the small bank.
func TestLoadListsEveryFault(t *testing.T) {
	for folder, name := range replaces {
		files, err := filepath.Glob(filepath.Join(banks, "err", folder, "*.yaml"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files in %q: %v", folder, err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(folder+"/"+filepath.Base(file), func(t *testing.T) {
				b, err := Load(with(t, name, src))
				wantFaults(t, strings.TrimSuffix(file, ".yaml")+".out", b, err)
			})
		}
	}
}

// TestLoadListsEveryFaultOfAFolder holds the faults of whole folders, loaded on top of the small bank.
func TestLoadListsEveryFaultOfAFolder(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join(banks, "err", "folders", "*", "bank.yaml"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no folders: %v", err)
	}
	for _, head := range folders {
		folder := filepath.Dir(head)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			b, err := Load(Named{FS: okBank("small"), Name: "small"}, Named{FS: os.DirFS(folder), Name: "above"})
			wantFaults(t, folder+".out", b, err)
		})
	}
}

// wantFaults compares the faults with a file, one a line.
func wantFaults(t *testing.T, file string, b *Bank, err error) {
	t.Helper()
	var faults yamlfile.Problems
	if !errors.As(err, &faults) || b != nil {
		t.Fatalf("Load returned bank %v and error %v, want faults alone", b != nil, err)
	}
	got := faults.Error() + "\n"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("faults differ from %s (-want +got):\n%s", path.Base(file), diff)
	}
}
