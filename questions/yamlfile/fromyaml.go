package yamlfile

import (
	"bytes"
	"fmt"

	"gopkg.in/yaml.v3"
)

const quotedStyles = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

// fromYAML builds the tree with yaml.v3. It decodes to a yaml.Node only: decoding into anything
// else is where yaml.v3 panics, takes quadratic time and changes values.
func (p *parser) fromYAML(text []byte) *Node {
	var doc yaml.Node
	if err := catchPanic(func() error { return yaml.Unmarshal(text, &doc) }); err != nil {
		p.syntax(text)
		return nil
	}
	if len(doc.Content) == 0 || isNull(doc.Content[0]) {
		p.fault(1, 1, "file is empty; write the keys and values it should hold")
		return nil
	}
	w := walk{p, loneTags(text)}
	return w.node(doc.Content[0], 1)
}

// catchPanic turns a panic of yaml.v3 into an error.
func catchPanic(call func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("yaml: %v", v)
		}
	}()
	return call()
}

// walk turns yaml.v3's nodes into ours and notes what is not allowed.
type walk struct {
	*parser
	tags map[position]bool
}

type position struct{ line, column int }

func (w walk) node(y *yaml.Node, depth int) *Node {
	n := &Node{Line: y.Line, Column: y.Column}
	if w.extra(y) {
		return n
	}
	switch y.Kind {
	case yaml.MappingNode:
		n.Kind = Mapping
		w.pairs(n, y, depth)
	case yaml.SequenceNode:
		n.Kind = Sequence
		w.items(n, y, depth)
	default:
		if !isNull(y) {
			n.Kind, n.Value, n.Quoted = Scalar, y.Value, y.Style&quotedStyles != 0
			n.Cut = !n.Quoted && y.LineComment != ""
		}
	}
	return n
}

// extra notes what YAML has and our files do not: each makes a value something else than what a
// person reads. An anchor or tag is the start of its node, so the place is right.
func (w walk) extra(y *yaml.Node) bool {
	switch {
	case y.Kind == yaml.AliasNode:
		w.fault(y.Line, y.Column, "alias %s; write the value out, or put the text in quotes", Clip("*"+y.Value))
	case y.Anchor != "":
		w.fault(y.Line, y.Column, "anchor %s; delete it, or put the text in quotes", Clip("&"+y.Anchor))
	case y.Style&yaml.TaggedStyle != 0 || w.tags[position{y.Line, y.Column}]:
		w.fault(y.Line, y.Column, "tag (a word that starts with !); delete it, or put the text in quotes")
	default:
		return false
	}
	return true
}

func (w walk) items(n *Node, y *yaml.Node, depth int) {
	if w.tooDeep(n, depth) {
		return
	}
	n.Items = make([]*Node, len(y.Content))
	for i, item := range y.Content {
		n.Items[i] = w.node(item, depth+1)
	}
}

func (w walk) pairs(n *Node, y *yaml.Node, depth int) {
	if w.tooDeep(n, depth) {
		return
	}
	seen := make(keys, len(y.Content)/2)
	n.Pairs = make([]Pair, 0, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := w.key(y.Content[i])
		value := w.node(y.Content[i+1], depth+1)
		if key != nil && w.add(seen, key) {
			n.Pairs = append(n.Pairs, Pair{key, value})
		}
	}
}

// key returns a key, or nil and a fault where it is anything but one word or text.
func (w walk) key(y *yaml.Node) *Node {
	switch {
	case w.extra(y):
	case y.Kind != yaml.ScalarNode || isNull(y) || y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		w.fault(y.Line, y.Column, "a key must be a word or a text in quotes; write it so")
	case y.Value == "<<" && y.Style&quotedStyles == 0:
		w.fault(y.Line, y.Column, "merge key <<; write the keys out")
	default:
		return &Node{Kind: Scalar, Value: y.Value, Quoted: y.Style&quotedStyles != 0, Line: y.Line, Column: y.Column}
	}
	return nil
}

func isNull(y *yaml.Node) bool {
	plain := y.Kind == yaml.ScalarNode && y.Style&(quotedStyles|yaml.TaggedStyle) == 0 && y.Anchor == ""
	return plain && (y.Value == "" || y.Value == "null" || y.Value == "~")
}

// loneTags are the places of each ! with a blank after it. yaml.v3 keeps no trace of that tag but
// the place of its node; no untagged node starts with !.
func loneTags(text []byte) map[position]bool {
	if !bytes.Contains(text, []byte("!")) {
		return nil
	}
	tags := map[position]bool{}
	line, column, last := 1, 0, ' '
	for _, c := range string(text) {
		if last == '!' && (c == ' ' || c == '\t' || c == '\n') {
			tags[position{line, column}] = true
		}
		column++
		if c == '\n' {
			line, column = line+1, 0
		}
		last = c
	}
	return tags
}
