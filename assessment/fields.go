package assessment

import (
	"slices"
	"strconv"

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
	scan     func(d *decoder, s *yamlfile.Scanner, to *T) bool
	write    func(b []byte, of *T) []byte // appends key and value, or nothing where no value is given
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
		b = rec.fields[i].write(b, of)
	}
	return b
}

// appendKey appends a key, with what stands before it.
func appendKey(b []byte, key string) []byte {
	if b[len(b)-1] != '{' { // which no value ends with
		b = append(b, ", "...)
	}
	return append(append(b, key...), ": "...)
}

// kind is what several fields have alike: how a value is read, written and described. What is zero is not given, unless
// it has a word of its own.
type kind[V comparable] struct {
	read  func(d *decoder, n *yamlfile.Node) V
	write func(b []byte, v V) []byte
	shape Shape

	hasZero bool // zero is a value like any other
}

func kindOf[V comparable](read func(*decoder, *yamlfile.Node) V, write func([]byte, V) []byte, shape Shape) kind[V] {
	return kind[V]{read: read, write: write, shape: shape}
}

// valueAt makes the field of a key whose value is of a kind and is kept where of says.
func valueAt[T any, V comparable](key string, k kind[V], of func(*T) *V) field[T] {
	return field[T]{key: key, shape: k.shape,
		read: func(d *decoder, n *yamlfile.Node, to *T) { *of(to) = k.read(d, n) },
		scan: func(d *decoder, s *yamlfile.Scanner, to *T) bool {
			n := s.Scalar()
			if n != nil {
				*of(to) = k.read(d, n)
			}
			return n != nil
		},
		write: func(b []byte, from *T) []byte {
			v, none := *of(from), *new(V)
			if v == none && !k.hasZero {
				return b
			}
			keyed := appendKey(b, key)
			given := k.write(keyed, v)
			if len(given) == len(keyed) { // a value such as no moment in some zone, which is not zero and says nothing
				return b
			}
			return given
		},
	}
}

// recordAt makes the field of a record inside another, which may be missing. After, unless nil, looks at what was read;
// it has no Node where the file is scanned.
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
		scan: func(d *decoder, s *yamlfile.Scanner, to *T) bool {
			v := new(V)
			if !scanRecord(d, s, rec, v) {
				return false
			}
			if after != nil {
				after(d, nil, v)
			}
			*of(to) = v
			return true
		},
		write: func(b []byte, from *T) []byte {
			if v := *of(from); v != nil {
				return rec.write(appendKey(b, key), v)
			}
			return b
		},
	}
}

// listAt makes the field of a list of records. After, unless nil, looks at what was read;
// it has no Node where the file is scanned.
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
		scan: func(d *decoder, s *yamlfile.Scanner, to *T) bool {
			var rows []V
			ok := scanList(s, func() bool {
				rows = append(rows, *new(V))
				return scanRecord(d, s, rec, &rows[len(rows)-1])
			})
			if ok && after != nil {
				after(d, nil, rows)
			}
			*of(to) = rows
			return ok
		},
		write: func(b []byte, from *T) []byte { return writeList(b, key, *of(from), rec.write) },
	}
}

// writeList appends a key and values in brackets, or nothing where there are none.
func writeList[V any](b []byte, key string, values []V, write func([]byte, *V) []byte) []byte {
	if len(values) == 0 {
		return b
	}
	b = append(appendKey(b, key), '[')
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
	freeText   = kindOf((*decoder).free, appendText, textShape)
	filledText = kindOf((*decoder).readFilled, appendText, filledShape)
	draftText  = kindOf((*decoder).readDrafted, appendText, textShape)
	freeWord   = kindOf((*decoder).free, appendWord, textShape)
	filledWord = kindOf((*decoder).readFilled, appendWord, filledShape)
	ownID      = kindOf((*decoder).id, appendWord, idShape)
	personID   = kindOf((*decoder).person, appendWord, bankIDShape)
	digestText = kindOf(formText(sealForm), appendText, Shape{Type: "string", Pattern: sealForm.String()})
	hashText   = kindOf(formText(hashForm), appendText, Shape{Type: "string", Pattern: hashForm.String()})
	anyDay     = kindOf((*decoder).day, appendDay, dayShape)
	pastDay    = kindOf((*decoder).past, appendDay, dayShape)
	moment     = kindOf((*decoder).moment, appendMoment, Shape{Type: "string", Format: "date-time"})
	yesOrNo    = kindOf((*decoder).tri, appendTri, Shape{Type: "boolean"})
	onlyTrue   = kindOf((*decoder).onlyTrue, appendTrue, Shape{Type: "boolean"})
	riskLevel  = kindOf((*decoder).level, appendLevel, levelShape())
)

func formText(form textForm) func(*decoder, *yamlfile.Node) string {
	return func(d *decoder, n *yamlfile.Node) string { return d.matching(n, form) }
}

// whole is a whole number from low to high. 0 is not written: it is not known.
func whole(low, high int) kind[int] {
	return kindOf(func(d *decoder, n *yamlfile.Node) int { return d.Int(n, low, high) },
		func(b []byte, v int) []byte { return strconv.AppendInt(b, int64(v), 10) },
		Shape{Type: "integer", Least: &low, Most: &high})
}

// oneOf is one of the words of a type. What names it in messages.
func oneOf[V ~int8](what string, words enum[V]) kind[V] {
	k := kindOf(func(d *decoder, n *yamlfile.Node) V { return words.read(d, n, what) },
		func(b []byte, v V) []byte { return append(b, words.word(v)...) },
		Shape{Type: "string", Words: words.given()})
	k.hasZero = words.word(0) != ""
	return k
}

// bankWord is the id of something in the bank.
func bankWord(what string, exists func(*questions.Bank, string) bool, ids func(*questions.Bank) []string) kind[string] {
	return kindOf(func(d *decoder, n *yamlfile.Node) string { return d.bankID(n, what, exists, ids) },
		appendWord, bankIDShape)
}
