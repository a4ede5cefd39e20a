package sheet

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// planKeys are the columns of a plan, in the order they are written. Title is for people and is not read back.
func planKeys() []string {
	keys := []string{"fix", "title", "state", "done"}
	for _, c := range assessment.PlanColumns {
		keys = append(keys, c.Key)
	}
	return keys
}

// ExportPlan writes a plan as a sheet: the items there are, and the fixes given besides, which nobody has planned yet.
func ExportPlan(bank *questions.Bank, a *assessment.Assessment, fixes []string, format string) ([]byte, error) {
	items := slices.Clone(a.Plan)
	for _, id := range fixes {
		if !slices.ContainsFunc(items, func(p assessment.PlanItem) bool { return p.Fix == id }) {
			items = append(items, assessment.PlanItem{Fix: id})
		}
	}
	var rows [][]any
	for i := range items {
		item := &items[i]
		state := item.State.String()
		if i >= len(a.Plan) {
			state = "" // nobody planned it yet
		}
		values := []any{item.Fix, bank.Fix(item.Fix).Title, state, item.Done}
		for _, c := range assessment.PlanColumns {
			values = append(values, planValue(a, &c, item))
		}
		rows = append(rows, values)
	}
	return write("plan", planKeys(), rows, format)
}

// planValue is what an item holds of a column; an owner who is listed is written by name.
func planValue(a *assessment.Assessment, c *assessment.Column[assessment.PlanItem], item *assessment.PlanItem) any {
	if c.Key == "owner" {
		return a.NameOf(item.Owner)
	}
	return valueOf(c, item)
}

// ImportPlan takes the rows of a table into the plan, item by item. A state moves on by it to open, doing or done; that
// somebody verified it or accepts the risk needs a name and is said with sra plan set. Faults as with Import.
func ImportPlan(bank *questions.Bank, a *assessment.Assessment, tables []*Table) (*Taken, error) {
	t := pick(tables, planHeadings, planKeys())
	if len(t.Rows) == 0 {
		return nil, yamlfile.Problems{t.fault(Cell{}, "the sheet is empty; its first row names the columns: %s",
			strings.Join(planKeys(), ", "))}
	}
	columns, faults := t.match(planHeadings, planKeys())
	at := slices.IndexFunc(columns, func(c column) bool { return c.key == "fix" || c.key == asID })
	if at < 0 {
		faults = append(faults, t.fault(t.Rows[0][0], "no column says which action a row is of; head it \"fix\""))
	}
	if len(faults) > 0 {
		return nil, faults.Err()
	}
	taken := &Taken{Blank: t.Blank}
	p := &planReader{a, bank, t, columns, taken}
	before := slices.Clone(a.Plan)
	for _, row := range t.Rows[1:] {
		faults = append(faults, p.take(row, columns[at].at)...)
	}
	if len(faults) > 0 {
		a.Plan = before
	}
	return taken, faults.Err()
}

type planReader struct {
	a       *assessment.Assessment
	bank    *questions.Bank
	t       *Table
	columns []column
	taken   *Taken
}

// take takes one row in. A row that says nothing of a fix that is not planned stays out of the plan.
func (p *planReader) take(row []Cell, at int) yamlfile.Problems {
	p.taken.Read++
	fix := row[0]
	if at < len(row) {
		fix = row[at]
	}
	id := strings.ToLower(fix.Text)
	if p.bank.Fix(id) == nil {
		return yamlfile.Problems{p.t.fault(fix, "there is no action %s%s", yamlfile.Clip(fix.Text),
			yamlfile.DidYouMean(id, p.fixIDs()))}
	}
	values, step, faults := p.read(row)
	if len(faults) > 0 {
		return faults
	}
	if err := p.set(id, values, step); err != nil {
		return yamlfile.Problems{p.t.fault(fix, "%v", err)}
	}
	return nil
}

// set puts what a row says into the plan. A sheet that comes back unchanged moves nothing.
func (p *planReader) set(id string, values []assessment.Value, step assessment.Step) error {
	before := p.planned(id)
	if before == nil && len(values) == 0 && (step.State == "" || step.State == "open") {
		p.taken.Same++
		return nil
	}
	if before != nil && before.State.String() == step.State && step.On.IsZero() {
		step = assessment.Step{}
	}
	was := itemText(before)
	item, err := p.a.SetPlan(p.bank, id, values, step, p.a.AsOf)
	if err != nil {
		return err
	}
	if item.State == assessment.PlanDone && step.State != "" {
		p.taken.Done = append(p.taken.Done, id)
	}
	p.count(before == nil, was, item)
	return nil
}

func (p *planReader) count(isNew bool, was string, item *assessment.PlanItem) {
	now := itemText(item)
	switch {
	case isNew:
		p.taken.Added++
		p.taken.Lines = append(p.taken.Lines, fmt.Sprintf("added %s: %s", item.Fix, now))
	case was != now:
		p.taken.Changed++
		p.taken.Lines = append(p.taken.Lines, fmt.Sprintf("changed %s: %s", item.Fix, now))
	default:
		p.taken.Same++
	}
}

// planned is a copy of the item of a fix, or nil.
func (p *planReader) planned(fix string) *assessment.PlanItem {
	for _, item := range p.a.Plan {
		if item.Fix == fix {
			return &item
		}
	}
	return nil
}

func (p *planReader) fixIDs() []string {
	var ids []string
	for _, f := range p.bank.Fixes {
		ids = append(ids, f.ID)
	}
	return ids
}

// itemText says an item in one line.
func itemText(item *assessment.PlanItem) string {
	if item == nil {
		return ""
	}
	parts := []string{strings.TrimSpace(item.State.String() + " " + item.Done.String())}
	for _, c := range assessment.PlanColumns {
		if text := c.Write(item); text != "" {
			parts = append(parts, c.Flag()+" "+text)
		}
	}
	return strings.Join(parts, "; ")
}

// read reads the cells of one row.
func (p *planReader) read(row []Cell) (values []assessment.Value, step assessment.Step, faults yamlfile.Problems) {
	for _, c := range p.columns {
		if c.at >= len(row) || isUnknown(row[c.at].Text) {
			continue
		}
		cell := row[c.at]
		switch c.key {
		case asID, "fix", "title", leftOut:
		case "state":
			step.State = strings.ToLower(cell.Text)
			faults = append(faults, p.checkState(row, cell)...)
		case "done":
			day, err := assessment.ReadDay(cell.Text, p.a.AsOf)
			if err != nil {
				faults = append(faults, p.t.fault(cell, "done: %v", err))
			}
			step.On = day
		default:
			values = append(values, assessment.Value{Key: c.key, Text: cell.Text})
			faults = append(faults, fit(p.t, assessment.PlanColumns, cell, c.key, cell.Text, p.a.AsOf)...)
		}
	}
	if step.State != "done" {
		step.On = assessment.Day{}
	}
	return values, step, append(faults, p.t.strayCells(row, p.columns)...)
}

// checkState refuses what a sheet cannot say: a state that is none, or one that needs a name. An item that stands there
// already may stay.
func (p *planReader) checkState(row []Cell, cell Cell) yamlfile.Problems {
	state := strings.ToLower(cell.Text)
	for _, c := range p.columns {
		if (c.key == "fix" || c.key == asID) && c.at < len(row) {
			if item := p.planned(strings.ToLower(row[c.at].Text)); item != nil && item.State.String() == state {
				return nil
			}
		}
	}
	switch {
	case slices.Contains([]string{"verified", "accepted"}, state):
		return yamlfile.Problems{p.t.fault(cell,
			"%s needs the name of who says so: sra plan set FILE FIX --state %s --by NAME", state, state)}
	case !slices.Contains(choicesOf["state"], state):
		return yamlfile.Problems{p.t.fault(cell, "%s is no state; write open, doing or done", yamlfile.Clip(cell.Text))}
	}
	return nil
}
