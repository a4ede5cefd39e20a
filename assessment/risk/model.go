package risk

import (
	"ephisra/questions"
)

// Model is a bank made ready for the arithmetic: ids are places in its lists, the tables answer by index, and all that
// is the same for every assessment is worked out. It never changes, so that any number of goroutines may share one.
type Model struct {
	bank      *questions.Bank
	questions []asked                // by place in Bank.Questions
	places    map[string]int32       // the place of a question by its id
	events    []event                // by place in Bank.Threats
	claimants [][]questions.Claimant // by place in Bank.Requirements
	fixes     map[string][]int32     // by id of a fix: the questions it closes
	steps     [][]int32              // by place in Bank.ActionSteps: the questions that can count in it

	levels, susceptibility [101]questions.Level // by value
}

// asked is what the arithmetic needs to know of a question beside the question itself.
type asked struct {
	isCounted bool // stands in the coverage, unless it does not apply
	family    questions.Safeguard
	section   int32   // its place in Bank.Sections
	guards    []int32 // the places of the events it acts on
}

// event is a threat event with the safeguards on its path, those on likelihood and those that limit the impact.
type event struct {
	*questions.ThreatEvent
	model              *Model
	at                 int32 // its place in Bank.Threats
	likelihood, limits []guard
	facts              []shifting
}

// guard is a safeguard on a path.
type guard struct {
	question       int32
	weight         int32
	strong, closes bool
	how            *questions.Guard
}

// shifting is a fact that moves an event, with the most and the least that any answer to it brings.
type shifting struct {
	question  int32
	shifts    []questions.Shift
	high, low questions.Move
}

// Bank is what the model was compiled from.
func (m *Model) Bank() *questions.Bank { return m.bank }

// Compile makes a bank ready. It costs about as much as working out one assessment.
func Compile(b *questions.Bank) *Model {
	m := &Model{bank: b, claimants: b.Claimants(), questions: make([]asked, len(b.Questions)),
		places: make(map[string]int32, len(b.Questions)), events: make([]event, len(b.Threats)),
		steps: make([][]int32, len(b.ActionSteps)), fixes: make(map[string][]int32, len(b.Fixes))}
	for v := range m.levels {
		m.levels[v], m.susceptibility[v] = b.Method.Level(v), b.Method.SusceptibilityLevel(v)
	}
	m.compileQuestions()
	for i := range m.events {
		m.compileEvent(i)
	}
	return m
}

func (m *Model) compileQuestions() {
	sections := map[string]int32{}
	for i, s := range m.bank.Sections {
		sections[s.ID] = int32(i)
	}
	for i, q := range m.bank.Questions {
		m.places[q.ID] = int32(i)
		if q.Fix != "" {
			m.fixes[q.Fix] = append(m.fixes[q.Fix], int32(i))
		}
		section := sections[q.Section]
		m.questions[i] = asked{isCounted: countsInCoverage(q), section: section, family: m.bank.Sections[section].Family}
		for n, step := range m.bank.ActionSteps {
			if countsInCoverage(q) && belongs(q, step.Number) {
				m.steps[n] = append(m.steps[n], int32(i))
			}
		}
	}
}

func (m *Model) compileEvent(at int) {
	e := &m.events[at]
	e.ThreatEvent, e.model, e.at = &m.bank.Threats[at], m, int32(at)
	list := m.bank.Guards(e.ID)
	for i := range list {
		g := &list[i].Guard
		q := m.places[list[i].Question.ID]
		one := guard{q, int32(m.bank.Method.Weights[g.Strength]), g.Strength == questions.Strong, g.Closes, g}
		if g.On == questions.OnImpact {
			e.limits = append(e.limits, one)
		} else {
			e.likelihood = append(e.likelihood, one)
		}
		if on := &m.questions[q].guards; len(*on) == 0 || (*on)[len(*on)-1] != int32(at) {
			*on = append(*on, int32(at))
		}
	}
	for _, shifts := range e.ShiftsByFact() {
		fact := m.bank.Question(shifts[0].Question)
		high, low := fact.Span(shifts)
		e.facts = append(e.facts, shifting{m.places[fact.ID], shifts, high, low})
	}
}
