package cmd

import (
	"reflect"

	"ephisra/questions"
	"ephisra/report"
)

// bankList is what "bank list --format json" prints.
type bankList struct {
	Bank         listedBank          `json:"bank"`
	Questions    []listedQuestion    `json:"questions"`
	Threats      []listedThreat      `json:"threats"`
	Requirements []listedRequirement `json:"requirements"`
}

type listedBank struct {
	ID      string `json:"id"`
	Version string `json:"version"`
}

type listedQuestion struct {
	ID          string           `json:"id"`
	Rev         int              `json:"rev"`
	Section     string           `json:"section"`
	Safeguard   string           `json:"safeguard"`
	Type        string           `json:"type"`
	Standing    string           `json:"standing"`
	Ask         string           `json:"ask"`
	Cites       []string         `json:"cites"`
	Options     []listedOption   `json:"options"`
	Age         []listedAge      `json:"age,omitempty"`
	Ranges      []listedRange    `json:"ranges,omitempty"`
	Unit        string           `json:"unit,omitempty"`
	MeetsWith   any              `json:"meets_with,omitempty"`
	NA          bool             `json:"na"` // "does not apply" is offered
	When        *listedCondition `json:"when"`
	Guards      []listedGuard    `json:"guards"`
	Fix         string           `json:"fix,omitempty"`
	ActionSteps []int            `json:"action_steps"`
	Probes      []string         `json:"probes"`
	Proposed    []string         `json:"proposed"`
	Topics      []string         `json:"topics"`

	Maps map[string][]string `json:"maps"`
}

type listedOption struct {
	ID      string `json:"id"`
	Text    string `json:"text"`
	InPlace int    `json:"in_place"`
	Meets   any    `json:"meets,omitempty"`
}

// listedAge is what a date counts that is no older than so many months.
type listedAge struct {
	Months  int `json:"months"`
	InPlace int `json:"in_place"`
	Meets   any `json:"meets,omitempty"`
}

type listedRange struct {
	From    int `json:"from"`
	To      int `json:"to"`
	InPlace int `json:"in_place"`
	Meets   any `json:"meets,omitempty"`
}

type listedCondition struct {
	Question string            `json:"question,omitempty"`
	Is       []string          `json:"is,omitempty"`
	All      []listedCondition `json:"all,omitempty"`
	Any      []listedCondition `json:"any,omitempty"`
	Not      *listedCondition  `json:"not,omitempty"`
}

type listedGuard struct {
	Threat   string `json:"threat"`
	Strength string `json:"strength"`
	On       string `json:"on"`
}

type listedThreat struct {
	ID         string           `json:"id"`
	Category   string           `json:"category"`
	Title      string           `json:"title"`
	Source     string           `json:"source"`
	Initiation int              `json:"initiation"`
	Impact     int              `json:"impact"`
	ImpactLeft int              `json:"impact_left"` // equals impact where no safeguard limits it
	When       *listedCondition `json:"when"`
	Shifts     []listedShift    `json:"shifts"`
	Basis      string           `json:"basis"`
}

type listedShift struct {
	Question   string   `json:"question"`
	Is         []string `json:"is"`
	Initiation int      `json:"initiation"`
	Impact     int      `json:"impact"`
}

type listedRequirement struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Kind       string `json:"kind"`
	Obligation string `json:"obligation"`
	Safeguard  string `json:"safeguard"`
}

func bankListOf(b *questions.Bank) bankList {
	var list bankList
	list.Bank = listedBank{b.ID, b.Version}
	list.Questions = report.Each(b.Questions, func(q *questions.Question) listedQuestion { return listQuestion(b, q) })
	list.Threats = report.Each(b.Threats, listThreat)
	list.Requirements = report.Each(b.Requirements, func(r questions.Requirement) listedRequirement {
		return listedRequirement{r.ID, r.Title, r.Kind.String(), r.Obligation.String(), r.Safeguard.ID()}
	})
	return list
}

func listThreat(t questions.ThreatEvent) listedThreat {
	return listedThreat{
		ID: t.ID, Category: t.Category, Title: t.Title, Source: t.Source.String(),
		Initiation: t.Initiation, Impact: t.Impact, ImpactLeft: t.ImpactLeft, When: listCondition(t.When),
		Shifts: report.Each(t.Shifts, func(s questions.Shift) listedShift {
			return listedShift{s.Question, s.Is, s.Initiation,
				s.Impact}
		}),
		Basis: t.Basis,
	}
}

func listQuestion(b *questions.Bank, q *questions.Question) listedQuestion {
	return listedQuestion{
		ID: q.ID, Rev: q.Rev, Section: q.Section, Safeguard: b.Section(q.Section).Family.ID(),
		Type: q.Type.String(), Standing: q.Standing.String(), Ask: q.Ask, Cites: orEmpty(q.Cites),
		Options: report.Each(q.Options, func(o questions.Option) listedOption {
			return listedOption{o.ID, o.Text, o.InPlace, listMeeting(q, o.Meets)}
		}),
		Age: report.Each(q.Age, func(b questions.AgeBand) listedAge {
			return listedAge{b.Months, b.InPlace,
				listMeeting(q, b.Meets)}
		}),
		Ranges: report.Each(q.Ranges, func(r questions.Range) listedRange {
			return listedRange{r.From, r.To, r.InPlace, listMeeting(q, r.Meets)}
		}),
		Unit: q.Unit, MeetsWith: perCite(q, q.MeetsWith),
		NA: q.NA != "", When: listCondition(q.When), Fix: q.Fix,
		Guards: report.Each(q.Guards, func(g questions.Guard) listedGuard {
			return listedGuard{g.Threat, g.Strength.String(),
				g.On.String()}
		}),
		ActionSteps: orEmpty(q.Steps), Probes: orEmpty(q.Probes), Proposed: orEmpty(q.Proposed), Topics: orEmpty(q.Topics),
		Maps: listMaps(q),
	}
}

// listMaps is what a question answers of other frameworks, as bank files write it.
func listMaps(q *questions.Question) map[string][]string {
	maps := map[string][]string{}
	for _, m := range q.Maps {
		maps[m.Framework] = m.Items
	}
	return maps
}

// listMeeting is what an answer meets, as bank files write it: one word, or one for each citation.
func listMeeting(q *questions.Question, m questions.Meeting) any {
	return perCite(q, report.Each(m, questions.Meets.String))
}

// perCite is one value where all citations have the same, else each one's own.
func perCite[T any](q *questions.Question, values []T) any {
	if len(values) == 0 {
		return nil
	}
	by := make(map[string]T, len(values))
	alike := true
	for i, v := range values {
		by[q.Cites[i]] = v
		alike = alike && reflect.DeepEqual(v, values[0])
	}
	if alike {
		return values[0]
	}
	return by
}

func listCondition(c *questions.Condition) *listedCondition {
	if c == nil {
		return nil
	}
	one := func(c questions.Condition) listedCondition { return *listCondition(&c) }
	return &listedCondition{c.Question, c.Is, report.Each(c.All, one), report.Each(c.Any, one), listCondition(c.Not)}
}
