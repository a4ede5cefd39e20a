package risk

import (
	"math/rand/v2"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
)

// kinds of practice, by how often of a hundred each rung of the ladder is answered, best first.
var kindsOfPractice = []struct {
	name  string
	rungs [4]int
	// share of events at High or Very High that fits the kind, in percent
	least, most int
}{
	{"all in place", [4]int{100, 0, 0, 0}, 0, 0},
	{"strong", [4]int{85, 12, 3, 0}, 0, 5},
	{"typical", [4]int{40, 30, 20, 10}, 3, 30},
	{"weak", [4]int{10, 15, 30, 45}, 25, 42},
	{"empty", [4]int{0, 0, 0, 100}, 50, 100},
}

// practices makes so many practices of a kind, each with most facts at their fullest
// and a middling number of records.
func practices(b *questions.Bank, rungs [4]int, n int) []*Result {
	random := rand.New(rand.NewPCG(uint64(rungs[0]), 11))
	results := make([]*Result, n)
	for i := range results {
		a := filled(b, always)
		a.Answers["records-held"] = &assessment.Answer{Reply: assessment.Reply{Choice: "2000-10000"}}
		a.Answers["sensitive-care"] = &assessment.Answer{Reply: assessment.Reply{Choice: "no"}}
		for _, q := range b.Questions {
			if q.Standing != questions.Fact && q.Share == nil {
				a.Answers[q.ID] = &assessment.Answer{Reply: onRung(q, drawn(rungs, random))}
			}
		}
		inventories(a, b, func(*questions.Question) bool { return random.IntN(100) < rungs[0] })
		results[i] = Assess(b, a)
	}
	return results
}

func drawn(rungs [4]int, random *rand.Rand) int {
	n := random.IntN(100)
	for rung, share := range rungs {
		if n -= share; n < 0 {
			return rung
		}
	}
	return len(rungs) - 1
}

// onRung answers a question on a rung of its ladder, 0 being the best and 3 the worst.
func onRung(q *questions.Question, rung int) assessment.Reply {
	switch q.Type {
	case questions.Choice:
		return assessment.Reply{Choice: q.Options[min(rung*(len(q.Options)-1)+2, 3*(len(q.Options)-1))/3].ID}
	case questions.Many:
		r := assessment.Reply{Chosen: true}
		for _, o := range q.Options[:len(q.Options)*(3-rung)/3] {
			r.Choices = append(r.Choices, o.ID)
		}
		return r
	}
	if rung >= 2 && len(q.Options) > 0 { // never, in place of a date or a number
		return assessment.Reply{Choice: q.Options[len(q.Options)-1].ID}
	}
	return extreme(q, rung < 2)
}

// TestSpread prints how many events of a hundred stand at each level for five kinds of practice, and
// checks that a typical one has some at High, a weak one about a third, and a strong one almost none.
func TestSpread(t *testing.T) {
	b := builtin(t)
	for _, kind := range kindsOfPractice {
		var sum Counts
		events := 0
		for _, r := range practices(b, kind.rungs, 40) {
			for l, n := range r.Counts {
				sum[l] += n
				events += n
			}
		}
		share := func(n int) int { return quotient(100*n, events) }
		t.Logf("%-12s of 100 events %2d Very High, %2d High, %2d Moderate, %2d Low, %2d Very Low", kind.name,
			share(sum[questions.VeryHigh]), share(sum[questions.High]), share(sum[questions.Moderate]),
			share(sum[questions.Low]), share(sum[questions.VeryLow]))
		if high := share(sum.HighOrAbove()); high < kind.least || high > kind.most {
			t.Errorf("%s: %d of 100 events at High or above, want %d to %d", kind.name, high, kind.least, kind.most)
		}
	}
}

// TestTenFixesClearAWeakPractice: the first ten fixes of the plan bring most events down from High.
func TestTenFixesClearAWeakPractice(t *testing.T) {
	b := builtin(t)
	before, after := 0, 0
	all := practices(b, kindsOfPractice[3].rungs, 10)
	for _, r := range all {
		before += r.Counts.HighOrAbove()
		after += r.Plan()[9].After.HighOrAbove()
	}
	t.Logf("weak practices: %.1f events at High or above before, %.1f after ten fixes", float64(before)/float64(len(all)),
		float64(after)/float64(len(all)))
	if 3*after > before {
		t.Errorf("%d events at High or above become %d; want at most a third", before, after)
	}
}

// TestWeightsMoveNoEventByTwoLevels prints which levels move when one weight class, or the weight
// of one safeguard, moves by a fifth, and checks that none moves by two.
func TestWeightsMoveNoEventByTwoLevels(t *testing.T) {
	b := builtin(t)
	classes, single, ratings := 0, 0, 0
	for _, kind := range kindsOfPractice[1:4] {
		for _, r := range practices(b, kind.rungs, 8) {
			for i := range r.Risks {
				ratings++
				event := &r.Risks[i]
				for _, tenths := range []int{8, 12} {
					for _, class := range []questions.Strength{questions.Supporting, questions.ModerateStrength, questions.Strong} {
						classes += moved(t, r, event, tenths, func(l *Line) bool { return l.Guard.Strength == class })
					}
					for _, one := range append(event.OnLikelihood().Lines(), event.OnImpact().Lines()...) {
						single += moved(t, r, event, tenths,
							func(l *Line) bool { return l.Finding == one.Finding && l.Guard == one.Guard })
					}
				}
			}
		}
	}
	t.Logf("%d ratings: a weight class moved by a fifth moves a level %d times in %d, one safeguard %d times; by two "+
		"levels never", ratings, classes, ratings*6, single)
}

// moved works out an event anew with some weights at so many tenths, and reports whether its level moved.
func moved(t *testing.T, r *Result, event *Risk, tenths int, which func(*Line) bool) int {
	t.Helper()
	m := &r.Bank.Method
	open := max(min(max(tilted(event.OnLikelihood(), tenths, which), quotient(event.OnLikelihood().Strong, 2)),
		event.OnLikelihood().Cap),
		event.Event.SusceptibilityLeft)
	impact := event.ImpactFull
	if len(event.OnImpact().Lines()) > 0 {
		impact = event.ImpactLeft + quotient((event.ImpactFull-event.ImpactLeft)*max(tilted(event.OnImpact(), tenths, which),
			event.OnImpact().Strong), 100)
	}
	level := m.Risk.At(m.Likelihood.At(event.Initiation.Level, m.SusceptibilityLevel(open)), m.Level(impact))
	switch {
	case level == event.Worked.Level:
		return 0
	case level > event.Worked.Level+1 || level < event.Worked.Level-1:
		t.Errorf("%s moved from %v to %v", event.Event.ID, event.Worked.Level, level)
	}
	return 1
}

// tilted is a gap with some of its weights at so many tenths.
func tilted(g *Gap, tenths int, which func(*Line) bool) int {
	sum, weights := 0, 0
	for _, line := range g.Lines() {
		l := &line
		w := l.Weight * 10
		if which(l) {
			w = l.Weight * tenths
		}
		sum, weights = sum+w*(maxInPlace-l.InPlace), weights+w
	}
	if weights == 0 {
		return maxInPlace
	}
	return quotient(sum, weights)
}
