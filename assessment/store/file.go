package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// File is an assessment file open for change: locked, read, and known to be writable.
type File struct {
	Warning string // something a person should know, or empty

	files FS
	path  string // with every link resolved
	bytes []byte
	seen  [sha256.Size]byte // of what is on disk, as far as we know
	now   time.Time
	lock  *lock
	kept  bool // NAME.bak holds the file as it was at the start
}

// Open takes the lock on a file, makes sure that it can be saved, and reads it. Now is only for
// the message another program shows and for the name of a conflict copy.
func Open(path string, now time.Time) (*File, error) { return OpenIn(OS{}, path, now) }

// OpenIn is Open on another file system for all that saving does.
func OpenIn(files FS, path string, now time.Time) (*File, error) {
	real, err := target(path)
	if err != nil {
		return nil, err
	}
	l, warning, err := acquire(real, now)
	if err != nil {
		return nil, err
	}
	f := &File{Warning: warning, files: files, path: real, now: now, lock: l}
	if err := errors.Join(f.clean(), f.probe(), f.read()); err != nil {
		return nil, errors.Join(err, l.release())
	}
	return f, nil
}

// target follows links once and makes sure that what they lead to is a file that may be written.
func target(path string) (string, error) {
	if err := regular(path); err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", fmt.Errorf("cannot open %q: %w", path, err)
	}
	if info, err := os.Stat(real); err == nil && info.Mode().Perm()&0o200 == 0 {
		return "", fmt.Errorf("%q is read-only (%w); work on a copy, or make it writable", path, fs.ErrPermission)
	}
	return real, nil
}

// clean removes temporary files of a program that died: under the lock they are nobody's.
func (f *File) clean() error {
	stale, err := f.files.Glob(filepath.Join(filepath.Dir(f.path), "."+escaped(filepath.Base(f.path))+tempMark+"*"))
	for _, name := range stale {
		err = errors.Join(err, f.files.Remove(name))
	}
	return err
}

// escaped writes a file's name so that a pattern takes it by the letter.
func escaped(name string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(name)
}

// probe finds out before the first question whether the folder can be written and has room.
func (f *File) probe() error {
	temp := filepath.Join(filepath.Dir(f.path), "."+filepath.Base(f.path)+tempMark+random())
	room := make([]byte, 64<<10)
	err := write(f.files, temp, room)
	if err = errors.Join(err, removed(f.files, temp)); err != nil {
		return fmt.Errorf("cannot save beside %q: %w", f.path, err)
	}
	return nil
}

func (f *File) read() (err error) {
	f.bytes, err = f.files.ReadFile(f.path)
	f.seen = sha256.Sum256(f.bytes)
	return err
}

// Bytes returns what the file held when it was opened.
func (f *File) Bytes() []byte { return f.bytes }

// Save replaces the file by content. Verify looks at the bytes as they read back from disk, before
// anything is replaced. Only when Save returns nil may a person be told that it is saved. A file
// that somebody else changed meanwhile is left alone: content goes to a copy beside it, and the
// error is a *ConflictError.
func (f *File) Save(content []byte, verify func([]byte) error) error {
	if err := f.unchanged(content); err != nil {
		return err
	}
	if err := f.keep(); err != nil {
		return err
	}
	err := replace(f.files, f.path, content, verify, func(temp string) error { return f.files.Rename(temp, f.path) })
	if err == nil {
		f.seen = sha256.Sum256(content)
	}
	return f.settle(content, err)
}

// settle finds out, after an error, which content the disk holds: the swap may have happened
// before the folder's sync failed. The next save must not take our own content for a stranger's.
func (f *File) settle(content []byte, err error) error {
	if err == nil {
		return nil
	}
	if got, readErr := f.files.ReadFile(f.path); readErr == nil && string(got) == string(content) {
		f.seen = sha256.Sum256(content)
	}
	return err
}

// ConflictError says that the file was changed by somebody else, and where our own content is.
type ConflictError struct{ Path, Copy string }

// Error names both files.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("%q was changed by another program meanwhile; what you entered is saved in %q", e.Path, e.Copy)
}

// unchanged makes sure that the file on disk is the one we know; else it saves content beside it.
func (f *File) unchanged(content []byte) error {
	got, err := f.files.ReadFile(f.path)
	if err == nil && sha256.Sum256(got) == f.seen {
		return nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cannot save %q: %w", f.path, err)
	}
	ext := filepath.Ext(f.path)
	name := fmt.Sprintf("%s.conflict-%s-%s%s", strings.TrimSuffix(f.path, ext), f.now.UTC().Format("20060102T150405Z"), random()[:8], ext)
	if err := replace(f.files, name, content, nil, func(temp string) error { return f.files.Rename(temp, name) }); err != nil {
		return err
	}
	return &ConflictError{f.path, name}
}

// keep makes NAME.bak of the file as it was at the start, once a session.
func (f *File) keep() error {
	if f.kept {
		return nil
	}
	err := replace(f.files, f.path+".bak", f.bytes, nil, func(temp string) error { return f.files.Rename(temp, f.path+".bak") })
	f.kept = err == nil
	return err
}

// Close gives the lock back.
func (f *File) Close() error { return f.lock.release() }
