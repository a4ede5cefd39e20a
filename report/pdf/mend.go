package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// gofpdf 1.16.2 writes two things against the standard (ISO 32000-1, 7.7.3.3 and 12.3.3), which
// lenient readers take and strict ones refuse: links as part of the page's own dictionary instead
// of objects of their own, and bookmarks that all say that nothing is inside them. This file reads
// the objects back and mends the two, and says what gofpdf cannot: the language. join.go writes the file anew.

// object is one numbered object of a PDF, as it stands in the file.
type object struct {
	number int
	bytes  []byte
}

// errTable says that the file is not as gofpdf 1.16.2 writes it. It would mean another version.
var errTable = errors.New("the PDF has no table of positions as expected")

// rewritePDF returns the PDF with its links as objects and its bookmarks counted; inside tells for
// each bookmark how many stand in it.
func rewritePDF(pdf []byte, inside []int, join joiner) ([]byte, error) {
	head, objects, trailer, err := splitPDF(pdf)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(countBookmarks(objects, inside), sayLanguage(objects)); err != nil {
		return nil, err
	}
	return join(head, separateLinks(objects), trailer)
}

// splitPDF parts a PDF into what stands before the first object, the objects in the order of the
// file, and the trailer.
func splitPDF(pdf []byte) (head []byte, objects []object, trailer []byte, err error) {
	at := bytes.LastIndex(pdf, []byte("\nxref\n")) + 1
	table, trailer, found := bytes.Cut(pdf[at:], []byte("trailer\n"))
	lines := bytes.Split(bytes.TrimSpace(table), []byte("\n"))
	if at == 0 || !found || len(lines) < 4 {
		return nil, nil, nil, errTable
	}
	type start struct{ number, position int }
	var starts []start
	for i, l := range lines[3:] { // behind "xref", the range and object 0, which is none
		position, err := strconv.Atoi(string(l[:min(10, len(l))]))
		if err != nil || position >= at {
			return nil, nil, nil, errTable
		}
		starts = append(starts, start{i + 1, position})
	}
	slices.SortFunc(starts, func(a, b start) int { return cmp.Compare(a.position, b.position) })
	for i, s := range starts {
		end := at
		if i+1 < len(starts) {
			end = starts[i+1].position
		}
		objects = append(objects, object{s.number, pdf[s.position:end]})
	}
	return pdf[:starts[0].position], objects, trailer, nil
}

// countBookmarks numbers the bookmarks that have others inside. They stand behind each other
// before the last three objects: the root of the outline, the information and the catalog.
func countBookmarks(objects []object, inside []int) error {
	first := len(objects) - 3 - len(inside)
	if len(inside) == 0 {
		return nil
	}
	if first < 0 {
		return errTable
	}
	for i, n := range inside {
		one := &objects[first+i]
		if !bytes.Contains(one.bytes, []byte("/Count 0>>")) {
			return errTable
		}
		if n > 0 { // below zero: closed until a reader opens it
			one.bytes = bytes.Replace(one.bytes, []byte("/Count 0>>"), fmt.Appendf(nil, "/Count -%d>>", n), 1)
		}
	}
	return nil
}

// separateLinks makes an object of each link of each page, behind the others.
func separateLinks(objects []object) []object {
	start, page := []byte("/Annots ["), []byte(" 0 obj\n<</Type /Page\n")
	added := objects
	for i := range objects {
		before, rest, found := bytes.Cut(objects[i].bytes, start)
		if !found || !bytes.Contains(before, page) {
			continue
		}
		links, after, _ := bytes.Cut(rest, []byte("]\n"))
		out := append(bytes.Clone(before), start...)
		for one := range bytes.SplitSeq(links, []byte("<</Type /Annot ")) {
			if len(one) == 0 {
				continue
			}
			number := len(added) + 1
			added = append(added, object{number, fmt.Appendf(nil, "%d 0 obj\n<</Type /Annot %s\nendobj\n", number, one)})
			out = fmt.Appendf(out, "%d 0 R ", number)
		}
		added[i].bytes = append(append(out, "]\n"...), after...)
	}
	return added
}

// sayLanguage tells readers aloud the language, and windows to show the title: both stand in the catalog, the last
// object.
func sayLanguage(objects []object) error {
	last := &objects[len(objects)-1]
	start := []byte("/Type /Catalog\n")
	if !bytes.Contains(last.bytes, start) {
		return errTable
	}
	said := append(start, "/Lang (en-US)\n/ViewerPreferences <</DisplayDocTitle true>>\n"...)
	last.bytes = bytes.Replace(last.bytes, start, said, 1)
	return nil
}
