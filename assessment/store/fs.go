package store

import (
	"io"
	"io/fs"
	"os"
)

// FS is the file system as saving needs it; a test puts one in its place that fails or loses power.
type FS interface {
	OpenFile(name string, flag int, perm fs.FileMode) (Handle, error)
	ReadFile(name string) ([]byte, error)
	Lstat(name string) (fs.FileInfo, error)
	Link(old, new string) error
	Rename(old, new string) error
	Remove(name string) error
	Exchange(one, other string) error // errors.ErrUnsupported where it cannot be had
	Names(dir string) ([]string, error)
	SyncDir(name string) error
}

// Handle is an open file.
type Handle interface {
	io.Writer
	Sync() error
	Close() error
}

// OS is the real file system.
type OS struct{}

// OpenFile opens a file.
func (OS) OpenFile(name string, flag int, perm fs.FileMode) (Handle, error) {
	return os.OpenFile(name, flag, perm)
}

// ReadFile reads a regular file, whole, up to just over Limit. It follows no link and waits for nobody.
func (OS) ReadFile(name string) ([]byte, error) { return readLimited(nil, name, noFollow) }

// Lstat describes a file and follows no link.
func (OS) Lstat(name string) (fs.FileInfo, error) { return os.Lstat(name) }

// Link makes a second name for a file.
func (OS) Link(old, new string) error { return os.Link(old, new) }

// Rename replaces new by old in one step.
func (OS) Rename(old, new string) error { return rename(old, new) }

// Exchange lets two names change places in one step.
func (OS) Exchange(one, other string) error { return exchange(one, other) }

// Names lists what is in a folder.
func (OS) Names(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdirnames(-1)
}

// Remove removes a file.
func (OS) Remove(name string) error { return os.Remove(name) }
