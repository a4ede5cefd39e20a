package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// lock is the right to change a file. It is held on NAME.lock, because saving gives the file itself
// a new inode, and freed by the system when the program dies.
type lock struct {
	held *flock.Flock // nil where the file system knows no locks
}

// acquire takes the lock, or says who holds it. Where the file system knows no locks it returns a
// warning instead: the look at the file that each save ends with is then the only guard.
func acquire(path string, now time.Time, wait time.Duration) (l *lock, warning string, err error) {
	name := path + ".lock"
	if err := checkPlain(name); err != nil {
		return nil, "", err
	}
	held := flock.New(name, flock.SetPermissions(private), flock.SetFlag(os.O_CREATE|os.O_RDONLY|noFollow))
	got, err := tryLock(held, wait)
	switch {
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist):
		return nil, "", fmt.Errorf("cannot lock %q: %w", path, err)
	case err != nil:
		return &lock{}, fmt.Sprintf("%q cannot be locked here (%v); make sure nobody else changes it meanwhile", path, err),
			nil
	case !got:
		return nil, "", fmt.Errorf("%q is being changed by another program: %s; wait until it is done", path, holder(name))
	}
	if err := sign(name, held, now); err != nil {
		return nil, "", errors.Join(err, held.Unlock())
	}
	return &lock{held}, "", nil
}

// lookAgain is after how long a lock that is held is tried again.
const lookAgain = 50 * time.Millisecond

// tryLock takes the lock, and waits so long for it where another program holds it.
func tryLock(held *flock.Flock, wait time.Duration) (bool, error) {
	if wait <= 0 {
		return held.TryLock()
	}
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	got, err := held.TryLockContext(ctx, lookAgain)
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil
	}
	return got, err
}

// checkPlain is an error where something else stands at a name that sra makes: a folder, a link, a pipe.
func checkPlain(name string) error {
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%q is no regular file, and sra needs that name; move it away", name)
	}
	return nil
}

// lockMark starts what a lock file says.
const lockMark = "process "

// sign writes who holds the lock, for the message another program shows, into the very file that is
// locked. One that somebody else made, or that has a second name, is left as it is and refused.
func sign(name string, held *flock.Flock, now time.Time) error {
	f, err := os.OpenFile(name, os.O_RDWR|noFollow, private)
	if err != nil {
		return fmt.Errorf("cannot lock: %w", err)
	}
	defer f.Close()
	locked, err := held.Stat()
	if err != nil {
		return fmt.Errorf("cannot lock %q: %w", name, err)
	}
	info, err := f.Stat()
	if err != nil || !os.SameFile(info, locked) || !info.Mode().IsRegular() || links(info) != 1 {
		return fmt.Errorf("%q is no lock that sra made; move it away (%w)", name, cmpErr(err, fs.ErrInvalid))
	}
	text, err := readHolder(f)
	if err != nil || text != "" && !strings.HasPrefix(text, lockMark) {
		return fmt.Errorf("%q holds something else than a lock of sra; move it away (%w)", name, cmpErr(err, fs.ErrExist))
	}
	return errors.Join(f.Truncate(lockedBytes), writeHolder(f, now))
}

// longestHolder is how much of a lock file is read, in bytes.
const longestHolder = 512

// readHolder reads what stands in a lock file, behind the bytes that the lock keeps others from.
func readHolder(f io.ReaderAt) (string, error) {
	text, err := io.ReadAll(io.NewSectionReader(f, lockedBytes, longestHolder))
	return string(text), err
}

func cmpErr(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

func writeHolder(f *os.File, now time.Time) error {
	host, _ := os.Hostname()
	_, err := f.WriteAt(fmt.Appendf(nil, "%s%d on %s since %s\n", lockMark, os.Getpid(), host,
		now.UTC().Format(time.RFC3339)), lockedBytes)
	return err
}

// holder reads who holds a lock.
func holder(name string) string {
	const unknown = "it does not say which"
	f, err := os.OpenFile(name, os.O_RDONLY|noFollow, 0)
	if err != nil {
		return unknown
	}
	defer f.Close()
	text, err := readHolder(f)
	if err != nil || !strings.HasPrefix(text, lockMark) {
		return unknown
	}
	return strings.TrimSpace(text)
}

func (l *lock) release() error {
	if l.held == nil {
		return nil
	}
	return l.held.Unlock()
}
