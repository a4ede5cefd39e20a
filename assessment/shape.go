package assessment

import "ephisra/questions"

// Shape says what the value of a key in the file may be, as its JSON Schema tells it.
type Shape struct {
	Type          string // of JSON Schema; empty: an object, see Record
	Format        string // date or date-time
	Pattern       string
	Words         []string // all it may be; none: anything
	Least, Most   *int
	LeastLength   int
	LongestLength int
	Many          Many

	record describer // of an object
}

// Many says how often a value stands under its key. Zero is once.
type Many int8

// How often.
const (
	Once Many = iota
	Listed
	OnceOrListed
	ByID // an object that has one under each id
)

// Key is one key of an object in the file.
type Key struct {
	Name     string
	IsNeeded bool
	Shape    Shape
}

// Record returns what an object is called and its keys, in the order they are written; "" for what is no object.
func (s *Shape) Record() (name string, keys []Key) {
	if s.record == nil {
		return "", nil
	}
	return s.record.describe()
}

// FileKeys lists the keys at the top of the file, in the order they are written.
func FileKeys() []Key {
	keys := make([]Key, len(parts))
	for i := range parts {
		keys[i] = Key{parts[i].key, parts[i].isNeeded, parts[i].shape}
	}
	return keys
}

// describer tells the name and the keys of a record.
type describer interface{ describe() (string, []Key) }

func (rec *record[T]) describe() (string, []Key) {
	keys := make([]Key, len(rec.fields))
	for i := range rec.fields {
		f := &rec.fields[i]
		keys[i] = Key{f.key, f.isNeeded, f.shape}
	}
	return rec.what, keys
}

// answerBeside is an answer inside another, with one more key.
type answerBeside struct {
	name string
	more Key
}

func (a answerBeside) describe() (string, []Key) {
	_, keys := answerRecord.describe()
	return a.name, append(keys, a.more)
}

var (
	textShape   = Shape{Type: "string", LongestLength: TextLimit}
	filledShape = Shape{Type: "string", LeastLength: 1, LongestLength: TextLimit}
	idShape     = Shape{Type: "string", Pattern: idForm.String()}
	bankIDShape = Shape{Type: "string", LeastLength: 1}
	dayShape    = Shape{Type: "string", Format: "date"}
)

func levelShape() Shape {
	s := Shape{Type: "string"}
	for _, l := range questions.Levels {
		s.Words = append(s.Words, l.ID())
	}
	return s
}
