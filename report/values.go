package report

import "fmt"

// Kind says what the values of a column are, of a Sheet or a Table.
type Kind int8

// The kinds, and the Go type of their values.
const (
	TextKind   Kind = iota // string
	NumberKind             // int
	TenthsKind             // risk.Tenths
	MoneyKind              // int, US dollars
	DayKind                // assessment.Day
	LevelKind              // questions.Level
	StatusKind             // risk.RequirementStatus
	RefKind                // Ref
)

// Value is what a cell says: nil where nothing is known, else of the type that its column's Kind says.
type Value any

// Ref is the ID of the place in a document that a cell leads to.
type Ref string

// ValueText is a value as programs read it: days as year-month-day, levels and statuses in words.
func ValueText(v Value) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}
