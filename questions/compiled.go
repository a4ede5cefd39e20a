package questions

import (
	_ "embed"
	"encoding/binary"
	"hash/crc32"
	"sync"

	"ephisra/questions/yamlfile"
)

// compiled holds the trees of the built-in bank's files: reading them takes a quarter of the time that their YAML
// takes. The YAML stays the only source: "go test ./questions -run Compiled -update" writes this file from it, a test
// holds the two equal, and a file that was changed since is read as YAML.
//
//go:embed compiled.bin
var compiled string

// compiledFile is one file of the bank: the sum of the text it was made from, and the bytes of its tree.
type compiledFile struct {
	sum  uint32
	tree string
}

// compiledFiles takes the embedded trees apart, once.
var compiledFiles = sync.OnceValue(func() map[string]compiledFile {
	files := map[string]compiledFile{}
	rest := compiled
	for len(rest) > 0 {
		name, sum, tree, after, ok := nextCompiled(rest)
		if !ok {
			return map[string]compiledFile{}
		}
		files[name], rest = compiledFile{sum, tree}, after
	}
	return files
})

// nextCompiled takes the first file off: the lengths of its name and of its tree, the sum, and both.
func nextCompiled(bytes string) (name string, sum uint32, tree, rest string, ok bool) {
	const head = 12
	if len(bytes) < head {
		return "", 0, "", "", false
	}
	names, trees := int(binary.BigEndian.Uint32([]byte(bytes[:4]))), int(binary.BigEndian.Uint32([]byte(bytes[4:8])))
	if len(bytes) < head+names+trees {
		return "", 0, "", "", false
	}
	at := head + names
	return bytes[head:at], binary.BigEndian.Uint32([]byte(bytes[8:head])), bytes[at : at+trees], bytes[at+trees:], true
}

// compiledTree is the tree of a file of the built-in bank, or nil where its text is another than it was made from.
func compiledTree(name string, src []byte) *yamlfile.Node {
	file, has := compiledFiles()[name]
	if !has || file.sum != crc32.ChecksumIEEE(src) {
		return nil
	}
	root, err := yamlfile.ReadTree(file.tree)
	if err != nil {
		return nil
	}
	return root
}
