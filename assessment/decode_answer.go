package assessment

import (
	"slices"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// answerList reads the answers: one mapping a question id.
func (d *decoder) answerList(n *yamlfile.Node) {
	if n.Kind != yamlfile.Mapping {
		d.Errorf(n, "answers must be question ids and what was answered")
		return
	}
	d.a.Answers = make(map[string]*Answer, len(n.Pairs))
	room := make([]Answer, len(n.Pairs))
	for i, p := range n.Pairs {
		q := d.bank.Question(p.Key.Value)
		if q == nil {
			d.Errorf(p.Key, "unknown question %s%s", yamlfile.Clip(p.Key.Value),
				orOwnBank(d.Suggest(p.Key.Value, func() []string { return questionIDs(d.bank) })))
			continue
		}
		if p.Value.Kind == yamlfile.Null {
			d.Errorf(p.Key, "the answer to %q is empty; give one or delete the line", q.ID)
			continue
		}
		d.readAnswer(p.Value, q, &room[i], inFile)
		d.a.Answers[q.ID] = &room[i]
	}
}

// placeOf is where an answer stands: by itself, or inside another.
type placeOf int8

const (
	inFile placeOf = iota
	insideCarried
	insideVoice
	insideSite
)

// mayHold says which answers an answer at a place may hold: last year's may have been given by site, and of a site
// people may say different things, or last year's answer may be still to confirm.
var mayHold = map[placeOf][]string{
	inFile: {"carried", "conflict", "sites"}, insideCarried: {"sites"}, insideSite: {"carried", "conflict"},
}

// sitePlaces say what the answers of the sites are inside of: those of last year hold nothing more.
var sitePlaces = map[placeOf]placeOf{inFile: insideSite, insideCarried: insideVoice}

// answer reads one answer and holds it against its question.
func (d *decoder) answer(n *yamlfile.Node, q *questions.Question, at placeOf) *Answer {
	a := &Answer{}
	d.readAnswer(n, q, a, at)
	return a
}

func (d *decoder) readAnswer(n *yamlfile.Node, q *questions.Question, a *Answer, at placeOf) {
	readRecord(d, n, &answerRecord, a)
	if n.Kind == yamlfile.Mapping {
		d.nested(n, q, a, at)
		d.checkAnswer(n, q, a)
	}
}

// readFilled reads free text that may not be empty.
func (d *decoder) readFilled(n *yamlfile.Node) string {
	text := d.free(n)
	if n.Kind == yamlfile.Scalar && text == "" {
		d.Errorf(n, "the text is empty; say something or delete the key")
	}
	return text
}

func (d *decoder) onlyTrue(n *yamlfile.Node) bool {
	v := d.Bool(n)
	if n.Value == "false" {
		d.Errorf(n, "unknown is true or left out")
	}
	return v
}

// nested reads the answers inside an answer: carried, conflicting, and by site.
func (d *decoder) nested(n *yamlfile.Node, q *questions.Question, a *Answer, place placeOf) {
	for _, key := range []string{"carried", "conflict", "sites"} {
		at := n.Get(key)
		switch {
		case at == nil || at.Kind == yamlfile.Null:
		case !slices.Contains(mayHold[place], key):
			d.Errorf(at, "%s cannot stand inside another answer", key)
		case key == "carried":
			a.Carried = d.readCarried(at, q)
		case key == "conflict":
			d.Each(at, func(n *yamlfile.Node) { a.Conflict = append(a.Conflict, d.voice(n, q)) })
		default:
			a.Sites = d.siteAnswers(at, q, sitePlaces[place])
		}
	}
}

// withoutKey returns a mapping less one key, so that the rest reads as an answer.
func withoutKey(n *yamlfile.Node, key string) *yamlfile.Node {
	rest := *n
	rest.Pairs = slices.DeleteFunc(slices.Clone(n.Pairs), func(p yamlfile.Pair) bool { return p.Key.Value == key })
	return &rest
}

func (d *decoder) readCarried(n *yamlfile.Node, q *questions.Question) *Carried {
	c := &Carried{}
	if from := n.Get("from"); from != nil {
		c.From = d.day(from)
	} else {
		d.Errorf(n, "a carried answer needs the day it is from")
	}
	c.Answer = *d.answer(withoutKey(n, "from"), q, insideCarried)
	return c
}

func (d *decoder) voice(n *yamlfile.Node, q *questions.Question) Voice {
	v := Voice{}
	if by := n.Get("by"); by != nil {
		v.By = d.person(by)
	}
	v.Answer = *d.answer(withoutKey(n, "by"), q, insideVoice)
	return v
}

func (d *decoder) siteAnswers(n *yamlfile.Node, q *questions.Question, place placeOf) map[string]*Answer {
	sites := map[string]*Answer{}
	if n.Kind != yamlfile.Mapping || q.Per != questions.PerSite {
		d.Errorf(n, "%q is answered once for the practice, not by site; sites takes site ids and answers", q.ID)
		return nil
	}
	for _, p := range n.Pairs {
		d.sites = append(d.sites, mention{p.Key.Value, p.Key})
		sites[p.Key.Value] = d.answer(p.Value, q, place)
	}
	return sites
}

// checkAnswer holds an answer against its question.
func (d *decoder) checkAnswer(n *yamlfile.Node, q *questions.Question, a *Answer) {
	if a.Rev > q.Rev {
		d.Errorf(n.Get("rev"),
			"rev %d of %q is newer than this bank's %d; use the bank the file was made with, or update sra", a.Rev, q.ID, q.Rev)
	}
	if a.Stale(q) {
		d.warnOfChange(n, q)
	} else {
		for _, m := range a.misfits(q) {
			d.Errorf(n.Get(m.key), "%s", m.text)
		}
	}
	d.checkBeside(n, q, a)
}

// warnOfChange tells once of a question that has changed, however many sites or people answered it.
func (d *decoder) warnOfChange(n *yamlfile.Node, q *questions.Question) {
	if d.changed != q {
		d.warn(n, "%q has changed since it was answered; it counts as not answered until confirmed", q.ID)
	}
	d.changed = q
}

// checkBeside looks at what cannot stand beside a reply.
func (d *decoder) checkBeside(n *yamlfile.Node, q *questions.Question, a *Answer) {
	if a.Given() {
		for _, beside := range [...]struct {
			key     string
			isThere bool
		}{{"carried", a.Carried != nil}, {"conflict", a.InConflict()}, {"sites", a.Sites != nil || n.Get("sites") != nil}} {
			if beside.isThere {
				d.Errorf(n.Get(beside.key), "an answer with %s has no answer of its own beside it; keep one", beside.key)
			}
		}
	}
	if a.Settled != nil && len(a.Conflict) == 0 {
		d.Errorf(n.Get("settled"), "nothing is settled here: there is no conflict")
	}
	if a.Decision != nil && !TakesDecision(d.bank, q) {
		d.Errorf(n.Get("decision"), "%q takes no decision: only an addressable specification does (45 CFR 164.306(d)(3))",
			q.ID)
	}
}

// TakesDecision reports whether a question asks about an addressable specification, so that a
// documented decision can stand in for it (45 CFR 164.306(d)(3)).
func TakesDecision(b *questions.Bank, q *questions.Question) bool {
	return q.Standing == questions.Rule && slices.ContainsFunc(q.Cites, func(cite string) bool {
		r := b.Requirement(cite)
		return r != nil && r.Obligation == questions.Addressable
	})
}

func (d *decoder) checkDecision(n *yamlfile.Node, decision *Decision) {
	d.warnOfOrder(n, "review_by", decision.On, decision.ReviewBy, "the review of the decision")
}

// orOwnBank is the next step for an id no bank at hand knows: the nearest id, or the bank it came from.
func orOwnBank(didYouMean string) string {
	if didYouMean != "" {
		return didYouMean
	}
	return "; if the file was made with a bank of your own, name it with --bank"
}
