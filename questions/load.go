package questions

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"ephisra/questions/yamlfile"
)

// Layer is a folder of bank files. Name stands before the paths in messages.
type Layer struct {
	Name string
	FS   fs.FS
}

// Load reads a bank. A layer whose bank.yaml has the key extends adds to the layers below it; one
// without replaces them. Every fault of every file comes back at once, as yamlfile.Problems sorted
// by place; a file that cannot be read is an error by itself.
func Load(layers ...Layer) (*Bank, error) {
	l := newLoader()
	for _, layer := range layers {
		if err := l.layer(layer); err != nil {
			return nil, err
		}
	}
	if len(l.problems) == 0 {
		l.check()
	}
	if err := l.problems.Err(); err != nil {
		return nil, err
	}
	return l.bank, nil
}

// loader collects what the files of all layers say, and every fault in them.
type loader struct {
	bank     *Bank
	problems yamlfile.Problems
	defined  map[refKind]map[string]place
	refs     []reference
	entries  []entry // questions, in bank order
	conds    []conditionUse
	events   []eventEntry
}

// place is where something stands.
type place struct {
	file string
	node *yamlfile.Node
}

func newLoader() *loader {
	return &loader{bank: &Bank{}, defined: map[refKind]map[string]place{}}
}

// errorf notes a fault at a place.
func (l *loader) errorf(at place, format string, args ...any) {
	r := yamlfile.Reader{File: at.file}
	r.Errorf(at.node, format, args...)
	l.problems = append(l.problems, r.Found...)
}

// file is one file of a layer while it is read.
type file struct {
	*loader
	yamlfile.Reader
	layer Layer
}

// fixedFiles are the files of a bank besides its sections, in the order read. An extending bank may
// leave out any of them, any other bank none but the glossary.
var fixedFiles = []struct {
	name string
	read func(*file, *yamlfile.Node)
}{
	{"rule.yaml", (*file).rule},
	{"method.yaml", (*file).method},
	{"action-steps.yaml", (*file).actionSteps},
	{"threats.yaml", (*file).threats},
	{"fixes.yaml", (*file).fixes},
	{"glossary.yaml", (*file).glossary},
}

// layer reads one folder on top of those below.
func (l *loader) layer(layer Layer) error {
	head := &heading{}
	if err := l.read(layer, "bank.yaml", func(f *file, n *yamlfile.Node) { f.heading(n, head) }); err != nil {
		return err
	}
	if head.extends == "" {
		below := l.problems
		*l = *newLoader()
		l.problems = below
	}
	l.open(layer, head)
	for _, fixed := range fixedFiles {
		err := l.read(layer, fixed.name, fixed.read)
		if errors.Is(err, fs.ErrNotExist) && head.extends != "" {
			continue
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(l.sections(layer, head), l.strays(layer, head))
}

// open takes over what bank.yaml says of the bank itself.
func (l *loader) open(layer Layer, head *heading) {
	if head.extends != "" && head.extends != l.bank.ID {
		l.errorf(place{path.Join(layer.Name, "bank.yaml"), head.node.Get("extends")}, "extends %q, but the bank below is %q", head.extends, l.bank.ID)
	}
	if head.extends == "" {
		l.bank.ID, l.bank.Version, l.bank.Title = head.id, head.version, head.title
	}
	l.bank.Changes = append(l.bank.Changes, head.changes...)
	l.bank.Roles = append(l.bank.Roles, head.roles...)
	for id, at := range head.rolePlaces {
		l.define(toRole, id, at)
	}
}

// read parses one file and hands its tree on. Faults in it are collected, not returned.
func (l *loader) read(layer Layer, name string, use func(*file, *yamlfile.Node)) error {
	src, err := fs.ReadFile(layer.FS, name)
	if err != nil {
		return fmt.Errorf("reading the bank file %q: %w", path.Join(layer.Name, name), err)
	}
	f := &file{loader: l, Reader: yamlfile.Reader{File: path.Join(layer.Name, name)}, layer: layer}
	node, err := yamlfile.Parse(f.File, src)
	var faults yamlfile.Problems
	if errors.As(err, &faults) {
		l.problems = append(l.problems, faults...)
		return nil
	}
	use(f, node)
	l.problems = append(l.problems, f.Found...)
	return err
}

// sections reads every section file that bank.yaml lists, in its order.
func (l *loader) sections(layer Layer, head *heading) error {
	for _, s := range head.sections {
		section := s.Section
		if _, err := fs.Stat(layer.FS, section.File); errors.Is(err, fs.ErrNotExist) {
			l.errorf(s.at, "there is no file %q in the bank", section.File)
			continue
		}
		l.define(toSection, section.ID, s.at)
		l.bank.Sections = append(l.bank.Sections, section)
		if err := l.read(layer, section.File, func(f *file, n *yamlfile.Node) { f.questions(n, &section) }); err != nil {
			return err
		}
	}
	return nil
}

// strays finds YAML files that nothing lists: a section somebody forgot to add.
func (l *loader) strays(layer Layer, head *heading) error {
	return fs.WalkDir(layer.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("looking through the bank folder %q: %w", layer.Name, err)
		}
		if d.IsDir() || !strings.HasSuffix(name, ".yaml") || head.lists(name) {
			return nil
		}
		l.errorf(place{path.Join(layer.Name, "bank.yaml"), head.node}, "the file %q is in no section; add it to sections or delete it", name)
		return nil
	})
}

// lists says whether a file is one of the fixed files or a section.
func (h *heading) lists(name string) bool {
	for _, fixed := range fixedFiles {
		if fixed.name == name {
			return true
		}
	}
	return name == "bank.yaml" || slices.ContainsFunc(h.sections, func(s listedSection) bool { return s.File == name })
}
