package questions

import (
	"regexp"
	"slices"
	"strings"

	"ephisra/questions/yamlfile"
)

// crosswalkFile lists the frameworks. A bank whose questions lead to none may leave it out.
const crosswalkFile = "crosswalk.yaml"

func (f *file) crosswalk(n *node) {
	f.bank.Frameworks = append(f.bank.Frameworks, entries(f, n, toFramework, yamlfile.Fields[Framework]{
		"id":     func(_ *reader, n *node, frame *Framework) { frame.ID = f.id(n) },
		"title":  func(_ *reader, n *node, frame *Framework) { frame.Title = f.said(n) },
		"source": func(_ *reader, n *node, frame *Framework) { frame.Source = f.said(n) },
		"links":  func(_ *reader, n *node, frame *Framework) { frame.Links = f.said(n) },
		"parts":  func(_ *reader, n *node, frame *Framework) { frame.Parts = f.pattern(n) },
		"items":  func(_ *reader, n *node, frame *Framework) { frame.Items = f.items(n) },
	}, func(frame *Framework) string { return frame.ID }, "id", "title", "source", "links", "items")...)
}

func (f *file) items(n *node) []Item {
	items := list(f, n, "item", yamlfile.Fields[Item]{
		"id":        func(_ *reader, n *node, i *Item) { i.ID = f.said(n) },
		"title":     func(_ *reader, n *node, i *Item) { i.Title = f.said(n) },
		"cite":      func(_ *reader, n *node, i *Item) { i.Cite = f.said(n) },
		"not_asked": func(_ *reader, n *node, i *Item) { i.NotAsked = f.said(n) },
	}, "id", "title")
	for at, i := range items {
		if before := slices.IndexFunc(items[:at], func(o Item) bool { return o.ID == i.ID }); before >= 0 {
			f.Errorf(n.Items[at], "item %q repeated; first on line %d", i.ID, n.Items[before].Line)
		}
	}
	return items
}

// pattern reads a regular expression that a whole text must match.
func (f *file) pattern(n *node) string {
	text := f.said(n)
	if _, err := regexp.Compile(text); err != nil {
		f.Errorf(n, "%q is no regular expression", text)
		return ""
	}
	return text
}

// maps reads the links of a question, by framework.
func (f *file) maps(n *node) []Mapped {
	if n.Kind != yamlfile.Mapping {
		f.Errorf(n, "maps must be frameworks and lists, not %q", n.Value)
		return nil
	}
	links := make([]Mapped, 0, len(n.Pairs))
	for _, p := range n.Pairs {
		f.refs = append(f.refs, reference{toFramework, p.Key.Value, f.place(p.Key)})
		links = append(links, Mapped{p.Key.Value, f.links(p.Key.Value, p.Value)})
	}
	slices.SortFunc(links, func(x, y Mapped) int { return strings.Compare(x.Framework, y.Framework) })
	return links
}

// links reads what a question answers of a framework. Whether that exists is known when all files are read.
func (f *file) links(framework string, n *node) []string {
	var links []string
	f.Each(n, func(item *node) {
		link := f.Text(item)
		if item.Kind != yamlfile.Scalar {
			return
		}
		if slices.Contains(links, link) {
			f.Errorf(item, "%q stands twice in the list", link)
		}
		f.linked = append(f.linked, itemLink{framework, link, f.place(item)})
		links = append(links, link)
	})
	return links
}

// itemLink is a link to an item of a framework, and where it stands.
type itemLink struct {
	framework, link string
	at              place
}

// checkLinks names every link that leads to no item.
func (l *loader) checkLinks() {
	for _, link := range l.linked {
		w := l.bank.Framework(link.framework)
		switch {
		case w == nil && (link.framework == proposedRule || link.framework == topics):
			l.errorf(link.at, "the bank lists no framework %q; add it to %s", link.framework, crosswalkFile)
		case w == nil: // named already, at its key
		case w.Item(link.link) == nil:
			l.errorf(link.at, "unknown item %q of %s%s", link.link, w.Title, yamlfile.DidYouMean(link.link, w.ids()))
		case !w.hasForm(link.link):
			l.errorf(link.at, "%q is no part of %q; write a point and then %s", link.link, w.Item(link.link).ID, w.Parts)
		}
	}
}

func (frame *Framework) ids() []string {
	ids := make([]string, len(frame.Items))
	for i, item := range frame.Items {
		ids[i] = item.ID
	}
	return ids
}

// hasForm reports whether a link is an item's id or names a part the way Parts asks.
func (frame *Framework) hasForm(link string) bool {
	_, part, has := strings.Cut(link, ".")
	return frame.Parts == "" || !has || regexp.MustCompile("^(?:"+frame.Parts+")$").MatchString(part)
}
