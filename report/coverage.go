package report

// actionSteps shows how far each of the ten steps is taken.
func (b *builder) actionSteps() []Block {
	t := Table{Dense: true, Empty: "The question bank holds no action steps.",
		Columns: []Column{{"Step", 6, true}, {"What it asks", 56, false}, {"Taken", 16, false}, {"In place", 12, true},
			{"Questions", 10, true}}}
	for _, s := range b.ActionSteps {
		t.Rows = append(
			t.Rows,
			Row{Cells: []Cell{{Text: number(s.Step.Number)}, {Text: s.Step.Title + ". " + s.Step.Essence},
				statusCell(s.Status), {Text: percent(s.InPlace.Tenths)}, {Text: number(s.InPlace.Of)}}},
		)
	}
	return []Block{Paragraph{Body,
		"Ten steps that practices are advised to take. Not each of them is in the Security Rule; the requirement table " +
			"says what is."}, t}
}

// safeguards shows the share in place by topic, in the order asked.
func (b *builder) safeguards() []Block {
	topics := Bars{Caption: "Safeguards in place, by topic"}
	for _, s := range b.Bank.Sections {
		if share := b.Coverage.Section[s.ID]; share.Of > 0 {
			topics.Items = append(topics.Items, bar(s.Title, share))
		}
	}
	return []Block{Paragraph{Body,
		"The mean of how far each safeguard asked about is in place. It counts every safeguard alike, so it says how much " +
			"is done, not how much risk is left."}, b.coverageBars(), topics}
}
