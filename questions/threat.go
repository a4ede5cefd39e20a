package questions

// ThreatEvent is one path by which ePHI or its use is harmed, so the safeguards on it are layers.
type ThreatEvent struct {
	ID         string
	Title      string
	Category   string // id of a Category
	Source     ThreatSource
	Harms      []Harm
	Initiation int // 0-100: how likely it starts or happens, before any safeguard (SP 800-30 G-2, G-3)
	Impact     int // 0-100: effect with no limiting safeguard (SP 800-30 H-3)
	ImpactLeft int // 0-100: effect with every limiting safeguard in place; equals Impact where there is none
	// SusceptibilityLeft is how far the path stays open with every safeguard in place, 0-100: what no
	// questionnaire closes.
	SusceptibilityLeft int
	// hundredths of a time a year, for Table G-3; 0 where the event is adversarial or does not say
	PerYear   int
	Inventory []InventoryFault // what in the inventories it could strike
	ShownBy   string           // the kind of asset that shows it to apply, whatever the facts say; empty: none
	NeverHigh string           // why no answer and no fact brings it to High; empty where one can
	When      *Condition
	Shifts    []Shift
	Basis     string // the published base rate, or the reason, the values rest on
}

// Shift moves a threat event's values for a practice whose fact has one of the options.
type Shift struct {
	Question   string
	Is         []string
	Initiation int // added; may be negative
	Impact     int // added to Impact and ImpactLeft; may be negative
	Why        string
}

// Category groups threat events.
type Category struct {
	ID, Title string
}

// ThreatSource is the kind of source (SP 800-30 Rev. 1, Table D-2). Zero is not known.
type ThreatSource int8

// The four kinds.
const (
	NoSource ThreatSource = iota
	Adversarial
	Accidental
	Structural
	Environmental
)

// InventoryFault is a way in which a row of an inventory is weak by its own data. Zero is none.
type InventoryFault int8

// The faults.
const (
	NoInventoryFault InventoryFault = iota
	NotEncrypted
	OutOfSupport
	NoAgreement
	AgreementExpired
)

// Harm is what a threat event hurts. Zero is not known.
type Harm int8

// The three harms (45 CFR 164.306(a)(1)).
const (
	NoHarm Harm = iota
	Confidentiality
	Integrity
	Availability
)
