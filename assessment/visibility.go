package assessment

import (
	"slices"

	"ephisra/questions"
)

// Visibility says which questions of a bank are asked of a practice as it stands. It remembers what
// it worked out, so make a new one after an answer changes.
type Visibility struct {
	bank  *questions.Bank
	a     *Assessment
	known map[*questions.Question]*questions.Reply // of the questions that conditions name
}

// NewVisibility looks at an assessment as it is now.
func NewVisibility(b *questions.Bank, a *Assessment) *Visibility {
	return &Visibility{bank: b, a: a, known: make(map[*questions.Question]*questions.Reply, 64)}
}

// Verdict reports whether a question is asked, and if not, why.
func (v *Visibility) Verdict(q *questions.Question) questions.Verdict {
	if q.When == nil {
		return questions.Holds
	}
	if r := v.known[q]; r != nil {
		return r.Verdict
	}
	return v.Judge(q.When)
}

// Judge works out a condition. A nil one holds.
func (v *Visibility) Judge(c *questions.Condition) questions.Verdict { return v.bank.Judge(c, v.reply) }

// reply is what a condition may know of a question: of its answer, or of all its sites' answers.
func (v *Visibility) reply(q *questions.Question) *questions.Reply {
	r := v.known[q]
	if r == nil {
		r = &questions.Reply{Verdict: v.Judge(q.When)}
		v.take(r, q, v.a.Answers[q.ID])
		v.known[q] = r
	}
	return r
}

func (v *Visibility) take(r *questions.Reply, q *questions.Question, a *Answer) {
	switch {
	case a == nil:
	case len(a.Sites) > 0:
		v.siteReply(q, a, r)
	case a.State(q).Done():
		r.Known, r.NA, r.Options = true, a.NA != "", a.Options()
	}
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
