package assessment

import (
	"slices"
	"strconv"
	"time"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// record is the table of one kind of mapping in the file: its keys in the order they are written. Reading, writing and
// the JSON Schema all go by it.
type record[T any] struct {
	what   string // in messages: "vendor"
	fields []field[T]
}

// field is one key of a record.
type field[T any] struct {
	key      string
	isNeeded bool
	read     func(d *decoder, n *yamlfile.Node, to *T) // nil: who reads the record reads it, for it needs to know more
	write    func(b []byte, of *T) []byte              // appends the value, or nothing where there is none
	shape    Shape
}

// needed is the field as one that must be there.
func (f field[T]) needed() field[T] {
	f.isNeeded = true
	return f
}

// readRecord reads the mapping n into a T, key by key. A key the table does not have, a key without a value and a
// missing one that is needed are faults, and so is a Node that is no mapping.
func readRecord[T any](d *decoder, n *yamlfile.Node, rec *record[T], to *T) {
	if !d.IsMapping(n, rec.what) {
		return
	}
	next := 0
	for i := range n.Pairs {
		key, value := n.Pairs[i].Key, n.Pairs[i].Value
		at := rec.find(key.Value, next)
		switch {
		case at < 0:
			d.UnknownKey(key, rec.what, rec.keys)
			continue
		case value.Kind == yamlfile.Null:
			d.NoValue(key, rec.what)
		case rec.fields[at].read != nil:
			rec.fields[at].read(d, value, to)
		}
		next = at + 1
	}
	for i := range rec.fields {
		if f := &rec.fields[i]; f.isNeeded && n.Get(f.key) == nil {
			d.MissingKey(n, rec.what, f.key)
		}
	}
}

// find returns the place of a key, or -1. It looks first where the key stands that is written next.
func (rec *record[T]) find(key string, next int) int {
	for i := next; i < len(rec.fields); i++ {
		if rec.fields[i].key == key {
			return i
		}
	}
	for i := range next {
		if rec.fields[i].key == key {
			return i
		}
	}
	return -1
}

func (rec *record[T]) keys() []string {
	keys := make([]string, len(rec.fields))
	for i := range rec.fields {
		keys[i] = rec.fields[i].key
	}
	slices.Sort(keys)
	return keys
}

// readRecords reads a list of mappings, each into a T of its own.
func readRecords[T any](d *decoder, n *yamlfile.Node, rec *record[T]) []T {
	var list []T
	if len(n.Items) > 0 {
		list = make([]T, len(n.Items))
	}
	at := 0
	d.Each(n, func(item *yamlfile.Node) {
		readRecord(d, item, rec, &list[at])
		at++
	})
	return list
}

// write appends a record as a flow mapping on one line. What is not given is left out.
func (rec *record[T]) write(b []byte, of *T) []byte {
	b = rec.writeFields(append(b, '{'), of)
	return append(b, '}')
}

// line is write by itself: two records with the same line say the same.
func (rec *record[T]) line(of *T) string { return string(rec.write(nil, of)) }

// writeFields appends the keys that are given and their values behind an open brace.
func (rec *record[T]) writeFields(b []byte, of *T) []byte {
	for i := range rec.fields {
		b = rec.fields[i].append(b, of)
	}
	return b
}

// append appends key and value, or nothing where no value is given.
func (f *field[T]) append(b []byte, of *T) []byte {
	before := len(b)
	if b[before-1] != '{' { // which no value ends with
		b = append(b, ", "...)
	}
	b = append(append(b, f.key...), ": "...)
	filled := len(b)
	if b = f.write(b, of); len(b) == filled {
		return b[:before]
	}
	return b
}

// kind is what several fields have alike: how a value is read, written and described.
type kind[V any] struct {
	read  func(d *decoder, n *yamlfile.Node) V
	write func(b []byte, v V) []byte
	shape Shape
}

// valueAt makes the field of a key whose value is of a kind and is kept where of says.
func valueAt[T, V any](key string, k kind[V], of func(*T) *V) field[T] {
	return field[T]{key: key, shape: k.shape,
		read:  func(d *decoder, n *yamlfile.Node, to *T) { *of(to) = k.read(d, n) },
		write: func(b []byte, from *T) []byte { return k.write(b, *of(from)) },
	}
}

// recordAt makes the field of a record inside another, which may be missing. After, unless nil, looks at what was read.
func recordAt[T, V any](key string, rec *record[V], of func(*T) **V,
	after func(*decoder, *yamlfile.Node, *V)) field[T] {
	return field[T]{key: key, shape: Shape{record: rec},
		read: func(d *decoder, n *yamlfile.Node, to *T) {
			v := new(V)
			readRecord(d, n, rec, v)
			if after != nil {
				after(d, n, v)
			}
			*of(to) = v
		},
		write: func(b []byte, from *T) []byte {
			if v := *of(from); v != nil {
				return rec.write(b, v)
			}
			return b
		},
	}
}

// listAt makes the field of a list of records. After, unless nil, looks at what was read.
func listAt[T, V any](key string, rec *record[V], of func(*T) *[]V,
	after func(*decoder, *yamlfile.Node, []V)) field[T] {
	return field[T]{key: key, shape: Shape{record: rec, Many: Listed},
		read: func(d *decoder, n *yamlfile.Node, to *T) {
			rows := readRecords(d, n, rec)
			if after != nil {
				after(d, n, rows)
			}
			*of(to) = rows
		},
		write: func(b []byte, from *T) []byte { return writeList(b, *of(from), rec.write) },
	}
}

// writeList appends values in brackets, or nothing where there are none.
func writeList[V any](b []byte, values []V, write func([]byte, *V) []byte) []byte {
	if len(values) == 0 {
		return b
	}
	b = append(b, '[')
	for i := range values {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = write(b, &values[i])
	}
	return append(b, ']')
}

// The kinds of value.
var (
	freeText   = kind[string]{(*decoder).free, appendText, textShape}
	filledText = kind[string]{(*decoder).readFilled, appendText, filledShape}
	draftText  = kind[string]{(*decoder).readDrafted, appendText, textShape}
	freeWord   = kind[string]{(*decoder).free, appendWord, textShape}
	filledWord = kind[string]{(*decoder).readFilled, appendWord, filledShape}
	ownID      = kind[string]{(*decoder).id, appendWord, idShape}
	personID   = kind[string]{(*decoder).person, appendWord, bankIDShape}
	digestText = kind[string]{formText(sealForm), appendText, Shape{Type: "string", Pattern: sealForm.String()}}
	hashText   = kind[string]{formText(hashForm), appendText, Shape{Type: "string", Pattern: hashForm.String()}}
	anyDay     = kind[Day]{(*decoder).day, appendDay, dayShape}
	pastDay    = kind[Day]{(*decoder).past, appendDay, dayShape}
	moment     = kind[time.Time]{(*decoder).moment, appendMoment, Shape{Type: "string", Format: "date-time"}}
	yesOrNo    = kind[Tri]{(*decoder).tri, appendTri, Shape{Type: "boolean"}}
	onlyTrue   = kind[bool]{(*decoder).onlyTrue, appendTrue, Shape{Type: "boolean"}}
	riskLevel  = kind[questions.Level]{(*decoder).level, appendLevel, levelShape()}
)

func formText(form textForm) func(*decoder, *yamlfile.Node) string {
	return func(d *decoder, n *yamlfile.Node) string { return d.matching(n, form) }
}

// whole is a whole number from low to high. 0 is not written: it is not known.
func whole(low, high int) kind[int] {
	return kind[int]{
		func(d *decoder, n *yamlfile.Node) int { return d.Int(n, low, high) },
		func(b []byte, v int) []byte {
			if v == 0 {
				return b
			}
			return strconv.AppendInt(b, int64(v), 10)
		},
		Shape{Type: "integer", Least: &low, Most: &high},
	}
}

// oneOf is one of the words of a type. What names it in messages.
func oneOf[V ~int8](what string, words enum[V]) kind[V] {
	table := words.table()
	return kind[V]{
		func(d *decoder, n *yamlfile.Node) V { return yamlfile.Word(&d.Reader, n, what, table) },
		func(b []byte, v V) []byte { return append(b, words.word(v)...) },
		Shape{Type: "string", Words: words.given()},
	}
}

// bankWord is the id of something in the bank.
func bankWord(what string, exists func(*questions.Bank, string) bool, ids func(*questions.Bank) []string) kind[string] {
	return kind[string]{
		func(d *decoder, n *yamlfile.Node) string { return d.bankID(n, what, exists, ids) },
		appendWord, bankIDShape,
	}
}
