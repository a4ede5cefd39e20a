package questions

// Citations returns what a question cites, as it is printed: of a rule question each citation with
// its own obligation ("164.310(d)(1) required"), for one question can ask about a required standard
// and an addressable specification (45 CFR 164.306(c), (d)). Elsewhere nothing is owed by the answer.
func (b *Bank) Citations(q *Question) []string {
	list := make([]string, len(q.Cites))
	for i, cite := range q.Cites {
		list[i] = cite
		if r := b.Cited(cite); r != nil && q.Standing == Rule {
			list[i] += " " + r.Obligation.String()
		}
	}
	return list
}
