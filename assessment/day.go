package assessment

import (
	"cmp"
	"fmt"
	"time"

	"ephisra/questions/yamlfile"
)

// Day is a calendar day. Its zero value is no day given.
type Day struct {
	Year  int // 1 to 9999
	Month time.Month
	Date  int
}

// ParseDay reads "2026-11-23". A day the calendar does not have is an error.
func ParseDay(text string) (Day, error) {
	if d := plainDay(text); d.Year > 0 && d.Date <= fewestDays {
		return d, nil // as nearly all are, without a calendar
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || t.Year() == 0 {
		return Day{}, fmt.Errorf("%s is not a date; write year-month-day, such as 2026-11-23", yamlfile.Clip(text))
	}
	return DayOf(t), nil
}

// fewestDays is how many days every month has.
const fewestDays = 28

// plainDay reads a text that is laid out like a day, or returns the zero Day. The month is one of the calendar, the
// date may be none of the month.
func plainDay(text string) Day {
	if len(text) != len(time.DateOnly) || text[4] != '-' || text[7] != '-' {
		return Day{}
	}
	y1, y2, m, d := twoDigits(text), twoDigits(text[2:]), twoDigits(text[5:]), twoDigits(text[8:])
	if y1 < 0 || y2 < 0 || m < 1 || m > 12 || d < 1 {
		return Day{}
	}
	return Day{y1*100 + y2, time.Month(m), d}
}

// twoDigits is the number that a text begins with, or -1 where it does not begin with two digits.
func twoDigits(text string) int {
	tens, ones := text[0]-'0', text[1]-'0' // other characters are above 9
	if tens > 9 || ones > 9 {
		return -1
	}
	return int(tens)*10 + int(ones)
}

// plainMoment reads a text laid out as this program writes moments, in UTC or so many whole hours from it, as nearly
// all are. It reports false for any other, and for what is no moment.
func plainMoment(text string) (time.Time, bool) {
	const day, clock = len(time.DateOnly), len("2006-01-02T15:04:05")
	if len(text) <= clock || text[day] != 'T' || text[day+3] != ':' || text[day+6] != ':' {
		return time.Time{}, false
	}
	d := plainDay(text[:day])
	hour, minute, second := twoDigits(text[day+1:]), twoDigits(text[day+4:]), twoDigits(text[day+7:])
	ahead, isZone := plainZone(text[clock:])
	if !isZone || d.Year <= 0 || d.Date > fewestDays || uint(hour) > 23 || uint(minute) > 59 || uint(second) > 59 {
		return time.Time{}, false
	}
	at := time.Unix(int64(((d.since1970()*24+hour-ahead)*60+minute)*60+second), 0)
	return at.In(zones[ahead+mostAhead]), true
}

// since1970 is the number of days from the first of 1970, by the calendar of today; years count from March, so that a
// leap day is the last of its year.
func (d Day) since1970() int {
	y, m := d.Year, int(d.Month)-3
	if m < 0 {
		y, m = y-1, m+12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*m+2)/5 + d.Date - 1 - 719_468
}

// plainZone is how many whole hours a zone is ahead of UTC: "Z", "-05:00".
func plainZone(text string) (ahead int, ok bool) {
	if text == "Z" {
		return 0, true
	}
	if len(text) != len("-05:00") || text[3:] != ":00" || text[0] != '-' && text[0] != '+' {
		return 0, false
	}
	ahead = twoDigits(text[1:])
	ok = ahead > 0 && ahead <= mostAhead
	if text[0] == '-' {
		ahead = -ahead
	}
	return ahead, ok
}

// mostAhead is by how many hours a zone differs from UTC at most.
const mostAhead = 14

// zones are the time zones of whole hours, from the one that is furthest behind.
var zones = func() (all [2*mostAhead + 1]*time.Location) {
	for i := range all {
		all[i] = time.FixedZone("", (i-mostAhead)*3600)
	}
	all[mostAhead] = time.UTC
	return all
}()

// DayOf returns the day of a moment, in the moment's own time zone: the day a person there writes.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// String returns the day as "2026-11-23", or "" for no day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return string(d.append(make([]byte, 0, len(time.DateOnly))))
}

func (d Day) append(b []byte) []byte {
	if d.Year < 0 || d.Year > 9999 { // no file holds such a year
		return fmt.Appendf(b, "%04d-%02d-%02d", d.Year, d.Month, d.Date)
	}
	y, m := d.Year, int(d.Month)
	return append(b, digit(y/1000), digit(y/100), digit(y/10), digit(y), '-', digit(m/10), digit(m), '-', digit(d.Date/10),
		digit(d.Date))
}

// digit is the last digit of a number.
func digit(n int) byte { return '0' + byte(n%10) }

// IsZero reports whether no day is given.
func (d Day) IsZero() bool { return d == Day{} }

// After reports whether d is later than e.
func (d Day) After(e Day) bool {
	return d.Compare(e) > 0
}

// Compare is below 0 where the day comes before another, 0 where it is the same, and above 0 where it comes after.
func (d Day) Compare(e Day) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Date, e.Date))
}

// AddMonths returns the same date so many months later, or the last date of that month if it is shorter.
func (d Day) AddMonths(months int) Day {
	first := time.Date(d.Year, d.Month+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Day{first.Year(), first.Month(), min(d.Date, last)}
}

// Serial is the day as spreadsheets count them: from the last day of 1899.
func (d Day) Serial() int {
	day := time.Date(d.Year, d.Month, d.Date, 0, 0, 0, 0, time.UTC)
	return int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}
