package assessment

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"ephisra/questions/yamlfile"
)

// dateForms are the ways a person writes a date, each with the order of its parts. A date without its day is
// the first of the month: the earlier day never makes a practice look better. They are compiled when first used, for
// few commands read one.
var dateForms = sync.OnceValue(func() []dateForm {
	return []dateForm{
		{regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`), 1, 2, 3},                       // 2025-3-31
		{regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})$`), 1, 2, 0},                                     // 2025-03
		{regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$`), 3, 1, 2},                 // 3/31/2025, 3/31/25
		{regexp.MustCompile(`^(\d{1,2})[-/.](\d{4})$`), 2, 1, 0},                                     // 3/2025
		{regexp.MustCompile(`^([a-z]{3,9})\.?,? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$`), 3, 1, 2},   // March 31, 2025
		{regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$`), 3, 2, 1}, // 31 March 2025
		{regexp.MustCompile(`^([a-z]{3,9})\.?,? +(\d{4})$`), 2, 1, 0},                                // March 2025
	}
})

type dateForm struct {
	form             *regexp.Regexp
	year, month, day int // groups; 0 is left out
}

// ReadDay reads a date as Americans type it: 3/31/2025, 3/31/25, March 31 2025, 3/2025, March 2025, or
// 2025-03-31. Files hold the last of these only (ParseDay), so say back what was understood. "today" is the
// day given. Two digits of a year are the latest such year that is not more than ten years after today.
func ReadDay(text string, today Day) (Day, error) {
	written := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if written == "today" && !today.IsZero() {
		return today, nil
	}
	for _, f := range dateForms() {
		if parts := f.form.FindStringSubmatch(written); parts != nil {
			return dayOfParts(text, fullYear(parts[f.year], today), parts[f.month], dayPart(parts, f.day))
		}
	}
	return Day{}, noDate(text)
}

func noDate(text string) error {
	return fmt.Errorf("%s is not a date; write it like 3/31/2025, March 31 2025, 3/2025 or 2025-03-31",
		yamlfile.Clip(text))
}

func dayPart(parts []string, group int) string {
	if group == 0 {
		return "1"
	}
	return parts[group]
}

// fullYear completes a year of two digits.
func fullYear(text string, today Day) int {
	year, _ := strconv.Atoi(text)
	if len(text) > 2 {
		return year
	}
	for year += 2000; year > today.Year+10; year -= 100 {
	}
	return year
}

// dayOfParts makes a day that the calendar has.
func dayOfParts(text string, year int, month, day string) (Day, error) {
	m, known := monthOf(month)
	d, err := strconv.Atoi(day)
	if !known || err != nil || year == 0 {
		return Day{}, noDate(text)
	}
	if t := time.Date(year, m, d, 0, 0, 0, 0, time.UTC); t.Month() != m || t.Day() != d {
		return Day{}, fmt.Errorf("%s is no day of the calendar; month comes before day, as in 3/31/2025", yamlfile.Clip(text))
	}
	return Day{year, m, d}, nil
}

// monthOf reads a month by its number, or by at least three letters of its name.
func monthOf(text string) (time.Month, bool) {
	if n, err := strconv.Atoi(text); err == nil {
		return time.Month(n), true // a month the calendar does not have is told as a day it does not have
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), text) || text == "sept" && m == time.September {
			return m, true
		}
	}
	return 0, false
}

// The years a date in an assessment is likely to have.
const (
	firstYear = 1990
	lastYear  = 2100
)

// Doubt says what is odd about a date that should have come by today, or "": a year nobody can mean, or a day
// still to come. For a date that may be still to come give no today.
func (d Day) Doubt(today Day) string {
	switch {
	case d.IsZero():
		return ""
	case d.Year < firstYear || d.Year > lastYear:
		return fmt.Sprintf("%s has the year %d; is it right?", d, d.Year)
	case !today.IsZero() && d.After(today):
		return fmt.Sprintf("%s is still to come; is the year right?", d)
	}
	return ""
}
