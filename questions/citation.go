package questions

import (
	"strings"
)

var (
	citationHead = Lazily(`(?i)^\s*(45\s*)?(c\.?\s*f\.?\s*r\.?)?\s*(part\s+164,?\s*)?` +
		`(section|sec\.?|§+)?\s*(164\.)`)
	citationBlank = Lazily(`[\s\p{Zs}\p{Cf}]+`)
)

// TidyCitation returns a citation of the Security Rule as letters and laws write it ("45 C.F.R. § 164.312
// (d)") in the short form the bank uses ("164.312(d)"). Other text comes back as it is.
func TidyCitation(text string) string {
	spaced := citationBlank().ReplaceAllString(text, " ")
	if !citationHead().MatchString(spaced) {
		return text
	}
	return strings.ReplaceAll(citationHead().ReplaceAllString(spaced, "$5"), " ", "")
}

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
