package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"ephisra/assessment"
	"ephisra/assessment/risk"
)

// count writes a number and its noun: "1 event", "3 events".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// chooseNoun returns a singular or plural verb or word.
func chooseNoun(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// joinList writes "a, b and c".
func joinList(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// joinFilled joins the texts that are not empty.
func joinFilled(separator string, texts ...string) string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, separator)
}

// orDash shows that nothing was said.
func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// labelText writes "Label: text", or nothing for no text.
func labelText(label, text string) string {
	if text == "" {
		return ""
	}
	return label + ": " + text
}

// before writes "by Ana Ruiz", or nothing for no text.
func before(word, text string) string {
	if text == "" {
		return ""
	}
	return word + " " + text
}

// who returns a person's name and role by ID, or the text itself where it names nobody listed.
func (b *builder) who(id string) string {
	for _, p := range b.Assessment.People {
		if p.ID == id {
			return joinFilled(", ", p.Name, p.Role)
		}
	}
	if r := b.Bank.Role(id); r != nil {
		return r.Title
	}
	return id
}

// name returns a person's name by ID, or the text itself where it names nobody listed.
func (b *builder) name(id string) string {
	for _, p := range b.Assessment.People {
		if p.ID == id {
			return p.Name
		}
	}
	return b.who(id)
}

// measure writes a value and its level: "84 High".
func measure(m risk.Measure) string { return fmt.Sprintf("%d %s", m.Value, m.Level) }

func tri(t assessment.Tri) string {
	return [...]string{assessment.NotKnown: "not known", assessment.Yes: "yes", assessment.No: "no"}[t]
}

func number(n int) string { return strconv.Itoa(n) }

// dollars writes 12500 as "$12,500".
func dollars(n int) string { return "$" + grouped(n) }

// grouped writes 12500 as "12,500".
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// DayText writes a day as Americans do: "Oct 1, 2026". Zero is no text.
func DayText(d assessment.Day) string {
	if d.IsZero() {
		return ""
	}
	return time.Date(d.Year, time.Month(d.Month), d.Date, 0, 0, 0, 0, time.UTC).Format("Jan 2, 2006")
}

// percent writes tenths of a percent as a whole one, rounded half up: "30%".
func percent(tenths int) string { return number(wholePercent(tenths)) + "%" }

func wholePercent(tenths int) int { return (tenths + 5) / 10 }

// momentDay is the day of a moment where it was said. One without a time zone of its own says so, for in America
// its evenings are the next day.
func momentDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	day := DayText(assessment.DayOf(t))
	if _, offset := t.Zone(); offset == 0 {
		day += " UTC"
	}
	return day
}
