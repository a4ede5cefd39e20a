package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// workSheets is the list OCR asks for: every threat event with each of its vulnerabilities, and the arithmetic from
// the answers to the level, so that a reader can redo it with a pencil. An interim report leaves it out: it would say
// more of what nobody answered than of the practice.
func (b *builder) workSheets() []Block {
	if !b.showsSheets() {
		return nil
	}
	blocks := []Block{Paragraph{Body,
		"Each sheet is a threat event with the safeguards on its path. V-numbers are weak spots; each stands once in full, " +
			"with its answer and evidence, under " + b.chapter("answers") + ". The event's likelihood, impact and level " +
			"hold for each " +
			"pair of event and weak spot. A safeguard acts on likelihood (L) or impact (I); \"if closed\" is the " +
			"level were that one alone wholly in place, where it is another. Below the table stand in short what else is weak " +
			"(what it acts on, its weight, how far it is in place), what is in place (by question; what it acts on, its " +
			"weight), and what is left out, as it does not apply or the facts rule it out."}}
	for n := range b.Risks {
		if !isWhole(&b.Risks[n]) {
			blocks = append(blocks, b.workSheet(n)...)
		}
	}
	return append(blocks, b.wholeEvents()...)
}

// isWhole reports whether an event has nothing open on its path and no level of the assessor's own.
func isWhole(event *risk.Risk) bool {
	return !event.HasVulnerability() && len(event.Overrides) == 0
}

// wholeEvents are the work sheets of such events, a line each.
func (b *builder) wholeEvents() []Block {
	t := Table{Dense: true, Columns: []Column{{"number", "No.", NumberKind, 5}, {"event", "Threat event", TextKind, 39},
		{"initiation", "Initiation", LevelKind, 12}, {"susceptibility", "Susceptibility", LevelKind, 13},
		{"impact", "Impact", LevelKind, 12}, {"level", "Level of risk", LevelKind, 12}, {"value", "Value", TenthsKind, 7}}}
	for n := range b.Risks {
		if event := &b.Risks[n]; isWhole(event) {
			t.Rows = append(t.Rows, wholeRow(n, event))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{Heading{"no-weak-spot", "Threat events without a weak spot"}, Paragraph{Note,
		"All that is asked about on their paths is in place. What is left is what no safeguard closes, worked out as " +
			"above."}, t}
}

// wholeRow is one of them.
func wholeRow(n int, event *risk.Risk) Row {
	w := &event.Worked
	return Row{ID: "event-" + event.Event.ID, Cells: []Cell{numberCell(n + 1), head(event.Event.Title),
		measureCell(w.Initiation), measureCell(w.Susceptibility), measureCell(w.Impact), levelCell(w.Level),
		tenthsCell(w.Value)}}
}

// showsSheets reports whether the report has work sheets.
func (b *builder) showsSheets() bool { return !b.Progress.Interim() || b.opts.Full }

func (b *builder) workSheet(n int) []Block {
	event := &b.Risks[n]
	blocks := []Block{Heading{"event-" + event.Event.ID, fmt.Sprintf("%d. %s: %s", n+1, event.Event.Title,
		questions.Band(event.Level, event.Best.Level))}, Pairs{Items: b.sheetPairs(event), Dense: true}}
	if event.HasVulnerability() {
		blocks = append(blocks, b.weakSpotTable(event))
	}
	if held := b.heldText(event); held != "" {
		blocks = append(blocks, Paragraph{Note, held})
	}
	if len(event.Overrides) > 0 {
		blocks = append(blocks, Paragraph{Warning, b.overrideText(event)})
	}
	return blocks
}

// sheetPairs are the sums of an event, a line each.
func (b *builder) sheetPairs(event *risk.Risk) []Pair {
	w := &event.Worked
	pairs := []Pair{
		{"Applies", b.appliesText(event)},
		{"Initiation", joinFilled(". ", b.initiationText(event), event.Event.Basis)},
		{"Susceptibility", b.susceptibilityText(event)},
		{"Impact", b.impactText(event)},
		{"Level of risk", fmt.Sprintf("Likelihood %s (Table G-5: initiation %s, susceptibility %s), impact %s: %s (Table "+
			"I-2). Value %s. %s.", w.Likelihood, w.Initiation.Level, w.Susceptibility.Level, w.Impact.Level, w.Level,
			b.valueText(event), joinFilled(", ", event.Inherent.Level.String()+" with nothing in place", b.afterPlan(event)))},
		{"In the inventory", touchedText(b.Touched(event.Event))},
	}
	return slices.DeleteFunc(pairs, func(p Pair) bool { return p.Value == "" })
}

// weakSpotTable lists the weak spots of an event that count most: those of strong safeguards, and those whose closing
// alone brings another level.
func (b *builder) weakSpotTable(event *risk.Risk) Block {
	t := Table{Dense: true, Empty: "No strong safeguard is weak, and closing none alone brings another level.",
		Columns: []Column{{"number", "", RefKind, 6}, {"spot", "Weak spot", TextKind, 64}, {"on", "On", TextKind, 4},
			{"weight", "Weight", NumberKind, 7}, {"in_place", "In place", NumberKind, 8},
			{"closed", "If closed", LevelKind, 11}}}
	for _, v := range event.Vulnerabilities() {
		if !countsMost(event, &v) {
			continue
		}
		closed := Cell{Text: "–"}
		if v.IfClosed.Level != event.Worked.Level {
			closed = levelCell(v.IfClosed.Level)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{b.weakCell(v.Finding), {Text: b.weakText(v.Finding)},
			{Text: onLetter(v.Guard.On)}, numberCell(b.Bank.Method.Weights[v.Guard.Strength]),
			numberCell(v.Finding.InPlace), closed}})
	}
	return t
}

func countsMost(event *risk.Risk, v *risk.Vulnerability) bool {
	return v.Guard.Strength == questions.Strong || v.IfClosed.Level != event.Worked.Level
}

// otherSpots names the other weak spots of an event, each with what it acts on, its weight and how far it is in place.
func (b *builder) otherSpots(event *risk.Risk) string {
	var texts []string
	for _, v := range event.Vulnerabilities() {
		if !countsMost(event, &v) {
			texts = append(texts, fmt.Sprintf("%s (%s %d, %d)", b.weakSpot(v.Finding), onLetter(v.Guard.On),
				b.Bank.Method.Weights[v.Guard.Strength], v.Finding.InPlace))
		}
	}
	return strings.Join(texts, ", ")
}

// onLetter is L for likelihood and I for impact.
func onLetter(on questions.Factor) string { return strings.ToUpper(on.String()[:1]) }

// weakText is a weak spot in one sentence, with a few of the rows it is about; of what nobody knows, the question.
func (b *builder) weakText(f *risk.Finding) string { return weakSentence(f, mostTouched) }

// unsaid says why an answer counts for nothing yet.
func unsaid(f *risk.Finding) string {
	switch f.State {
	case risk.ToConfirm:
		return "To be confirmed"
	case risk.InConflict:
		return "Answers differ"
	}
	return "Not known"
}

// openWord says why what a weak spot is about is not known, or "" where somebody said it.
func openWord(f *risk.Finding) string {
	if f.Said() {
		return ""
	}
	return strings.ToLower(unsaid(f))
}

// weakness is a weak spot as the bank words it; of what nobody knows, the question.
func weakness(f *risk.Finding) string {
	if f.Said() {
		return f.Question.Weakness
	}
	return unsaid(f) + ": " + f.Question.Ask
}

// weakSentence is weakness with at most so many rows named; the others are counted.
func weakSentence(f *risk.Finding, most int) string {
	if !f.Said() {
		return weakness(f)
	}
	rows := slices.Clone(f.Rows[:min(len(f.Rows), most)])
	if over := len(f.Rows) - len(rows); over > 0 {
		rows = append(rows, fmt.Sprintf("and %d more", over))
	}
	return joinFilled(" ", weakness(f), endText(labelText("Lacking", strings.Join(rows, ", "))))
}

// heldText names the other weak spots, the safeguards that are in place, and those left out, by the numbers of their
// questions.
func (b *builder) heldText(event *risk.Risk) string {
	var held, left []string
	for _, g := range []*risk.Gap{event.OnLikelihood(), event.OnImpact()} {
		for _, l := range g.Lines() {
			switch {
			case l.Finding.Weak():
			case l.LeftOut:
				left = append(left, b.asked(l.Finding.Question))
			default:
				held = append(held, fmt.Sprintf("%s (%s %d)", b.asked(l.Finding.Question), onLetter(l.Guard.On), l.Weight))
			}
		}
	}
	return joinFilled(" ", endText(labelText(alsoWeak, b.otherSpots(event))),
		endText(labelText(alsoHeld, strings.Join(held, ", "))), endText(labelText(alsoLeft, strings.Join(left, ", "))))
}

// What stands in short under the table of a work sheet.
const (
	alsoWeak = "Also weak"
	alsoHeld = "In place"
	alsoLeft = "Left out"
)

// sentence makes a sentence of our words.
func sentence(text string) string { return endText(strings.ToUpper(text[:1]) + text[1:]) }

// endText ends a text with a full stop, unless it ends with one, as "Inc." does; no text stays none.
func endText(text string) string {
	if text == "" || strings.ContainsRune(".!?", rune(text[len(text)-1])) {
		return text
	}
	return text + "."
}
