package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// SyncDir does nothing: Windows refuses to open a folder for it, and renames are not flushed.
func (OS) SyncDir(string) error { return nil }

// Windows opens no pipe by a file's name and follows links as the file itself.
const noFollow, noWait = 0, 0

// links returns how many names a file has; here only one is looked for.
func links(fs.FileInfo) int { return 1 }

// lockedBytes is how much of a lock file its lock keeps every other handle from, our own second one too: LockFileEx is
// asked for the first byte.
const lockedBytes = 1

// errSharing is ERROR_SHARING_VIOLATION: a virus scanner or an indexer has the file open.
const errSharing = syscall.Errno(32)

// How often and how long apart a rename is tried again while somebody has the file open.
const (
	tries = 10
	pause = 50 * time.Millisecond
)

func rename(old, new string) error {
	err := os.Rename(old, new)
	for range tries {
		if !errors.Is(err, errSharing) && !errors.Is(err, syscall.ERROR_ACCESS_DENIED) {
			return err
		}
		time.Sleep(pause)
		err = os.Rename(old, new)
	}
	return err
}
