package interview

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line breaks and tabs that were pasted stand in an edited line as signs: they do not end the line, so a paste
// never answers anything; only a typed Enter does. Whoever pastes sees where they are.
const (
	pastedBreak = '\u2424'
	pastedTab   = '\u2409'
)

// unmark puts the characters back for which signs stand.
var unmark = strings.NewReplacer(string(pastedBreak), "\n", string(pastedTab), "\t")

// The marks a terminal puts around a paste.
const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// Keys that are not for the line.
const (
	keyInterrupt = 0x03
	keySuspend   = 0x1a
)

// keyReader passes keys on to the line editor. What comes in one read with a paste is part of it, whatever marks
// the pasted text itself may hold. Several lines that come in one read without marks are a paste too, of a terminal
// that does not mark it, or typed ahead: nobody types that fast. Bytes that are no UTF-8 become question marks, on
// which the line editor would wait for ever.
type keyReader struct {
	from      io.Reader
	interrupt func()
	suspend   func()

	ready   []byte // to be handed on
	rest    []byte // the beginning of a character or mark whose end has not come yet
	pasting bool   // the end of a paste has not come yet
	isCut   bool   // the last read of it ended behind a CR; the LF that may follow belongs to it
}

func (k *keyReader) Read(b []byte) (int, error) {
	buffer := make([]byte, 4096)
	for len(k.ready) == 0 {
		n, err := k.from.Read(buffer)
		k.take(buffer[:n])
		if err != nil && len(k.ready) == 0 {
			return 0, err
		}
	}
	n := copy(b, k.ready)
	k.ready = k.ready[n:]
	return n, nil
}

// take works through what one read brought.
func (k *keyReader) take(chunk []byte) {
	keys := string(append(k.rest, chunk...))
	whole := len(keys) - len(findUnfinished(keys))
	k.rest = []byte(keys[whole:])
	keys = keys[:whole]
	isMarked := strings.Contains(keys, pasteBegins) || strings.Contains(keys, pasteEnds)
	switch {
	case k.pasting && keys == string(rune(keyInterrupt)): // the end of the paste was lost
		k.interrupt()
	case k.pasting || isMarked || isBurst(keys):
		k.paste(keys, isMarked)
	default:
		k.takeTyped(keys)
	}
}

// findUnfinished returns the end of keys that may be the beginning of a mark or of a character.
func findUnfinished(keys string) string {
	for n := min(len(keys), len(pasteBegins)-1); n > 0; n-- {
		end := keys[len(keys)-n:]
		if strings.HasPrefix(pasteBegins, end) || strings.HasPrefix(pasteEnds, end) {
			return end
		}
	}
	return findUnfinishedRune(keys)
}

// findUnfinishedRune returns the end of keys that may be the beginning of a character.
func findUnfinishedRune(keys string) string {
	for n := 1; n <= min(len(keys), utf8.UTFMax-1); n++ {
		if end := keys[len(keys)-n:]; utf8.RuneStart(end[0]) {
			if !utf8.FullRuneInString(end) {
				return end
			}
			break
		}
	}
	return ""
}

// isBurst reports whether keys hold a line break with more behind it.
func isBurst(keys string) bool {
	at := strings.IndexAny(keys, "\r\n")
	return at >= 0 && strings.TrimLeft(keys[at:], "\r\n") != ""
}

// paste hands a pasted text on, between marks of our own: in it every key is text.
func (k *keyReader) paste(keys string, isMarked bool) {
	began, ended := strings.LastIndex(keys, pasteBegins), strings.LastIndex(keys, pasteEnds)
	if !k.pasting {
		k.ready = append(k.ready, pasteBegins...)
	}
	text := strings.NewReplacer(pasteBegins, "", pasteEnds, "").Replace(keys)
	if k.isCut {
		text = strings.TrimPrefix(text, "\n")
	}
	k.isCut = strings.HasSuffix(text, "\r")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	for _, r := range text {
		k.ready = append(k.ready, sign(r)...)
	}
	if k.pasting = isMarked && began > ended || k.pasting && !isMarked; !k.pasting {
		k.isCut = false
		k.ready = append(k.ready, pasteEnds...)
	}
}

// sign is how a pasted character stands in the line: as itself, or as something that can be seen.
func sign(r rune) string {
	switch {
	case r == '\n':
		return string(pastedBreak)
	case r == '\t':
		return string(pastedTab)
	case r == utf8.RuneError:
		return "?"
	case unicode.IsControl(r):
		return fmt.Sprintf("[U+%04X]", r)
	}
	return string(r)
}

// noKey takes the place of a key that is not for the line: without it what stands around that key could join to a
// mark of a paste. The line editor passes it over.
const noKey = 0

// takeTyped hands typed keys on.
func (k *keyReader) takeTyped(keys string) {
	for _, r := range keys {
		switch r {
		case keyInterrupt:
			k.interrupt()
			k.ready = append(k.ready, noKey)
		case keySuspend:
			k.suspend()
			k.ready = append(k.ready, noKey)
		case utf8.RuneError:
			k.ready = append(k.ready, '?')
		default:
			k.ready = utf8.AppendRune(k.ready, r)
		}
	}
}
