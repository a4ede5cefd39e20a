package report

// glossary explains the terms of art that this report uses, in the order of the bank.
func (b *builder) glossary() []Block {
	pairs := Pairs{Dense: true, RunIn: true}
	for _, t := range b.Bank.TermsIn(b.words.String()) {
		pairs.Items = append(pairs.Items, Pair{t.Title, t.Text})
	}
	if len(pairs.Items) == 0 {
		return nil
	}
	return []Block{pairs}
}

// signOff prints who signed, or the lines to sign on.
func (b *builder) signOff() []Block {
	if len(b.Assessment.Signoff) == 0 {
		return []Block{
			Paragraph{Body,
				"This is a draft: nobody has signed it. By signing, the practice says that it has read the report and stands by " +
					"its answers. It can sign with items open; they are listed as open. The Security Rule asks for no " +
					"signature; \"sra sign\" binds one to the answers."},
			signLines(),
		}
	}
	var blocks []Block
	for _, s := range b.Assessment.Signoff {
		blocks = append(blocks, Pairs{Items: []Pair{{"Name", s.By}, {"Role", s.Role},
			{"Signed at", s.At.UTC().Format("2006-01-02 15:04:05 UTC")}, {"Digest of what was signed", s.Digest}}})
	}
	return append(blocks, Paragraph{Note, "Kept elsewhere, the digest makes a later change to the answers evident."})
}

// signRoles are who usually signs.
var signRoles = []string{"Owner of the practice", "Security official", "Assessor", "Other"}

// line is room to write on.
const line = "\n______________________"

// signLines are lines to sign on, on paper.
func signLines() Block {
	t := Table{Columns: []Column{{"role", "Role", TextKind, 22}, {"name", "Name", TextKind, 27},
		{"signature", "Signature", TextKind, 30}, {"date", "Date", DayKind, 21}}}
	for _, role := range signRoles {
		t.Rows = append(t.Rows, Row{Cells: text("\n"+role, line, line, "\n______________")})
	}
	return t
}
