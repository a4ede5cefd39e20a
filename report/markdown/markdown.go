package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"ephisra/report"
)

// Write draws the document as one page. The only errors are those of w. Text that people typed is escaped, so
// that it shows as typed and never becomes a link, a heading or a table edge.
func Write(w io.Writer, doc *report.Document) error {
	p := newPage(doc, make([]string, len(doc.Sections)))
	p.write(doc, "")
	_, err := w.Write(p.Bytes())
	return err
}

// WriteTwo draws the document as two pages that link to each other by their file names: the report, and the evidence
// it rests on. A document without evidence leaves the second empty. The only errors are those of the writers.
func WriteTwo(w, evidence io.Writer, doc *report.Document, name, evidenceName string) error {
	files := make([]string, len(doc.Sections))
	for i, s := range doc.Sections {
		files[i] = name
		if s.Part == report.EvidencePart {
			files[i] = evidenceName
		}
	}
	p, second := newPage(doc, files), newPage(doc, files)
	p.write(doc, name)
	second.write(doc, evidenceName)
	_, err := w.Write(p.Bytes())
	if slices.Contains(files, evidenceName) {
		_, more := evidence.Write(second.Bytes())
		err = errors.Join(err, more)
	}
	return err
}

// page collects the Markdown of a file. Every block ends with one empty line.
type page struct {
	bytes.Buffer
	links *links
}

func newPage(doc *report.Document, files []string) *page { return &page{links: newLinks(doc, files)} }

// write draws what belongs into one file.
func (p *page) write(doc *report.Document, file string) {
	p.links.here = file
	p.cover(doc)
	p.contents(doc)
	for i := range doc.Sections {
		if p.links.file[i] == file {
			p.section(&doc.Sections[i])
		}
	}
	p.addresses()
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// block writes a block of whole lines and the empty line behind it; without a line nothing.
func (p *page) block(lines ...string) {
	if len(lines) > 0 {
		p.line("%s\n", strings.Join(lines, "\n"))
	}
}

func (p *page) cover(doc *report.Document) {
	p.block("# " + inline(doc.Title) + ": " + inline(doc.Practice))
	p.block("**" + inline(doc.Status) + "**")
	if doc.Confidential != "" {
		p.block("**" + inline(doc.Confidential) + "**")
	}
	if doc.Verdict.Mark != "" {
		p.block("**Level of risk: " + levelMarks[doc.Verdict.Level] + p.text(doc.Verdict.Mark) + "**")
		p.block(p.opening(doc.Verdict.Why))
	}
	p.Pairs(report.Pairs{Items: doc.Cover})
}

// contents links to every section by the anchor GitHub makes of its title.
func (p *page) contents(doc *report.Document) {
	p.block("## Contents")
	var lines []string
	for i, s := range doc.Sections {
		if s.Part != report.NoPart && (i == 0 || doc.Sections[i-1].Part != s.Part) {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, "**"+s.Part.String()+"**", "")
		}
		lines = append(lines, fmt.Sprintf("- [%s](%s)", inline(s.Title), p.links.to(s.ID)))
	}
	p.block(lines...)
}

func (p *page) section(s *report.Section) {
	p.block("## " + inline(s.Title))
	for _, b := range s.Blocks {
		b.Draw(p)
	}
}

// Heading writes a heading under the section's.
func (p *page) Heading(b report.Heading) { p.block("### " + p.text(b.Text)) }

// Paragraph writes running text.
func (p *page) Paragraph(b report.Paragraph) {
	switch b.Kind {
	case report.Lead:
		p.block("**" + p.text(b.Text) + "**")
	case report.Warning:
		p.block("> [!WARNING]", "> "+p.opening(b.Text))
	default:
		p.block(p.opening(b.Text))
	}
}

// List writes a list.
func (p *page) List(b report.List) {
	var lines []string
	for n, item := range b.Items {
		mark := "-"
		if b.Numbered {
			mark = fmt.Sprintf("%d.", n+1)
		}
		lines = append(lines, mark+" "+p.opening(item))
	}
	p.block(lines...)
}

// Pairs writes a list: a table would need a header row, and there is none.
func (p *page) Pairs(b report.Pairs) {
	var lines []string
	for _, one := range b.Items {
		lines = append(lines, strings.TrimRight("- **"+p.text(one.Label)+":** "+p.text(one.Value), " "))
	}
	p.block(lines...)
}
