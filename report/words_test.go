package report

import (
	"testing"

	"ephisra/assessment"
)

// TestTextEndsOnce: what a person typed may end with a stop of its own.
func TestTextEndsOnce(t *testing.T) {
	for text, want := range map[string]string{"": "", "Acme": "Acme.", "Acme, Inc.": "Acme, Inc.", "Who knows?": "Who knows?"} {
		if got := endText(text); got != want {
			t.Errorf("%q ends as %q", text, got)
		}
	}
}

// TestAsAmericansWrite: days, large numbers, whole percent.
func TestAsAmericansWrite(t *testing.T) {
	for got, want := range map[string]string{
		DayText(assessment.Day{Year: 2026, Month: 10, Date: 1}): "Oct 1, 2026", DayText(assessment.Day{}): "",
		grouped(0): "0", grouped(999): "999", grouped(14200): "14,200", grouped(1234567): "1,234,567", dollars(12500): "$12,500",
		percent(295): "30%", percent(4): "0%", percent(1000): "100%",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
