package report

import (
	"ephisra/assessment"
	"ephisra/assessment/risk"
)

// Options says how a report is made. None of it changes a finding.
type Options struct {
	PreparedBy   string       // printed on the cover; empty: left out
	Confidential string       // printed on the cover and at the foot of every page; empty: left out
	Since        *risk.Result // an earlier assessment by the same bank, to say what changed; nil: none
	Proposal     bool         // with the page on the proposed rule of January 2025
	Full         bool         // an interim report has its work sheets too
}

// builder holds what every section is written from.
type builder struct {
	*risk.Result
	opts Options
	plan []risk.PlanStep

	questionNumbers map[string]string
	weakSpots       map[string]int
	titles          map[string]string // of the sections, by ID
	changed         *risk.Comparison  // since Options.Since; nil: nothing to compare with
	words           saidWords         // by the sections before

	bySite     []risk.SiteResult            // nil with one site or none
	worstSites map[string][]assessment.Site // by event, where it does not stand alike everywhere
}

// newBuilder reckons what every section refers to.
func newBuilder(r *risk.Result, opts Options) *builder {
	b := &builder{Result: r, opts: opts, plan: r.Plan(), questionNumbers: numberQuestions(r.Bank),
		weakSpots: numberWeakSpots(r.Findings), titles: map[string]string{}, bySite: r.BySite()}
	b.worstSites = risk.WorstSites(b.bySite)
	if opts.Since != nil {
		b.changed = risk.Compare(opts.Since, r)
	}
	return b
}

// sections lists the chapters in reading order: what to know, what to do, what it rests on.
var sections = []struct {
	part      Part
	id, title string
	page      bool
	blocks    func(*builder) []Block
}{
	{ForOwner, "summary", "Where you stand", true, (*builder).whereYouStand},
	{ForOwner, "first", "What to do first", true, (*builder).whatFirst},
	{ForOwner, "since", "Since last time", true, (*builder).since},
	{WholeReport, "actions", "What to do, in order", true, (*builder).actions},
	{WholeReport, "risk-register", "Risk register", false, (*builder).register},
	{WholeReport, "costs", "What it has cost others", false, (*builder).costs},
	{WholeReport, "requirements", "Requirements of the Security Rule", false, (*builder).requirements},
	{WholeReport, "decisions", "Decisions on addressable specifications", false, (*builder).decisions},
	{WholeReport, "action-steps", "The ten action steps", false, (*builder).actionSteps},
	{WholeReport, "safeguards", "Safeguards in place", false, (*builder).safeguards},
	{WholeReport, "open-items", "Open items", false, (*builder).openItems},
	{WholeReport, "scope", "Scope, people and inventory", false, (*builder).scope},
	{WholeReport, "method", "How the levels are worked out", false, (*builder).method},
	{WholeReport, "elements", "The nine elements of a risk analysis", false, (*builder).elements},
	{WholeReport, "mips", "If you report under MIPS", false, (*builder).mips},
	{WholeReport, "proposal", "If the proposed rule became law", true, (*builder).proposal},
	{WholeReport, "limits", "What this report is not", false, (*builder).limits},
	{WholeReport, "sign-off", "Sign-off", false, (*builder).signOff},
	{EvidencePart, "pairs", "Every threat event and its vulnerabilities", true, (*builder).workSheets},
	{EvidencePart, "actions-in-full", "Every action in full", false, (*builder).actionDetails},
	{EvidencePart, "answers", "Every answer", false, (*builder).answers},
	{EvidencePart, "glossary", "Terms used", false, (*builder).glossary},
}

// Build writes the report of a result. It is a pure function: equal input gives an equal Document.
func Build(r *risk.Result, opts Options) *Document {
	b := newBuilder(r, opts)
	doc := &Document{
		Title:    "HIPAA Security Risk Assessment",
		Practice: b.practice(),
		AsOf:     r.Assessment.AsOf,
		Bank:     r.Bank.Name(),
		Verdict:  b.verdict(),
		Cover:    b.cover(),

		PreparedBy:   opts.PreparedBy,
		Confidential: opts.Confidential,
	}
	doc.Draft, doc.Status = b.status()
	for _, s := range sections {
		b.titles[s.id] = s.title
	}
	for _, s := range sections {
		if blocks := s.blocks(b); len(blocks) > 0 {
			for _, block := range blocks {
				block.Draw(&b.words)
			}
			doc.add(Section{ID: s.id, Part: s.part, Title: s.title, Page: s.page, Blocks: blocks})
		}
	}
	return doc
}

// add sets a section behind the others. The first of a part starts a page.
func (d *Document) add(s Section) {
	if last := len(d.Sections) - 1; last >= 0 && d.Sections[last].Part != s.Part {
		s.Page = true
	}
	d.Sections = append(d.Sections, s)
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
	last := b.Assessment.LastSignoff()
	switch {
	case last == nil:
		return true, "DRAFT"
	case last.Digest != assessment.Digest(b.Assessment):
		return true, "CHANGED SINCE SIGNED"
	}
	return false, "Signed " + b.signedOn()
}

// signedOn is the day on which a signed assessment was signed last.
func (b *builder) signedOn() string { return DayText(assessment.DayOf(b.Assessment.LastSignoff().At)) }
