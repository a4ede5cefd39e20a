package interview

import (
	"bufio"
	"context"
	"io"
	"regexp"
	"strings"
)

// lines reads input line by line for a whole run and remembers its end: a reader made anew for
// each prompt would lose what was typed ahead, and an end taken for an empty line would make up
// answers.
type lines struct {
	next chan string // closed at the end of input
}

// keys are what arrow and function keys leave in a line that the terminal does not edit.
var keys = regexp.MustCompile("\x1b(\\[[0-9;]*[A-Za-z~]|O[A-Z])")

// readLines reads in the background, so that a signal can end the wait for a line. The reading
// goroutine ends with the input or the process. A last line without its line break was cut off, so
// it is nobody's answer and is dropped.
func readLines(in io.Reader) *lines {
	l := &lines{next: make(chan string)}
	go func() {
		defer close(l.next)
		from := bufio.NewReader(in)
		for {
			line, err := from.ReadString('\n')
			if err != nil {
				return
			}
			l.next <- keys.ReplaceAllString(strings.TrimRight(line, "\r\n"), "")
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
