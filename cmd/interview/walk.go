package interview

import (
	"fmt"
	"slices"
	"strconv"

	"ephisra/questions"
)

// Skip moves to the next question of the walk.
func (d *Desk) Skip() Outcome {
	d.forward()
	return Outcome{Moved: true}
}

// Back moves to the question before, of those to walk through.
func (d *Desk) Back() Outcome {
	at := d.Here()
	for d.Session.Back() {
		if d.isWalked(d.Here()) {
			return Outcome{Moved: true}
		}
	}
	if at != "" {
		_ = d.Session.Go(at)
	}
	return Outcome{Told: []string{"This is the first question."}}
}

// forward moves to the next question, of those to walk through.
func (d *Desk) forward() {
	for d.Session.Next() {
		if d.isWalked(d.Here()) {
			return
		}
	}
}

// isWalked reports whether a question is among those to walk through.
func (d *Desk) isWalked(id string) bool { return d.Only == nil || slices.Contains(d.Only, id) }

// Go moves to a question by its id or its number in the list, to the question that holds the list another is
// worked out from, or to the only question that holds a text. Several that hold it come back as ids.
func (d *Desk) Go(text string) (found []string, o Outcome) {
	if d.Session.Go(text) == nil {
		return nil, Outcome{Moved: true}
	}
	if n, err := strconv.Atoi(text); err == nil {
		return nil, d.goNumber(n)
	}
	if q := d.Bank.Question(text); q != nil && q.Share != nil {
		return nil, d.goShare(q)
	}
	for _, q := range d.Session.Find(text) {
		found = append(found, q.ID)
	}
	switch len(found) {
	case 0:
		return nil, refuse(fmt.Errorf("%w. No other question holds %q; try a shorter word, or r for the list",
			d.Session.Go(text), text))
	case 1:
		_ = d.Session.Go(found[0])
		return nil, Outcome{Moved: true}
	}
	return found, Outcome{}
}

func (d *Desk) goNumber(n int) Outcome {
	asked := d.Session.Asked()
	if n < 1 || n > len(asked) {
		return refuse(fmt.Errorf("there is no question %d; the last is %d", n, len(asked)))
	}
	_ = d.Session.Go(asked[n-1].ID)
	return Outcome{Moved: true}
}

// goShare leads to the list a question is worked out from.
func (d *Desk) goShare(q *questions.Question) Outcome {
	for _, other := range d.Session.Asked() {
		if listing := q.Share.Of.Listing(); listing != questions.NoListing && other.Lists == listing {
			_ = d.Session.Go(other.ID)
			return Outcome{Moved: true, Told: []string{fmt.Sprintf("%s is worked out from the list kept here.", q.ID)}}
		}
	}
	return refuse(d.Session.Go(q.ID))
}
