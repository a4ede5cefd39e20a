package questions

import "ephisra/questions/yamlfile"

// check looks at the entries of all files together. It does so only when every file could be
// parsed: what the others define would look missing everywhere else.
func (l *loader) check() {
	if l.broken {
		return
	}
	l.resolve()
	l.bank.index()
	for _, check := range []func(*loader){
		(*loader).checkRequirements,
		(*loader).checkLinks,
		(*loader).checkFollows,
		(*loader).checkClauses,
		(*loader).checkExclusions,
		(*loader).checkBalance,
	} {
		check(l)
	}
}

// checkFollows checks that a question takes over from one that is older than itself.
func (l *loader) checkFollows() {
	for _, q := range l.bank.Questions {
		for i, w := range q.Follows {
			old := l.bank.Question(w.ID)
			at := l.at(toQuestion, q.ID).item("follows", i)
			switch {
			case old == nil: // named already
			case old == q && w.Rev >= q.Rev:
				l.errorf(at, "question %q follows its own rev %d but is at rev %d; raise rev", q.ID, w.Rev, q.Rev)
			case old != q && old.Retired == nil:
				l.errorf(at, "question %q is still asked, so nothing takes over from it; retire it or take this out", w.ID)
			case old != q && w.Rev > old.Rev:
				l.errorf(at, "question %q was never at rev %d; its last was %d", w.ID, w.Rev, old.Rev)
			}
		}
	}
}

// checkExclusions checks that both sides of an exclusion name options that are there.
func (l *loader) checkExclusions() {
	for _, q := range l.bank.Questions {
		for i, x := range q.Excludes {
			at := l.at(toQuestion, q.ID).item("excludes", i)
			l.checkExcluded(at, q, x.Own)
			if other := l.bank.Question(x.Question); other != nil {
				l.checkExcluded(at, other, x.Is)
			}
		}
	}
}

func (l *loader) checkExcluded(at place, q *Question, ids []string) {
	for _, id := range ids {
		if q.Option(id) == nil {
			l.errorf(at, "question %q has no option %q%s", q.ID, id, yamlfile.DidYouMean(id, optionIDs(q)))
		}
	}
}
