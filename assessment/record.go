package assessment

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// Record puts a reply to a question on record with who gave it and when. Notes, evidence, flags and
// decisions beside it stay. A reply the question does not take is an error and changes nothing, and
// so is one to a question not asked, or to one with differing answers that nobody settled.
func (s *Session) Record(id string, r Reply, by Stamp) (Branch, error) {
	q := s.bank.Question(id)
	if err := s.canRecord(q, id, &r); err != nil {
		return Branch{}, err
	}
	if s.Answer(id) != nil && s.Answer(id).InConflict() {
		return Branch{}, fmt.Errorf("the answers to %q differ; settle them with a reason", id)
	}
	return s.edit(id, func(a *Answer) { a.put(q, r, by) }), nil
}

// RecordAt is Record for one site of a question asked per site.
func (s *Session) RecordAt(id, site string, r Reply, by Stamp) (Branch, error) {
	q := s.bank.Question(id)
	if err := s.canRecord(q, id, &r); err != nil {
		return Branch{}, err
	}
	if q.Per != questions.PerSite {
		return Branch{}, fmt.Errorf("question %q is asked once for the practice, not per site", id)
	}
	if !slices.Contains(siteIDs(s.a), site) {
		return Branch{}, fmt.Errorf("unknown site %q%s", site, yamlfile.DidYouMean(site, siteIDs(s.a)))
	}
	return s.edit(id, func(a *Answer) { a.putSite(q, site, r, by) }), nil
}

func (s *Session) canRecord(q *questions.Question, id string, r *Reply) error {
	if q == nil || q.Retired != nil || !NewVisibility(s.bank, s.a).Verdict(q).Applies() {
		return s.notAsked(id)
	}
	if !r.Given() {
		return fmt.Errorf("no answer to %q was given", id)
	}
	faults := []error{CheckText(r.Text, r.NA)}
	for _, m := range r.misfits(q) {
		faults = append(faults, errors.New(m.text))
	}
	return errors.Join(faults...)
}

// put takes a reply over. What was carried from last year is answered by it.
func (a *Answer) put(q *questions.Question, r Reply, by Stamp) {
	a.Rev, a.Reply, a.Carried, a.Sites = q.Rev, r, nil, nil
	a.stamp(by)
}

func (a *Answer) putSite(q *questions.Question, site string, r Reply, by Stamp) {
	a.Reply, a.Carried = Reply{}, nil
	if a.Sites == nil {
		a.Sites = map[string]*Answer{}
	}
	one := &Answer{}
	if before := a.Sites[site]; before != nil {
		one = before
	}
	one.put(q, r, by)
	a.Sites[site], a.Rev = one, q.Rev
	a.stamp(by)
}

// stamp notes who and when. A basis not said leaves the one before.
func (a *Answer) stamp(by Stamp) {
	a.SaidBy, a.At = by.By, by.At.UTC().Truncate(time.Second)
	if by.Basis != NoBasis {
		a.Basis = by.Basis
	}
}

// Clear takes a question back to not answered. What was recorded beside the answer stays.
func (s *Session) Clear(id string) Branch {
	if s.Answer(id) == nil {
		return Branch{}
	}
	return s.edit(id, func(a *Answer) {
		a.Rev, a.Reply, a.Carried, a.Sites, a.SaidBy, a.Basis, a.At = 0, Reply{}, nil, nil, "", NoBasis, time.Time{}
	})
}

// Confirm takes last year's answer over as this year's. Without one it is an error.
func (s *Session) Confirm(id string, by Stamp) (Branch, error) {
	a := s.Answer(id)
	if a == nil || a.Carried == nil {
		return Branch{}, fmt.Errorf("question %q has no earlier answer to confirm", id)
	}
	return s.Record(id, a.Carried.Answer.Reply, by)
}

// Settle puts on record what holds where answers differ, who settled it and why. Every voice is kept.
func (s *Session) Settle(id string, r Reply, why string, by Stamp) (Branch, error) {
	a := s.Answer(id)
	if a == nil || len(a.Conflict) == 0 {
		return Branch{}, fmt.Errorf("nothing to settle: the answers to %q do not differ", id)
	}
	if why == "" || by.By == "" {
		return Branch{}, errors.New("settling needs a reason and who settles it")
	}
	q := s.bank.Question(id)
	if err := errors.Join(s.canRecord(q, id, &r), CheckText(why)); err != nil {
		return Branch{}, err
	}
	return s.edit(id, func(a *Answer) {
		a.put(q, r, by)
		a.Settled = &Settled{by.By, why}
	}), nil
}
