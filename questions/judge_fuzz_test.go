package questions

import "testing"

// grown makes a condition of bytes: which kind comes next, of which question, with which options.
func grown(src *[]byte, depth int) Condition {
	next := func() byte {
		if len(*src) == 0 {
			return 0
		}
		b := (*src)[0]
		*src = (*src)[1:]
		return b
	}
	kind := next()
	if depth == 0 {
		kind = 0
	}
	list := make([]Condition, 1+int(kind/8)%3)
	switch kind % 4 {
	case 1:
		for i := range list {
			list[i] = grown(src, depth-1)
		}
		return Condition{All: list}
	case 2:
		for i := range list {
			list[i] = grown(src, depth-1)
		}
		return Condition{Any: list}
	case 3:
		one := grown(src, depth-1)
		return Condition{Not: &one}
	}
	questions, options := []string{"fact", "safeguard", "other"}, []string{"a", "b", "c"}
	return Condition{Question: questions[int(next())%3], Is: options[:1+int(next())%3]}
}

// FuzzJudge judges any condition over any answers, and holds what is true of all of them: all of one is one, any of one
// is one, twice not is what it was, and what is not known never hides anything.
func FuzzJudge(f *testing.F) {
	b := &Bank{Questions: []*Question{{ID: "fact", Standing: Fact}, {ID: "safeguard", Standing: Rule},
		{ID: "other", Standing: GoodPractice}}}
	b.index()
	f.Add([]byte{0, 0, 0, 1, 2, 3})
	f.Add([]byte{9, 0, 1, 2, 0, 2, 1, 3, 0, 0, 0, 7})
	f.Fuzz(func(t *testing.T, src []byte) {
		c := grown(&src, 6)
		known := map[string]Reply{}
		for i, q := range b.Questions {
			if i < len(src) && src[i]%3 > 0 {
				known[q.ID] = Reply{Verdict: Holds, Known: src[i]%3 == 1, NA: src[i]%7 == 0,
					Options: []string{"a", "b", "c", "d"}[src[i]%4 : src[i]%4+1]}
			}
		}
		got := b.Judge(&c, replies(known))
		if all := b.Judge(&Condition{All: []Condition{c}}, replies(known)); all != got {
			t.Errorf("%s: all of it is %v, itself %v", c.Words(), all, got)
		}
		if anyOf := b.Judge(&Condition{Any: []Condition{c}}, replies(known)); anyOf != got {
			t.Errorf("%s: any of it is %v, itself %v", c.Words(), anyOf, got)
		}
		not := Condition{Not: &c}
		if twice := b.Judge(&Condition{Not: &not}, replies(known)); twice != got {
			t.Errorf("%s: twice not is %v, itself %v", c.Words(), twice, got)
		}
		if none := b.Judge(&c, replies(nil)); none != Unknown {
			t.Errorf("%s: with nothing known it is %v", c.Words(), none)
		}
	})
}
