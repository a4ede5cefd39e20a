package questions

// Balance of a bank (DESIGN section 5). A risk is only as honest as the number and the weight of
// the safeguards that stand on its path, so these rules hold any bank with enough events to weigh.
const (
	fewestBalanced   = 10 // events; a smaller bank is somebody's trial or addition
	fewestSafeguards = 3  // on an event
	mostSafeguards   = 10
	fewestStrong     = 1
	mostStrong       = 3
	mostGuarded      = 8 // events that one question guards at strong or moderate
	fewestLevels     = 3 // inherent levels in use
	largestShare     = 60
)

// checkBalance runs only on a bank without other faults, whose values can be trusted.
func (l *loader) checkBalance() {
	if len(l.problems) > 0 || len(l.bank.Threats) < fewestBalanced {
		return
	}
	for i := range l.bank.Threats {
		l.balanceEvent(&l.bank.Threats[i])
	}
	for _, q := range l.bank.Questions {
		l.balanceQuestion(q)
	}
	l.balanceLevels()
}

// guardCount counts the safeguards on an event: each question once, however often it guards.
type guardCount struct {
	all, strong       map[*Question]bool
	likelihood, limit int
}

func countGuards(list []Guarding) guardCount {
	c := guardCount{all: map[*Question]bool{}, strong: map[*Question]bool{}}
	for _, g := range list {
		c.all[g.Question] = true
		if g.Guard.Strength == Strong {
			c.strong[g.Question] = true
		}
		if g.Guard.On == OnImpact {
			c.limit++
		} else {
			c.likelihood++
		}
	}
	return c
}

func (l *loader) balanceEvent(t *ThreatEvent) {
	at := l.at(toThreat, t.ID)
	c := countGuards(l.bank.Guards(t.ID))
	if n := len(c.all); n < fewestSafeguards || n > mostSafeguards {
		l.errorf(at, "%d questions guard %q; %d to %d keep an event in balance", n, t.ID, fewestSafeguards, mostSafeguards)
	}
	if n := len(c.strong); n < fewestStrong || n > mostStrong {
		l.errorf(at, "%d questions guard %q strongly; %d to %d keep an event in balance", n, t.ID, fewestStrong, mostStrong)
	}
	if c.likelihood == 0 {
		l.errorf(at, "no question guards the likelihood of %q, so it always stays fully open", t.ID)
	}
	switch lowers := t.ImpactLeft < t.Impact; {
	case lowers && c.limit == 0:
		l.errorf(at.key("impact_left"), "impact_left of %q is below its impact, but no question guards its impact; add one or delete the line", t.ID)
	case !lowers && c.limit > 0:
		l.errorf(at, "questions guard the impact of %q, but impact_left is not below its impact; lower it or guard the likelihood", t.ID)
	}
}

func (l *loader) balanceQuestion(q *Question) {
	events := map[string]bool{}
	for _, g := range q.Guards {
		if g.Strength == Strong || g.Strength == ModerateStrength {
			events[g.Threat] = true
		}
	}
	if len(events) > mostGuarded {
		l.errorf(l.at(toQuestion, q.ID).key("guards"), "%q guards %d events at strong or moderate; more than %d makes one answer decide too much", q.ID, len(events), mostGuarded)
	}
}

// Inherent returns the level of risk of a threat event with no safeguard in place and no shift.
func (b *Bank) Inherent(t *ThreatEvent) Level {
	m := &b.Method
	likelihood := m.Likelihood.At(m.Level(t.Initiation), m.SusceptibilityLevel(100))
	return m.Risk.At(likelihood, m.Level(t.Impact))
}

// balanceLevels holds that the events differ before any safeguard: a bank in which all are Very
// High, or all alike, orders nothing.
func (l *loader) balanceLevels() {
	counts := map[Level]int{}
	for i := range l.bank.Threats {
		counts[l.bank.Inherent(&l.bank.Threats[i])]++
	}
	at := l.at(toThreat, l.bank.Threats[0].ID)
	if len(counts) < fewestLevels {
		l.errorf(at, "with no safeguard in place the events stand at %d levels; %d or more are needed to tell them apart", len(counts), fewestLevels)
	}
	for _, level := range Levels {
		if counts[level]*100 > len(l.bank.Threats)*largestShare {
			l.errorf(at, "with no safeguard in place %d of %d events stand at %s; at most %d percent may", counts[level], len(l.bank.Threats), level, largestShare)
		}
	}
}
