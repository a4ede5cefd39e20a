package yamlfile

// Arena is memory for trees that are used one after the other, so that whoever reads thousands of files does not make
// it anew for each. A tree is good until the next one is read into its Arena; its texts stay good. The zero Arena is
// ready; it is not for several goroutines at once.
type Arena struct {
	nodes slab[Node]
	pairs slab[Pair]
	items slab[*Node]
	keys  [2]map[string]bool // of the mappings over several lines, by depth
}

// ParseAll is the function of that name, with the tree in the Arena where the file is laid out as this program writes
// it.
func (a *Arena) ParseAll(name string, src []byte) (*Node, Problems) {
	a.reset()
	p := &parser{file: name, arena: a}
	root := p.tree(src)
	if p.isHard {
		return nil, p.faults()
	}
	return root, p.faults()
}

func (a *Arena) reset() {
	a.nodes.reset()
	a.pairs.reset()
	a.items.reset()
}

// seen is an empty set of keys for a mapping over several lines, which stand at most one inside another.
func (a *Arena) seen(depth int) map[string]bool {
	set := &a.keys[depth]
	if *set == nil {
		*set = make(map[string]bool, 64)
	}
	clear(*set)
	return *set
}

// slab gives out items of memory, a chunk at a time.
type slab[T any] struct {
	chunks [][]T
	at     int // the chunk that is given out of
	used   int // how much of it is
}

const chunk = 512

func (s *slab[T]) reset() { s.at, s.used = 0, 0 }

// take gives out so many items in a row, as they were left.
func (s *slab[T]) take(n int) []T {
	for s.at < len(s.chunks) && s.used+n > len(s.chunks[s.at]) {
		s.at, s.used = s.at+1, 0
	}
	if s.at == len(s.chunks) {
		s.chunks = append(s.chunks, make([]T, max(n, chunk)))
	}
	s.used += n
	return s.chunks[s.at][s.used-n : s.used : s.used]
}
