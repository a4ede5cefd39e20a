package questions

import (
	"path"
	"strings"

	"ephisra/questions/yamlfile"
)

// heading is what bank.yaml says.
type heading struct {
	node                        *yamlfile.Node
	id, version, title, extends string
	changes                     []Change
	roles                       []Role
	rolePlaces                  map[string]place
	sections                    []listedSection
}

// listedSection is a section and where bank.yaml lists it.
type listedSection struct {
	Section
	at place
}

func (f *file) heading(n *yamlfile.Node, h *heading) {
	h.node, h.rolePlaces = n, map[string]place{}
	yamlfile.Object(&f.Reader, n, "bank", yamlfile.Fields[heading]{
		"id":      func(r *yamlfile.Reader, n *yamlfile.Node, h *heading) { h.id = f.id(n) },
		"version": func(r *yamlfile.Reader, n *yamlfile.Node, h *heading) { h.version = r.Text(n) },
		"title":   func(r *yamlfile.Reader, n *yamlfile.Node, h *heading) { h.title = r.Text(n) },
		"extends": func(r *yamlfile.Reader, n *yamlfile.Node, h *heading) { h.extends = r.Text(n) },
		"changelog": func(r *yamlfile.Reader, n *yamlfile.Node, h *heading) {
			h.changes = yamlfile.List(r, n, "change", changeFields, "version", "text")
		},
		"roles": func(r *yamlfile.Reader, n *yamlfile.Node, h *heading) { f.roles(n, h) },
		"sections": func(r *yamlfile.Reader, n *yamlfile.Node, h *heading) {
			r.Each(n, func(n *yamlfile.Node) { f.section(n, h) })
		},
	}, h, "id", "version")
}

var changeFields = yamlfile.Fields[Change]{
	"version": func(r *yamlfile.Reader, n *yamlfile.Node, c *Change) { c.Version = r.Text(n) },
	"text":    func(r *yamlfile.Reader, n *yamlfile.Node, c *Change) { c.Text = r.Text(n) },
}

func (f *file) roles(n *yamlfile.Node, h *heading) {
	f.Each(n, func(n *yamlfile.Node) {
		var one Role
		yamlfile.Object(&f.Reader, n, "role", yamlfile.Fields[Role]{
			"id":    func(r *yamlfile.Reader, n *yamlfile.Node, o *Role) { o.ID = f.id(n) },
			"title": func(r *yamlfile.Reader, n *yamlfile.Node, o *Role) { o.Title = r.Text(n) },
		}, &one, "id", "title")
		if first, again := h.rolePlaces[one.ID]; again {
			f.Errorf(n, "role %q repeated; first on line %d", one.ID, first.node.Line)
			return
		}
		h.rolePlaces[one.ID] = place{f.File, n}
		h.roles = append(h.roles, one)
	})
}

// section reads one entry of sections: its id is the file's name, its family the file's folder.
func (f *file) section(n *yamlfile.Node, h *heading) {
	var s listedSection
	yamlfile.Object(&f.Reader, n, "section", yamlfile.Fields[listedSection]{
		"file": func(r *yamlfile.Reader, n *yamlfile.Node, s *listedSection) {
			s.File, s.at = r.Text(n), place{f.File, n}
		},
		"title":   func(r *yamlfile.Reader, n *yamlfile.Node, s *listedSection) { s.Title = r.Text(n) },
		"minutes": func(r *yamlfile.Reader, n *yamlfile.Node, s *listedSection) { s.Minutes = r.Int(n, 1, 240) },
	}, &s, "file", "title")
	if s.at.node == nil {
		return
	}
	s.ID = strings.TrimSuffix(path.Base(s.File), ".yaml")
	if s.Family = safeguards.table()[path.Dir(s.File)]; path.Dir(s.File) == "." {
		s.Family = General
	}
	if s.Family == NoSafeguard || !strings.HasSuffix(s.File, ".yaml") {
		f.Errorf(s.at.node, "section file %q must be a .yaml file in administrative, physical, technical, organizational or documentation, or at the top", s.File)
		return
	}
	h.sections = append(h.sections, s)
}
