package scores

import (
	"bytes"
	"encoding/json"
	"strconv"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// Lines writes results one a line. What is the same in every line of a bank is made once, and the rest is appended
// without looking at types: thousands of lines a second are no more than copying. A test holds each line equal to what
// encoding/json makes of the same result. It may be shared.
type Lines struct {
	isFull       bool
	bank         []byte
	events       map[*questions.ThreatEvent][]byte // up to the value of initiation
	requirements [][]byte                          // by place in the bank, up to the status
}

// NewLines prepares lines of a bank. With isFull they have the weak spots of each event and the fixes too. Every line
// has the same fields.
func NewLines(b *questions.Bank, isFull bool) *Lines {
	l := &Lines{isFull: isFull, events: make(map[*questions.ThreatEvent][]byte, len(b.Threats))}
	l.bank = appendString([]byte(`,"bank":{"id":`), b.ID)
	l.bank = append(appendString(append(l.bank, `,"version":`...), b.Version), '}')
	for i := range b.Threats {
		t := &b.Threats[i]
		head := appendString([]byte(`{"id":`), t.ID)
		head = appendString(append(head, `,"category":`...), t.Category)
		head = appendString(append(head, `,"title":`...), t.Title)
		l.events[t] = append(head, `,"initiation":`...)
	}
	for i := range b.Requirements {
		req := &b.Requirements[i]
		head := appendString([]byte(`{"id":`), req.ID)
		head = appendString(append(head, `,"kind":`...), req.Kind.String())
		head = strconv.AppendBool(append(head, `,"counted":`...), req.Counted())
		head = appendString(append(head, `,"obligation":`...), req.Obligation.String())
		l.requirements = append(l.requirements, append(head, `,"status":`...))
	}
	return l
}

// Append writes the result of one file behind what is there: one object of schema sra.score/1 and a line break.
func (l *Lines) Append(b []byte, file string, r *risk.Result) ([]byte, error) {
	if l.isFull {
		var text bytes.Buffer
		enc := json.NewEncoder(&text)
		enc.SetEscapeHTML(false)
		err := enc.Encode(scoreOf(file, r, true))
		return append(b, text.Bytes()...), err
	}
	b = l.appendHead(b, file, r)
	b = appendEach(append(b, `,"risks":`...), r.Risks, l.appendEvent)
	b = append(b, `,"requirements":[`...)
	for i := range r.Requirements {
		b = append(between(b, i), l.requirements[i]...)
		b = append(appendWord(b, r.Requirements[i].Status.ID()), '}')
	}
	b = appendInPlace(append(b, `],"in_place":`...), r)
	b = appendEach(append(b, `,"action_steps":`...), r.ActionSteps, appendStep)
	b = append(b, `,"sites":[`...)
	for i, s := range r.Assessment.Sites {
		b = appendString(append(between(b, i), `{"id":`...), s.ID)
		b = append(appendString(append(b, `,"name":`...), s.Name), '}')
	}
	return append(b, "]}\n"...), nil
}

func (l *Lines) appendHead(b []byte, file string, r *risk.Result) []byte {
	a := r.Assessment
	b = appendString(append(b, `{"schema":"`+Schema+`","file":`...), file)
	b = appendString(append(b, `,"id":`...), a.ID)
	b = appendString(append(b, `,"practice":`...), a.Practice.Name)
	b = append(appendString(append(b, `,"as_of":`...), a.AsOf.String()), l.bank...)
	b = append(b, `,"progress":{`...)
	p := &r.Progress
	for i, n := range [...]struct {
		key string
		n   int
	}{{"applicable", p.Applicable}, {"answered", p.Answered}, {"unknown", p.Unknown}, {"not_applicable", p.NotApplicable},
		{"to_confirm", p.ToConfirm}, {"conflict", p.Conflict}, {"open", p.Open}, {"later", p.Later}, {"stated", p.Stated}} {
		b = appendNumber(between(b, i), n.key, n.n)
	}
	b = appendWord(append(b, `},"risk":{"level":`...), r.Level.ID())
	b = appendWord(append(b, `,"best":`...), r.Best.ID())
	b = strconv.AppendBool(append(b, `,"interim":`...), p.Interim())
	b = appendCounts(append(b, `,"counts":`...), r.Counts)
	return append(appendCounts(append(b, `,"counts_best":`...), r.CountsBest), '}')
}

func (l *Lines) appendEvent(b []byte, k *risk.Risk) []byte {
	b = appendMeasure(append(b, l.events[k.Event]...), k.Initiation)
	b = appendMeasure(append(b, `,"susceptibility":`...), k.Susceptibility)
	b = appendWord(append(b, `,"likelihood":{"level":`...), k.Likelihood.ID())
	b = appendMeasure(append(b, `},"impact":`...), k.Impact)
	b = appendWord(append(b, `,"level":`...), k.Level.ID())
	b = appendWord(append(b, `,"best":`...), k.Best.Level.ID())
	b = k.Value.Append(append(b, `,"value":`...))
	b = k.Best.Value.Append(append(b, `,"value_best":`...))
	b = appendWord(append(b, `,"inherent":`...), k.Inherent.Level.ID())
	b = appendWord(append(b, `,"target":`...), k.Target.Level.ID())
	b = append(b, `,"override":`...)
	if o := overrideOf(k); o != nil {
		b = appendWord(append(b, `{"likelihood":`...), o.Likelihood.ID())
		b = appendWord(append(b, `,"impact":`...), o.Impact.ID())
		b = appendString(append(b, `,"by":`...), o.By)
		return append(appendWord(append(b, `,"worked_out_level":`...), o.Worked.ID()), "}}"...)
	}
	return append(b, "null}"...)
}

func appendInPlace(b []byte, r *risk.Result) []byte {
	c := &r.Coverage
	b = risk.Tenths(c.Overall.Tenths).Append(append(b, `{"overall":`...))
	for _, f := range questions.Families {
		b = append(append(append(b, `,"`...), f.ID()...), `":`...)
		b = risk.Tenths(c.Family[f].Tenths).Append(b)
	}
	return append(b, '}')
}

func appendStep(b []byte, s *risk.ActionStep) []byte {
	b = appendNumber(append(b, '{'), "step", s.Step.Number)
	b = appendWord(append(b, `,"status":`...), s.Status.ID())
	return append(risk.Tenths(s.InPlace.Tenths).Append(append(b, `,"in_place":`...)), '}')
}

func appendCounts(b []byte, c risk.Counts) []byte {
	b = append(b, '{')
	for i := range questions.Levels {
		level := questions.Levels[len(questions.Levels)-1-i]
		b = appendNumber(between(b, i), level.ID(), c[level])
	}
	return append(b, '}')
}

func appendMeasure(b []byte, m risk.Measure) []byte {
	b = appendNumber(append(b, '{'), "value", m.Value)
	return append(appendWord(append(b, `,"level":`...), m.Level.ID()), '}')
}

// appendEach writes a list.
func appendEach[T any](b []byte, list []T, one func([]byte, *T) []byte) []byte {
	b = append(b, '[')
	for i := range list {
		b = one(between(b, i), &list[i])
	}
	return append(b, ']')
}

// between writes a comma before all but the first.
func between(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return b
}

func appendNumber(b []byte, key string, n int) []byte {
	b = append(append(append(b, '"'), key...), `":`...)
	return strconv.AppendInt(b, int64(n), 10)
}

// appendWord writes a word of ours, which needs no escape.
func appendWord(b []byte, word string) []byte { return append(append(append(b, '"'), word...), '"') }

// appendString writes any text as JSON.
func appendString(b []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return appendEscaped(b, text)
		}
	}
	return appendWord(b, text)
}

func appendEscaped(b []byte, text string) []byte {
	var quoted bytes.Buffer
	enc := json.NewEncoder(&quoted)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text) // a text in a buffer does not fail
	return append(b, bytes.TrimSuffix(quoted.Bytes(), []byte("\n"))...)
}
