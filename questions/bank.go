package questions

import (
	"fmt"
	"reflect"

	"ephisra/questions/yamlfile"
)

// Bank is everything asked and everything needed to weigh the answers, in the order of its files.
// Only Load makes one, so every reference in it leads somewhere.
type Bank struct {
	ID       string // "hipaa-security-rule"
	Version  string // "2026.1"
	Title    string
	Added    []Layer // the banks that extend it, in the order they lie on it
	Changes  []Change
	Roles    []Role
	Sections []Section // in the order they are asked

	Requirements []Requirement // in the order of the Rule
	Method       Method
	Categories   []Category
	Threats      []ThreatEvent
	Costs        []Cost // what it has cost others, by kind of outcome
	Fixes        []Fix
	ActionSteps  []ActionStep
	Frameworks   []Framework
	Terms        []Term      // the glossary
	Questions    []*Question // in the order asked
	Retired      []*Question // not asked any more; kept so that old files stay readable

	byID index
}

// Name returns id and version of the bank and of those that lie on it, such as
// "hipaa-security-rule 2026.1 with texas 3".
func (b *Bank) Name() string {
	name := b.ID + " " + b.Version
	for i, l := range b.Added {
		name += [...]string{" with ", " and "}[min(i, 1)] + l.ID + " " + l.Version
	}
	return name
}

// Same reports whether two banks hold the same.
func (b *Bank) Same(other *Bank) bool {
	one, two := *b, *other
	one.byID, two.byID = index{}, index{} // made from the rest
	return reflect.DeepEqual(one, two)
}

// Question returns the question with an id, retired ones included, or nil.
func (b *Bank) Question(id string) *Question { return b.byID.questions[id] }

// Requirement returns the requirement with a citation, or nil.
func (b *Bank) Requirement(id string) *Requirement { return b.byID.requirements[id] }

// Cited returns the requirement that a citation names, by itself or by one of its elements, or nil.
func (b *Bank) Cited(cite string) *Requirement {
	if r := b.Requirement(cite); r != nil {
		return r
	}
	for i := range b.Requirements {
		if b.Requirements[i].Element(cite) != nil {
			return &b.Requirements[i]
		}
	}
	return nil
}

// Threat returns the threat event with an id, or nil.
func (b *Bank) Threat(id string) *ThreatEvent { return b.byID.threats[id] }

// Fix returns the fix with an id, or nil.
func (b *Bank) Fix(id string) *Fix { return b.byID.fixes[id] }

// Section returns the section with an id, or nil.
func (b *Bank) Section(id string) *Section { return b.byID.sections[id] }

// Role returns the role with an id, or nil.
func (b *Bank) Role(id string) *Role { return b.byID.roles[id] }

// Term returns the glossary entry with an id, or nil.
func (b *Bank) Term(id string) *Term { return b.byID.terms[id] }

// Framework returns the framework with an id, or nil.
func (b *Bank) Framework(id string) *Framework { return b.byID.frameworks[id] }

// UnknownThreat is the error for an id that is none of a threat event, with the nearest one.
func (b *Bank) UnknownThreat(id string) error {
	ids := make([]string, len(b.Threats))
	for i, t := range b.Threats {
		ids[i] = t.ID
	}
	return fmt.Errorf("unknown threat event %q%s", id, yamlfile.DidYouMean(id, ids))
}

// Guarding is one safeguard on the path of a threat event: the question that asks about it and
// how it guards.
type Guarding struct {
	Question *Question
	Guard    Guard
}

// Guards returns the safeguards on the path of a threat event, in bank order.
func (b *Bank) Guards(threat string) []Guarding { return b.byID.guards[threat] }

// Layer is a bank that extends another. Assessments are made with the id and version of the one below.
type Layer struct {
	ID, Version string
	Digest      string // "sha256:" and 64 hex digits, over the names and texts of its files
}

// Change is one entry of the bank's changelog.
type Change struct {
	Version string
	Text    string
}

// Role is whom to ask, such as {"it", "IT support"}.
type Role struct {
	ID, Title string
}

// Section is a topic an interviewer takes with one person. Its questions stand in one file.
type Section struct {
	ID      string // the file's name without its folder and ending
	Title   string
	Family  Safeguard
	File    string // path inside the bank, "technical/signing-in.yaml"
	Minutes int    // about how long it takes; 0 is not said
}

// MinutesFor is about how long so many questions of a section take: their part of its minutes, rounded up.
func (b *Bank) MinutesFor(s Section, pending int) int {
	all := 0
	for _, q := range b.Questions {
		if q.Section == s.ID && q.Share == nil {
			all++
		}
	}
	return (s.Minutes*pending + all - 1) / max(1, all)
}

// Safeguard is a family of safeguards of the Security Rule. Zero is not known.
type Safeguard int8

// The families (45 CFR 164.306 to 164.316). General holds 164.306 and the practice facts.
const (
	NoSafeguard    Safeguard = iota
	General                  // 164.306
	Administrative           // 164.308
	Physical                 // 164.310
	Technical                // 164.312
	Organizational           // 164.314
	Documentation            // 164.316
)

// Families lists the families whose safeguards are counted, in the order of the Rule.
var Families = [5]Safeguard{Administrative, Physical, Technical, Organizational, Documentation}

// Requirement is a general rule, standard or implementation specification of 45 CFR Part 164 Subpart C.
type Requirement struct {
	ID            string // citation to the exact paragraph, "164.308(a)(1)(ii)(A)"
	Matrix        string // standards: the short citation of Appendix A to Subpart C
	Title         string
	TitleOfficial bool // the Rule itself gives this title
	Safeguard     Safeguard
	Kind          RequirementKind
	Parent        string // specifications: the standard they belong to
	Obligation    Obligation
	AppliesTo     []string
	Summary       string // one sentence in our own words; not the text of the Rule
	Elements      []Element

	MetByAssessment bool // an assessment that is signed and complete is what it asks for
}

// Element is a lettered or numbered part of a requirement that can be cited by itself.
type Element struct {
	ID      string
	Summary string
}

// Counted reports whether the requirement is among those that are counted: the standards and
// implementation specifications. The general rules of 164.306 are met through them.
func (req *Requirement) Counted() bool { return req.Kind != GeneralRule }

// Element returns the part of the requirement with a citation, or nil.
func (req *Requirement) Element(cite string) *Element {
	for i := range req.Elements {
		if req.Elements[i].ID == cite {
			return &req.Elements[i]
		}
	}
	return nil
}

// RequirementKind says what a requirement is. Zero is not known.
type RequirementKind int8

// The kinds of requirement.
const (
	NoKind        RequirementKind = iota
	GeneralRule                   // a paragraph of 164.306
	Standard                      // 22 of them
	Specification                 // an implementation specification; 46 of them
)

// Obligation reports whether a specification is required or addressable (45 CFR 164.306(d)). Zero is not known.
type Obligation int8

// The obligations. A standard is always Required (164.306(c)).
const (
	NoObligation Obligation = iota
	Required                // implement it (164.306(d)(2))
	Addressable             // assess it, then implement it or document why not and what instead (164.306(d)(3))
)

// ActionStep is one of the ten action steps for practices.
type ActionStep struct {
	Number  int // 1-10
	Title   string
	Essence string
	Probes  []Probe

	Evidence []string // what the practice should be able to show
	Supports []string // citations the step helps to meet
	Watch    []string // dated facts to check again before a release
}

// Probe is a topic that tells whether a practice takes an action step.
type Probe struct {
	ID    string // "4.1"
	Topic string
}

// Cost is what one kind of outcome has cost others: words with amounts and years as published, never a
// number to reckon with.
type Cost struct {
	ID, Title    string
	Typical, Bad string
	Source       string // who published it, and when
}

// Term is a glossary entry.
type Term struct {
	ID    string // the term in lower case with "-" for blanks
	Title string
	Text  string
}

// Fix is what closes one or more vulnerabilities. Several questions may share one.
type Fix struct {
	ID         string
	Title      string // begins with a verb
	First      string // the first step; takes under an hour
	Lasting    string // the measure that lasts, cheapest honest way first
	Affordable string // how a five-person practice can do it
	Who        string // id of the Role that usually does it
	Effort     Effort
	Cost       string // typical cost band in words
}

// Effort is how much work a fix is. Zero is not known and weighs like Large.
type Effort int8

// The efforts; method.yaml holds what each weighs.
const (
	NoEffort Effort = iota
	Small           // hours
	Medium          // days
	Large           // weeks, or a purchase
)
