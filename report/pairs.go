package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// event says all there is of one event, with the ids of questions, for whoever looks it up by them.
func (b *builder) event(n int) []Block {
	event := &b.Risks[n]
	blocks := []Block{Pairs{Items: b.eventPairs(event)}, b.safeguardTable(event)}
	if len(event.Overrides) > 0 {
		blocks = append(blocks, Paragraph{Warning, b.overrideText(event)})
	}
	return blocks
}

func (b *builder) eventPairs(event *risk.Risk) []Pair {
	pairs := []Pair{
		{"Event", joinFilled("; ", event.Event.ID, event.Event.Source.String(), "harms "+joinList(harms(event.Event.Harms)))},
		{"Rests on", event.Event.Basis},
		{"Applies", b.appliesText(event)},
		{"Initiation", b.initiationText(event)},
		{"Susceptibility", b.susceptibilityText(event) + b.cutsText(event.Worked.Susceptibility)},
		{"Likelihood", fmt.Sprintf("%s: Table G-5, row %s, column %s", event.Worked.Likelihood, event.Worked.Initiation.Level,
			event.Worked.Susceptibility.Level)},
		{"Impact", b.impactText(event)},
		{"Level of risk", fmt.Sprintf("%s: Table I-2, row %s, column %s", event.Worked.Level, event.Worked.Likelihood,
			event.Worked.Impact.Level)},
		{"Value", b.valueText(event)},
		{"Compared", joinFilled("; ", event.Inherent.Level.String()+" with nothing in place",
			questions.Band(event.Level, event.Best.Level)+" now", b.afterPlan(event))},
		{"In the inventory", touchedText(b.Touched(event.Event))},
	}
	return slices.DeleteFunc(pairs, func(p Pair) bool { return p.Value == "" })
}

// afterPlan says how an event stands after what is planned, or "" where nothing is.
func (b *builder) afterPlan(event *risk.Risk) string {
	if b.plannedItems() == 0 {
		return ""
	}
	return event.Target.Level.String() + " after what is planned"
}

// valueText shows how the value comes about and where inside its level it stands.
func (b *builder) valueText(event *risk.Risk) string {
	w := &event.Worked
	return joinFilled("; ", fmt.Sprintf("%d × %d × %d ÷ 10,000 = %s", w.Initiation.Value, w.Susceptibility.Value,
		w.Impact.Value, w.Value),
		within(b.Part(event.Worked), w.Level))
}

// within says where inside a level: "upper Moderate".
func within(part string, l questions.Level) string {
	if part == "" {
		return ""
	}
	return part + " " + l.String()
}

func harms(list []questions.Harm) []string {
	var texts []string
	for _, h := range list {
		texts = append(texts, h.String())
	}
	return texts
}

func (b *builder) initiationText(event *risk.Risk) string {
	return joinFilled("; ", measure(event.Initiation),
		b.shiftsText(event, func(m questions.Move) int { return m.Initiation }, event.Event.Initiation))
}

// shiftsText shows how the facts moved a value from what the bank says.
func (b *builder) shiftsText(event *risk.Risk, part func(questions.Move) int, from int) string {
	var texts []string
	to := from
	for _, s := range event.Shifts() {
		if n := part(s.Move()); n != 0 {
			texts, to = append(texts, fmt.Sprintf("%+d, %s (%s)", n, s.Why, b.nameOf(b.Bank.Question(s.Question)))), to+n
		}
	}
	for _, s := range event.OpenShifts() {
		if n := part(s.High); n != 0 {
			texts, to = append(texts, fmt.Sprintf("%+d at worst, for %s is open", n, b.nameOf(s.Fact.Question))), to+n
		}
	}
	if len(texts) == 0 {
		return ""
	}
	if to > 100 {
		texts = append(texts, "at most 100")
	}
	return fmt.Sprintf("from %d: %s", from, strings.Join(texts, ", "))
}

// appliesText says which facts are open where an event may not apply, or "".
func (b *builder) appliesText(event *risk.Risk) string {
	if !event.MayNotApply() {
		return ""
	}
	var open []string
	for _, id := range questionsOf(event.Event.When) {
		f := b.Finding(id)
		if name := b.nameOf(f.Question); f.State.Open() && !slices.Contains(open, name) {
			open = append(open, name)
		}
	}
	return fmt.Sprintf("It may not apply, for %s %s open.", joinList(open), chooseNoun(len(open), "is", "are"))
}

// susceptibilityText is the sum over the likelihood safeguards, as the engine did it.
func (b *builder) susceptibilityText(event *risk.Risk) string {
	g := event.OnLikelihood()
	return fmt.Sprintf("%s: the larger of %s and half of the largest gap of a strong safeguard (%d ÷ 2)",
		measure(event.Worked.Susceptibility), gapText(g), g.Strong) +
		b.capText(g) + leftText(event.Event)
}

// cutsText says how far a susceptibility is from the next levels.
func (b *builder) cutsText(m risk.Measure) string {
	below, above := b.Cuts(m)
	var parts []string
	if below > 0 {
		parts = append(parts, fmt.Sprintf("%d below %s", below, m.Level+1))
	}
	if above > 0 {
		parts = append(parts, fmt.Sprintf("%d above %s", above, m.Level-1))
	}
	return "; " + strings.Join(parts, ", ")
}

// capText says how far a closing safeguard shuts the path, where one acts on it.
func (b *builder) capText(g *risk.Gap) string {
	best, lines := -1, g.Lines()
	for i, l := range lines {
		if l.Guard.Closes && !l.LeftOut && (best < 0 || l.InPlace > lines[best].InPlace) {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return fmt.Sprintf("; at most %d (100 less 4/5 of the %d in place of %s, which closes the path)", g.Cap,
		lines[best].InPlace, b.nameOf(lines[best].Finding.Question))
}

// leftText says what of the path no safeguard closes.
func leftText(e *questions.ThreatEvent) string {
	if e.SusceptibilityLeft == 0 {
		return ""
	}
	return fmt.Sprintf("; at least %d, which no safeguard closes", e.SusceptibilityLeft)
}

// gapText writes Σ weight × (100 − in place) ÷ Σ weight with its numbers.
func gapText(g *risk.Gap) string {
	var terms []string
	for _, l := range g.Lines() {
		if !l.LeftOut {
			terms = append(terms, fmt.Sprintf("%d×%d", l.Weight, 100-l.InPlace))
		}
	}
	if len(terms) == 0 {
		return "100 (no safeguard left to weigh)"
	}
	return fmt.Sprintf("%d (%s = %d, ÷ %d)", g.Whole, strings.Join(terms, " + "), g.Sum, g.Weights)
}

func (b *builder) impactText(event *risk.Risk) string {
	g := event.OnImpact()
	moved := b.shiftsText(event, func(m questions.Move) int { return m.Impact }, event.Event.Impact)
	if len(g.Lines()) == 0 {
		return joinFilled("; ", measure(event.Worked.Impact), "no safeguard limits it", moved)
	}
	return joinFilled("; ", measure(event.Worked.Impact),
		fmt.Sprintf("between %d with every limiting safeguard in place and %d with none, by the larger of %s and the "+
			"largest gap of a strong safeguard (%d)",
			event.ImpactLeft, event.ImpactFull, gapText(g), g.Strong), moved)
}

// overrideText says what the assessor set, and no more.
func (b *builder) overrideText(event *risk.Risk) string {
	var set, why []string
	for i := range event.Overrides {
		o := &event.Overrides[i]
		set = append(set, o.Says()...)
		why = append(why, fmt.Sprintf("Reason for %s: %s (%s).", joinList(o.Says()), o.Reason,
			joinFilled(", ", b.who(o.By), momentDay(o.At))))
	}
	level := fmt.Sprintf("so the level is %s instead of %s", event.Level, event.Worked.Level)
	if event.Level == event.Worked.Level {
		level = "and the level stays " + event.Level.String()
	}
	return fmt.Sprintf("The assessor set %s, %s. It holds until the assessor takes it back, with the plan done as well; "+
		"what closing one weak spot brings is by the tables. %s", joinList(set), level, strings.Join(why, " "))
}

// safeguardTable shows every safeguard on the path: the vulnerabilities with what closing each
// brings, then those in place, then those left out and why.
func (b *builder) safeguardTable(event *risk.Risk) Block {
	t := Table{Columns: []Column{{"spot", "Vulnerability or safeguard", TextKind, 50}, {"on", "Acts on", TextKind, 14},
		{"weight", "Weight", NumberKind, 8}, {"in_place", "In place", NumberKind, 9}, {"closed", "If closed", LevelKind, 11},
		{"value", "Value", TenthsKind, 8}}}
	for _, v := range event.Vulnerabilities() {
		t.Rows = append(t.Rows, b.vulnerabilityRow(&v))
	}
	for _, g := range []*risk.Gap{event.OnLikelihood(), event.OnImpact()} {
		for _, l := range g.Lines() {
			if !l.Finding.Weak() {
				t.Rows = append(t.Rows, b.heldRow(&l))
			}
		}
	}
	return t
}

func (b *builder) vulnerabilityRow(v *risk.Vulnerability) Row {
	f := v.Finding
	what := joinFilled(" ", f.Question.Weakness, "Answer: "+b.answerText(f)+" ["+f.Question.ID+"].",
		endText(labelText("Lacking", strings.Join(f.Rows, ", "))))
	if !f.Said() {
		what = fmt.Sprintf("%s: %s %s [%s].", unsaid(f), f.Question.Ask, b.answerText(f), f.Question.ID)
	}
	return Row{Cells: []Cell{{Text: what}, {Text: v.Guard.On.String()},
		numberCell(b.Bank.Method.Weights[v.Guard.Strength]), numberCell(f.InPlace), levelCell(v.IfClosed.Level),
		tenthsCell(v.IfClosed.Value)}}
}

func (b *builder) heldRow(l *risk.Line) Row {
	weight, place := numberCell(l.Weight), numberCell(l.InPlace)
	if l.LeftOut {
		weight, place = Cell{Text: "left out"}, Cell{Text: "–"}
	}
	what := fmt.Sprintf("%s [%s]", b.answerText(l.Finding), l.Finding.Question.ID)
	return Row{Kind: Detail,
		Cells: append([]Cell{{Text: what}, {Text: l.Guard.On.String()}, weight, place}, text("–", "–")...)}
}
