package cmd

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"ephisra/assessment"
	"ephisra/assessment/risk"
)

// scored is what came of one input: its result, or why there is none, and the text a worker has written for it.
type scored struct {
	scoreInput
	result *risk.Result
	bench  *bench
	room   *[]byte // the text a worker has written
	gates  []error // that it reaches
	warned assessment.Warnings
	err    error
}

// bulkGC is how much garbage may lie beside what is in use, in percent of it: little is in use, so twice as much as
// usual saves a sixth of the time and costs some 7 MB.
const bulkGC = 200

// ahead is how many inputs for each worker may be found, and be scored and not used yet: enough that none has to wait
// for the next, which was an eighth of the time.
const ahead = 4

// scoreAll scores every input with a few workers at once and hands the results on in the order of the inputs. It holds
// no more of them than the workers need.
func (app *App) scoreAll(paths []string, jobs int, score func(scoreInput) *scored, use func(*scored)) (failed []error) {
	if jobs < 1 {
		jobs = runtime.GOMAXPROCS(0)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(bulkGC))
	queue := make(chan chan *scored, ahead*jobs) // in the order of the inputs
	go func() {
		defer close(queue)
		app.scoreInto(queue, paths, jobs, score)
	}()
	for done := range queue {
		one := <-done
		if one.err != nil {
			failed = append(failed, one.err)
			continue
		}
		use(one)
		one.putBack()
	}
	return failed
}

// scoreInto puts a promise of every result into the queue, and hands the inputs to so many workers.
func (app *App) scoreInto(queue chan<- chan *scored, paths []string, jobs int, score func(scoreInput) *scored) {
	type order struct {
		in   scoreInput
		done chan<- *scored
	}
	orders := make(chan order, ahead*jobs)
	defer close(orders)
	for range jobs {
		go func() {
			for o := range orders {
				o.done <- score(o.in)
			}
		}()
	}
	promise := func() chan *scored {
		done := make(chan *scored, 1)
		queue <- done
		return done
	}
	app.eachInput(paths, func(in scoreInput) bool {
		orders <- order{in, promise()}
		return true
	}, func(err error) { promise() <- &scored{err: err} })
}

// bench is what a file is read into and worked out on. It is used again once nobody looks at the result any more.
type bench struct {
	room   []byte // the bytes of a file, which its texts share
	memory assessment.Memory
	result risk.Result
}

var benches = sync.Pool{New: func() any { return new(bench) }}

// putBack lets the next input have the bench, and the result on it is gone.
func (one *scored) putBack() {
	if one.bench != nil {
		benches.Put(one.bench)
		one.bench, one.result = nil, nil
	}
}

// rooms is memory for the texts of results, used again and again.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// scoreInput reads and scores one input.
func (app *App) scoreInput(in scoreInput, model *risk.Model, asOf assessment.Day) *scored {
	one := &scored{scoreInput: in, bench: benches.Get().(*bench)}
	src := in.text
	if src == nil {
		if src, one.err = app.vault.ReadInto(one.bench.room, in.name); one.err != nil {
			return one
		}
		one.bench.room = src
	}
	a, warnings, err := assessment.DecodeInto(&one.bench.memory, in.name, src, model.Bank())
	if one.warned, one.err = warnings, err; err != nil {
		return one
	}
	if !asOf.IsZero() {
		a.SpeakOf(asOf)
	}
	one.result = &one.bench.result
	model.AssessInto(one.result, a, one.bench.memory.Digest)
	return one
}

// progress tells a person at a terminal how far a long job is.
type progress struct {
	app          *App
	began, shown time.Time
	done         int
}

// shownEvery is how often the line is drawn, and shownAfter how long a job has to run to be told of.
const shownEvery, shownAfter = 200 * time.Millisecond, time.Second

// step counts one more.
func (p *progress) step() {
	p.done++
	now := time.Now()
	if !p.app.Terminal.Err || now.Sub(p.began) < shownAfter || now.Sub(p.shown) < shownEvery {
		return
	}
	p.shown = now
	fmt.Fprintf(p.app.Err, "\r%d scored, %.0f a second ", p.done, float64(p.done)/now.Sub(p.began).Seconds())
}

// end takes the line away.
func (p *progress) end() {
	if !p.shown.IsZero() {
		fmt.Fprint(p.app.Err, "\r\x1b[K")
	}
}
