package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"

	"ephisra/report"
)

//go:embed page.css
var css string

//go:embed page.js
var script string

// Write draws the document. Text that people typed is escaped: none of it becomes a tag, a link or a script. Equal
// documents give equal bytes. The only errors are those of w.
func Write(w io.Writer, doc *report.Document, look report.Look) error {
	p := &page{places: doc.Places(), ids: map[string]bool{}}
	p.head(doc, look)
	p.cover(doc, look)
	p.contents(doc)
	p.line(`<main>`)
	for i := range doc.Sections {
		p.section(doc, i)
	}
	p.line("</main>\n<script>%s</script>\n</body>\n</html>", script)
	_, err := w.Write(p.Bytes())
	return err
}

// page collects the page. Format strings are ours; what they are filled with is escaped.
type page struct {
	bytes.Buffer
	places report.Places
	ids    map[string]bool // given to an element already
	tables int
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// escape returns a text as it was typed, for inside an element or an attribute in quotes.
func escape(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = html.EscapeString(report.Visible(l))
	}
	return strings.Join(lines, "\n")
}

// text is a text of the document, its references as links and its lines ended.
func (p *page) text(text string) string {
	var b strings.Builder
	for _, s := range p.places.Spans(text) {
		shown := strings.ReplaceAll(escape(s.Text), "\n", "<br>")
		switch {
		case s.Page:
		case s.To == "":
			b.WriteString(shown)
		default:
			fmt.Fprintf(&b, `<a href="#%s">%s</a>`, escape(s.To), shown)
		}
	}
	return b.String()
}

// id is the attribute for a place, given once.
func (p *page) id(id string) string {
	if id == "" || p.ids[id] {
		return ""
	}
	p.ids[id] = true
	return fmt.Sprintf(` id="%s"`, escape(id))
}

// head says what browsers need. The policy lets nothing be fetched and no other script run.
func (p *page) head(doc *report.Document, look report.Look) {
	sum := sha256.Sum256([]byte(script))
	p.line("<!DOCTYPE html>\n<html lang=\"en-US\">\n<head>\n<meta charset=\"utf-8\">")
	p.line(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; `+
		`img-src data:; script-src 'sha256-%s'">`, base64.StdEncoding.EncodeToString(sum[:]))
	p.line(`<meta name="viewport" content="width=device-width, initial-scale=1">`)
	p.line(`<meta name="referrer" content="no-referrer">`)
	p.line("<title>%s: %s</title>", escape(report.Shown(doc.Title)), escape(doc.Practice))
	p.line("<style>%s%s</style>\n</head>\n<body>", css, paints(look))
}

func (p *page) cover(doc *report.Document, look report.Look) {
	p.line(`<header>`)
	if look.Logo != nil {
		p.line(`<img class="logo" alt="Logo" width="%d" height="%d" src="data:image/png;base64,%s">`, look.Logo.Width,
			look.Logo.Height, base64.StdEncoding.EncodeToString(look.Logo.PNG))
	}
	p.line("<h1>%s</h1>\n<p class=\"practice\">%s</p>", p.text(doc.Title), p.text(doc.Practice))
	if doc.Status != "" {
		p.line(`<p class="badge">%s</p>`, p.text(doc.Status))
	}
	if doc.Confidential != "" {
		p.line(`<p class="mark">%s</p>`, p.text(doc.Confidential))
	}
	if v := doc.Verdict; v.Mark != "" {
		p.line(`<p class="verdict">Level of risk: <strong class="level-%d">%s</strong></p><p>%s</p>`, v.Level, p.text(v.Mark),
			p.text(v.Why))
	}
	p.Pairs(report.Pairs{Items: doc.Cover})
	p.line(`</header>`)
	if doc.Draft {
		p.line(`<div class="ghost" aria-hidden="true">%s</div>`, p.text(doc.Status))
	}
}

func (p *page) contents(doc *report.Document) {
	p.line("<nav aria-label=\"Contents\">\n<h2>Contents</h2>")
	open := false
	for i, s := range doc.Sections {
		if i == 0 || doc.Sections[i-1].Part != s.Part {
			if open {
				p.line("</ul>")
			}
			if s.Part != report.NoPart {
				p.line(`<p class="part">%s</p>`, escape(s.Part.String()))
			}
			p.line("<ul>")
			open = true
		}
		p.line(`<li><a href="#%s">%s</a></li>`, escape(s.ID), p.text(s.Title))
	}
	if open {
		p.line("</ul>")
	}
	p.line("</nav>")
}

func (p *page) section(doc *report.Document, i int) {
	s := &doc.Sections[i]
	p.line(`<section%s aria-labelledby="title-%d">`, map[bool]string{true: ` class="turn"`}[s.Page], i)
	p.line(`<h2 id="title-%d"><span%s>%s</span></h2>`, i, p.id(s.ID), p.text(s.Title))
	for _, b := range s.Blocks {
		b.Draw(p)
	}
	p.line("</section>")
}

// Heading writes a heading under the section's.
func (p *page) Heading(b report.Heading) { p.line("<h3%s>%s</h3>", p.id(b.ID), p.text(b.Text)) }

// paragraphs are the classes of the kinds of paragraph.
var paragraphs = map[report.ParagraphKind]string{report.Lead: "lead", report.Note: "note", report.Warning: "warning"}

// Paragraph writes running text.
func (p *page) Paragraph(b report.Paragraph) {
	if class := paragraphs[b.Kind]; class != "" {
		p.line(`<p class="%s">%s</p>`, class, p.text(b.Text))
		return
	}
	p.line("<p>%s</p>", p.text(b.Text))
}

// List writes a list.
func (p *page) List(b report.List) {
	tag := map[bool]string{true: "ol", false: "ul"}[b.Numbered]
	p.line("<%s>", tag)
	for _, item := range b.Items {
		p.line("<li>%s</li>", p.text(item))
	}
	p.line("</%s>", tag)
}

// Pairs writes labels and values.
func (p *page) Pairs(b report.Pairs) {
	if len(b.Items) == 0 {
		return
	}
	p.line("<dl>")
	for _, one := range b.Items {
		p.line("<div><dt>%s</dt><dd>%s</dd></div>", p.text(one.Label), p.text(one.Value))
	}
	p.line("</dl>")
}

// Tiles writes figures with what they count.
func (p *page) Tiles(b report.Tiles) {
	p.line(`<ul class="tiles">`)
	for _, one := range b.Items {
		p.line("<li><strong>%s</strong> %s</li>", p.text(one.Figure), p.text(one.Text))
	}
	p.line("</ul>")
}
