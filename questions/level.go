package questions

import (
	"fmt"
	"strings"

	"ephisra/questions/yamlfile"
)

// Level is a value on the five-step scale SP 800-30 uses for likelihood,
// impact and risk. Zero is Undetermined, so a level nobody set is never low.
type Level int8

// The five levels, lowest first (SP 800-30 Rev. 1, Tables G-2, H-3 and I-3).
const (
	Undetermined Level = iota
	VeryLow
	Low
	Moderate
	High
	VeryHigh
)

// Levels lists the five levels, lowest first.
var Levels = [5]Level{VeryLow, Low, Moderate, High, VeryHigh}

var levelNames = [...]string{"Undetermined", "Very Low", "Low", "Moderate", "High", "Very High"}

// String returns the level as a report prints it, such as "Very High".
func (l Level) String() string {
	if l < 0 || int(l) >= len(levelNames) {
		return fmt.Sprintf("Level(%d)", int8(l))
	}
	return levelNames[l]
}

// ID returns the level as files and JSON write it, such as "very_high".
func (l Level) ID() string {
	if l < 0 || int(l) >= len(levelIDs) {
		return strings.ToLower(l.String())
	}
	return levelIDs[l]
}

var levelIDs = [...]string{"undetermined", "very_low", "low", "moderate", "high", "very_high"}

// MarshalText writes the level's ID.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.ID()), nil }

// ParseLevel reads a level by its ID or its name; case, "-" and " " do not matter.
// Any other text, "undetermined" included, is an error.
func ParseLevel(text string) (Level, error) {
	id := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(text))
	for _, l := range Levels {
		if l.ID() == id {
			return l, nil
		}
	}
	return Undetermined, fmt.Errorf("unknown level %s; use very_low, low, moderate, high or very_high",
		yamlfile.Clip(text))
}

// Band says a level with every open answer at its worst, and at its best where that differs: "High, at best Moderate".
func Band(worst, best Level) string {
	if worst == best {
		return worst.String()
	}
	return worst.String() + ", at best " + best.String()
}
