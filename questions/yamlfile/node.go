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
	ASCII  bool   // known to be printable ASCII alone, which not every such text is
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
