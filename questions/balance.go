package questions

// What keeps a bank's levels meaningful (design section 5, bank checks). A bank of a few events,
// as a test or an addition has, need not be balanced.
const (
	balancedFrom       = 10 // events
	leastSafeguards    = 3
	mostSafeguards     = 10
	mostStrong         = 3
	mostMovedByOne     = 8 // events one question guards at strong or moderate
	leastLevels        = 3 // inherent levels in use
	mostAtOneLevel     = 60
	wholeSusceptible   = 100
	percentOfAllEvents = 100
)

// balance holds that each path has layers, that a strong safeguard is one of few, and that the
// inherent levels tell events apart.
func (l *loader) balance() {
	if len(l.bank.Threats) < balancedFrom {
		return
	}
	for _, e := range l.events {
		l.balanceEvent(&l.bank.Threats[e.index], e)
	}
	for i := range l.entries {
		l.balanceQuestion(&l.entries[i])
	}
	l.balanceLevels()
}

func (l *loader) balanceEvent(t *ThreatEvent, e eventEntry) {
	safeguards, strong, against, limiting := l.layers(t.ID)
	switch {
	case safeguards < leastSafeguards || safeguards > mostSafeguards:
		l.errorf(e.at, "threat event %q has %d safeguards; it needs %d to %d", t.ID, safeguards, leastSafeguards, mostSafeguards)
	case strong < 1 || strong > mostStrong:
		l.errorf(e.at, "threat event %q has %d strong safeguards; it needs 1 to %d", t.ID, strong, mostStrong)
	case against == 0:
		l.errorf(e.at, "threat event %q has no safeguard on its likelihood", t.ID)
	case limiting == 0 && t.ImpactLeft != t.Impact:
		l.errorf(place{e.at.file, orSelf(e.node, "impact_left")}, "threat event %q has impact_left but no safeguard on its impact", t.ID)
	}
}

// layers counts the questions that guard an event, and how.
func (l *loader) layers(threat string) (safeguards, strong, against, limiting int) {
	seen := map[string]bool{}
	for _, g := range l.bank.Guards(threat) {
		seen[g.Question.ID] = true
		if g.Guard.Strength == Strong {
			strong++
		}
		if g.Guard.On == OnImpact {
			limiting++
		} else {
			against++
		}
	}
	return len(seen), strong, against, limiting
}

func (l *loader) balanceQuestion(e *entry) {
	moved := map[string]bool{}
	for _, g := range e.question.Guards {
		if g.Strength != Supporting {
			moved[g.Threat] = true
		}
	}
	if len(moved) > mostMovedByOne {
		l.errorf(e.at("guards"), "question %q guards %d threat events at strong or moderate; at most %d", e.question.ID, len(moved), mostMovedByOne)
	}
}

func (l *loader) balanceLevels() {
	var at [VeryHigh + 1]int
	used := 0
	for i := range l.bank.Threats {
		level := l.bank.inherent(&l.bank.Threats[i])
		if at[level]++; at[level] == 1 {
			used++
		}
	}
	for level, n := range at {
		if n*percentOfAllEvents > mostAtOneLevel*len(l.bank.Threats) {
			l.errorf(l.events[0].at, "%d of %d threat events have the inherent level %s; at most %d in 100", n, len(l.bank.Threats), Level(level), mostAtOneLevel)
		}
	}
	if used < leastLevels {
		l.errorf(l.events[0].at, "the inherent levels of the threat events use %d levels; at least %d", used, leastLevels)
	}
}

// inherent is an event's level of risk with nothing in place and no fact known.
func (b *Bank) inherent(t *ThreatEvent) Level {
	m := &b.Method
	likelihood := m.Likelihood.At(m.Level(t.Initiation), m.SusceptibilityLevel(wholeSusceptible))
	return m.Risk.At(likelihood, m.Level(t.Impact))
}
