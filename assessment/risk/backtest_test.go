package risk

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

var casesFile = flag.String("cases", "../../testdata/reference/ocr-cases.yaml",
	"enforcement cases to test the engine against")

// enforced is what the back-test needs of an enforcement case.
type enforced struct {
	id, category string
	cites        []string
}

// readCases reads any file of the shape of ocr-cases.yaml.
func readCases(t *testing.T) []enforced {
	t.Helper()
	src, err := os.ReadFile(*casesFile)
	if err != nil {
		t.Fatal(err)
	}
	top, err := yamlfile.Parse(*casesFile, src)
	if err != nil {
		t.Fatal(err)
	}
	var cases []enforced
	for _, n := range top.Get("cases").Items {
		c := enforced{id: n.Get("id").Value, category: n.Get("threat_category").Value}
		for _, p := range n.Get("provisions").Items {
			c.cites = append(c.cites, p.Get("cite").Value)
		}
		cases = append(cases, c)
	}
	if len(cases) == 0 {
		t.Fatalf("%s holds no cases", *casesFile)
	}
	return cases
}

// failedAt reports whether a question asks about a cited provision: the rule questions that cite it,
// something inside it, or, where OCR cites a whole standard by its short citation, one of its parts.
func failedAt(q *questions.Question, cites []string) bool {
	return q.Standing == questions.Rule && slices.ContainsFunc(q.Cites, func(have string) bool {
		return slices.ContainsFunc(cites, func(cited string) bool { return strings.HasPrefix(have, cited) })
	})
}

// TestBackTest turns each case into an assessment, cited provisions failed and all else in place, and
// checks that every cited provision is reported. Of the cases that cite more than 164.308(a)(1) it checks
// that the category that struck stands higher by the share of it opened than shuffled labels would
// stand, and prints both. Cases are chosen, not sampled, and none is a practice that was not struck: no
// base value comes from them, and they say nothing of false alarms.
func TestBackTest(t *testing.T) {
	b := builtin(t)
	before := Assess(b, filled(b, always))
	governance := opened(before, Assess(b,
		filled(b, func(q *questions.Question) bool { return !failedAt(q, []string{"164.308(a)(1)(ii)(A)"}) })))
	var shares []map[string]float64
	var struck []string
	for _, c := range readCases(t) {
		after := Assess(b, filled(b, func(q *questions.Question) bool { return !failedAt(q, c.cites) }))
		if after.Category(c.category) == nil {
			t.Fatalf("%s: no event of category %q applies", c.id, c.category)
		}
		for _, cite := range c.cites {
			if !reported(after, cite) {
				t.Errorf("%s: %s is nowhere reported as not met or partly met", c.id, cite)
			}
		}
		if beyondRiskAnalysis(c.cites) {
			shares, struck = append(shares, less(opened(before, after), governance)), append(struck, c.category)
			t.Logf("%-38s %-38s percentile %.2f", c.id, c.category, percentile(shares[len(shares)-1], c.category))
		}
	}
	mean, chance := meanPercentile(shares, struck), shuffled(shares, struck)
	t.Logf("%d cases: mean percentile %.2f, shuffled labels give %.2f", len(struck), mean, chance)
	if mean <= chance {
		t.Errorf("the category that struck stands at percentile %.2f, shuffled labels at %.2f", mean, chance)
	}
}

// beyondRiskAnalysis reports whether a case cites more than 164.308(a)(1).
func beyondRiskAnalysis(cites []string) bool {
	return slices.ContainsFunc(cites, func(cite string) bool { return !strings.HasPrefix(cite, "164.308(a)(1)") })
}

// opened is the share of what each category could rise by at all that it rises by.
func opened(before, after *Result) map[string]float64 {
	rise, room := map[string]float64{}, map[string]float64{}
	for i := range before.Risks {
		was := &before.Risks[i]
		is := after.Risk(was.Event.ID)
		rise[was.Event.Category] += float64(is.Value - was.Value)
		room[was.Event.Category] += float64(was.Inherent.Value - was.Value)
	}
	for category := range rise {
		rise[category] /= max(1, room[category])
	}
	return rise
}

// less takes off what the failed risk analysis alone opens.
func less(share, governance map[string]float64) map[string]float64 {
	rest := map[string]float64{}
	for category, s := range share {
		rest[category] = s - governance[category]
	}
	return rest
}

// percentile is the place of a category among all by share, 1 the highest, ties averaged.
func percentile(share map[string]float64, category string) float64 {
	below := 0.0
	for other, s := range share {
		switch {
		case other == category:
		case s < share[category]:
			below++
		case s == share[category]:
			below += 0.5
		}
	}
	return below / float64(len(share)-1)
}

func meanPercentile(shares []map[string]float64, struck []string) float64 {
	sum := 0.0
	for i, category := range struck {
		sum += percentile(shares[i], category)
	}
	return sum / float64(len(struck))
}

// shuffled is the mean with the labels dealt anew among the cases, so that common categories earn nothing.
func shuffled(shares []map[string]float64, struck []string) float64 {
	const rounds = 1000
	deal := rand.New(rand.NewPCG(1, 2))
	labels := slices.Clone(struck)
	sum := 0.0
	for range rounds {
		deal.Shuffle(len(labels), func(i, j int) { labels[i], labels[j] = labels[j], labels[i] })
		sum += meanPercentile(shares, labels)
	}
	return sum / rounds
}

// reported reports whether a requirement at or inside a citation is told as not met or partly met.
func reported(r *Result, cite string) bool {
	return slices.ContainsFunc(r.Requirements, func(req Requirement) bool {
		return strings.HasPrefix(req.Requirement.ID, cite) && (req.Status == NotMet || req.Status == Partly)
	})
}

// samples reads the practices under testdata, by file name.
func samples(t testing.TB) map[string]*Result {
	t.Helper()
	b := builtin(t)
	results := map[string]*Result{}
	for _, name := range []string{"ransomware-plastic-surgery", "lost-device-dermatology", "exposed-server-imaging",
		"well-run-family-practice", "half-finished-dental"} {
		path := fmt.Sprintf("../../testdata/assessments/%s.yaml", name)
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a, _, err := assessment.Decode(path, src, b)
		if err != nil {
			t.Fatal(err)
		}
		results[name] = Assess(b, a)
	}
	return results
}

// TestSamplesAreComplete checks that every question asked of a finished sample has an answer, if only
// that nobody knows.
func TestSamplesAreComplete(t *testing.T) {
	for name, r := range samples(t) {
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Verdict.Applies() && f.State == Unanswered && name != "half-finished-dental" {
				t.Errorf("%s: %s has no answer", name, f.Question.ID)
			}
		}
	}
}

// TestSamplesDoNotContradictThemselves: nothing a sample says rules out what else it says.
func TestSamplesDoNotContradictThemselves(t *testing.T) {
	for name, r := range samples(t) {
		for _, c := range r.Contradictions() {
			t.Errorf("%s: %s and %s: %s", name, c.One.Question.ID, c.Other.Question.ID, c.Why)
		}
	}
}

// TestContradictionsAreTold: two answers that cannot both be true, and only where both were given.
func TestContradictionsAreTold(t *testing.T) {
	b := builtin(t)
	a := filled(b, always)
	a.Answers["backup-coverage"] = choose("none")
	told := Assess(b, a).Contradictions()
	if len(told) != 2 || told[0].Why == "" {
		t.Errorf("no backup and two answers about it: %d contradictions told", len(told))
	}
	a.Answers["backup-coverage"] = &assessment.Answer{Reply: assessment.Reply{Unknown: true}}
	if told = Assess(b, a).Contradictions(); len(told) != 0 {
		t.Errorf("not known contradicts %d answers", len(told))
	}
}

// TestSamplesShowWhatReallyHappened: in the practices built from enforcement cases, the event that
// hit stands among the first five at High or above, and what OCR cited is reported.
func TestSamplesShowWhatReallyHappened(t *testing.T) {
	results := samples(t)
	for _, c := range []struct {
		sample, event string
		cites         []string
	}{
		{"ransomware-plastic-surgery", "ransomware-by-remote-access",
			[]string{"164.308(a)(1)(ii)(A)", "164.308(a)(1)(ii)(B)", "164.308(a)(1)(ii)(D)", "164.308(a)(6)(i)"}},
		{"lost-device-dermatology", "lost-storage", []string{"164.308(a)(1)(ii)(A)"}},
		{"exposed-server-imaging", "exposed-server", []string{"164.308(a)(1)(ii)(A)", "164.312(a)(1)", "164.308(a)(6)(ii)"}},
	} {
		r := results[c.sample]
		place := slices.IndexFunc(r.Risks, func(event Risk) bool { return event.Event.ID == c.event })
		if place < 0 || place > 4 || r.Risks[place].Level < questions.High {
			t.Errorf("%s: %s stands at place %d", c.sample, c.event, place+1)
		}
		for _, cite := range c.cites {
			if !reported(r, cite) {
				t.Errorf("%s: %s is nowhere reported as not met or partly met", c.sample, cite)
			}
		}
	}
	if r := results["well-run-family-practice"]; r.Counts.HighOrAbove() > 0 {
		t.Errorf("the well-run practice has %d events at High or above", r.Counts.HighOrAbove())
	}
	if r := results["half-finished-dental"]; r.Progress.Pending() == 0 || r.Level < questions.High {
		t.Errorf("the half-finished interview is at %v with %d open", r.Level, r.Progress.Pending())
	}
}
