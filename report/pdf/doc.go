// Package pdf draws a report.Document as a PDF: cover, contents, sections, running heads, bookmarks.
// It lays every page out itself and uses gofpdf to write them; it is the only importer of gofpdf.
// The file is not tagged, so the Markdown report is the accessible form.
//
// book.go binds cover and sections; the cover is laid out twice, for its contents name the pages. links.go carries
// references; flow.go keeps together what belongs together, wrap.go breaks lines, clean.go makes any text drawable.
package pdf
