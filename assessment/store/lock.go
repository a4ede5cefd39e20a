package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// lock is the right to change a file. It is held on NAME.lock, because saving gives the file itself
// a new inode, and freed by the system when the program dies.
type lock struct {
	held *flock.Flock
}

// acquire takes the lock, or says who holds it. Where the file system knows no locks it returns a
// warning instead: the digest of the file on disk is then the only guard.
func acquire(path string, now time.Time) (l *lock, warning string, err error) {
	name := path + ".lock"
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, "", fmt.Errorf("cannot lock %q: %q is no regular file; remove it", path, name)
	}
	held := flock.New(name, flock.SetPermissions(private))
	got, err := held.TryLock()
	switch {
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist):
		return nil, "", fmt.Errorf("cannot lock %q: %w", path, err)
	case err != nil:
		return &lock{}, fmt.Sprintf("%q cannot be locked here (%v); make sure nobody else changes it meanwhile", path, err), nil
	case !got:
		return nil, "", fmt.Errorf("%q is being changed by another program: %s; wait until it is done", path, holder(name))
	}
	sign(name, now)
	return &lock{held}, "", nil
}

// sign writes who holds the lock, for the message another program shows. It guards nothing, so
// failing is fine.
func sign(name string, now time.Time) {
	host, _ := os.Hostname()
	_ = os.WriteFile(name, fmt.Appendf(nil, "process %d on %s since %s\n", os.Getpid(), host, now.UTC().Format(time.RFC3339)), private)
}

func holder(name string) string {
	text, err := os.ReadFile(name)
	if err != nil || len(text) == 0 {
		return "it does not say which"
	}
	return strings.TrimSpace(string(text))
}

func (l *lock) release() error {
	if l.held == nil {
		return nil
	}
	return l.held.Unlock()
}
