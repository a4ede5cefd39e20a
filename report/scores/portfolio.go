package scores

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// PortfolioSchema names the form of what Portfolio.JSON writes.
const PortfolioSchema = "sra.portfolio/1"

// Portfolio is what many results come to together. Add is for one caller at a time.
type Portfolio struct {
	files, interim int
	levels         counts
	gaps           map[string]*gap // by requirement
	fixes          map[string]int  // in how many files somebody said that a fix is open
	shares         [6][]int        // in place in tenths of a percent: overall, then by family
	bank           *questions.Bank
}

type gap struct{ notMet, partly, assessed int }

// NewPortfolio begins with no results.
func NewPortfolio(bank *questions.Bank) *Portfolio {
	return &Portfolio{bank: bank, gaps: map[string]*gap{}, fixes: map[string]int{}}
}

// Add takes one result in.
func (p *Portfolio) Add(r *risk.Result) {
	p.files++
	if r.Progress.Interim() {
		p.interim++
	}
	*map[questions.Level]*int{questions.VeryHigh: &p.levels.VeryHigh, questions.High: &p.levels.High,
		questions.Moderate: &p.levels.Moderate, questions.Low: &p.levels.Low, questions.VeryLow: &p.levels.VeryLow,
		questions.Undetermined: new(int)}[r.Level]++
	for i := range r.Requirements {
		p.addRequirement(&r.Requirements[i])
	}
	seen := map[string]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if fix := f.Question.Fix; fix != "" && !seen[fix] && f.Said() && f.Weak() {
			seen[fix] = true
			p.fixes[fix]++
		}
	}
	for i, share := range sharesOf(&r.Coverage) {
		p.shares[i] = append(p.shares[i], share)
	}
}

func (p *Portfolio) addRequirement(req *risk.Requirement) {
	if !req.Requirement.Counted() || req.Status == risk.NotRelevant {
		return
	}
	g := p.gaps[req.Requirement.ID]
	if g == nil {
		g = &gap{}
		p.gaps[req.Requirement.ID] = g
	}
	switch req.Status {
	case risk.NotMet:
		g.notMet++
	case risk.Partly:
		g.partly++
	}
	if req.Status != risk.NotAssessed {
		g.assessed++
	}
}

func sharesOf(c *risk.Coverage) [6]int {
	return [6]int{c.Overall.Tenths, c.Family[questions.Administrative].Tenths, c.Family[questions.Physical].Tenths,
		c.Family[questions.Technical].Tenths, c.Family[questions.Organizational].Tenths,
		c.Family[questions.Documentation].Tenths}
}

// The summary of many results, fields in the order they are written.
type (
	portfolio struct {
		Schema       string        `json:"schema"`
		Files        int           `json:"files"`
		Interim      int           `json:"interim"`
		Levels       counts        `json:"levels"`
		Requirements []weakest     `json:"weakest_requirements"`
		Fixes        []frequent    `json:"most_frequent_fixes"`
		InPlace      []percentiles `json:"in_place"`
	}
	weakest struct {
		ID       string `json:"id"`
		Title    string `json:"title"`
		NotMet   int    `json:"not_met"`
		Partly   int    `json:"partly"`
		Assessed int    `json:"assessed"` // files in which it applies and somebody answered
	}
	frequent struct {
		ID    string `json:"id"`
		Title string `json:"title"`
		Files int    `json:"files"`
	}
	percentiles struct {
		Of  string      `json:"of"`
		P10 risk.Tenths `json:"p10"`
		P25 risk.Tenths `json:"p25"`
		P50 risk.Tenths `json:"p50"`
		P75 risk.Tenths `json:"p75"`
		P90 risk.Tenths `json:"p90"`
	}
)

// listed is how many requirements and fixes a summary names.
const listed = 15

// summary is what the results came to, in a fixed order.
func (p *Portfolio) summary() portfolio {
	s := portfolio{Schema: PortfolioSchema, Files: p.files, Interim: p.interim, Levels: p.levels,
		Requirements: []weakest{}, Fixes: []frequent{}, InPlace: []percentiles{}}
	for _, id := range slices.Sorted(maps.Keys(p.gaps)) {
		if g := p.gaps[id]; g.notMet+g.partly > 0 {
			s.Requirements = append(s.Requirements, weakest{id, p.bank.Requirement(id).Title, g.notMet, g.partly, g.assessed})
		}
	}
	slices.SortStableFunc(s.Requirements, func(a, b weakest) int {
		return cmp.Or(cmp.Compare(b.NotMet, a.NotMet), cmp.Compare(b.Partly, a.Partly))
	})
	for _, f := range p.bank.Fixes {
		if n := p.fixes[f.ID]; n > 0 {
			s.Fixes = append(s.Fixes, frequent{f.ID, f.Title, n})
		}
	}
	slices.SortStableFunc(s.Fixes, func(a, b frequent) int { return cmp.Compare(b.Files, a.Files) })
	s.Requirements, s.Fixes = s.Requirements[:min(len(s.Requirements), listed)], s.Fixes[:min(len(s.Fixes), listed)]
	for i, of := range []string{"overall", "administrative", "physical", "technical", "organizational", "documentation"} {
		if p.files > 0 {
			s.InPlace = append(s.InPlace, percentilesOf(of, slices.Sorted(slices.Values(p.shares[i]))))
		}
	}
	return s
}

// percentilesOf takes for each percentile the value that so many of a hundred do not exceed (nearest rank).
func percentilesOf(of string, sorted []int) percentiles {
	at := func(percent int) risk.Tenths { return risk.Tenths(sorted[max((len(sorted)*percent+99)/100, 1)-1]) }
	return percentiles{of, at(10), at(25), at(50), at(75), at(90)}
}

// JSON writes the summary as one indented object.
func (p *Portfolio) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(p.summary())
}

// atItsWorst says what the figures make of what is open.
func atItsWorst(interim int) string {
	if interim == 0 {
		return ""
	}
	return ": what is open counts at its worst"
}

// Text writes the summary for a person.
func (p *Portfolio) Text(w io.Writer) error {
	s := p.summary()
	t := &texts{w: w}
	t.line("Assessments: %d, interim %d%s", s.Files, s.Interim, atItsWorst(s.Interim))
	t.line("Level of risk: %d Very High, %d High, %d Moderate, %d Low, %d Very Low", s.Levels.VeryHigh, s.Levels.High,
		s.Levels.Moderate, s.Levels.Low, s.Levels.VeryLow)
	t.line("\nIn place, percent        10th   25th   50th   75th   90th percentile")
	for _, q := range s.InPlace {
		t.line("  %-20s %6s %6s %6s %6s %6s", q.Of, q.P10, q.P25, q.P50, q.P75, q.P90)
	}
	t.line("\nRequirements most often not met, then partly")
	t.none(len(s.Requirements))
	for _, r := range s.Requirements {
		t.line("  %4d not met, %4d partly of %4d  %s  %s", r.NotMet, r.Partly, r.Assessed, r.ID, r.Title)
	}
	t.line("\nFixes that are open most often")
	t.none(len(s.Fixes))
	for _, f := range s.Fixes {
		t.line("  %4d  %s  %s", f.Files, f.ID, f.Title)
	}
	return t.err
}

// texts writes lines and keeps the first error.
type texts struct {
	w   io.Writer
	err error
}

// none says so where a list of n has nothing.
func (t *texts) none(n int) {
	if n == 0 {
		t.line("  none")
	}
}

func (t *texts) line(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format+"\n", args...)
	}
}
