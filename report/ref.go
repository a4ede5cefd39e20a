package report

import "strings"

// A reference leads to another place of the report. It stands in the text itself, between characters that no text of
// a person can hold (assessment.CheckText refuses controls), so that sentences are put together as any others. Writers
// take a text apart with Places.Spans; a reference to a place that the report does not have is plain text there.
const (
	refOpens = "\x0e" // before the ID of the place
	refShows = "\x1f" // between the ID and what is shown
	refEnds  = "\x0f"
)

// Span is a stretch of a text.
type Span struct {
	Text string
	To   string // ID of the place it leads to, or ""
	Page bool   // forms with pages print the page of that place here; others print nothing
}

// ref shows a label that leads to the place with an ID.
func ref(to, label string) string { return refOpens + to + refShows + label + refEnds }

// refTo is ref; no label stays none.
func refTo(to, label string) string {
	if label == "" {
		return ""
	}
	return ref(to, label)
}

// pageRef shows the page of a place, in forms that have pages.
func pageRef(to string) string { return refOpens + to + refShows + refEnds }

// cut parts a text at its first whole reference.
func cut(text string) (before, to, label, after string, found bool) {
	before, rest, opens := strings.Cut(text, refOpens)
	to, rest, shows := strings.Cut(rest, refShows)
	label, after, ends := strings.Cut(rest, refEnds)
	return before, to, label, after, opens && shows && ends
}

// spans takes a text apart, whatever the places are.
func spans(text string) []Span {
	var list []Span
	for text != "" {
		before, to, label, after, found := cut(text)
		if !found {
			before, after = text, ""
		}
		if before != "" {
			list = append(list, Span{Text: before})
		}
		if found {
			list = append(list, Span{Text: label, To: to, Page: label == ""})
		}
		text = after
	}
	return list
}

// Shown is a text without its references: what is read.
func Shown(text string) string {
	if !strings.Contains(text, refOpens) {
		return text
	}
	var b strings.Builder
	for _, s := range spans(text) {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Place is a place of a document that references can lead to.
type Place struct {
	Section int    // index of its section
	Heading string // ID of the heading it stands under; "" is the section itself
}

// Places are those of a document, by ID.
type Places map[string]Place

// Places lists what references can lead to: sections, headings and rows that have an ID.
func (d *Document) Places() Places {
	found := placeFinder{places: Places{}}
	for i := range d.Sections {
		found.section, found.heading = i, ""
		found.add(d.Sections[i].ID)
		for _, b := range d.Sections[i].Blocks {
			b.Draw(&found)
		}
	}
	return found.places
}

// Spans takes a text apart. Of a reference to a place there is not, only the text stays.
func (p Places) Spans(text string) []Span {
	if !strings.Contains(text, refOpens) {
		return []Span{{Text: text}}
	}
	var list []Span
	for _, s := range spans(text) {
		if _, known := p[s.To]; !known {
			s.To, s.Page = "", false
		}
		if s.Text != "" || s.Page {
			list = append(list, s)
		}
	}
	return list
}

// placeFinder is a Writer that collects places.
type placeFinder struct {
	nothing
	places  Places
	section int
	heading string
}

func (f *placeFinder) add(id string) {
	if _, taken := f.places[id]; id != "" && !taken {
		f.places[id] = Place{f.section, f.heading}
	}
}

// Heading collects a heading.
func (f *placeFinder) Heading(b Heading) {
	if b.ID != "" {
		f.heading = b.ID
	}
	f.add(b.ID)
}

// Table collects the rows that have an ID.
func (f *placeFinder) Table(b Table) {
	for i := range b.Rows {
		f.add(b.Rows[i].ID)
	}
}

// nothing is a Writer that draws nothing, for those that look at some blocks only.
type nothing struct{}

// Heading draws nothing.
func (nothing) Heading(Heading) {}

// Paragraph draws nothing.
func (nothing) Paragraph(Paragraph) {}

// List draws nothing.
func (nothing) List(List) {}

// Pairs draws nothing.
func (nothing) Pairs(Pairs) {}

// Table draws nothing.
func (nothing) Table(Table) {}

// HeatMap draws nothing.
func (nothing) HeatMap(HeatMap) {}

// Bars draws nothing.
func (nothing) Bars(Bars) {}

// Tiles draws nothing.
func (nothing) Tiles(Tiles) {}

// Steps draws nothing.
func (nothing) Steps(Steps) {}
