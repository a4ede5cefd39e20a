package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ephisra/report"
)

// links know where the places of a document stand: in which file, under which heading.
type links struct {
	places report.Places
	file   []string          // of each section, by its index
	anchor map[string]string // of sections and headings, by ID: the fragment GitHub makes of the title
	here   string            // the file being written
	used   []string          // what the text of this file leads to, in the order of first mention
}

// newLinks finds the fragments. A title that stands in a file again gets a number behind it, as GitHub does.
func newLinks(doc *report.Document, file []string) *links {
	l := &links{places: doc.Places(), file: file, anchor: map[string]string{}}
	seen := map[string]int{}
	for i := range doc.Sections {
		for _, h := range headings(&doc.Sections[i]) {
			fragment := anchor(report.Shown(h.Text))
			times := seen[file[i]+"#"+fragment]
			seen[file[i]+"#"+fragment]++
			if times > 0 {
				fragment = fmt.Sprintf("%s-%d", fragment, times)
			}
			if _, taken := l.anchor[h.ID]; !taken && h.ID != "" {
				l.anchor[h.ID] = fragment
			}
		}
	}
	return l
}

// headings are the title of a section and the headings in it.
func headings(s *report.Section) []report.Heading {
	list := []report.Heading{{ID: s.ID, Text: s.Title}}
	for _, b := range s.Blocks {
		if h, is := b.(report.Heading); is {
			list = append(list, h)
		}
	}
	return list
}

// headed are the kinds of rows that have a heading elsewhere, where the same thing is told in full.
var headed = strings.NewReplacer("risk-", "event-", "action-", "fix-")

// to returns what a reference leads to, or "": only sections and headings have a fragment, so a row's number leads to
// the heading of the same thing, if it has one, or else to the one that the row stands under.
func (l *links) to(id string) string {
	if l.anchor[id] == "" {
		id = headed.Replace(id)
	}
	fragment := cmp.Or(l.anchor[id], l.anchor[l.places[id].Heading])
	if fragment == "" {
		return ""
	}
	if file := l.file[l.places[id].Section]; file != l.here {
		return file + "#" + fragment
	}
	return "#" + fragment
}

// link is a text that leads somewhere, by the number under which the end of the file says where: an address written out
// each time would be a fifth of a page, and in the way of whoever reads it as it is.
func (l *links) link(text, to string) string {
	at := slices.Index(l.used, to)
	if at < 0 {
		at, l.used = len(l.used), append(l.used, to)
	}
	return fmt.Sprintf("[%s][%d]", text, at+1)
}

// addresses says where each number leads.
func (p *page) addresses() {
	for i, to := range p.links.used {
		p.line("[%d]: %s", i+1, to)
	}
}

// text writes a text with its references as links.
func (p *page) text(text string) string { return p.spans(text, inline) }

// opening is text for what starts a line.
func (p *page) opening(text string) string { return p.spans(text, starting) }

func (p *page) spans(text string, first func(string) string) string {
	var b strings.Builder
	spans := p.links.places.Spans(text)
	for i, s := range spans {
		shown := inline(s.Text)
		if i == 0 {
			shown = first(s.Text)
		}
		if to := p.links.to(s.To); s.Page {
			continue
		} else if to != "" && !inList(spans, i) {
			shown = p.links.link(inline(s.Text), to)
		}
		b.WriteString(shown)
	}
	return b.String()
}

// inList reports whether a reference is one of several with nothing but a comma between them: linked, such lists would
// be longer than all the rest of a page.
func inList(spans []report.Span, i int) bool {
	return i > 0 && strings.HasSuffix(spans[i-1].Text, ", ") ||
		i+1 < len(spans) && strings.HasPrefix(spans[i+1].Text, ", ")
}
