package assessment

import (
	"slices"

	"ephisra/questions"
)

// Visibility says which questions of a bank are asked of a practice as it stands. It remembers what
// it worked out, so make a new one after an answer changes.
type Visibility struct {
	bank *questions.Bank
	a    *Assessment
	memo map[string]questions.Verdict
}

// NewVisibility looks at an assessment as it is now.
func NewVisibility(b *questions.Bank, a *Assessment) *Visibility {
	return &Visibility{bank: b, a: a, memo: make(map[string]questions.Verdict, len(b.Questions))}
}

// Verdict reports whether a question is asked, and if not, why.
func (v *Visibility) Verdict(q *questions.Question) questions.Verdict {
	if known, ok := v.memo[q.ID]; ok {
		return known
	}
	verdict := v.Judge(q.When)
	v.memo[q.ID] = verdict
	return verdict
}

// Judge works out a condition. A nil one holds.
func (v *Visibility) Judge(c *questions.Condition) questions.Verdict { return v.bank.Judge(c, v.reply) }

// reply is what a condition may know of a question: of its answer, or of all its sites' answers.
func (v *Visibility) reply(q *questions.Question) questions.Reply {
	r := questions.Reply{Verdict: v.Verdict(q)}
	a := v.a.Answers[q.ID]
	switch {
	case a == nil:
	case len(a.Sites) > 0:
		v.siteReply(q, a, &r)
	case a.State(q).Done():
		r.Known, r.NA, r.Options = true, a.NA != "", a.Options()
	}
	return r
}

// siteReply joins the sites: known when each is, with every option any of them has.
func (v *Visibility) siteReply(q *questions.Question, a *Answer, r *questions.Reply) {
	r.Known, r.NA = true, true
	for _, s := range v.a.Sites {
		one := a.Sites[s.ID]
		if !one.State(q).Done() {
			*r = questions.Reply{Verdict: r.Verdict}
			return
		}
		r.NA = r.NA && one.NA != ""
		r.Options = append(r.Options, one.Options()...)
	}
	slices.Sort(r.Options)
	r.Options = slices.Compact(r.Options)
}
