package yamlfile

import (
	"encoding/binary"
	"errors"
)

// The flags of a node in the bytes of a tree, above its kind.
const (
	flagQuoted = 1 << 4
	flagCut    = 1 << 5
)

// AppendTree appends a tree as bytes that ReadTree reads back. It is for trees of files that come with the program:
// they are read far quicker than their text.
func AppendTree(to []byte, n *Node) []byte {
	head := byte(n.Kind)
	if n.Quoted {
		head |= flagQuoted
	}
	if n.Cut {
		head |= flagCut
	}
	to = append(to, head)
	to = binary.AppendUvarint(to, uint64(n.Line))
	to = binary.AppendUvarint(to, uint64(n.Column))
	switch n.Kind {
	case Scalar:
		to = binary.AppendUvarint(to, uint64(len(n.Value)))
		to = append(to, n.Value...)
	case Sequence:
		to = binary.AppendUvarint(to, uint64(len(n.Items)))
		for _, item := range n.Items {
			to = AppendTree(to, item)
		}
	case Mapping:
		to = binary.AppendUvarint(to, uint64(len(n.Pairs)))
		for _, p := range n.Pairs {
			to = AppendTree(AppendTree(to, p.Key), p.Value)
		}
	}
	return to
}

var errTree = errors.New("these bytes are no tree")

// ReadTree reads what AppendTree wrote: all of it, or the error. The texts of the tree share the memory of the bytes.
func ReadTree(bytes string) (*Node, error) {
	r := &treeReader{bytes: bytes}
	n := r.node(0)
	if r.bad || r.bytes != "" {
		return nil, errTree
	}
	return n, nil
}

// treeReader reads a tree from front to back.
type treeReader struct {
	bytes string // what is still to be read
	bad   bool
	room  []Node
}

// number reads a number of up to 32 bits.
func (r *treeReader) number() int {
	n, shift := 0, 0
	for i := 0; i < len(r.bytes) && shift < 32; i++ {
		b := r.bytes[i]
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			r.bytes = r.bytes[i+1:]
			return n
		}
		shift += 7
	}
	r.bad = true
	return 0
}

func (r *treeReader) node(depth int) *Node {
	if r.bytes == "" || depth > maxDepth+1 {
		r.bad = true
		return &Node{}
	}
	if len(r.room) == 0 {
		r.room = make([]Node, 1024)
	}
	n := &r.room[0]
	r.room = r.room[1:]
	head := r.bytes[0]
	r.bytes = r.bytes[1:]
	n.Kind, n.Quoted, n.Cut = Kind(head&0xf), head&flagQuoted != 0, head&flagCut != 0
	n.Line, n.Column = r.number(), r.number()
	r.inside(n, depth)
	return n
}

// inside reads the text of a scalar, or the nodes in a list or mapping.
func (r *treeReader) inside(n *Node, depth int) {
	if n.Kind == Null {
		return
	}
	size := r.number()
	if r.bad || size > len(r.bytes) || n.Kind > Mapping {
		r.bad = true
		return
	}
	switch n.Kind {
	case Scalar:
		n.Value, r.bytes = r.bytes[:size], r.bytes[size:]
	case Sequence:
		n.Items = make([]*Node, size)
		for i := range n.Items {
			n.Items[i] = r.node(depth + 1)
		}
	case Mapping:
		n.Pairs = make([]Pair, size)
		for i := range n.Pairs {
			n.Pairs[i].Key = r.node(depth + 1)
			n.Pairs[i].Value = r.node(depth + 1)
		}
	}
}
