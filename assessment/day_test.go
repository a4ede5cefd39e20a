package assessment

import (
	"math/rand/v2"
	"testing"
	"time"
)

// TestPlainDaysAndMoments: days and moments are read as the time package reads them, of any day and zone, and what it
// refuses is refused.
func TestPlainDaysAndMoments(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	taken := 0
	for range 100_000 {
		zone := time.FixedZone("", (random.IntN(30)-15)*3600+random.IntN(2)*random.IntN(4)*900)
		at := time.Unix(random.Int64N(300_000_000_000)-60_000_000_000, 0).In(zone)
		text := []byte(at.Format(time.RFC3339))
		if random.IntN(3) == 0 {
			text[random.IntN(len(text))] = "0123456789-:TZ+ x"[random.IntN(17)]
		}
		want, wrong := time.Parse(time.RFC3339, string(text))
		got, ok := plainMoment(string(text))
		if ok {
			taken++
			if wrong != nil || !got.Equal(want) || got.Format(time.RFC3339) != want.Format(time.RFC3339) {
				t.Fatalf("%s is %v, want %v (%v)", text, got, want, wrong)
			}
		}
		if len(text) < len(time.DateOnly) {
			continue
		}
		day := string(text[:len(time.DateOnly)])
		is, err := ParseDay(day)
		if on, wrong := time.Parse(time.DateOnly, day); (err == nil) != (wrong == nil && on.Year() > 0) || err == nil && is != DayOf(on) {
			t.Fatalf("%s is %v (%v), want %v (%v)", day, is, err, on, wrong)
		}
	}
	if taken < 20_000 {
		t.Errorf("only %d moments were taken: too few to say anything", taken)
	}
}
