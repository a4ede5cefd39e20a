package assessment

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Column is one thing a list holds of each row: how it is asked for, read from what a person types, and
// written back the way the file holds it.
type Column[T any] struct {
	Key  string // as files write it; flags have hyphens for its underscores
	Ask  string // as an interview asks for it
	Help string // of its flag, the value's name in backquotes

	read  func(row *T, text string, today Day) error
	Write func(row *T) string // "" where nothing is given
	Day   func(row *T) Day    // of a column of days, else nil
	past  bool                // a day that should have come

	take   func(to, from *T) // takes the value of another row over
	isText bool              // free text: two of them may stand beside each other
}

// Flag returns the name of the flag that sets the column.
func (c *Column[T]) Flag() string { return strings.ReplaceAll(c.Key, "_", "-") }

// Read sets a column of a row from what a person typed; blank text takes the value away. A text that does not
// fit is an error and changes nothing.
func (c *Column[T]) Read(row *T, text string, today Day) error {
	if err := CheckText(text); err != nil {
		return err
	}
	if Blank(text) {
		text = ""
	}
	return c.read(row, strings.TrimSpace(text), today)
}

// readColumns sets the columns that are named. Every text that does not fit is told, at once.
func readColumns[T any](columns []Column[T], row *T, values []Value, today Day) error {
	var faults []error
	for _, v := range values {
		at := slices.IndexFunc(columns, func(c Column[T]) bool { return c.Key == v.Key })
		if at < 0 {
			faults = append(faults, fmt.Errorf("there is no %q here", v.Key))
			continue
		}
		if err := columns[at].Read(row, v.Text, today); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", columns[at].Flag(), err))
		}
	}
	return errors.Join(faults...)
}

// Doubt says what is odd about the column's date, or "".
func (c *Column[T]) Doubt(row *T, today Day) string {
	if c.Day == nil {
		return ""
	}
	if !c.past {
		today = Day{}
	}
	return c.Day(row).Doubt(today)
}

// The kinds of column, by what they hold.

func taking[T, V any](at func(*T) *V) func(to, from *T) {
	return func(to, from *T) { *at(to) = *at(from) }
}

func textColumn[T any](key, ask, help string, at func(*T) *string) Column[T] {
	return Column[T]{
		Key: key, Ask: ask, Help: help, take: taking(at), isText: true,
		read:  func(row *T, text string, _ Day) error { *at(row) = text; return nil },
		Write: func(row *T) string { return *at(row) },
	}
}

func dayColumn[T any](key, ask, help string, past bool, at func(*T) *Day) Column[T] {
	return Column[T]{
		Key: key, Ask: ask, Help: help, past: past, take: taking(at),
		read: func(row *T, text string, today Day) (err error) {
			var day Day
			if text != "" {
				day, err = ReadDay(text, today)
			}
			if err == nil {
				*at(row) = day
			}
			return err
		},
		Write: func(row *T) string { return at(row).String() },
		Day:   func(row *T) Day { return *at(row) },
	}
}

// triWords are what a person may type for yes, no and not known.
var triWords = map[string]Tri{
	"": NotKnown, "unknown": NotKnown, "don't know": NotKnown, "dont know": NotKnown, "?": NotKnown,
	"yes": Yes, "y": Yes, "true": Yes, "no": No, "n": No, "false": No,
}

// String returns "yes", "no", or "" where it is not known.
func (t Tri) String() string { return [...]string{NotKnown: "", Yes: "yes", No: "no"}[t] }

var errTri = errors.New("type yes, no or unknown")

func triColumn[T any](key, ask, help string, at func(*T) *Tri) Column[T] {
	return Column[T]{
		Key: key, Ask: ask, Help: help, take: taking(at),
		read: func(row *T, text string, _ Day) error {
			t, known := triWords[strings.ToLower(text)]
			if !known {
				return errTri
			}
			*at(row) = t
			return nil
		},
		Write: func(row *T) string { return at(row).String() },
	}
}

func numberColumn[T any](key, ask, help string, most int, at func(*T) *int) Column[T] {
	return Column[T]{
		Key: key, Ask: ask, Help: help, take: taking(at),
		read: func(row *T, text string, _ Day) error {
			n, err := readNumber(text, most)
			if err == nil {
				*at(row) = n
			}
			return err
		},
		Write: func(row *T) string {
			if *at(row) == 0 {
				return ""
			}
			return strconv.Itoa(*at(row))
		},
	}
}

// readNumber reads a whole number as people type it: 14,200 and $500 too. None is 0.
func readNumber(text string, most int) (int, error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(strings.NewReplacer(",", "", "$", "").Replace(text))
	if err != nil || n < 0 || n > most {
		return 0, fmt.Errorf("type a whole number from 0 to %d", most)
	}
	return n, nil
}

func wordColumn[T any](key, ask, help string, words []string, at func(*T) *string) Column[T] {
	return Column[T]{
		Key: key, Ask: ask, Help: help, take: taking(at),
		read: func(row *T, text string, _ Day) error {
			text = strings.ToLower(text)
			if text != "" && !slices.Contains(words, text) {
				return fmt.Errorf("type one of %s", strings.Join(words, ", "))
			}
			*at(row) = text
			return nil
		},
		Write: func(row *T) string { return *at(row) },
	}
}
