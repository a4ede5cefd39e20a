package assessment

import (
	"strings"
	"testing"
)

func TestDatesAsAmericansTypeThem(t *testing.T) {
	today := Day{2026, 11, 28}
	for text, want := range map[string]string{
		"2025-03-31": "2025-03-31", "2025-3-5": "2025-03-05", "2025/3/5": "2025-03-05", "3/31/2025": "2025-03-31",
		"03/31/2025": "2025-03-31",
		"3-31-2025":  "2025-03-31", "3.31.2025": "2025-03-31", "3/31/25": "2025-03-31", "1/1/36": "2036-01-01",
		"1/1/37": "1937-01-01", "12/31/99": "1999-12-31",
		"March 31 2025": "2025-03-31", "march 31, 2025": "2025-03-31", "Mar 31 2025": "2025-03-31",
		"MAR. 31, 2025": "2025-03-31", "March 31st, 2025": "2025-03-31",
		"31 March 2025": "2025-03-31", "15 Jan 2026": "2026-01-15", "15-Jan-2026": "2026-01-15",
		"2nd Sept 2025": "2025-09-02", "Sept. 5, 2025": "2025-09-05",
		"3/2025": "2025-03-01", "03/2025": "2025-03-01", "2025-03": "2025-03-01", "March 2025": "2025-03-01",
		"mar 2025":             "2025-03-01",
		"  March   31   2025 ": "2025-03-31", "today": "2026-11-28", "Today": "2026-11-28", "2/29/2024": "2024-02-29",
		"0202-03-31": "0202-03-31",
	} {
		if got, err := ReadDay(text, today); err != nil || got.String() != want {
			t.Errorf("%q: got %v, %v; want %s", text, got, err, want)
		}
	}
	for text, want := range map[string]string{
		"31/3/2025": "month comes before day", "2/29/2025": "no day of the calendar", "2025-13-01": "no day of the calendar",
		"0/0/2025": "no day of the calendar",
		"":         "is not a date", "2025": "is not a date", "soon": "is not a date", "Foo 3 2025": "is not a date",
		"ma 2025": "is not a date", "3/31": "is not a date",
		"2025-03-31x": "is not a date", "1/1/0000": "is not a date", "13/2025": "no day of the calendar",
		"tomorrow": "is not a date",
	} {
		if got, err := ReadDay(text, today); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, %v; want %q", text, got, err, want)
		}
	}
}

// FuzzReadDay checks that a day understood is written the way files hold it, and read back as itself both ways.
func FuzzReadDay(f *testing.F) {
	for _, seed := range []string{"3/31/2025", "March 31 2025", "2025-03", "today", "31 Feb 2025"} {
		f.Add(seed)
	}
	today := Day{2026, 11, 28}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ReadDay(text, today)
		if err != nil {
			if !d.IsZero() {
				t.Errorf("%q is no date and gives %v", text, d)
			}
			return
		}
		if again, err := ParseDay(d.String()); err != nil || again != d {
			t.Errorf("%q gives %v, which a file reads as %v, %v", text, d, again, err)
		}
		if again, err := ReadDay(d.String(), today); err != nil || again != d {
			t.Errorf("%q gives %v, which reads back as %v, %v", text, d, again, err)
		}
	})
}
