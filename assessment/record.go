package assessment

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
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
	if err := s.checkSettled(id, ""); err != nil {
		return Branch{}, err
	}
	return s.edit(id, func(a *Answer) { a.take(q, r, by) })
}

// RecordAt is Record for one site of a question asked per site. An answer for all sites stays, for the others.
func (s *Session) RecordAt(id, site string, r Reply, by Stamp) (Branch, error) {
	q := s.bank.Question(id)
	if err := s.canRecord(q, id, &r); err != nil {
		return Branch{}, err
	}
	if err := s.checkSite(q, id, site); err != nil {
		return Branch{}, err
	}
	if err := s.checkSettled(id, site); err != nil {
		return Branch{}, err
	}
	return s.edit(id, func(a *Answer) { a.takeAt(q, site, siteIDs(s.a), r, by) })
}

func (s *Session) canRecord(q *questions.Question, id string, r *Reply) error {
	if q == nil || q.Retired != nil || !s.seen.Verdict(q).Applies() {
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

// checkSettled is an error where answers differ or somebody settled them, at a site or with "" at any: no answer
// slips in beside those.
func (s *Session) checkSettled(id, site string) error {
	a := s.Answer(id)
	if a == nil || len(a.Conflict) == 0 && !a.differsAt(site) {
		return nil
	}
	return fmt.Errorf("the answers to %q differ; settle them with a reason, or clear them", id)
}

// differsAt reports whether several people answered for a site, or with "" for any.
func (a *Answer) differsAt(site string) bool {
	for id, one := range a.Sites {
		if len(one.Conflict) > 0 && (site == "" || site == id) {
			return true
		}
	}
	return false
}

// checkSite is an error where a question is not asked per site, or there is no such site.
func (s *Session) checkSite(q *questions.Question, id, site string) error {
	if q == nil || q.Per != questions.PerSite {
		return fmt.Errorf("question %q is asked once for the practice, not per site", id)
	}
	return s.a.KnowsSite(site)
}

// KnowsSite is an error for an ID that is none of a site.
func (a *Assessment) KnowsSite(id string) error {
	if ids := siteIDs(a); !slices.Contains(ids, id) {
		return fmt.Errorf("unknown site %q%s", id, yamlfile.DidYouMean(id, ids))
	}
	return nil
}

// take takes a reply over. What was carried from last year is answered by it; its note, evidence and
// decision stay until somebody replaces them.
func (a *Answer) take(q *questions.Question, r Reply, by Stamp) {
	a.keepCarried()
	same := !a.Given() && a.Carried == nil || a.SaidBy == by.By && reflect.DeepEqual(a.Reply, r)
	a.Rev, a.Reply, a.Carried, a.Sites, a.Later = q.Rev, r, nil, nil, laterAfter(a.Later, r)
	a.stamp(by, same)
}

// laterAfter drops the flag "ask later" once there is an answer; "don't know" is to be asked all the same.
func laterAfter(later string, r Reply) string {
	if r.Unknown {
		return later
	}
	return ""
}

// keepCarried takes over what stood beside last year's answer, where nothing newer stands there.
func (a *Answer) keepCarried() {
	if a.Carried == nil {
		return
	}
	before := &a.Carried.Answer
	if a.Note == "" {
		a.Note = before.Note
	}
	if len(a.Evidence) == 0 {
		a.Evidence = before.Evidence
	}
	if a.Decision == nil {
		a.Decision = before.Decision
	}
}

// takeAt takes a reply over for one site. What was said for all of them then stands at each of the others.
func (a *Answer) takeAt(q *questions.Question, site string, all []string, r Reply, by Stamp) {
	a.spread(all)
	one := &Answer{}
	if before := a.Sites[site]; before != nil {
		one = before
	}
	one.take(q, r, by)
	a.Sites[site], a.Rev, a.Later = one, q.Rev, laterAfter(a.Later, r)
	a.SaidBy, a.At = by.By, stampTime(by)
}

// spread turns an answer for all sites into one for each, and last year's into one to confirm for each. What stood
// beside last year's stays.
func (a *Answer) spread(sites []string) {
	a.keepCarried()
	if a.Sites == nil {
		a.Sites = map[string]*Answer{}
	}
	for _, id := range sites {
		if one := a.atSite(id); a.Sites[id] == nil && one != nil {
			a.Sites[id] = one
		}
	}
	a.Reply, a.Carried, a.Basis, a.Conflict, a.Settled = Reply{}, nil, NoBasis, nil, nil
}

// atSite is what an answer for all sites says of one, or last year's answer said of it; nil is nothing.
func (a *Answer) atSite(site string) *Answer {
	switch {
	case a.Given() || len(a.Conflict) > 0:
		return &Answer{Rev: a.Rev, Reply: a.Reply, SaidBy: a.SaidBy, Basis: a.Basis, At: a.At,
			Conflict: slices.Clone(a.Conflict), Settled: a.Settled}
	case a.Carried == nil:
		return nil
	}
	before := &a.Carried.Answer
	if len(before.Sites) > 0 {
		before = before.Sites[site]
	}
	if before == nil || !before.Given() {
		return nil
	}
	last := Answer{Rev: before.Rev, Reply: before.Reply, SaidBy: before.SaidBy, Basis: before.Basis, At: before.At}
	return &Answer{Carried: &Carried{Answer: last, From: a.Carried.From}}
}

// stamp notes who and when. A basis not said stays only where it was noted before there was an answer, or
// the same person says the same again: what one person saw is not credited to the next answer.
func (a *Answer) stamp(by Stamp, same bool) {
	a.SaidBy, a.At = by.By, stampTime(by)
	if by.Basis != NoBasis || !same {
		a.Basis = by.Basis
	}
}

func stampTime(by Stamp) time.Time { return by.At.Truncate(time.Second) }

// Clear takes a question back to not answered, differing answers and their settlement included. What was
// recorded beside the answer stays.
func (s *Session) Clear(id string) (Branch, error) {
	if s.Answer(id) == nil {
		return Branch{}, nil
	}
	return s.edit(id, func(a *Answer) {
		a.keepCarried()
		a.Rev, a.Reply, a.Carried, a.Sites, a.SaidBy, a.Basis, a.At = 0, Reply{}, nil, nil, "", NoBasis, time.Time{}
		a.Conflict, a.Settled = nil, nil
	})
}

// ClearAt takes one site of a question back to not answered; the other sites keep their answers.
func (s *Session) ClearAt(id, site string) (Branch, error) {
	if err := s.checkSite(s.bank.Question(id), id, site); err != nil || s.Answer(id) == nil {
		return Branch{}, err
	}
	return s.edit(id, func(a *Answer) {
		a.spread(siteIDs(s.a))
		if delete(a.Sites, site); len(a.Sites) == 0 {
			a.Sites, a.Rev, a.SaidBy, a.At = nil, 0, "", time.Time{}
		}
	})
}

// Confirm takes last year's answer over as this year's, with its note, evidence, basis and decision, said
// now by who confirms it. Without one it is an error.
func (s *Session) Confirm(id string, by Stamp) (Branch, error) {
	a := s.Answer(id)
	if a != nil && a.hasCarriedSite() {
		return s.confirmEachSite(s.bank.Question(id), by)
	}
	if a == nil || a.Carried == nil {
		return Branch{}, fmt.Errorf("question %q has no earlier answer to confirm", id)
	}
	if s.bank.Question(id).Share != nil { // it is worked out from its list, which holds again from now on
		return s.edit(id, func(a *Answer) { *a = Answer{} })
	}
	q, before := s.bank.Question(id), a.Carried.Answer.clone()
	if len(before.Sites) > 0 {
		return s.confirmSites(q, before, by)
	}
	if err := s.canRecord(q, id, &before.Reply); err != nil {
		return Branch{}, err
	}
	if by.Basis == NoBasis {
		by.Basis = before.Basis
	}
	return s.edit(id, func(a *Answer) { a.take(q, before.Reply, by) })
}

// hasCarriedSite reports whether some site has last year's answer still to confirm.
func (a *Answer) hasCarriedSite() bool {
	for _, one := range a.Sites {
		if one.Carried != nil {
			return true
		}
	}
	return false
}

// confirmEachSite takes last year's answer over at the sites that were not answered since.
func (s *Session) confirmEachSite(q *questions.Question, by Stamp) (Branch, error) {
	return s.edit(q.ID, func(a *Answer) {
		for _, one := range a.Sites {
			if one.Carried == nil {
				continue
			}
			again := by
			again.Basis = cmp.Or(by.Basis, one.Carried.Answer.Basis)
			one.take(q, one.Carried.Answer.Reply, again)
		}
		a.SaidBy, a.At = by.By, stampTime(by)
	})
}

// confirmSites takes last year's answers of the sites over.
func (s *Session) confirmSites(q *questions.Question, before *Answer, by Stamp) (Branch, error) {
	return s.edit(q.ID, func(a *Answer) {
		a.keepCarried()
		a.Rev, a.Reply, a.Carried, a.Sites = q.Rev, Reply{}, nil, before.Sites
		for _, one := range a.Sites {
			one.Rev, one.SaidBy, one.At = q.Rev, by.By, stampTime(by)
		}
		a.SaidBy, a.At = by.By, stampTime(by)
	})
}

// Settle puts on record what holds where answers differ, who settled it and why: for one site, or with "" for the
// whole practice, where the answers differ as a whole or at a single site. Every voice is kept.
func (s *Session) Settle(id, site string, r Reply, why string, by Stamp) (Branch, error) {
	site, err := s.siteToSettle(id, site)
	if err != nil {
		return Branch{}, err
	}
	if Blank(why) || Blank(by.By) {
		return Branch{}, errors.New("settling needs a reason and who settles it")
	}
	q := s.bank.Question(id)
	if err := errors.Join(s.canRecord(q, id, &r), CheckText(why)); err != nil {
		return Branch{}, err
	}
	return s.edit(id, func(a *Answer) {
		if site != "" {
			a.takeAt(q, site, siteIDs(s.a), r, by)
			a = a.Sites[site]
		} else {
			a.take(q, r, by)
		}
		a.Settled = &Settled{by.By, strings.TrimSpace(why)}
	})
}

// siteToSettle finds where the answers to a question differ: at the site named, as a whole, which is "", or at the
// only site where they do. The error says where they do not, or that it has to be said which site is meant.
func (s *Session) siteToSettle(id, site string) (string, error) {
	a := s.Answer(id)
	if site != "" {
		if err := s.checkSite(s.bank.Question(id), id, site); err != nil {
			return "", err
		}
	}
	var differing []string
	if a != nil {
		differing = a.sitesDiffering()
	}
	switch {
	case a != nil && len(a.Conflict) > 0 && site == "", slices.Contains(differing, site):
		return site, nil
	case site == "" && len(differing) == 1:
		return differing[0], nil
	case site == "" && len(differing) > 1:
		return "", fmt.Errorf("the answers to %q differ at %s; settle one site at a time", id, strings.Join(differing, ", "))
	}
	return "", fmt.Errorf("nothing to settle: the answers to %q do not differ", id)
}

// sitesDiffering lists the sites that several people answered for differently, in the order of their IDs.
func (a *Answer) sitesDiffering() []string {
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(a.Sites)) {
		if len(a.Sites[id].Conflict) > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// Differing returns what is on record where people answered differently and nobody settled it: of the whole
// practice, or of a site. With "" for the site any site counts. Nil is none.
func (a *Answer) Differing(site string) *Answer {
	if a == nil || a.InConflict() {
		return a
	}
	for _, id := range a.sitesDiffering() {
		if one := a.Sites[id]; one.InConflict() && (site == "" || site == id) {
			return one
		}
	}
	return nil
}
