package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"filippo.io/age"
)

// File is an assessment file open for change: locked, read, and known to be writable.
type File struct {
	Warning string // something a person should know, or empty

	files  FS
	vault  *Vault
	path   string // with every link resolved
	bytes  []byte
	raw    []byte            // bytes as they stand on disk: encrypted, or the same
	others []age.Recipient   // for whom it is encrypted beside the key
	seen   [sha256.Size]byte // of what is on disk, as far as we know
	now    time.Time
	lock   *lock
	kept   bool // NAME.bak holds the file as it was at the start
}

// Open takes the lock on a file, makes sure that it can be saved, and reads it. Now is only for
// the message another program shows and for the name of a conflict copy.
func Open(path string, now time.Time) (*File, error) { return OpenIn(OS{}, path, now) }

// OpenIn is Open on another file system for all that saving does.
func OpenIn(files FS, path string, now time.Time) (*File, error) {
	return openIn(files, &Vault{}, path, now)
}

func openIn(files FS, vault *Vault, path string, now time.Time) (*File, error) {
	real, err := target(path)
	if err != nil {
		return nil, err
	}
	l, warning, err := acquire(real, now, vault.Wait)
	if err != nil {
		return nil, err
	}
	f := &File{Warning: warning, files: files, vault: vault, path: real, now: now, lock: l}
	if err := errors.Join(f.clean(), f.read(), f.probe()); err != nil {
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
	info, err := os.Stat(real)
	if err == nil && info.Mode().Perm()&0o200 == 0 {
		err = fs.ErrPermission
	}
	if err == nil {
		err = writable(real)
	}
	if err != nil {
		return "", fmt.Errorf("%q cannot be changed (%w); work on a copy, or make it writable", path, err)
	}
	return real, nil
}

// writable opens a file for writing and writes nothing.
func writable(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|noFollow, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

// clean removes temporary files of a program that died: under the lock they are nobody's. Without one
// another program may be at work on them.
func (f *File) clean() error {
	if f.lock.held == nil {
		return nil
	}
	dir := filepath.Dir(f.path)
	names, err := f.files.Names(dir)
	for _, name := range names {
		if f.isStale(name) {
			err = errors.Join(err, f.files.Remove(filepath.Join(dir, name)))
		}
	}
	return err
}

// isStale reports whether a name is that of a temporary file of the file itself, of NAME.bak or of a
// conflict copy, compared by the letter: a folder or file may have any name.
func (f *File) isStale(name string) bool {
	at := strings.LastIndex(name, tempMark)
	if at < 1 || name[0] != '.' {
		return false
	}
	owner, base := name[1:at], filepath.Base(f.path)
	return owner == base || owner == base+backup || strings.HasPrefix(owner, filepath.Base(f.stem())+conflictMark)
}

// backup ends the name of the file as it was at the start; conflictMark stands in that of a conflict copy.
const (
	backup       = ".bak"
	conflictMark = ".conflict-"
)

// stem is the path without its extension.
func (f *File) stem() string { return strings.TrimSuffix(f.path, Ext(f.path)) }

// probe finds out before the first question whether a save would work: whether the folder can be written, a
// name in it replaced, whether there is room, and whether the name of the copy is free for it.
func (f *File) probe() error {
	if info, err := os.Lstat(f.path + backup); err == nil && info.IsDir() {
		return fmt.Errorf("%q is a folder, and the copy of the file as it is now needs that name; move it away", f.path+
			backup)
	}
	temp := tempName(f.path)
	err := write(f.files, temp, make([]byte, max(len(f.raw)*2, 64<<10)))
	if err == nil {
		other := tempName(f.path)
		if err = f.files.Rename(temp, other); err == nil {
			temp = other
		}
	}
	if err = errors.Join(err, removeTemp(f.files, temp)); err != nil {
		return fmt.Errorf("cannot save beside %q: %w", f.path, err)
	}
	return nil
}

func (f *File) read() (err error) {
	f.raw, err = f.files.ReadFile(f.path)
	f.seen, f.bytes = sha256.Sum256(f.raw), f.raw
	if err == nil && IsSealed(f.path) {
		if f.others, err = recipientsBeside(f.path); err == nil { // looked at now, when nothing can be lost by it yet
			f.bytes, err = f.vault.open(f.path, f.raw)
		}
	}
	return err
}

// Bytes returns what the file held when it was opened.
func (f *File) Bytes() []byte { return f.bytes }

// OnDisk returns the bytes of the file as it was opened: of an encrypted one what stands on disk.
func (f *File) OnDisk() []byte { return f.raw }

// Save replaces the file by content. Verify looks at the bytes as they read back from disk, before
// anything is replaced. Only when Save returns nil may a person be told that it is saved. A file
// that somebody else changed meanwhile is left alone: content goes to a copy beside it, and the
// error is a *ConflictError.
func (f *File) Save(content []byte, verify func([]byte) error) error {
	if IsSealed(f.path) {
		sealed, err := f.vault.seal(f.path, content, f.others)
		if err != nil {
			return err
		}
		content, verify = sealed, f.verifySealed(content, verify)
	}
	if err := f.checkUnchanged(content); err != nil {
		return err
	}
	if err := f.keep(); err != nil {
		return err
	}
	err := replace(f.files, f.path, content, verify, func(temp string) error { return f.swap(temp, content) })
	if err == nil {
		f.seen = sha256.Sum256(content)
	}
	return f.settle(content, err)
}

// verifySealed is verify for encrypted bytes as they read back: they must open, and hold the content.
func (f *File) verifySealed(content []byte, verify func([]byte) error) func([]byte) error {
	return func(sealed []byte) error {
		got, err := f.vault.open(f.path, sealed)
		switch {
		case err != nil:
			return err
		case !bytes.Equal(got, content):
			return errors.New("what was encrypted opens to something else")
		case verify == nil:
			return nil
		}
		return verify(got)
	}
}

// settle finds out, after an error, which content the disk holds: the swap may have happened
// before the folder's sync failed. The next save must not take our own content for a stranger's.
func (f *File) settle(content []byte, err error) error {
	if err == nil {
		return nil
	}
	if conflict := (*ConflictError)(nil); errors.As(err, &conflict) {
		return conflict
	}
	if got, readErr := f.files.ReadFile(f.path); readErr == nil && string(got) == string(content) {
		f.seen = sha256.Sum256(content)
	}
	return err
}

// ConflictError says that the file was changed or removed by somebody else, and where our own content is.
type ConflictError struct {
	Path, Copy string
	Gone       bool // removed, not changed
}

// Error names both files.
func (e *ConflictError) Error() string {
	what := "changed"
	if e.Gone {
		what = "removed or moved"
	}
	return fmt.Sprintf("%q was %s by another program meanwhile; what you entered is saved in %q", e.Path, what, e.Copy)
}

// checkUnchanged makes sure that the file on disk is the one we know; else it saves content beside it. It is the
// early look, before anything is written; swap looks again in the moment of replacing.
func (f *File) checkUnchanged(content []byte) error {
	known, err := f.isKnown(f.path)
	switch {
	case known:
		return nil
	case err == nil, isReplaced(err):
		return f.conflict(content, errors.Is(err, fs.ErrNotExist))
	}
	return fmt.Errorf("cannot save %q: %w", f.path, err)
}

// isReplaced reports whether a file cannot be read because something else, or nothing, has its name now.
func isReplaced(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNotRegular) || errors.Is(err, syscall.ELOOP)
}

// isKnown reports whether what stands at a path is what we last read or wrote.
func (f *File) isKnown(path string) (bool, error) {
	got, err := f.files.ReadFile(path)
	return err == nil && sha256.Sum256(got) == f.seen, err
}

// conflict saves content beside the file and returns the *ConflictError that says so.
func (f *File) conflict(content []byte, gone bool) error {
	name := f.conflictName()
	if err := replace(f.files, name, content, nil,
		func(temp string) error { return f.files.Rename(temp, name) }); err != nil {
		return err
	}
	return &ConflictError{f.path, name, gone}
}

func (f *File) conflictName() string {
	return fmt.Sprintf("%s%s%s-%s%s", f.stem(), conflictMark, f.now.UTC().Format("20060102T150405Z"), random()[:8],
		Ext(f.path))
}

// swap puts the temporary file in the place of the file. The two names change places in one step, and then
// what came out is looked at: if it is not the file we know, another program wrote it a moment ago, and it
// goes back. Where names cannot change places, the look comes directly before the replacement; what is
// written in the microseconds between is then lost.
func (f *File) swap(temp string, content []byte) error {
	err := f.files.Exchange(temp, f.path)
	switch {
	case errors.Is(err, errors.ErrUnsupported):
		if err := f.checkUnchanged(content); err != nil {
			return err
		}
		return f.files.Rename(temp, f.path)
	case errors.Is(err, fs.ErrNotExist):
		return f.conflict(content, true)
	case err != nil:
		return err
	}
	if known, _ := f.isKnown(temp); known {
		return f.files.Remove(temp)
	}
	return f.putBack(temp, content)
}

// putBack gives the file back to the program that wrote it in the moment of our swap. Whatever then comes
// out, ours or, after yet another write, a stranger's, is kept as a conflict copy.
func (f *File) putBack(temp string, content []byte) error {
	if err := f.files.Exchange(temp, f.path); err != nil {
		return errors.Join(err, f.files.Rename(temp, f.conflictName()))
	}
	if got, err := f.files.ReadFile(temp); err != nil || string(got) != string(content) {
		if err := f.files.Rename(temp, f.conflictName()); err != nil {
			return err
		}
	}
	return f.conflict(content, false)
}

// keep makes NAME.bak of the file as it was at the start, once a session.
func (f *File) keep() error {
	if f.kept {
		return nil
	}
	err := replace(f.files, f.path+backup, f.raw, nil,
		func(temp string) error { return f.files.Rename(temp, f.path+backup) })
	f.kept = err == nil
	return err
}

// Close gives the lock back.
func (f *File) Close() error { return f.lock.release() }
