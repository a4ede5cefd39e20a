package interview

import (
	"bufio"
	"context"
	"io"
)

// lines reads input line by line for a whole run and remembers its end: a reader made anew for
// each prompt would lose what was typed ahead, and an end taken for an empty line would make up
// answers.
type lines struct {
	next chan string // closed at the end of input
}

// lineLimit is how long a line may be, in bytes; a longer one ends the input.
const lineLimit = 1 << 20

// readLines reads in the background, so that a signal can end the wait for a line. The reading
// goroutine ends with the input or the process.
func readLines(in io.Reader) *lines {
	l := &lines{next: make(chan string)}
	go func() {
		defer close(l.next)
		scan := bufio.NewScanner(in)
		scan.Buffer(nil, lineLimit)
		for scan.Scan() {
			l.next <- scan.Text()
		}
	}()
	return l
}

// read returns the next line, or false once the input has ended or the context is done.
func (l *lines) read(ctx context.Context) (string, bool) {
	select {
	case <-ctx.Done():
		return "", false
	case line, more := <-l.next:
		return line, more && ctx.Err() == nil
	}
}
