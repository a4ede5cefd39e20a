package questions

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// findStrays names the YAML files of a layer that nothing lists: a section somebody forgot to add, or
// a file under a wrong name. Hidden folders belong to other tools.
func (l *loader) findStrays(layer Named, head *heading) error {
	return fs.WalkDir(layer.FS, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("looking through the bank folder %q: %w", layer.Name, err)
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !d.IsDir() && isYAML(name) && !head.lists(name):
			l.errorf(head.at.key("sections"), "no section lists the file %q; list it here or delete it", name)
		}
		return nil
	})
}

func isYAML(name string) bool { return path.Ext(name) == ".yaml" || path.Ext(name) == ".yml" }

// lists reports whether a file belongs to the layer.
func (h *heading) lists(name string) bool {
	return name == headFile || isFixed(name) || slices.Contains(h.files, name)
}

func isFixed(name string) bool {
	for _, fixed := range fixedFiles {
		if fixed.name == name {
			return true
		}
	}
	return false
}
