package report

// costs is what outcomes have cost others: printed as published, never multiplied by a likelihood and
// never summed, for no sample of practices like this one exists.
func (b *builder) costs() []Block {
	if len(b.Bank.Costs) == 0 || b.Progress.Interim() {
		return nil
	}
	t := Table{
		Dense: true,
		Columns: []Column{{"What happened", 26, false}, {"A typical case", 26, false}, {"A bad case", 26, false},
			{"Who says so", 22, false}},
	}
	for _, c := range b.Bank.Costs {
		t.Rows = append(t.Rows, Row{Cells: append([]Cell{head(c.Title)}, text(c.Typical, c.Bad, c.Source)...)})
	}
	return []Block{Paragraph{Body,
		"Published figures, to weigh what a safeguard costs against what others paid. They are of other organizations, " +
			"often larger ones; none is a forecast for this practice, and none is counted anywhere in this report."}, t}
}
