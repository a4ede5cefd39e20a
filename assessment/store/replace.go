package store

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// private is the mode of every file: it holds a practice's weak spots.
const private = 0o600

// tempMark stands between a file's name and the random end of its temporary file.
const tempMark = ".tmp-"

// replace puts content in place of a file, whole or not at all: temporary file in the same folder,
// write, verify, sync, close, swap, sync the folder. Only when it returns nil is the content on
// disk. On any error the temporary file is gone and the old file as it was.
func replace(files FS, path string, content []byte, verify func([]byte) error,
	swap func(temp string) error) (err error) {
	temp := tempName(path)
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("cannot save %q: %w", path, err), removeTemp(files, temp))
		}
	}()
	if err := write(files, temp, content); err != nil {
		return err
	}
	if err := readBack(files, temp, content, verify); err != nil {
		return err
	}
	if err := swap(temp); err != nil {
		return err
	}
	return files.SyncDir(filepath.Dir(path))
}

// tempName is a name beside a file that nobody has: hidden, and known by its mark when a program died.
func tempName(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+tempMark+random())
}

func random() string {
	b := make([]byte, 8)
	rand.Read(b) // never fails (crypto/rand)
	return hex.EncodeToString(b)
}

// write makes the temporary file. After a failed sync its descriptor is not tried again: the
// kernel may have dropped what was not written.
func write(files FS, temp string, content []byte) error {
	f, err := files.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, private)
	if err != nil {
		return err
	}
	n, err := f.Write(content)
	if err == nil && n != len(content) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// readBack reads the temporary file back before it replaces anything.
func readBack(files FS, temp string, content []byte, verify func([]byte) error) error {
	got, err := files.ReadFile(temp)
	if err != nil {
		return err
	}
	if string(got) != string(content) {
		return errors.New("what was written reads back differently")
	}
	if verify == nil {
		return nil
	}
	return verify(got)
}

// removeTemp takes a temporary file away. One that is not there any more is fine.
func removeTemp(files FS, temp string) error {
	if _, err := files.Lstat(temp); err != nil {
		return nil
	}
	return files.Remove(temp)
}
