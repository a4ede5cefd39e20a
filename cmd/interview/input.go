package interview

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"ephisra/questions"
)

// input hands line mode what a person types, a line at a time. A paste of several lines comes as one text with
// line breaks in it, and never as several lines: whoever reads it can tell.
type input interface {
	// read asks for a line and returns it, or false once the input has ended or the context is done. What was being
	// typed then comes back too, where it is known.
	read(ctx context.Context, prompt string) (text string, more bool)
}

// lines reads input line by line for a whole run and remembers its end: a reader made anew for
// each prompt would lose what was typed ahead, and an end taken for an empty line would make up
// answers.
type lines struct {
	out  io.Writer
	next chan string // closed at the end of input
}

// keys are what arrow and function keys leave in a line that the terminal does not edit.
var keys = questions.Lazily("\x1b(\\[[0-9;]*[A-Za-z~]|O[A-Z])")

// mostLine is how many bytes of one line are taken; more is no answer and no note.
const mostLine = 1 << 20

// readLines reads in the background, so that a signal can end the wait for a line. The reading
// goroutine ends with the input or the process. A last line without its line break was cut off, so
// it is nobody's answer and is dropped. Where more is waiting directly behind a line, which on a terminal
// only a paste can bring about, the lines belong together; nil waiting is a pipe, whose lines stand alone.
func readLines(in io.Reader, out io.Writer, waiting func() bool) *lines {
	l := &lines{out: out, next: make(chan string)}
	go func() {
		defer close(l.next)
		from := bufio.NewReader(in)
		for {
			text, err := readLine(from)
			if err != nil {
				return
			}
			for waiting != nil && (from.Buffered() > 0 || waiting()) {
				more, err := readLine(from)
				if err != nil {
					break // the next read meets the end again
				}
				text += "\n" + more
			}
			l.next <- text
		}
	}()
	return l
}

// readLine reads one line, without its end and without what keys left in it. Of a line too long it keeps the
// beginning, long enough to be refused.
func readLine(from *bufio.Reader) (string, error) {
	var b strings.Builder
	for {
		part, err := from.ReadSlice('\n')
		b.Write(part[:min(len(part), max(0, mostLine-b.Len()))])
		if err != bufio.ErrBufferFull {
			return keys().ReplaceAllString(strings.TrimRight(b.String(), "\r\n"), ""), err
		}
	}
}

func (l *lines) read(ctx context.Context, prompt string) (string, bool) {
	fmt.Fprint(l.out, prompt)
	select {
	case <-ctx.Done():
		fmt.Fprintln(l.out)
		return "", false
	case line, more := <-l.next:
		if !more {
			fmt.Fprintln(l.out)
		}
		return line, more && ctx.Err() == nil
	}
}
