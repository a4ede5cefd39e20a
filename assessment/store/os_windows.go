package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// SyncDir does nothing: Windows refuses to open a folder for it, and renames are not flushed.
func (OS) SyncDir(string) error { return nil }

// Glob lists the files a pattern fits. Windows patterns know no escapes, so what stands between is
// compared as text.
func (OS) Glob(pattern string) ([]string, error) {
	dir, base := filepath.Split(pattern)
	prefix := strings.TrimSuffix(strings.NewReplacer(`\[`, "[", `\*`, "*", `\?`, "?").Replace(base), "*")
	entries, err := os.ReadDir(filepath.Clean(dir))
	var found []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) {
			found = append(found, filepath.Join(dir, e.Name()))
		}
	}
	return found, err
}

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
