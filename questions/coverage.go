package questions

import (
	"slices"
	"strconv"
)

// Covered is one thing a bank has to ask about, and the questions that do.
type Covered struct {
	ID, Title string
	Cite      string      // where its source says it; empty where the id says it
	Questions []*Question // in bank order
	NotAsked  string      // why no practice can be asked about it; empty: some question must
}

// Hole reports whether nothing asks about it although something must.
func (c Covered) Hole() bool { return c.NotAsked == "" && len(c.Questions) == 0 }

// CoverageList is one list a bank is measured against.
type CoverageList struct {
	ID, Title, Source string
	Links             string // whose judgement the links are; empty where a citation is the link
	Rows              []Covered
}

// Holes counts the rows nothing asks about.
func (l *CoverageList) Holes() int {
	n := 0
	for _, row := range l.Rows {
		if row.Hole() {
			n++
		}
	}
	return n
}

// Coverage measures a bank against everything it lists: the requirements of the Rule, which only
// questions of standing rule answer, each naming that requirement itself; the categories of threat
// events; the probes of the action steps; and the items of every framework.
func (b *Bank) Coverage() []CoverageList {
	lists := []CoverageList{b.coveredRule(), b.coveredThreats(), b.coveredProbes()}
	for i := range b.Frameworks {
		lists = append(lists, b.coveredItems(&b.Frameworks[i]))
	}
	return lists
}

// coveredRule lists every requirement and its elements. A standard with specifications is asked
// about through each of them; an element also by a question on the whole.
func (b *Bank) coveredRule() CoverageList {
	l := CoverageList{ID: "rule", Title: "HIPAA Security Rule in force",
		Source: "45 CFR Part 164 Subpart C; questions of standing rule that cite the paragraph itself"}
	for i := range b.Requirements {
		req := &b.Requirements[i]
		row := Covered{ID: req.ID, Title: req.Title, Questions: b.citing(req.ID)}
		if req.Kind == Standard && len(row.Questions) == 0 && b.hasSpecifications(req.ID) {
			row.NotAsked = "asked about through its specifications"
		}
		for _, e := range req.Elements {
			row.Questions = union(row.Questions, b.citing(e.ID))
		}
		l.Rows = append(l.Rows, row)
		for _, e := range req.Elements {
			if e.ID != req.ID {
				l.Rows = append(l.Rows, Covered{ID: e.ID, Title: e.Summary, Questions: union(b.citing(e.ID), b.citing(req.ID))})
			}
		}
	}
	return l
}

func (b *Bank) hasSpecifications(standard string) bool {
	return slices.ContainsFunc(b.Requirements, func(req Requirement) bool { return req.Parent == standard })
}

// citing returns the rule questions that cite just this paragraph.
func (b *Bank) citing(cite string) []*Question {
	return b.asking(func(q *Question) bool { return q.Standing == Rule && slices.Contains(q.Cites, cite) })
}

// asking returns the questions that meet a condition, in bank order.
func (b *Bank) asking(about func(*Question) bool) []*Question {
	var found []*Question
	for _, q := range b.Questions {
		if about(q) {
			found = append(found, q)
		}
	}
	return found
}

// union joins two lists of questions, each once.
func union(one, other []*Question) []*Question {
	joined := slices.Clone(one)
	for _, q := range other {
		if !slices.Contains(joined, q) {
			joined = append(joined, q)
		}
	}
	return joined
}

// coveredThreats lists the categories, with the safeguards on the events of each.
func (b *Bank) coveredThreats() CoverageList {
	l := CoverageList{ID: "threats", Title: "Categories of threat events",
		Source: "questions about safeguards on the events of each"}
	for _, c := range b.Categories {
		guards := func(q *Question) bool {
			return slices.ContainsFunc(q.Guards, func(g Guard) bool { return b.Threat(g.Threat).Category == c.ID })
		}
		l.Rows = append(l.Rows, Covered{ID: c.ID, Title: c.Title, Questions: b.asking(guards)})
	}
	return l
}

func (b *Bank) coveredProbes() CoverageList {
	l := CoverageList{ID: "probes", Title: "Ten action steps", Source: "probes of each step", Links: "derived"}
	for _, s := range b.ActionSteps {
		for _, p := range s.Probes {
			asks := func(q *Question) bool { return slices.Contains(q.Probes, p.ID) }
			l.Rows = append(l.Rows, Covered{ID: p.ID, Title: p.Topic, Cite: "step " + strconv.Itoa(s.Number),
				Questions: b.asking(asks)})
		}
	}
	return l
}

func (b *Bank) coveredItems(frame *Framework) CoverageList {
	l := CoverageList{ID: frame.ID, Title: frame.Title, Source: frame.Source, Links: frame.Links}
	for i := range frame.Items {
		item := &frame.Items[i]
		answers := func(q *Question) bool {
			return slices.ContainsFunc(q.Links(frame.ID), func(link string) bool { return frame.Item(link) == item })
		}
		l.Rows = append(l.Rows, Covered{ID: item.ID, Title: item.Title, Cite: item.Cite, Questions: b.asking(answers),
			NotAsked: item.NotAsked})
	}
	return l
}
