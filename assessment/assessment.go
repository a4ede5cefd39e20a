package assessment

import (
	"iter"
	"slices"
	"time"

	"ephisra/questions"
)

// Format is the number of the file format this package writes. It reads every older one.
const Format = 1

// Assessment is the content of one assessment file.
type Assessment struct {
	ID       string // eight hex digits, given once
	Bank     BankRef
	Practice Practice
	AsOf     Day // the day the assessment speaks of; ages and due dates count from it
	FileAsOf Day // the same as the file says, once SpeakOf has set another; kept in no file
	Sites    []Site
	People   []Person

	Answers   map[string]*Answer // by question id; none is nil
	Assets    []Asset
	Vendors   []Vendor
	Overrides []Override
	Plan      []PlanItem
	Signoff   []Signoff
	Drafts    []Draft
}

// SpeakOf lets an assessment be worked out as of another day than its file says. What was signed stays as it was.
func (a *Assessment) SpeakOf(day Day) {
	if a.FileAsOf.IsZero() {
		a.FileAsOf = a.AsOf
	}
	a.AsOf = day
}

// BankRef names the bank an assessment was answered with.
type BankRef struct {
	ID, Version string
	Added       []questions.Layer // banks of one's own that lay on it
}

// Practice is whom the assessment is about.
type Practice struct {
	Name string // empty until given
}

// Site is one place where the practice works.
type Site struct {
	ID, Name string
}

// Person took part: answers, decisions and sign-offs name people by ID.
type Person struct {
	ID, Name, Role string // Role is free text: "office manager"
}

// Asset is something that holds ePHI or protects it.
type Asset struct {
	ID, Name    string
	Kind        string // system, device, media or paper
	EPHI        Tri    // holds, sends or opens ePHI; not known counts as yes
	Place       string
	Owner       string // a person's ID or free text
	Encrypted   Tri
	SupportEnds Day // when the maker stops mending it; zero is not known
	Records     int // about how many patients' records; 0 is not known
	Note        string
}

// Vendor is an outside company or person.
type Vendor struct {
	ID, Name  string
	Service   string
	EPHI      Tri    // can see, store or carry ePHI; not known counts as yes
	Access    string // how it connects
	BAA       Day    // business associate agreement signed; zero is none or not known
	BAAEnds   Day    // zero is open-ended
	Assurance Day    // date of the last check of its safeguards; zero is none
	Note      string
}

// Tri is yes, no or not known, which is its zero value.
type Tri int8

// The values of a Tri.
const (
	NotKnown Tri = iota
	Yes
	No
)

// Reply is the answer itself. At most one of its forms is given.
type Reply struct {
	Choice  string   // an option's id
	Choices []string // option ids, of a question of type many
	Chosen  bool     // Choices was answered; with none in it: none of them
	Date    Day
	Number  *int
	Text    string
	Unknown bool   // "don't know"
	NA      string // why it does not apply
}

// Answer is what was said to one question, and what was recorded beside it.
type Answer struct {
	Rev int // of the question it answers; 0 is not said and counts as the present one
	Reply
	Carried  *Carried           // last year's answer, to be confirmed; no Reply beside it
	Conflict []Voice            // several people said different things
	Settled  *Settled           // who settled it and why; the Reply beside it is what holds
	Sites    map[string]*Answer // by site id, for questions asked per site; no Reply beside them

	Later    string // ask later, ask whom: a role, a person or free text
	Note     string
	SaidBy   string // a person's ID
	Basis    Basis
	Evidence []Evidence
	Decision *Decision
	At       time.Time // whole seconds, in the time zone of who said it, so that its day is theirs; zero is not said
}

// Carried is an answer taken over from an earlier assessment. It counts as unanswered until confirmed.
type Carried struct {
	Answer Answer
	From   Day // the earlier assessment's day
}

// Voice is one of several differing answers and who gave it.
type Voice struct {
	By     string // a person's ID; empty is not said
	Answer Answer
}

// Settled says who settled a conflict and why.
type Settled struct {
	By, Why string
}

// Basis is what an answer rests on. Zero is not said.
type Basis int8

// The bases, weakest last.
const (
	NoBasis  Basis = iota
	Observed       // the assessor saw it
	Document       // a document shows it
	Stated         // somebody said so
)

// Evidence is what shows that an answer is true.
type Evidence struct {
	What   string
	Where  string
	Dated  Day
	SHA256 string // of a file, 64 hex digits
}

// OfSites are the answers of an answer's sites, in the order of the sites.
func (a *Assessment) OfSites(answer *Answer) iter.Seq2[Site, *Answer] {
	return func(yield func(Site, *Answer) bool) {
		for _, s := range a.Sites {
			if one := answer.Sites[s.ID]; one != nil && !yield(s, one) {
				return
			}
		}
	}
}

// EvidenceOf is what was shown for an answer, that of its sites behind it. No answer has none.
func (a *Assessment) EvidenceOf(answer *Answer) []Evidence {
	if answer == nil {
		return nil
	}
	list := slices.Clip(answer.Evidence)
	for _, one := range a.OfSites(answer) {
		list = append(list, one.Evidence...)
	}
	return list
}

// Decision records why an addressable specification is not implemented (45 CFR 164.306(d)(3)).
type Decision struct {
	Why        string // why it is not reasonable and appropriate here
	Instead    string // the equivalent alternative measure, or why none is reasonable
	ApprovedBy string // a person's ID
	On         Day
	ReviewBy   Day
}

// Complete reports whether the decision holds what 45 CFR 164.306(d)(3)(ii)(B) asks to document, and what
// this program asks besides: who approved it and when, and that it is not past its own review date on
// the day given.
func (d *Decision) Complete(on Day) bool {
	return d != nil && d.Why != "" && d.Instead != "" && d.ApprovedBy != "" && !d.On.IsZero() &&
		!d.On.After(on) && (d.ReviewBy.IsZero() || !on.After(d.ReviewBy))
}

// Override is the assessor's own level for a threat event. Both levels may be given, or one;
// an Undetermined one leaves the worked-out level.
type Override struct {
	Threat     string
	Likelihood questions.Level
	Impact     questions.Level
	Reason     string
	By         string // a person's ID
	At         time.Time
}

// PlanItem is one corrective action: what is done about a fix.
type PlanItem struct {
	Fix      string
	Owner    string // a person's ID or free text
	Due      Day
	State    PlanState
	Response Response
	Cost     int // US dollars; 0 is not known
	Done     Day
	Verified *Verified
	Accepted *Accepted
	Note     string
}

// IsOpen reports whether an item is still to be done: open or under way.
func (item *PlanItem) IsOpen() bool { return item.State == PlanOpen || item.State == PlanDoing }

// IsAccepted reports whether the risk is accepted instead, and still is on a day.
func (item *PlanItem) IsAccepted(on Day) bool {
	return item.State == PlanAccepted && !item.Accepted.IsLapsed(on)
}

// PlanState is how far a plan item is. Zero is open.
type PlanState int8

// The states. A plan item moves on from PlanOpen to PlanVerified; PlanAccepted ends it instead.
const (
	PlanOpen PlanState = iota
	PlanDoing
	PlanDone
	PlanVerified
	PlanAccepted
)

// Response is what the practice does about a risk (NIST SP 800-39). Zero is not decided.
type Response int8

// The responses.
const (
	NoResponse Response = iota
	Mitigate
	Accept
	Avoid
	Share
	Transfer
)

// Verified says who checked that a plan item is done, when, and what shows it.
type Verified struct {
	On       Day
	By       string
	Evidence string
}

// Accepted says who accepted the risk, why and until when.
type Accepted struct {
	On    Day
	By    string
	Why   string
	Until Day
}

// IsLapsed reports whether the day is past until which the risk was accepted. Nil, and without such a day, it never is.
func (a *Accepted) IsLapsed(asOf Day) bool {
	return a != nil && !a.Until.IsZero() && asOf.After(a.Until)
}

// Signoff binds a person's name to the digest of what was signed.
type Signoff struct {
	By, Role string
	At       time.Time
	Digest   string // "sha256:" and 64 hex digits
}
