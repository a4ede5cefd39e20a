package scores

import (
	"encoding/json"
	"io"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// CompareSchema names the form of what CompareJSON writes.
const CompareSchema = "sra.compare/1"

// compared is one object of schema sra.compare/1, fields in the order they are written.
type compared struct {
	Schema     string      `json:"schema"`
	Old        side        `json:"old"`
	New        side        `json:"new"`
	Shared     shared      `json:"shared"`
	Events     []moved     `json:"events"`
	Safeguards []safeguard `json:"safeguards"`
	Accepted   []string    `json:"accepted"`
	Late       []string    `json:"late"`
	Stale      []string    `json:"evidence_stale"`
	Retired    []string    `json:"retired"`
}

// side is one of the two assessments.
type side struct {
	File   string          `json:"file"`
	AsOf   string          `json:"as_of"`
	Level  questions.Level `json:"level"`
	Counts counts          `json:"counts"`
	NotMet int             `json:"not_met"`
	Of     int             `json:"answered"`
}

// shared is the mean share in place, in percent, over the safeguards answered both times.
type shared struct {
	Safeguards int         `json:"safeguards"`
	Before     risk.Tenths `json:"before"`
	After      risk.Tenths `json:"after"`
}

// moved is an event whose level is another; null where it did not or does not apply.
type moved struct {
	ID         string           `json:"id"`
	Before     *questions.Level `json:"before"`
	BeforeBest *questions.Level `json:"before_best"`
	After      *questions.Level `json:"after"`
	AfterBest  *questions.Level `json:"after_best"`
	Change     string           `json:"change"`
	Open       bool             `json:"open"`
}

// safeguard is a question whose answer moved; null where it was not or is not known.
type safeguard struct {
	Question string `json:"question"`
	Before   *int   `json:"before"`
	After    *int   `json:"after"`
	Change   string `json:"change"`
}

// CompareJSON writes what changed as one indented object. The files are the names the caller knows the assessments by.
func CompareJSON(w io.Writer, oldFile, newFile string, c *risk.Comparison) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(comparedOf(oldFile, newFile, c))
}

func comparedOf(oldFile, newFile string, c *risk.Comparison) compared {
	out := compared{Schema: CompareSchema, Old: sideOf(oldFile, c.Old), New: sideOf(newFile, c.New),
		Shared: shared{c.Shared.Of, c.Shared.Before, c.Shared.After}, Events: []moved{}, Safeguards: []safeguard{},
		Accepted: []string{}, Late: []string{}, Stale: []string{}, Retired: []string{}}
	for _, f := range c.Stale {
		out.Stale = append(out.Stale, f.Question.ID)
	}
	for _, q := range c.Retired {
		out.Retired = append(out.Retired, q.ID)
	}
	for i := range c.Events {
		if e := &c.Events[i]; e.Change != risk.Unchanged {
			out.Events = append(out.Events, movedOf(e))
		}
	}
	for i := range c.Spots {
		s := &c.Spots[i]
		out.Safeguards = append(out.Safeguards, safeguard{s.After.Question.ID, inPlaceNow(s.Before), inPlaceNow(s.After),
			s.Change.ID()})
	}
	for _, fix := range c.Accepted() {
		out.Accepted = append(out.Accepted, fix.ID)
	}
	for _, item := range c.New.Late() {
		out.Late = append(out.Late, item.Fix)
	}
	return out
}

func sideOf(file string, r *risk.Result) side {
	return side{
		file,
		r.Assessment.AsOf.String(),
		r.Level,
		countsOf(r.Counts),
		r.Statuses()[risk.NotMet],
		r.Progress.Answered,
	}
}

func movedOf(e *risk.EventChange) moved {
	m := moved{Change: e.Change.ID(), Open: e.IsOpen()}
	if e.Before != nil {
		m.ID, m.Before, m.BeforeBest = e.Before.Event.ID, &e.Before.Level, &e.Before.Best.Level
	}
	if e.After != nil {
		m.ID, m.After, m.AfterBest = e.After.Event.ID, &e.After.Level, &e.After.Best.Level
	}
	return m
}

func inPlaceNow(f *risk.Finding) *int {
	if !f.Said() || !f.State.Counts() {
		return nil
	}
	return &f.InPlace
}
