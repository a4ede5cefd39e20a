package store

import "errors"

// mkfifo is not to be had on Windows.
func mkfifo(string) error { return errors.ErrUnsupported }
