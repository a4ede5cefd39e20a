package assessment

// Memory is room to decode one file after the other into, where there are thousands: most of what a file needs is the
// same for the next. The zero Memory is ready. It is for one goroutine at a time.
type Memory struct {
	last    Assessment // of the file before: its lists and its map are filled anew
	answers []Answer
}

// answersFor returns an empty map and zero answers for n questions.
func (m *Memory) answersFor(n int) (map[string]*Answer, []Answer) {
	if m.last.Answers == nil || cap(m.answers) < n {
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
