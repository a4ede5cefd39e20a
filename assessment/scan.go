package assessment

import (
	"slices"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// scan reads a file that is laid out as Encode writes it, by the same tables as any other and without a tree. It
// reports false at anything it does not expect and at the first fault: the file is then decoded anew, with care. What
// it takes is the same assessment with the same warnings; a fuzz test holds the two together.
func scan(m *Memory, name string, src []byte, bank *questions.Bank, sealed bool) (*decoder, bool) {
	s, ok := yamlfile.Scan(src)
	if !ok {
		return nil, false
	}
	d := newDecoder(name, bank)
	d.isScan, d.memory = true, m
	m.forget()
	var seen uint64
	for !s.Ended() {
		begin := s.Mark()
		key, ok := s.Key()
		at := slices.IndexFunc(parts, func(p part) bool { return p.key == key })
		if !ok || at < 0 || !first(&seen, at) || !s.Take(':') || !parts[at].scan(d, &s) || len(d.Found) > 0 || d.isOdd {
			return nil, false
		}
		if parts[at].isSigned {
			m.signed = append(m.signed, s.Since(begin))
		}
	}
	for i := range parts {
		if parts[i].isNeeded && seen&(1<<i) == 0 {
			return nil, false
		}
	}
	d.resolve()
	if sealed {
		d.checkSeal(src)
	}
	return d, len(d.Found) == 0 && !d.isOdd
}

// first notes the place of a key, and reports whether it is there for the first time.
func first(seen *uint64, at int) bool {
	if *seen&(1<<at) != 0 {
		return false
	}
	*seen |= 1 << at
	return true
}

// scanning is a record while it is scanned.
type scanning[T any] struct {
	rec   *record[T]
	to    *T
	seen  uint64 // which keys, by their place in the table
	next  int
	begun bool
}

// The ways in which scanning.run ends.
type scanned int8

const (
	unexpected scanned = iota
	ended              // behind the brace
	other              // behind a key, its colon and blank, that the caller has to read
)

// run takes keys and values up to the end of the record, or to a key that the table does not read.
func (w *scanning[T]) run(d *decoder, s *yamlfile.Scanner) (key string, is scanned) {
	if !w.begun && !s.Take('{') {
		return "", unexpected
	}
	for {
		if s.Take('}') {
			return "", w.atEnd()
		}
		if w.begun && !s.Skip(", ") {
			return "", unexpected
		}
		w.begun = true
		key, ok := s.Key()
		if !ok || !s.Skip(": ") {
			return "", unexpected
		}
		at := w.rec.find(key, w.next)
		if at < 0 {
			return key, other
		}
		if !first(&w.seen, at) {
			return "", unexpected
		}
		w.next = at + 1
		if f := &w.rec.fields[at]; f.scan == nil {
			return key, other
		} else if !f.scan(d, s, w.to) {
			return "", unexpected
		}
	}
}

// atEnd is ended, unless a key is missing that has to be there.
func (w *scanning[T]) atEnd() scanned {
	for i := range w.rec.fields {
		if w.rec.fields[i].isNeeded && w.seen&(1<<i) == 0 {
			return unexpected
		}
	}
	return ended
}

// scanRecord scans a record that its table reads to the end.
func scanRecord[T any](d *decoder, s *yamlfile.Scanner, rec *record[T], to *T) bool {
	w := scanning[T]{rec: rec, to: to}
	_, is := w.run(d, s)
	return is == ended
}

// scanList scans values in brackets.
func scanList(s *yamlfile.Scanner, one func() bool) bool {
	if !s.Take('[') {
		return false
	}
	if s.Take(']') {
		return true
	}
	for one() {
		if s.Take(']') {
			return true
		}
		if !s.Skip(", ") {
			return false
		}
	}
	return false
}

// scanTexts scans scalars in brackets.
func scanTexts(s *yamlfile.Scanner, read func(*yamlfile.Node)) bool {
	return scanList(s, func() bool { return scanScalar(s, read) })
}

// scanScalar scans one scalar.
func scanScalar(s *yamlfile.Scanner, read func(*yamlfile.Node)) bool {
	n := s.Scalar()
	if n != nil {
		read(n)
	}
	return n != nil
}

// below is what lines below a key begin with.
const below = "  "

// scanAnswers scans the answers, one a line.
func (d *decoder) scanAnswers(s *yamlfile.Scanner) bool {
	if s.Skip(" {}") {
		return s.EndLine()
	}
	if !s.EndLine() || !s.Skip(below) {
		return false
	}
	var room []Answer
	d.a.Answers, room = d.memory.answersFor(len(d.bank.Questions))
	next := 0
	for given := 1; ; given++ {
		begin := s.Mark()
		key, ok := s.Key()
		var q *questions.Question
		q, next = d.question(key, next)
		if !ok || q == nil || !s.Skip(": ") {
			return false
		}
		if len(room) == 0 {
			room = make([]Answer, 16)
		}
		a := &room[0]
		room = room[1:]
		if !d.scanAnswer(s, q, a, inFile, nil) || !s.EndLine() {
			return false
		}
		d.a.Answers[q.ID] = a
		d.memory.lines = append(d.memory.lines, answerLine{q.ID, s.Since(begin)})
		if !s.Skip(below) {
			return len(d.a.Answers) == given // it is less where a question stands there twice
		}
	}
}

// near is how many questions further on an answer is looked for before the index is asked: those between are not asked
// of this practice.
const near = 12

// question returns the question with an id, or nil, and the place behind it. Answers come in the order asked, so it is
// looked for from the place behind the last one.
func (d *decoder) question(id string, next int) (*questions.Question, int) {
	for i := next; i < min(next+near, len(d.bank.Questions)); i++ {
		if d.bank.Questions[i].ID == id {
			return d.bank.Questions[i], i + 1
		}
	}
	return d.bank.Question(id), next
}

// scanAnswer scans one answer and holds it against its question. More reads keys that stand in it and are not an
// answer's.
func (d *decoder) scanAnswer(s *yamlfile.Scanner, q *questions.Question, a *Answer, place placeOf,
	more func(key string) bool) bool {
	here := s.Here()
	w := scanning[Answer]{rec: &answerRecord, to: a}
	for {
		key, is := w.run(d, s)
		switch {
		case is == ended:
			d.checkAnswer(&here, q, a)
			return true
		case is == unexpected:
			return false
		case slices.Contains(mayHold[place], key):
			if !d.scanNested(s, q, a, place, key) {
				return false
			}
		case more == nil || !more(key):
			return false
		}
	}
}

// scanNested scans the answers inside an answer.
func (d *decoder) scanNested(s *yamlfile.Scanner, q *questions.Question, a *Answer, place placeOf, key string) bool {
	switch key {
	case "carried":
		a.Carried = &Carried{}
		return d.scanBeside(s, q, &a.Carried.Answer, insideCarried, "from", func() bool {
			return scanScalar(s, func(n *yamlfile.Node) { a.Carried.From = d.day(n) })
		}) && !a.Carried.From.IsZero()
	case "conflict":
		return scanList(s, func() bool {
			a.Conflict = append(a.Conflict, Voice{})
			v := &a.Conflict[len(a.Conflict)-1]
			return d.scanBeside(s, q, &v.Answer, insideVoice, "by", func() bool {
				return scanScalar(s, func(n *yamlfile.Node) { v.By = d.person(n) })
			})
		})
	}
	return d.scanSites(s, q, a, sitePlaces[place])
}

// scanBeside scans an answer with one more key, once.
func (d *decoder) scanBeside(s *yamlfile.Scanner, q *questions.Question, a *Answer, place placeOf, more string,
	read func() bool) bool {
	isRead := false
	return d.scanAnswer(s, q, a, place, func(key string) bool {
		if key != more || isRead {
			return false
		}
		isRead = true
		return read()
	})
}

// scanSites scans the answers by site.
func (d *decoder) scanSites(s *yamlfile.Scanner, q *questions.Question, a *Answer, place placeOf) bool {
	if q.Per != questions.PerSite || !s.Take('{') {
		return false
	}
	a.Sites = map[string]*Answer{}
	for !s.Take('}') {
		if len(a.Sites) > 0 && !s.Skip(", ") {
			return false
		}
		id, ok := s.Key()
		if !ok || a.Sites[id] != nil || !s.Skip(": ") {
			return false
		}
		d.sites = append(d.sites, mention{id, nil})
		one := &Answer{}
		if !d.scanAnswer(s, q, one, place, nil) {
			return false
		}
		a.Sites[id] = one
	}
	return true
}

// scanLine scans one scalar on the line of its key.
func scanLine(read func(*decoder, *yamlfile.Node)) func(*decoder, *yamlfile.Scanner) bool {
	return func(d *decoder, s *yamlfile.Scanner) bool {
		return s.Take(' ') && scanScalar(s, func(n *yamlfile.Node) { read(d, n) }) && s.EndLine()
	}
}

// scanRows scans a list of records, one a line, behind the rows that are there.
func scanRows[T any](d *decoder, s *yamlfile.Scanner, rec *record[T], rows []T) ([]T, bool) {
	if !s.EndLine() {
		return nil, false
	}
	for s.Skip(below) {
		rows = append(rows, *new(T))
		if !s.Skip("- ") || !scanRecord(d, s, rec, &rows[len(rows)-1]) || !s.EndLine() {
			return nil, false
		}
	}
	return rows, len(rows) > 0
}
