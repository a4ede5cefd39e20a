package report

import "fmt"

// sixYears is how long documentation is kept, in months (45 CFR 164.316(b)(2)(i)).
const sixYears = 72

// mips says how this report serves clinicians in Medicare's Merit-based Incentive Payment System: the two attestations
// of measure PI_PPHI_1 as CMS's measure data of 2026 asks for them.
func (b *builder) mips() []Block {
	if b.Progress.Interim() {
		return nil
	}
	return []Block{
		Paragraph{Body, "For clinicians who report under Medicare's Merit-based Incentive Payment System (MIPS). Its " +
			"measure Security Risk Analysis (PI_PPHI_1, category Promoting Interoperability) asks for two things, each " +
			"answered yes, and for both within the calendar year of the performance period. The Security Rule itself sets " +
			"no yearly interval."},
		b.attestations(),
		List{Items: []string{
			fmt.Sprintf("Keep this report, signed, and the plan with what was done, at least until %s: six years from its day, "+
				"or from when it was last in effect, whichever is later.", DayText(b.Assessment.AsOf.AddMonths(sixYears))),
			"The SAFER Guides self-assessment (PI_PPHI_2) is a measure of its own, which this report does not cover.",
			"Programs change from year to year: check your own program year and way of reporting with CMS before you attest.",
		}},
	}
}

// attestations are the two things that are attested, and what here supports each.
func (b *builder) attestations() Block {
	asOf := b.Assessment.AsOf
	t := Table{Dense: true, Columns: []Column{{"attested", "What is attested", TextKind, 40},
		{"support", "What in this report supports it", TextKind, 60}}}
	t.Rows = []Row{
		{Cells: text("A security risk analysis was conducted or reviewed (164.308(a)(1)(ii)(A)), with the encryption of "+
			"data held by certified EHR technology", fmt.Sprintf("Dated %s, so in the year %d; %s. %s", DayText(asOf), asOf.Year,
			b.signedText(), b.chapters("risk-register pairs answers")))},
		{Cells: text("Security risk management activities were conducted (164.308(a)(1)(ii)(B))",
			fmt.Sprintf("%s %s", b.leftAfterPlanned(), b.chapters("actions decisions")))},
	}
	return t
}

// signedText says whether the answers are signed, as they stand.
func (b *builder) signedText() string {
	isDraft, _ := b.status()
	switch {
	case b.Assessment.LastSignoff() == nil:
		return "not signed yet"
	case isDraft:
		return "changed since it was signed"
	}
	return "signed " + b.signedOn()
}
