package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"

	"ephisra/questions"
)

// joiner writes the objects of a PDF as one file.
type joiner func(head []byte, objects []object, trailer []byte) ([]byte, error)

// joinPlain writes every object as text, with a table of positions: what tests read.
func joinPlain(head []byte, objects []object, trailer []byte) ([]byte, error) {
	out := bytes.Clone(head)
	positions := make([]int, len(objects)+1)
	for _, o := range objects {
		positions[o.number] = len(out)
		out = append(out, o.bytes...)
	}
	table := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(positions))
	for _, p := range positions[1:] {
		out = fmt.Appendf(out, "%010d 00000 n \n", p)
	}
	return fmt.Appendf(
		out,
		"trailer\n<<\n/Size %d\n%sstartxref\n%d\n%%%%EOF\n",
		len(positions),
		roots(trailer),
		table,
	), nil
}

// roots are the entries of the trailer that name the catalog and the information, and the end of it.
func roots(trailer []byte) []byte {
	_, kept, _ := bytes.Cut(trailer, []byte("/Root"))
	kept, _, _ = bytes.Cut(kept, []byte("startxref\n"))
	return append([]byte("/Root"), kept...)
}

// perStream is how many objects go into one compressed stream: a reader unpacks a whole one to get at an object.
const perStream = 200

// joinPacked packs the objects that are no streams themselves, thousands of links among them, into compressed ones
// (ISO 32000-1, 7.5.7 and 7.5.8, PDF 1.5). A report is a third as large by it.
func joinPacked(head []byte, objects []object, trailer []byte) ([]byte, error) {
	p, err := newPacker(len(objects))
	if err != nil {
		return nil, err
	}
	p.out.Write(version().ReplaceAll(head, []byte("%PDF-1.5")))
	var loose []object
	for _, o := range objects {
		if bytes.Contains(o.bytes, []byte("\nendstream")) {
			p.places[o.number] = packedAt{kind: 1, at: p.out.Len()}
			if err := p.pageStream(o); err != nil {
				return nil, err
			}
		} else {
			loose = append(loose, o)
		}
	}
	for len(loose) > 0 {
		n := min(perStream, len(loose))
		if err := p.pack(loose[:n]); err != nil {
			return nil, err
		}
		loose = loose[n:]
	}
	return p.finish(roots(trailer))
}

var version = questions.Lazily(`^%PDF-1\.\d`)

// packedAt is where an object stands: kind 1 at a byte of the file, kind 2 as one of those in a packed stream.
type packedAt struct{ kind, at, index int }

// packer writes the file.
type packer struct {
	out    bytes.Buffer
	places []packedAt // by number of the object

	zlib   *zlib.Writer // one for all streams: a new one costs as much as a page
	packed bytes.Buffer
}

// packLevel is a level of compression that costs a third less time than the usual, for 2 % of the size.
const packLevel = 5

func newPacker(objects int) (*packer, error) {
	p := &packer{places: make([]packedAt, objects+1)}
	var err error
	p.zlib, err = zlib.NewWriterLevel(&p.packed, packLevel)
	return p, err
}

// pack writes one stream of objects: their numbers and positions, then they themselves.
func (p *packer) pack(list []object) error {
	var index, content bytes.Buffer
	for i, o := range list {
		p.places[o.number] = packedAt{2, len(p.places), i}
		fmt.Fprintf(&index, "%d %d ", o.number, content.Len())
		_, inside, _ := bytes.Cut(o.bytes, []byte(" 0 obj\n"))
		inside = inside[:max(0, bytes.LastIndex(inside, []byte("\nendobj")))]
		content.Write(append(inside, '\n'))
	}
	dict := fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(list), index.Len())
	p.places = append(p.places, packedAt{kind: 1, at: p.out.Len()})
	return p.stream(len(p.places)-1, dict, append(index.Bytes(), content.Bytes()...))
}

// pageStream writes an object that is a stream: that of a page, which has nothing but its length, is compressed.
func (p *packer) pageStream(o object) error {
	start, end := []byte("stream\n"), []byte("\nendstream")
	dict, content, _ := bytes.Cut(o.bytes, start)
	if !bytes.Equal(dict, fmt.Appendf(nil, "%d 0 obj\n<</Length %d>>\n", o.number, bytes.LastIndex(content, end))) {
		p.out.Write(o.bytes)
		return nil
	}
	return p.stream(o.number, "", content[:bytes.LastIndex(content, end)])
}

// stream writes one compressed stream.
func (p *packer) stream(number int, dict string, content []byte) error {
	p.packed.Reset()
	p.zlib.Reset(&p.packed)
	if _, err := p.zlib.Write(content); err != nil {
		return err
	}
	if err := p.zlib.Close(); err != nil {
		return err
	}
	fmt.Fprintf(&p.out, "%d 0 obj\n<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n",
		number, dict, p.packed.Len(), p.packed.Bytes())
	return nil
}

// finish writes the table of positions as a stream: kind, place and index of each object, in 1, 4 and 2 bytes.
func (p *packer) finish(roots []byte) ([]byte, error) {
	at := p.out.Len()
	p.places = append(p.places, packedAt{kind: 1, at: at})
	var table []byte
	for n, o := range p.places {
		if n == 0 {
			o.index = 0xFFFF // the free object that there has to be
		}
		table = append(table, byte(o.kind), byte(o.at>>24), byte(o.at>>16), byte(o.at>>8), byte(o.at),
			byte(o.index>>8), byte(o.index))
	}
	entries, _, _ := bytes.Cut(roots, []byte("\n>>"))
	dict := fmt.Sprintf("/Type /XRef /W [1 4 2] /Size %d\n%s", len(p.places), entries)
	err := p.stream(len(p.places)-1, dict, table)
	fmt.Fprintf(&p.out, "startxref\n%d\n%%%%EOF\n", at)
	return p.out.Bytes(), err
}
