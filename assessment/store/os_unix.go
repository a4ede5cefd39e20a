//go:build !windows

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// noFollow opens a name itself, not what a link there leads to, and does not wait for the other end of a pipe.
const noFollow = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// noWait opens without waiting for the other end of a pipe.
const noWait = syscall.O_NONBLOCK

// lockedBytes is how much of a lock file its lock keeps others from: nothing, the lock is on the file.
const lockedBytes = 0

// links returns how many names a file has.
func links(info fs.FileInfo) int {
	if stat, is := info.Sys().(*syscall.Stat_t); is {
		return int(stat.Nlink)
	}
	return 1
}

// SyncDir makes the names in a folder last. File systems that cannot are left as they are.
func (OS) SyncDir(name string) error {
	dir, err := os.Open(name)
	if err != nil {
		return err
	}
	err = dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, dir.Close())
}

func rename(old, new string) error { return os.Rename(old, new) }
