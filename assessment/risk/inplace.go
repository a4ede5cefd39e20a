package risk

import (
	"ephisra/assessment"
	"ephisra/questions"
)

// maxInPlace is a safeguard wholly in place.
const maxInPlace = 100

// inPlace returns how far an answer says a safeguard is in place, 0-100, as of a day. An answer
// that the question does not know (an option since dropped) is 0.
func inPlace(q *questions.Question, a *assessment.Answer, asOf assessment.Day) int {
	switch {
	case a.Choice != "":
		return optionInPlace(q, a.Choice)
	case a.Chosen:
		return manyInPlace(q, a.Choices)
	case !a.Date.IsZero():
		return ageInPlace(q.Age, a.Date, asOf)
	case a.Number != nil:
		return rangeInPlace(q.Ranges, *a.Number)
	}
	return 0
}

func optionInPlace(q *questions.Question, id string) int {
	if o := q.Option(id); o != nil {
		return o.InPlace
	}
	return 0
}

// manyInPlace is the sum of the chosen options, at most 100.
func manyInPlace(q *questions.Question, chosen []string) int {
	sum := 0
	for _, id := range chosen {
		sum += optionInPlace(q, id)
	}
	return min(sum, maxInPlace)
}

// ageInPlace grades a date by its age. A date after asOf says nothing yet and is 0.
func ageInPlace(bands []questions.AgeBand, date, asOf assessment.Day) int {
	if date.After(asOf) {
		return 0
	}
	for _, band := range bands {
		if !asOf.After(date.AddMonths(band.Months)) {
			return band.InPlace
		}
	}
	return 0
}

func rangeInPlace(ranges []questions.Range, n int) int {
	for _, r := range ranges {
		if r.From <= n && n <= r.To {
			return r.InPlace
		}
	}
	return 0
}
