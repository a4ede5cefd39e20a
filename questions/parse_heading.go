package questions

import (
	"io/fs"
	"path"
	"strings"

	"ephisra/questions/yamlfile"
)

// headFile is the file that makes a folder a bank.
const headFile = "bank.yaml"

// heading is what bank.yaml says that does not go into the Bank as it stands.
type heading struct {
	at        place
	extending bool
	sections  []listedSection
	files     []string // of all sections, those with a fault too
}

// listedSection is a section and where bank.yaml lists it.
type listedSection struct {
	Section
	at place
}

// heading reads bank.yaml. A bank that extends another keeps the id and version of the one below,
// since that is what assessments were made with.
func (f *file) heading(n *node, h *heading) {
	if h.extending = n.Get("extends") != nil; !h.extending {
		f.empty()
	}
	if n.Kind == yamlfile.Mapping {
		h.at = f.place(n)
	}
	own := Bank{}
	yamlfile.Object(&f.Reader, n, "bank", yamlfile.Fields[Bank]{
		"id":      func(_ *reader, n *node, b *Bank) { b.ID = f.id(n) },
		"version": func(_ *reader, n *node, b *Bank) { b.Version = f.said(n) },
		"title":   func(_ *reader, n *node, b *Bank) { b.Title = f.said(n) },
		"extends": func(_ *reader, n *node, _ *Bank) { f.extends(n) },
		"changelog": func(_ *reader, n *node, b *Bank) {
			b.Changes = list(f, n, "change", f.changeFields(), "version", "text")
		},
		"roles": func(_ *reader, n *node, b *Bank) {
			b.Roles = entries(f, n, toRole, f.roleFields(), func(r *Role) string { return r.ID }, "id", "title")
		},
		"sections": func(_ *reader, n *node, _ *Bank) { f.Each(n, func(n *node) { f.section(n, h) }) },
	}, &own, "id", "version")
	if h.extending {
		f.bank.Added = append(f.bank.Added, Layer{ID: own.ID, Version: own.Version})
	} else {
		f.bank.ID, f.bank.Version, f.bank.Title = own.ID, own.Version, own.Title
	}
	f.bank.Changes = append(f.bank.Changes, own.Changes...)
	f.bank.Roles = append(f.bank.Roles, own.Roles...)
	for _, s := range h.sections {
		f.bank.Sections = append(f.bank.Sections, s.Section)
	}
}

// extends checks that the bank below is the one meant.
func (f *file) extends(n *node) {
	switch id := f.Text(n); {
	case f.bank.ID == "":
		f.Errorf(n, "extends %q, but there is no bank below; delete the line or load that bank first", id)
	case id != f.bank.ID:
		f.Errorf(n, "extends %q, but the bank below is %q", id, f.bank.ID)
	}
}

func (f *file) changeFields() yamlfile.Fields[Change] {
	return yamlfile.Fields[Change]{
		"version": func(_ *reader, n *node, c *Change) { c.Version = f.said(n) },
		"text":    func(_ *reader, n *node, c *Change) { c.Text = f.said(n) },
	}
}

func (f *file) roleFields() yamlfile.Fields[Role] {
	return yamlfile.Fields[Role]{
		"id":    func(_ *reader, n *node, r *Role) { r.ID = f.id(n) },
		"title": func(_ *reader, n *node, r *Role) { r.Title = f.said(n) },
	}
}

// section reads one entry of sections. The id is the file's name and the family its folder.
func (f *file) section(n *node, h *heading) {
	s := listedSection{at: f.place(n)}
	yamlfile.Object(&f.Reader, n, "section", yamlfile.Fields[listedSection]{
		"file":    func(_ *reader, n *node, s *listedSection) { s.File = f.sectionFile(n) },
		"title":   func(_ *reader, n *node, s *listedSection) { s.Title = f.said(n) },
		"minutes": func(_ *reader, n *node, s *listedSection) { s.Minutes = f.Int(n, 1, 240) },
	}, &s, "file", "title")
	if s.File == "" {
		return
	}
	h.files = append(h.files, s.File)
	s.ID = strings.TrimSuffix(path.Base(s.File), ".yaml")
	s.Family = familyOf(s.File)
	if f.define(toSection, s.ID, s.at) {
		h.sections = append(h.sections, s)
	}
}

// sectionFile reads the path of a section's file, or "" where it cannot be one.
func (f *file) sectionFile(n *node) string {
	name := f.Text(n)
	id, ends := strings.CutSuffix(path.Base(name), ".yaml")
	switch {
	case n.Kind != yamlfile.Scalar:
		return ""
	case !fs.ValidPath(name) || familyOf(name) == NoSafeguard || !ends || !IsID(id):
		f.Errorf(n,
			"%q cannot be a section file; write a path such as technical/signing-in.yaml, in one of the folders "+
				"administrative, physical, technical, organizational and documentation", name)
		return ""
	case name == headFile || isFixed(name):
		f.Errorf(n, "%q is a file of its own kind and cannot be a section too", name)
		return ""
	}
	return name
}

// familyOf returns the family a file's folder stands for. Files beside bank.yaml are General.
func familyOf(name string) Safeguard {
	folder := path.Dir(name)
	if folder == "." {
		return General
	}
	for _, family := range Families {
		if family.ID() == folder {
			return family
		}
	}
	return NoSafeguard
}
