package report

import (
	"ephisra/assessment"
	"ephisra/assessment/risk"
)

// Options says how a report is made. None of it changes a finding.
type Options struct {
	PreparedBy string // printed on the cover; empty: left out
}

// builder holds what every section is written from.
type builder struct {
	*risk.Result
	opts Options
	plan []risk.PlanStep
}

// sections lists the chapters in reading order: what to know, what to do, what it rests on.
var sections = []struct {
	id, title string
	page      bool
	blocks    func(*builder) []Block
}{
	{"summary", "Summary", true, (*builder).summary},
	{"actions", "What to do, in order", true, (*builder).actions},
	{"risk-register", "Risk register", true, (*builder).register},
	{"costs", "What it has cost others", false, (*builder).costs},
	{"requirements", "Requirements of the Security Rule", true, (*builder).requirements},
	{"decisions", "Decisions on addressable specifications", false, (*builder).decisions},
	{"action-steps", "The ten action steps", false, (*builder).actionSteps},
	{"safeguards", "Safeguards in place", false, (*builder).safeguards},
	{"open-items", "Open items", true, (*builder).openItems},
	{"scope", "Scope, people and inventory", true, (*builder).scope},
	{"method", "How the levels are worked out", true, (*builder).method},
	{"elements", "The nine elements of a risk analysis", false, (*builder).elements},
	{"limits", "What this report is not", false, (*builder).limits},
	{"pairs", "Every threat event and its vulnerabilities", true, (*builder).pairs},
	{"actions-in-full", "Every action in full", true, (*builder).actionDetails},
	{"answers", "Every answer", true, (*builder).answers},
	{"glossary", "Glossary", true, (*builder).glossary},
	{"sign-off", "Sign-off", true, (*builder).signOff},
}

// Build writes the report of a result. It is a pure function: equal input gives an equal Document.
func Build(r *risk.Result, opts Options) *Document {
	b := &builder{Result: r, opts: opts, plan: r.Plan()}
	doc := &Document{
		Title:    "HIPAA Security Risk Assessment",
		Practice: b.practice(),
		AsOf:     r.Assessment.AsOf,
		Bank:     r.Bank.Name(),
		Cover:    b.cover(),
	}
	doc.Draft, doc.Status = b.status()
	for _, s := range sections {
		if blocks := s.blocks(b); len(blocks) > 0 {
			doc.Sections = append(doc.Sections, Section{s.id, s.title, s.page, blocks})
		}
	}
	return doc
}

func (b *builder) practice() string {
	if b.Assessment.Practice.Name == "" {
		return "(the practice has no name yet)"
	}
	return b.Assessment.Practice.Name
}

// status reports whether the report is a draft, signed, or of answers that changed since they were
// signed: then the digest no longer fits.
func (b *builder) status() (draft bool, text string) {
	if len(b.Assessment.Signoff) == 0 {
		return true, "DRAFT"
	}
	last := b.Assessment.Signoff[len(b.Assessment.Signoff)-1]
	if last.Digest != assessment.Digest(b.Assessment) {
		return true, "CHANGED SINCE SIGNED"
	}
	return false, "Signed " + assessment.DayOf(last.At).String()
}
