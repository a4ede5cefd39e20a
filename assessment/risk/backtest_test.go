package risk

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

var casesFile = flag.String("cases", "../../testdata/reference/ocr-cases.yaml", "enforcement cases to test the engine against")

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

// failedAt says whether a question asks about a cited provision: the rule questions that cite it,
// something inside it, or, where OCR cites a whole standard by its short citation, one of its parts.
func failedAt(q *questions.Question, cites []string) bool {
	return q.Standing == questions.Rule && slices.ContainsFunc(q.Cites, func(have string) bool {
		return slices.ContainsFunc(cites, func(cited string) bool { return strings.HasPrefix(have, cited) })
	})
}

// TestBackTest turns each case into an assessment, cited provisions failed and all else in place,
// prints what becomes of the category that struck, and holds that it rises and that every cited
// provision is reported. Where a case cites more than the risk analysis standard, which every event
// rests on alike, the category that struck is among the first three by rise in three cases of four.
// Cases are chosen, not sampled: no base value comes from them.
func TestBackTest(t *testing.T) {
	b := builtin(t)
	before := Assess(b, filled(b, always))
	telling, among := 0, 0
	t.Logf("%-38s %-38s %-8s %-9s %-15s %-19s %s", "case", "category that struck", "sum", "rank", "rank by rise", "level", "provisions reported")
	for _, c := range readCases(t) {
		after := Assess(b, filled(b, func(q *questions.Question) bool { return !failedAt(q, c.cites) }))
		was, is := before.Category(c.category), after.Category(c.category)
		if was == nil || is == nil {
			t.Fatalf("%s: no event of category %q applies", c.id, c.category)
		}
		rank := rise(before, after, c.category)
		told := 0
		if is.Sum <= was.Sum {
			t.Errorf("%s: category %q does not rise: %d before, %d after", c.id, c.category, was.Sum, is.Sum)
		}
		for _, cite := range c.cites {
			if reported(after, cite) {
				told++
			} else {
				t.Errorf("%s: %s is nowhere reported as not met or partly met", c.id, cite)
			}
		}
		t.Logf("%-38s %-38s %-8s %-9s %-15d %-19s %d of %d", c.id, c.category, fmt.Sprintf("%d to %d", was.Sum, is.Sum),
			fmt.Sprintf("%d to %d", standing(before, c.category), standing(after, c.category)), rank, fmt.Sprintf("%v to %v", was.Level, is.Level), told, len(c.cites))
		if beyondRiskAnalysis(c.cites) {
			telling++
			if rank <= 3 {
				among++
			}
		}
	}
	t.Logf("%d of %d cases that cite more than 164.308(a)(1) have the category that struck among the first three", among, telling)
	if 4*among < 3*telling {
		t.Errorf("%d of %d, want three of four", among, telling)
	}
}

// beyondRiskAnalysis says whether a case cites more than 164.308(a)(1).
func beyondRiskAnalysis(cites []string) bool {
	return slices.ContainsFunc(cites, func(cite string) bool { return !strings.HasPrefix(cite, "164.308(a)(1)") })
}

// rise is the place of a category among all by how much its sum rose, 1 being the most.
func rise(before, after *Result, category string) int {
	gain := func(id string) int { return after.Category(id).Sum - before.Category(id).Sum }
	place := 1
	for _, c := range after.Categories {
		if gain(c.Category.ID) > gain(category) {
			place++
		}
	}
	return place
}

// standing is the place of a category among all by the sum of its events' values.
func standing(r *Result, category string) int {
	place := 1
	for _, c := range r.Categories {
		if c.Sum > r.Category(category).Sum {
			place++
		}
	}
	return place
}

// reported says whether a requirement at or inside a citation is told as not met or partly met.
func reported(r *Result, cite string) bool {
	return slices.ContainsFunc(r.Requirements, func(q Requirement) bool {
		return strings.HasPrefix(q.Requirement.ID, cite) && (q.Status == NotMet || q.Status == Partly)
	})
}

// samples reads the practices under testdata, by file name.
func samples(t testing.TB) map[string]*Result {
	t.Helper()
	b := builtin(t)
	results := map[string]*Result{}
	for _, name := range []string{"ransomware-plastic-surgery", "lost-device-dermatology", "exposed-server-imaging", "well-run-family-practice", "half-finished-dental"} {
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

// TestSamplesAreComplete holds that every question asked of a finished sample has an answer, if only
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

// TestSamplesShowWhatReallyHappened: in the practices built from enforcement cases, the event that
// hit stands among the first three at High or above, and what OCR cited is reported.
func TestSamplesShowWhatReallyHappened(t *testing.T) {
	results := samples(t)
	for _, c := range []struct {
		sample, event string
		cites         []string
	}{
		{"ransomware-plastic-surgery", "ransomware-by-remote-access", []string{"164.308(a)(1)(ii)(A)", "164.308(a)(1)(ii)(B)", "164.308(a)(1)(ii)(D)", "164.308(a)(6)(i)"}},
		{"lost-device-dermatology", "lost-storage", []string{"164.308(a)(1)(ii)(A)"}},
		{"exposed-server-imaging", "exposed-server", []string{"164.308(a)(1)(ii)(A)", "164.312(a)(1)", "164.308(a)(6)(ii)"}},
	} {
		r := results[c.sample]
		place := slices.IndexFunc(r.Risks, func(k Risk) bool { return k.Event.ID == c.event })
		if place < 0 || place > 2 || r.Risks[place].Level < questions.High {
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
	if r := results["half-finished-dental"]; r.Progress.Open() == 0 || r.Level < questions.High {
		t.Errorf("the half-finished interview is at %v with %d open", r.Level, r.Progress.Open())
	}
}
