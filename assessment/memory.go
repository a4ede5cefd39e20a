package assessment

import (
	"cmp"
	"slices"
	"strings"
)

// Memory is room to decode one file after the other into, where there are thousands: most of what a file needs is the
// same for the next. The zero Memory is ready. It is for one goroutine at a time.
type Memory struct {
	last    Assessment // of the file before: its lists and its map are filled anew
	answers []Answer

	signed []string     // the parts of that file that a sign-off binds, as they stand there; none where it was not scanned
	lines  []answerLine // its answers, as they stand there
}

// answerLine is the text of an answer behind the blanks of its line, the line break included.
type answerLine struct{ id, text string }

// answersFor returns an empty map and zero answers for n questions.
func (m *Memory) answersFor(n int) (map[string]*Answer, []Answer) {
	if m.last.Answers == nil || len(m.answers) < n {
		m.last.Answers, m.answers = make(map[string]*Answer, n), make([]Answer, n)
		return m.last.Answers, m.answers
	}
	clear(m.last.Answers)
	clear(m.answers)
	return m.last.Answers, m.answers
}

// usualRows is how many rows there is room for before a list has to grow.
const usualRows = 8

// rowsOf returns an empty list where an assessment has one.
func rowsOf[T any](m *Memory, of func(*Assessment) *[]T) []T {
	last := of(&m.last)
	if *last == nil {
		*last = make([]T, 0, usualRows)
	}
	return (*last)[:0]
}

// forget begins with another file.
func (m *Memory) forget() { m.signed, m.lines = m.signed[:0], m.lines[:0] }

// Digest is the Digest of what was decoded last, on whatever day it speaks of. Where the file holds byte by byte what
// was signed, its own bytes tell, in a quarter of the time it takes to write them anew.
func (m *Memory) Digest(a *Assessment) string {
	if last := a.LastSignoff(); last != nil && len(m.signed) > 0 {
		if d := m.digest(); d == last.Digest {
			return d
		}
	}
	return Digest(a)
}

// answersHead is the line above the answers.
const answersHead = "answers:\n"

// digest sums up the signed parts as they stand in the file, the answers by their ids.
func (m *Memory) digest() string {
	slices.SortFunc(m.lines, func(x, y answerLine) int { return cmp.Compare(x.id, y.id) })
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	b := (*room)[:0]
	for _, text := range m.signed {
		if !strings.HasPrefix(text, answersHead) {
			b = append(b, text...)
			continue
		}
		b = append(b, answersHead...)
		for _, line := range m.lines {
			b = append(append(b, below...), line.text...)
		}
	}
	*room = b
	return digest(b)
}
