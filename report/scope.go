package report

import (
	"slices"

	"ephisra/assessment"
)

// scope says what was looked at, with whom, and where ePHI lives.
func (b *builder) scope() []Block {
	a := b.Assessment
	blocks := []Block{
		Paragraph{
			Body,
			"This assessment speaks of all electronic protected health information (ePHI) that " + b.practice() +
				" creates, receives, keeps or sends, at the sites and in the systems below, as of " + DayText(a.AsOf) + ".",
		},
		Heading{"practice-facts", "The practice"}, b.facts(),
	}
	blocks = append(append(blocks, b.siteBlocks()...), b.peopleTable())
	if found := b.Inventory(); len(found) > 0 {
		blocks = append(blocks, Paragraph{Warning, "What the lists below show by themselves: " + inventoryCounts(found) +
			"."})
	}
	return append(blocks, b.assetTable(), b.vendorTable())
}

// facts lists the practice facts with their answers.
func (b *builder) facts() Block {
	t := Table{Dense: true, Empty: "The question bank asks for no facts.",
		Columns: []Column{{"question", "Question", TextKind, 58}, {"answer", "Answer", TextKind, 42}}}
	for i := range b.Findings {
		if f := &b.Findings[i]; f.Verdict.Applies() && !f.Question.Graded() {
			t.Rows = append(t.Rows, Row{Cells: text(f.Question.Ask, b.answerText(f))})
		}
	}
	return t
}

func (b *builder) peopleTable() Block {
	t := Table{Dense: true, Caption: "People who took part", Empty: "People who took part: none is recorded.",
		Columns: []Column{{"name", "Name", TextKind, 38}, {"role", "Role", TextKind, 38},
			{"answers", "Answers given", NumberKind, 24}}}
	for _, p := range b.Assessment.People {
		t.Rows = append(t.Rows, Row{Cells: append(text(p.Name, p.Role), numberCell(b.said(p.ID)))})
	}
	return t
}

// said counts the questions a person answered, be it of one site or otherwise than others did.
func (b *builder) said(person string) int {
	gave := func(one *assessment.Answer) bool {
		return one.SaidBy == person ||
			slices.ContainsFunc(one.Conflict, func(v assessment.Voice) bool { return v.By == person })
	}
	n := 0
	for _, a := range b.Assessment.Answers {
		if slices.ContainsFunc(b.given(a), gave) {
			n++
		}
	}
	return n
}

func (b *builder) assetTable() Block {
	t := Table{Dense: true, Caption: "Where ePHI is: systems and devices",
		Empty: "Systems and devices: none is listed yet. An inventory is what a risk analysis starts from.",
		Columns: []Column{{"name", "Name", TextKind, 27}, {"kind", "Kind", TextKind, 8}, {"ephi", "ePHI", TextKind, 6},
			{"place", "Place", TextKind, 15}, {"owner", "Owner", TextKind, 14}, {"encrypted", "Encrypted", TextKind, 10},
			{"support_ends", "Support ends", DayKind, 12}, {"records", "Records", NumberKind, 8}}}
	for _, a := range b.Assessment.Assets {
		row := append([]Cell{head(a.Name)}, text(a.Kind, tri(a.EPHI), a.Place, b.name(a.Owner), encryptedText(&a))...)
		t.Rows = append(t.Rows, Row{Cells: append(row, b.supportCell(&a), recordsCell(a.Records))})
		t.remark(a.Note)
	}
	return t
}

// remark adds what is noted about the row above, across the table; no note adds nothing.
func (t *Table) remark(note string) {
	if note != "" {
		t.Rows = append(
			t.Rows,
			Row{Kind: Detail, Cells: text(append([]string{note}, make([]string, len(t.Columns)-1)...)...)},
		)
	}
}

func (b *builder) vendorTable() Block {
	t := Table{Dense: true, Caption: "Vendors", Empty: "Vendors: none is listed yet.",
		Columns: []Column{{"name", "Name and service", TextKind, 34}, {"ephi", "ePHI", TextKind, 8},
			{"access", "Access", TextKind, 22}, {"agreement", "Agreement (BAA)", TextKind, 21},
			{"assurance", "Last looked at", DayKind, 15}}}
	for _, v := range b.Assessment.Vendors {
		row := append([]Cell{head(joinFilled(": ", v.Name, v.Service))}, text(tri(v.EPHI), v.Access, b.agreement(v))...)
		t.Rows = append(t.Rows, Row{Cells: append(row, dayCell(v.Assurance))})
		t.remark(v.Note)
	}
	return t
}

// encryptedText marks what holds patient data without encryption.
func encryptedText(a *assessment.Asset) string {
	if a.EPHI != assessment.No && a.Kind != "paper" && a.Encrypted == assessment.No {
		return "NOT ENCRYPTED"
	}
	return tri(a.Encrypted)
}

// supportCell marks what its maker no longer supports.
func (b *builder) supportCell(a *assessment.Asset) Cell {
	if !a.SupportEnds.IsZero() && b.Assessment.AsOf.After(a.SupportEnds) {
		return shownDay(a.SupportEnds, "OUT OF SUPPORT since "+DayText(a.SupportEnds))
	}
	return dayCell(a.SupportEnds)
}

// agreement marks a vendor that handles patient data without an agreement in force.
func (b *builder) agreement(v assessment.Vendor) string {
	switch {
	case v.BAA.IsZero() && v.EPHI == assessment.No:
		return "not needed"
	case v.BAA.IsZero():
		return "NONE"
	case !v.BAAEnds.IsZero() && b.Assessment.AsOf.After(v.BAAEnds):
		return joinFilled(" ", DayText(v.BAA), "EXPIRED "+DayText(v.BAAEnds))
	}
	return joinFilled(" ", DayText(v.BAA), before("until", DayText(v.BAAEnds)))
}

// recordsCell is how many people's data something holds; 0 is not known.
func recordsCell(n int) Cell {
	if n == 0 {
		return Cell{Text: "–"}
	}
	return shownNumber(n, grouped(n))
}
