package interview

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// ttyFile is a terminal as bubbletea needs it to take it over and to stop reading from it.
type ttyFile interface {
	io.ReadWriteCloser
	Fd() uintptr
	Name() string
}

// ttyKeys passes a terminal's keys on to bubbletea, in reads that cut nothing in two.
type ttyKeys struct {
	ttyFile
	keyGate
}

// Read reads keys; see keyGate.
func (k *ttyKeys) Read(b []byte) (int, error) { return k.read(k.ttyFile, b) }

// pipedKeys does the same for keys that come from elsewhere.
type pipedKeys struct {
	from io.Reader
	keyGate
}

// Read reads keys; see keyGate.
func (k *pipedKeys) Read(b []byte) (int, error) { return k.read(k.from, b) }

// readKeys makes the keys of a terminal ready for bubbletea. It calls ended where they end.
func readKeys(in io.Reader, ended func()) io.Reader {
	gate := keyGate{ended: ended}
	if file, is := in.(ttyFile); is {
		return &ttyKeys{file, gate}
	}
	return &pipedKeys{in, gate}
}

// keyGate mends what reads make of keys. Bubbletea reads 256 bytes at a time, loses a character that is cut in two,
// and takes the first mark of a paste's end for the end, whatever stands behind it: a text that holds such a mark
// could press keys. Here what comes in one read with a paste belongs to it. The gate never makes more bytes of
// fewer, so nothing waits in it while bubbletea waits for the terminal.
type keyGate struct {
	ended   func()
	held    []byte // the beginning of something whose end has not come yet
	pasting bool
}

func (g *keyGate) read(from io.Reader, b []byte) (int, error) {
	held := copy(b, g.held)
	n, err := from.Read(b[held:])
	if err != nil && n == 0 {
		if g.ended != nil && errors.Is(err, io.EOF) {
			g.ended()
		}
		return 0, err
	}
	isFull := held+n == len(b)
	keys := b[:held+n]
	whole := len(keys) - unfinished(keys, isFull)
	g.held = bytes.Clone(keys[whole:])
	return len(g.mend(keys[:whole])), nil
}

// unfinished counts the bytes at the end of keys that go on in the next read: a character cut in two, a mark of a
// paste, and, where a read was full and so may have been cut anywhere, any sequence that begins with Escape.
func unfinished(keys []byte, isFull bool) int {
	const longest = 8
	for n := min(len(keys), longest); n > 0; n-- {
		end := keys[len(keys)-n:]
		isMark := len(end) > 2 && (bytes.HasPrefix([]byte(pasteBegins), end) || bytes.HasPrefix([]byte(pasteEnds), end))
		isEnd := isFull && bytes.Equal(end, []byte(pasteEnds))
		isCut := isFull && end[0] == '\x1b' && !isSequence(end)
		if isMark && len(end) < len(pasteEnds) || isEnd || isCut {
			return n
		}
	}
	return len(findUnfinishedRune(string(keys[max(0, len(keys)-utf8.UTFMax+1):])))
}

// isSequence reports whether what begins with Escape has its end: Escape and a letter, or a whole sequence.
func isSequence(keys []byte) bool {
	if len(keys) < 2 || keys[1] != '[' && keys[1] != 'O' {
		return len(keys) >= 2
	}
	return bytes.ContainsFunc(keys[2:], func(r rune) bool { return r >= '@' && r <= '~' })
}

// mend changes keys in place: bytes that are no characters become question marks, and inside a paste, so do the
// marks of a paste that do not stand at its ends. It returns the keys, which can only be fewer.
func (g *keyGate) mend(keys []byte) []byte {
	mended := g.mendPaste(keys)
	out := keys[:0]
	for len(mended) > 0 {
		r, size := utf8.DecodeRune(mended)
		if r == utf8.RuneError {
			out = append(out, '?')
		} else {
			out = append(out, mended[:size]...)
		}
		mended = mended[size:]
	}
	return out
}

// mendPaste sees to it that a read with a paste in it ends with the paste's end, or in the middle of it.
func (g *keyGate) mendPaste(keys []byte) []byte {
	began, ended := bytes.LastIndex(keys, []byte(pasteBegins)), bytes.LastIndex(keys, []byte(pasteEnds))
	if !g.pasting && began < 0 {
		return keys
	}
	first := bytes.Index(keys, []byte(pasteBegins))
	var out []byte
	if !g.pasting {
		out = append(out, keys[:first]...)
		out = append(out, pasteBegins...)
		keys = keys[first:]
	}
	text := bytes.ReplaceAll(bytes.ReplaceAll(keys, []byte(pasteBegins), nil), []byte(pasteEnds), nil)
	out = append(out, text...)
	if g.pasting = ended < began || ended < 0; !g.pasting {
		out = append(out, pasteEnds...)
	}
	return out
}

// editing is an editor that has the terminal for a while. It opens the terminal itself.
type editing struct {
	edit func(text string) (string, error)
	text string
}

// Run lets a person edit.
func (e *editing) Run() (err error) {
	e.text, err = e.edit(e.text)
	return err
}

// The editor is given its streams by whoever runs it.
func (*editing) SetStdin(io.Reader)  {}
func (*editing) SetStdout(io.Writer) {}
func (*editing) SetStderr(io.Writer) {}

var _ tea.ExecCommand = (*editing)(nil)
