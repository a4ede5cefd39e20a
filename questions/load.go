package questions

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"path"

	"ephisra/questions/yamlfile"
)

// Named is a folder of bank files whose Name stands before their paths in messages.
type Named struct {
	fs.FS
	Name string

	compiled func() *Bank // the same bank as Go; nil: it is read
}

// Load reads a bank from one or more folders, each on top of those before it. A folder whose
// bank.yaml has the key extends adds to what is below; one without replaces it. Every fault of
// every file comes back at once, as yamlfile.Problems sorted by place. A folder or file that
// cannot be read is another error.
func Load(layers ...fs.FS) (*Bank, error) {
	if len(layers) == 0 {
		return nil, errors.New("no folder to load a question bank from")
	}
	if first := nameLayer(layers[0]); len(layers) == 1 && first.compiled != nil {
		return first.compiled(), nil
	}
	l := &loader{}
	l.empty()
	for _, one := range layers {
		if err := l.layer(nameLayer(one)); err != nil {
			return nil, err
		}
	}
	l.check()
	if err := l.problems.Err(); err != nil {
		return nil, err
	}
	return l.bank, nil
}

func nameLayer(layer fs.FS) Named {
	if n, ok := layer.(Named); ok {
		return n
	}
	return Named{FS: layer}
}

// loader collects what the files of all layers say, and every fault in them.
type loader struct {
	bank     *Bank
	defined  map[refKind]map[string]place
	refs     []reference
	linked   []itemLink
	clauses  []clause
	problems yamlfile.Problems
	broken   bool      // a file could not be read at all
	sum      hash.Hash // over the files of the layer being read
}

// empty starts a bank over. Faults found so far stay.
func (l *loader) empty() {
	*l = loader{bank: &Bank{}, defined: map[refKind]map[string]place{}, problems: l.problems, broken: l.broken, sum: l.sum}
}

// file is one file of a layer while it is read.
type file struct {
	*loader
	yamlfile.Reader
}

// fixedFiles are the files of every bank besides bank.yaml and the sections, in the order read.
// A bank that extends another may leave out any of them.
var fixedFiles = []struct {
	name string
	top  yamlfile.Kind
	read func(*file, *node)
	free bool // any bank may leave it out
}{
	{"rule.yaml", yamlfile.Mapping, (*file).rule, false},
	{"method.yaml", yamlfile.Mapping, (*file).method, false},
	{"action-steps.yaml", yamlfile.Mapping, (*file).actionSteps, false},
	{crosswalkFile, yamlfile.Sequence, (*file).crosswalk, true},
	{"threats.yaml", yamlfile.Mapping, (*file).threats, false},
	{"fixes.yaml", yamlfile.Sequence, (*file).fixes, false},
	{"glossary.yaml", yamlfile.Sequence, (*file).glossary, false},
}

// layer reads one folder on top of those below.
func (l *loader) layer(layer Named) error {
	var head heading
	l.sum = sha256.New()
	err := l.read(layer, headFile, yamlfile.Mapping, func(f *file, n *node) { f.heading(n, &head) })
	if err != nil || head.at.node == nil {
		return err
	}
	for _, fixed := range fixedFiles {
		err := l.read(layer, fixed.name, fixed.top, fixed.read)
		if err := l.missing(err, !head.extending && !fixed.free, head.at, fixed.name); err != nil {
			return err
		}
	}
	for _, s := range head.sections {
		err := l.read(layer, s.File, yamlfile.Sequence, func(f *file, n *node) { f.questions(n, s.ID) })
		if err := l.missing(err, true, s.at, s.File); err != nil {
			return err
		}
	}
	if head.extending {
		l.bank.Added[len(l.bank.Added)-1].Digest = "sha256:" + hex.EncodeToString(l.sum.Sum(nil))
	}
	return l.findStrays(layer, &head)
}

// read parses one file and hands its tree on. Faults in it are collected, not returned.
func (l *loader) read(layer Named, name string, top yamlfile.Kind, use func(*file, *node)) error {
	src, err := fs.ReadFile(layer.FS, name)
	if err != nil {
		return fmt.Errorf("reading the bank file %q: %w", path.Join(layer.Name, name), err)
	}
	f := &file{loader: l, Reader: yamlfile.Reader{File: path.Join(layer.Name, name)}}
	l.addUp(name, src)
	tree, faults := yamlfile.ParseAll(f.File, src)
	if tree != nil {
		use(f, tree)
	}
	l.problems = append(append(l.problems, faults...), f.Found...)
	l.broken = l.broken || tree == nil || tree.Kind != top
	return nil
}

// addUp takes a file into the digest of its layer. Line ends of another system are no difference.
func (l *loader) addUp(name string, src []byte) {
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	fmt.Fprintf(l.sum, "%s %d\n%s\n", name, len(src), src)
}

// missing turns the error of a file that is not there into a fault of the place that calls for it,
// or into nothing where nothing does.
func (l *loader) missing(err error, needed bool, at place, name string) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if needed {
		l.errorf(at, "the bank has no file %q; add it", name)
	}
	return nil
}
