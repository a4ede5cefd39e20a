package interview

import (
	"fmt"
	"testing"
	"time"
)

// TestThePaceIsTheMedianOfTheLastTwenty: from the tenth answer on, pauses left out, rounded up to five minutes.
func TestThePaceIsTheMedianOfTheLastTwenty(t *testing.T) {
	var p pace
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	answer := func(took time.Duration, times int) {
		for range times {
			now = now.Add(took)
			p.note(fmt.Sprint(now), now)
		}
	}
	answer(time.Minute, 9)
	if _, known := p.minutes(10); known {
		t.Error("nine answers tell a pace")
	}
	answer(time.Minute, 1)
	answer(3*time.Hour, 3)
	if got, known := p.minutes(12); !known || got != 15 {
		t.Errorf("12 questions at a minute each take %d", got)
	}
	answer(20*time.Second, 20)
	if got, _ := p.minutes(12); got != 5 {
		t.Errorf("at 20 seconds each they take %d", got)
	}
	if got, _ := p.minutes(0); got != 0 {
		t.Errorf("nothing takes %d", got)
	}
}

// TestAnAnswerChangedAtOnceIsOne: going to and fro at a question is no pace.
func TestAnAnswerChangedAtOnceIsOne(t *testing.T) {
	var p pace
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	for range 30 {
		now = now.Add(time.Second)
		p.note("same", now)
	}
	if p.answers != 1 || len(p.took) != 0 {
		t.Errorf("%d answers, %v", p.answers, p.took)
	}
}
