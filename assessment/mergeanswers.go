package assessment

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"ephisra/questions"
)

// question merges what the copies say to one question.
func (m *merger) question(q *questions.Question) {
	all := make([]*Answer, len(m.copies))
	isAnswered := false
	for i, c := range m.copies {
		all[i] = c.Answers[q.ID]
		isAnswered = isAnswered || all[i] != nil
	}
	if !isAnswered || q.Share != nil && isConfirmed(all) {
		return
	}
	a := m.answer(q, all)
	if a.empty() {
		return
	}
	m.to.Answers[q.ID] = a
	m.tell(q, a, all)
}

// isConfirmed reports whether a list carried over holds again in one of the copies: then nothing is on record there.
func isConfirmed(all []*Answer) bool {
	isOther := func(a *Answer) bool { return a != nil && a.Carried == nil }
	return slices.Contains(all, nil) && !slices.ContainsFunc(all, isOther)
}

// tell puts a question on the list of what became of it.
func (m *merger) tell(q *questions.Question, a *Answer, all []*Answer) {
	list := &m.told.Same
	states := map[State]bool{}
	for _, one := range all {
		states[(&Assessment{Sites: m.to.Sites, Answers: map[string]*Answer{q.ID: one}}).State(q, questions.Holds)] = true
	}
	switch {
	case a.Differing("") != nil:
		list = &m.told.Differ
	case a.isSettled():
		list = &m.told.Settled
	case len(states) > 1:
		list = &m.told.Alone
	}
	*list = append(*list, q.ID)
}

func (a *Answer) isSettled() bool {
	for _, one := range a.Sites {
		if one.Settled != nil {
			return true
		}
	}
	return a.Settled != nil
}

// answer merges one answer of each copy; nil is none.
func (m *merger) answer(q *questions.Question, all []*Answer) *Answer {
	bySite := m.uneven && q.Per == questions.PerSite
	var given []*Answer
	for _, a := range all {
		if a != nil {
			given, bySite = append(given, a), bySite || len(a.Sites) > 0
		}
	}
	switch {
	case len(given) == len(all) && areEqual(given):
		return given[0]
	case bySite:
		return m.siteBySite(q, all)
	}
	return mergeOne(q, given)
}

func areEqual(all []*Answer) bool {
	first := answerRecord.line(all[0])
	return !slices.ContainsFunc(all[1:], func(a *Answer) bool { return answerRecord.line(a) != first })
}

// siteBySite merges the answers of each site by themselves: what a copy says of all sites it says of each it lists.
func (m *merger) siteBySite(q *questions.Question, all []*Answer) *Answer {
	merged := &Answer{Sites: map[string]*Answer{}}
	sites := map[string][]*Answer{}
	var spread []*Answer
	for i, a := range all {
		if a == nil {
			continue
		}
		if a = a.clone(); len(a.Sites) == 0 {
			a.spread(m.own[i])
		}
		for id, one := range a.Sites {
			sites[id] = append(sites[id], one)
		}
		spread = append(spread, a)
	}
	for id, answers := range sites {
		merged.Sites[id] = mergeOne(q, answers)
	}
	merged.joinBeside(spread)
	last := slices.MaxFunc(spread, func(a, b *Answer) int { return compareStamps(a, b) })
	merged.Rev, merged.SaidBy, merged.At = last.Rev, last.SaidBy, last.At
	return merged
}

// How much an answer says: of several only the ones that say most are compared.
const (
	saysNothing = iota
	saysBefore  // last year's answer, or one to what the question meant before
	saysUnknown
	saysSomething
)

func (a *Answer) weight(q *questions.Question) int {
	switch {
	case len(a.Conflict) > 0:
		return saysSomething
	case a.Carried != nil || a.Given() && a.Stale(q):
		return saysBefore
	case a.Unknown:
		return saysUnknown
	case a.Given():
		return saysSomething
	}
	return saysNothing
}

// mergeOne merges answers of the practice, or of one site.
func mergeOne(q *questions.Question, all []*Answer) *Answer {
	if areEqual(all) {
		return all[0]
	}
	most := saysNothing
	for _, a := range all {
		most = max(most, a.weight(q))
	}
	top := slices.DeleteFunc(slices.Clone(all), func(a *Answer) bool { return a.weight(q) < most })
	merged := &Answer{}
	switch most {
	case saysSomething:
		merged.hear(top)
	case saysUnknown, saysBefore:
		last := slices.MaxFunc(top, compareStamps)
		merged.Rev, merged.Reply, merged.Carried = last.Rev, last.Reply, last.Carried
		merged.SaidBy, merged.At, merged.Basis = last.SaidBy, last.At, last.Basis
	}
	merged.joinBeside(all)
	if merged.Given() && !merged.Unknown {
		merged.Later = ""
	}
	return merged
}

// compareStamps orders answers by when they were given, last year's by its day, then by what they are.
func compareStamps(a, b *Answer) int {
	day := func(a *Answer) Day {
		if a.Carried == nil {
			return Day{}
		}
		return a.Carried.From
	}
	return cmp.Or(day(a).Compare(day(b)), a.At.Compare(b.At), cmp.Compare(answerRecord.line(a), answerRecord.line(b)))
}

// hear takes over what several people say: where all say the same, that; or else every voice.
func (a *Answer) hear(all []*Answer) {
	settled, isSettled := oneSettlement(all)
	var voices []Voice
	for _, one := range all {
		voices = append(voices, one.voices(isSettled)...)
	}
	voices = joinVoices(voices)
	if isSettled && settled.covers(voices) {
		a.Rev, a.Reply, a.Settled, a.Conflict = settled.Rev, settled.Reply, settled.Settled, voices
		a.SaidBy, a.Basis, a.At = settled.SaidBy, settled.Basis, settled.At
		return
	}
	if isSettled { // somebody said something the settlement did not know of
		voices = joinVoices(append(voices, settled.asVoice()))
	}
	if agreed := agreedOn(voices); agreed != nil {
		a.Rev, a.Reply, a.SaidBy, a.Basis, a.At = agreed.Answer.Rev, agreed.Answer.Reply, agreed.By, agreed.Answer.Basis,
			agreed.Answer.At
		return
	}
	a.Conflict = voices
}

// oneSettlement finds the settlement there is. Two that say different things settle nothing.
func oneSettlement(all []*Answer) (*Answer, bool) {
	var found *Answer
	for _, a := range all {
		switch {
		case a.Settled == nil:
		case found == nil || found.isSameReply(&a.Reply) && compareStamps(found, a) < 0:
			found = a
		case !found.isSameReply(&a.Reply):
			return nil, false
		}
	}
	return found, found != nil
}

// covers reports whether a settlement holds for all that was said: each voice was known to it, or says what it says.
func (a *Answer) covers(voices []Voice) bool {
	return !slices.ContainsFunc(voices, func(v Voice) bool {
		isKnown := func(w Voice) bool { return w.By == v.By && w.Answer.isSameReply(&v.Answer.Reply) }
		return !v.Answer.isSameReply(&a.Reply) && !slices.ContainsFunc(a.Conflict, isKnown)
	})
}

// voices are who said what in one copy. A settlement is a voice of its own unless it stands for all.
func (a *Answer) voices(isSettled bool) []Voice {
	switch {
	case len(a.Conflict) == 0:
		return []Voice{a.asVoice()}
	case a.Settled == nil || isSettled:
		return slices.Clone(a.Conflict)
	}
	return append(slices.Clone(a.Conflict), a.asVoice())
}

// asVoice is an answer as one of several; what stands beside it stays beside the whole.
func (a *Answer) asVoice() Voice {
	v := Voice{a.SaidBy, Answer{Rev: a.Rev, Reply: a.Reply, Basis: a.Basis, At: a.At}}
	if a.Settled != nil {
		v.By, v.Answer.Note = a.Settled.By, a.Settled.Why
	}
	return v
}

// joinVoices makes one of what the same person said: of the same reply the better founded, of different ones the
// later. Who is not named may be several people.
func joinVoices(all []Voice) []Voice {
	slices.SortFunc(all, compareVoices)
	var kept []Voice
	for _, v := range all {
		at := slices.IndexFunc(kept, func(w Voice) bool {
			return w.By == v.By && (w.Answer.isSameReply(&v.Answer.Reply) || v.By != "" && v.Answer.At.After(w.Answer.At))
		})
		switch {
		case at < 0:
			kept = append(kept, v)
		case !kept[at].Answer.isSameReply(&v.Answer.Reply):
			kept[at] = v
		default:
			kept[at] = sameVoice(kept[at], v)
		}
	}
	slices.SortFunc(kept, compareVoices)
	return slices.CompactFunc(kept, func(a, b Voice) bool { return compareVoices(a, b) == 0 })
}

// sameVoice is what one person said twice.
func sameVoice(v, w Voice) Voice {
	note := JoinNotes(v.Answer.Note, w.Answer.Note)
	if compareGrounds(v, w) < 0 {
		v = w
	}
	v.Answer.Note = note
	return v
}

func compareVoices(a, b Voice) int {
	return cmp.Or(a.Answer.At.Compare(b.Answer.At), cmp.Compare(a.By, b.By),
		cmp.Compare(string(appendVoice(nil, &a)), string(appendVoice(nil, &b))))
}

// compareGrounds orders voices that say the same by what they rest on, then by when.
func compareGrounds(a, b Voice) int {
	rank := map[Basis]int{NoBasis: 0, Stated: 1, Document: 2, Observed: 3}
	return cmp.Or(cmp.Compare(rank[a.Answer.Basis], rank[b.Answer.Basis]), compareVoices(a, b))
}

// agreedOn is the best founded of voices that all say the same, or nil.
func agreedOn(voices []Voice) *Voice {
	best := &voices[0]
	for i := range voices {
		if !voices[i].Answer.isSameReply(&voices[0].Answer.Reply) {
			return nil
		}
		if compareGrounds(*best, voices[i]) < 0 {
			best = &voices[i]
		}
	}
	return best
}

// isSameReply reports whether two replies say the same; the order of what is chosen says nothing.
func (r *Reply) isSameReply(other *Reply) bool {
	one, two := *r, *other
	one.Choices, two.Choices = slices.Sorted(slices.Values(r.Choices)), slices.Sorted(slices.Values(other.Choices))
	return reflect.DeepEqual(one, two)
}

// joinBeside keeps what stands beside every one of the answers: notes, evidence, flags and decisions.
func (a *Answer) joinBeside(all []*Answer) {
	for _, one := range all {
		a.addEvidence(one.Evidence)
	}
	slices.SortStableFunc(a.Evidence, func(x, y Evidence) int {
		return cmp.Compare(evidenceRecord.line(&x), evidenceRecord.line(&y))
	})
	notes := said(all, func(a *Answer) string { return a.Note })
	if later := said(all, func(a *Answer) string { return a.Later }); len(later) > 0 {
		a.Later = later[0]
		for _, whom := range later[1:] {
			notes = append(notes, "To be asked as well: "+whom)
		}
	}
	a.Note = JoinNotes(append(notes, a.joinDecisions(all)...)...)
}

func (a *Answer) addEvidence(list []Evidence) {
	for _, e := range list {
		if !slices.Contains(a.Evidence, e) {
			a.Evidence = append(a.Evidence, e)
		}
	}
}

// joinDecisions keeps the latest decision, and returns the others in words.
func (a *Answer) joinDecisions(all []*Answer) (others []string) {
	var decisions []*Decision
	for _, one := range all {
		if one.Decision != nil {
			decisions = append(decisions, one.Decision)
		}
	}
	slices.SortFunc(decisions, func(x, y *Decision) int {
		return cmp.Or(y.On.Compare(x.On), cmp.Compare(x.words(), y.words()))
	})
	decisions = slices.CompactFunc(decisions, func(x, y *Decision) bool { return *x == *y })
	for i, d := range decisions {
		if i == 0 {
			a.Decision = d
		} else {
			others = append(others, "Another decision: "+d.words())
		}
	}
	return others
}

// words says a decision in one line.
func (d *Decision) words() string {
	parts := []string{d.Why, "instead: " + d.Instead, "approved by " + d.ApprovedBy, "on " + d.On.String(),
		"review by " + d.ReviewBy.String()}
	return strings.Join(parts, "; ")
}
