package questions

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"ephisra/questions/yamlfile"
)

// FuzzParse reads any bytes as each file of the small bank. Either there is a bank, all of whose
// references lead somewhere, or there are faults, each with its place.
func FuzzParse(f *testing.F) {
	names := make([]string, 0, len(replaces))
	head, err := fs.ReadFile(okBank("small"), headFile)
	if err != nil {
		f.Fatal(err)
	}
	small := with(f, headFile, head)
	for folder, name := range replaces {
		names = append(names, name)
		files, _ := filepath.Glob(filepath.Join(banks, "err", folder, "*.yaml"))
		for _, file := range append(files, filepath.Join(banks, "ok", "small", name)) {
			if src, err := os.ReadFile(file); err == nil {
				f.Add(name, src)
			}
		}
	}
	f.Fuzz(func(t *testing.T, name string, src []byte) {
		if !slices.Contains(names, name) {
			name = "technical/signing-in.yaml"
		}
		bank := maps.Clone(small)
		bank[name] = &fstest.MapFile{Data: src}
		b, err := Load(bank)
		if err == nil {
			wantWhole(t, b)
			return
		}
		if b != nil {
			t.Error("Load returned a bank with an error")
		}
		var faults yamlfile.Problems
		if !errors.As(err, &faults) || len(faults) == 0 {
			t.Fatalf("Load of readable files returned %v, want faults", err)
		}
		for _, f := range faults {
			if f.Line < 1 || f.Column < 1 || f.File == "" || f.Message == "" {
				t.Errorf("fault without a place: %+v", f)
			}
		}
	})
}

// wantWhole checks what the rest of the program takes for granted of a loaded bank.
func wantWhole(t *testing.T, b *Bank) {
	t.Helper()
	nobody := func(*Question) *Reply { return &Reply{Verdict: Holds} }
	for _, q := range b.Questions {
		if b.Question(q.ID) != q || b.Section(q.Section) == nil {
			t.Errorf("question %q cannot be found", q.ID)
		}
		if q.When != nil && !b.Judge(q.When, nobody).Applies() {
			t.Errorf("question %q is hidden before anything is answered", q.ID)
		}
		for _, g := range q.Guards {
			if b.Threat(g.Threat) == nil || b.Fix(q.Fix) == nil || q.Weakness == "" || !q.Graded() {
				t.Errorf("question %q guards %q but is not whole", q.ID, g.Threat)
			}
		}
	}
	for i := range b.Threats {
		if e := &b.Threats[i]; b.Inherent(e) == Undetermined || e.ImpactLeft > e.Impact {
			t.Errorf("event %q has no level", e.ID)
		}
	}
}
