package questions

import "strings"

// Framework is an outside list that questions are measured against, besides the Rule and the ten
// action steps: the proposed rule, HICP, the HHS performance goals, NIST CSF, topics of the day.
type Framework struct {
	ID     string // the key under maps; "proposed" and "topics" are keys of a question
	Title  string
	Source string // publication and date
	Links  string // whose judgement it is that a question answers an item
	Parts  string // how parts of an item are written after its id and a point; empty: it has none
	Items  []Item
}

// Item is one entry of a Framework.
type Item struct {
	ID       string
	Title    string
	Cite     string // where the source says it; empty where the id says it
	NotAsked string // why no practice can be asked about it; empty: some question must
}

// Item returns the item a link of a question leads to, or nil: the one with that id or, where items
// have parts, the one the link names a part of.
func (frame *Framework) Item(link string) *Item {
	if frame.Parts != "" {
		link, _, _ = strings.Cut(link, ".")
	}
	for i := range frame.Items {
		if frame.Items[i].ID == link {
			return &frame.Items[i]
		}
	}
	return nil
}

// The frameworks that are keys of a question themselves, not under maps.
const (
	proposedRule = "proposed"
	topics       = "topics"
)

// Links returns what a question answers of a framework, as the bank writes it.
func (q *Question) Links(framework string) []string {
	switch framework {
	case proposedRule:
		return q.Proposed
	case topics:
		return q.Topics
	}
	for _, m := range q.Maps {
		if m.Framework == framework {
			return m.Items
		}
	}
	return nil
}
