package risk

import (
	"ephisra/assessment"
	"ephisra/questions"
)

// Result is what an assessment comes to. Three results stand side by side and are never folded
// into one number: Risks, Requirements and Coverage.
type Result struct {
	Bank       *questions.Bank
	Assessment *assessment.Assessment

	Progress Progress
	// of the practice: its worst event, open answers at their worst; Undetermined where none applies
	Level        questions.Level
	Best         questions.Level // the same with every open answer at its best
	Counts       Counts
	CountsBest   Counts
	Inherent     Counts
	Target       Counts
	Risks        []Risk     // worst first
	Categories   []Category // in bank order, only those with an event that applies
	Requirements []Requirement
	Analysis     Analysis // how far this assessment is itself the risk analysis
	Coverage     Coverage
	ActionSteps  []ActionStep
	Findings     []Finding // every question, in bank order
	NotApplying  []*questions.ThreatEvent

	model    *Model
	paths    []path   // the events that apply, in bank order
	answered scenario // as answered, at the time the events were rated
}

// Counts says how many threat events stand at each level, by Level; index 0 is Undetermined.
type Counts [6]int

// Progress says how far the assessment is.
type Progress = assessment.Progress

// Finding is what the answer to one question means.
type Finding struct {
	Question *questions.Question
	Answer   *assessment.Answer // nil: none recorded
	State    State
	InPlace  int               // 0-100; 0 unless State is Answered
	Meets    questions.Meeting // of a rule question that is Answered; for each paragraph it cites
	Verdict  questions.Verdict
	Rows     []string // share questions: the inventory rows that lack what they need, by name
}

// Said reports whether somebody gave the answer, or one that hides the question: only then is a weak
// safeguard a finding. What nobody knows is to be found out first.
func (f *Finding) Said() bool { return f.State == Answered || f.State == HiddenByReply }

// Known says what is known of the answer: "given"; "not_asked" where another answer rules the question out; "unknown"
// where somebody said that nobody knows or answers differ; "none" where nobody gave one or it waits to be confirmed.
func (f *Finding) Known() string {
	switch {
	case f.State.Silent():
		return "none"
	case f.State.Open():
		return "unknown"
	case f.State == HiddenByReply:
		return "not_asked"
	}
	return "given"
}

// Weak reports whether the safeguard asked about is not fully in place and counts.
func (f *Finding) Weak() bool { return f.Question.Graded() && f.State.Counts() && f.InPlace < 100 }

// State says how a question stands; assessment judges it.
type State = assessment.State

// The states, by the names the engine uses.
const (
	Unanswered    = assessment.Unanswered
	Answered      = assessment.Answered
	DontKnow      = assessment.DontKnow
	InConflict    = assessment.InConflict
	ToConfirm     = assessment.ToConfirm
	NotApplicable = assessment.NotApplicable
	HiddenByFact  = assessment.HiddenByFact
	HiddenByReply = assessment.HiddenByReply
)

// Measure is a value and the level it falls into.
type Measure struct {
	Value int // 0-100
	Level questions.Level
}

// Rating is the arithmetic of one threat event for one set of answers.
type Rating struct {
	Initiation     Measure
	Susceptibility Measure
	Likelihood     questions.Level // G-5 of initiation and susceptibility
	Impact         Measure
	Level          questions.Level // I-2 of likelihood and impact
	Value          Tenths          // initiation × susceptibility × impact; orders risks inside a level
}

// Risk is one threat event that applies, as it stands.
type Risk struct {
	Event      *questions.ThreatEvent
	Rating            // with the override, where there is one
	Worked     Rating // what the tables say, without the override
	Inherent   Rating // every safeguard at 0; with the override where that is worse
	Target     Rating // with the plan's open items done, override included
	Best       Rating // with every open answer at its best, override included
	Overrides  []assessment.Override
	ImpactFull int // with no limiting safeguard in place, shifts included
	ImpactLeft int // with every one in place, shifts included

	path *path
}

// Category is a group of threat events.
type Category struct {
	Category questions.Category
	Level    questions.Level // its worst event
	Best     questions.Level // the same with every open answer at its best
	Sum      Tenths          // of its events' values; how much it rose is the difference of two sums
	Events   int
	Worst    *Risk
}

// RequirementStatus says how a requirement stands against the rule in force. Zero is not assessed.
type RequirementStatus int8

// The statuses. Only questions of standing rule decide them.
const (
	NotAssessed RequirementStatus = iota
	NotMet
	Partly
	Alternative // addressable, not in place, with a complete decision
	Met
	NotRelevant // not applicable
)

// Requirement is a requirement and its status.
type Requirement struct {
	Requirement *questions.Requirement
	Status      RequirementStatus

	at int // its place in Bank.Requirements
}

// Claim is what the answer to one rule question says of one paragraph it cites.
type Claim struct {
	Finding *Finding
	Cite    string
	Status  RequirementStatus
}

// ActionStep is one of the ten steps and how far it is taken.
type ActionStep struct {
	Step    questions.ActionStep
	Status  RequirementStatus
	InPlace Share

	at int // its place in Bank.ActionSteps
}

// Coverage is the share of safeguards in place, overall and by family.
type Coverage struct {
	Overall Share
	Family  [questions.Documentation + 1]Share
	Section []Share // by place in Bank.Sections
}

// Share is a mean of in-place values, in tenths of a percent, over so many safeguards.
type Share struct {
	Tenths int // 0-1000, rounded half up; 0 when Of is 0
	Open   int // of them not known yet, in tenths of a percent
	Of     int // safeguards that count
}

// PlanStep is one open fix at its place in the plan's order.
type PlanStep struct {
	Fix      *questions.Fix
	Item     *assessment.PlanItem // what the practice planned, or nil
	Findings []*Finding           // the weak answers it closes
	Band     Band
	Cites    []string // paragraphs it would meet that are not met or partly met, required ones first
	Risks    []int    // the places in Result.Risks of the events it acts on
	Alone    Effect   // were it the only one taken
	InOrder  Effect   // taken after those before it
	After    Counts   // levels with it and all before it taken
	Value    Tenths   // total value left then
	Reason   string   // of a settled step: why it is nothing to do now

	urgency int     // what it closes of missing strong safeguards of events at High
	closes  []int32 // the places of the questions of Findings
}

// Band says when a step is due. Zero is later.
type Band int8

// The bands of the plan.
const (
	BandLater Band = iota
	BandRule       // the Rule asks for it and it is not met
	BandNow        // it closes a missing strong safeguard of an event at High or above
)

// Effect is what taking a fix brings.
type Effect struct {
	Lowered []string // ids of events that come down a level
	OffHigh int      // of those, how many leave High or Very High for a lower level
	Drop    Tenths   // of the total value
}
