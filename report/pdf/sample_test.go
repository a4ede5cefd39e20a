package pdf

import (
	"fmt"
	"strings"
	"time"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/report"
)

// sample is a report as a small practice would get it, with every kind of block, and as many rows
// in its register as asked for.
func sample(events int) *report.Document {
	return &report.Document{
		Title: "HIPAA Security Risk Assessment", Practice: "Lakeside Family Practice", Status: "DRAFT", Draft: true,
		AsOf: assessment.Day{Year: 2026, Month: time.November, Date: 23}, Bank: "hipaa-security-rule 2026.1",
		Cover: []report.Pair{
			{Label: "Assessment date", Value: "2026-11-23"},
			{Label: "Level of risk", Value: "High"},
			{Label: "Answered", Value: "187 of 203 questions"},
			{Label: "Question bank", Value: "HIPAA Security Rule, version 2026.1"},
			{Label: "Prepared by", Value: "Dana Ruiz, Northshore Compliance Partners"},
			{Label: "Keep",
				Value: "This report describes weak spots. Keep it as safe as patient records, and for at least six years (45 CFR " +
					"164.316(b)(2)(i))."},
		},
		Sections: []report.Section{
			{ID: "summary", Title: "Summary", Page: true, Blocks: sampleSummary(events)},
			{ID: "actions", Title: "What to do, in order", Page: true, Blocks: sampleActions()},
			{ID: "risk-register", Title: "Risk register", Page: true, Blocks: sampleRegister(events)},
			{ID: "requirements", Title: "Requirements of the Security Rule", Page: true, Blocks: sampleRequirements()},
			{ID: "pairs", Title: "Every threat event and its vulnerabilities", Page: true, Blocks: samplePairs(events)},
			{ID: "answers", Title: "Every answer", Page: true, Blocks: sampleAnswers(3 * events)},
			{ID: "limits", Title: "What this report is not", Blocks: sampleLimits()},
		},
	}
}

var eventTitles = []string{
	"Ransomware arrives by e-mail and encrypts the server", "A stolen password opens remote access",
	"A laptop with patient records is lost or stolen",
	"A former employee signs in with an account that was never closed", "A vendor that holds records is broken into",
	"A paper printout is left at the front desk",
	"An unpatched firewall is used to get into the network", "A fire or flood destroys the only copy of the records",
	"Staff look up records of people they know",
	"A mail goes to the wrong recipient, unencrypted", "The cloud EHR is down for more than a day",
	"A copier is returned with its disk inside",
}

func eventTitle(n int) string { return eventTitles[n%len(eventTitles)] }

func levelAt(n int) questions.Level { return questions.Levels[4-(n*5/41)%5] }

func levelCell(l questions.Level) report.Cell { return report.Cell{Text: l.String(), Value: l} }

func plain(texts ...string) []report.Cell {
	cells := make([]report.Cell, len(texts))
	for i, t := range texts {
		cells[i].Text = t
	}
	return cells
}

func sampleSummary(events int) []report.Block {
	return []report.Block{
		report.Paragraph{Kind: report.Lead,
			Text: "The level of risk is High: that of the worst of 32 threat events that apply. 4 stand at High, 11 stand at " +
				"Moderate and 17 stand at Low."},
		report.Paragraph{Text: "Of the standards and implementation specifications of the Security Rule, 38 are met, 3 are " +
			"dealt with by a documented alternative, 14 are partly met, 6 are not met, 2 are not assessed and 1 do not apply. " +
			"Safeguards are 64.5 % in place."},
		report.Paragraph{Kind: report.Warning,
			Text: "16 questions of 203 have no answer that counts yet. What is not known counts as not in place, so levels " +
				"can come down as answers come in."},
		sampleMap(events),
		report.Bars{Caption: "Safeguards in place, by family", Items: []report.Bar{
			{Label: "All safeguards", Tenths: 645, Text: "64.5 % of 187"},
			{Label: "Administrative", Tenths: 702, Text: "70.2 % of 96"},
			{Label: "Physical", Tenths: 810, Text: "81.0 % of 31"}, {Label: "Technical", Tenths: 441, Text: "44.1 % of 48"},
			{Label: "Organizational", Tenths: 1000, Text: "100 % of 4"}, {Label: "Documentation", Tenths: 0, Text: "0 % of 8"}}},
		report.Table{Caption: "The highest risks",
			Columns: []report.Column{{Title: "No.", Width: 6, Kind: report.NumberKind}, {Title: "Threat event", Width: 54},
				{Title: "Level of risk", Width: 18}, {Title: "With the plan done", Width: 22}},
			Rows: topRows(5)},
	}
}

func topRows(n int) []report.Row {
	var rows []report.Row
	for i := range n {
		rows = append(rows, report.Row{Cells: []report.Cell{{Text: fmt.Sprint(i + 1)}, {Text: eventTitle(i), Strong: true},
			levelCell(levelAt(i * 4)), levelCell(questions.Low)}})
	}
	return rows
}

func sampleMap(events int) report.HeatMap {
	m := report.HeatMap{Caption: "Where the threat events stand", Row: "Likelihood", Column: "Impact"}
	matrix := [5]string{"vvllm", "vllmm", "vlmmh", "vlmhH", "vlmhH"}
	letters := map[byte]questions.Level{'v': questions.VeryLow, 'l': questions.Low, 'm': questions.Moderate,
		'h': questions.High, 'H': questions.VeryHigh}
	for i := range m.Cells {
		for j := range m.Cells[i] {
			m.Cells[i][j].Level = letters[matrix[i][j]]
		}
	}
	for n := range events {
		cell := &m.Cells[(n*7/3)%5][(n*n/5)%5]
		cell.Events = append(cell.Events, fmt.Sprint(n+1))
		m.Key = append(m.Key, report.Pair{Label: fmt.Sprint(n + 1), Value: eventTitle(n)})
	}
	return m
}

func sampleActions() []report.Block {
	t := report.Table{Caption: "Corrective actions",
		Columns: []report.Column{{Title: "", Width: 6, Kind: report.NumberKind}, {Title: "Action", Width: 50}, {Title: "Who", Width: 26},
			{Title: "By", Width: 18}}}
	for i, group := range []string{"Now", "This quarter", "This year"} {
		t.Rows = append(t.Rows, report.Row{Kind: report.Group, Cells: plain(group)})
		for j := range 4 {
			t.Rows = append(t.Rows,
				report.Row{Cells: []report.Cell{{Text: fmt.Sprint(i*4 + j + 1)},
					{Text: "Turn on a second proof of identity for every way in from outside", Strong: true},
					{Text: "Dana Ruiz, office manager"}, {Text: "2027-01-31"}}},
				report.Row{Kind: report.Detail,
					Cells: plain("",
						"Brings down: A stolen password opens remote access; Ransomware arrives by e-mail and encrypts the server. "+
							"Small effort.", "with IT support", "")})
		}
	}
	return []report.Block{
		report.Paragraph{Text: "The order takes first what brings most events down from High or Very High for the effort " +
			"it costs; then what takes most off the total value."}, t,
		report.Table{Caption: "Decisions to sign", Columns: []report.Column{{Title: "Decision", Width: 1}},
			Empty: "Nothing is open."},
		report.Heading{ID: "how", Text: "How to read the order"},
		report.List{Numbered: true, Items: []string{"Begin at the top; what stands lower can wait.",
			"Where nobody is named, name somebody this week. An action that nobody owns is seldom done, however small it is " +
				"and however often it comes up in meetings.", "Write the date when it was done into the plan."}},
		report.List{Items: []string{"Small: an afternoon.", "Medium: some weeks, one person.",
			"Large: a project with a budget."}},
	}
}

func sampleRegister(events int) []report.Block {
	t := report.Table{Columns: []report.Column{{Title: "No.", Width: 5, Kind: report.NumberKind}, {Title: "Threat event", Width: 33},
		{Title: "Initiation", Width: 11}, {Title: "Suscep-tibility", Width: 12},
		{Title: "Likelihood", Width: 11}, {Title: "Impact", Width: 11}, {Title: "Level of risk", Width: 11},
		{Title: "Value", Width: 6, Kind: report.NumberKind}}}
	for n := range events {
		l := levelAt(n)
		t.Rows = append(t.Rows,
			report.Row{Cells: []report.Cell{{Text: fmt.Sprint(n + 1)}, {Text: eventTitle(n), Strong: true}, {Text: "84 High"},
				{Text: "61 High"}, levelCell(l), {Text: "72 " + l.String(), Value: l}, levelCell(l), {Text: fmt.Sprint(90 - n)}}},
			report.Row{Kind: report.Detail,
				Cells: plain("", "Remote sign-in relies on a password alone.", "", "40 % in place", "", "", "Low", "12")})
	}
	return []report.Block{report.Paragraph{Text: "Each row is one threat event. Likelihood is the cell of Table G-5 for " +
		"initiation and susceptibility; the level of risk is the cell of Table I-2 for likelihood and impact. The value " +
		"orders events inside a level and measures what a fix takes off; it decides no level."}, t}
}

func sampleRequirements() []report.Block {
	t := report.Table{Columns: []report.Column{{Title: "Citation", Width: 22}, {Title: "Requirement", Width: 44},
		{Title: "", Width: 14}, {Title: "Status", Width: 20}}}
	for i, family := range []string{"Administrative safeguards (164.308)", "Physical safeguards (164.310)",
		"Technical safeguards (164.312)"} {
		t.Rows = append(t.Rows, report.Row{Kind: report.Group, Cells: plain(family)})
		for j := range 9 {
			s := risk.RequirementStatus((i*5 + j) % 6)
			t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{{Text: fmt.Sprintf("164.%d(a)(%d)(ii)(A)", 308+2*i, j+1)},
				{Text: "Risk analysis of the potential risks and vulnerabilities to electronic protected health information"},
				{Text: "required"}, {Text: strings.ReplaceAll(s.String(), "_", " "), Value: s}}})
		}
	}
	return []report.Block{t}
}

func samplePairs(events int) []report.Block {
	var blocks []report.Block
	for n := range events {
		blocks = append(blocks, report.Heading{ID: fmt.Sprint("event-", n), Text: fmt.Sprintf("%d. %s", n+1, eventTitle(n))},
			report.Pairs{Items: []report.Pair{{Label: "Event", Value: "adversarial; harms confidentiality and availability"},
				{Label: "Rests on",
					Value: "Two of three breaches reported by practices of this size in 2024 began with a mailbox; the rate is that " +
						"of the published portal."},
				{Label: "Susceptibility",
					Value: "61 High: the larger of 44 (4×60 + 2×100 + 1×0 = 440, ÷ 10) and half of the largest gap of a strong " +
						"safeguard (100 ÷ 2)"},
				{Label: "Level of risk", Value: "High: Table I-2, row High, column High"}}},
			report.Table{Columns: []report.Column{{Title: "Vulnerability or safeguard", Width: 50},
				{Title: "Acts on", Width: 14}, {Title: "Weight", Width: 8, Kind: report.NumberKind}, {Title: "In place", Width: 9, Kind: report.NumberKind},
				{Title: "If closed", Width: 11}, {Title: "Value", Width: 8, Kind: report.NumberKind}},
				Rows: []report.Row{
					{Cells: []report.Cell{{Text: "Remote sign-in relies on a password alone. Answer: Some people or some systems " +
						"[mfa-remote-access]."}, {Text: "likelihood"}, {Text: "4"}, {Text: "40"}, levelCell(questions.Low),
						{Text: "12"}}},
					{Cells: []report.Cell{{Text: "Nobody reads the sign-in records. Answer: Don't know [log-review]."},
						{Text: "likelihood"}, {Text: "2"}, {Text: "0"}, levelCell(questions.Moderate), {Text: "31"}}},
					{Kind: report.Detail, Cells: plain("Everyone, every year [security-training]", "likelihood", "1", "100", "–",
						"–")}}})
	}
	return blocks
}

func sampleAnswers(n int) []report.Block {
	t := report.Table{Columns: []report.Column{{Title: "Question", Width: 46}, {Title: "Answer", Width: 34},
		{Title: "Who, basis", Width: 20}}}
	long := strings.Repeat("The server room has one key, which hangs behind the front desk; the cleaner has a second "+
		"one. We asked twice and were told that the list of keys is kept in a binder that nobody could find during the "+
		"visit. ", 14)
	for i := range n {
		answer := "Some people or some systems"
		if i == 7 {
			answer = long
		}
		t.Rows = append(t.Rows,
			report.Row{Cells: []report.Cell{{Text: "Does everyone need a second proof of identity to sign in from outside the " +
				"office?"}, {Text: answer}, {Text: "Dana Ruiz, stated"}}})
	}
	return []report.Block{t}
}

func sampleLimits() []report.Block {
	return []report.Block{
		report.Paragraph{Text: "This report rests on what people said and what was shown. A questionnaire finds no " +
			"technical vulnerabilities: it does not scan, and it does not test. It is not legal advice and not a certificate."},
		report.Paragraph{Kind: report.Note,
			Text: "Keep this report for at least six years after it is replaced (45 CFR 164.316(b)(2)(i)). Source of the " +
				"tables: NIST SP 800-30 Rev. 1, Appendices G and I."},
	}
}
