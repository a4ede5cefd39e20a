package risk

import (
	"fmt"

	"ephisra/questions"
)

var statusWords = [...]struct{ id, text string }{
	NotAssessed: {"not_assessed", "Not assessed"},
	NotMet:      {"not_met", "Not met"},
	Partly:      {"partly", "Partly met"},
	Alternative: {"alternative", "Alternative"},
	Met:         {"met", "Met"},
	NotRelevant: {"not_applicable", "Not applicable"},
}

// ID returns the status as JSON writes it, such as "not_met".
func (s RequirementStatus) ID() string { return statusWords[s.validOr()].id }

// String returns the status as a report prints it, such as "Not met".
func (s RequirementStatus) String() string { return statusWords[s.validOr()].text }

// MarshalText writes the status's ID.
func (s RequirementStatus) MarshalText() ([]byte, error) { return []byte(s.ID()), nil }

// validOr returns the status, or NotAssessed for a number that is none.
func (s RequirementStatus) validOr() RequirementStatus {
	if s < 0 || int(s) >= len(statusWords) {
		return NotAssessed
	}
	return s
}

// StatusCounts says how many standards and implementation specifications stand at each status, by
// RequirementStatus. The general rules of 164.306 are met through them and are not counted.
type StatusCounts [6]int

// Statuses counts the requirements of a result.
func (r *Result) Statuses() StatusCounts {
	var by StatusCounts
	for i := range r.Requirements {
		if req := &r.Requirements[i]; req.Requirement.Counted() {
			by[req.Status]++
		}
	}
	return by
}

// String returns the counts in one line, such as "59 met, 4 alternative, 2 partly, …".
func (by StatusCounts) String() string {
	return fmt.Sprintf("%d met, %d alternative, %d partly, %d not met, %d not assessed, %d not applicable",
		by[Met], by[Alternative], by[Partly], by[NotMet], by[NotAssessed], by[NotRelevant])
}

var bandIDs = [...]string{BandLater: "later", BandRule: "rule", BandNow: "now"}

// ID returns the band as JSON writes it: "now", "rule" or "later".
func (b Band) ID() string { return bandIDs[b] }

// String returns the share as a percentage with one decimal, such as "62.5 %".
func (s Share) String() string { return fmt.Sprintf("%d.%d %%", s.Tenths/10, s.Tenths%10) }

// HighOrAbove returns how many events stand at High or Very High.
func (c Counts) HighOrAbove() int { return c[questions.High] + c[questions.VeryHigh] }
