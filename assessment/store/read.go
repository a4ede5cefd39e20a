package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// errNotRegular is told of a folder, a pipe or a device where a file is looked for.
var errNotRegular = errors.New("this is no regular file")

// Limit is how large a file may be, in bytes.
const Limit = 4 << 20

// Read returns the bytes of a regular file. A longer one than Limit comes back one byte longer than
// Limit, so that its reader can say that it is too large.
func Read(path string) ([]byte, error) { return ReadInto(nil, path) }

// ReadInto is Read into memory that is used again: what stood in it is lost.
func ReadInto(room []byte, path string) ([]byte, error) {
	if err := regular(path); err != nil {
		return nil, err
	}
	src, err := readLimited(room, path, noWait)
	if err != nil {
		return nil, fmt.Errorf("cannot read %q: %w", path, err)
	}
	return src, nil
}

// regular says why a path is no file that can be read.
func regular(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file %q (%w); look at the path, or start an assessment with sra new", path,
			fs.ErrNotExist)
	case err != nil:
		return fmt.Errorf("cannot read %q: %w", path, err)
	case info.IsDir():
		return fmt.Errorf("%q is a folder; name a file in it", path)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%q is no regular file; name one that is", path)
	}
	return nil
}

// readLimited reads a regular file, with flags for opening it. It looks at what it opened: the name may
// have been given to something else since anybody looked at that.
func readLimited(room []byte, path string, flags int) (src []byte, err error) {
	f, err := os.OpenFile(path, os.O_RDONLY|flags, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, cmpErr(err, fmt.Errorf("%q: %w", path, errNotRegular))
	}
	return readAll(room, f, info.Size())
}

// readAll reads a file to its end, or to one byte above Limit. Its size says how much room that takes; it may have
// grown since.
func readAll(room []byte, f io.Reader, size int64) ([]byte, error) {
	b := bytes.NewBuffer(room[:0])
	b.Grow(int(min(size, Limit+1)) + bytes.MinRead)
	_, err := b.ReadFrom(io.LimitReader(f, Limit+1))
	return b.Bytes(), err
}
