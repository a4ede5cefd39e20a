//go:build !windows

package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

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

// Glob lists the files a pattern fits.
func (OS) Glob(pattern string) ([]string, error) { return filepath.Glob(pattern) }

func rename(old, new string) error { return os.Rename(old, new) }
