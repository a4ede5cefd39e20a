package report

import "strings"

// nineElements are those of OCR's guidance of July 14, 2010, and the sections of this report that hold each.
var nineElements = [9][3]string{
	{"Scope of the analysis", "164.306(a)", "scope"},
	{"Data collection", "164.308(a)(1)(ii)(A), 164.316(b)(1)", "scope answers"},
	{"Identify and document potential threats and vulnerabilities",
		"164.306(a)(2), 164.308(a)(1)(ii)(A), 164.316(b)(1)(ii)",
		"risk-register pairs"},
	{"Assess current security measures", "164.306(b)(1), 164.308(a)(1)(ii)(A), 164.316(b)(1)",
		"safeguards answers"},
	{"Determine the likelihood of threat occurrence", "164.306(b)(2)(iv), 164.308(a)(1)(ii)(A), 164.316(b)(1)(ii)",
		"risk-register pairs"},
	{"Determine the potential impact of threat occurrence",
		"164.306(a)(2), 164.306(b)(2)(iv), 164.308(a)(1)(ii)(A), 164.316(b)(1)(ii)",
		"risk-register pairs"},
	{"Determine the level of risk", "164.306(a)(2), 164.308(a)(1)(ii)(A), 164.316(b)(1)",
		"risk-register actions"},
	{"Finalize documentation", "164.316(b)(1)", "sign-off"},
	{"Periodic review and updates", "164.306(e), 164.316(b)(2)(iii)", "open-items actions"},
}

// elements shows where this report holds each element OCR looks for.
func (b *builder) elements() []Block {
	t := Table{Dense: true, Columns: []Column{{"number", "", NumberKind, 5}, {"element", "Element", TextKind, 37},
		{"citations", "Citations OCR gives", TextKind, 28}, {"where", "In this report", TextKind, 30}}}
	for n, e := range nineElements {
		t.Rows = append(t.Rows, Row{Cells: append([]Cell{numberCell(n + 1)}, text(e[0], e[1], b.chapters(e[2]))...)})
	}
	return []Block{Paragraph{Body,
		"OCR prescribes no method for a risk analysis, but looks for nine elements in any (guidance of July 14, 2010)."}, t}
}

// limits says what must not be read into the report.
func (b *builder) limits() []Block {
	return []Block{List{Items: []string{
		"It is not a certificate. It says what was answered and what follows from it, and nothing more.",
		"It is made from questions. A questionnaire finds no technical vulnerabilities; pair it with vulnerability " +
			"scanning or a test by someone qualified (NIST SP 800-66r2, section 3.4).",
		"It rests on what people said. The basis of each answer (observed, document, stated) stands beside it.",
		"It is not legal advice. State law can ask for more.",
		"The Security Rule sets no interval for a risk analysis; it asks for review periodically and as things change (45 " +
			"CFR 164.306(e), 164.316(b)(2)(iii)). A security incident, a new owner, new key staff or planned new technology " +
			"is a reason to do it again.",
		"Keep it for six years from the day it was made or was last in effect, whichever is later (45 CFR 164.316(b)(2)(i)).",
	}}}
}

// chapters names the sections with these IDs, but those that the report leaves out.
func (b *builder) chapters(ids string) string {
	var texts []string
	for id := range strings.FieldsSeq(ids) {
		if !b.leavesOut(id) {
			texts = append(texts, b.chapter(id))
		}
	}
	return orDash(strings.Join(texts, "; "))
}

// leavesOut reports whether a section has nothing to say in this report.
func (b *builder) leavesOut(id string) bool {
	return id == "pairs" && !b.showsSheets() || id == "open-items" && len(b.openItems()) == 0
}
