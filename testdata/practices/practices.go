// Package practices makes assessments as practices have them, by the number of a seed: for benchmarks, and for tests
// that need many that differ.
package practices

import (
	"fmt"
	"math/rand/v2"
	"time"

	"ephisra/assessment"
	"ephisra/questions"
)

// asOf is the day all of them speak of.
var asOf = assessment.Day{Year: 2026, Month: time.November, Date: 23}

// Of returns the assessment of a seed. The same seed and bank always give the same one. Practices differ in size, in
// how far they are with the questions and in how much they have in place; half of the finished ones are signed.
func Of(b *questions.Bank, seed uint64) *assessment.Assessment { return made(b, seed, false) }

// Full is Of for practices that are through with every question and have noted something at each: files as large as
// they get.
func Full(b *questions.Bank, seed uint64) *assessment.Assessment { return made(b, seed, true) }

func made(b *questions.Bank, seed uint64, isFull bool) *assessment.Assessment {
	m := &maker{bank: b, isFull: isFull, Rand: rand.New(rand.NewPCG(seed, 22))}
	m.a = &assessment.Assessment{ID: fmt.Sprintf("%08x", m.Uint32()),
		Bank:     assessment.BankRef{ID: b.ID, Version: b.Version},
		Practice: assessment.Practice{Name: pick(m, names) + " " + pick(m, kinds)}, AsOf: asOf,
		Answers: map[string]*assessment.Answer{}}
	m.people()
	m.sites()
	m.lists()
	for _, q := range b.Questions {
		m.answer(q)
	}
	m.plan()
	if m.done >= 100 && m.IntN(2) == 0 {
		if err := m.a.Sign(m.a.People[0].Name, "practice leader", m.moment()); err != nil {
			panic(err) // its own words are such as a file takes
		}
	}
	return m.a
}

type maker struct {
	*rand.Rand
	bank   *questions.Bank
	a      *assessment.Assessment
	isFull bool
	done   int // how many of a hundred questions are answered
	good   int // how many of a hundred answers are the best there is
}

func pick[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

// chance is true so many times in a hundred.
func (m *maker) chance(percent int) bool { return m.IntN(100) < percent }

func (m *maker) people() {
	m.done, m.good = []int{100, 100, 100, 60, 20}[m.IntN(5)], 15+m.IntN(80)
	if m.isFull {
		m.done = 100
	}
	for i := range 2 + m.IntN(6) {
		m.a.People = append(m.a.People,
			assessment.Person{ID: fmt.Sprintf("p%d", i+1), Name: pick(m, people), Role: pick(m, roles)})
	}
}

func (m *maker) sites() {
	if !m.chance(30) {
		return
	}
	for i := range 2 + m.IntN(3) {
		m.a.Sites = append(m.a.Sites, assessment.Site{ID: fmt.Sprintf("site-%d", i+1), Name: pick(m, streets)})
	}
}

func (m *maker) person() string { return pick(m, m.a.People).ID }

// day is one of the last three years.
func (m *maker) day() assessment.Day { return asOf.AddMonths(-1 - m.IntN(35)) }

func (m *maker) tri() assessment.Tri {
	return pick(m, []assessment.Tri{assessment.NotKnown, assessment.Yes, assessment.Yes, assessment.No})
}

func (m *maker) lists() {
	for i := range 3 + m.IntN(20) {
		m.a.Assets = append(m.a.Assets, assessment.Asset{ID: fmt.Sprintf("a%d", i+1), Name: pick(m, things),
			Kind: pick(m, []string{"system", "device", "device", "media", "paper"}), EPHI: m.tri(), Place: pick(m, streets),
			Owner: m.person(), Encrypted: m.tri(), SupportEnds: asOf.AddMonths(m.IntN(60) - 12), Records: m.IntN(20_000)})
	}
	for i := range 2 + m.IntN(10) {
		v := assessment.Vendor{ID: fmt.Sprintf("v%d", i+1), Name: pick(m, vendors), Service: pick(m, services), EPHI: m.tri(),
			Note: pick(m, notes)}
		if m.chance(70) {
			v.BAA, v.Assurance = m.day(), m.day()
		}
		m.a.Vendors = append(m.a.Vendors, v)
	}
}

// answer answers a question, as far as the practice is.
func (m *maker) answer(q *questions.Question) {
	if q.Share != nil || !m.chance(m.done) {
		return
	}
	a := &assessment.Answer{Rev: q.Rev, Reply: m.reply(q), SaidBy: m.person(), At: m.moment(),
		Basis: pick(m, []assessment.Basis{assessment.Observed, assessment.Document, assessment.Stated})}
	if q.Per == questions.PerSite && len(m.a.Sites) > 0 && m.chance(40) {
		a.Reply, a.Basis, a.Sites = assessment.Reply{}, assessment.NoBasis, map[string]*assessment.Answer{}
		for _, s := range m.a.Sites {
			a.Sites[s.ID] = &assessment.Answer{Rev: q.Rev, Reply: m.reply(q), SaidBy: m.person(), At: m.moment()}
		}
	}
	m.beside(q, a)
	m.a.Answers[q.ID] = a
}

// beside records what stands beside a reply: a note, evidence, a decision.
func (m *maker) beside(q *questions.Question, a *assessment.Answer) {
	if m.isFull || m.chance(35) {
		a.Note = pick(m, notes)
	}
	if m.chance(20) {
		a.Evidence = []assessment.Evidence{{What: pick(m, papers), Where: pick(m, streets), Dated: m.day()}}
	}
	if m.chance(15) && assessment.TakesDecision(m.bank, q) {
		a.Decision = &assessment.Decision{Why: pick(m, notes), Instead: pick(m, notes), ApprovedBy: m.person(), On: m.day()}
	}
	if a.Unknown {
		a.Later = pick(m, roles)
	}
}

func (m *maker) reply(q *questions.Question) assessment.Reply {
	switch n := m.IntN(100); {
	case n < 4:
		return assessment.Reply{Unknown: true}
	case n < 9 && q.NA != "":
		return assessment.Reply{NA: pick(m, notes)}
	}
	switch q.Type {
	case questions.Choice:
		return assessment.Reply{Choice: m.option(q)}
	case questions.Many:
		r := assessment.Reply{Chosen: true, Choices: []string{}}
		for _, o := range q.Options {
			if m.chance(m.good) {
				r.Choices = append(r.Choices, o.ID)
			}
		}
		return r
	case questions.Date:
		return assessment.Reply{Date: m.day()}
	case questions.Number:
		n := m.IntN(100)
		return assessment.Reply{Number: &n}
	}
	return assessment.Reply{Text: pick(m, notes)}
}

// option is the best one as often as the practice is good, else any.
func (m *maker) option(q *questions.Question) string {
	if q.Graded() && m.chance(m.good) {
		return q.Options[0].ID
	}
	return q.Options[m.IntN(len(q.Options))].ID
}

func (m *maker) plan() {
	for _, fix := range m.bank.Fixes {
		if !m.chance(15) {
			continue
		}
		item := assessment.PlanItem{Fix: fix.ID, Owner: m.person(), Due: asOf.AddMonths(m.IntN(12) - 2), Cost: m.IntN(5_000),
			State: pick(m, []assessment.PlanState{assessment.PlanOpen, assessment.PlanDoing, assessment.PlanDone}),
			Note:  pick(m, notes)}
		if item.State == assessment.PlanDone {
			item.Done = m.day()
		}
		m.a.Plan = append(m.a.Plan, item)
	}
	if m.chance(20) {
		m.a.Overrides = []assessment.Override{{Threat: pick(m, m.bank.Threats).ID, Likelihood: questions.Moderate,
			Reason: pick(m, notes), By: m.person(), At: m.moment()}}
	}
}

// moment is one of the week before the day the assessment speaks of.
func (m *maker) moment() time.Time {
	zone := time.FixedZone("", -5*3600)
	return time.Date(2026, time.November, 16+m.IntN(8), 8+m.IntN(9), m.IntN(60), m.IntN(60), 0, zone)
}
