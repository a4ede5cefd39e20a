package report

// costs is what outcomes have cost others: printed as published, never multiplied by a likelihood and
// never summed, for no sample of practices like this one exists.
func (b *builder) costs() []Block {
	if len(b.Bank.Costs) == 0 || b.Progress.Interim() {
		return nil
	}
	t := Table{
		Dense: true,
		Columns: []Column{{"event", "What happened", TextKind, 26}, {"typical", "A typical case", TextKind, 26},
			{"bad", "A bad case", TextKind, 26}, {"source", "Who says so", TextKind, 22}},
	}
	for _, c := range b.Bank.Costs {
		t.Rows = append(t.Rows, Row{Cells: append([]Cell{head(c.Title)}, text(c.Typical, c.Bad, c.Source)...)})
	}
	return []Block{Paragraph{Body,
		"Published figures, to weigh what a safeguard costs against what others paid. They are of other organizations, " +
			"often larger ones; none is a forecast for this practice, and none is counted anywhere in this report."}, t}
}
