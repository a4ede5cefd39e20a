//go:build unix

package cmd

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// interrupt is Ctrl-C on a terminal that hands every key to the program.
func interrupt() { _ = syscall.Kill(os.Getpid(), syscall.SIGINT) }

// suspend is Ctrl-Z there. It returns when the program goes on.
func suspend() { _ = syscall.Kill(os.Getpid(), syscall.SIGTSTP) }

// hasMore reports whether a terminal has another line ready, which nobody can have typed since the last.
func hasMore(f *os.File) bool {
	const settle = 20 // milliseconds for the rest of a paste to come
	fds := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLIN}}
	n, err := unix.Poll(fds, settle)
	return err == nil && n > 0 && fds[0].Revents&unix.POLLIN != 0
}
