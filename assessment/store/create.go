package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Free says why a new file cannot be made at a path: something is there, or its folder is not.
func Free(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%q exists already, and what exists is never touched; take another name: %w", path, fs.ErrExist)
	}
	dir := filepath.Dir(path)
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return fmt.Errorf("cannot make %q: %w", path, err)
	case !info.IsDir():
		return fmt.Errorf("cannot make %q: %q is no folder", path, dir)
	}
	return nil
}

// Create makes a new file that only its owner can read. An existing one is never touched, not even
// one that appears in the meantime.
func Create(path string, content []byte) error {
	if err := Free(path); err != nil {
		return err
	}
	files := OS{}
	return replace(files, path, content, nil, func(temp string) error {
		if err := files.Link(temp, path); !errors.Is(err, errors.ErrUnsupported) && !notPermitted(err) {
			return errors.Join(err, removeTemp(files, temp))
		}
		if err := Free(path); err != nil { // a file system without links: look again, then rename
			return err
		}
		return files.Rename(temp, path)
	})
}

// notPermitted reports whether a file system refuses links altogether, as FAT does.
func notPermitted(err error) bool { return errors.Is(err, fs.ErrPermission) }

// WriteFile puts a report in place of an older one, if there is one, and makes its folder, readable
// by its owner alone. Whatever is no regular file is not replaced.
func WriteFile(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("cannot make the folder of %q: %w", path, err)
	}
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%q is no regular file, so it is not replaced; choose another name or folder", path)
	}
	files := OS{}
	return replace(files, path, content, nil, func(temp string) error { return files.Rename(temp, path) })
}
