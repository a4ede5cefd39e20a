package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// The tests in this file hold that what the report says is so: every number that stands in two places
// comes from one value, and nothing is said that nobody said.

// everything is all the text of a section, one line a paragraph, cell or pair.
func everything(doc *Document, id string) string {
	var b strings.Builder
	for _, s := range doc.Sections {
		if s.ID != id {
			continue
		}
		for _, block := range s.Blocks {
			for _, line := range wordsOf(block) {
				fmt.Fprintln(&b, Shown(line))
			}
		}
	}
	return b.String()
}

func wordsOf(block Block) []string {
	switch block := block.(type) {
	case Heading:
		return []string{block.Text}
	case Paragraph:
		return []string{block.Text}
	case List:
		return block.Items
	case Pairs:
		var lines []string
		for _, p := range block.Items {
			lines = append(lines, p.Label+": "+p.Value)
		}
		return lines
	case Tiles:
		var lines []string
		for _, one := range block.Items {
			lines = append(lines, one.Figure+" "+one.Text)
		}
		return lines
	case Steps:
		lines := []string{block.Caption}
		for _, one := range block.Items {
			lines = append(lines, fmt.Sprint(one.Value, " ", one.Label))
		}
		return lines
	case Bars:
		var lines []string
		for _, one := range block.Items {
			lines = append(lines, one.Label+" "+one.Text)
		}
		return lines
	case Table:
		lines := []string{block.Caption}
		for _, row := range block.Rows {
			var cells []string
			for _, c := range row.Cells {
				cells = append(cells, c.Text)
			}
			lines = append(lines, strings.Join(cells, " | "))
		}
		return lines
	}
	return nil
}

func wantIn(t *testing.T, where, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("%s does not say %q:\n%s", where, want, text)
		}
	}
}

func TestAnInterimReportBlamesNobody(t *testing.T) {
	r := sample(t, "half-finished-dental")
	doc := Build(r, Options{})
	p := r.Progress
	wantIn(t, "summary", everything(doc, "summary"),
		fmt.Sprintf("Not yet known: %d of %d answered. If every open question were answered worst, the level of risk is "+
			"%s; if every one were answered best, %s.", p.Answered, p.Applicable, r.Level, r.Best),
		"INTERIM", "not known")
	wantIn(t, "first", everything(doc, "first"), fmt.Sprintf("Finish the interview: %d questions are open", p.Pending()))
	wantIn(t, "cover", fmt.Sprint(doc.Verdict), "INTERIM: 33 of ")
	for _, s := range r.Plan() {
		for _, f := range s.Findings {
			if !f.Said() {
				t.Errorf("%s is to do for %s, which is %s", s.Fix.ID, f.Question.ID, f.Known())
			}
		}
	}
	actions := everything(doc, "actions")
	wantIn(t, "actions", actions, "Find out first", r.Bank.Question("backup-isolated").Ask)
	for _, u := range r.ToFindOut() {
		if u.Finding.Said() {
			t.Errorf("%s is to be found out, and somebody said it", u.Finding.Question.ID)
		}
	}
	pairs := everything(doc, "pairs")
	for _, k := range r.Risks {
		for _, v := range k.Vulnerabilities() {
			if f := v.Finding; !f.Said() && strings.Contains(pairs, f.Question.Weakness+" Answer: Not answered") {
				t.Errorf("%s is stated as a weakness though nobody said it", f.Question.ID)
			}
		}
	}
}

// TestAloneAndInOrderAreTwoFigures: what an action brings alone and in its place stand apart, and each is
// what the engine says.
func TestAloneAndInOrderAreTwoFigures(t *testing.T) {
	r := sample(t, "ransomware-plastic-surgery")
	text := everything(Build(r, Options{}), "actions-in-full")
	for n, s := range r.Plan() {
		alone := r.WhatIf([]string{s.Fix.ID})
		if alone.Value.Before-alone.Value.After != s.Alone.Drop {
			t.Errorf("%s alone drops %v, what-if says %v", s.Fix.ID, s.Alone.Drop, alone.Value.Before-alone.Value.After)
		}
		i := strings.Index(text, fmt.Sprintf("%d. %s\n", n+1, s.Fix.Title))
		if n >= mostCards {
			i = strings.Index(text, fmt.Sprintf("%d | %s | ", n+1, s.Fix.Title))
		}
		if i < 0 {
			t.Fatalf("%s is not there", s.Fix.Title)
		}
		if n >= mostCards {
			continue // what the others bring stands in the sheets and under sra explain
		}
		part := text[i:min(len(text), i+4000)]
		wantIn(t, s.Fix.ID, part, "alone: "+effectText(s.Alone), "in order, after those before it: "+effectText(s.InOrder))
	}
}

// TestWhatIsSettledSaysWhy: with who, when and what shows it, as far as that is on record.
func TestWhatIsSettledSaysWhy(t *testing.T) {
	b := newBuilder(sample(t, "ransomware-plastic-surgery"), Options{})
	day := assessment.Day{Year: 2026, Month: 9, Date: 20}
	for want, step := range map[string]risk.PlanStep{
		"done, to be answered again":                 {Reason: risk.SettledDone, Item: &assessment.PlanItem{}},
		"done on Sep 20, 2026, to be answered again": {Reason: risk.SettledDone, Item: &assessment.PlanItem{Done: day}},
		"verified by Ellen Marsh on Sep 20, 2026 (restore log), to be answered again": {Reason: risk.SettledDone,
			Item: &assessment.PlanItem{Done: day, Verified: &assessment.Verified{On: day, By: "ellen", Evidence: "restore log"}}},
		"risk accepted by Ellen Marsh on Sep 20, 2026": {Reason: risk.SettledAccepted,
			Item: &assessment.PlanItem{Accepted: &assessment.Accepted{On: day, By: "ellen"}}},
		"covered by a decision": {Reason: risk.SettledDecided},
	} {
		if says := b.settledText(&step); says != want {
			t.Errorf("it says %q, want %q", says, want)
		}
	}
}

func TestWhatIsSettledStandsApart(t *testing.T) {
	r := sample(t, "well-run-family-practice")
	doc := Build(r, Options{})
	settled := r.Settled()
	if len(settled) == 0 {
		t.Fatal("nothing is settled")
	}
	actions := everything(doc, "actions")
	for _, s := range settled {
		wantIn(t, "actions", actions, s.Fix.Title+": "+newBuilder(r, Options{}).settledText(&s))
		if strings.Contains(everything(doc, "first"), "| "+s.Fix.Title) {
			t.Errorf("%s is settled and among what to do first", s.Fix.Title)
		}
	}
}

// TestThePlanHasBandsWithCitationsAndRisks: each band under its heading, each citation not met.
func TestThePlanHasBandsWithCitationsAndRisks(t *testing.T) {
	r := sample(t, "ransomware-plastic-surgery")
	text := everything(Build(r, Options{}), "actions")
	wantIn(t, "actions", text, "\nNow (within 30 days)\n", "\nThe Rule asks for it and it is not met (within 90 days)\n", "\nLater (within 12 months)\n")
	last := risk.BandNow
	for _, s := range r.Plan() {
		if s.Band > last {
			t.Errorf("%s in band %q stands behind band %q", s.Fix.ID, s.Band.ID(), last.ID())
		}
		last = s.Band
		for _, cite := range s.Cites {
			if q := r.Bank.Cited(cite); !slices.ContainsFunc(r.Requirements, func(one risk.Requirement) bool {
				return one.Requirement == q && (one.Status == risk.NotMet || one.Status == risk.Partly)
			}) {
				t.Errorf("%s claims to meet %s, which is neither not met nor partly met", s.Fix.ID, cite)
			}
		}
		wantIn(
			t,
			"actions",
			text,
			fmt.Sprintf("%s | %s | %s", s.Fix.Title, Shown(newBuilder(r, Options{}).riskNumbers(s.Risks)),
				orDash(strings.Join(s.Cites, ", "))),
		)
	}
}

func TestTheAnalysisDoesNotBlameItself(t *testing.T) {
	r := sample(t, "ransomware-plastic-surgery")
	events := 0
	for _, k := range r.Risks {
		if slices.ContainsFunc(k.Vulnerabilities(),
			func(v risk.Vulnerability) bool { return v.Finding.Question.ID == "risk-analysis-scope" }) {
			events++
		}
	}
	if events > 8 {
		t.Errorf("the missing analysis is a weakness of %d of %d events", events, len(r.Risks))
	}
	wantIn(t, "requirements", everything(Build(r, Options{}), "requirements"),
		"This assessment is such an analysis once it is signed and complete; so far it is not signed.")
}

// countStatuses counts the requirements of a table, or of a list of what is not assessed.
func countStatuses(block Block, by *risk.StatusCounts) {
	switch block := block.(type) {
	case Table:
		for _, row := range block.Rows {
			if row.Kind == Plain {
				by[row.Cells[2].Value.(risk.RequirementStatus)]++
			}
		}
	case Pairs:
		for _, p := range block.Items {
			by[risk.NotAssessed] += 1 + strings.Count(p.Value, "; ")
		}
	}
}

func TestCountsAreOfOneValue(t *testing.T) {
	for _, name := range []string{"ransomware-plastic-surgery", "half-finished-dental", "well-run-family-practice"} {
		r := sample(t, name)
		doc := Build(r, Options{})
		by, rows := r.Statuses(), risk.StatusCounts{}
		for _, s := range doc.Sections {
			if s.ID != "requirements" {
				continue
			}
			for _, block := range s.Blocks[:len(s.Blocks)-1] { // the last are the general rules, which are not counted
				countStatuses(block, &rows)
			}
		}
		if rows != by {
			t.Errorf("%s: the table holds %v, the counts say %v", name, rows, by)
		}
		wantIn(t, name, everything(doc, "requirements"), "Of 68 standards and implementation specifications",
			fmt.Sprintf("%d partly met, %d not met", by[risk.Partly], by[risk.NotMet]))
		wantIn(t, name, everything(doc, "requirements"), "General rules (45 CFR 164.306), not counted")
		planned := fmt.Sprintf("leaves %s at High or above, of %d now", count(r.Target.HighOrAbove(), "threat event"),
			r.Counts.HighOrAbove())
		if len(r.Assessment.Plan) > 0 && r.Counts.HighOrAbove() > 0 {
			wantIn(t, name, everything(doc, "first"), planned)
			wantIn(t, name, everything(doc, "actions"), planned)
		}
	}
}

func TestTheInventoryIsHeard(t *testing.T) {
	r := sample(t, "ransomware-plastic-surgery")
	doc := Build(r, Options{})
	wantIn(
		t,
		"scope",
		everything(doc, "scope"),
		"NOT ENCRYPTED",
		"OUT OF SUPPORT since Oct 10, 2023",
		"EXPIRED Jul 18, 2026",
		"NONE",
		inventoryCounts(r.Inventory()),
	)
	wantIn(t, "summary", everything(doc, "summary"), "weak rows in the inventory: "+inventoryCounts(r.Inventory()),
		"Practice server (records, images): out of support since Oct 10, 2023")
	wantIn(t, "register", everything(doc, "risk-register"), "In the inventory: ", "CHECK: the inventory lists ")
}

func TestAnOverrideSaysWhatWasSet(t *testing.T) {
	r := sample(t, "exposed-server-imaging")
	b := &builder{Result: r}
	event := *r.Risk("vendor-breached")
	was := event.Rating
	event.Rating, event.Overrides = event.Worked, []assessment.Override{{Impact: event.Worked.Impact.Level, Reason: "r", By: "mona"}}
	wantIn(t, "the sheet", b.overrideText(&event), "and the level stays "+event.Level.String()+". ")
	event.Rating = was
	wantIn(t, "the cover", b.worstWhy(), "Its level is the assessor's own; by the tables it is "+r.Risks[0].Worked.Level.String()+".")
	event.Overrides = []assessment.Override{{Likelihood: questions.High, Reason: "r", By: "mona"}}
	if text := b.overrideText(&event); !strings.Contains(text, "set likelihood High, so") ||
		strings.Contains(text, "impact") {
		t.Errorf("it says %q", text)
	}
	event.Overrides = append(event.Overrides, assessment.Override{Impact: questions.Low, Reason: "s", By: "mona"})
	if text := b.overrideText(&event); !strings.Contains(text, "set likelihood High and impact Low, so") ||
		!strings.Contains(
			text,
			"Reason for likelihood High: r (",
		) || !strings.Contains(text, "Reason for impact Low: s (") {
		t.Errorf("it says %q", text)
	}
}

// TestCostsArePrintedAsPublished: each with a year, none reckoned.
func TestCostsArePrintedAsPublished(t *testing.T) {
	r := sample(t, "ransomware-plastic-surgery")
	text := everything(Build(r, Options{}), "costs")
	for _, c := range r.Bank.Costs {
		wantIn(t, "costs", text, fmt.Sprintf("%s | %s | %s | %s", c.Title, c.Typical, c.Bad, c.Source))
		if !strings.Contains(c.Source, "20") {
			t.Errorf("%s: the source %q has no year", c.ID, c.Source)
		}
	}
}

// TestDecisionsOwedAreListed: each by its citation, its question and its answer; none where nothing is owed.
func TestDecisionsOwedAreListed(t *testing.T) {
	r := sample(t, "ransomware-plastic-surgery")
	owed := r.OpenAddressable()
	if len(owed) == 0 {
		t.Fatal("the sample owes no decision, so this test proves nothing")
	}
	text := everything(Build(r, Options{}), "decisions")
	for _, f := range owed {
		wantIn(t, "decisions", text, "Decisions owed", f.Question.Ask, f.Question.Cites[0])
	}
	if text := everything(Build(sample(t, "well-run-family-practice"), Options{}), "decisions"); strings.Contains(text,
		"Decisions owed") {
		t.Error("a practice with a decision for all that is open owes some")
	}
}

// TestWhatStandsAboveTheLine: of no event above the line nothing is said but that there is none.
func TestWhatStandsAboveTheLine(t *testing.T) {
	for name, want := range map[string]string{
		"well-run-family-practice":   "The owners accept risks up to Moderate. ",
		"ransomware-plastic-surgery": "neither an action with an owner and a date nor a signed acceptance: ",
	} {
		says := newBuilder(sample(t, name), Options{}).lineText()
		isNone := strings.HasSuffix(says, " No event stands above it.")
		if !strings.Contains(says, want) || isNone != (name == "well-run-family-practice") || strings.Contains(says, "Each event") {
			t.Errorf("%s: %s", name, says)
		}
	}
}
