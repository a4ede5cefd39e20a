package assessment

import (
	"slices"

	"ephisra/questions"
)

// CarriedOver says what came along from an earlier assessment and what did not, each by its ID, in bank order.
type CarriedOver struct {
	ToConfirm []string // answers, each to be confirmed
	Reworded  []string // of those, the ones whose question means something else now
	Lists     []string // share questions over lists that came along, to be confirmed
	Again     []string // asked again: dates, what nobody knew, what differed
	New       []string // questions that did not exist or were not answered then
	Dropped   []string // answers to questions that are asked no more
	Expired   []string // decisions past their review, not taken along
	Stale     []string // evidence older than a year, not taken along: the question it stood beside
	Plan      []string // plan items that came along
}

// EvidenceMonths is for how many months evidence counts as fresh: this program's own measure, the Rule names none.
const EvidenceMonths = 12

// CarryOver begins a new assessment on a day from an earlier one: sites, people and lists as they are, every answer to
// be confirmed, with its note, evidence, basis, who and when, and what of the plan is not done. Nothing that is carried
// counts until it is confirmed. What was the assessor's own judgement or a signature of then is not taken along. The
// earlier one is not changed; it has to be read with the bank given.
func CarryOver(last *Assessment, bank *questions.Bank, id string, asOf Day) (*Assessment, *CarriedOver) {
	c := &carrier{last: last, bank: bank, seen: NewVisibility(bank, last), told: &CarriedOver{}, next: &Assessment{
		ID: id, Bank: BankOf(bank), Practice: last.Practice, AsOf: asOf,
		Sites: slices.Clone(last.Sites), People: slices.Clone(last.People), Assets: slices.Clone(last.Assets),
		Vendors: slices.Clone(last.Vendors), Answers: map[string]*Answer{},
	}}
	for _, q := range bank.Questions {
		c.question(q)
	}
	for _, q := range bank.Retired {
		if last.Answers[q.ID] != nil && !last.IsTakenOver(q.ID, bank) {
			c.told.Dropped = append(c.told.Dropped, q.ID)
		}
	}
	c.plan()
	return c.next, c.told
}

// carrier carries an assessment over.
type carrier struct {
	last, next *Assessment
	bank       *questions.Bank
	told       *CarriedOver
	seen       *Visibility // of the earlier one: what the facts ruled out then is not new
}

func (c *carrier) question(q *questions.Question) {
	before := c.last.Answers[q.ID]
	reworded := before != nil && before.Rev != 0 && before.Rev < q.Rev
	if before == nil {
		if from := c.last.Followed(q); from != "" {
			before, reworded = c.last.Answers[from], true
		}
	}
	switch {
	case q.Share != nil && q.Share.Of != questions.Risks:
		c.list(q)
	case q.Share != nil:
	case before == nil:
		if c.seen.Verdict(q).Applies() {
			c.told.New = append(c.told.New, q.ID)
		}
	case !canCarry(q, before) || reworded && !fits(q, before):
		c.again(q, before)
	default:
		c.answer(q, before, reworded)
	}
}

// list lets a list that came along count only once somebody says that it still holds.
func (c *carrier) list(q *questions.Question) {
	if c.last.IsListed(q.Share) {
		c.next.Answers[q.ID] = &Answer{Carried: &Carried{From: c.last.AsOf}}
		c.told.Lists = append(c.told.Lists, q.ID)
	}
}

// canCarry reports whether an answer says something that may still be true: dates move on, and what nobody knew or
// people differed on is asked again.
func canCarry(q *questions.Question, a *Answer) bool {
	if a.Carried != nil {
		a = &a.Carried.Answer
	}
	if a.InConflict() || a.Unknown || q.Type == questions.Date {
		return false
	}
	return a.Given() || len(a.Sites) > 0
}

// fits reports whether an answer to another wording can be an answer to this one.
func fits(q *questions.Question, a *Answer) bool { return len(a.misfits(q)) == 0 }

// again keeps what was noted beside an answer that is asked for anew.
func (c *carrier) again(q *questions.Question, before *Answer) {
	c.told.Again = append(c.told.Again, q.ID)
	if before.Note != "" || before.Later != "" {
		c.next.Answers[q.ID] = &Answer{Note: before.Note, Later: before.Later}
	}
}

// answer carries one answer over. One that nobody confirmed last time either keeps the day it is from.
func (c *carrier) answer(q *questions.Question, before *Answer, reworded bool) {
	carried := &Carried{Answer: *before.clone(), From: c.last.AsOf}
	if before.Carried != nil {
		carried = &Carried{Answer: *before.Carried.Answer.clone(), From: before.Carried.From}
	}
	a := &carried.Answer
	a.Later, a.Conflict, a.Settled, a.Carried = "", nil, nil, nil // what was settled holds; how stays in the earlier file
	if a.Rev == 0 {
		a.Rev = q.Rev
	}
	c.freshen(q, a)
	c.next.Answers[q.ID] = &Answer{Carried: carried, Later: before.Later}
	c.told.ToConfirm = append(c.told.ToConfirm, q.ID)
	if reworded {
		c.told.Reworded = append(c.told.Reworded, q.ID)
	}
}

// freshen takes off what is too old to stand beside this year's answer.
func (c *carrier) freshen(q *questions.Question, a *Answer) {
	if d := a.Decision; d != nil && !d.ReviewBy.IsZero() && c.next.AsOf.After(d.ReviewBy) {
		a.Decision = nil
		c.told.Expired = append(c.told.Expired, q.ID)
	}
	isOld := func(e Evidence) bool {
		return !e.Dated.IsZero() && c.next.AsOf.After(e.Dated.AddMonths(EvidenceMonths))
	}
	if slices.ContainsFunc(c.last.EvidenceOf(a), isOld) {
		c.told.Stale = append(c.told.Stale, q.ID)
	}
	a.Evidence = slices.DeleteFunc(a.Evidence, isOld)
	for _, one := range c.last.OfSites(a) {
		one.Evidence = slices.DeleteFunc(one.Evidence, isOld)
	}
}

// plan takes along what is open or under way, and risks accepted until a day that is still to come.
func (c *carrier) plan() {
	for _, item := range c.last.Plan {
		isHeld := item.State == PlanAccepted && item.Accepted != nil && item.Accepted.Until.After(c.next.AsOf)
		if item.IsOpen() || isHeld {
			c.next.Plan = append(c.next.Plan, item)
			c.told.Plan = append(c.told.Plan, item.Fix)
		}
	}
}

// ConfirmList says of a list that came along from an earlier assessment that it holds. It returns how many questions
// are worked out from it again; 0 means that there was nothing to confirm.
func (a *Assessment) ConfirmList(bank *questions.Bank, of questions.Inventory) int {
	n := 0
	for _, q := range bank.Questions {
		if answer := a.Answers[q.ID]; q.Share != nil && q.Share.Of == of && answer != nil && answer.Carried != nil {
			delete(a.Answers, q.ID)
			n++
		}
	}
	return n
}
