package risk

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
)

// The tests in this file hold that risks move as they do in life: what one real improvement brings, what
// claims data say of single safeguards, and what a way in does.

// weakPractices are practices as they are before they begin, without a second proof, with a remote
// desktop and laptops that leave.
func weakPractices(b *questions.Bank, n int) []*assessment.Assessment {
	random := rand.New(rand.NewPCG(21, 22))
	list := make([]*assessment.Assessment, n)
	for i := range list {
		a := filled(b, always)
		a.Answers["records-held"] = choose("2000-10000")
		for _, q := range b.Questions {
			if q.Standing != questions.Fact && q.Share == nil {
				a.Answers[q.ID] = &assessment.Answer{Reply: onRung(q, drawn([4]int{20, 25, 30, 25}, random))}
			}
		}
		inventories(a, b, func(*questions.Question) bool { return random.IntN(100) < 20 })
		list[i] = a
	}
	return list
}

func choose(option string) *assessment.Answer {
	return &assessment.Answer{Reply: assessment.Reply{Choice: option}}
}

// off is by how many percent the value of an event, or of all where it is empty, falls when answers go
// from one state to another, in the mean over practices.
func off(b *questions.Bank, list []*assessment.Assessment, event string, before,
	after func(*assessment.Assessment)) int {
	was, is := 0, 0
	for _, a := range list {
		was += valueOf(Assess(b, with(a, before)), event)
		is += valueOf(Assess(b, with(a, after)), event)
	}
	return (was - is) * 100 / max(1, was)
}

// with returns a copy of an assessment with something changed.
func with(a *assessment.Assessment, change func(*assessment.Assessment)) *assessment.Assessment {
	c := *a
	c.Answers = make(map[string]*assessment.Answer, len(a.Answers))
	for id, answer := range a.Answers {
		c.Answers[id] = answer
	}
	change(&c)
	return &c
}

func valueOf(r *Result, event string) int {
	sum := 0
	for i := range r.Risks {
		if k := &r.Risks[i]; event == "" || k.Event.ID == event {
			sum += int(k.Value)
		}
	}
	return sum
}

// set answers questions at their best or worst.
func set(b *questions.Bank, best bool, ids ...string) func(*assessment.Assessment) {
	return func(a *assessment.Assessment) {
		for _, id := range ids {
			q := b.Question(id)
			if q.Share != nil {
				inventories(a, b, func(one *questions.Question) bool { return one == q && best })
				continue
			}
			r := extreme(q, best)
			if !best && q.Type == questions.Choice {
				r = assessment.Reply{Choice: q.Options[len(q.Options)-1].ID}
			}
			a.Answers[id] = &assessment.Answer{Reply: r}
		}
	}
}

// ways sets the ways in from outside.
func ways(ids ...string) func(*assessment.Assessment) {
	return func(a *assessment.Assessment) {
		a.Answers["remote-ways"] = &assessment.Answer{Reply: assessment.Reply{Chosen: true, Choices: ids}}
	}
}

// TestSingleChangesMoveTheirEvent: what one real improvement takes off the event it is meant for, at
// least and at most, in percent of its value; sources in the findings named beside each. That what
// is large takes off more than what is fair, and that more than what is next to nothing, is held too.
func TestSingleChangesMoveTheirEvent(t *testing.T) {
	b := builtin(t)
	list := weakPractices(b, 60)
	change := func(ids ...string) [2]func(*assessment.Assessment) {
		return [2]func(*assessment.Assessment){set(b, false, ids...), set(b, true, ids...)}
	}
	const large, fair, nothing = "large", "fair", "next to nothing" // what an expert expects, in this order
	smallest := map[string]int{large: 100, fair: 100}
	for _, c := range []struct {
		name, event string
		states      [2]func(*assessment.Assessment)
		expected    string
		least, most int
	}{
		{"laptops encrypted, proved: nothing to report (45 CFR 164.402)", "lost-laptop", change("encrypt-laptops"), large, 65,
			100},
		{"a second proof on mail: account takeover falls by 99 in 100 (Microsoft 2023)", "phished-mailbox",
			change("mfa-email"), large, 60, 100},
		{"a second proof on the record system", "stolen-password-record-system", change("mfa-ehr"), large, 60, 100},
		{"tried copies out of reach: care is back in days", "ransomware-stops-care",
			change("backup-isolated", "backup-coverage", "restore-test"), fair, 35, 70},
		{"remote desktop removed: 2.5 times the claims with it (Coalition 2024)", "remote-desktop-guessed",
			[2]func(*assessment.Assessment){ways("vpn", "remote-desktop", "remote-support"), ways("vpn", "remote-support")},
			fair, 25, 60},
		{"watched endpoint protection", "malware-steals-data", change("endpoint-protection", "alerts-watched"), fair, 25, 70},
		{"ports closed", "exposed-server", change("exposed-services"), fair, 15, 45},
		{"agreements signed: a duty, not a barrier", "vendor-breached", change("baa-share", "agreement-terms"), nothing, 0,
			5},
		{"everyone trained: 1.7 in 100 fewer failures (UC San Diego Health 2025)", "phished-mailbox", change("training-who"),
			nothing, 0, 5},
		{"backups do not bring back what was taken", "ransomware-by-email",
			change("backup-isolated", "backup-coverage", "restore-test"), nothing, 0, 0},
		{"a written risk analysis", "", change("risk-analysis-scope"), nothing, 0, 2},
	} {
		got := off(b, list, c.event, c.states[0], c.states[1])
		t.Logf("%3d %% off %-30s %s", got, cmp.Or(c.event, "everything"), c.name)
		if got < c.least || got > c.most {
			t.Errorf("%s: %d %% off, want %d to %d", c.name, got, c.least, c.most)
		}
		if next := map[string]string{fair: large, nothing: fair}[c.expected]; next != "" && got > smallest[next] {
			t.Errorf("%s: %d %% off, more than one that is %s (%d %%)", c.name, got, next, smallest[next])
		}
		if c.expected != nothing {
			smallest[c.expected] = min(smallest[c.expected], got)
		}
	}
}

// TestClosingClosesItsPath: proved encryption alone leaves a lost laptop little open, whatever else is missing.
func TestClosingClosesItsPath(t *testing.T) {
	b := builtin(t)
	for _, g := range closers(b) {
		r := Assess(b, with(filled(b, never), set(b, true, g.question)))
		event := r.Risk(g.event)
		if event == nil {
			t.Fatalf("%s does not apply", g.event)
		}
		if event.Susceptibility.Level > questions.Low {
			t.Errorf("%s with %s alone: susceptibility %d", g.event, g.question, event.Susceptibility.Value)
		}
	}
}

// TestBackupsBringCareBackAndNotTheData: with nothing else, tried copies out of reach bring the stop of care
// below High, and the theft of the data stays there.
func TestBackupsBringCareBackAndNotTheData(t *testing.T) {
	b := builtin(t)
	a := filled(b, never)
	set(b, true, "backup-isolated", "backup-coverage", "restore-test", "recovery-plan", "emergency-mode", "incident-plan",
		"insurance-cover")(a)
	r := Assess(b, a)
	if event := r.Risk("ransomware-stops-care"); event.Level >= questions.High {
		t.Errorf("care stops at %v with tried backups out of reach", event.Level)
	}
	for _, id := range []string{"ransomware-by-email", "ransomware-by-remote-access"} {
		if event := r.Risk(id); event.Level < questions.High {
			t.Errorf("%s is %v with backups alone", id, event.Level)
		}
	}
}

// TestAVendorsHouseStaysItsOwn: nothing a practice does brings a vendor's break-in below Moderate.
func TestAVendorsHouseStaysItsOwn(t *testing.T) {
	b := builtin(t)
	if event := Assess(b, filled(b, always)).Risk("vendor-breached"); event.Level < questions.Moderate {
		t.Errorf("vendor-breached is %v with everything in place", event.Level)
	}
}

type closer struct{ event, question string }

func closers(b *questions.Bank) []closer {
	var list []closer
	for _, q := range b.Questions {
		for _, g := range q.Guards {
			if g.Closes {
				list = append(list, closer{g.Threat, q.ID})
			}
		}
	}
	return list
}

// TestAWayInIsARisk: taking a way in away never raises the level or the value of an event, adding one
// never lowers it.
func TestAWayInIsARisk(t *testing.T) {
	b := builtin(t)
	random := rand.New(rand.NewPCG(31, 32))
	all := []string{"record-system-browser", "mail-on-phone", "vpn", "remote-desktop", "remote-support"}
	for range 300 {
		a := randomAnswers(b, random)
		some := slices.DeleteFunc(slices.Clone(all), func(string) bool { return random.IntN(2) == 0 })
		if len(some) == 0 {
			continue
		}
		gone := some[random.IntN(len(some))]
		with1 := Assess(b, with(a, ways(some...)))
		without := Assess(b, with(a, ways(slices.DeleteFunc(slices.Clone(some),
			func(w string) bool { return w == gone })...)))
		for i := range without.Risks {
			event := &without.Risks[i]
			before := with1.Risk(event.Event.ID)
			if before == nil || event.Worked.Level > before.Worked.Level || event.Value > before.Value {
				t.Errorf("%s goes from %s to %v %d when %s of %v is taken away", event.Event.ID, told(before), event.Worked.Level,
					event.Value,
					gone, some)
			}
		}
		if t.Failed() {
			return
		}
	}
}

func told(event *Risk) string {
	if event == nil {
		return "not applying"
	}
	return fmt.Sprintf("%v %d", event.Worked.Level, event.Value)
}

// intrusions are the events that begin with somebody getting in from outside.
var intrusions = []string{"ransomware-by-email", "ransomware-by-remote-access", "ransomware-stops-care",
	"malware-steals-data", "phished-mailbox",
	"caller-talks-way-in", "stolen-password-record-system", "administrator-account-taken", "remote-desktop-guessed",
	"exposed-server",
	"flaw-in-edge-device", "out-of-date-computer", "vendor-access-misused"}

// likelihoodOf sums initiation × susceptibility over the intrusions.
func likelihoodOf(r *Result) int {
	sum := 0
	for i := range r.Risks {
		if event := &r.Risks[i]; slices.Contains(intrusions, event.Event.ID) {
			sum += event.Initiation.Value * event.Worked.Susceptibility.Value
		}
	}
	return sum
}

// TestOddsFollowClaims holds the order of single safeguards against claims data (Marsh 2023, Coalition
// 2024; UC San Diego Health 2025 on training): without ÷ with, on intrusions. Claims are of larger firms
// and correlations, so the order is held, and two ends of it.
func TestOddsFollowClaims(t *testing.T) {
	b := builtin(t)
	list := weakPractices(b, 60)
	odds := func(without, with1 func(*assessment.Assessment)) float64 {
		open, shut := 0, 0
		for _, a := range list {
			open += likelihoodOf(Assess(b, with(a, without)))
			shut += likelihoodOf(Assess(b, with(a, with1)))
		}
		return float64(open) / float64(shut)
	}
	of := func(ids ...string) float64 { return odds(set(b, false, ids...), set(b, true, ids...)) }
	measured := []struct {
		name         string
		got, claimed float64
	}{
		{"hardening", of("server-baseline", "exposed-services", "firewall", "remote-gateway", "staff-admin-rights",
			"admin-accounts"), 5.8},
		{"remote desktop", odds(ways("vpn", "remote-desktop", "remote-support", "mail-on-phone", "record-system-browser"),
			ways("mail-on-phone", "record-system-browser")), 2.5},
		{"patching", of("patch-speed", "unsupported-systems", "assets-supported"), 2.0},
		{"second proof", of("mfa-email", "mfa-ehr", "mfa-remote-access", "mfa-admin"), 1.4},
		{"training", of("training-who"), 1.0},
		{"risk analysis", of("risk-analysis-scope"), 1.0},
	}
	var got, claimed []float64
	for _, m := range measured {
		t.Logf("%-15s %.2f, claims %.1f", m.name, m.got, m.claimed)
		got, claimed = append(got, m.got), append(claimed, m.claimed)
	}
	rho := spearman(got, claimed)
	t.Logf("Spearman %.2f", rho)
	if rho < 0.7 {
		t.Errorf("Spearman %.2f, want 0.7 or more", rho)
	}
	if measured[1].got < 1.3 {
		t.Errorf("remote desktop %.2f, want 1.3 or more", measured[1].got)
	}
	if measured[4].got > 1.05 {
		t.Errorf("training %.2f, want at most 1.05", measured[4].got)
	}
}

// spearman is the correlation of two rankings, ties averaged.
func spearman(x, y []float64) float64 {
	rx, ry := ranks(x), ranks(y)
	mean := float64(len(x)+1) / 2
	var xy, xx, yy float64
	for i := range rx {
		dx, dy := rx[i]-mean, ry[i]-mean
		xy, xx, yy = xy+dx*dy, xx+dx*dx, yy+dy*dy
	}
	return xy / sqrt(xx*yy)
}

func ranks(x []float64) []float64 {
	r := make([]float64, len(x))
	for i := range x {
		below, same := 0.0, 0.0
		for j := range x {
			switch {
			case x[j] < x[i]:
				below++
			case x[j] == x[i]:
				same++
			}
		}
		r[i] = below + (same+1)/2
	}
	return r
}

// sqrt by Newton; the engine itself uses no floats.
func sqrt(v float64) float64 {
	x := v
	for range 60 {
		x = (x + v/x) / 2
	}
	return x
}

// TestNoDocumentCutsRiskAcross: no question whose answer is a paper takes off more than 2 % of the total.
func TestNoDocumentCutsRiskAcross(t *testing.T) {
	b := builtin(t)
	list := weakPractices(b, 30)
	papers := []string{"risk-analysis-scope", "risk-analysis-date", "risk-plan", "incident-plan", "central-incident-plan",
		"evaluation", "facility-plan", "contingency-policy",
		"workstation-use", "sanctions", "asset-inventory", "data-flow", "agreement-terms", "vendor-list", "it-duties",
		"change-check", "recovery-plan", "rules-signed"}
	for _, q := range b.Questions {
		if family := b.Section(q.Section).Family; q.Share == nil && q.Graded() &&
			(family == questions.Documentation || family == questions.Organizational) && !slices.Contains(papers, q.ID) {
			papers = append(papers, q.ID)
		}
	}
	for _, id := range papers {
		if b.Question(id) == nil {
			t.Fatalf("no question %q", id)
		}
		if got := off(b, list, "", set(b, false, id), set(b, true, id)); got > 2 {
			t.Errorf("%s takes %d %% off everything, want at most 2", id, got)
		}
	}
	t.Logf("%d papers: %s", len(papers), strings.Join(papers, ", "))
}

// TestNoFactIsACliff: one step of a fact with an order moves at most a third of the events at High.
func TestNoFactIsACliff(t *testing.T) {
	b := builtin(t)
	list := weakPractices(b, 30)
	for _, fact := range []string{"records-held", "practice-size", "sensitive-care"} {
		options := b.Question(fact).Options
		for i := range len(options) - 1 {
			high, moved := 0, 0
			for _, a := range list {
				more, fewer := Assess(b, with(a, func(a *assessment.Assessment) { a.Answers[fact] = choose(options[i].ID) })),
					Assess(b, with(a, func(a *assessment.Assessment) { a.Answers[fact] = choose(options[i+1].ID) }))
				for j := range more.Risks {
					event := &more.Risks[j]
					if event.Level < questions.High {
						continue
					}
					high++
					if other := fewer.Risk(event.Event.ID); other == nil || other.Level < questions.High {
						moved++
					}
				}
			}
			t.Logf("%s from %s to %s: %d of %d events at High come down", fact, options[i].ID, options[i+1].ID, moved, high)
			if 3*moved > high {
				t.Errorf("%s from %s to %s brings %d of %d events down from High", fact, options[i].ID, options[i+1].ID, moved,
					high)
			}
		}
	}
}

// TestShiftsAreAllThatMovesAnEvent: what it starts from is the bank's value, the shifts of the facts that are known and
// the highest of those that are not.
func TestShiftsAreAllThatMovesAnEvent(t *testing.T) {
	b := builtin(t)
	open := 0
	for seed := range uint64(40) {
		r := Assess(b, randomAnswers(b, rand.New(rand.NewPCG(seed, 5))))
		for i := range r.Risks {
			k := &r.Risks[i]
			var m questions.Move
			for _, s := range k.Shifts() {
				m = m.Plus(s.Move())
			}
			for _, s := range k.OpenShifts() {
				m, open = m.Plus(s.High), open+1
			}
			if got := k.Worked.Initiation.Value; got != within(k.Event.Initiation+m.Initiation) {
				t.Errorf("seed %d: %s starts from %d, its shifts come to %+d from %d", seed, k.Event.ID, got, m.Initiation, k.Event.Initiation)
			}
			if k.ImpactFull != within(k.Event.Impact+m.Impact) {
				t.Errorf("seed %d: the impact of %s is %d, its shifts come to %+d from %d", seed, k.Event.ID, k.ImpactFull, m.Impact,
					k.Event.Impact)
			}
		}
	}
	if open == 0 {
		t.Error("no fact was open, so nothing is said of those")
	}
}
