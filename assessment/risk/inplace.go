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

// ageInPlace grades a date by its age, 0 where no band holds it.
func ageInPlace(bands []questions.AgeBand, date, asOf assessment.Day) int {
	if band := bandOf(bands, date, asOf); band != nil {
		return band.InPlace
	}
	return 0
}

// bandOf returns the band a date's age falls into, or nil where it is too old for any. A date after
// asOf says nothing yet and falls into none.
func bandOf(bands []questions.AgeBand, date, asOf assessment.Day) *questions.AgeBand {
	if date.After(asOf) {
		return nil
	}
	for i := range bands {
		if !asOf.After(date.AddMonths(bands[i].Months)) {
			return &bands[i]
		}
	}
	return nil
}

func rangeInPlace(ranges []questions.Range, n int) int {
	if r := rangeOf(ranges, n); r != nil {
		return r.InPlace
	}
	return 0
}

// rangeOf returns the range a number falls into, or nil.
func rangeOf(ranges []questions.Range, n int) *questions.Range {
	for i := range ranges {
		if ranges[i].From <= n && n <= ranges[i].To {
			return &ranges[i]
		}
	}
	return nil
}
