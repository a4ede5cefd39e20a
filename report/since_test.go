package report

import (
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/assessment/risk"
)

// TestSinceSaysHowTheLevelMoved: and that it is not known where much is, or was, open.
func TestSinceSaysHowTheLevelMoved(t *testing.T) {
	bad, good, half := sample(t, "ransomware-plastic-surgery"), sample(t, "well-run-family-practice"),
		sample(t, "half-finished-dental")
	for name, c := range map[string]struct {
		old, now *risk.Result
		want     string
	}{
		"better": {bad, good, "the level of risk went from Very High to Moderate"},
		"same":   {bad, bad, "the level of risk is Very High, as it was"},
		"open":   {bad, half, "the level of risk is not yet known, for much is open"},
		"was":    {half, bad, "the level of risk is Very High; then it was not known, for much was open"},
	} {
		text := everything(Build(c.now, Options{Since: c.old}), "since")
		if !strings.Contains(text, c.want) {
			t.Errorf("%s: %.300q lacks %q", name, text, c.want)
		}
		if !strings.Contains(everything(Build(c.now, Options{Since: c.old}), "summary"), c.want) {
			t.Errorf("%s: where you stand lacks %q", name, c.want)
		}
	}
}

// TestTheHighestRisksSayHowTheyMoved: a risk at another level than then has an arrow and that level beside its own.
func TestTheHighestRisksSayHowTheyMoved(t *testing.T) {
	bad, good := sample(t, "ransomware-plastic-surgery"), sample(t, "well-run-family-practice")
	for arrow, c := range map[string][2]*risk.Result{"↓ was ": {bad, good}, "↑ was ": {good, bad}} {
		if text := everything(Build(c[1], Options{Since: c[0]}), "summary"); !strings.Contains(text, arrow) {
			t.Errorf("no %q in:\n%s", arrow, text)
		}
	}
	if text := everything(Build(bad, Options{Since: bad}), "summary"); strings.Contains(text, " was ") {
		t.Errorf("something moved against itself:\n%s", text)
	}
}

// TestSinceNamesWhatChanged: each kind under its heading, and no more than fit a page.
func TestSinceNamesWhatChanged(t *testing.T) {
	before, after := sample(t, "ransomware-plastic-surgery"), sample(t, "ransomware-plastic-surgery")
	a := after.Assessment
	a.Answers["mfa-email"] = &assessment.Answer{Reply: assessment.Reply{Choice: "all"}}
	a.Answers["usb-media"] = &assessment.Answer{Reply: assessment.Reply{Unknown: true}}
	text := everything(Build(risk.Assess(after.Bank, a), Options{Since: before}), "since")
	for _, want := range []string{"Closed: 1", "Now 100 in place; then", "Answered then, and open now: 1",
		"Now not known; then 20 in place."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in:\n%s", want, text)
		}
	}
	all := everything(Build(sample(t, "well-run-family-practice"), Options{Since: before}), "since")
	if !strings.Contains(all, "And ") || strings.Count(all, "\n") > 120 {
		t.Errorf("%d lines of what changed", strings.Count(all, "\n"))
	}
}

// TestWhatIsStillToConfirmIsNotCompared: of a year just carried over, of which nothing is confirmed, no share is told.
func TestWhatIsStillToConfirmIsNotCompared(t *testing.T) {
	last := sample(t, "well-run-family-practice")
	next, _ := assessment.CarryOver(last.Assessment, last.Bank, "abcd1234", assessment.Day{Year: 2027, Month: 9, Date: 1})
	doc := Comparison(risk.Compare(last, risk.Assess(last.Bank, next)))
	all := strings.Join(Texts(doc), "\n")
	if strings.Contains(all, "0 safeguards answered both times") || !strings.Contains(all, "No safeguard is answered both times") ||
		!strings.Contains(all, "risks at High or above, with what is open at its worst") {
		t.Errorf("says %.900s", all)
	}
}

// TestWhatIsOpenMovesNothing: an event that stands higher only because nobody knows the answers any more has not risen.
func TestWhatIsOpenMovesNothing(t *testing.T) {
	before, after := sample(t, "well-run-family-practice"), sample(t, "well-run-family-practice")
	for id, answer := range after.Assessment.Answers {
		if q := after.Bank.Question(id); q != nil && q.Graded() && len(answer.Sites) == 0 {
			after.Assessment.Answers[id] = &assessment.Answer{Carried: &assessment.Carried{Answer: *answer, From: before.Assessment.AsOf}}
		}
	}
	c := risk.Compare(before, risk.Assess(after.Bank, after.Assessment))
	if page := everything(Build(c.New, Options{Since: before}), "summary"); !strings.Contains(page, " was Low") ||
		strings.Contains(page, "↑ was") {
		t.Errorf("page two draws an arrow:\n%s", page)
	}
	rows := movedRows(c).Rows
	if len(rows) < 10 {
		t.Fatalf("only %d events stand at another level", len(rows))
	}
	for _, row := range rows {
		if word := row.Cells[3].Text; word != "open" {
			t.Errorf("%s, and now %s, is told as %q", row.Cells[0].Text, row.Cells[2].Text, word)
		}
	}
	if says := spotsOf(newBuilder(c.New, Options{}), c, risk.Lost)[0]; !strings.Contains(says, "Now to be confirmed; then ") {
		t.Errorf("what is to be confirmed is told as %q", says)
	}
}
