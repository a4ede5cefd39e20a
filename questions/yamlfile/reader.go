package yamlfile

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// Reader turns the Nodes of one file into typed values and collects every fault it meets.
// Its methods never stop at a fault: they note it and return the zero value.
type Reader struct {
	File  string
	Found Problems
}

// Errorf notes a fault at a node; at none where a Scanner reads, whose caller begins anew at the first fault.
func (r *Reader) Errorf(at *Node, format string, args ...any) {
	if at == nil {
		at = &Node{}
	}
	r.Found = append(r.Found, Problem{r.File, at.Line, at.Column, fmt.Sprintf(format, args...)})
}

// Fields is what a mapping may hold: for each key, how its value is read into a T.
type Fields[T any] map[string]func(r *Reader, n *Node, into *T)

// Object reads the mapping n into a T, key by key. What names the mapping in a message
// ("question"). A key outside fields and a key without a value are faults, as is a missing one
// of the keys needed; a key twice Parse has refused already. A Node that is no mapping is a fault.
func Object[T any](r *Reader, n *Node, what string, fields Fields[T], into *T, needed ...string) {
	if !r.IsMapping(n, what) {
		return
	}
	for _, p := range n.Pairs {
		readField(r, p, what, fields, into)
	}
	for _, key := range needed {
		if n.Get(key) == nil {
			r.MissingKey(n, what, key)
		}
	}
}

func readField[T any](r *Reader, p Pair, what string, fields Fields[T], into *T) {
	read, known := fields[p.Key.Value]
	switch {
	case !known:
		r.UnknownKey(p.Key, what, func() []string { return slices.Sorted(maps.Keys(fields)) })
	case p.Value.Kind == Null:
		r.NoValue(p.Key, what)
	default:
		read(r, p.Value, into)
	}
}

// IsMapping reports whether a Node is a mapping, and notes a fault where it is none.
func (r *Reader) IsMapping(n *Node, what string) bool {
	if n.Kind != Mapping {
		r.Errorf(n, "%s must be keys and values, not %s", what, n.Kind.words())
	}
	return n.Kind == Mapping
}

// UnknownKey notes a key that a mapping does not have, with the one perhaps meant.
func (r *Reader) UnknownKey(key *Node, what string, known func() []string) {
	r.Errorf(key, "unknown key %s in %s%s", Clip(key.Value), what, r.Suggest(key.Value, known))
}

// NoValue notes a key without a value.
func (r *Reader) NoValue(key *Node, what string) {
	r.Errorf(key, "key %s in %s has no value; give it one or delete the line", Clip(key.Value), what)
}

// MissingKey notes that a mapping lacks a key it needs.
func (r *Reader) MissingKey(n *Node, what, key string) {
	r.Errorf(n, "%s has no %q; add it", what, key)
}

// Get returns the value of a key of a Mapping, or nil; of no Node too.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for _, p := range n.Pairs {
		if p.Key.Value == key {
			return p.Value
		}
	}
	return nil
}

// Text reads a scalar as text. Anything else is a fault.
func (r *Reader) Text(n *Node) string {
	if n.Kind != Scalar {
		r.Errorf(n, "expected text, not %s", n.Kind.words())
		return ""
	}
	return n.Value
}

// Int reads a whole number from low to high, both included.
func (r *Reader) Int(n *Node, low, high int) int {
	v, err := strconv.Atoi(n.Value)
	if n.Kind != Scalar || n.Quoted || err != nil || strconv.Itoa(v) != n.Value {
		r.Errorf(n, "expected a whole number from %d to %d, not %s", low, high, n.describe())
		return 0
	}
	if v < low || v > high {
		r.Errorf(n, "%d is outside %d to %d", v, low, high)
		return 0
	}
	return v
}

// Bool reads true or false.
func (r *Reader) Bool(n *Node) bool {
	if n.Kind != Scalar || n.Quoted || (n.Value != "true" && n.Value != "false") {
		r.Errorf(n, "expected true or false, not %s", n.describe())
		return false
	}
	return n.Value == "true"
}

// Each calls read for every item of a list. A Node that is no list is a fault.
func (r *Reader) Each(n *Node, read func(*Node)) {
	if n.Kind != Sequence {
		r.Errorf(n, "expected a list, not %s", n.Kind.words())
		return
	}
	for _, item := range n.Items {
		read(item)
	}
}

// Texts reads a list of texts.
func (r *Reader) Texts(n *Node) []string {
	var texts []string
	r.Each(n, func(item *Node) { texts = append(texts, r.Text(item)) })
	return texts
}

// List reads a list of mappings, each into a T of its own.
func List[T any](r *Reader, n *Node, what string, fields Fields[T], needed ...string) []T {
	var list []T
	r.Each(n, func(item *Node) {
		var one T
		Object(r, item, what, fields, &one, needed...)
		list = append(list, one)
	})
	return list
}

// Word reads one of the words of a table. What names the choice in a message ("standing").
func Word[T any](r *Reader, n *Node, what string, table map[string]T) T {
	v, known := table[n.Value]
	if n.Kind != Scalar || !known {
		words := slices.Sorted(maps.Keys(table))
		r.Errorf(n, "%s cannot be %s%s; it is one of %s", what, n.describe(),
			r.Suggest(n.Value, func() []string { return words }), joinWords(words))
	}
	return v
}
