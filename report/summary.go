package report

import (
	"cmp"
	"fmt"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// How much of each list the owner's pages show.
const (
	summaryRisks   = 5
	summaryActions = 10
)

// whereYouStand is the page that answers how bad it is and why.
func (b *builder) whereYouStand() []Block {
	blocks := []Block{Paragraph{Lead, b.leadText()}}
	if b.Progress.Interim() {
		blocks = append(blocks, Paragraph{Warning, b.interimText()})
	}
	blocks = append(blocks, b.tiles(), b.heatMap(b.topCount()), b.topRisks())
	if b.changed != nil {
		blocks = append(blocks, Paragraph{Body, b.sinceText(b.changed) + " See " + b.chapter("since") + "."})
	}
	return blocks
}

// whatFirst is the page that answers what to do, by whom and by when.
func (b *builder) whatFirst() []Block {
	blocks := []Block{Paragraph{Body, b.leftAfterFirst()}}
	if first := b.firstActions(); len(first.Rows) > 0 {
		blocks = append(blocks, first)
	}
	if len(b.plan) > 0 && b.Counts.HighOrAbove() > 0 && !b.Progress.Interim() {
		blocks = append(blocks, b.highLeft()...)
	}
	return append(
		blocks,
		Paragraph{Body, joinFilled(" ", b.leftAfterPlanned(), b.costOfFirst(), b.lineText())},
		Pairs{Items: []Pair{{"Approved by, on", "______________________________________    ____________________"}}},
	)
}

// costOfFirst sums what the practice expects the first actions to cost, as far as it has entered it.
func (b *builder) costOfFirst() string {
	sum, known, n := 0, 0, min(summaryActions, len(b.plan))
	for i := range n {
		if item := b.plan[i].Item; item != nil && item.Cost > 0 {
			sum, known = sum+item.Cost, known+1
		}
	}
	if known == 0 {
		return ""
	}
	return fmt.Sprintf("The costs entered for %d of these %d come to %s.", known, n, dollars(sum))
}

// leftAfterFirst says how many events stand at High or above once the first actions are done, in this order.
func (b *builder) leftAfterFirst() string {
	n := min(summaryActions, len(b.plan))
	if n == 0 {
		return joinFilled(" ", "Nothing that somebody said is weak is left to do.", b.openCount())
	}
	if b.Progress.Interim() {
		return fmt.Sprintf(
			"These actions are for what somebody said is weak; their order says little until the interview is "+
				"finished. The whole plan, in three bands, stands under %s. Behind \"not assigned\" stands who usually does it.",
			b.chapter("actions"),
		)
	}
	if b.Counts.HighOrAbove() == 0 {
		return fmt.Sprintf(
			"Nothing stands at High or above. What is left to do, in order, takes off what lower risks are left; "+
				"the whole plan, in three bands, stands under %s.",
			b.chapter("actions"),
		)
	}
	return fmt.Sprintf(
		"%s The whole plan, in three bands, stands under %s. Behind \"not assigned\" stands who usually does it.",
		joinFilled(" ", b.highAfter(n), b.highByOpen()),
		b.chapter("actions"),
	)
}

// openCount says how many questions are open, or "".
func (b *builder) openCount() string {
	n := b.Progress.Pending()
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s %s open: see %s.", count(n, "question"), chooseNoun(n, "is", "are"), b.chapter("open-items"))
}

// highAfter says how many events the first n actions take below High.
func (b *builder) highAfter(n int) string {
	before, after := b.Counts.HighOrAbove(), b.plan[n-1].After.HighOrAbove()
	if after == before {
		return fmt.Sprintf("In this order, %s %s %s at High or above, as many as now.", count(n, "action"),
			chooseNoun(n, "leaves", "leave"), count(before, "event"))
	}
	return fmt.Sprintf("In this order, %s %s what stands at High or above from %d to %d of %s.", count(n, "action"),
		chooseNoun(n, "brings", "bring"), before, after, count(len(b.Risks), "event"))
}

// highByOpen says how many events at High or above may stand there only because nobody knows better.
func (b *builder) highByOpen() string {
	hang := b.Counts.HighOrAbove() - b.CountsBest.HighOrAbove()
	if hang == 0 {
		return ""
	}
	return fmt.Sprintf("Open answers, each at its best, would take %s below High: see %s.", count(hang, "event"),
		b.chapter("open-items"))
}

// inventoryText says what the lists show by themselves, given what is found in them, and which of them nobody filled
// in.
func (b *builder) inventoryText(found []risk.InventoryFinding) string {
	hasAssets, hasVendors := len(b.Assessment.Assets) > 0, len(b.Assessment.Vendors) > 0
	switch {
	case len(found) > 0:
		return "weak rows in the inventory: " + inventoryCounts(found)
	case !hasAssets && !hasVendors:
		return "weak rows in the inventory: nothing is listed yet"
	case !hasAssets:
		return "weak rows in the list of vendors; no system or device is listed"
	case !hasVendors:
		return "weak rows in the list of systems and devices; no vendor is listed"
	}
	return "weak rows in the lists of systems, devices and vendors"
}

// tiles are four figures: risks, the Rule, the inventory, and how sure it is.
func (b *builder) tiles() Block {
	by := b.Statuses()
	high := fmt.Sprintf("risks at High or above; %d after what is planned", b.Target.HighOrAbove())
	if b.plannedItems() == 0 {
		high = "risks at High or above; nothing is planned yet"
	}
	found := b.Inventory()
	return Tiles{[]Tile{
		{fmt.Sprintf("%d of %d", b.Counts.HighOrAbove(), len(b.Risks)), high},
		{fmt.Sprintf("%d of %d", by[risk.NotMet], countAll(by)),
			fmt.Sprintf("requirements of the Rule not met, %d partly met, %d not assessed", by[risk.Partly],
				by[risk.NotAssessed])},
		{number(len(found)), b.inventoryText(found)},
		{fmt.Sprintf("%d of %d", b.Progress.Answered, b.Progress.Applicable), b.answeredText()},
	}}
}

// countAll is how many requirements are counted, whatever their status.
func countAll(by risk.StatusCounts) int {
	all := 0
	for _, n := range by {
		all += n
	}
	return all
}

// basisText says what the answers rest on, those that something does not apply among them, as Progress counts what is
// only said: "33 seen, 41 by a document, 85 said".
func (b *builder) basisText() string {
	var by [assessment.Stated + 1]int
	for i := range b.Findings {
		if f := &b.Findings[i]; f.Verdict.Applies() && f.Answer != nil && f.State.Done() {
			by[f.Answer.RestsOn()]++
		}
	}
	return fmt.Sprintf("%d seen, %d by a document, %d said, %d with no basis named", by[assessment.Observed],
		by[assessment.Document], by[assessment.Stated], by[assessment.NoBasis])
}

// noLineText says why it is not known which level of risk the owners accept.
func (b *builder) noLineText() string {
	if f := b.LineFinding(); f != nil && f.State == risk.ToConfirm {
		return "It is to be confirmed which level of risk the owners accept"
	} else if f != nil && f.State == risk.InConflict {
		return "Answers differ on which level of risk the owners accept"
	}
	return "The owners have not said which level of risk they accept"
}

// answeredText says what the answers rest on, and how many say that something does not apply.
func (b *builder) answeredText() string {
	if n := b.Progress.NotApplicable; n > 0 {
		return fmt.Sprintf("answered, %d not applicable; together %s", n, b.basisText())
	}
	return "answered; " + b.basisText()
}

// lineText says which level the practice accepts, and what stands above it without a response.
func (b *builder) lineText() string {
	line, why := b.Line()
	says := b.noLineText() + "; until then High and above are taken to be above it."
	if line != questions.Undetermined {
		says = joinFilled(" ", fmt.Sprintf("The owners accept risks up to %s.", line), endText(labelText("Why", why)))
	}
	above := b.AboveLine()
	switch {
	case b.IsWithinLine():
		return says + " No event stands above it."
	case len(above) == 0:
		return says + " Each event above has an action with an owner and a date, or a signed acceptance."
	}
	var numbers []string
	for _, k := range above {
		numbers = append(numbers, b.riskNumber(b.rank(k)-1))
	}
	return fmt.Sprintf("%s %s above it %s neither an action with an owner and a date nor a signed acceptance: %s.",
		says, count(len(above), "event"), chooseNoun(len(above), "has", "have"), joinList(numbers))
}

// leadText is the verdict: the level, or while much is open what is not known yet.
func (b *builder) leadText() string {
	if len(b.Risks) == 0 {
		return "No threat event of the question bank applies to this practice, so there is no level of risk."
	}
	if b.Progress.Interim() {
		return fmt.Sprintf(
			"Not yet known: %d of %d answered. If every open question were answered worst, the level of "+
				"risk is %s; if every one were answered best, %s.",
			b.Progress.Answered,
			b.Progress.Applicable,
			b.Level,
			b.Best,
		)
	}
	return fmt.Sprintf("%s. %s", questions.Band(b.Level, b.Best), b.worstWhy())
}

// worstWhy says why the worst event stands where it does: its two weakest spots, as the bank words them, or what of
// them nobody knows.
func (b *builder) worstWhy() string {
	worst := &b.Risks[0]
	var spots []string
	for i, v := range worst.Vulnerabilities() {
		if i < whySpots {
			spots = append(spots, weakness(v.Finding))
		}
	}
	own := ""
	if worst.Level != worst.Worked.Level {
		own = fmt.Sprintf("Its level is the assessor's own; by the tables it is %s.", worst.Worked.Level)
	}
	return joinFilled(" ", "The worst risk: "+strings.ToLower(worst.Event.Title[:1])+worst.Event.Title[1:]+".", own,
		cmp.Or(strings.Join(spots, " "), b.appliesText(worst)))
}

// interimText says what an interim report can and cannot say.
func (b *builder) interimText() string {
	return fmt.Sprintf(
		"INTERIM. %s. The levels below take what nobody answered for the worst, so they say more of what "+
			"is not known than of the practice. "+
			"Actions stand only for what somebody said is weak; the rest is to be found out first and stands under Open items.",
		b.Progress,
	)
}

// bestText is the counts with every open answer at its best.
func bestText(r *risk.Result) string {
	switch {
	case r.Progress.Pending() == 0:
		return "the same: nothing is open"
	case r.Counts == r.CountsBest:
		return "the same, whatever the open answers are"
	}
	return countsText(r.CountsBest) + ", with every open answer at its best"
}

// countsText writes how many events stand at each level, worst first.
func countsText(c risk.Counts) string {
	var parts []string
	for l := questions.VeryHigh; l >= questions.VeryLow; l-- {
		if c[l] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s at %s", c[l], chooseNoun(c[l], "stands", "stand"), l))
		}
	}
	if len(parts) == 0 {
		return "None"
	}
	return joinList(parts)
}

// statusText sums up the two other results. They are never folded into the level of risk.
func (b *builder) statusText() string {
	by := b.Statuses()
	return fmt.Sprintf(
		"Of %d standards and implementation specifications of the Security Rule: %d met, %d dealt with "+
			"by a documented alternative, %d partly met, %d not met, %d not assessed, %d not applicable.",
		countAll(by),
		by[risk.Met],
		by[risk.Alternative],
		by[risk.Partly],
		by[risk.NotMet],
		by[risk.NotAssessed],
		by[risk.NotRelevant],
	)
}

// heatMap counts the events that apply by likelihood and impact, and names the first of them by number.
func (b *builder) heatMap(named int) Block {
	m := HeatMap{Caption: "How many threat events stand where, and the worst by number", Row: "Likelihood",
		Column: "Impact"}
	if named >= len(b.Risks) {
		m.Caption = "Where the threat events stand, by their numbers"
	}
	for i, likelihood := range questions.Levels {
		for j, impact := range questions.Levels {
			m.Cells[i][j].Level = b.Bank.Method.Risk.At(likelihood, impact)
		}
	}
	for n, k := range b.Risks {
		cell := &m.Cells[k.Likelihood-questions.VeryLow][k.Impact.Level-questions.VeryLow]
		cell.Count++
		if n < named {
			cell.Events = append(cell.Events, b.riskNumber(n))
		}
	}
	return m
}

func (b *builder) coverageBars() Block {
	bars := Bars{Caption: "Safeguards in place, by family", Items: []Bar{bar("All safeguards", b.Coverage.Overall)}}
	for _, f := range questions.Families {
		if s := b.Coverage.Family[f]; s.Of > 0 {
			bars.Items = append(bars.Items, bar(f.String(), s))
		}
	}
	return bars
}

func bar(label string, s risk.Share) Bar {
	return Bar{label, s.Tenths, s.Open, shareText(s)}
}

// fewSafeguards is below how many a percentage says more than there is.
const fewSafeguards = 5

// shareText says a share in three parts: in place, not in place, not asked. Of a few it says how many there are first.
func shareText(s risk.Share) string {
	text := fmt.Sprintf("%s of %d", percent(s.Tenths), s.Of)
	if s.Of < fewSafeguards {
		text = fmt.Sprintf("%s, %s", count(s.Of, "safeguard"), partText(s.Tenths))
	}
	if s.Open > 0 {
		text += "; " + percent(s.Open) + " not known"
	}
	return text
}

// partText says a share of a few in words.
func partText(tenths int) string {
	switch tenths {
	case 0:
		return "not in place"
	case wholeTenths:
		return "in place"
	}
	return "partly in place"
}

// wholeTenths is all of it.
const wholeTenths = 1000

func (b *builder) topRisks() Block {
	t := Table{Caption: "The highest risks", Empty: "No threat event applies.",
		Columns: []Column{{"number", "No.", NumberKind, 6}, {"event", "Threat event, and why", TextKind, 60},
			{"level", "Level of risk", LevelKind, 16}, {"planned", "After what is planned", LevelKind, 18}}}
	if b.changed != nil { // the level stands there twice
		t.Columns[1].Width, t.Columns[2].Width = 54, 24
	}
	for n := range min(b.topCount(), len(b.Risks)) {
		event := &b.Risks[n]
		t.Rows = append(t.Rows, Row{Cells: []Cell{b.riskCell(n), head(EventTitle(event)),
			b.movedCell(event), b.targetCell(event)}})
		if why := b.firstSpot(event); why != "" {
			t.Rows = append(t.Rows, Row{Kind: Detail, Cells: text(why, "", "", "")})
		}
	}
	return t
}

// topCount is how many of the highest risks stand on the owner's first page: one less where the warning that much is
// open and the sentence on what changed need its room.
func (b *builder) topCount() int {
	if b.changed != nil && b.Progress.Interim() {
		return summaryRisks - 1
	}
	return summaryRisks
}

// movedCell is a level, and where it was another at the assessment that this one is set against that one, with an arrow
// unless it rests on what is open.
func (b *builder) movedCell(event *risk.Risk) Cell {
	cell := bandCell(event.Level, event.Best.Level)
	if b.changed == nil {
		return cell
	}
	arrows := map[risk.Change]string{risk.Worse: " ↑ was ", risk.Better: " ↓ was "}
	for _, e := range b.changed.Events {
		was := arrows[e.Change]
		if was == "" || e.After != event {
			continue
		}
		if e.IsOpen() {
			was = "; was "
		}
		cell.Text += was + questions.Band(e.Before.Level, e.Before.Best.Level)
	}
	return cell
}

// firstSpot is the weak spot that counts most of an event, and what of the inventory it touches.
func (b *builder) firstSpot(event *risk.Risk) string {
	spot := b.appliesText(event)
	if weak := event.Vulnerabilities(); len(weak) > 0 {
		spot = b.weakText(weak[0].Finding)
	}
	touched := b.Touched(event.Event)
	return joinFilled(" ", spot, endText(touchedText(touched[:min(1, len(touched))])))
}

// targetCell is the level an event comes down to with the practice's own plan done.
func (b *builder) targetCell(event *risk.Risk) Cell {
	if b.plannedItems() == 0 {
		return Cell{Text: "no plan yet"}
	}
	return levelCell(event.Target.Level)
}

// firstActions are the first of the plan; while much is open, the interview comes before them.
func (b *builder) firstActions() Table {
	t := Table{
		Columns: []Column{
			{"number", "", NumberKind, 5},
			{"action", "Action, and its first step", TextKind, 42},
			{"who", "Who", TextKind, 20},
			{"due", "By", DayKind, 12},
			{"cost", "Cost", TextKind, 13},
			{"state", "State", TextKind, 8},
		}}
	if b.Progress.Interim() {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: "–"},
			head(fmt.Sprintf(
				"Finish the interview: %d questions are open, about %s",
				b.Progress.Pending(),
				assessment.MinutesText(
					b.MinutesLeft(),
				),
			)), {Text: "see " + b.chapter("open-items")}, {Text: "–"}, {Text: "–"}, {Text: "–"}}})
	}
	for n := range min(summaryActions, len(b.plan)) {
		s := &b.plan[n]
		t.Rows = append(
			t.Rows,
			Row{Cells: []Cell{b.actionCell(n), head(s.Fix.Title), {Text: b.owner(s)}, b.dueCell(s),
				{Text: s.Fix.Cost}, {Text: b.stateText(s.Item)}}},
			Row{Kind: Detail, Cells: text(b.firstStep(s), "", "", "", "", "")},
		)
	}
	return t
}

// firstStep is what to do in the first hour, the risks it lowers and what of the Rule it meets.
func (b *builder) firstStep(s *risk.PlanStep) string {
	risks := ""
	if len(s.Risks) > 0 {
		risks = "Risks " + b.riskNumbers(s.Risks) + "."
	}
	return joinFilled(" ", s.Fix.First, risks, endText(labelText("Meets",
		citations(s.Cites))))
}

// horizons are within what time a step of each band is to be done where the practice has set no date: this tool's own.
var horizons = map[risk.Band]string{
	risk.BandNow: "within 30 days", risk.BandRule: "within 90 days", risk.BandLater: "within 12 months",
}

// owner is who has a fix by the practice's plan, else who usually does it.
func (b *builder) owner(step *risk.PlanStep) string {
	if step.Item != nil && step.Item.Owner != "" {
		return b.name(step.Item.Owner)
	}
	return "not assigned (" + b.who(step.Fix.Who) + ")"
}

// dueCell is by when a fix is to be done: by the practice's plan, else within what time, which has no day.
func (b *builder) dueCell(step *risk.PlanStep) Cell {
	if step.Item == nil || step.Item.Due.IsZero() {
		return Cell{Text: horizons[step.Band]}
	}
	return shownDay(step.Item.Due, b.dueText(step.Item))
}
