package questions

// Balance of a bank (DESIGN section 5). A risk is only as honest as the number and the weight of
// the safeguards that stand on its path, so these rules hold any bank with enough events to weigh.
const (
	fewestBalanced   = 10 // events; a smaller bank is somebody's trial or addition
	fewestSafeguards = 3  // on an event
	mostSafeguards   = 8  // on one factor of it
	fewestStrong     = 1  // on an event
	mostStrong       = 3  // on one factor of it
	mostNeverHigh    = 40 // of a hundred events
	mostlyOthers     = 40 // susceptibility left from which the path is mostly in others' hands, so none need be strong
	mostGuarded      = 8  // events that one question guards at strong or moderate
	fewestLevels     = 3  // inherent levels in use
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

// guardCount counts the safeguards on an event: in all, each question once however often it guards, and
// on each factor.
type guardCount struct {
	all, strong                   int
	likelihood, limit             int
	strongLikelihood, strongLimit int
}

func countGuards(list []Guarding) guardCount {
	var c guardCount
	questions := map[*Question]bool{}
	for _, g := range list {
		questions[g.Question] = true
		strong := 0
		if g.Guard.Strength == Strong {
			strong = 1
		}
		c.strong += strong
		if g.Guard.On == OnImpact {
			c.limit, c.strongLimit = c.limit+1, c.strongLimit+strong
		} else {
			c.likelihood, c.strongLikelihood = c.likelihood+1, c.strongLikelihood+strong
		}
	}
	c.all = len(questions)
	return c
}

func (l *loader) balanceEvent(t *ThreatEvent) {
	at := l.at(toThreat, t.ID)
	c := countGuards(l.bank.Guards(t.ID))
	if c.all < fewestSafeguards {
		l.errorf(at, "%d safeguards on %q; %d or more keep an event in balance", c.all, t.ID, fewestSafeguards)
	}
	if c.strong < fewestStrong && t.SusceptibilityLeft < mostlyOthers {
		l.errorf(at, "no safeguard on %q is strong; one or more keep an event in balance", t.ID)
	}
	l.balanceFactor(at, t, OnLikelihood, c.likelihood, c.strongLikelihood)
	l.balanceFactor(at, t, OnImpact, c.limit, c.strongLimit)
	if c.likelihood == 0 {
		l.errorf(at, "no question guards the likelihood of %q, so it always stays fully open", t.ID)
	}
	switch lowers := t.ImpactLeft < t.Impact; {
	case lowers && c.limit == 0:
		l.errorf(at.key("impact_left"),
			"impact_left of %q is below its impact, but no question guards its impact; add one or delete the line", t.ID)
	case !lowers && c.limit > 0:
		l.errorf(at,
			"questions guard the impact of %q, but impact_left is not below its impact; lower it or guard the likelihood", t.ID)
	}
	l.balanceFrequency(at, t)
	l.balanceNeverHigh(at, t)
}

func (l *loader) balanceFactor(at place, t *ThreatEvent, on Factor, all, strong int) {
	if all > mostSafeguards {
		l.errorf(at, "%d questions guard the %s of %q; at most %d keep it in balance", all, on, t.ID, mostSafeguards)
	}
	if strong > mostStrong {
		l.errorf(at, "%d questions guard the %s of %q strongly; at most %d keep it in balance", strong, on, t.ID, mostStrong)
	}
}

// balanceFrequency holds the initiation of an event nobody intends against how often it is said to happen.
func (l *loader) balanceFrequency(at place, t *ThreatEvent) {
	m := &l.bank.Method
	if t.Source == Adversarial || t.Source == NoSource || len(m.Frequency) == 0 {
		return
	}
	switch want := m.FrequencyLevel(t.PerYear); {
	case t.PerYear == 0:
		l.errorf(at, "event %q is %s and does not say how often it happens; add per_year, for Table G-3", t.ID, t.Source)
	case m.Level(t.Initiation) != want:
		l.errorf(at.key("initiation"), "initiation %d of %q is %s, but what happens as often as its per_year says is %s",
			t.Initiation, t.ID, m.Level(t.Initiation), want)
	}
}

// balanceNeverHigh checks that an event says why it never stands at High, if it cannot.
func (l *loader) balanceNeverHigh(at place, t *ThreatEvent) {
	if len(l.bank.Added) > 0 {
		return // a bank that lies on another may bring a method of its own, and cannot mend the events below
	}
	switch can := l.bank.Highest(t) >= High; {
	case !can && t.NeverHigh == "":
		l.errorf(at, "no answer and no fact brings %q to High; say why in never_high, or give it other values", t.ID)
	case can && t.NeverHigh != "":
		l.errorf(at.key("never_high"), "event %q can stand at High; delete never_high", t.ID)
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
		l.errorf(l.at(toQuestion, q.ID).key("guards"),
			"%q guards %d events at strong or moderate; more than %d makes one answer decide too much", q.ID, len(events),
			mostGuarded)
	}
}

// Inherent returns the level of risk of a threat event with no safeguard in place and no shift.
func (b *Bank) Inherent(t *ThreatEvent) Level {
	m := &b.Method
	likelihood := m.Likelihood.At(m.Level(t.Initiation), m.SusceptibilityLevel(100))
	return m.Risk.At(likelihood, m.Level(t.Impact))
}

// Highest returns the level of risk of a threat event with no safeguard in place and the highest shift
// of every fact.
func (b *Bank) Highest(t *ThreatEvent) Level {
	worst := *t
	for _, group := range t.ShiftsByFact() {
		high, _ := b.Question(group[0].Question).Span(group)
		worst.Initiation, worst.Impact = min(worst.Initiation+high.Initiation, 100), min(worst.Impact+high.Impact, 100)
	}
	return b.Inherent(&worst)
}

// balanceLevels checks that the events differ before any safeguard: a bank in which all are Very
// High, or all alike, orders nothing.
func (l *loader) balanceLevels() {
	counts := map[Level]int{}
	for i := range l.bank.Threats {
		counts[l.bank.Inherent(&l.bank.Threats[i])]++
	}
	at := l.at(toThreat, l.bank.Threats[0].ID)
	if len(counts) < fewestLevels {
		l.errorf(at, "with no safeguard in place the events stand at %d levels; %d or more are needed to tell them apart",
			len(counts), fewestLevels)
	}
	never := 0
	for i := range l.bank.Threats {
		if l.bank.Threats[i].NeverHigh != "" {
			never++
		}
	}
	if never*100 > len(l.bank.Threats)*mostNeverHigh {
		l.errorf(at, "%d of %d events can never stand at High; at most %d percent may", never, len(l.bank.Threats),
			mostNeverHigh)
	}
	for _, level := range Levels {
		if counts[level]*100 > len(l.bank.Threats)*largestShare {
			l.errorf(at, "with no safeguard in place %d of %d events stand at %s; at most %d percent may", counts[level],
				len(l.bank.Threats), level, largestShare)
		}
	}
}
