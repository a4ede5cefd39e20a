package interview

import (
	"sync"
)

// tracker knows the line being edited, so that a signal does not lose it. The line editor tells it of printable
// keys only: what was pasted, or taken back, since the last of these is not seen.
type tracker struct {
	mu   sync.Mutex
	text string
}

// track is called before a key changes the line; it completes nothing.
func (t *tracker) track(line string, pos int, key rune) (string, int, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = line
	if key >= ' ' && key != 127 && pos <= len(line) {
		t.text = line[:pos] + string(key) + line[pos:]
	}
	return "", 0, false
}

func (t *tracker) start() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = ""
}

func (t *tracker) now() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return unmark.Replace(t.text)
}
