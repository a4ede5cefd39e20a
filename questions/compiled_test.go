package questions

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io/fs"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ephisra/questions/yamlfile"
)

// appendCompiled appends one file: the lengths of its name and of its tree, the sum, and both.
func appendCompiled(to []byte, name string, src []byte, root *yamlfile.Node) []byte {
	tree := yamlfile.AppendTree(nil, root)
	to = binary.BigEndian.AppendUint32(to, uint32(len(name)))
	to = binary.BigEndian.AppendUint32(to, uint32(len(tree)))
	to = binary.BigEndian.AppendUint32(to, crc32.ChecksumIEEE(src))
	return append(append(to, name...), tree...)
}

// TestCompiled: the embedded trees are those of the bank's YAML, file by file and byte by byte.
func TestCompiled(t *testing.T) {
	var want []byte
	var names []string
	err := fs.WalkDir(Builtin(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isYAML(name) {
			return err
		}
		names = append(names, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	for _, name := range names {
		src, err := fs.ReadFile(Builtin(), name)
		if err != nil {
			t.Fatal(err)
		}
		root, faults := yamlfile.ParseAll(name, src)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		want = appendCompiled(want, name, src, root)
		if *update {
			continue
		}
		if diff := cmp.Diff(root, compiledTree(name, src), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s has another tree; write it anew with -update: %.400s", name, diff)
		}
		if compiledTree(name, append(src, '\n')) != nil {
			t.Errorf("%s: the tree of another text is taken", name)
		}
	}
	if *update {
		if err := os.WriteFile("compiled.bin", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(want, []byte(compiled)) {
		t.Error("compiled.bin is not what the bank's files come to; write it anew with -update")
	}
}

// TestCompiledBankIsTheSame: loaded from its trees or from its YAML, the bank is the same.
func TestCompiledBankIsTheSame(t *testing.T) {
	fast, careful := mustLoad(t, Builtin()), mustLoad(t, Builtin().(Named).FS)
	fast.byID, careful.byID = index{}, index{}
	if diff := cmp.Diff(careful, fast, cmp.AllowUnexported(Bank{}), cmpopts.IgnoreUnexported(Bank{})); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkLoadBuiltin(b *testing.B) {
	for name, layer := range map[string]fs.FS{"compiled": Builtin(), "yaml": Builtin().(Named).FS} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				mustLoad(b, layer)
			}
		})
	}
}
