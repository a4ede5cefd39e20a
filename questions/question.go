package questions

// Question is one thing asked: about a safeguard, or a fact of the practice.
type Question struct {
	ID      string // words; never renamed, never reused
	Rev     int    // 1 at first; up when the meaning changes
	Since   string // bank version that brought it
	Follows []Follow
	Retired *Retired // not asked any more; kept so that old files stay readable

	Ask      string
	Why      string // one sentence about a patient or the practice
	Help     string // what counts and what does not
	Section  string // id of its Section
	Cites    []string
	Standing Standing
	Proposed []string // items of the proposed rule this also answers
	Whom     []string // ids of Roles
	Per      Per
	When     *Condition // nil: always asked
	Type     Type
	Options  []Option // best first; date and number questions may have some, for "never"
	Age      []AgeBand
	Ranges   []Range
	Unit     string      // of a number question, such as "days"
	Excludes []Exclusion // answers to other questions that cannot be true beside some of this one
	Line     bool        // of a fact: its options are levels, and the one chosen is the highest the practice accepts
	Lists    Listing     // what the interview shows under the question
	// MeetsWith lists, for each of Cites, the options that meet it together; of a many question of standing rule.
	MeetsWith [][]string
	Share     *Share
	NA        string // when "does not apply" can be true; empty: N/A is not offered
	Evidence  []string
	Weakness  string // as a register prints it
	Guards    []Guard
	Fix       string
	Steps     []int // action steps, 1-10
	Probes    []string
	Topics    []string // what a practice meets today that this asks about
	Maps      []Mapped // items of other frameworks, by the id of the framework in alphabetical order
}

// Option returns the option with an id, or nil.
func (q *Question) Option(id string) *Option {
	for i := range q.Options {
		if q.Options[i].ID == id {
			return &q.Options[i]
		}
	}
	return nil
}

// Graded reports whether an answer has an in-place value: a safeguard of type choice, many, date,
// number or share. Facts and texts have none.
func (q *Question) Graded() bool { return q.Standing != Fact && q.Type != Text }

// Mapped is what a question answers of another framework.
type Mapped struct {
	Framework string
	Items     []string
}

// Follow says that this question took over from another, and what happens to the old answer.
type Follow struct {
	ID    string
	Rev   int
	Carry string // "keep" or "review"
}

// Retired says since which bank version a question is not asked, and why.
type Retired struct {
	In, Why string
}

// Standing says what a question rests on. Zero is not known.
type Standing int8

// The standings. Only Rule questions decide the status of a requirement.
const (
	NoStanding   Standing = iota
	Rule                  // the Security Rule in force
	GoodPractice          // recognized good practice; never a legal gap
	Proposed              // the proposed rule of January 2025; never a gap of any kind
	Fact                  // about the practice; never scored
)

// Per reports whether a question is asked once or for each site. Zero is once.
type Per int8

// The two ways to ask.
const (
	PerPractice Per = iota
	PerSite
)

// Type is the form of an answer. Zero is not known.
type Type int8

// The forms.
const (
	NoType  Type = iota
	Choice       // one option
	Many         // any options; in place is the sum, at most 100
	Date         // scored by its age against the assessment's date
	Number       // a whole number, scored by the range it falls into
	ShareOf      // computed from an inventory, not asked
	Text         // never scored
)

// Option is one answer to choose.
type Option struct {
	ID      string
	Text    string
	InPlace int // 0-100; 0 for facts
	Meets   Meeting
}

// AgeBand grades a date: not older than Months, in place InPlace.
type AgeBand struct {
	Months  int // 1 or more, ascending
	InPlace int // 0-100
	Meets   Meeting
}

// Range grades a whole number from From to To, both included.
type Range struct {
	From, To int
	InPlace  int // 0-100
	Meets    Meeting
}

// Share grades an inventory: the part of its rows under Where that Have what they need.
type Share struct {
	Of    Inventory
	Where []string // properties a row must have to count; empty: every row
	Have  string   // the property wanted
}

// Inventory names a list of the assessment. Zero is none.
type Inventory int8

// The inventories.
const (
	NoInventory Inventory = iota
	Assets
	Vendors
	Risks // the threat events that apply; worked out by the engine after the levels
)

// Listing returns the listing that shows an inventory.
func (i Inventory) Listing() Listing {
	return map[Inventory]Listing{Assets: OurAssets, Vendors: OurVendors}[i]
}

// ToDo says what is to be done about a list nobody filled in yet.
func (i Inventory) ToDo() string {
	return map[Inventory]string{
		Assets:  "List the systems and devices that hold patient data",
		Vendors: "List the vendors that handle patient data",
	}[i]
}

// Properties lists, for each inventory, the properties of a row a Share may name.
// The assessment says what each means.
var Properties = map[Inventory][]string{
	Assets:  {"ephi", "encrypted", "supported", "device", "system"},
	Vendors: {"ephi", "baa_in_force", "assured"},
	Risks:   {"high", "response"},
}

// Exclusion says that an answer with one of Own cannot be true beside one with one of Is to another question.
type Exclusion struct {
	Own      []string
	Question string
	Is       []string
	Why      string
}

// Listing names a list that a question is about and the interview shows with it. Zero is none.
type Listing int8

// The listings.
const (
	NoListing       Listing = iota
	OpenAddressable         // rule questions whose answer does not meet an addressable specification they cite
	OurVendors              // the practice's own vendors, to be entered there
	OurAssets               // its systems and devices, to be entered there
)

// Guard says how a safeguard acts on a threat event.
type Guard struct {
	Threat   string
	Strength Strength
	On       Factor
	How      string // the mechanism in one line
	Closes   bool   // on likelihood, strong: where it is in place the path is shut, whatever else is missing
}

// Strength is how much a safeguard does against a threat event. Zero is not known.
type Strength int8

// The strengths; method.yaml holds what each weighs. Strong means that with it
// alone absent the path stays at least half open.
const (
	NoStrength Strength = iota
	Supporting
	ModerateStrength
	Strong
)

// Factor is what a safeguard acts on. Zero is not known.
type Factor int8

// The two factors of risk.
const (
	NoFactor Factor = iota
	OnLikelihood
	OnImpact
)
