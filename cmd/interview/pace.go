package interview

import (
	"slices"
	"time"
)

// How a sitting's own pace is reckoned: by the median of the last answers, once there are enough of them. Whoever
// was away that long was not answering.
const (
	paceFrom  = 10
	paceOver  = 20
	longPause = 5 * time.Minute
	roundedTo = 5 // minutes
)

// pace is how long each question took in this sitting.
type pace struct {
	on      string // the question answered last
	since   time.Time
	answers int
	took    []time.Duration
}

// note takes in that a question was answered. An answer changed at once is one answer.
func (p *pace) note(id string, now time.Time) {
	if id == p.on {
		p.since = now
		return
	}
	if took := now.Sub(p.since); p.answers > 0 && took <= longPause {
		p.took = append(p.took, took)
		p.took = p.took[max(0, len(p.took)-paceOver):]
	}
	p.on, p.since = id, now
	p.answers++
}

// minutes is about how long a number of questions takes at this pace, to five minutes; false is too early to say.
func (p *pace) minutes(questions int) (int, bool) {
	if p.answers < paceFrom || len(p.took) == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(p.took))
	left := sorted[len(sorted)/2] * time.Duration(questions)
	return int(left.Minutes()+roundedTo-1) / roundedTo * roundedTo, true
}

// MinutesLeft is about how long the rest of the interview takes: at this sitting's pace from its tenth answer on,
// before that as the bank says.
func (d *Desk) MinutesLeft() int {
	if minutes, known := d.pace.minutes(d.Session.Progress().Pending()); known {
		return minutes
	}
	return d.Session.MinutesLeft()
}
