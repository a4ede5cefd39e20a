package questions

import (
	"hash/crc32"
	"io/fs"
)

// The built-in bank is compiled into the program as Go: builtin_bank.go holds it, laid out in memory, so that no
// command waits for its files. The YAML stays the only source: "go test ./questions -run Compiled -update" writes
// builtin_bank.go from it, a test holds the two equal, and where a file was changed since, the YAML is read.

// compiledBank returns the bank of a folder if it is the one that was compiled, or nil.
func compiledBank(folder fs.FS) *Bank {
	if sum, err := sumOf(folder); err != nil || sum != compiledSum {
		return nil
	}
	b := builtinBank // its lists are shared: nobody changes a bank
	b.index()
	return &b
}

// sumOf is a checksum over the YAML files of a folder, their names included.
func sumOf(folder fs.FS) (uint32, error) {
	sum := crc32.NewIEEE()
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isYAML(name) {
			return err
		}
		src, err := fs.ReadFile(folder, name)
		_, _ = sum.Write(append([]byte(name), src...)) // a checksum takes everything
		return err
	})
	return sum.Sum32(), err
}
