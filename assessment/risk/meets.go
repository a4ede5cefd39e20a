package risk

import (
	"ephisra/assessment"
	"ephisra/questions"
)

// meeting returns what one answer says of each paragraph its question cites. What the question does
// not know (an option since dropped, a date to come) meets nothing.
func meeting(q *questions.Question, a *assessment.Answer, asOf assessment.Day) questions.Meeting {
	var m questions.Meeting
	switch {
	case a.Choice != "":
		if o := q.Option(a.Choice); o != nil {
			m = o.Meets
		}
	case a.Chosen:
		m = q.Chosen(a.Choices)
	case !a.Date.IsZero():
		if band := bandOf(q.Age, a.Date, asOf); band != nil {
			m = band.Meets
		}
	case a.Number != nil:
		if r := rangeOf(q.Ranges, *a.Number); r != nil {
			m = r.Meets
		}
	}
	if len(m) != len(q.Cites) {
		return questions.Every(len(q.Cites), questions.MeetsNot)
	}
	return m
}

// shareMeeting judges an inventory: with every row it meets all that its question cites, with none nothing.
func shareMeeting(q *questions.Question, have, all int) questions.Meeting {
	as := questions.MeetsPartly
	switch have {
	case all:
		as = questions.MeetsWholly
	case 0:
		as = questions.MeetsNot
	}
	return questions.Every(len(q.Cites), as)
}

// weakest joins the judgements of two sites: a paragraph is met no better than at the worse one.
func weakest(x, y questions.Meeting) questions.Meeting {
	if x == nil {
		return y
	}
	joined := make(questions.Meeting, len(x))
	for i := range x {
		joined[i] = min(x[i], y[i])
	}
	return joined
}
