// Package yamlfile reads the YAML (and JSON) files of this project strictly: one document, no
// anchors, aliases, tags or merge keys, no key twice, and every fault with its file, line and column.
//
// Parse turns bytes into a tree of Nodes. A Reader walks that tree into typed fields and collects
// every fault on the way, so that a person mends a file in one go. It is the only package that
// imports gopkg.in/yaml.v3.
package yamlfile

// Kind says what a Node is.
type Kind uint8

// The kinds of Node. A Null is a key without a value, or a plain null or ~.
const (
	Null Kind = iota
	Scalar
	Sequence
	Mapping
)

// Node is one value of a file and the place where it stands.
type Node struct {
	Kind   Kind
	Value  string // the text of a Scalar, as written, escapes resolved
	Quoted bool   // a Scalar in quotes or a block scalar: text, never a number or a bool
	Cut    bool   // a Scalar without quotes that a comment follows on its line: the text may have been meant to go on
	Line   int    // 1 is the first
	Column int    // 1 is the first, counted in characters
	Items  []*Node
	Pairs  []Pair
}

// Pair is one key of a Mapping and its value, in the order of the file.
type Pair struct {
	Key   *Node // always a Scalar
	Value *Node
}
