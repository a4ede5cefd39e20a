package cmd

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
	"ephisra/report/markdown"
	"ephisra/report/scores"
)

// TestEveryCountIsTheSame: whoever counts the answers of a file comes to the same figures. The report, which
// takes longest to write, is looked at for every twentieth file.
func TestEveryCountIsTheSame(t *testing.T) {
	bank := builtinBank(t)
	files := 1000
	if testing.Short() {
		files = 100
	}
	random := rand.New(rand.NewPCG(18, 1))
	for n := range files {
		a := scribble(bank, random)
		want := assessment.Count(bank, a)
		for who, got := range countsOf(t, bank, a) {
			if got != want {
				t.Fatalf("file %d: %s counts %+v, want %+v", n, who, got, want)
			}
		}
		if n%20 == 0 {
			countsInReport(t, bank, a, want)
		}
	}
}

// countsOf asks everybody who counts.
func countsOf(t *testing.T, bank *questions.Bank, a *assessment.Assessment) map[string]assessment.Progress {
	t.Helper()
	r := risk.Assess(bank, a)
	sections := assessment.Progress{}
	for _, s := range bank.Sections {
		sections = sum(sections, r.SectionProgress(s.ID))
	}
	session := assessment.NewSession(bank, a)
	counted := map[string]assessment.Progress{
		"the engine": r.Progress, "its sections": sections, "the interview": session.Progress(),
		"the JSON of score": jsonCounts(t, r),
	}
	file := assessment.Encode(a, bank)
	again, _, err := assessment.Decode("a.yaml", file, bank)
	if err != nil {
		t.Fatalf("a scribbled file is not read back: %v", err)
	}
	counted["the file, read back"] = assessment.Count(bank, again)
	if want := fmt.Sprintf("\nanswered: %d\n", r.Progress.Answered); !strings.Contains(string(file), want) {
		t.Errorf("the file does not hold %q", want)
	}
	if of := session.Place().Of; of != r.Progress.Applicable {
		t.Errorf("the interview asks %d questions, not %d", of, r.Progress.Applicable)
	}
	return counted
}

func sum(x, y assessment.Progress) assessment.Progress {
	return assessment.Progress{
		Applicable: x.Applicable + y.Applicable, Answered: x.Answered + y.Answered, Unknown: x.Unknown + y.Unknown,
		NotApplicable: x.NotApplicable + y.NotApplicable,
		ToConfirm:     x.ToConfirm + y.ToConfirm, Conflict: x.Conflict + y.Conflict, Open: x.Open + y.Open, Later: x.Later +
			y.Later, Stated: x.Stated + y.Stated,
	}
}

// jsonCounts reads the counts of the JSON that "sra score" writes.
func jsonCounts(t *testing.T, r *risk.Result) assessment.Progress {
	t.Helper()
	var out bytes.Buffer
	if err := scores.JSON(&out, "a.yaml", r); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Progress struct {
			Applicable, Answered, Unknown, Conflict, Open, Later, Stated int
			NotApplicable                                                int `json:"not_applicable"`
			ToConfirm                                                    int `json:"to_confirm"`
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	p := got.Progress
	return assessment.Progress{
		Applicable: p.Applicable, Answered: p.Answered, Unknown: p.Unknown, NotApplicable: p.NotApplicable,
		ToConfirm: p.ToConfirm,
		Conflict:  p.Conflict, Open: p.Open, Later: p.Later, Stated: p.Stated,
	}
}

// countsInReport looks for the counts in the tables of score and in the report: in its summary, and over
// its open items.
func countsInReport(t *testing.T, bank *questions.Bank, a *assessment.Assessment, want assessment.Progress) {
	t.Helper()
	r := risk.Assess(bank, a)
	var page, table bytes.Buffer
	if err := markdown.Write(&page, report.Build(r, report.Options{})); err != nil {
		t.Fatal(err)
	}
	app := &App{Out: &table, Err: io.Discard, Getenv: func(string) string { return "" }}
	if err := app.scoreTable(r); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{"the report": page.String(), "the table of score": table.String()}
	for who, text := range texts {
		if !strings.Contains(text, want.String()) {
			t.Errorf("%s does not say %q", who, want)
		}
	}
	open := whyOpen(page.String())
	for why, n := range map[string]int{
		"answers differ, to be settled": want.Conflict, "to be confirmed": want.ToConfirm, "not known": want.Unknown,
		"not answered": want.Open, "to be asked later": want.Later,
	} {
		if open[why] != n {
			t.Errorf("of the open items %d are %q, want %d", open[why], why, n)
		}
	}
}

// whyOpen counts the reasons in the last column of a report's open items.
func whyOpen(page string) map[string]int {
	_, part, _ := strings.Cut(page, "\n## Open items\n")
	part, _, _ = strings.Cut(part, "\n## ")
	counts := map[string]int{}
	for _, line := range strings.Split(part, "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		whys := map[string]bool{}
		for _, why := range strings.Split(cells[len(cells)-1], "; ") {
			whys[strings.TrimSpace(why[strings.LastIndex(why, ":")+1:])] = true // what stands before it is a site
		}
		if whys["to be asked later"] {
			counts["to be asked later"]++
		}
		for _, why := range []string{"not answered", "answers differ, to be settled", "not known", "to be confirmed"} {
			if whys[why] { // of differing sites the least known counts
				counts[why]++
				break
			}
		}
	}
	return counts
}

// scribble makes an assessment of some answers of every kind: given, not known, not applicable, per site,
// carried, differing, flagged, on questions that are asked and on others.
func scribble(bank *questions.Bank, random *rand.Rand) *assessment.Assessment {
	a := &assessment.Assessment{
		ID: "0a1b2c3d", Bank: assessment.BankOf(bank),
		AsOf:    assessment.Day{Year: 2026, Month: 11, Date: 23},
		Answers: map[string]*assessment.Answer{},
	}
	for _, name := range []string{"Main Street", "East", "West"}[:random.IntN(4)] {
		a.AddSite(name)
	}
	dana, yan := a.Person("Dana Ruiz", ""), a.Person("Yan Li", "")
	share := random.IntN(10)
	for _, q := range bank.Questions {
		if random.IntN(10) < share && q.Share == nil {
			a.Answers[q.ID] = scribbleAnswer(q, a, random, dana, yan)
		}
	}
	return a
}

func scribbleAnswer(q *questions.Question, a *assessment.Assessment, random *rand.Rand, dana,
	yan string) *assessment.Answer {
	answer := &assessment.Answer{SaidBy: dana, Basis: assessment.Basis(random.IntN(4)),
		At: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)}
	reply := scribbleReply(q, random)
	switch n := random.IntN(12); {
	case n == 0:
		answer.Note = "a note and no answer"
	case n == 1:
		answer.Carried = &assessment.Carried{Answer: assessment.Answer{Reply: reply},
			From: assessment.Day{Year: 2025, Month: 11, Date: 1}}
	case n == 2:
		answer.Conflict = []assessment.Voice{{By: dana, Answer: assessment.Answer{Reply: reply}},
			{By: yan, Answer: assessment.Answer{Reply: assessment.Reply{Unknown: true}}}}
	case n < 6 && q.Per == questions.PerSite && len(a.Sites) > 0:
		answer.Sites = map[string]*assessment.Answer{a.Sites[0].ID: {Reply: reply, Basis: assessment.Stated}}
	default:
		answer.Reply = reply
	}
	if random.IntN(8) == 0 {
		answer.Later = "it"
	}
	return answer
}

func scribbleReply(q *questions.Question, random *rand.Rand) assessment.Reply {
	n := random.IntN(30)
	switch {
	case n < 4:
		return assessment.Reply{Unknown: true}
	case n < 8 && q.NA != "":
		return assessment.Reply{NA: "not here"}
	case q.Type == questions.Date:
		return assessment.Reply{Date: assessment.Day{Year: 2024 + random.IntN(3), Month: 3, Date: 1 + random.IntN(28)}}
	case q.Type == questions.Number:
		return assessment.Reply{Number: &n}
	case q.Type == questions.Text:
		return assessment.Reply{Text: "some words"}
	case q.Type == questions.Many:
		return assessment.Reply{Chosen: true, Choices: []string{q.Options[random.IntN(len(q.Options))].ID}}
	}
	return assessment.Reply{Choice: q.Options[random.IntN(len(q.Options))].ID}
}
