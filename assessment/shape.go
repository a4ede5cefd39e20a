package assessment

import "ephisra/questions"

// Shape says what the value of a key in the file may be, as its JSON Schema tells it.
type Shape struct {
	Type          string // of JSON Schema; empty: an object
	Format        string // date or date-time
	Pattern       string
	Words         []string // all it may be
	Least, Most   *int
	LeastLength   int
	LongestLength int
	Note          string

	record describer // of an object, its keys; nil: not described further
	isList bool      // a list of these
	isByID bool      // an object that has one of these under each id
}

// describer tells the keys of a record.
type describer interface{ describe() []Key }

// Key is one key of an object in the file.
type Key struct {
	Name     string
	IsNeeded bool
	Shape    Shape
}

func (rec *record[T]) describe() []Key {
	keys := make([]Key, len(rec.fields))
	for i := range rec.fields {
		f := &rec.fields[i]
		keys[i] = Key{f.key, f.isNeeded, f.shape}
	}
	return keys
}

var (
	textShape   = Shape{Type: "string", LongestLength: TextLimit}
	filledShape = Shape{Type: "string", LeastLength: 1, LongestLength: TextLimit}
	idShape     = Shape{Type: "string", Pattern: idForm.String()}
	dayShape    = Shape{Type: "string", Format: "date"}
)

func levelShape() Shape {
	s := Shape{Type: "string"}
	for _, l := range questions.Levels {
		s.Words = append(s.Words, l.ID())
	}
	return s
}
